"""The page of one post."""

from dataclasses import dataclass

from wiq_site.addresses import BLOG, IDEAS
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.dates import day_of, format_day, iso
from wiq_site.site.plan import Site
from wiq_site.views.answers import answer_link, find_answer_mailbox
from wiq_site.views.cards import Card, post_card, team_card
from wiq_site.views.chips import START, Chip, area_chips, ortsteil_chips, term_chips
from wiq_site.views.comments import CommentView, comment_views
from wiq_site.views.dates import DateView, date_view, split_dates
from wiq_site.views.idea import IdeaView, idea_view
from wiq_site.views.neighbours import find_neighbours
from wiq_site.views.organisations import organisation_chips
from wiq_site.views.photos import PhotoLine, photo_lines
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.related import Related, find_related
from wiq_site.views.reports import (
    CorrectionView,
    OriginView,
    TopView,
    born_ideas,
    correction_views,
    origin_views,
    top_views,
)
from wiq_site.views.share import share_link

MORE_LIMIT = 3


@dataclass(frozen=True)
class PostView:
    """A post, with idea, dates or agenda where it has them."""

    title: str
    kurz: str
    lang: str
    crumbs: tuple[Chip, ...]
    back: Chip
    publication: str
    date_iso: str
    date_label: str
    updated_iso: str
    updated_label: str
    authors: tuple[Chip, ...]
    categories: tuple[Chip, ...]
    gebiet: tuple[Chip, ...]
    ortsteile: tuple[Chip, ...]
    themen: tuple[Chip, ...]
    organisationen: tuple[Chip, ...]
    picture: PictureView | None
    photos: tuple[PhotoLine, ...]
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    tops: tuple[TopView, ...]
    naechstes: DateView | None
    korrektur: tuple[CorrectionView, ...]
    ideen: tuple[Card, ...]
    origins: tuple[OriginView, ...]
    idea: IdeaView | None
    teams: tuple[Card, ...]
    related: tuple[Related, ...]
    more: tuple[Card, ...]
    comments: tuple[CommentView, ...]
    mailbox: str
    answer_link: str
    series: str
    newer: Chip | None
    older: Chip | None
    share_link: str
    notice: str


def post_view(post: Entry[Post], site: Site) -> PostView:
    """Everything that the page of ``post`` shows."""
    content, catalogue = post.content, site.catalogue
    coming, past = split_dates((date for date in catalogue.dates_of([post]) if not date.is_next), catalogue)
    updated = content.changed if content.korrektur else content.updated
    following = catalogue.next_by_post.get(post.address)
    teams = tuple(catalogue.team_by_slug[s] for s in content.teams if s in catalogue.team_by_slug)
    series, newer, older = find_neighbours(post, catalogue)
    idea = catalogue.is_open(post) or post.is_example
    mailbox = find_answer_mailbox(post, site)
    return PostView(
        title=content.title,
        kurz=content.kurz or "",
        lang=content.lang,
        crumbs=(START, Chip("Idee sucht Team", IDEAS) if idea else Chip("Blog", BLOG)),
        back=Chip("Alle Ideen und Gesuche", IDEAS) if idea else Chip("Alle Beiträge", BLOG),
        publication=post.publication,
        date_iso=iso(day_of(content.date)),
        date_label=format_day(content.date),
        updated_iso=iso(day_of(updated)) if updated else "",
        updated_label=format_day(updated) if updated else "",
        authors=tuple(_author(author, catalogue) for author in content.authors),
        categories=_blog_chips(post, "categories", content.categories, catalogue),
        gebiet=area_chips(content.gebiet, catalogue),
        ortsteile=ortsteil_chips(content.ortsteile, catalogue),
        themen=_blog_chips(post, "themen", content.themen, catalogue),
        organisationen=organisation_chips(content.organisationen, catalogue),
        picture=picture_view(post, catalogue),
        photos=photo_lines(post, catalogue),
        coming=coming,
        past=past,
        tops=top_views(content.tops),
        korrektur=correction_views(content.korrektur),
        ideen=born_ideas(post, catalogue),
        origins=origin_views(post, catalogue) if content.idee else (),
        naechstes=date_view(following, catalogue) if following else None,
        idea=idea_view(post, mailbox, site),
        teams=tuple(team_card(team, catalogue) for team in teams),
        related=_related_to_idea(post, teams, catalogue) if content.idee else (),
        more=() if content.idee else tuple(post_card(other, catalogue) for other in _related_posts(post, catalogue)),
        comments=comment_views(content.kommentare),
        mailbox=mailbox,
        answer_link=answer_link(mailbox, post, site),
        series=series,
        share_link=share_link(content.title, post.address, site),
        notice=site.find_notice(post.address),
        newer=newer,
        older=older,
    )


def _blog_chips(post: Entry[Post], facet: str, slugs: tuple[str, ...], catalogue: Catalogue) -> tuple[Chip, ...]:
    """The terms of a post. An example is in no list, so its terms lead nowhere."""
    if post.is_example:
        return tuple(map(Chip, catalogue.taxonomies.labels(facet, slugs)))
    return term_chips(BLOG, facet, slugs, catalogue)


def _author(author: str, catalogue: Catalogue) -> Chip:
    """A role as it is written, or a team with its page."""
    team = catalogue.team_by_slug.get(author)
    return Chip(f"Team {team.content.title}", team.address) if team else Chip(author)


def _related_to_idea(post: Entry[Post], teams: tuple[Entry[Team], ...], catalogue: Catalogue) -> tuple[Related, ...]:
    """Its own teams stand on the page already."""
    return find_related(post_card(post, catalogue), catalogue, {team.address for team in teams})


def _related_posts(post: Entry[Post], catalogue: Catalogue) -> list[Entry[Post]]:
    """Posts about the same teams, then of the same topics; newest first, itself left out."""
    candidates: dict[str, Entry[Post]] = {}
    for slug in post.content.teams:
        candidates |= {p.slug: p for p in catalogue.posts_by_team.get(slug, ())}
    for topic in post.content.themen:
        candidates |= {p.slug: p for p in catalogue.posts_by_topic.get(topic, ())[: MORE_LIMIT + 1]}
    candidates.pop(post.slug, None)
    return list(candidates.values())[:MORE_LIMIT]
