"""What followers of an idea hear when it is open no more."""

from dataclasses import dataclass
from datetime import datetime

from wiq_site.catalogue.ideas import Turn
from wiq_site.content.models import IdeaStatus, Post
from wiq_site.dates import day_of, noon_of
from wiq_site.text import quote


@dataclass(frozen=True)
class TurnWords:
    """The words for an item of the idea's feed."""

    title: str
    text: str


def tell_turn(idea: Post, turn: Turn) -> TurnWords:
    """``Aus der Idee ist ein Team geworden: Grüne Höfe``."""
    name = quote(idea.title)
    if turn.team:
        team = turn.team.content
        return TurnWords(
            f"Aus der Idee ist ein Team geworden: {team.title}",
            f"Aus der Idee {name} ist das Team {quote(team.title)} geworden. {team.kurz}",
        )
    if turn.status == IdeaStatus.TEAM_GEFUNDEN:
        return TurnWords("Die Idee hat ein Team gefunden", f"Die Idee {name} hat ein Team gefunden.")
    return TurnWords("Die Idee ruht", f"Die Idee {name} ruht: Gerade sucht niemand Menschen dafür.")


def find_day(idea: Post, turn: Turn) -> datetime | None:
    """The noon of the day since when, not before the idea; else of its last change; None where nobody wrote one."""
    if turn.since:
        return noon_of(max(turn.since.first_day, day_of(idea.date)))
    return noon_of(idea.updated) if idea.updated else None
