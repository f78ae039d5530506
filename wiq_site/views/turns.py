"""What became of an idea, on its page; and where a team comes from, on its own."""

from dataclasses import dataclass

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.ideas import find_origins, find_turn
from wiq_site.content.models import Post, Team
from wiq_site.dates import day_of, format_day, iso
from wiq_site.views.chips import Chip
from wiq_site.views.history import StatusView, history_views
from wiq_site.views.reports import OriginView, origin_view


@dataclass(frozen=True)
class TurnView:
    """An idea that is a team now: ``seit`` when, as far as it is known, and how the team went on, oldest first."""

    date_iso: str
    date_label: str
    team: Chip
    seit_iso: str
    seit_label: str
    verlauf: tuple[StatusView, ...]


def turn_view(idea: Entry[Post], catalogue: Catalogue) -> TurnView | None:
    """The history of an idea that became a team."""
    turn = find_turn(idea, catalogue)
    if turn is None or turn.team is None:
        return None
    team, published = turn.team, day_of(idea.content.date)
    return TurnView(
        date_iso=iso(published),
        date_label=format_day(published),
        team=Chip(team.content.title, team.address),
        seit_iso=turn.since.iso if turn.since else "",
        seit_label=turn.since.label if turn.since else "",
        verlauf=history_views(team.content, catalogue.taxonomies)[::-1],
    )


def idea_views(team: Entry[Team], catalogue: Catalogue) -> tuple[OriginView, ...]:
    """The ideas that became a team."""
    return tuple(map(origin_view, find_origins(team, catalogue)))
