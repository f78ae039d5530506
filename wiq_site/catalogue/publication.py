"""The one gate for what is public: drafts, dates in the future and expiry are decided here and nowhere else."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from wiq_site.content.models import Event, HandPage, Need, Post, Team
from wiq_site.dates import day_of, end_of, start_of


class Publication(StrEnum):
    """Whether content is public, and if not, why; the value is what the preview shows."""

    PUBLIC = ""
    DRAFT = "Entwurf"
    FUTURE = "erscheint später"
    EXPIRED = "abgelaufen"


def find_publication(content: Team | Post | HandPage, now: datetime) -> Publication:
    """Decide for one piece of content; ``now`` is aware."""
    if content.draft:
        return Publication.DRAFT
    if isinstance(content, Post):
        if start_of(content.date) > now:
            return Publication.FUTURE
        if content.idee and content.idee.bis and end_of(content.idee.bis) < now:
            return Publication.EXPIRED
    return Publication.PUBLIC


def find_open_needs(needs: Iterable[Need], now: datetime) -> tuple[Need, ...]:
    """The needs that have not expired."""
    return tuple(need for need in needs if need.bis is None or end_of(need.bis) >= now)


def is_pinned(content: Team | Post | HandPage, now: datetime) -> bool:
    """Whether a post stands before others today."""
    if not isinstance(content, Post):
        return False
    until = content.angeheftet
    return until if isinstance(until, bool) else end_of(until) >= now


def is_past(event: Event, now: datetime) -> bool:
    """Whether a date is over; without an end, when its day is over."""
    return end_of(event.end or day_of(event.beginn)) < now
