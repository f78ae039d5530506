"""Lines of a value → paragraphs and items of lists, whatever signs and tags a converter left for the bullets."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wiq_site.importing.profile.bullets import find_bullet, find_listed_bullet, split_items
from wiq_site.importing.profile.lines import Line
from wiq_site.importing.profile.wraps import join_lines


@dataclass(frozen=True)
class Block:
    """A paragraph or an item; ``number`` is the line in which it begins."""

    text: str
    number: int = 0
    is_item: bool = False


COLUMN = re.compile(r"\s*[|\t]\s*")
"""What parts the columns of an entry."""

_LIST, _ITEM, _END = "\x11", "\x12", "\x13"
_TAG = re.compile(
    r"</?(?P<name>ol|ul|li|p|br|div|span|b|i|u|em|strong|font|a|sup|sub|small|h[1-6]|table|tbody|tr|td|th|blockquote"
    r"|hr)\b(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_INLINE = frozenset(("span", "b", "i", "u", "em", "strong", "font", "a", "sup", "sub", "small"))
_MARKS = re.compile(f"([{_LIST}{_ITEM}{_END}])")
_SPACES = re.compile(" {2,}")


def parse_blocks(lines: Iterable[Line], width: int = 0, *, is_prose: bool = False) -> tuple[Block, ...]:
    """The paragraphs and items of a value, in order; ``width`` is that of the column it stands in."""
    blocks = (block for line in join_lines(lines, width, is_prose=is_prose) for block in _read_line(line))
    parts = (one for block in blocks for one in _split_inside(block) if any(map(str.isalnum, one.text)))
    return tuple(replace(part, text=_SPACES.sub(" ", part.text.strip())) for part in parts)


def _read_line(line: Line) -> Iterator[Block]:
    """A line and what tags make of it. Where a list begins, any odd sign is a bullet."""
    in_list, is_item = False, False
    for part in _MARKS.split(_replace_tags(line.text)):
        if part in (_LIST, _ITEM, _END):
            in_list, is_item = part != _END and (in_list or part == _LIST), part == _ITEM
        elif part.strip():
            yield from _read_part(part.strip(), line.number, is_item=is_item, in_list=in_list)
            is_item = False


def _read_part(part: str, number: int, *, is_item: bool, in_list: bool) -> Iterator[Block]:
    sign = find_bullet(part, anything=in_list)
    for text in split_items(part, sign) if sign else [part]:
        yield Block(text, number, is_item or sign is not None)


def _replace_tags(text: str) -> str:
    return html.unescape(_TAG.sub(_mark, text)).replace("\xa0", " ")


def _mark(found: re.Match[str]) -> str:
    name, is_end = found["name"].lower(), found[0].startswith("</")
    if name in _INLINE:
        return ""
    if name in ("ol", "ul"):
        return _END if is_end else _LIST
    return _ITEM if name == "li" and not is_end else _LIST if name == "li" else _END


def _split_inside(block: Block) -> Iterator[Block]:
    """A list that stands in one line: behind a colon (*wollen wir: - A. - B.*), or items that follow each other."""
    found = None if block.is_item else find_listed_bullet(block.text)
    if found is None:
        yield block
        return
    start, sign = found
    if block.text[:start].strip():
        yield Block(block.text[:start].strip(), block.number)
    for item in split_items(block.text[start:].strip(), sign):
        yield Block(item, block.number, is_item=True)
