"""Paragraphs and tables → lines: the first cell of a row is a label, the others belong to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from wiq_site.importing.profile.lines import Line, clean

_NUMBER = re.compile(r"\d{1,2}[.)]?")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, perhaps an item of a list; it may hold line breaks."""

    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, tables too."""

    blocks: tuple["Paragraph | list[list[Cell]]", ...]


Block = Paragraph | list[list[Cell]]


def flatten(blocks: Iterable[Block]) -> Iterator[Line]:
    """All lines of a document. Rows are counted over all tables, for people have no other number in such a file."""
    yield from _flatten(blocks, count(1))


def _flatten(blocks: Iterable[Block], numbers: Iterator[int]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (Line(text, is_whole=True) for text in _split(block))
            continue
        for cells in block:
            if len(cells) == 1:  # a frame around everything, or a heading
                yield from _flatten(cells[0].blocks, numbers)
            elif cells:
                yield from _flatten_row(cells, next(numbers))


def _flatten_row(cells: list[Cell], row: int) -> Iterator[Line]:
    label, *others = cells
    if len(others) > 1 and _NUMBER.fullmatch(" ".join(_texts(label))):  # rows of the form may be counted
        label, *others = others
    yield Line("\n".join(_texts(label)), row, is_label=True)
    values = [list(_texts(cell)) for cell in others]
    if len(values) == 1:
        yield from (Line(text, row, is_label=False, is_whole=True) for text in values[0])
    elif any(values):
        columns = "\t".join(" ".join(value) for value in values)
        yield Line(columns, row, is_label=False, is_whole=True)


def _texts(cell: Cell) -> Iterator[str]:
    """The lines of a cell; rows of a table in it with tabs between their cells."""
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from _split(block)
        else:
            for cells in block:
                yield "\t".join(" ".join(_texts(inner)) for inner in cells)


def _split(paragraph: Paragraph) -> Iterator[str]:
    bullet = "• " if paragraph.is_item else ""
    for line in clean(paragraph.text).split("\n"):
        if line.strip():
            yield bullet + line.strip()
            bullet = ""
