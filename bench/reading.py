"""What a source says and what a page shows, read without the program's own parsers, as plain as an editor reads.

A *word* is a run of at least four letters. Of a source those count that stand for readers: not those of comments, HTML
tags, targets of links, definitions of references, attributes, the first line of fences and boxes, addresses. Of a page
everything counts that its main part shows, with descriptions of pictures. Letters are compared without case, soft
hyphens, marks of direction and differences of Unicode form.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import yaml

_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = " \t\u00a0\u200b\u202f\u2060\u3000\ufeff"
"""What stands unseen behind the line that ends a front matter."""

_ELEMENTS = """
a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math menu
meta meter mi nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
section select slot small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead
time title tr track tt u ul var video wbr
"""
_HTML = "|".join(_ELEMENTS.split())
_BEGIN = r"^(?:[ \t>]|(?:[-*+:~]|\d+[.)])[ \t])*"
_TARGET = r"(?:<[^>\n]*>|\S*[/.#:@?]\S*)"
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^)]*\))"
_INVISIBLE = [
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        r"<!--(?s:.*?)--!?>",
        rf"{_BEGIN}(?:`{{3,}}[^`\n]*|~{{3,}}.*)$",
        rf"{_BEGIN}(?:!!!|\?\?\?\+?)[ \t]+[\w-]+",
        rf"{_BEGIN}\[!\w+\]",
        rf"{_BEGIN}\[[^\]^][^\]]*\]:\s*{_TARGET}(?:\s+{_TITLE})?\s*$",
        rf"</?(?:{_HTML})(?:[\s/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?>",
        r"<(?:https?://|mailto:)?[^<>\s]*[@/][^<>\s]*>",
        r"\]\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]*\))*\)",
        r"\]\[[^\]\n]*\]",
        r"\[\^[^\]\n]*\]:?",
        r"\{:?[ \t]*(?:[#.][\w:-]+|[\w:-]+=)[^}\n]*\}",
        r"(?:https?://|www\.|mailto:)\S*|\S+@\S+",
        r"\\(?=[!-/:-@[-`{-~])",
    )
]
"""What of a source is not for readers, in this order."""


def decode(data: bytes) -> str:
    """The text of a file, whatever its line ends."""
    return data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def split_source(data: bytes) -> tuple[str, str]:
    """Front matter and body of a file."""
    text = decode(data)
    lines = text.lstrip("\n").split("\n") if text.strip() else [""]
    if lines[0].strip() != "---":
        return "", text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip(_SPACES) == "---"), 0)
    return ("\n".join(lines[1:end]), "\n".join(lines[end + 1 :])) if end else ("", text)


def read_fields(front_matter: str) -> dict[str, object]:
    """The fields with all values as texts; none where a plain YAML reader gives up."""
    try:
        values = yaml.load(front_matter, yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def find_texts(value: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in the fields, with the names that lead to it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from find_texts(item, (*place, str(key)))
    elif isinstance(value, list):
        for item in value:
            yield from find_texts(item, place)
    elif isinstance(value, str):
        yield place, value


def count_words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(_WORD.findall(_fold(text)))


def count_body_words(body: str) -> Counter[str]:
    """How often each word of a body stands there for readers."""
    for pattern in _INVISIBLE:
        body = pattern.sub(" ", body)
    return count_words(html.unescape(body))


def find_lost(words: Counter[str], shown: str) -> list[str]:
    """The words that a page does not show as often as they were written."""
    return sorted(word for word, number in words.items() if shown.count(word) < number)


class _Page(HTMLParser):
    """Collects what the main part of a page shows, and the targets of all links."""

    _HIDDEN = frozenset(("script", "style", "template", "nav"))
    _APART = frozenset(
        ("td", "th", "li", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "br", "tr", "pre")
    )

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in self._HIDDEN:
            self._hidden += 1
        if tag in self._APART:
            self.parts.append(" ")
        if tag == "img" and not self._hidden:
            self.parts.append(f" {found.get('alt') or ''} ")
        if tag == "a":
            self.links.append(found.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self._HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def read_whole(data: bytes) -> str:
    """A page with its navigation and its foot, folded for comparison."""
    return _fold(html.unescape(re.sub(r"<[^>]*>", " ", data.decode("utf-8"))))


def read_page(data: bytes) -> tuple[str, list[str]]:
    """What the main part of a page shows, folded for comparison, and the targets of its links."""
    text = data.decode("utf-8")
    page = _Page()
    page.feed(text[text.index("<article ") : text.rindex("</article>")])
    page.close()
    return _fold("".join(page.parts)), page.links


def join_lists(values: Iterable[object]) -> list[str]:
    """Texts of fields that are a text or a list of them."""
    return [text.strip() for value in values for _, text in find_texts(value)]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).casefold()
