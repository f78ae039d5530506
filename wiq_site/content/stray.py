"""Fields that stand in the text because the front matter was closed too early."""

import re
from collections.abc import Collection
from dataclasses import replace

from wiq_site.problems import Problem, Severity
from wiq_site.source.documents import Document
from wiq_site.text import quote

_KEY = re.compile(r"([a-z_]+):(?:\s|$)")
_FIELD_LINE = re.compile(r"[\w-]+:(?:\s|$)|\s|- |#|$")
_FENCE = re.compile(r"---\s*$")


def find_stray_fields(document: Document, known: Collection[str]) -> list[Problem]:
    """Told where the body begins like front matter: an error when a line ``---`` follows as well."""
    lines = document.body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    found = _KEY.match(lines[first])
    if not document.fields.values or found is None or found[1] not in known:
        return []
    what = f"Das Feld {quote(found[1])} steht im Text statt im Kopf der Datei."
    todo = "Bitte die Zeile „---“ darüber löschen, damit der Kopf erst unter dem letzten Feld endet."
    problem = document.problem("", what, todo=todo, line=document.body_line + first)
    return [problem if _is_closed(lines[first:]) else replace(problem, severity=Severity.HINT)]


def _is_closed(lines: list[str]) -> bool:
    """Whether nothing but fields stands above the next line ``---``."""
    for line in lines:
        if _FENCE.match(line):
            return True
        if not _FIELD_LINE.match(line):
            return False
    return False
