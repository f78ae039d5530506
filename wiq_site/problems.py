"""Content mistakes as values: what is wrong, where, what is allowed, what to do."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum

from wiq_site.fixes import Fix
from wiq_site.text import QUOTED, count_words, one_line, shorten

SHOWN = 5
"""How often one sentence is told with its place. The rest is counted: it is the same mistake."""

SHOWN_APART = 20
"""The same for sentences that differ only in what they quote, one in each of many files: one kind of mistake."""

_NUMBER = re.compile(r"(?<=\w)\[\d+\]")
_VALUE = re.compile(r"( Meinten Sie )?„.*?“(?:“|\?)?|\d+")


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a hint does not."""

    ERROR = "Fehler"
    HINT = "Hinweis"


@dataclass(frozen=True)
class Problem:
    """One mistake in the content, told to an editor in German.

    ``path`` is relative to the project (``teams/klima.md``), ``line`` counts from 1, ``field`` is the front-matter
    key (empty for the file as a whole). ``what`` is a full sentence; ``allowed`` and ``todo`` are sentences or empty.
    ``fix`` is the repair, where there is exactly one.
    """

    path: str
    line: int
    field: str
    what: str
    allowed: str = ""
    todo: str = ""
    severity: Severity = Severity.ERROR
    fix: Fix | None = dataclass_field(default=None, compare=False)

    def render(self) -> str:
        """One line: ``teams/klima.md:7 · themen: „klma“ gibt es nicht. Meinten Sie „klima“?``"""
        return f"{one_line(self.path)}:{self.line} · {self.sentence}"

    @property
    def sentence(self) -> str:
        """All that is said without the place."""
        field = f"{shorten(self.field, QUOTED)}: " if self.field else ""
        sentences = " ".join(s for s in (self.what, self.allowed, self.todo) if s)
        hint = "Hinweis: " if self.severity is Severity.HINT else ""
        return one_line(f"{hint}{field}{sentences}")


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in reading order, errors first, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.severity is Severity.HINT, p.path, p.line, p.field, p.what)))


def find_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def without_fixes(problems: Iterable[Problem], which: Collection[Problem] | None = None) -> tuple[Problem, ...]:
    """The same problems, all of them or only some to be mended by people."""
    return tuple(replace(found, fix=None) if which is None or found in which else found for found in problems)


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
    if fixes := sum(problem.fix is not None for problem in ordered):
        closing += f" {fixes} davon kann `wiq check --fix` beheben."
    return "\n".join([*_render_lines(ordered), "", closing])


def _render_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """One line for each problem; what is said of many places is summed up after the first of them."""
    ordered = list(problems)
    summed: dict[Problem, str] = {}
    for found in _gather(ordered, lambda problem: _NUMBER.sub("", problem.sentence)):
        if len(found) > SHOWN + 1:
            summed |= _sum_up_after(SHOWN, found)
    left = [problem for problem in ordered if problem not in summed]
    for found in _gather(left, lambda problem: _VALUE.sub("", problem.sentence)):
        if len({problem.path for problem in found}) > SHOWN_APART + 1:
            summed |= _sum_up_after(SHOWN_APART, found)
    for problem in ordered:
        if line := summed.get(problem, problem.render()):
            yield line


def _gather(problems: Iterable[Problem], kind: Callable[[Problem], str]) -> Iterable[list[Problem]]:
    """The problems of each kind, in order."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(kind(problem), []).append(problem)
    return kinds.values()


def _sum_up_after(shown: int, found: list[Problem]) -> dict[Problem, str]:
    """The line for each problem of one kind; empty for those that another line stands for."""
    lines = dict.fromkeys(found, "")
    lines |= {problem: problem.render() for problem in found[:shown]}
    return lines | {found[shown]: _sum_up(found[:shown], found[shown:])}


def _sum_up(told: Iterable[Problem], rest: list[Problem]) -> str:
    """``… und noch in 95 weiteren Dateien``, with the next place, so that one can go on there."""
    files = {problem.path for problem in rest} - {problem.path for problem in told}
    where = (
        "an weiteren Stellen" if not files else f"in {count_words(len(files), 'weiteren Datei', 'weiteren Dateien')}"
    )
    count = f"noch {len(rest)}-mal {where}" if len(files) != len(rest) else f"noch {where}"
    return f"… und {count}, zuerst {rest[0].render()}"
