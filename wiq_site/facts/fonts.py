"""The letters of drawn pictures: Lato (SIL Open Font License), which comes with MkDocs, so no system decides."""

from functools import cache
from importlib.metadata import distribution
from typing import NamedTuple

from PIL import ImageFont

_FILE = "mkdocs/themes/readthedocs/css/fonts/lato-bold.woff"
_UNKNOWN = "\u0378"
"""A sign that no font has: what is drawn for it is drawn for all that a font lacks."""


@cache
def find_font(size: int) -> ImageFont.FreeTypeFont:
    """Bold letters, ``size`` points high. The plain layout is the same with every build of Pillow."""
    file = distribution("mkdocs").locate_file(_FILE)  # by its package: ProperDocs takes the name of the module
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


def can_write(text: str) -> bool:
    """Whether the font has every sign of the text; Arabic and Chinese it has not."""
    return all(map(_is_known, {*text} - {" "}))


@cache
def _is_known(sign: str) -> bool:
    font = find_font(24)
    return bytes(font.getmask(sign)) != bytes(font.getmask(_UNKNOWN))


class Setting(NamedTuple):
    """Lines of a text, and how high their letters are."""

    lines: tuple[str, ...]
    size: int


def set_text(text: str, width: int, choices: tuple[tuple[int, int], ...]) -> Setting:
    """The text in lines of at most ``width`` points.

    ``choices`` are pairs of size and number of lines, the best first; what fits into none is cut with ``…``.
    """
    for size, most in choices:
        lines = _break(text, size, width)
        if len(lines) <= most and _fits(lines, size, width):
            return Setting(lines, size)
    lines = tuple(_cut_words(text, size, width))[: most + 1]
    return Setting(tuple(_end(lines, most, size, width)), size)


def _break(text: str, size: int, width: int) -> tuple[str, ...]:
    """Words in as few lines as possible."""
    font = find_font(size)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _fits(lines: tuple[str, ...], size: int, width: int) -> bool:
    return all(find_font(size).getlength(line) <= width for line in lines)


def _cut_words(text: str, size: int, width: int) -> tuple[str, ...]:
    """The same where single words are too long: they go on in the next line."""
    font = find_font(size)
    pieces: list[str] = []
    for word in text.split():
        while font.getlength(word) > width:
            length = next(n for n in range(len(word) - 1, 0, -1) if font.getlength(word[:n]) <= width)
            pieces.append(word[:length])
            word = word[length:]
        pieces.append(word)
    return _break(" ".join(pieces), size, width)


def _end(lines: tuple[str, ...], most: int, size: int, width: int) -> tuple[str, ...]:
    """At most so many lines, the last of them with ``…`` where something is left out."""
    if len(lines) <= most:
        return lines
    *kept, last = lines[:most]
    while last and find_font(size).getlength(f"{last} …") > width:
        last = last[:-1].rstrip()
    return (*kept, f"{last} …")
