"""What comes out of a body while its tokens are read: safe HTML, words, links, headings, ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from wiq_site.body.headings import LOWEST, OURS, Ids, Levels
from wiq_site.body.model import BodyLink, Heading, Part, Passage
from wiq_site.body.notes import Notes, excerpt
from wiq_site.body.sentences import TITLE
from wiq_site.body.whitelist import ADDRESSES, clean_attributes
from wiq_site.languages import NO_NAMES, ForeignNames
from wiq_site.text import quote

_SPOKEN = ("alt", "title")
"""Attributes that hold words for readers."""

NOTHING_FOREIGN = "Unsere Seiten laden nichts von anderswo und führen keine Programme aus."


BEFORE, AFTER = "a", "z"
"""Behind the number in the marks before and after a picture: ``\\0na\\0``, ``\\0nz\\0``."""


def escape(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    """Text between the quotation marks of an attribute."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(slots=True)
class _Opened:
    place: int
    words: int
    level: int
    attributes: dict[str, str]
    line: int
    text: str = ""


class Output:
    """Collects the pieces. Everything in ``html`` was escaped here or is a tag that this package wrote."""

    def __init__(self, notes: Notes, names: ForeignNames = NO_NAMES) -> None:
        self.notes = notes
        self._names = names
        self.html: list[str] = []
        self.words: list[str] = []
        self.places: list[tuple[int, int]] = []
        """Which of the words begin a passage, and its line."""
        self.aside: list[Passage] = []
        """Texts of attributes, and code."""
        self.links: list[BodyLink] = []
        self.ids: dict[str, None] = {}
        self.summary = ""
        self.has_foreign_html = False
        """Whether an author's tags or attributes are in it."""
        self._levels = Levels()
        self._deeper = 0
        self._headings: list[_Opened | Heading] = []

    def begin_part(self, part: Part, level: int) -> None:
        """What follows stands below a heading that the page itself writes, at ``level``."""
        self._levels, self._deeper = Levels(), level - 1
        for above in range(2, level + 1):
            self._levels.place(above)
        self._headings.append(Heading(level, part.id, part.title, part.line))
        self.begin_passage(part.line)
        self.words += [part.title, TITLE]

    def begin_passage(self, line: int) -> None:
        """The words that follow stand in a passage of their own, which begins at ``line`` of the file."""
        self.places.append((len(self.words), line))

    def say(self, text: str) -> None:
        """Words of the author."""
        for part, lang in self._names.split(text):
            self.html.append(f'<span lang="{lang}">{escape(part)}</span>' if lang else escape(part))
        self.words.append(text)

    def text_since(self, place: int) -> str:
        """The words since a length of ``words``, spaces folded."""
        return " ".join("".join(self.words[place:]).split())

    def mark(self, target: str, line: int, *, is_picture: bool = False) -> str:
        """The mark that stands for an address until the page's own address is known."""
        self.links.append(BodyLink(target.strip(), line, is_picture))
        return f"\0{len(self.links) - 1}\0"

    def mark_picture(self, target: str, line: int, attributes: str) -> str:
        """The tag of a picture, between the marks for what its page sets around it."""
        mark = self.mark(target, line, is_picture=True)
        number = mark.strip("\0")
        return f'\0{number}{BEFORE}\0<img src="{mark}"{attributes}>\0{number}{AFTER}\0'

    def attributes(self, element: str, written: Mapping[str, str], line: int, *, addresses: bool = False) -> str:
        """Attributes of an author for a tag: those on the white list, written anew; the others are told."""
        return self.render(self.clean(element, written, line, addresses=addresses), line)

    def clean(self, element: str, written: Mapping[str, str], line: int, *, addresses: bool = False) -> dict[str, str]:
        """The attributes that may stay."""
        self.has_foreign_html = True
        cleaned = clean_attributes(element, written, addresses=addresses)
        for name in cleaned.active:
            reason = "Wie etwas aussieht, bestimmt die Gestaltung der Seite." if name == "style" else NOTHING_FOREIGN
            what = f"{quote(name)} ist bei <{element}> nicht erlaubt: {reason}"
            self.notes.error(line, "attribute", what, todo="Bitte entfernen.")
        for name in cleaned.useless:
            what = f"Die Klasse {excerpt(name[1:])}" if name.startswith(".") else f"Die Angabe {excerpt(name)}"
            self.notes.hint(line, "useless", f"{what} hat bei <{element}> keine Wirkung und wird weggelassen.")
        if "id" in cleaned.kept and not self._take_id(cleaned.kept["id"], line):
            del cleaned.kept["id"]
        return cleaned.kept

    def render(self, attributes: Mapping[str, str], line: int) -> str:
        """Attributes as they stand in a tag; addresses become marks."""
        if not attributes:
            return ""
        self.aside += (Passage(line, attributes[name]) for name in _SPOKEN if name in attributes)
        values = (
            (name, self.mark(value, line, is_picture=name == "src") if name in ADDRESSES else value)
            for name, value in attributes.items()
        )
        return "".join(f' {name}="{escape_value(value)}"' for name, value in values)

    def begin_heading(self, written: int, attributes: dict[str, str], line: int) -> None:
        """A heading that its author placed at level ``written``. Its tag is written when its words are known."""
        if written == 1:
            what = "Im Text steht eine Überschrift der ersten Ebene; die ist dem Titel vorbehalten."
            again = self.notes.title_again if self.notes.title_again and self.notes.title_again.line == line else None
            todo = "Sie wiederholt den Titel und kann weg." if again else "Bitte mit „## “ statt „# “ beginnen."
            self.notes.error(line, "h1", what, todo=todo, fix=again)
        level = self._levels.place(max(written, 2) + self._deeper)
        self._headings.append(_Opened(len(self.html), len(self.words), level, attributes, line))
        self.html.append("")

    def end_heading(self, written: int) -> None:
        """Close the heading that was begun last."""
        heading = self._headings[-1]
        assert isinstance(heading, _Opened)
        heading.text = self.text_since(heading.words)
        if not heading.text and "<img" not in "".join(self.html[heading.place :]):
            self.notes.hint(heading.line, "empty heading", "Hier ist eine Überschrift leer; sie wird weggelassen.")
            del self.html[heading.place :], self._headings[-1]
            return
        self.html.append(f"</h{heading.level}>\n")
        self.words.append(TITLE)
        if min(max(written, 2) + self._deeper, LOWEST) > heading.level:
            what = f"Über {excerpt(heading.text)} fehlt eine Ebene; auf der Seite ist es Ebene {heading.level}."
            todo = f"Bitte mit „{'#' * (heading.level - self._deeper)} “ beginnen."
            self.notes.hint(heading.line, "level", what, todo=todo)

    def finish(self) -> tuple[Heading, ...]:
        """Write the tags of the headings, now that all ids that authors chose are known."""
        ids, found = Ids(self.ids), []
        for heading in self._headings:
            if isinstance(heading, Heading):
                found.append(heading)
                continue
            name = heading.attributes.pop("id", "") or ids.make(heading.text)
            attributes = self.render({"id": name, **heading.attributes}, heading.line)
            self.html[heading.place] = f"<h{heading.level}{attributes}>"
            self.ids[name] = None
            found.append(Heading(heading.level, name, heading.text, heading.line))
        return tuple(found)

    def _take_id(self, name: str, line: int) -> bool:
        if OURS.match(name):
            what = f"Der Anker {excerpt(name)} ist vergeben: Die Seite selbst braucht ihn."
            self.notes.error(line, "id", what, todo="Bitte einen anderen Namen wählen.")
        elif name in self.ids:
            what = f"Der Anker {excerpt(name)} steht zweimal; der zweite wird weggelassen."
            self.notes.hint(line, "id", what, todo="Bitte jeden Namen nur einmal vergeben.")
        else:
            self.ids[name] = None
            return True
        return False
