"""HTML of other programs → Markdown of our dialect. What it means is asked of our own parser, never guessed."""

import re
from collections.abc import Callable

from bs4 import Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from wiq_site.body.model import Body
from wiq_site.body.parse import parse_body
from wiq_site.source.documents import Document

ANCHOR = "data-anchor"
"""The attribute of a heading or paragraph that links lead to."""

_ADDRESS = re.compile(r"(https?://\S+|\S+@\S+\.\w+)")
_ALWAYS = re.compile(
    r"[`\[\]]|<(?=[A-Za-z/!?])|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])[*_]|[*_](?![^\W_])|~(?=~)|\{(?=[:#.%{\w])"
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK_SIGN = re.compile(r"[ \t]*(?:([#>+*=|:!?~-]|[-–—]{2,})|\d{1,9}([.)])(?=\s|$))")
_PUNCTUATION_END = re.compile(r"[^\w\s]+$")
_PUNCTUATION_START = re.compile(r"^[^\w\s]+")
_SPACES = re.compile(r"[ \t]*[\u00a0\u202f][ \t\u00a0\u202f]*(?=[ \t\u00a0\u202f]|$)|(?<=[ \t])[\u00a0\u202f]+")
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_MANY_LINES = re.compile(r"\n{3,}")

_Convert = Callable[["_Converter", Tag, str, set[str]], str]


def render_markdown(element: Tag) -> str:
    """The Markdown of an element and all within. Addresses of links and pictures are taken as they are."""
    text = _Converter().convert_soup(element)
    lines = [line.rstrip() for line in text.split("\n")]
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n\\ ")


def parse_markdown(text: str, path: str = "", uri: str = "", line: int = 1) -> Body:
    """What our parser understands of a body; ``line`` is the one at which it begins in its file."""
    return parse_body(Document(path, uri, body=text, body_line=line), has_title=True)


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
    body = parse_markdown(line)
    return body.html.startswith("<p") and body.html.count("<p") == 1 and not body.outline.problems


def _inline(markup: str) -> _Convert:
    """A converter of emphasis. Signs at its ends stand outside where a letter follows: ``**Wort:**Text`` is none."""

    def convert(self: "_Converter", element: Tag, text: str, parent_tags: set[str]) -> str:
        inner = text.strip()
        if not inner or "_noformat" in parent_tags or not parent_tags.isdisjoint(("h1", "h2", "h3", "h4", "h5", "h6")):
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if not after and _is_letter(_neighbour(element, "next_sibling")[:1]):
            inner, after = _cut(inner, _PUNCTUATION_END)
        if not before and _is_letter(_neighbour(element, "previous_sibling")[-1:]):
            found = _PUNCTUATION_START.search(inner)
            before, inner = (found[0], inner[found.end() :]) if found else ("", inner)
        return f"{before}{markup}{inner}{markup}{after}" if inner else f"{before}{after}"

    return convert


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    found = pattern.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def _is_letter(sign: str) -> bool:
    return sign.isalnum()


def _neighbour(element: Tag, direction: str) -> str:
    sibling = getattr(element, direction)
    return "" if sibling is None else str(sibling if not isinstance(sibling, Tag) else sibling.get_text())


def _address(target: str) -> str:
    """An address as it may stand in parentheses (CommonMark 0.31, 6.3)."""
    target = re.sub(r"[\n\t\r]", "", target.strip()).replace("<", "%3C").replace(">", "%3E")
    return f"<{target}>" if re.search(r"[\s()]", target) else target


class _Converter(MarkdownConverter):
    def __init__(self) -> None:
        inside = ["td", "th", "p", "a", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "li"]
        super().__init__(
            heading_style=ATX,
            newline_style=BACKSLASH,
            bullets="-",
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            table_infer_header=True,
            keep_inline_images_in=inside,
        )

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape_text(_SPACES.sub(" ", text))

    convert_b = convert_strong = _inline("**")
    convert_i = convert_em = _inline("*")
    convert_del = convert_s = convert_strike = _inline("~~")

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
        text = guard_lines(_WIDE.sub(" ", text.strip().strip("\\").strip()))
        anchor = element.get(ANCHOR)
        return f"\n\n{text}\n{f'{{#{anchor}}}' if anchor else ''}\n\n" if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return text
        anchor = el.get(ANCHOR)
        line = " ".join(text.replace("\\\n", " ").split())
        return f"\n\n{'#' * max(2, min(6, n))} {line}{f' {{#{anchor}}}' if anchor else ''}\n\n" if line else ""

    def convert_td(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        span = str(element.get("colspan") or "1")
        return f" {_one_cell(text)}{' |' * (min(int(span), 100) if span.isdecimal() else 1)}"

    convert_th = convert_td


def _one_cell(text: str) -> str:
    """Cells are one line each: the items of a list stand behind each other."""
    items = re.sub(r"\n\s*(?:-|\d+\.) ", " · ", f"\n{text.strip()}").removeprefix(" · ")
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(items.replace("\\\n", " ").split()))
