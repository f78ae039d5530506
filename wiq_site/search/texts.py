"""What the search reads of typed content beside its body: every text that editors write, and labels of terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from wiq_site.body.sentences import end_sentence
from wiq_site.content.fields import PROSE, is_prose
from wiq_site.content.models import HandPage, Post, StatusEntry, Team
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies

_APART = frozenset({"title", "kurz", "synonyme", "tops", "neueste"})
"""Fields that weigh by themselves, belong to the whole site or to other pages, or are read with the body."""

_ASKED = {"treffen": "Wann trifft sich das Team?"}
"""Field → what its heading on the page asks; people search in these words."""

_NAMES = {"ortsteile": "Ortsteile", "rollen": "Rollen", "authors": "Von", "alt": "Bild"}
"""Fields that hold no sentences → what stands before them in the text of a hit."""

_NAMED = frozenset({"partner", "unterstuetzer", "organisationen"})
"""Fields that name organisations, perhaps by their slugs: what readers see is known when all files are."""

_BEFORE = frozenset({"wann"})
"""Fields that say something about what follows."""


@dataclass(frozen=True)
class Described:
    """What the fields of a file say: labels of terms, and all texts as people search and as they read them."""

    labels: str
    words: str
    text: str


@dataclass(frozen=True)
class _Said:
    """One field. ``name`` stands before the texts where they would not be understood without."""

    texts: tuple[str, ...]
    name: str = ""
    mark: str = "."
    is_label: bool = False
    is_name: bool = False

    def read(self) -> str:
        if self.name:
            return end_sentence(f"{self.name}: {', '.join(self.texts)}")
        return " ".join(end_sentence(text[:1].upper() + text[1:], self.mark) for text in self.texts)


def describe(content: Team | Post | HandPage, taxonomies: Taxonomies | None) -> Described:
    """The texts of all fields in the order of the model, with the labels of terms."""
    said = list(_read_fields(content, taxonomies))
    return Described(
        labels=" ".join(text for field in said if field.is_label for text in field.texts),
        words=" ".join(text for field in said for text in field.texts),
        text=" ".join(field.read() for field in said if not field.is_name),
    )


def _read_fields(model: BaseModel, taxonomies: Taxonomies | None) -> Iterator[_Said]:
    for name, prose in _fields(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        if name in _ASKED:
            yield _Said((_ASKED[name],))
        if name in FACET_LABELS and not isinstance(model, StatusEntry):  # what was is not what is
            if labels := tuple(_labels(name, value, taxonomies)):
                yield _Said(labels, FACET_LABELS[name], is_label=True)
        elif prose:
            mark = ":" if name in _BEFORE else "."
            texts = (value,) if isinstance(value, str) else value
            yield _Said(texts, _NAMES.get(name, ""), mark, is_name=name in _NAMED)
        else:
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, BaseModel):
                    yield from _read_fields(item, taxonomies)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """Name of each field that the search may read, and whether it holds prose."""
    fields = model.model_fields.items()
    return tuple((n, PROSE in f.metadata or is_prose(f.annotation)) for n, f in fields if n not in _APART)


def _labels(facet: str, value: Any, taxonomies: Taxonomies | None) -> Iterator[str]:
    terms = taxonomies.terms(facet) if taxonomies else {}
    slugs = (value,) if isinstance(value, str) else value
    yield from (terms[slug].label for slug in slugs if slug in terms)
