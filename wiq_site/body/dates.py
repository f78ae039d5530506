"""Numbers at the beginning of a line that count nothing: *3. Oktober: Fest im Hof* keeps its day."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

_MONTH = re.compile(
    r"[*_]*(?:Jan(?:uar|\.)|Jänner|Feb(?:ruar|\.|er\b)|März|Mär\.|Apr(?:il|\.)|Mai\b|Jun[i.]|Jul[i.]|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.))"
)


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
    texts = [_first_text(tokens, item) for item in found.items]
    counts = numbers[0] < 2 or (len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))))
    if counts and not all(text and _MONTH.match(text.content) for text in texts):
        _keep_gaps(tokens, found.items, numbers)
    elif all(texts):
        _take_apart(tokens, found, end, dropped)


def _first_text(tokens: list[Token], item: int) -> Token | None:
    """The inline token with which an item begins."""
    return tokens[item + 2] if tokens[item + 1].type == "paragraph_open" else None


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
    for number in range(found.start, end + 1):
        token = tokens[number]
        if number in (found.start, end) or (token.level == level + 1 and token.type.startswith("list_item")):
            dropped.add(number)
        elif token.level == level + 2 and token.type.startswith("paragraph"):
            token.hidden = token.hidden and level > 0 and len(found.items) == 1
        token.level -= 2
    for item in found.items:
        text = tokens[item + 2]
        text.content = f"{tokens[item].info}{tokens[item].markup} {text.content}"
