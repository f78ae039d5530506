"""Bodies that nothing is made of: two versions mixed, too long, too deep."""

from markdown_it.token import Token

from wiq_site.body.dialect import DEEPEST
from wiq_site.body.notes import Notes, excerpt
from wiq_site.source.typed import find_merge_marks, is_certain_mark

LONGEST = 500_000
"""Characters of one body: a thick book. More comes from programs."""


def find_unreadable(body: str, first_line: int, notes: Notes) -> bool:
    """Tell what makes a whole body unfit to be read."""
    if len(body) > LONGEST:
        what = f"Der Text ist mit {len(body)} Zeichen zu lang; mehr als {LONGEST} werden nicht gelesen."
        notes.error(first_line, "long", what, todo="Bitte auf mehrere Dateien verteilen.")
        return True
    marks = find_merge_marks(body)
    if len({mark[0][0] for mark in marks}) < 2 and not any(is_certain_mark(mark[0]) for mark in marks):
        return False
    line = first_line + body.count("\n", 0, marks[0].start())
    what = f"Ab {excerpt(marks[0][0])} stehen zwei Versionen des Textes durcheinander (ein Konflikt von Git)."
    notes.error(line, "merge", what, todo="Bitte eine Version auswählen und die Zeilen mit den Zeichen löschen.")
    return True


def is_too_deep(tokens: list[Token], first_line: int, notes: Notes) -> bool:
    """Tell where blocks stand too deep in each other; the parser leaves out what is deeper."""
    for token in tokens:
        if token.level >= DEEPEST - 1:
            line = first_line + (token.map[0] if token.map else 0)
            _tell_deep(line, notes)
            return True
    return False


def has_deep_brackets(token: Token, first_line: int, notes: Notes) -> bool:
    """The same for brackets in a text that is not parsed yet: they take more than their share of time."""
    return _is_over(_count_brackets(token.content), token, first_line, notes)


def has_deep_marks(token: Token, first_line: int, notes: Notes) -> bool:
    """The same for emphasized words and links in a text."""
    children = token.children or ()
    return len(children) > DEEPEST and _is_over(max(c.level for c in children), token, first_line, notes)


def _is_over(depth: int, token: Token, first_line: int, notes: Notes) -> bool:
    if depth >= DEEPEST - 1:
        _tell_deep(first_line + (token.map[0] if token.map else 0), notes)
    return depth >= DEEPEST - 1


def _count_brackets(content: str) -> int:
    """How deep square brackets stand in each other."""
    if content.count("[") < DEEPEST - 1:
        return 0
    deepest = depth = 0
    for sign in content:
        depth += sign == "["
        depth -= sign == "]" and depth > 0
        deepest = max(deepest, depth)
    return deepest


def _tell_deep(line: int, notes: Notes) -> None:
    what = "Hier stehen zu viele Listen, Zitate, Klammern oder Auszeichnungen ineinander."
    notes.error(line, "deep", what, todo="Bitte einfacher gliedern.")
