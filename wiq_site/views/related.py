"""Teams and ideas that resemble one, each with the reason."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.text import join_words
from wiq_site.views.cards import Card, post_card, team_card

LIMIT = 3
LOOK = 40
"""Of a term that hundreds share, only so many ideas and teams are looked at: it says little, and time stays linear."""

REASONS = {
    "themen": ("gleiches Thema", "gleiche Themen"),
    "faehigkeit": ("gleiche Fähigkeit", "gleiche Fähigkeiten"),
    "gebiet": ("gleiches Gebiet", "gleiche Gebiete"),
}
"""What can be in common, strongest first, and the words for one and for many."""

WEIGHTS = {"themen": 102, "faehigkeit": 101, "gebiet": 100}
"""The number of common terms decides; the stronger reason decides ties."""


@dataclass(frozen=True)
class Related:
    """A card and why it stands here."""

    card: Card
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Pool:
    """What can be called similar, those who look for people first, and facet and term → places in ``cards``."""

    cards: tuple[Card, ...]
    places: Mapping[tuple[str, str], list[int]]


def find_related(own: Card, catalogue: Catalogue, shown: Collection[str] = ()) -> tuple[Related, ...]:
    """The teams and open ideas that have most in common with a team or an idea; ``shown`` are addresses left out."""
    pool = catalogue.once("related", lambda: _build_pool(catalogue))
    scores: dict[int, int] = {}
    for facet, weight in WEIGHTS.items():
        for term in own.facets[facet]:
            for place in pool.places.get((facet, term), ()):
                scores[place] = scores.get(place, 0) + weight
    ranked = (pool.cards[place] for place in sorted(scores, key=lambda place: (-scores[place], place)))
    others = (card for card in ranked if card.address != own.address and card.address not in shown)
    return tuple(Related(card, _explain(own, card, catalogue.taxonomies)) for card in islice(others, LIMIT))


def _build_pool(catalogue: Catalogue) -> _Pool:
    ideas = [post_card(idea, catalogue) for idea in catalogue.open_ideas]
    teams = [team_card(team, catalogue) for team in catalogue.teams]
    cards = (*ideas, *sorted(teams, key=lambda card: not card.facets["faehigkeit"]))
    found: dict[tuple[str, str, str], list[int]] = {}
    for place, card in enumerate(cards):
        for facet in REASONS:
            for term in _telling(facet, card, catalogue.taxonomies):
                found.setdefault((card.kind, facet, term), []).append(place)
    places: dict[tuple[str, str], list[int]] = {}
    for (_, facet, term), listed in found.items():
        places.setdefault((facet, term), []).extend(listed[:LOOK])
    return _Pool(cards, places)


def _explain(own: Card, other: Card, taxonomies: Taxonomies) -> tuple[str, ...]:
    """``gleiches Thema: Begegnung``, ``gleiches Gebiet``."""
    shared = {
        facet: tuple(term for term in _telling(facet, own, taxonomies) if term in other.facets[facet])
        for facet in REASONS
    }
    return tuple(_explain_facet(facet, taxonomies.labels(facet, terms)) for facet, terms in shared.items() if terms)


def _telling(facet: str, card: Card, taxonomies: Taxonomies) -> Iterator[str]:
    """The terms that say something about a card: who can simply join in says nothing about what it is."""
    skills = taxonomies.faehigkeit
    return (term for term in card.facets[facet] if facet != "faehigkeit" or not skills[term].allgemein)


def _explain_facet(facet: str, labels: tuple[str, ...]) -> str:
    words = REASONS[facet][len(labels) > 1]
    return words if facet == "gebiet" else f"{words}: {join_words(labels)}"
