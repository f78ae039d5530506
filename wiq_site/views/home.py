"""The home page."""

from dataclasses import dataclass

from wiq_site.addresses import BLOG, feed_address
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage
from wiq_site.site.plan import Site
from wiq_site.views.areas import AreaLink, area_links
from wiq_site.views.coming import Coming, find_coming
from wiq_site.views.figures import Figure, figure_views
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.questions import Question, question_views


@dataclass(frozen=True)
class HomeView:
    """The living part of the home page."""

    kurz: str
    picture: PictureView | None
    coming: Coming
    examples: bool
    areas: tuple[AreaLink, ...]
    questions: tuple[Question, ...]
    figures: tuple[Figure, ...]
    feed: str


def home_view(entry: Entry[HandPage], site: Site) -> HomeView:
    """What comes next, what is new, who is needed."""
    catalogue = site.catalogue
    return HomeView(
        kurz=entry.content.kurz or "",
        picture=picture_view(entry, catalogue),
        coming=find_coming(catalogue),
        examples=bool(catalogue.examples),
        areas=tuple(link for link in area_links(catalogue) if link.active),
        questions=question_views(catalogue),
        figures=figure_views(catalogue),
        feed=feed_address(BLOG),
    )
