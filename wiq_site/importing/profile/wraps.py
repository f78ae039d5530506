"""Lines that a margin broke → the lines that their authors meant. Only texts and PDFs have such breaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wiq_site.importing.profile.bullets import begins_item
from wiq_site.importing.profile.lines import Line, join_wrapped
from wiq_site.text import split_names

_NARROW = 40
"""Shorter lines are too different to tell where a margin was."""

_FULL, _FULL_SENTENCE = 0.7, 0.85
"""How much of the width a broken line fills at least; letters are not equally wide."""

_OPEN = re.compile(r"<[^<>]*$")
_ENDED = re.compile(r"[.!?:;…][\"“”«»)\]]*$")
_GOES_ON = split_names(
    """
    der die das den dem des ein eine einen einem einer eines und oder sowie aber auch in im an am auf aus bei beim bis
    durch für gegen mit nach ohne seit über um unter von vom vor zu zum zur zwischen dass weil wenn ob als wie wir ihr
    sie er es ich uns euch sich nicht kein keine mehr sehr Der Die Das Ein Eine Wir Bis Im In Mit Für
    """
)
"""Words with which nobody ends a line."""


def measure(values: Iterable[Sequence[Line]]) -> int:
    """The width of the column that answers stand in: what nearly all lines with another line behind them keep to.

    It is 0 where most of these lines are shorter: their authors ended them.
    """
    lengths = sorted(line.length for lines in values for line in lines[:-1] if line.text.strip() and not line.is_whole)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    return width if 2 * sum(length > width * _FULL for length in lengths) > len(lengths) else 0


def join_lines(lines: Iterable[Line], width: int, *, is_prose: bool = False) -> Iterator[Line]:
    """The lines of one answer, joined where a margin parted them; an empty line parts for certain.

    Prose has no short entries: there a line goes on with the one before unless that ends a sentence.
    """
    current: Line | None = None
    last = ""
    length = 0
    for line in lines:
        if current and _is_wrapped(current, line, last, length, width, is_prose=is_prose):
            current = replace(current, text=join_wrapped(current.text, line.text))
        else:
            if current:
                yield current
            current = line if line.text.strip() else None
        last, length = line.text.strip(), line.length
    if current:
        yield current


def _is_wrapped(current: Line, line: Line, last: str, length: int, width: int, *, is_prose: bool) -> bool:
    """Whether a line goes on with the one before: its first word had no room there, or a sentence is not at its end."""
    text = line.text.strip()
    if not text:
        return False
    if _OPEN.search(current.text):
        return True
    if current.is_whole or line.is_label or begins_item(text, current.text, is_ended=bool(_ENDED.search(last))):
        return False
    if text[0].islower() or text[0] in "–—-" or last.endswith(("-", ",", "|", "(")) or last.split()[-1] in _GOES_ON:
        return True
    if is_prose and not _ENDED.search(last):
        return True
    if width < _NARROW or ("|" in text and "|" in last):
        return False
    return length + 1 + len(text.split()[0]) > width * (_FULL_SENTENCE if _ENDED.search(last) else _FULL)
