"""HTML of authors between and inside of Markdown: written anew from the white list, and balanced."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from wiq_site.body.notes import excerpt
from wiq_site.body.output import NOTHING_FOREIGN, Output
from wiq_site.body.sentences import find_begin, find_end
from wiq_site.body.tags import Instruction, Tag, parse_tags
from wiq_site.body.whitelist import ACTIVE, BLOCKS, ELEMENTS, PHRASING, USELESS, VOID, is_attribute

DEEPEST = 60
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES_ONLY = PHRASING | _HEADINGS | {"p"}
"""Elements that hold no blocks."""
_PROSE = PHRASING | {"div", "p", "section"}
_ENDS_ITSELF = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
"""Elements whose end tag may be left out (HTML, 13.1.2.4)."""
_ENDED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    **{part: {"td", "th", "tr", "thead", "tbody", "tfoot", "caption"} for part in ("thead", "tbody", "tfoot")},
}
_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "summary": {"details"},
    "figcaption": {"figure"},
    **{part: {"table"} for part in ("caption", "thead", "tbody", "tfoot")},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
_MARKDOWN = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}\.|#{1,6})[ \t]+\S|\*\*\S|\]\(", re.MULTILINE)

TABLE = '<div class="wiq-table" role="group" aria-label="Tabelle" tabindex="0"><table class="wiq-table__grid"{}>'
"""A wide table scrolls on its own, and can be reached by keyboard (WCAG 2.1.1)."""
END_OF_TABLE = "</table></div>\n"


@dataclass(slots=True)
class _Open:
    name: str
    by_author: bool
    line: int = 0
    finish: Callable[[], None] = lambda: None


class AuthorHtml:
    """Knows what is open, of Markdown and of the author, in the order of opening."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._open: list[_Open] = []
        self._dropped: Counter[str] = Counter()

    def enter(self, name: str) -> None:
        """Markdown opens an element; called before its tag is written."""
        if name in BLOCKS:
            self._end_lines()
        self._open.append(_Open(name, by_author=False))

    def leave(self) -> None:
        """Markdown closes its innermost element: what an author left open in it is closed."""
        while self._open[-1].by_author:
            self._pop(is_missing=True)
        self._open.pop()

    def finish(self) -> None:
        """Close what is left."""
        while self._open:
            self._pop(is_missing=True)

    def is_inside(self, name: str) -> bool:
        """Whether an element is open."""
        return any(entry.name == name for entry in self._open)

    def is_prose(self) -> bool:
        """Whether a paragraph here belongs to the running text."""
        return all(entry.name in _PROSE for entry in self._open)

    def block(self, html: str, line: int) -> None:
        """A block of HTML: tags and words, in which Markdown has no meaning."""
        for place, part in parse_tags(html):
            here = line + html.count("\n", 0, place)
            if isinstance(part, Tag):
                self._tag(part, here, in_line=False)
            elif isinstance(part, Instruction):
                self._tell_hidden(part, here)
            else:
                self._check_markdown(part, here)
                self._out.begin_passage(here)
                self._out.say(part)

    def inline(self, html: str, line: int) -> None:
        """A tag within a line."""
        for _, part in parse_tags(html):
            if isinstance(part, Tag):
                self._tag(part, line, in_line=True)
            elif isinstance(part, Instruction):
                self._tell_hidden(part, line)

    def _tag(self, tag: Tag, line: int, *, in_line: bool) -> None:
        name, notes = tag.name, self._out.notes
        if name not in ELEMENTS | ACTIVE | USELESS or _is_phrase(tag):
            self._out.say(tag.source)  # <Platzhalter>
        elif name in ELEMENTS or name == "h1":
            if tag.is_end:
                self._end(name, line)
            else:
                self._start(tag, line, in_line=in_line)
        elif tag.is_end and self._dropped[name]:
            self._dropped[name] -= 1
        else:
            self._dropped[name] += not tag.is_end
            if name in ACTIVE:
                notes.error(
                    line, "active", f"<{name}> ist hier nicht erlaubt: {NOTHING_FOREIGN}", todo="Bitte nur verlinken."
                )
            else:
                notes.hint(line, "element", f"<{name}> hat hier keine Wirkung; der Text darin bleibt stehen.")

    def _tell_hidden(self, found: Instruction, line: int) -> None:
        what = f"{excerpt(found.source)} ist für Browser kein Text und fehlt auf der Seite."
        self._out.notes.hint(line, "instruction", what, todo="Soll es zu lesen sein, bitte „\\<“ statt „<“ schreiben.")

    def _start(self, tag: Tag, line: int, *, in_line: bool) -> None:
        name = tag.name
        is_block = name not in PHRASING
        if is_block and in_line:
            self._drop(tag, line, "steht mitten in einer Zeile")
            return
        if is_block:
            self._end_implied(name)
        parent = self._open[-1].name if self._open else ""
        if name in _PARENTS and parent not in _PARENTS[name]:
            parents = " oder ".join(f"<{parent}>" for parent in sorted(_PARENTS[name]))
            self._drop(tag, line, f"steht nicht in {parents}")
        elif name == "a" and self.is_inside("a"):
            self._drop(tag, line, "steht in einem anderen Link")
        elif len(self._open) >= DEEPEST:
            self._out.notes.error(line, "deep", "Hier sind zu viele HTML-Elemente ineinander verschachtelt.")
        else:
            self._write(tag, line)

    def _write(self, tag: Tag, line: int) -> None:
        name, out = tag.name, self._out
        attributes = out.clean(name, tag.attributes, line, addresses=True)
        if name == "img":
            write_picture(out, attributes, line)
            return
        if name in _HEADINGS:
            out.begin_heading(int(name[1]), attributes, line)
        else:
            rendered = out.render(attributes, line)
            out.html.append(TABLE.format(rendered) if name == "table" else f"<{name}{rendered}>")
        out.words.append(find_begin(name))
        if name not in VOID:
            self._open.append(_Open(name, True, line, self._finisher(name, len(out.words))))

    def _finisher(self, name: str, place: int) -> Callable[[], None]:
        """What is to be done when an element ends."""
        out = self._out

        def finish() -> None:
            if name in _HEADINGS:
                out.end_heading(int(name[1]))
                return
            if name == "p" and not out.summary and self.is_prose():
                out.summary = out.text_since(place)
            out.html.append(END_OF_TABLE if name == "table" else f"</{name}>")
            out.words.append(find_end(name))

        return finish

    def _end(self, name: str, line: int) -> None:
        depth = next(
            (d for d, entry in enumerate(reversed(self._open)) if entry.name == name or not entry.by_author), -1
        )
        if self._dropped[name]:  # what was dropped stands in what was not, so it ends first
            self._dropped[name] -= 1
        elif depth >= 0 and self._open[-1 - depth].by_author:
            for _ in range(depth):
                self._pop(is_missing=True)
            self._pop(is_missing=False)
        else:
            self._out.notes.hint(line, "stray", f"</{name}> schließt nichts und wird weggelassen.")

    def _end_lines(self) -> None:
        """A block ends the paragraph of an author, and everything that stands within a line."""
        while self._open and self._open[-1].by_author and self._open[-1].name in _LINES_ONLY:
            self._pop(is_missing=True)

    def _end_implied(self, name: str) -> None:
        self._end_lines()
        while self._open and self._open[-1].by_author and self._open[-1].name in _ENDED_BY.get(name, ()):
            self._pop(is_missing=True)
            self._end_lines()

    def _pop(self, *, is_missing: bool) -> None:
        entry = self._open.pop()
        entry.finish()
        if is_missing and entry.by_author and entry.name not in _ENDS_ITSELF:
            what = f"<{entry.name}> hat kein Ende; es endet mit dem Absatz oder Kasten, in dem es steht."
            todo = f"Bitte </{entry.name}> ergänzen."
            self._out.notes.hint(entry.line, "unclosed", what, todo=todo)

    def _drop(self, tag: Tag, line: int, reason: str) -> None:
        self._dropped[tag.name] += 1
        self._out.notes.hint(line, "dropped", f"<{tag.name}> {reason} und wird weggelassen.")

    def _check_markdown(self, text: str, line: int) -> None:
        found = _MARKDOWN.search(text)
        if found and not self.is_inside("pre") and not self.is_inside("code"):
            what = f"Der Text {excerpt(text[found.start() :])} steht ohne Leerzeile unter einem HTML-Element."
            todo = "Damit Listen, Fettes und Links darin gelten, bitte eine Leerzeile davor setzen."
            self._out.notes.hint(line + text.count("\n", 0, found.start()), "markdown", what, todo=todo)


def _is_phrase(tag: Tag) -> bool:
    """Words in angle brackets whose first is the name of an element: *<Details siehe unten>*, *a <b und c> d*."""
    names = tag.attributes
    return bool(names) and tag.name not in ACTIVE and not any(names.values()) and not any(map(is_attribute, names))


def write_picture(out: Output, attributes: dict[str, str], line: int) -> None:
    """A picture with its description (WCAG 1.1.1), whichever way it was written."""
    target = attributes.pop("src", "")
    if not target:
        out.notes.error(line, "picture", "Bei diesem Bild fehlt die Datei.", field="Bild")
        return
    if not attributes.get("alt", "").strip():
        what = f"Zu {excerpt(target)} fehlt die Beschreibung für Menschen, die das Bild nicht sehen."
        out.notes.error(line, "alt", what, field="Bild", todo=f"So geht es: ![Was zu sehen ist]({target[:80]})")
    out.html.append(out.mark_picture(target, line, out.render(attributes, line)))
