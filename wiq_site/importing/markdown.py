"""HTML of other programs → Markdown of our dialect. What it means is asked of our own parser, never guessed."""

import re
from collections.abc import Callable

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

from wiq_site.importing.marks import choose_marks, mark, parse_markdown, unmark
from wiq_site.importing.paragraphs import HEADINGS, LOOSE

ANCHOR = "data-anchor"
"""The attribute of a heading or paragraph that links lead to."""

_ADDRESS = re.compile(r"(https?://[^\s<>\[\]`|\\*]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_ALWAYS = re.compile(
    r"[`\[\]]|<(?=[A-Za-z/!?])|\\(?=[!-/:-@\[-`{-~]|\s*$)|(?<![^\W_])[*_]|[*_](?![^\W_])|~(?=~)|\{(?=[:#.%{\w])"
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK_SIGN = re.compile(r"[ \t]*(?:([#>+*=|:~-]|!{3}|[?]{3}|[-–—]{2,})|\d{1,9}([.)])(?=\s|$))")
_SPACES = re.compile(r"[ \t]*[\u00a0\u202f][ \t\u00a0\u202f]*(?=[ \t\u00a0\u202f]|$)|(?<=[ \t])[\u00a0\u202f]+")
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_MANY_LINES = re.compile(r"\n{3,}")
_BREAKS = re.compile(r"[ \t]*(?:\x1f\s*)+")
_LAST_BREAK = re.compile(r"[\x1f\s]*\x1f[\x1f\s]*$")

_BREAK = "\x1f"
"""Stands for the sign of a line break until all around is known; Python takes it for a space."""

_Convert = Callable[["_Converter", Tag, str, set[str]], str]


def render_markdown(element: Tag) -> str:
    """The Markdown of an element and all within. Addresses of links and pictures are taken as they are."""
    text = _Converter().convert_soup(element)
    lines = [line.rstrip(" ") for line in text.split("\n")]
    blocks = _MANY_LINES.sub("\n\n", "\n".join(lines)).strip().split("\n\n")
    return "\n\n".join(choose_marks(_LAST_BREAK.sub("", block)) for block in blocks).replace(_BREAK, "\\")


def escape_text(text: str) -> str:
    """Plain text that Markdown shows as it is. Web and mail addresses stay, they become links by themselves."""
    parts = _ADDRESS.split(text)
    return "".join(part if index % 2 else _escape(part) for index, part in enumerate(parts))


def _escape(text: str) -> str:
    return _ENTITY.sub("&amp;", _ALWAYS.sub(r"\\\g<0>", text))


def guard_lines(text: str) -> str:
    """A paragraph whose lines begin with nothing that our parser takes for a list, a heading, a quote, a box …"""
    return "\n".join(_guard(line) for line in text.split("\n"))


def _guard(line: str) -> str:
    found = _BLOCK_SIGN.match(line)
    if found is None or _is_paragraph(line):
        return line
    at = found.start(2) if found[2] else found.start(1)
    return f"{line[:at]}\\{line[at:]}"


def _is_paragraph(line: str) -> bool:
    body = parse_markdown(unmark(line).replace(_BREAK, ""))
    return body.html.startswith("<p") and body.html.count("<p") == 1 and not body.outline.problems


def _inline(kind: str) -> _Convert:
    """A converter of emphasis; spaces at its ends stand outside. Which signs it gets is decided for the whole block."""

    def convert(self: "_Converter", element: Tag, text: str, parent_tags: set[str]) -> str:
        inner = text.strip()
        is_needless = not parent_tags.isdisjoint(HEADINGS) and kind in ("strong", "em")
        if not inner or "_noformat" in parent_tags or is_needless:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}{mark(kind, inner)}{after}"

    return convert


def _address(target: str) -> str:
    """An address as it may stand in parentheses (CommonMark 0.31, 6.3)."""
    target = re.sub(r"[\n\t\r]", "", target.strip()).replace("<", "%3C").replace(">", "%3E")
    return f"<{target}>" if re.search(r"[\s()]", target) else target


class _Converter(MarkdownConverter):
    def __init__(self) -> None:
        inside = ["td", "th", "p", "a", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "li"]
        super().__init__(
            heading_style=ATX,
            bullets="-",
            table_infer_header=True,
            keep_inline_images_in=inside,
        )

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape_text(_SPACES.sub(" ", unmark(text)))

    convert_b = convert_strong = _inline("strong")
    convert_i = convert_em = _inline("em")
    convert_del = convert_s = convert_strike = _inline("del")
    convert_sub = _inline("sub")
    convert_sup = _inline("sup")

    def convert_br(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else f"{_BREAK}\n"

    def convert_span(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return _finish(text) if element.get(LOOSE) and "_inline" not in parent_tags else text

    def convert_a(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        target = str(element.get("href") or "")
        if not target or not text.strip() or "_noformat" in parent_tags or "a" in parent_tags:
            return text
        if text.strip() in (target, target.removeprefix("mailto:")) and _ADDRESS.fullmatch(text.strip()):
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}[{text.strip()}]({_address(target)}){after}"

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        alt = " ".join(escape_text(str(element.get("alt") or "")).split())
        return f"![{alt}]({_address(str(element.get('src') or ''))})"

    def convert_p(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = _finish(text)
        anchor = element.get(ANCHOR)
        return f"\n\n{text}\n{f'{{#{anchor}}}' if anchor else ''}\n\n" if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return text
        anchor = el.get(ANCHOR)
        line = " ".join(text.split())
        return f"\n\n{'#' * max(2, min(6, n))} {line}{f' {{#{anchor}}}' if anchor else ''}\n\n" if line else ""

    def convert_td(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        span = str(element.get("colspan") or "1")
        return f" {_one_cell(text)}{' |' * (min(int(span), 100) if span.isdecimal() else 1)}"

    convert_th = convert_td


def _finish(text: str) -> str:
    """The text of a paragraph: one break between two lines, which begin with their words."""
    return guard_lines(_WIDE.sub(" ", _BREAKS.sub(f"{_BREAK}\n", text.strip())))


def _one_cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))
