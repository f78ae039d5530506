"""What the search reads of typed content beside its body: every text that editors write, and labels of terms."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from wiq_site.content.fields import PROSE, is_prose
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies

_SAID = ("title", "kurz")
"""Fields that weigh by themselves."""


_ASKED = {"treffen": "Wann trifft sich das Team?"}
"""Field → what its heading on the page asks; people search in these words."""


def describe(content: Team | Post | HandPage, taxonomies: Taxonomies | None) -> str:
    """The texts of all fields as sentences, in the order of the model, with the labels of terms."""
    return " ".join(
        text if text.endswith((".", "!", "?", ":", "…")) else f"{text}." for text in _texts(content, taxonomies)
    )


def _texts(model: BaseModel, taxonomies: Taxonomies | None) -> Iterator[str]:
    for name, prose in _fields(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        if name in _ASKED:
            yield _ASKED[name]
        if name in FACET_LABELS:
            yield from _labels(name, value, taxonomies)
        elif prose:
            yield from (value,) if isinstance(value, str) else value
        else:
            yield from _nested(value, taxonomies)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """Name of each field that the search may read, and whether it holds prose."""
    fields = model.model_fields.items()
    return tuple((n, PROSE in f.metadata or is_prose(f.annotation)) for n, f in fields if n not in _SAID)


def _nested(value: Any, taxonomies: Taxonomies | None) -> Iterator[str]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, BaseModel):
            yield from _texts(item, taxonomies)


def _labels(facet: str, value: Any, taxonomies: Taxonomies | None) -> Iterator[str]:
    terms = taxonomies.terms(facet) if taxonomies else {}
    slugs = (value,) if isinstance(value, str) else value
    yield from (terms[slug].label for slug in slugs if slug in terms)
