"""What editors may type for each kind of value, as JSON Schema: their programs see numbers and yes or no in YAML.

pydantic cannot know what our validators read, so each kind of value says it here. A form may let pass what the check
finds; it never complains about what the check takes. ``FACET`` and ``NAMES`` are marks that ``wiq_site.schemas`` turns
into terms of the project.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import WithJsonSchema

from wiq_site import dates


@dataclass(frozen=True)
class Chosen:
    """Marks values that name something there is: a ``team``, a ``picture``. Forms let editors choose it."""

    what: str


@dataclass(frozen=True)
class After:
    """Marks a moment that is not before another one beside it: the name of that field."""

    field: str


FACET = "x-facet"
NAMES = "x-names"

SCALAR = ["string", "number", "boolean"]
"""A text: ``title: 2020`` is one for us, and a number for other programs."""

_OPENING = "[„“”‚‘’«»]"
_CLOSING = "[“”‘’«»]"


def quoted(pattern: str) -> str:
    """The pattern with spaces and typographic quotation marks around it, which are not read."""
    return rf"\s*(?:{_OPENING}\s*)?(?:{pattern})(?:\s*{_CLOSING})?\s*"


def text(pattern: str, *types: str) -> dict[str, Any]:
    """The form of a text that is like the pattern as a whole; ``types`` are what YAML may take it for."""
    return {"type": ["string", *types] if types else "string", "pattern": f"^{pattern}$"}


def one_of(words: Iterable[str]) -> WithJsonSchema:
    """One of a few fixed words."""
    return WithJsonSchema({"enum": list(words)})


def term_of(facet: str) -> WithJsonSchema:
    """A term of a facet."""
    return WithJsonSchema({FACET: facet})


def _plain(pattern: re.Pattern[str]) -> str:
    """A pattern without names of groups, which browsers and editors write otherwise."""
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


def _any_case(word: str) -> str:
    return "".join(f"[{sign.upper()}{sign}]" for sign in word)


def at_most(limit: int) -> WithJsonSchema:
    """A text of so many letters. Comments in it do not count."""
    return WithJsonSchema({"type": SCALAR, "minLength": 1, "pattern": rf"<!--|^\s*[\s\S]{{1,{limit}}}\s*$"})


MARKDOWN = WithJsonSchema({"type": SCALAR, "minLength": 1, "contentMediaType": "text/markdown"})
_WORDS = "|".join(map(_any_case, ("ja", "nein", "yes", "no", "true", "false")))
BOOL = WithJsonSchema({"anyOf": [{"type": "boolean"}, text(quoted(_WORDS))]})
NUMBER = WithJsonSchema(
    {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, text(quoted(r"\d{1,3}(?:\.\d{3}){1,2}|\d{1,9}"))]}
)
MOMENT = WithJsonSchema(text(quoted(_plain(dates.MOMENT))))
PINNED = WithJsonSchema({"anyOf": [{"type": "boolean"}, text(quoted(f"{_WORDS}|{_plain(dates.MOMENT)}"))]})
PARTIAL = WithJsonSchema(
    {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 2199}, text(quoted(_plain(dates.PARTIAL)))]}
)
MAIL = WithJsonSchema({"type": "string", "pattern": r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}"})
SLUG = WithJsonSchema(text(quoted("[a-z0-9]+(?:-[a-z0-9]+)*"), "integer"))
ADDRESS = WithJsonSchema({"type": "string", "pattern": r"^\s*/"})
LANG = WithJsonSchema(text(r"\s*[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*"))
URL = WithJsonSchema({"type": "string", "pattern": r"^\s*https?://"})
POINT = WithJsonSchema({"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2})
STEP = WithJsonSchema({"enum": [*range(1, 6), *"12345"]})
