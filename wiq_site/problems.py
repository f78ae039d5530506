"""Content mistakes as values: what is wrong, where, what is allowed, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wiq_site.text import count_words


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a hint does not."""

    ERROR = "Fehler"
    HINT = "Hinweis"


@dataclass(frozen=True)
class Problem:
    """One mistake in the content, told to an editor in German.

    ``path`` is relative to the project (``teams/klima.md``), ``line`` counts from 1, ``field`` is the front-matter
    key (empty for the file as a whole). ``what`` is a full sentence; ``allowed`` and ``todo`` are sentences or empty.
    """

    path: str
    line: int
    field: str
    what: str
    allowed: str = ""
    todo: str = ""
    severity: Severity = Severity.ERROR

    def render(self) -> str:
        """One line: ``teams/klima.md:7 · themen: „klma“ gibt es nicht. Meinten Sie „klima“?``"""
        field = f"{self.field}: " if self.field else ""
        sentences = " ".join(s for s in (self.what, self.allowed, self.todo) if s)
        hint = "Hinweis: " if self.severity is Severity.HINT else ""
        return f"{self.path}:{self.line} · {hint}{field}{sentences}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in reading order, errors first, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.severity is Severity.HINT, p.path, p.line, p.field, p.what)))


def find_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def render_problems(problems: Iterable[Problem]) -> str:
    """All problems, one a line, with a closing sentence that counts them; empty when there are none."""
    ordered = sort_problems(problems)
    if not ordered:
        return ""
    errors = len(find_errors(ordered))
    hints = len(ordered) - errors
    counts = [count_words(errors, "Fehler", "Fehler")] if errors else []
    counts += [count_words(hints, "Hinweis", "Hinweise")] if hints else []
    closing = f"{' und '.join(counts)} gefunden."
    if errors:
        closing += " Die bisher gebaute Seite bleibt unverändert, bis die Fehler behoben sind."
    return "\n".join([*(p.render() for p in ordered), "", closing])
