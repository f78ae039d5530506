"""Lines → the rows of the form that stand in them, found by their labels, in any order."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache

from wiq_site.importing.profile.form import BY_KEY, HINT, ROWS, Row
from wiq_site.importing.profile.lines import Line, join_wrapped
from wiq_site.importing.profile.wraps import measure
from wiq_site.importing.results import Unreadable
from wiq_site.text import fold

_LONGEST_LABEL = 60
_MOST_LINES = 3
"""Lines that a label is broken into where its column is narrow."""

_FEWEST_ROWS = 3
_NEAR = 0.84
_NAMED = tuple((row.key, row.named.partition("{")[0]) for row in ROWS if row.named)
"""What stands before the name of a site in labels that have one."""
_SITE_NAME = re.compile(r"[A-ZÄÖÜ][^\s.,;:!?]*(?:\s+[^\s.,;:!?]+){0,2}(?<=\w)")
_SUPPORT = re.compile(r"[^\W\d_]+-\s?Support", re.IGNORECASE)
"""What the row was called in the first forms, behind the abbreviation of the network."""

_HINT_BEGINS = HINT.partition(" {")[0]
_BULLET = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(map(fold, ("des", "der", "das", "den", "LT", "LTs", "s", "euer", "euers", "eures", "Lösungsteam")))
_SMALL |= frozenset(map(fold, ("Lösungsteams", "Lösungs-Team", "und", "bzw")))


@dataclass(frozen=True)
class Section:
    """A row as it was found: its record, the lines of its value, and the width of the column they stand in."""

    row: Row
    number: int
    lines: tuple[Line, ...]
    width: int = 0


@dataclass(frozen=True)
class Form:
    """A form: its rows in their own order, and what stands around them.

    ``strange`` are rows whose label is none of the form's, ``doubled`` those that came again. ``hints`` are the hints
    that stood in the rows: where a row is broken by the end of a page, an answer can get into them.
    """

    sections: Mapping[str, Section]
    around: tuple[Line, ...] = ()
    strange: tuple[Line, ...] = ()
    doubled: tuple[Section, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Found:
    """A label: where it begins, behind how many lines its value does, and what of the value stands beside it."""

    key: str
    at: int
    lines: int
    rest: str
    is_full: bool


_STRANGE = ""
"""The key of a label that is none of the form's."""


def parse_form(lines: Sequence[Line]) -> Form:
    """The rows of the one form in a file. Raises ``Unreadable`` where there is none, or more than one."""
    labels = _choose(list(_find_labels(lines)))
    keys = Counter(label.key for label in labels if label.key)
    if len(keys) < _FEWEST_ROWS:
        what = (
            "Darin steht kein Steckbrief: Die Zeilen des Formulars (zum Beispiel „Name des LT“) sind nicht zu finden."
        )
        raise Unreadable(f"{what} Ein leeres Formular schreibt „wiq steckbrief leer.docx“.")
    if keys["name"] > 1 or sum(times > 1 for times in keys.values()) >= _FEWEST_ROWS:
        what = "In der Datei stehen mehrere Steckbriefe hintereinander."
        raise Unreadable(f"{what} Bitte jeden in einer eigenen Datei speichern.")
    return _cut(lines, labels)


def _cut(lines: Sequence[Line], labels: Sequence[_Found]) -> Form:
    around = [line for line in lines[: labels[0].at] if line.text.strip()]
    form = _Parts({}, [], [])
    ends = [*(label.at for label in labels[1:]), len(lines)]
    for label, end in zip(labels, ends, strict=True):
        line = lines[label.at]
        value = _take_value(lines[label.at + label.lines : end], label, line, around)
        answer, hint = _part_hints(value)
        form.add(label.key, line, answer)
        if label.key:
            form.hints[label.key] = f"{form.hints.get(label.key, '')} {hint}".strip()
    width = measure(section.lines for section in form.sections.values())
    sections = {key: replace(section, width=width) for key, section in form.sections.items()}
    return Form(sections, tuple(around), tuple(form.strange), tuple(form.doubled), form.hints)


def _take_value(lines: Sequence[Line], label: _Found, line: Line, around: list[Line]) -> list[Line]:
    """The lines of an answer. Where rows stand in tables, what stands between and below these is none."""
    if line.is_label:
        around += [other for other in lines if other.is_label is None and other.text.strip()]
        return [other for other in lines if other.is_label is not None]
    before = max(0, len(line.text.rstrip()) - len(label.rest.rstrip())) if label.lines == 1 else 0
    beside = [replace(line, text=label.rest, is_label=False, before=before)] if label.rest.strip() else []
    return [*beside, *lines]


@dataclass
class _Parts:
    sections: dict[str, Section]
    strange: list[Line]
    doubled: list[Section]
    hints: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, line: Line, value: tuple[Line, ...]) -> None:
        if key == _STRANGE:
            label = " ".join(line.text.split()).rstrip(":")
            said = ", ".join(one.text.strip() for one in value if one.text.strip())
            self.strange.append(replace(line, text=f"{label}: {said}"))
        elif key in self.sections:
            known = self.sections[key]
            self.doubled.append(Section(known.row, line.number, value))
            self.sections[key] = replace(known, lines=known.lines + value)
        else:
            self.sections[key] = Section(BY_KEY[key], line.number, value)


def _part_hints(lines: Sequence[Line]) -> tuple[tuple[Line, ...], str]:
    """The lines without hints, and these; they may be broken over several lines."""
    kept: list[Line] = []
    hints: list[str] = []
    within = False
    for line in lines:
        answer, hint, within = _part_line(line.text, within)
        hints += [hint.strip()] if hint.strip() else []
        if answer.strip() or not line.text.strip():
            kept.append(replace(line, text=answer))
    return tuple(kept), " ".join(hints)


def _part_line(text: str, within: bool) -> tuple[str, str, bool]:
    """What of a line is answer and what hint, and whether it ends within a hint."""
    answer = hint = ""
    while text:
        if within:
            head, sign, text = text.partition(")")
            hint, within = hint + head, not sign
        else:
            head, sign, text = text.partition(_HINT_BEGINS)
            answer, within = answer + head, bool(sign)
    return answer, hint, within


def _choose(found: list[_Found]) -> list[_Found]:
    """Short labels (*Ziele:*) may be words of a text: they count where the row has no full one, and once."""
    full = {label.key for label in found if label.is_full and label.key}
    seen: set[str] = set()
    chosen = []
    for label in found:
        if label.key and not label.is_full:
            if label.key in full or (label.key in seen and label.key != "name"):
                continue
            seen.add(label.key)
        chosen.append(label)
    return chosen


def _find_labels(lines: Sequence[Line]) -> Iterator[_Found]:
    for at, line in enumerate(lines):
        if line.is_label:
            yield from _find_in_cell(line, at)
        elif line.is_label is None and (found := _find_in_text(lines, at)):
            yield found


def _find_in_cell(line: Line, at: int) -> Iterator[_Found]:
    text = _part_line(line.text.replace("\n", " "), False)[0].strip()
    first = line.text.split("\n")[0]
    found = find_row(text) or find_row(first) or _find_near(text) or _find_near(first)
    if found:
        yield _Found(found[0], at, 1, "", is_full=True)
    elif text:
        yield _Found(_STRANGE, at, 1, "", is_full=True)


def _find_in_text(lines: Sequence[Line], at: int) -> _Found | None:
    """A label at the beginning of a line that nothing but its words tells from a text."""
    label = ""
    for number, line in enumerate(lines[at : at + _MOST_LINES], 1):
        if line.is_label is not None or not line.text.strip():
            return None
        label = join_wrapped(label, line.text)
        head, sign, rest = _split_label(label)
        if len(head) > _LONGEST_LABEL:
            return None
        if found := find_row(head):
            if sign or found[1]:
                return _Found(found[0], at, number, rest, is_full=found[1])
        elif sign:
            near = _find_near(head)
            return _Found(near[0], at, number, rest, is_full=False) if near else None
    return None


def _split_label(text: str) -> tuple[str, str, str]:
    """What stands before the first colon or tab, and what behind; without a sign the whole is the label."""
    found = re.search(r"(?<![^\W\d_]:)(?<=\S)\s*:(?!in\b|innen\b)\t?|\t", text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def find_row(label: str) -> tuple[str, bool] | None:
    """The key of the row with a label, and whether it is the form's own and not only a word for it."""
    words = _BULLET.sub("", label)
    exact, short = _names()
    if key := exact.get(_fold(words)):
        return key, True
    if _SUPPORT.fullmatch(words.strip(" :")):
        return "support", True
    if key := short.get(_shorten(words)):
        return key, False
    return _find_named(words.strip(" :"))


def _find_named(words: str) -> tuple[str, bool] | None:
    """A row whose label names a site: forms outlive its name. It is the form's own if that looks like a name."""
    for key, begin in _NAMED:
        if _shorten(words).startswith(f"{_shorten(begin)} "):
            return key, words.startswith(begin) and _SITE_NAME.fullmatch(words[len(begin) :]) is not None
    return None


def _find_near(label: str) -> tuple[str, bool] | None:
    """A label with a slip of the pen."""
    _, short = _names()
    near = get_close_matches(_shorten(_BULLET.sub("", label)), short, n=1, cutoff=_NEAR)
    return (short[near[0]], False) if near else None


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    exact = {_fold(row.label): row.key for row in ROWS}
    short = {_shorten(name): row.key for row in ROWS for name in (row.label, *row.also)}
    return exact, short


def _fold(text: str) -> str:
    """Letters only: a narrow column breaks labels within words."""
    return "".join(_WORD.findall(fold(text)))


def _shorten(text: str) -> str:
    return " ".join(word for word in _WORD.findall(fold(text)) if word not in _SMALL)
