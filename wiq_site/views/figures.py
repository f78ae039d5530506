"""What there is, in numbers."""

from dataclasses import dataclass

from wiq_site.addresses import AREAS, BLOG, DATES, IDEAS, TEAMS, term_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.lists.records import coming_items


@dataclass(frozen=True)
class Figure:
    """A number with its words; ``address`` leads to what was counted."""

    number: int
    label: str
    address: str


def figure_views(catalogue: Catalogue) -> tuple[Figure, ...]:
    """What can be counted on this site. Of those who look for people only who was confirmed counts."""
    ideas = sum(idea.confirmation.fresh for idea in catalogue.open_ideas)
    teams = sum(team.confirmation.fresh for team in catalogue.teams_with_needs)
    areas = sum(term.seit is not None for term in catalogue.taxonomies.gebiet.values())
    figures = [
        (len(catalogue.teams), ("Lösungsteam", "Lösungsteams"), TEAMS),
        (ideas, ("offene Idee", "offene Ideen"), IDEAS),
        (teams, ("Team sucht Verstärkung", "Teams suchen Verstärkung"), IDEAS),
        (areas, ("aktives Gebiet", "aktive Gebiete"), AREAS),
        (len(catalogue.posts), ("Beitrag", "Beiträge"), BLOG),
        (len(coming_items(catalogue)), ("kommender Termin", "kommende Termine"), DATES),
    ]
    return tuple(Figure(n, words[n != 1], address) for n, words, address in figures if n)


def state_views(catalogue: Catalogue) -> tuple[Figure, ...]:
    """Teams by status."""
    counts = {slug: 0 for slug in catalogue.taxonomies.status}
    for team in catalogue.teams:
        counts[team.content.status] += 1
    return tuple(
        Figure(n, catalogue.taxonomies.label("status", slug), term_address(TEAMS, "status", slug))
        for slug, n in counts.items()
        if n
    )
