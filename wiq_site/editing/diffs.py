"""What changes in texts, as people compare it: unified diffs."""

from collections.abc import Iterator
from difflib import unified_diff

from wiq_site.text import one_line

_COLOURS = {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"}
"""Beginning of a line → its colour (ECMA-48, 8.3.117)."""


def render_diff(path: str, old: str, new: str, *, coloured: bool = False) -> Iterator[str]:
    """The lines of a diff of one file."""
    name = one_line(path)
    for line in unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm=""):
        shown = one_line(line.replace("\t", "→   "))
        yield _colour(shown) if coloured else shown


def _colour(line: str) -> str:
    colour = next((colour for start, colour in _COLOURS.items() if line.startswith(start)), "")
    return f"\x1b[{colour}m{line}\x1b[0m" if colour else line
