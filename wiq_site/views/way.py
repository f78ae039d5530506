"""The five steps on the page about them: what stands at each, with the way to the list of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wiq_site.addresses import IDEAS, TEAMS, term_address
from wiq_site.content.taxonomies import STEPS
from wiq_site.site.plan import Site
from wiq_site.text import count_words
from wiq_site.views.chips import Chip


@dataclass(frozen=True)
class WayStep:
    """One step; ``places`` lead to the lists of the ideas and teams that stand there."""

    name: str
    places: tuple[Chip, ...]


def way_views(site: Site) -> tuple[WayStep, ...]:
    """All steps in order. Invented ideas stand nowhere."""
    return tuple(WayStep(name, tuple(_places(number, site))) for number, name in enumerate(STEPS, 1))


def _places(step: int, site: Site) -> Iterator[Chip]:
    catalogue = site.catalogue
    ideas = len(catalogue.open_ideas)
    if step == 1 and ideas:
        yield Chip(count_words(ideas, "Idee sucht ein Team", "Ideen suchen ein Team"), IDEAS)
    teams = Counter(team.content.status for team in catalogue.teams)
    for slug, term in catalogue.taxonomies.status.items():
        if term.schritt == step and teams[slug]:
            label = f"{term.label}: {count_words(teams[slug], 'Team', 'Teams')}"
            yield Chip(label, term_address(TEAMS, "status", slug))
