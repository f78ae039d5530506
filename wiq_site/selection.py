"""The one filter rule: *or* within a facet, *and* between facets; an unknown term selects nothing.

It decides the facet pages, the filter in the browser (``theme/assets/wiq/selection.mjs``), the feeds and the JSON data.
Both sides are tested with ``tests/cases/selection.json``.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias, TypeVar

Facets: TypeAlias = Mapping[str, tuple[str, ...]]
"""Facet → terms of one item, sorted."""

Selection: TypeAlias = Mapping[str, frozenset[str]]
"""Facet → selected terms. A facet without terms does not restrict."""


class Faceted(Protocol):
    """Anything that has facets."""

    @property
    def facets(self) -> Facets: ...


F = TypeVar("F", bound=Faceted)


def matches(selection: Selection, facets: Facets) -> bool:
    """Whether an item with ``facets`` belongs to ``selection``."""
    return all(not terms or not terms.isdisjoint(facets.get(facet, ())) for facet, terms in selection.items())


def select(selection: Selection, items: Iterable[F]) -> tuple[F, ...]:
    """The items of a selection, in their order."""
    return tuple(item for item in items if matches(selection, item.facets))


def group_terms(facet: str, items: Iterable[F]) -> dict[str, tuple[F, ...]]:
    """Term → what ``select`` gives for this term alone, for all terms of a facet at once."""
    groups: dict[str, list[F]] = {}
    for item in items:
        for term in item.facets.get(facet, ()):
            groups.setdefault(term, []).append(item)
    return {term: tuple(found) for term, found in groups.items()}


def count_terms(facet: str, items: Iterable[Faceted]) -> dict[str, int]:
    """Term → number of items, for one facet."""
    return {term: len(found) for term, found in group_terms(facet, items).items()}
