"""Lines of a value → paragraphs and items of lists, whatever signs and tags a converter left for the bullets."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wiq_site.importing.profile.bullets import find_bullet, find_listed_bullet, split_items
from wiq_site.importing.profile.lines import Line, join_wrapped


@dataclass(frozen=True)
class Block:
    """A paragraph or an item; ``number`` is the line in which it begins."""

    text: str
    number: int = 0
    is_item: bool = False


@dataclass(frozen=True)
class _Piece:
    """A part of a line: ``bullet`` when an item begins with it; ``joins`` when it may go on with the one before."""

    text: str
    number: int
    bullet: bool = False
    joins: bool = False


_LIST, _ITEM, _END = "\x11", "\x12", "\x13"
_TAG = re.compile(
    r"</?(?P<name>ol|ul|li|p|br|div|span|b|i|u|em|strong|font|a|sup|sub|small|h[1-6]|table|tbody|tr|td|th|blockquote"
    r"|hr)\b(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_INLINE = frozenset(("span", "b", "i", "u", "em", "strong", "font", "a", "sup", "sub", "small"))
_MARKS = re.compile(f"([{_LIST}{_ITEM}{_END}])")
_SPACES = re.compile(" {2,}")
_NARROW = 40


def parse_blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The paragraphs and items of a value, in order."""
    blocks: list[Block] = []
    for piece in _mark_wrapped(list(_read_pieces(list(lines)))):
        if piece.joins and blocks:
            last = blocks[-1]
            blocks[-1] = Block(join_wrapped(last.text, piece.text), last.number, last.is_item)
        else:
            blocks.append(Block(piece.text.strip(), piece.number, piece.bullet))
    parts = (one for block in blocks for one in _split_inside(block) if _says(one.text))
    return tuple(replace(part, text=_SPACES.sub(" ", part.text)) for part in parts)


def _says(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _read_pieces(lines: list[Line]) -> Iterator[_Piece]:
    """Lines and what tags make of them; an empty piece is the end of a paragraph."""
    in_list = False
    for line in lines:
        begins, bullet = True, False
        for part in _MARKS.split(_replace_tags(line.text)):
            if part in (_LIST, _ITEM, _END):
                in_list = part != _END and (in_list or part == _LIST)
                bullet = part == _ITEM
                yield _Piece("", line.number)
                begins = True
            elif part.strip():
                yield from _read_part(part, line, bullet=bullet, in_list=in_list and begins)
                begins, bullet = False, False
        if not line.text.strip() or line.is_whole:
            yield _Piece("", line.number)


def _replace_tags(text: str) -> str:
    return html.unescape(_TAG.sub(_mark, text)).replace("\xa0", " ")


def _mark(found: re.Match[str]) -> str:
    name, is_end = found["name"].lower(), found[0].startswith("</")
    if name in _INLINE:
        return ""
    if name in ("ol", "ul"):
        return _END if is_end else _LIST
    return _ITEM if name == "li" and not is_end else "\n" if name == "br" else _LIST if name == "li" else _END


def _read_part(part: str, line: Line, *, bullet: bool, in_list: bool) -> Iterator[_Piece]:
    for place, text in enumerate(part.split("\n")):
        if place:
            yield _Piece("", line.number)
        if not text.strip():
            continue
        if sign := find_bullet(text, anything=in_list):
            for number, item in enumerate(split_items(text.strip(), sign)):
                yield _Piece(item, line.number, bullet=True, joins=number < 0)
        else:
            yield _Piece(text, line.number, bullet=bullet, joins=not bullet)
        bullet = False


def _mark_wrapped(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Which pieces go on with the one before: those that only a margin parted from it."""
    width = max((len(piece.text.strip()) for piece in pieces), default=0)
    before = ""
    for piece in pieces:
        text = piece.text.strip()
        if text:
            joins = piece.joins and bool(before) and _is_wrapped(before, text, width)
            yield _Piece(text, piece.number, piece.bullet, joins)
        before = text


def _is_wrapped(before: str, text: str, width: int) -> bool:
    """A margin is the reason for a break when the next word had no room, or a sentence goes on."""
    if text[0].islower() or before.endswith(("-", ",", "|")):
        return True
    if "|" in text and "|" in before:
        return False
    if width < _NARROW and not before.endswith((".", ":", "!", "?")) and " " not in before.strip():
        return False
    return width >= _NARROW and len(before) + 1 + len(text.split()[0]) > width


def _split_inside(block: Block) -> Iterator[Block]:
    """A list that stands in one line: behind a colon (*wollen wir: - A. - B.*), or items that follow each other."""
    if block.is_item:
        yield block
        return
    found = find_listed_bullet(block.text)
    if found is None:
        yield block
        return
    start, sign = found
    if block.text[:start].strip():
        yield Block(block.text[:start].strip(), block.number)
    for item in split_items(block.text[start:].strip(), sign):
        yield Block(item, block.number, is_item=True)
