"""``wiq check --fix``: which repairs hold, tried on drafts before any file is touched.

A repair that leaves its own mistake standing, or brings a new one, is taken back. When several are tried at once and
something goes wrong, halves of them are tried until the culprit stands alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wiq_site.editing.heads import NotEditable, change_value, drop_field, rename_field
from wiq_site.editing.texts import TextFile, read_text
from wiq_site.fixes import Fix, KeyFix, LinesFix, ValueFix
from wiq_site.problems import Problem, find_errors

Check = Callable[[Mapping[str, bytes]], tuple[Problem, ...]]
"""All problems of the project with other bytes (by path) instead of what lies there."""

_ROUNDS = 20
"""A repair may show the next mistake. So often is looked again; no text is as deep."""

_LINE = re.compile(r"Zeile \d+")


@dataclass(frozen=True)
class Repair:
    """A problem with its repair."""

    problem: Problem
    fix: Fix

    @property
    def path(self) -> str:
        return self.problem.path


@dataclass
class Plan:
    """What repairs make of the project: new texts by path, which repairs hold and which were taken back, and why."""

    sources: dict[str, TextFile] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    done: list[Repair] = field(default_factory=list)
    refused: dict[Repair, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def drafts(self) -> dict[str, bytes]:
        """The bytes of the changed files."""
        return {path: self.sources[path].encode(text) for path, text in self.texts.items()}


def plan_fixes(root: Path, problems: Iterable[Problem], check: Check) -> Plan:
    """All repairs that hold. Nothing is written."""
    plan = Plan(problems=tuple(problems))
    for _ in range(_ROUNDS):
        repairs = [Repair(problem, problem.fix) for problem in plan.problems if problem.fix is not None]
        repairs = [repair for repair in repairs if repair not in plan.refused]
        if not repairs:
            break
        _keep(root, repairs, plan, check)
    return plan


def _keep(root: Path, repairs: Sequence[Repair], plan: Plan, check: Check) -> None:
    """Those of the repairs that hold, together with what the plan holds already."""
    texts, is_done = _apply(root, repairs, plan)
    if not is_done:
        why = "Die Stelle ist in einer Form geschrieben, die das Programm nicht ändern kann."
    else:
        found = check({path: plan.sources[path].encode(text) for path, text in texts.items()})
        why = _find_fault(repairs, plan.problems, found)
        if not why:
            plan.texts, plan.problems = texts, found
            plan.done += repairs
            return
    if len(repairs) == 1:
        plan.refused[repairs[0]] = why
        return
    middle = len(repairs) // 2
    _keep(root, repairs[:middle], plan, check)
    _keep(root, repairs[middle:], plan, check)


def _apply(root: Path, repairs: Sequence[Repair], plan: Plan) -> tuple[dict[str, str], bool]:
    """The texts with some more repairs, and whether all of them fitted."""
    texts = dict(plan.texts)
    for repair in sorted(repairs, key=_order):
        if repair.path not in plan.sources:
            plan.sources[repair.path] = read_text(root / repair.path)
        text = texts.get(repair.path, plan.sources[repair.path].text)
        try:
            texts[repair.path] = apply_fix(text, repair.fix, is_yaml=not repair.path.endswith(".md"))
        except NotEditable:
            return texts, False
    return texts, True


def _order(repair: Repair) -> tuple[bool, int]:
    """Lines first, from the last to the first, because the others look for their place anew."""
    fix = repair.fix
    return (False, -fix.line) if isinstance(fix, LinesFix) else (True, isinstance(fix, KeyFix))


def apply_fix(text: str, fix: Fix, *, is_yaml: bool = False) -> str:
    """The text of a file with a repair. Raises ``NotEditable``."""
    if isinstance(fix, LinesFix):
        return _change_lines(text, fix)
    if is_yaml:
        head = f"---\n{text}" + ("" if text.endswith("\n") else "\n")
        return apply_fix(f"{head}---\n", fix).removeprefix("---\n").removesuffix("---\n")
    if isinstance(fix, ValueFix):
        return change_value(text, fix.place, fix.old, fix.new)
    return rename_field(text, fix.place, fix.new) if fix.new else drop_field(text, fix.place)


def _change_lines(text: str, fix: LinesFix) -> str:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    start = len("".join(lines[: fix.line - 1]))
    if text[start : start + len(fix.old)] == fix.old:
        return text[:start] + fix.new + text[start + len(fix.old) :]
    if f"{text[start:]}\n" == fix.old:  # the last line of a file may lack its end
        return text[:start] + fix.new
    raise NotEditable


def _find_fault(repairs: Iterable[Repair], before: Iterable[Problem], after: Iterable[Problem]) -> str:
    """Why the repairs do not hold; empty when they do."""
    repairs = list(repairs)
    had, has = Counter(map(_kind, before)), Counter(map(_kind, after))
    for kind, number in Counter(_kind(repair.problem) for repair in repairs).items():
        if has[kind] > had[kind] - number:
            return "Danach gäbe es dieselbe Meldung noch."
    revealing = {repair.path for repair in repairs if not isinstance(repair.fix, ValueFix) and repair.fix.reveals}
    for problem in find_errors(after):
        if has[_kind(problem)] > had[_kind(problem)] and problem.path not in revealing:
            return f"Danach gäbe es einen neuen Fehler: {problem.render()}"
    return ""


def _kind(problem: Problem) -> tuple[str, str, str]:
    """A problem whatever line it has: lines move."""
    return problem.path, problem.field, _LINE.sub("Zeile", problem.what)
