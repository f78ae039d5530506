"""Hand-written pages, with the parts that the program adds."""

from dataclasses import dataclass

from wiq_site.base import mail_link
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage
from wiq_site.dates import format_day
from wiq_site.legal import Accessibility, Privacy, Provider
from wiq_site.site.plan import Site
from wiq_site.text import join_words
from wiq_site.views.chips import START, Chip
from wiq_site.views.figures import Figure, figure_views, state_views
from wiq_site.views.manual import FieldTable, table_views
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.way import WayStep, way_views
from wiq_site.views.writing import SampleGroup, sample_views


@dataclass(frozen=True)
class HandView:
    """A hand-written page with the part the program adds."""

    title: str
    lang: str
    crumbs: tuple[Chip, ...]
    ansicht: str
    picture: PictureView | None
    publication: str
    counted: str
    figures: tuple[Figure, ...]
    states: tuple[Figure, ...]
    tables: tuple[FieldTable, ...]
    samples: tuple[SampleGroup, ...]
    way: tuple[WayStep, ...]
    verantwortlich: str
    anbieter: Provider | None
    datenschutz: Privacy
    barrierefreiheit: Accessibility
    stand: str
    melden: str
    formular: str


def hand_view(entry: Entry[HandPage], title: str, site: Site) -> HandView:
    """A hand-written page with the generated part that its ``ansicht`` asks for."""
    page, catalogue, options = entry.content, site.catalogue, site.settings.options
    access = options.barrierefreiheit or Accessibility()
    return HandView(
        title=title,
        lang=page.lang,
        crumbs=(START,),
        ansicht=page.ansicht or "",
        picture=picture_view(entry, catalogue),
        publication=entry.publication,
        figures=figure_views(catalogue) if page.ansicht == "zahlen" else (),
        counted=format_day(catalogue.day) if page.ansicht == "zahlen" else "",
        states=state_views(catalogue) if page.ansicht == "zahlen" else (),
        way=way_views(site) if page.ansicht == "schritte" else (),
        tables=table_views() if page.ansicht == "felder" else (),
        samples=sample_views() if page.ansicht == "schreiben" else (),
        verantwortlich=options.verantwortlich or "",
        anbieter=options.anbieter,
        datenschutz=options.datenschutz or Privacy(),
        barrierefreiheit=access,
        stand=format_day(access.stand) if access.stand else "",
        melden=mail_link(access.mail, "Barriere auf der Website") if access.mail else "",
        formular=join_words(options.formular.services) if options.formular else "",
    )
