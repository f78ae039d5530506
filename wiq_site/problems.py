"""Content mistakes as values: what is wrong, where, what is allowed, what to do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wiq_site.text import QUOTED, count_words, shorten

SHOWN = 5
"""How often one sentence is told with its place. The rest is counted: it is the same mistake."""


_NUMBER = re.compile(r"(?<=\w)\[\d+\]")


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
        return f"{self.path}:{self.line} · {self.sentence}"

    @property
    def sentence(self) -> str:
        """All that is said without the place."""
        field = f"{shorten(self.field, QUOTED)}: " if self.field else ""
        sentences = " ".join(s for s in (self.what, self.allowed, self.todo) if s)
        hint = "Hinweis: " if self.severity is Severity.HINT else ""
        return f"{hint}{field}{sentences}"


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
    return "\n".join([*_render_lines(ordered), "", closing])


def _render_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """One line for each problem; what one sentence says of many places is summed up after the first of them."""
    kinds = [(problem, _NUMBER.sub("", problem.sentence)) for problem in problems]
    places: dict[str, list[Problem]] = {}
    for problem, kind in kinds:
        places.setdefault(kind, []).append(problem)
    told: Counter[str] = Counter()
    for problem, kind in kinds:
        told[kind] += 1
        if told[kind] <= SHOWN or len(places[kind]) == SHOWN + 1:
            yield problem.render()
        elif told[kind] == SHOWN + 1:
            yield _sum_up(places[kind][:SHOWN], places[kind][SHOWN:])


def _sum_up(told: Iterable[Problem], rest: list[Problem]) -> str:
    """``… und noch in 95 weiteren Dateien``, with the next place, so that one can go on there."""
    files = {problem.path for problem in rest} - {problem.path for problem in told}
    where = (
        "an weiteren Stellen" if not files else f"in {count_words(len(files), 'weiteren Datei', 'weiteren Dateien')}"
    )
    count = f"noch {len(rest)}-mal {where}" if len(files) != len(rest) else f"noch {where}"
    return f"… und {count}, zuerst {rest[0].path}:{rest[0].line} · {rest[0].sentence}"
