"""Footnotes: numbered in the order in which they are first referred to."""

from dataclasses import dataclass

from markdown_it.token import Token

from wiq_site.body.notes import Notes, excerpt


@dataclass(frozen=True, slots=True)
class Definition:
    """The text of a footnote; ``line`` counts in the body, from 0."""

    tokens: list[Token]
    line: int


def take_footnotes(tokens: list[Token], first_line: int, notes: Notes) -> tuple[list[Token], dict[str, Definition]]:
    """The tokens without definitions of footnotes, and the first definition of each label; a second one is told."""
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens, {}
    rest: list[Token] = []
    found: dict[str, Definition] = {}
    into = [rest]
    for token in tokens:
        if token.type == "footnote_reference_open":
            into.append([])
            label, line = str(token.meta["label"]), token.map[0] if token.map else 0
            if label in found:
                what = f"Die Fußnote {excerpt(f'[^{label}]')} hat schon einen Text; dieser fehlte auf der Seite."
                notes.error(first_line + line, "footnote twice", what, todo="Bitte eine andere Nummer wählen.")
            found.setdefault(label, Definition(into[-1], line))
        elif token.type == "footnote_reference_close":
            into.pop()
        else:
            into[-1].append(token)
    return rest, found


class Footnotes:
    """The definitions of a text, and which of them are used. ``before`` is how many other texts of the page have."""

    def __init__(self, definitions: dict[str, Definition], before: int = 0) -> None:
        self._definitions = definitions
        self.before = before
        self._used: dict[str, tuple[int, int]] = {}
        self.used: list[str] = []
        """Labels in order; grows while texts of footnotes refer to others."""

    def refer(self, label: str) -> tuple[int, int]:
        """The number of a footnote, and how often it has been referred to by now."""
        number, times = self._used.get(label, (self.before + len(self.used) + 1, 0))
        if not times:
            self.used.append(label)
        self._used[label] = (number, times + 1)
        return self._used[label]

    def tokens(self, label: str) -> list[Token]:
        """The text of a footnote."""
        return self._definitions[label].tokens

    def count(self, label: str) -> int:
        """How often a footnote is referred to."""
        return self._used[label][1]

    def tell_unused(self, first_line: int, notes: Notes) -> None:
        """Tell the footnotes that nothing refers to: they are on no page."""
        for label, definition in self._definitions.items():
            if label not in self._used:
                what = f"Auf die Fußnote {excerpt(f'[^{label}]')} verweist nichts; sie fehlt auf der Seite."
                notes.hint(first_line + definition.line, "unused footnote", what)
