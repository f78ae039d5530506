"""What the report of a meeting shows beside its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from wiq_site.agenda import name_items
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import AgendaItem, Correction, Post
from wiq_site.dates import day_of, format_clock, format_day, iso
from wiq_site.views.cards import Card, post_card


@dataclass(frozen=True)
class TopView:
    """An item of the agenda under the anchor ``id``. Its text is the part of the body in the same place."""

    id: str
    titel: str
    bis: str


def top_views(items: Sequence[AgendaItem]) -> tuple[TopView, ...]:
    """The agenda of a meeting."""
    named = zip(name_items(items), items, strict=True)
    return tuple(TopView(name, item.titel, format_clock(item.bis or "")) for name, item in named)


@dataclass(frozen=True)
class CorrectionView:
    """What was corrected, and on which day."""

    date_iso: str
    date_label: str
    text: str


def correction_views(corrections: Sequence[Correction]) -> tuple[CorrectionView, ...]:
    """The corrections of a post, newest first."""
    ordered = sorted(corrections, key=lambda one: one.datum, reverse=True)
    return tuple(CorrectionView(iso(one.datum), format_day(one.datum), one.text) for one in ordered)


def born_ideas(post: Entry[Post], catalogue: Catalogue) -> tuple[Card, ...]:
    """The ideas that were born at the meeting of which a post reports, as far as they are public."""
    known = catalogue.idea_by_slug
    return tuple(post_card(known[slug], catalogue) for slug in dict.fromkeys(post.content.ideen) if slug in known)


@dataclass(frozen=True)
class OriginView:
    """A post that something comes from: the report of the meeting at which an idea was born, the idea of a team."""

    title: str
    address: str
    date_iso: str
    date_label: str


def origin_views(post: Entry[Post], catalogue: Catalogue) -> tuple[OriginView, ...]:
    """Where an idea comes from."""
    return tuple(map(origin_view, catalogue.origins.get(post.slug, ())))


def origin_view(post: Entry[Post]) -> OriginView:
    """The post with its day."""
    day = day_of(post.content.date)
    return OriginView(post.content.title, post.address, iso(day), format_day(day))
