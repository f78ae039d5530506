"""Plain text → Markdown that says the same, with no more signs than our dialect needs."""

import re
from collections.abc import Iterable

from wiq_site.importing.profile.items import Block
from wiq_site.importing.profile.private import GONE

_SIGNS = re.compile(
    rf"(https?://[^\s<>\[\](){{}}|^*`\\]+|{re.escape(GONE)}(?![(:\[]))"
    r"|[\\`\[\]<>{}~$^|]|(?<![^\W_])[*_]|[*_](?![^\W_])|&(?=#?\w+;)|==|::"
)
_BEGINS = re.compile(r"[-+=#:!]|\d{1,9}(?=[.)](?:\s|$))")


def render_blocks(blocks: Iterable[Block]) -> str:
    """Paragraphs and lists, with empty lines between them."""
    text, was_item = "", False
    for block in blocks:
        gap = "" if not text else "\n" if was_item and block.is_item else "\n\n"
        text += gap + ("- " if block.is_item else "") + escape(block.text)
        was_item = block.is_item
    return text


def escape(text: str) -> str:
    """One paragraph whose signs are all meant as they stand."""
    line = _SIGNS.sub(_escape_sign, " ".join(text.split()))
    if found := _BEGINS.match(line):
        sign = found[0]
        return f"{sign}\\{line[len(sign) :]}" if sign.isdigit() else f"\\{line}"
    return line


def _escape_sign(found: re.Match[str]) -> str:
    return found[1] or "".join(f"\\{sign}" for sign in found[0])
