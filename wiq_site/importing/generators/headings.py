"""What other dialects read otherwise, written as ours: underlined headings, indented code, headings of first level.

Lines change where a parser that knows these forms finds them, and nowhere else.
"""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from wiq_site.body.comments import remove_comments
from wiq_site.body.dialect import build_parser
from wiq_site.body.inline import plain_text
from wiq_site.body.notes import Notes
from wiq_site.importing.generators.code import fence
from wiq_site.source.documents import Document

_LANGUAGE = re.compile(r"(?:::|#!)(?::)?[ \t]*(\w+)[ \t]*\n")
_DEEPEST = 6


@dataclass(frozen=True)
class Mended:
    """A body with headings and code in our form, and what was done to it.

    ``title`` is the text of the heading with which it began, which is no longer there.
    """

    body: str
    title: str = ""
    lowered: bool = False


def mend_headings(body: str, title: str) -> Mended:
    """The body without the first-level heading that is, or says, its ``title``; further ones stand one level lower.

    Where the first of all headings is such a one, all others are below it and go with it.
    """
    tokens = _parse(body)
    lines = body.split("\n")
    first = next((number for number, token in enumerate(tokens) if token.level == 0), None)
    found = ""
    if first is not None and tokens[first].tag == "h1":
        text = plain_text(tokens[first + 1].children or [])
        if not title or _same(text, title):
            found = text
    levels = [int(token.tag[1:]) for token in tokens if _is_heading(token)][bool(found) :]
    lowered = 1 in levels
    is_whole = lowered and levels[0] == 1
    for number, token in reversed(list(enumerate(tokens))):
        if token.map is None or token.level:
            continue
        start, end = token.map
        if _is_heading(token):
            gone, own = bool(found) and number == first, int(token.tag[1:])
            level = min(own + 1, _DEEPEST) if is_whole or own == 1 else own
            lines[start:end] = [] if gone else _write_heading(token, lines[start:end], level)
        elif token.type == "code_block":
            lines[start:end] = _write_code(token, lines[start:end])
    return Mended("\n".join(lines), found, lowered)


def _parse(body: str) -> list[Token]:
    source, _ = remove_comments(body, 1, Notes(Document("", "")))
    return build_parser().enable(["code", "lheading"]).parse(source)


def _is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", " ", one).casefold().strip() == re.sub(r"\W+", " ", other).casefold().strip()


def _write_heading(token: Token, lines: list[str], level: int) -> list[str]:
    if token.markup.startswith("#"):
        at = lines[0].index("#") + len(token.markup)
        return [lines[0][: at - len(token.markup)] + "#" * level + lines[0][at:], *lines[1:]]
    return [f"{'#' * level} {' '.join(line.strip() for line in lines[:-1])}"]


def _write_code(token: Token, lines: list[str]) -> list[str]:
    """A fence around what was indented; empty lines behind it stay where they are."""
    code = token.content.rstrip("\n")
    language = ""
    if found := _LANGUAGE.match(token.content):
        language, code = found[1], code[found.end() :]
    behind = len(lines) - len("\n".join(lines).rstrip().split("\n"))
    return [*fence(code, language).split("\n"), *[""] * behind]
