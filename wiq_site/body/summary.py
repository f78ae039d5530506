"""Which paragraph says what a text is about: the first of the running text that is real, and without instructions."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from wiq_site.body.hints import find_shortcodes
from wiq_site.body.layout import is_box

_ASIDE = re.compile(
    r"^ {0,3}(?:\[[^\]\n^][^\]\n]*\]:[ \t]*(?:#|<|\S*[./:]\S).*|\*\[[^\]\n]+\]:.*)$|\{:?[ \t]*[#.][\w:-]+[^{}\n]*\}",
    re.MULTILINE,
)
"""Definitions of links and abbreviations, and attributes, that were left standing in a text."""


def find_summary(token: Token, text: str) -> str:
    """What the paragraph of ``token`` says, whose words are ``text``; empty when it is none of the running text."""
    content, children = token.content, token.children or ()
    if token.meta.get("underlined") or is_box(content) or content.startswith("|") or _is_caption(children):
        return ""
    said = "".join(child.content for child in children if child.type.startswith("text")) if children else content
    if not any(sign.isalnum() for sign in said):
        return ""
    text = _without_instructions(text, content)
    is_heading = text.startswith("##") or all(word.startswith("#") for word in text.split())
    return "" if is_heading else text


def _without_instructions(text: str, content: str) -> str:
    for start, end in reversed(list(find_shortcodes(text))):
        text = text[:start] + text[end:]
    for found in _ASIDE.finditer(content):
        text = text.replace(" ".join(found[0].split()), "")
    return " ".join(text.split())


def _is_caption(children: Sequence[Token]) -> bool:
    """Whether there is nothing but pictures and emphasized words below them."""
    depth, has_picture = 0, False
    for child in children:
        depth += child.nesting * (child.type in ("em_open", "em_close"))
        has_picture = has_picture or child.type == "image"
        if not depth and child.type.startswith("text") and child.content.strip():
            return False
    return has_picture
