"""What readers would see and their author did not mean: signs that Markdown left standing in a text."""

import re
from collections.abc import Collection, Iterator

from wiq_site.body.boxes import find_box
from wiq_site.body.notes import Notes, excerpt
from wiq_site.body.whitelist import BOXES
from wiq_site.source.foreign import find_foreign, find_notes, is_foreign
from wiq_site.text import join_words, quote, suggest

CODE = "\ufffc"
"""Stands for code, pictures and escaped signs, in which nothing is looked for."""

_SUSPECT = re.compile(
    r"\]\[|\]\(|\*\*|\*\w|\{[{%]|\[\^|-[ \t]*\|"
    r"|^(?:[ \t]*={3,}[ \t]*$|#{2,6}[^#\s]|\*\[|[ \t]*[–—] |\d{1,9}[.)][ \t]|!!!|\?\?\?)",
    re.MULTILINE,
)
_SHORTCODE = re.compile(r"\{\{[<%]?|\{%")
_REFERENCE = re.compile(r"!?\[[^\[\]]+\]\[([^\[\]]*)\]")
_BROKEN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)?")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:.*$", re.MULTILINE)
_STARS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*])\*\w[^*\n]*\w\*\w")
_UNDERLINE = re.compile(r"^(.*)\n[ \t]*={3,}[ \t]*$", re.MULTILINE)
_NO_SPACE = re.compile(r"^#{2,6}[^#\s].*$", re.MULTILINE)
_DASH = re.compile(r"\n[ \t]*([–—] .*)")
_COUNTED = re.compile(r"\n(\d{1,9})[.)][ \t].*\n(\d{1,9})[.)][ \t]")
_BOX = re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+(?:\|[ \t]*)?$", re.MULTILINE)


def is_suspect(content: str) -> bool:
    """Whether a text as it was typed holds any sign that is looked for."""
    return is_foreign(content) or _SUSPECT.search(content) is not None


def find_shortcodes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what other generators would replace: ``{{< … >}}``, ``{{ … }}``, ``{% … %}``, whole."""
    at, unclosed = 0, set()
    while found := _SHORTCODE.search(text, at):
        closing = "%}" if found[0] == "{%" else "}}"
        end = -1 if closing in unclosed else text.find(closing, found.end())
        at = end + len(closing) if end >= 0 else found.end()
        if end < 0:
            unclosed.add(closing)
        if end >= 0 or found[0] != "{{":
            yield found.start(), at


def without_shortcodes(text: str) -> str:
    """A text without what other generators would have replaced."""
    for start, end in reversed(list(find_shortcodes(text))):
        text = text[:start] + text[end:]
    return text


def check_words(words: str, line: int, references: Collection[str], notes: Notes) -> None:
    """Tell what stands in ``words``: the text of one block as readers see it, with its line breaks."""

    def at(found: re.Match[str]) -> int:
        return line + words.count("\n", 0, found.start())

    for start, end in find_shortcodes(words):
        what = f"{excerpt(words[start:end])} ist eine Anweisung für ein anderes Programm und stünde so auf der Seite."
        todo = "Bitte durch Text, einen Link oder ein Bild ersetzen."
        notes.error(line + words.count("\n", 0, start), "shortcode", what, todo=todo)
    _check_foreign(words, line, notes)
    _check_links(words, line, references, notes)
    for found in _FOOTNOTE.finditer(words):
        what = f"Zur Fußnote {excerpt(found[0])} fehlt der Text."
        todo = f"Bitte unten ergänzen: {found[0][:40]}: Text der Fußnote"
        notes.error(at(found), "footnote", what, todo=todo)
    for found in _UNDERLINE.finditer(words):
        what = f"Unter {excerpt(found[1])} stehen Gleichheitszeichen; so wird daraus keine Überschrift."
        notes.error(at(found) + 1, "underline", what, todo="Eine Überschrift beginnt mit „## “.")
    for found in _NO_SPACE.finditer(words):
        what = f"In {excerpt(found[0])} fehlt ein Leerzeichen nach den Rauten; so wird daraus keine Überschrift."
        notes.hint(at(found), "heading", what, todo="Eine Überschrift beginnt mit „## “.")
    for found in _ABBREVIATION.finditer(words):
        what = f"{excerpt(found[0])} steht so auf der Seite; Abkürzungen werden nicht erklärt."
        notes.hint(at(found), "abbreviation", what, todo='So geht es: <abbr title="Volkshochschule">VHS</abbr>')
    _check_layout(words, line, notes)
    _check_boxes(words, line, notes)


def _check_foreign(words: str, line: int, notes: Notes) -> None:
    """Notes of other programs would be public, their other signs only strange."""
    for sign in find_notes(words):
        what = f"{excerpt(sign.text)} ist eine Notiz für ein anderes Programm und stünde so auf der Seite."
        notes.error(line + words.count("\n", 0, sign.start), "note", what, todo=sign.todo)
    for sign in find_foreign(words):
        if not (sign.text.lstrip().startswith("[!") and find_box(sign.text)):
            what = f"{excerpt(sign.text)} verstehen nur andere Programme; es steht so auf der Seite."
            notes.hint(line + words.count("\n", 0, sign.start), "foreign", what, todo=sign.todo)


def _check_boxes(words: str, line: int, notes: Notes) -> None:
    for found in _BOX.finditer(words):
        here = line + words.count("\n", 0, found.start())
        if find_box(found[0]):
            todo = "Was in den Kasten gehört, bitte darunter um vier Leerzeichen einrücken."
            notes.hint(here, "box", f"{excerpt(found[0])} wird kein Kasten.", todo=todo)
        else:
            allowed = f"Möglich sind {join_words(sorted(BOXES))}."
            notes.hint(here, "box", f"Einen Kasten {excerpt(found[1])} gibt es nicht.", allowed=allowed)


def _check_links(words: str, line: int, references: Collection[str], notes: Notes) -> None:
    for found in _REFERENCE.finditer(words):
        name = found[1] or found[0].partition("][")[0].lstrip("![")
        near = suggest(name, {reference.lower() for reference in references})
        what = f"Zu {excerpt(found[0])} fehlt die Adresse.{near}"
        todo = f"Bitte unten ergänzen: [{name[:40]}]: https://…"
        notes.error(line + words.count("\n", 0, found.start()), "reference", what, field="Link", todo=todo)
    for found in _BROKEN_LINK.finditer(words):
        if _SHORTCODE.search(found[2]):
            continue
        what = f"{excerpt(found[0])} ist kein Link geworden."
        todo = "Steht in der Adresse ein Leerzeichen, gehört sie in spitze Klammern: [Text](<mein bild.png>)."
        field = "Bild" if found[0].startswith("!") else "Link"
        notes.error(line + words.count("\n", 0, found.start()), "link", what, field=field, todo=todo)


def _check_layout(words: str, line: int, notes: Notes) -> None:
    if found := _STARS.search(words):
        word = words.rfind(" ", 0, found.start()) + 1
        what = f"Bei {excerpt(words[word:])} bleiben Sternchen stehen."
        todo = "Vor dem ersten und nach dem letzten Sternchen gehört ein Leerzeichen oder Satzzeichen."
        notes.hint(line + words.count("\n", 0, found.start()), "stars", what, todo=todo)
    if found := _DASH.search(words):
        what = f"{excerpt(found[1])} steht ohne Umbruch hinter der Zeile davor."
        notes.hint(
            line + words.count("\n", 0, found.start()) + 1, "dash", what, todo="Ein Listenpunkt beginnt mit „- “."
        )
    found = _COUNTED.search(words)
    if found and int(found[2]) == int(found[1]) + 1:
        what = f"Die Zeile mit {quote(found[1] + '.')} steht ohne Umbruch hinter der Zeile davor."
        todo = "Soll es eine Liste sein, bitte eine Leerzeile davor setzen."
        notes.hint(line + words.count("\n", 0, found.start()) + 1, "counted", what, todo=todo)
    if found := _TABLE.search(words):
        what = f"{excerpt(found[0])} macht aus den Zeilen keine Tabelle."
        todo = "Die Zeile mit den Strichen braucht genauso viele Spalten wie der Kopf darüber."
        notes.hint(line + words.count("\n", 0, found.start()), "table", what, todo=todo)
