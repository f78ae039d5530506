"""What feeds say of needs: a name for each, and since when it is there."""

from collections.abc import Iterable
from datetime import datetime

from wiq_site.content.models import Need, Team
from wiq_site.dates import noon_of
from wiq_site.text import name_text


def name_needs(needs: Iterable[Need]) -> tuple[str, ...]:
    """A name for each need of a team by its text; the second that begins with the same words adds a number."""
    plain = [f"{need.faehigkeit}/{name_text(need.text)}" for need in needs]
    before = [plain[:place].count(name) for place, name in enumerate(plain)]
    return tuple(f"{name}-{number + 1}" if number else name for name, number in zip(plain, before, strict=True))


def find_first_day(team: Team, need: Need) -> datetime | None:
    """When a need was first there: its own ``seit``, else that of the team. A confirmation is no beginning."""
    first = need.seit or (team.seit and team.seit.first_day)
    return noon_of(first) if first else None
