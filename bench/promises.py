"""What the program promises whatever editors write. Each check gives the breaches of a step; ``silence.py`` has more.

Messages: German; the file is or was there and has that line; one printed line of at most 1,500 characters without
signs that break a terminal. Output: with errors the old one is not touched; without, exactly the planned files are
there, and of the addresses of the first build all that do not belong to the changed file. The commands, each a process
of its own, agree with that and with each other, and print no traceback.
"""

import re
from collections.abc import Iterator, Mapping

from bench.hamlet import HAMLET
from bench.silence import find_losses
from bench.spoiling import Mutant
from bench.trial import Outcome, State, Trial
from wiq_site.problems import Problem, render_problems

LONGEST = 1500

_ENGLISH = re.compile(
    r"\b(?:the|this|error|expected|invalid|input|should|must|cannot|failed|none|null|line|column|found|while|exception|"
    r"traceback|codec|bytes|str|dict|NoneType|scalar|mapping|sequence|tuple|ValidationError|type=)\b"
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|den|dem|ein|eine|ist|sind|hat|fehlt|nicht|kein|keine|wird|gibt|steht|stehen|hier|bitte|und|mit|auf)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"„[^“]*“|<[^>]*>")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def find_breaches(
    mutant: Mutant, trial: Trial, outcome: Outcome, before: State, others: frozenset[str]
) -> Iterator[str]:
    """Everything that is wrong after a step without a traceback; ``others`` are addresses that must be there."""
    files = {path: data for path, data in {**HAMLET, **mutant.changes}.items() if data is not None}
    yield from _check_messages(outcome.problems, files)
    state = trial.find_state()
    if outcome.has_errors:
        if state != before:
            yield "output: there are errors, and the old output was touched"
    elif outcome.site is None or set(state) != outcome.addresses:
        yield f"output: the site is not whole: {sorted(set(state) ^ outcome.addresses)[:5]}"
    else:
        yield from (f"lost output: {address}" for address in sorted(others - outcome.addresses))
        yield from find_losses(mutant, trial, outcome)


def _check_messages(problems: tuple[Problem, ...], files: Mapping[str, bytes]) -> Iterator[str]:
    known = {_UNFIT.sub("\ufffd", _readable(path)): data for path, data in {**HAMLET, **files}.items()}
    for problem in problems:
        said = problem.render()
        words = _QUOTED.sub("", f"{problem.what} {problem.allowed} {problem.todo}")
        if _ENGLISH.search(words) or not _GERMAN.search(words):
            yield f"message: not German: {said!r}"
        place = _UNFIT.sub("\ufffd", problem.path)
        if place not in known and not any(path.startswith(f"{place}/") for path in known):
            yield f"message: no such file: {said!r}"
        elif not 1 <= problem.line <= _count_lines(known.get(place, b"")):
            yield f"message: no such line: {said!r}"
        if _UNFIT.search(said):
            yield f"message: characters that break a terminal: {said!r}"
    for line in render_problems(problems).split("\n"):
        if len(line) > LONGEST:
            yield f"message: {len(line)} characters: {line[:200]!r}"


def _readable(path: str) -> str:
    """A name as messages show it: bytes that are no UTF-8 as question marks."""
    return path.encode(errors="replace").decode()


def _count_lines(data: bytes) -> int:
    text = data.decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")
    return len(text.removesuffix("\n").split("\n"))


def check_command(name: str, status: int, said: str, outcome: Outcome) -> Iterator[str]:
    """What a command as a process of its own must keep."""
    if status != outcome.has_errors:
        yield f"command: {name} ends with {status}, although there are {'' if outcome.has_errors else 'no '}errors"
    if "Traceback" in said or "Fehler im Programm" in said or "Warning" in said:
        yield f"command: {name} says {said[-400:]!r}"
    if any(len(line) > LONGEST for line in said.split("\n")):
        yield f"command: {name} prints a line of more than {LONGEST} characters"
