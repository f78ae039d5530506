"""Fields that stand in the text: the front matter was closed too early, or does not begin the file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from wiq_site.content.fields import find_model
from wiq_site.content.foreign import find_ours
from wiq_site.problems import Problem, Severity
from wiq_site.source.documents import Document
from wiq_site.text import quote

_KEY = re.compile(r"(?:[ \t]*- |[ \t]+)?([\w-]+):(?:\s|$)")
_FIELD_LINE = re.compile(r"[\w-]+:(?:\s|$)|\s|- |#|$")
_FENCE = re.compile(r"---\s*$")
_NEAR = 40
"""Lines of a text in which front matter is looked for that does not begin the file."""


def find_stray_fields(document: Document, model: type[BaseModel]) -> list[Problem]:
    """Told where the text begins like front matter: an error when a line ``---`` follows as well.

    A file without fields may have its front matter below a comment, a heading or a sentence.
    """
    lines = document.body.split("\n")
    has_fields = bool(document.fields.values)
    for first in _find_begins(lines, has_fields):
        if (told := _explain(document, lines, first, model)) is not None:
            return [told]
    return []


def _find_begins(lines: list[str], has_fields: bool) -> Iterator[int]:
    """Where fields could begin: at the first line of the text, and below a ``---``."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.match(lines[first]):
        yield first
    for number, line in enumerate(lines[:_NEAR]):
        if _FENCE.match(line) and number + 1 < len(lines) and (number == first or not has_fields):
            yield number + 1


def _explain(document: Document, lines: list[str], first: int, model: type[BaseModel]) -> Problem | None:
    run, is_closed = _take_run(lines[first:])
    keys = [found[1] for line in run if (found := _KEY.match(line))]
    if not keys or not _KEY.match(run[0]) or not any(_is_known(key, model) for key in keys):
        return None
    has_fields, is_plain = bool(document.fields.values), keys[0] == keys[0].lower() and _is_known(keys[0], model)
    has_title = any(key.lower() in ("title", "titel") for key in keys) and len(keys) > 1
    if not (is_closed and (is_plain or has_title)) and not (has_fields and is_plain) and not has_title:
        return None
    what = f"Das Feld {quote(keys[0])} steht im Text statt im Kopf der Datei."
    todo = "Bitte die Zeile „---“ darüber löschen, damit der Kopf erst unter dem letzten Feld endet."
    if not has_fields:
        todo = "Die erste Zeile der Datei muss „---“ sein, darunter die Felder, darunter wieder „---“."
    problem = document.problem("", what, todo=todo, line=document.body_line + first)
    return problem if is_closed else replace(problem, severity=Severity.HINT)


def _take_run(lines: list[str]) -> tuple[list[str], bool]:
    """The lines that look like fields, and whether a line ``---`` ends them."""
    run: list[str] = []
    for line in lines:
        if _FENCE.match(line):
            return run, True
        if not _FIELD_LINE.match(line):
            break
        run.append(line)
    return run, False


def _is_known(key: str, model: type[BaseModel]) -> bool:
    names = _names(model)
    return key.lower() in names or find_ours(key, names) is not None


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all fields, also of those below others."""
    below = (find_model(field.annotation) for field in model.model_fields.values())
    return frozenset(model.model_fields).union(*(found.model_fields for found in below if found))
