"""Teams and ideas that resemble one, each with the reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wiq_site.catalogue import Catalogue
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.text import join_words, sort_key
from wiq_site.views.parts import Card, post_card, team_card

LIMIT = 3
LOOK = 40
"""Of a term that hundreds share, only so many are compared: it says little, and time stays linear."""

REASONS = {
    "themen": ("gleiches Thema", "gleiche Themen"),
    "faehigkeit": ("gleiche Fähigkeit", "gleiche Fähigkeiten"),
    "gebiet": ("gleiches Gebiet", "gleiche Gebiete"),
}
"""What can be in common, strongest first, and the words for one and for many."""

Shared = dict[str, tuple[str, ...]]
"""Facet → terms that two cards have in common."""


@dataclass(frozen=True)
class Related:
    """A card and why it stands here."""

    card: Card
    reasons: tuple[str, ...]


def find_related(own: Card, catalogue: Catalogue, shown: Collection[str] = ()) -> tuple[Related, ...]:
    """The teams and open ideas that have most in common with a team or an idea; ``shown`` are addresses left out."""
    index = catalogue.once("related", lambda: _build_index(catalogue))
    terms = [(facet, term) for facet in REASONS for term in own.facets[facet]]
    found = {card.address: card for key in terms for card in index.get(key, ())}
    shared = [(card, _find_shared(own, card)) for at, card in found.items() if at != own.address and at not in shown]
    best = sorted(shared, key=lambda pair: _rank(*pair))[:LIMIT]
    return tuple(Related(card, _explain(common, catalogue.taxonomies)) for card, common in best)


def _build_index(catalogue: Catalogue) -> Mapping[tuple[str, str], list[Card]]:
    """Facet and term → the first ideas and the first teams that have it."""
    index: dict[tuple[str, str], list[Card]] = {}
    for cards in (
        [post_card(idea, catalogue) for idea in catalogue.open_ideas],
        [team_card(team, catalogue) for team in catalogue.teams],
    ):
        part: dict[tuple[str, str], list[Card]] = {}
        for card in cards:
            for facet in REASONS:
                for term in card.facets[facet]:
                    part.setdefault((facet, term), []).append(card)
        for key, found in part.items():
            index.setdefault(key, []).extend(found[:LOOK])
    return index


def _find_shared(own: Card, other: Card) -> Shared:
    return {facet: tuple(term for term in own.facets[facet] if term in other.facets[facet]) for facet in REASONS}


def _rank(card: Card, shared: Shared) -> tuple[object, ...]:
    """Most in common first; then the stronger reason, who looks for people, the alphabet."""
    numbers = [-len(terms) for terms in shared.values()]
    return sum(numbers), numbers, not card.facets["faehigkeit"], sort_key(card.title), card.address


def _explain(shared: Shared, taxonomies: Taxonomies) -> tuple[str, ...]:
    """``gleiches Gebiet``, ``gleiche Themen: Begegnung und Sport``."""
    return tuple(_explain_facet(facet, taxonomies.labels(facet, terms)) for facet, terms in shared.items() if terms)


def _explain_facet(facet: str, labels: tuple[str, ...]) -> str:
    words = REASONS[facet][len(labels) > 1]
    return words if facet == "gebiet" else f"{words}: {join_words(labels)}"
