"""The way from an idea to its solution, and where a team or an idea stands on it."""

from dataclasses import dataclass

from wiq_site.content.models import IdeaStatus
from wiq_site.content.taxonomies import STEPS

IDEA_STEPS = {IdeaStatus.OFFEN: 1, IdeaStatus.TEAM_GEFUNDEN: 3}
"""An idea that rests stands nowhere."""

IDEA_LABELS = {
    IdeaStatus.OFFEN: "sucht ein Team",
    IdeaStatus.TEAM_GEFUNDEN: "hat ein Team gefunden",
    IdeaStatus.RUHT: "ruht",
}
"""Where an idea stands, in words."""


@dataclass(frozen=True)
class Step:
    """One step of the way; ``state`` is ``done``, ``current`` or ``coming``."""

    name: str
    state: str


def step_views(current: int | None) -> tuple[Step, ...]:
    """All steps, of which ``current`` counts from 1; none where nobody knows it."""
    if current is None:
        return ()
    return tuple(Step(name, _state(number, current)) for number, name in enumerate(STEPS, 1))


def idea_step_views(status: str) -> tuple[Step, ...]:
    """The way of an idea."""
    return step_views(IDEA_STEPS.get(IdeaStatus(status)))


def _state(number: int, current: int) -> str:
    return "current" if number == current else "done" if number < current else "coming"
