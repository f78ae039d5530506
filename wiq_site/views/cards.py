"""Teams, ideas and posts as cards, and what else a list can hold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from wiq_site.catalogue.catalogue import Catalogue, summary
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.words import NeedWords, all_need_words
from wiq_site.content.models import IdeaStatus, Post, Team
from wiq_site.dates import day_of, format_day, iso
from wiq_site.lists.records import Item, post_item, team_item
from wiq_site.selection import Facets
from wiq_site.views.dates import DateView, MeetingsView, date_view, meetings_view, next_meeting_view
from wiq_site.views.pictures import PictureView, card_picture
from wiq_site.views.stand import find_stand
from wiq_site.views.steps import IDEA_LABELS


@dataclass(frozen=True)
class Card:
    """A team, an idea or a post in a list. ``bis`` is the first day on which something it looks for ends.

    ``pinned`` says that it stands before others here, ``stand`` how old the last confirmation is, where it is too old
    to count.
    """

    kind: str
    label: str
    address: str
    title: str
    kurz: str
    status: str
    status_label: str
    date_iso: str
    date_label: str
    picture: PictureView | None
    terms: tuple[str, ...]
    needs: tuple[NeedWords, ...]
    bis: str
    bis_label: str
    example: bool
    stand: str
    publication: str
    lang: str
    facets: Facets
    pinned: bool = False

    @property
    def wanted_label(self) -> str:
        """What stands before ``wanted``."""
        return "Zuletzt gesucht" if self.stand else "Gebraucht"

    @property
    def wanted(self) -> str:
        """``Handwerk, Garten · bis 31. März 2027``."""
        skills = ", ".join(dict.fromkeys(need.faehigkeit for need in self.needs))
        return " · ".join(filter(None, (skills, self.bis_label and f"bis {self.bis_label}")))


ListItem: TypeAlias = Card | DateView | MeetingsView
"""What a list can hold."""


def team_card(team: Entry[Team], catalogue: Catalogue, *, with_needs: bool = False) -> Card:
    """A team's card; with its needs where the list is about them."""
    return catalogue.once(("card", team.address, with_needs), lambda: _build_team_card(team, catalogue, with_needs))


def _build_team_card(team: Entry[Team], catalogue: Catalogue, with_needs: bool) -> Card:
    content, terms, item = team.content, catalogue.taxonomies, team_item(team, catalogue)
    needs = catalogue.open_needs(team) if with_needs else ()
    end = _first_end(need.bis for need in needs)
    return Card(
        kind=item.kind,
        label="Team",
        address=team.address,
        title=content.title,
        kurz=content.kurz,
        status=content.status,
        status_label=terms.label("status", content.status),
        date_iso="",
        date_label="",
        picture=card_picture(team, catalogue),
        terms=(*terms.labels("gebiet", content.gebiet), *content.ortsteile, *terms.labels("themen", content.themen)),
        needs=all_need_words(needs, terms),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=False,
        stand=find_stand(team, catalogue),
        publication=team.publication,
        lang=content.lang,
        facets=item.facets,
    )


def post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    """A post's card; an idea shows its status and its needs."""
    return catalogue.once(("card", post.address), lambda: _build_post_card(post, catalogue))


def pinned_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    """The same where a pinned post stands before others."""
    card = post_card(post, catalogue)
    return catalogue.once(("pinned", post.address), lambda: replace(card, pinned=True)) if post.pinned else card


def _build_post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    content, terms, item = post.content, catalogue.taxonomies, post_item(post, catalogue)
    idea, needs = content.idee, post.needs if post.is_example else catalogue.open_needs(post)
    end = _first_end([idea.bis, *(need.bis for need in needs)]) if idea and catalogue.is_open(post) else None
    return Card(
        kind=item.kind,
        label="Idee" if idea else "Beitrag",
        address=post.address,
        title=content.title,
        kurz=summary(post),
        status=idea.status if idea else "",
        status_label=IDEA_LABELS[IdeaStatus(idea.status)] if idea else "",
        date_iso=iso(day_of(content.date)),
        date_label=format_day(content.date),
        picture=card_picture(post, catalogue),
        terms=(*terms.labels("gebiet", content.gebiet), *content.ortsteile, *terms.labels("themen", content.themen)),
        needs=all_need_words(needs, terms),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=post.is_example,
        stand=find_stand(post, catalogue),
        publication=post.publication,
        lang=content.lang,
        facets=item.facets,
    )


def _first_end(ends: Iterable[date | None]) -> date | None:
    return min((end for end in ends if end), default=None)


def list_item(item: Item, catalogue: Catalogue, *, with_needs: bool = False) -> ListItem:
    """An item of a list as it is shown; teams with their needs where the list is about them."""
    if item.date:
        return date_view(item.date, catalogue)
    if item.meeting:
        return next_meeting_view(item.entry, item.meeting, catalogue)
    if item.kind == "treffen":
        return meetings_view(item, catalogue)
    if isinstance(item.entry.content, Team):
        return team_card(item.entry, catalogue, with_needs=with_needs)
    return pinned_card(item.entry, catalogue) if item.pinned else post_card(item.entry, catalogue)
