"""Numbers at the beginning of a line that count nothing: *3. Oktober: Fest im Hof* keeps its day."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

_NAMES = (
    r"(?:Jan(?:uar)?|Jänner|Feb(?:ruar|er)?|März?|Mrz|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\b"
)
_NUMBERS = r"(?:0?[1-9]|1[0-2])\.[ \t\u00a0]?(?:\d{4}|\d\d)\b"
_AND = r"(?:und|u\.|oder|bis|sowie|&|/|\\?[-+–—])[ \t\u00a0]*\d{1,2}\."
_DATE = re.compile(rf"[*_]*(?:{_NAMES}|{_NUMBERS}|{_AND})", re.IGNORECASE)
"""What goes on with a date behind its day: *3. Oktober*, *3. 10. 2021*, *1. und 3. Samstag*, *10. – 12. Mai*."""


@dataclass
class _List:
    start: int
    items: list[int] = field(default_factory=list)


def keep_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens, with paragraphs in place of numbered lists that are none.

    A list counts on from its first number, whatever its other numbers are, so that *3. Oktober* and *24. Dezember*
    would become the third and the fourth. What counts (1, 2, 3; 4, 5; all 1) stays a list.
    """
    opened: list[_List] = []
    dropped: set[int] = set()
    for number, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            opened.append(_List(number))
        elif token.type == "list_item_open":
            opened[-1].items.append(number)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            found = opened.pop()
            if token.type == "ordered_list_close":
                _keep(tokens, found, number, dropped)
    return [token for number, token in enumerate(tokens) if number not in dropped] if dropped else tokens


def _keep(tokens: list[Token], found: _List, end: int, dropped: set[int]) -> None:
    numbers = [int(tokens[item].info) for item in found.items]
    texts = [_find_text(tokens, item, dropped) for item in found.items]
    counts = numbers[0] < 2 or (len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))))
    is_text = not counts or _is_behind_sign(tokens, found) or all(text and _DATE.match(text.content) for text in texts)
    if not is_text:
        _keep_gaps(tokens, found.items, numbers)
    elif all(texts):
        _take_apart(tokens, found, end, dropped)
        for item, text in zip(found.items, texts, strict=True):
            if text:
                text.content = f"{tokens[item].info}{tokens[item].markup} {text.content}"


def _is_behind_sign(tokens: list[Token], found: _List) -> bool:
    """Whether a number stands alone behind the sign of another item: ``- 1. Platz: Team Rot``, ``3. 1. 2021``."""
    before, own = tokens[found.start - 1], tokens[found.start]
    is_first = found.start > 0 and before.type == "list_item_open" and len(found.items) == 1
    return is_first and before.map is not None and own.map is not None and before.map[0] == own.map[0]


def _find_text(tokens: list[Token], item: int, dropped: set[int]) -> Token | None:
    """The inline token with which an item begins; lists in it may have been taken apart."""
    first = next(number for number in range(item + 1, len(tokens)) if number not in dropped)
    return tokens[first + 1] if tokens[first].type == "paragraph_open" else None


def _keep_gaps(tokens: list[Token], items: list[int], numbers: list[int]) -> None:
    """Numbers that leap (1., 3., 7.; 1., 2., 1.) are meant as they stand.

    Where one only stands twice (1., 2., 2., 3.) or always (1., 1., 1.) they are counted, as in the preview.
    """
    if all(after - before in (0, 1) for before, after in pairwise(numbers)):
        return
    for item, (before, number) in zip(items[1:], pairwise(numbers), strict=True):
        if number != before + 1:
            tokens[item].attrs["value"] = number


def _take_apart(tokens: list[Token], found: _List, end: int, dropped: set[int]) -> None:
    level = tokens[found.start].level
    is_tight = len(found.items) == 1 and _find_parent(tokens, found.start, dropped) in ("list_item_open", "dd_open")
    for number in range(found.start, end + 1):
        token = tokens[number]
        if number in (found.start, end) or (token.level == level + 1 and token.type.startswith("list_item")):
            dropped.add(number)
        elif token.level == level + 2 and token.type.startswith("paragraph"):
            token.hidden = token.hidden and is_tight
        token.level -= 2


def _find_parent(tokens: list[Token], at: int, dropped: set[int]) -> str:
    """The type of the token in which another one stands."""
    level = tokens[at].level - 1
    above = (tokens[number] for number in range(at - 1, -1, -1) if level >= 0 and number not in dropped)
    return next((token.type for token in above if token.nesting > 0 and token.level == level), "")
