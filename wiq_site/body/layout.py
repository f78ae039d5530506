"""What readers see otherwise than it was meant: joined lines, stars that stay, boxes and tables that are none."""

import re
from itertools import pairwise

from markdown_it.token import Token

from wiq_site.body.autolinks import hide_addresses
from wiq_site.body.boxes import find_box
from wiq_site.body.notes import Notes, excerpt
from wiq_site.body.whitelist import BOXES
from wiq_site.text import join_words, quote

CODE = "\ufffc"
"""Stands for code, pictures and escaped signs, in which nothing is looked for."""
BREAK = "\u2029"
"""Stands before a line break that readers see as well."""

_ROW = (
    r"[ \t]*(?:[−*+→⇒✓✔✗✘☐☑✅❌👉]|[-–—](?=\S)|\(?(?:\d{1,3}\.?|[A-Za-z])\)|\[[ xX\d]{0,3}\](?!:)"
    r"|\w[\w./–-]{0,20}:[ \t]|\d{1,2}:\d\d\b|\d{1,2}\.(?=[\w \t–/-])|(?:[A-Za-z]|[IVX]{1,4})\.[ \t])"
)
_ROWS = re.compile(rf"^{_ROW}[^\n{BREAK}]*\n({_ROW}.*)", re.MULTILINE)
_ALONE = re.compile(rf"(?<!{BREAK})\n[ \t]*((?:\*{{2,3}}|-{{2,3}}|\+\+)[ \t]+\S.*|[–—] .*|--?[ \t]*$)", re.MULTILINE)
_COUNTED = re.compile(rf"(?<!{BREAK})\n(\d{{1,9}})[.)][ \t][^\n{BREAK}]*\n(\d{{1,9}})[.)][ \t]")
_OUTSIDE = r"(?<![^\s(\[„\"‚»])"
_STARS = re.compile(
    rf"(?<!\*)\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?!\*)|{_OUTSIDE}\*(?=[^\s*])[^*\n]*[^\s*]\*(?=\w)"
    rf"|{_OUTSIDE}_{{1,2}}(?=[^\s_])[^_\n]*[^\w\s]_{{1,2}}(?=\w)|~~(?=[^\s~])[^~\n]*[^\s~]~~"
)
_SPACED = re.compile(r"(?<![*~])(\*\*|~~)(?![*~])([^*~\n]+)\1(?![*~])")
_NAMES = {"*": "Sternchen", "_": "Unterstrich", "~": "Wellenzeichen"}
_UNDERLINE = re.compile(r"^(.*)\n[ \t]*=+[ \t]*$", re.MULTILINE)
_NO_SPACE = re.compile(r"^#{2,6}[^#\s].*$", re.MULTILINE)
_TOO_DEEP = re.compile(r"^#{7,}.*$", re.MULTILINE)
_BOX = re.compile(r"^(?:!!!|\?\?\?\+?)([ \t]*)([\w-]+)(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", re.MULTILINE)
_OTHER_BOX = re.compile(r"^(?:\[![\w-]+\]|:{3,}[ \t]*[{.]*\w).*$", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+(?:\|[ \t]*)?$", re.MULTILINE)
_CELLS = re.compile(r"^[ \t]*\|(?:.*\n[ \t]*\||[^|\n]*\|.*\|[ \t]*$)", re.MULTILINE)


def is_box(content: str) -> bool:
    """Whether a paragraph begins like a box."""
    return content[:1] in ("!", "?", ":", "[") and bool(_BOX.match(content) or _OTHER_BOX.match(content))


def check_layout(words: str, line: int, notes: Notes) -> None:
    """Tell what stands in ``words``: the text of one block as readers see it, with its line breaks."""
    _check_headings(words, line, notes)
    _check_marks(words, line, notes)
    _check_lines(words, line, notes)
    _check_boxes(words, line, notes)
    _check_cells(words, line, notes)


def _at(words: str, line: int, place: int) -> int:
    return line + words.count("\n", 0, place)


def _check_headings(words: str, line: int, notes: Notes) -> None:
    for found in _UNDERLINE.finditer(words):
        what = f"Unter {excerpt(found[1])} stehen Gleichheitszeichen; so wird daraus keine Überschrift."
        notes.error(_at(words, line, found.start()) + 1, "underline", what, todo="Eine Überschrift beginnt mit „## “.")
    for found in _NO_SPACE.finditer(words):
        what = f"In {excerpt(found[0])} fehlt ein Leerzeichen nach den Rauten; so wird daraus keine Überschrift."
        notes.hint(_at(words, line, found.start()), "heading", what, todo="Eine Überschrift beginnt mit „## “.")
    for found in _TOO_DEEP.finditer(words):
        what = f"{excerpt(found[0])} wird keine Überschrift: Mehr als sechs Rauten gibt es nicht."
        notes.hint(_at(words, line, found.start()), "heading", what, todo="Eine Überschrift beginnt mit „## “.")


def _check_marks(words: str, line: int, notes: Notes) -> None:
    words = hide_addresses(words, CODE)
    spaced = next((pair for pair in _SPACED.finditer(words) if pair[2] != pair[2].strip()), None)
    if found := spaced or _STARS.search(words):
        name = _NAMES[found[0][0]]
        word = words.rfind(" ", 0, found.start()) + 1
        shown = excerpt(words[found.start() if spaced else word :])
        what = f"Bei {shown} bleiben {name.replace('strich', 'striche')} stehen."
        outside = f"Vor dem ersten und nach dem letzten {name} gehört ein Leerzeichen oder Satzzeichen."
        todo = f"Innen steht vor und nach dem {name} kein Leerzeichen." if spaced else outside
        notes.hint(_at(words, line, found.start()), "stars", what, todo=todo)


def check_split_stars(token: Token, line: int, notes: Notes) -> None:
    """Tell a star that stays beside emphasized words: ``**Anmeldung* bis Freitag**`` was understood otherwise."""
    for before, child in pairwise(token.children or ()):
        is_behind = before.nesting < 0 and "*" in before.markup and child.content.startswith("*")
        is_before = child.nesting > 0 and "*" in child.markup and before.content.endswith("*")
        if (is_behind and child.type == "text") or (is_before and before.type == "text"):
            what = (
                f"In {excerpt(token.content)} bleibt ein Sternchen stehen und anderes wird hervorgehoben als gemeint."
            )
            notes.hint(line, "stars", what, todo="Soll ein Sternchen zu lesen sein, bitte „\\*“ schreiben.")


def _check_lines(words: str, line: int, notes: Notes) -> None:
    found = _COUNTED.search(words)
    if found and int(found[2]) == int(found[1]) + 1:
        what = f"Die Zeile mit {quote(found[1] + '.')} steht ohne Umbruch hinter der Zeile davor."
        todo = "Soll es eine Liste sein, bitte eine Leerzeile davor setzen."
        notes.hint(_at(words, line, found.start()) + 1, "counted", what, todo=todo)
    elif found := _ALONE.search(words) or _ROWS.search(words):
        what = f"{excerpt(found[1])} steht ohne Umbruch hinter der Zeile davor."
        is_sign = not found[1].lstrip(" \t([")[:1].isalnum() and found[1].strip("- \t")
        own = "Soll sie für sich stehen, bitte eine Leerzeile davor setzen oder die Zeile davor mit „\\“ beenden."
        todo = "Ein Listenpunkt beginnt mit „- “." if is_sign else own
        notes.hint(_at(words, line, found.start(1)), "dash", what, todo=todo)


def _check_boxes(words: str, line: int, notes: Notes) -> None:
    for found in _BOX.finditer(words):
        here = _at(words, line, found.start())
        if find_box(f"!!! {found[2]}"):
            space = "" if found[1] else "Nach den drei Zeichen gehört ein Leerzeichen. "
            todo = f"{space}Was in den Kasten gehört, bitte darunter um vier Leerzeichen einrücken."
            notes.hint(here, "box", f"{excerpt(found[0])} wird kein Kasten.", todo=todo)
        elif found[1]:
            allowed = f"Möglich sind {join_words(sorted(BOXES))}."
            notes.hint(here, "box", f"Einen Kasten {excerpt(found[2])} gibt es nicht.", allowed=allowed)
    for found in _OTHER_BOX.finditer(words):
        allowed = "Möglich sind „!!! note“ und, allein in der ersten Zeile eines Zitats, „[!NOTE]“."
        what = f"{excerpt(found[0])} wird kein Kasten."
        notes.hint(_at(words, line, found.start()), "box", what, allowed=allowed)


def _check_cells(words: str, line: int, notes: Notes) -> None:
    if found := _TABLE.search(words):
        what = f"{excerpt(found[0])} macht aus den Zeilen keine Tabelle."
        todo = "Die Zeile mit den Strichen braucht genauso viele Spalten wie der Kopf darüber."
        notes.hint(_at(words, line, found.start()), "table", what, todo=todo)
    elif found := _CELLS.search(words):
        what = f"{excerpt(found[0].partition(chr(10))[0])} wird keine Tabelle."
        todo = "Unter den Kopf gehört eine Zeile mit Strichen: |---|---|. Zwischen den Zeilen steht sonst nichts."
        notes.hint(_at(words, line, found.start()), "table", what, todo=todo)
