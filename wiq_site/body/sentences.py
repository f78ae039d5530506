"""The words of a body as sentences, so that a part of them reads well in a hit of the search.

While a body is written, marks stand where blocks end. They are white space for whoever only wants the words.
"""

import re

from wiq_site.body.whitelist import PHRASING

BLOCK, CELL, TITLE = "\x1e", "\x1f", "\x1d"
"""The end of a paragraph; of an item or a cell; of a heading. No source can hold them."""

_BEGINS = {"li": CELL, "td": CELL, "th": CELL, "br": " "}
_ENDS = {"li": CELL, "td": CELL, "th": CELL, "dt": TITLE, "summary": TITLE}
_IS_ENDED = re.compile(r"[.!?:;…]['\"“”‘’»)\]]*$")


def find_begin(tag: str) -> str:
    """The mark for the beginning of an element; none within a line."""
    return _BEGINS.get(tag, "" if tag in PHRASING else BLOCK)


def find_end(tag: str) -> str:
    """The mark for the end of an element; none within a line."""
    return _ENDS.get(tag, "" if tag in PHRASING else BLOCK)


def read_sentences(marked: str) -> str:
    """Words with marks → plain text: blocks end like sentences, headings with a colon, items and cells with a comma."""
    blocks = marked.replace(TITLE, TITLE + BLOCK).split(BLOCK)
    return " ".join(text for block in blocks if (text := _read_block(block)))


def _read_block(block: str) -> str:
    mark = ":" if block.endswith(TITLE) else "."
    text = ""
    for cell in block.split(CELL):
        if words := " ".join(cell.split()):
            text = f"{end_sentence(text, ',')} {words}" if text else words
    return end_sentence(text, mark)


def end_sentence(text: str, mark: str = ".") -> str:
    """Text with a mark at its end, unless it has one; empty text stays empty."""
    return f"{text}{mark}" if text and not _IS_ENDED.search(text) else text
