"""Text that runs from right to left: its blocks say so (HTML, 3.2.6.4)."""

import re

from markdown_it.token import Token

from wiq_site.languages import RIGHT_TO_LEFT

_LETTER = re.compile(r"[^\W\d_]")
_CONTAINERS = frozenset({"ul", "ol", "li", "blockquote", "table", "dl", "dd", "div"})


def set_directions(tokens: list[Token]) -> None:
    """``dir`` for the blocks with such letters, and for those in them.

    A block of text finds its direction by itself. What holds other blocks does not look into those that have a
    direction of their own, so it is told: by the first letter in it.
    """
    opened: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline" and (letter := _LETTER.search(token.content)):
            is_right = bool(RIGHT_TO_LEFT.match(letter[0]))
            for block in opened:
                if block.tag in _CONTAINERS and "direction" not in block.meta:
                    block.meta["direction"] = is_right
                    if is_right:
                        block.attrs["dir"] = "rtl"
            if RIGHT_TO_LEFT.search(token.content) or any(block.attrs.get("dir") for block in opened):
                shown = next((block for block in reversed(opened) if not block.hidden), None)
                if shown and "dir" not in shown.attrs:
                    shown.attrs["dir"] = "auto"
