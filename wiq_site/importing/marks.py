"""Emphasis in Markdown: stars where our parser reads them as meant, else HTML (``**Wort:**Text`` is none)."""

import re

from wiq_site.body.model import Body
from wiq_site.body.parse import parse_body
from wiq_site.source.documents import Document

_KINDS = ("strong", "em", "del", "sub", "sup")
_STARS = {"strong": "**", "em": "*", "del": "~~"}
_FIRST = 0xE000
"""Private characters stand for beginnings and ends until a whole block is known."""

_SIGNS = {
    chr(_FIRST + 2 * number + is_end): (kind, bool(is_end)) for number, kind in enumerate(_KINDS) for is_end in (0, 1)
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_STARTS, _ENDS = ("".join(sign for sign, (_, is_end) in _SIGNS.items() if is_end == end) for end in (False, True))
_BEFORE_LETTER = re.compile(rf"([^\w\s{_STARTS}{_ENDS}]+)([{_ENDS}])(?=\w)")
_BEHIND_LETTER = re.compile(rf"(?<=\w)([{_STARTS}])([^\w\s{_STARTS}{_ENDS}]+)")
"""Signs of punctuation within an emphasis that touches a letter outside; they may stand outside as well."""


def parse_markdown(text: str, path: str = "", uri: str = "", line: int = 1) -> Body:
    """What our parser understands of a body; ``line`` is the one at which it begins in its file."""
    return parse_body(Document(path, uri, body=text, body_line=line), has_title=True)


def mark(kind: str, text: str) -> str:
    """The text between the signs that stand for an element."""
    start = _FIRST + 2 * _KINDS.index(kind)
    return f"{chr(start)}{text}{chr(start + 1)}"


def unmark(text: str) -> str:
    """The text without such signs."""
    return _SIGN.sub("", text)


def choose_marks(block: str) -> str:
    """A block of Markdown with the simplest signs that mean the same."""
    if not _SIGN.search(block):
        return block
    moved = _BEFORE_LETTER.sub(r"\2\1", _BEHIND_LETTER.sub(r"\2\1", block))
    choices = (_replace(block, stars=True), _replace(moved, stars=True), _replace(block, stars=False))
    counts = {kind: block.count(mark(kind, "")[0]) for kind in _STARS}
    return next((choice for choice in choices if _means(choice, counts)), unmark(block))


def _replace(block: str, *, stars: bool) -> str:
    return _SIGN.sub(lambda sign: _render(sign[0], stars=stars), block)


def _render(sign: str, *, stars: bool) -> str:
    kind, is_end = _SIGNS[sign]
    if stars and kind in _STARS:
        return _STARS[kind]
    return f"</{kind}>" if is_end else f"<{kind}>"


def _means(choice: str, counts: dict[str, int]) -> bool:
    html = parse_markdown(choice.replace("\x1f", "\\")).html
    return all(html.count(f"<{kind}>") == count == html.count(f"</{kind}>") for kind, count in counts.items())
