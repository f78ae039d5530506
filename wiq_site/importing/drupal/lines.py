"""A text as lines that know their number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of the source, and its number in it."""

    number: int
    text: str

    @property
    def words(self) -> str:
        return self.text.strip(" \t\u00a0")


def number_lines(text: str) -> list[Line]:
    """All lines of a text."""
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
