"""What every kind of file becomes first: lines of plain text, without signs that only programs need."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wiq_site.text import CONTROL


@dataclass(frozen=True)
class Line:
    """One line of a source; cells of a table are parted by tabs.

    ``number`` is where people find it: the line of a text, the row of a table; 0 where there is neither. ``is_label``
    says whether it is the beginning of a row of the form; None where only its words can tell. ``is_whole``: its
    author ended it, no margin did. ``before`` counts letters that stood before it in the same line.
    """

    text: str
    number: int = 0
    is_label: bool | None = None
    is_whole: bool = False
    before: int = 0

    @property
    def length(self) -> int:
        """How much of the width of the page it takes, its label included."""
        return self.before + len(self.text.rstrip())


_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SYMBOLS = re.compile("[\ue000-\uf8ff]")
"""The private signs in which word processors keep bullets of their own fonts."""

_BREAK = re.compile("\r\n?|[\u0085\u2028\u2029\x0b]")
_PAGE = re.compile(r"(?:[-–] ?)?(?:Seite |S\. )?\d{1,3}(?: ?[-–]|(?: von | ?/ ?)\d{1,3})?", re.IGNORECASE)
_JOINING = re.compile(r"(?:und|oder|bzw|sowie|als|noch)\b")


def clean(text: str) -> str:
    """Text as people see it: composed, plain spaces and line breaks, nothing invisible."""
    text = _SPACES.sub(" ", _NOTHING.sub("", _BREAK.sub("\n", text)))
    return CONTROL.sub("", unicodedata.normalize("NFC", _SYMBOLS.sub("•", text.replace("\f", "\n"))))


def split_pages(pages: Iterable[str], *, numbered: bool) -> Iterator[Line]:
    """The lines of a text in pages, without their numbers and what stands on top or at the foot of all of them."""
    texts = [_BREAK.sub("\n", page).split("\n") for page in pages]
    running = _find_running(texts)
    number = 0
    for lines in texts:
        for place, raw in enumerate(lines):
            number += 1
            ends = raw.endswith("\u00ad")
            text = clean(raw).rstrip() + ("-" if ends else "")
            is_border = len(texts) > 1 and place in _borders(lines)
            if is_border and (text.strip() in running or _PAGE.fullmatch(text.strip())):
                continue
            yield Line(text, number if numbered else 0)
        number -= place > 0 and not lines[-1]  # the line in which a page break stands is one line


def _borders(lines: list[str]) -> set[int]:
    """Places of the first and the last line of a page that say something."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    return {said[0], said[-1]} if said else set()


def _find_running(texts: list[list[str]]) -> set[str]:
    """What stands at the border of more than half of the pages."""
    seen: dict[str, int] = {}
    for lines in texts:
        for text in {clean(lines[place]).strip() for place in _borders(lines)}:
            seen[text] = seen.get(text, 0) + 1
    return {text for text, times in seen.items() if times > 1 and times * 2 > len(texts)}


def join_wrapped(first: str, following: str) -> str:
    """Two lines that a margin parted: a word that was hyphenated for it is one again."""
    first, following = first.rstrip(), following.strip()
    if not first or not following:
        return first or following
    if re.search(r"[^\W\d_]-$", first) and not _JOINING.match(following):
        return (first[:-1] if following[0].islower() else first) + following
    return f"{first} {following}"
