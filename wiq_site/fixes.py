"""Repairs as values. A repair is made where its mistake is found, so that message and repair cannot disagree.

Only what has exactly one right answer gets one: the same word in another spelling (``same_word``), a date that can be
read in one way, a field that is called otherwise here, a sign that YAML wants in another form. A guess is no repair.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from wiq_site.text import squeeze

Place: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class ValueFix:
    """The text ``old`` at a place of the front matter becomes ``new``; so do its equals in the same list."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class KeyFix:
    """The field at a place gets the name ``new``; without one its line goes."""

    place: Place
    new: str

    @property
    def reveals(self) -> bool:
        """A field that nobody read may have mistakes of its own."""
        return bool(self.new)


@dataclass(frozen=True)
class LinesFix:
    """The lines ``old`` from ``line`` of the file on become ``new``. Both end with a line break or are empty."""

    line: int
    old: str
    new: str
    reveals: bool = True
    """Whether the mistake hid others, because the file could not be read further."""


Fix: TypeAlias = ValueFix | KeyFix | LinesFix


def change_line(line: int, old: str, new: str, *, reveals: bool = True) -> LinesFix | None:
    """The repair of one line; None where there is nothing to change."""
    return None if old == new else LinesFix(line, f"{old}\n", f"{new}\n", reveals)


def same_word(word: str, known: Iterable[tuple[str, str]]) -> str | None:
    """What ``word`` stands for: ``known`` are spellings with their meaning. None when there is no meaning or several.

    Capitals, umlauts (ü, ue), hyphens, spaces and ``&`` may differ, letters may not.
    """
    wanted = squeeze(word)
    meant = {meaning for spelling, meaning in known if wanted and squeeze(spelling) == wanted}
    return meant.pop() if len(meant) == 1 else None
