"""Markdown in fields: they are plain text, so readers would see its signs."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from wiq_site.content.fields import PROSE, find_model, is_prose, name_location
from wiq_site.problems import Problem, Severity
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Location
from wiq_site.text import quote

_MARKUP = re.compile(
    r"\*\*(?=\S)[^*\n]+\*\*|~~(?=\S)[^~\n]+~~|`[^`\n]+`|!?\[[^\[\]\n]+\]\([^()\s]+\)"
    r"|</?(?:a|b|br|em|i|li|p|strong|u|ul)(?:[ \t/][^<>]*)?>"
)
_LIST = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t].*\n[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t].*", re.MULTILINE)


def find_markup(document: Document, model: type[BaseModel]) -> list[Problem]:
    """Hints for fields that are written as if they were part of the text."""
    return [
        problem
        for location, value in _find_texts(model, document.fields.values, ())
        if (problem := _explain(document, location, value))
    ]


def _find_texts(model: type[BaseModel], values: Mapping[str, Any], above: Location) -> Iterator[tuple[Location, str]]:
    for name, is_text, inner in _fields(model):
        value = values.get(name)
        if not value:
            continue
        for step, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            location = (*above, name) if step is None else (*above, name, step)
            if is_text and isinstance(item, str):
                yield location, item
            elif inner and isinstance(item, Mapping):
                yield from _find_texts(inner, item, location)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool, type[BaseModel] | None], ...]:
    """Name of each field, whether it holds texts for readers, and the model of its parts."""
    fields = ((n, PROSE in f.metadata or is_prose(f.annotation), f.annotation) for n, f in model.model_fields.items())
    return tuple((name, is_text, None if is_text else find_model(annotation)) for name, is_text, annotation in fields)


def _explain(document: Document, location: Location, value: str) -> Problem | None:
    if found := _MARKUP.search(value):
        what = f"{quote(found[0])} steht so auf der Seite: Felder sind einfacher Text."
        todo = "Bitte ohne diese Zeichen schreiben; Fettes und Links gehören in den Text darunter."
    elif found := _LIST.search(value):
        what = f"Die Zeilen ab {quote(found[0])} stehen hintereinander: Felder sind einfacher Text."
        todo = "Bitte als Satz schreiben; Listen gehören in den Text darunter."
    else:
        return None
    line = document.line(*location)
    return Problem(document.path, line, name_location(location), what, todo=todo, severity=Severity.HINT)
