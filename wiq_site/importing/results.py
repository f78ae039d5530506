"""What an import gives: new files, new terms, and per source what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Unreadable(ValueError):
    """A source of which nothing can be made; the text is a German sentence."""


@dataclass(frozen=True)
class NewFile:
    """A file to be written; ``path`` counts from the project (``posts/2020-12-12-treffen.md``)."""

    path: str
    data: bytes


@dataclass(frozen=True)
class CopiedFile:
    """A file that lies elsewhere and is to be written as it is; its bytes are read when they are needed."""

    path: str
    source: Path

    @property
    def data(self) -> bytes:
        return self.source.read_bytes()


@dataclass(frozen=True)
class Note:
    """Something that an editor should know about a source; ``line`` is 0 where it has none."""

    what: str
    line: int = 0


@dataclass(frozen=True)
class Imported:
    """One source and what it became.

    ``files`` has the text first and its pictures behind it; without files nothing was made of it. ``taken`` says in
    German what went where, ``unknown`` what was not understood, ``left_out`` what was left out on purpose.
    """

    source: str
    files: tuple[NewFile | CopiedFile, ...] = ()
    taken: tuple[Note, ...] = ()
    unknown: tuple[Note, ...] = ()
    left_out: tuple[Note, ...] = ()


def refuse(source: str, why: str | Unreadable) -> Imported:
    """A source of which nothing was made."""
    return Imported(source, unknown=(Note(str(why)),))


@dataclass(frozen=True)
class Import:
    """A whole import: its sources in order, the terms they use (facet → slug → label), and what holds for all of it."""

    sources: tuple[Imported, ...]
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


class Outcome(StrEnum):
    """What became of a new file; the word is what the report says."""

    WRITTEN = "angelegt"
    SAME = "unverändert, war schon da"
    KEPT = "nicht überschrieben: Die Datei gibt es schon, mit anderem Inhalt"
