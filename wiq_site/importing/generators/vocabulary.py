"""Categories and tags of the old site → terms of ``taxonomies.yml``: those that are there already come first."""

from collections.abc import Iterable

from wiq_site.content.taxonomies import Taxonomies
from wiq_site.text import fold, name_text


class Vocabulary:
    """Finds terms by slug, label and ``auch``; what is none of them becomes a new term with its label kept."""

    def __init__(self, taxonomies: Taxonomies) -> None:
        self._taxonomies = taxonomies
        self._by_name: dict[str, dict[str, str]] = {}
        self.used: dict[str, dict[str, str]] = {}

    def find_slugs(self, facet: str, labels: Iterable[str]) -> list[str]:
        """The terms that some labels mean, each once, in order."""
        return list(dict.fromkeys(self._find(facet, " ".join(label.split())) for label in labels))

    def _find(self, facet: str, label: str) -> str:
        terms, wanted = self._taxonomies.terms(facet), name_text(label)
        if wanted in terms or label in terms:
            return label if label in terms else wanted
        if facet not in self._by_name:
            named = {fold(name): slug for slug, term in terms.items() for name in (*term.auch, term.label)}
            self._by_name[facet] = named
        if known := self._by_name[facet].get(fold(label)):
            return known
        self.used.setdefault(facet, {}).setdefault(wanted, label)
        return wanted
