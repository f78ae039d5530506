"""Lines of a text → the HTML that they were: headings, lists with levels, paragraphs, and the gaps between them."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bs4 import Tag

from wiq_site.importing.cleaning import soup_of
from wiq_site.importing.drupal.lines import Line
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.results import Note
from wiq_site.importing.tags import build_tag
from wiq_site.text import name_text, quote

_ARROW = re.compile(r"[🡩🡅🡱⬆↑▲⇧]\s*(?=\S)")
_BULLET = re.compile(r"(?P<indent>[ \t\u00a0]*)(?P<sign>[•◦▪·‣∙●○]|[-–*](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
_LONGEST_HEADING = 90
_WRAPPED = range(50, 101)
"""Letters of the longest line in texts that a program broke."""


def build_body(lines: Sequence[Line], page: OldPage) -> Tag:
    """The text as elements below one ``div``."""
    kept = list(_take_pictures(lines, page))
    html = "\n".join(_Builder(_join_wrapped(kept)).build())
    body = soup_of(f"<div>{html}</div>").div
    assert body is not None
    _link_headings(body)
    return body


def _take_pictures(lines: Sequence[Line], page: OldPage) -> Iterator[tuple[str, str]]:
    """Raw lines without labels of pictures: of a picture only its description is left."""
    waiting = False
    for line in lines:
        if line.words in ("Bild", "Image") and not waiting:
            waiting = True
        elif waiting and line.words:
            what = (
                f"Das Bild {quote(line.words)} ist in einem Text nicht enthalten. Bitte aus der alten Seite nachtragen"
            )
            page.unknown.append(Note(what, line.number))
            waiting = False
        elif not waiting:
            yield line.text, line.words


def _join_wrapped(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lines that a program broke are one paragraph again."""
    longest = max((len(text) for text, _ in lines), default=0)
    if longest not in _WRAPPED:
        return lines
    joined: list[tuple[str, str]] = []
    for text, words in lines:
        before = joined[-1] if joined else ("", "")
        continues = before[1] and words and len(before[0].rpartition("\n")[2]) > longest * 0.6
        if continues and not _starts_something(text):
            joined[-1] = (f"{before[0]}\n{text}", f"{before[1]} {words}")
        else:
            joined.append((text, words))
    return joined


def _starts_something(text: str) -> bool:
    return bool(
        _BULLET.match(text) or _ARROW.match(text.strip()) or _NUMBER.match(text.strip()) or _is_top(text.strip())
    )


def _is_top(words: str) -> bool:
    return re.match(r"TOP\s*\d", words, re.IGNORECASE) is not None


class _Builder:
    def __init__(self, lines: list[tuple[str, str]]) -> None:
        self._lines = lines
        self._at = 0

    def build(self) -> Iterator[str]:
        while self._at < len(self._lines):
            text, words = self._lines[self._at]
            if not words:
                self._at += 1
                if text:
                    yield "<p>&nbsp;</p>"
            elif found := _ARROW.match(words):
                yield self._heading(words[found.end() :], 2)
            elif _BULLET.match(text):
                yield self._list()
            elif (found := _NUMBER.match(words)) and self._is_heading(words):
                yield self._heading(words, 3)
            elif found and self._is_numbered(self._at + 1):
                yield self._numbered()
            else:
                self._at += 1
                yield f"<p>{escape(words)}</p>"

    def _heading(self, words: str, level: int) -> str:
        """A heading, with a line below it that goes on."""
        self._at += 1
        text, following = self._peek(self._at)
        if level == 2 and following and text[:4].strip("\t \u00a0") == "" and len(following) <= _LONGEST_HEADING:
            self._at += 1
            words = f"{words} {following}"
        return f"<h{level} id='{name_text(words)}'>{escape(words)}</h{level}>"

    def _peek(self, at: int) -> tuple[str, str]:
        return self._lines[at] if at < len(self._lines) else ("", "")

    def _is_heading(self, words: str) -> bool:
        """Whether a numbered line stands over a longer one."""
        following = self._peek(self._at + 1)[1]
        is_short = len(words) <= _LONGEST_HEADING and words[-1] not in ".!?,;:"
        return is_short and len(following) > max(len(words), 60) and not _NUMBER.match(following)

    def _is_numbered(self, at: int) -> bool:
        return bool(_NUMBER.match(self._peek(at)[1]))

    def _numbered(self) -> str:
        items = []
        while self._is_numbered(self._at):
            words = self._lines[self._at][1]
            items.append(f"<li>{escape(_NUMBER.sub('', words, count=1))}</li>")
            self._at += 1
        return f"<ol>{''.join(items)}</ol>"

    def _list(self) -> str:
        """Lines with bullets; deeper ones are lists of their own. A text below *- Wort:* belongs to its item."""
        items: list[tuple[int, str]] = []
        while found := _BULLET.match(self._peek(self._at)[0]):
            words = self._lines[self._at][1]
            item = escape(_BULLET.sub("", words, count=1))
            self._at += 1
            following, below = self._peek(self._at)
            if words.endswith(":") and below and not _starts_something(following):
                item = f"<p>{item}</p><p>{escape(below)}</p>"
                self._at += 1
            items.append((len(found["indent"].expandtabs(4)), item))
        return _nest(items)


def _nest(items: list[tuple[int, str]]) -> str:
    html, levels = "", [items[0][0]]
    for indent, item in items:
        while len(levels) > 1 and indent < levels[-1]:
            html += "</ul></li>"
            levels.pop()
        if indent > levels[-1]:
            html = f"{html.removesuffix('</li>')}<ul>"
            levels.append(indent)
        html += f"<li>{item}</li>"
    return f"<ul>{html}{'</ul></li>' * (len(levels) - 1)}</ul>"


def _link_headings(body: Tag) -> None:
    """Items that are headings further down were the table of contents."""
    headings = {heading.get_text(): str(heading["id"]) for heading in body.find_all(["h2", "h3"], id=True)}
    for item in body.find_all("li"):
        if item.get_text() in headings and item.find(True) is None:
            text = item.get_text()
            item.clear()
            item.append(build_tag("a", text, {"href": f"#{headings[text]}"}))
