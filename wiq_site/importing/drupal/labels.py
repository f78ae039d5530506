"""Labels of the old site → terms and teams of ours; those that nobody knows become new categories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wiq_site.catalogue.entries import Contents
from wiq_site.content.kinds import TEAM
from wiq_site.text import fold, name_text, slugify

_FACETS = ("categories", "themen", "gebiet")
_TEAM = ("lösungsteam ", "lt ", "team ")


@dataclass
class Sorted:
    """Field → slugs, of Ortsteile names, in order; labels that are new; labels that say nothing here."""

    found: dict[str, list[str]] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    useless: list[str] = field(default_factory=list)

    def add(self, facet: str, slug: str) -> None:
        slugs = self.found.setdefault(facet, [])
        if slug not in slugs:
            slugs.append(slug)

    def join(self, other: "Sorted") -> None:
        """Take over what another one found."""
        for facet, slugs in other.found.items():
            for slug in slugs:
                self.add(facet, slug)
        self.new |= other.new


class Vocabulary:
    """What the project knows by name."""

    def __init__(self, contents: Contents, site_name: str) -> None:
        self._site_name = fold(site_name)
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        for facet in _FACETS:
            for slug, term in contents.taxonomies.terms(facet).items():
                self._learn((term.label, slug, *term.auch), (facet, slug))
        for part in contents.taxonomies.ortsteil.values():
            self._learn([part.label], ("gebiet", part.gebiet), ("ortsteile", part.label))
        for team in contents.teams:
            slug = TEAM.places(team.content, team.document)[0]
            self._learn((team.content.title, slug), ("teams", slug))

    def _learn(self, names: Iterable[str], *places: tuple[str, str]) -> None:
        for name in names:
            self._known.setdefault(fold(name), places)

    def sort(self, labels: Iterable[str]) -> Sorted:
        """Where each label belongs."""
        result = Sorted()
        for label in labels:
            if known := self._find(label):
                for place in known:
                    result.add(*place)
            elif fold(label) == self._site_name:
                result.useless.append(label)
            else:
                slug = slugify(label) or name_text(label)
                result.add("categories", slug)
                result.new[slug] = label
        return result

    def _find(self, label: str) -> tuple[tuple[str, str], ...] | None:
        folded = fold(label)
        names = [folded, *(folded.removeprefix(fold(word)) for word in _TEAM if folded.startswith(fold(word)))]
        return next((self._known[name] for name in names if name in self._known), None)


def merge_terms(all_new: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """New terms of all pages; the first label of a slug counts."""
    merged: dict[str, str] = {}
    for new in all_new:
        for slug, label in new.items():
            merged.setdefault(slug, label)
    return merged
