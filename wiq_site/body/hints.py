"""What readers would see and their author did not mean: signs that Markdown left standing in a text."""

import re
from collections.abc import Collection, Iterator

from wiq_site.body.layout import check_layout
from wiq_site.body.notes import Notes, excerpt
from wiq_site.source.foreign import find_foreign, find_notes, is_foreign
from wiq_site.text import suggest

_SUSPECT = re.compile(
    r"\]\[|\][ \t]*\(|\)\[|\[\[|\*\*|\*[^\s*]|(?<!\w)_\S|~~|\{[{%:#.]|\[\^|-[ \t]*\||<[ \t]*!|\n[^\n:]{0,25}:"
    r"|^(?:[ \t]*=+[ \t]*$|#{2}|\*\[|[ \t]*[^\w\s<#@„“‚‘»«'\"]|[ \t]*\d{1,9}[.)]|[ \t]*(?:[A-Za-z]|[IVX]{1,4})[.)])",
    re.MULTILINE,
)
_SHORTCODE = re.compile(r"\{\{[<%]?|\{%|^\[(?:TOC|\[_?TOC_?\])\]$", re.MULTILINE | re.IGNORECASE)
_TOLD = ("[!", ":::", "[toc]", "[[")
"""Boxes, links and instructions of other programs, which are told with what they should be."""
_REFERENCE = re.compile(r"!?\[[^\[\]]+\]\[([^\[\]]*)\]")
_BROKEN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)?")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*(?P<address>#(?=[ \t]|$)|<(?=[^>\n]*>[ \t]*(?:[(\"]|$))|(?:https?|mailto|tel):"
    r"|www\.|\.{0,2}/|\S+\.[a-z]{2,4}(?:[#?]\S*)?[ \t]*$).*$",
    re.MULTILINE,
)
_APART = re.compile(
    r"\[[^\[\]\n]+\][ \t]+\((?:https?:|www\.|mailto:|[^\s()]+\.(?:md|pdf|html?|jpe?g|png|svg)\))[^()\n]*\)?"
    r"|\([^()\n]+\)\[(?:https?:|www\.|mailto:)[^\]\n]*\]?"
)
_WIKI = re.compile(r"!?\[\[(?!_?TOC_?\])[^\[\]\n]+\]\]")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][\w:-]+[^{}\n]*\}")
_NO_COMMENT = re.compile(r"<[ \t]*![ \t]*[-–—].*")
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:.*$", re.MULTILINE)


def is_suspect(content: str, *, may_be_foreign: bool) -> bool:
    """Whether a text as it was typed holds any sign that is looked for; those of other programs where they may be."""
    return (may_be_foreign and is_foreign(content)) or _SUSPECT.search(content) is not None


def find_shortcodes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what other generators would replace: ``{{< … >}}``, ``{{ … }}``, ``{% … %}``, ``[TOC]``."""
    at, unclosed = 0, set()
    while found := _SHORTCODE.search(text, at):
        if found[0].startswith("["):
            at = found.end()
            yield found.start(), at
            continue
        closing = "%}" if found[0] == "{%" else "}}"
        end = -1 if closing in unclosed else text.find(closing, found.end())
        at = end + len(closing) if end >= 0 else found.end()
        if end < 0:
            unclosed.add(closing)
        if end >= 0 or found[0] != "{{":
            yield found.start(), at


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
    for found in _ABBREVIATION.finditer(words):
        what = f"{excerpt(found[0])} steht so auf der Seite; Abkürzungen werden nicht erklärt."
        notes.hint(at(found), "abbreviation", what, todo='So geht es: <abbr title="Volkshochschule">VHS</abbr>')
    for found in _NO_COMMENT.finditer(words):
        what = f"{excerpt(found[0])} sieht aus wie ein Kommentar, ist aber keiner; es stünde auf der Seite."
        notes.error(at(found), "no comment", what, todo="Ein Kommentar beginnt mit „<!--“ und endet mit „-->“.")
    for found in _ATTRIBUTES.finditer(words):
        what = f"{excerpt(found[0])} steht so auf der Seite."
        todo = "Angaben zu einem Absatz gehören in eine eigene Zeile darunter, die zu einem Link direkt dahinter."
        notes.hint(at(found), "attributes", what, todo=todo)
    check_layout(words, line, notes)


def _check_foreign(words: str, line: int, notes: Notes) -> None:
    """Notes of other programs would be public, their other signs only strange."""
    for sign in find_notes(words):
        what = f"{excerpt(sign.text)} ist eine Notiz für ein anderes Programm und stünde so auf der Seite."
        notes.error(line + words.count("\n", 0, sign.start), "note", what, todo=sign.todo)
    for sign in find_foreign(words):
        if not sign.text.lstrip().lower().startswith(_TOLD):
            what = f"{excerpt(sign.text)} verstehen nur andere Programme; es steht so auf der Seite."
            notes.hint(line + words.count("\n", 0, sign.start), "foreign", what, todo=sign.todo)


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
    _check_near_links(words, line, notes)


def _check_near_links(words: str, line: int, notes: Notes) -> None:
    """What only looks like a link; some of it may be meant as it stands."""
    for pattern, todo in (
        (_APART, "So geht es, ohne Leerzeichen: [Text](Adresse)"),
        (_WIKI, "So geht es: [Text](name.md)"),
    ):
        for found in pattern.finditer(words):
            here = line + words.count("\n", 0, found.start())
            notes.hint(here, "no link", f"{excerpt(found[0])} ist kein Link geworden.", field="Link", todo=todo)
    for found in _DEFINITION.finditer(words):
        is_note = found["address"] in ("#", "<")
        tell = notes.error if is_note else notes.hint
        what = f"{excerpt(found[0])} steht so auf der Seite."
        todo = "Davor gehört eine Leerzeile, dahinter kein weiterer Text."
        tell(line + words.count("\n", 0, found.start()), "definition", what, field="Link", todo=todo)
