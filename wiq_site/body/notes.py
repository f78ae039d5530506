"""Messages about a body, collected while it is read."""

from wiq_site.fixes import Fix, LinesFix
from wiq_site.problems import Problem, Severity
from wiq_site.source.documents import Document
from wiq_site.text import quote, shorten

TOLD = 5
"""How many mistakes of one kind are told for one file. Who has forty of them mends them all or none."""

_SHOWN = 80


def excerpt(text: str, limit: int = _SHOWN) -> str:
    """The beginning of an author's text on one line, in quotation marks."""
    return quote(shorten(" ".join(text[: limit * 4].split()), limit))


class Notes:
    """The problems of one body; ``line`` counts in the file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kinds: dict[str, dict[Problem, None]] = {}
        self.title_again: LinesFix | None = None
        """The repair of a first heading that repeats the title."""

    def error(
        self,
        line: int,
        kind: str,
        what: str,
        *,
        field: str = "",
        allowed: str = "",
        todo: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Something that must not be published. ``kind`` is what is counted together."""
        self._add(kind, Problem(self._document.path, line, field, what, allowed, todo, fix=fix))

    def hint(self, line: int, kind: str, what: str, *, field: str = "", allowed: str = "", todo: str = "") -> None:
        """Something that readers see otherwise than its author may think."""
        self._add(kind, Problem(self._document.path, line, field, what, allowed, todo, Severity.HINT))

    def problems(self) -> tuple[Problem, ...]:
        """The first of each kind; the others are counted."""
        return tuple(problem for found in self._kinds.values() for problem in _told(list(found)))

    def _add(self, kind: str, problem: Problem) -> None:
        self._kinds.setdefault(kind, {})[problem] = None


def _told(found: list[Problem]) -> list[Problem]:
    if len(found) <= TOLD + 1:
        return found
    first = found[TOLD]
    what = f"Dieselbe Meldung gilt ab hier noch für {len(found) - TOLD} weitere Stellen dieser Datei."
    return [*found[:TOLD], Problem(first.path, first.line, first.field, what, severity=first.severity)]
