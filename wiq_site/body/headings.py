"""Headings: levels without gaps below the page's title (WCAG 1.3.1), and ids that stay."""

import re
from collections.abc import Iterable

from wiq_site.text import slugify

LOWEST = 6
"""The last level of a heading that HTML has."""

OURS = re.compile(r"inhalt$|wiq-|__|fn(ref\d*)?:", re.IGNORECASE)
"""Ids of the page's own frame and of footnotes. Nothing of an author may take their place."""

_NUMBERED = re.compile(r"(.*)_(\d+)")


class Levels:
    """The level on the page for each heading of a body, in order."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int]] = []

    def place(self, written: int) -> int:
        """One below the nearest heading above it that is greater; the greatest of a body is the second."""
        written = max(written, 2)
        while self._open and self._open[-1][0] >= written:
            self._open.pop()
        level = min(self._open[-1][1] + 1, LOWEST) if self._open else 2
        self._open.append((written, level))
        return level


class Ids:
    """Ids that stand once on a page. Those that authors chose must be known before others are made."""

    def __init__(self, chosen: Iterable[str]) -> None:
        self._used = set(chosen)
        self._last: dict[str, int] = {}

    def make(self, text: str) -> str:
        """The id of a heading: its slug, numbered when it repeats (``treffen``, ``treffen_1``)."""
        name = slugify(text)
        if OURS.match(name):
            name = f"text-{name}"
        if not name or name in self._used:
            name = self._number(name)
        self._used.add(name)
        return name

    def _number(self, name: str) -> str:
        """The next free number behind a name; where the last one is known, many headings stay cheap."""
        numbered = _NUMBERED.fullmatch(name)
        stem, number = (numbered[1], int(numbered[2])) if numbered else (name, self._last.get(name, 0))
        while (found := f"{stem}_{number + 1}") in self._used:
            number += 1
        if not numbered:
            self._last[stem] = number + 1
        return found
