"""What stands in the texts of fields and readers would see otherwise than its author may think.

A field is plain text. What a body may hold, and what other programs would replace or keep back, comes out as it stands.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel

from wiq_site.content.fields import PROSE, find_model, is_prose
from wiq_site.content.values import name_place
from wiq_site.problems import Problem, Severity
from wiq_site.source.foreign import find_foreign, find_instructions, find_notes
from wiq_site.source.yaml_text import Fields, Location
from wiq_site.text import quote

LONGEST = 5000
"""Letters of one text in a field: three pages. More comes from programs."""

LONGEST_TITLE = 300
"""The same of texts that are one line."""

_TITLES = ("title", "titel", "label", "ort")
_MARKUP = re.compile(
    r"\*\*[^\s*][^*]*\*\*|~~[^\s~][^~\n]*~~|`[^`\n]+`|(?<![\w/])__[^\s_][^_]*__(?!\w)|!?\[[^\[\]]+\]\([^()\s]+\)"
    r"|</?(?:a|b|i|em|strong|br|p|span|div|img|u|h[1-6]|ul|li)\b[^<>]*>"
    r"|&(?:amp|nbsp|lt|gt|quot|shy|[aouAOU]uml|szlig|ndash|#\d+);"
)
_ITEMS = re.compile(r"[-–—•·▪◦‣*]\s?\S.*\s[-–—•·▪◦‣*]\s?\S|1[.)]\s.*\s2[.)]\s|[-•▪◦‣]\s?[^\W\d]", re.DOTALL)
_LINES = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t].*\n[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t].*", re.MULTILINE)
_SUSPECT = re.compile(r"[<{&*_~`\n\[%•▪◦‣]|^[-–—·1]|==|:::")


def check_prose(model: type[BaseModel], fields: Fields, path: str) -> list[Problem]:
    """The problems of all texts of a document, by the model's kinds of fields."""
    return [
        Problem(path, fields.line(place), name_place(place), what, todo=todo, severity=severity)
        for place, text in _find_texts(model, fields.values, ())
        if len(text) > LONGEST_TITLE or _SUSPECT.search(text)
        for what, todo, severity in explain_text(text, place)
    ]


def explain_text(text: str, place: Location) -> Iterator[tuple[str, str, Severity]]:
    """What is wrong about one text, what to do, and how bad it is."""
    limit = LONGEST_TITLE if place[-1] in _TITLES else LONGEST
    if len(text) > limit and place[-1] != "kurz":  # which says so itself
        what = f"{quote(text)} hat {len(text)} Zeichen; möglich sind höchstens {limit}."
        yield what, "Bitte kürzen; Einzelheiten gehören in den Text darunter.", Severity.ERROR
        return
    instructions = [sign.text for sign in (*find_instructions(text), *find_notes(text))]
    for sign in dict.fromkeys(instructions):
        what = f"{quote(sign)} ist eine Anweisung für ein anderes Programm und stünde so auf der Seite."
        yield what, "Bitte durch Text ersetzen.", Severity.ERROR
    if isinstance(place[-1], int) and _ITEMS.match(text):
        todo = "Jeder Eintrag beginnt in einer eigenen Zeile mit „- “ (Strich und Leerzeichen)."
        yield f"{quote(text)} sieht aus wie eine Liste, ist aber ein einziger Eintrag.", todo, Severity.HINT
    if found := _LINES.search(text):
        what = f"Die Zeilen ab {quote(found[0])} stehen hintereinander: Felder sind einfacher Text."
        yield what, "Bitte als Satz schreiben; Listen gehören in den Text darunter.", Severity.HINT
    signs = [found[0] for found in _MARKUP.finditer(text)] or [sign.text for sign in find_foreign(text)]
    if signs and not instructions:
        what = f"{quote(signs[0])} steht so auf der Seite: Felder sind einfacher Text."
        yield what, "Bitte nur Buchstaben und Satzzeichen verwenden.", Severity.HINT


def _find_texts(model: type[BaseModel], value: Any, place: Location) -> Iterator[tuple[Location, str]]:
    """Each text with its place."""
    if not isinstance(value, Mapping):
        return
    for name, prose, many, nested in _fields(model):
        found = value.get(name)
        if prose:
            yield from _spread([found] if many and isinstance(found, str) else found, (*place, name))
        elif nested:
            yield from _find_nested(nested, found, (*place, name))


def _spread(value: Any, place: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        yield from (((*place, index), item) for index, item in enumerate(value) if isinstance(item, str))


def _find_nested(model: type[BaseModel], value: Any, place: Location) -> Iterator[tuple[Location, str]]:
    """A mapping of the model's fields, a list of such mappings, or terms by their names."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find_texts(model, item, (*place, index))
    elif isinstance(value, Mapping):
        yield from _find_texts(model, value, place)
        for key, item in value.items():
            if key not in model.model_fields:
                yield from _find_texts(model, item, (*place, key))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool, bool, type[BaseModel] | None], ...]:
    """Name of each field, whether it holds texts, whether several, and the model of what stands below it."""
    return tuple(
        (
            name,
            PROSE in field.metadata or is_prose(field.annotation),
            get_origin(field.annotation) is tuple,
            find_model(field.annotation),
        )
        for name, field in model.model_fields.items()
    )
