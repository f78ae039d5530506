"""What a site of another generator consists of, and what one program's record has to know about it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from wiq_site.dates import Moment
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain


class Sort(StrEnum):
    """What a text becomes."""

    POST = "post"
    PAGE = "page"


@dataclass(frozen=True)
class Tree:
    """The folder of the old site: path (with ``/``) → file, in order. What is left out stands in ``refused``."""

    root: Path
    files: Mapping[str, Path]
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OldSite:
    """What the settings of the old site say.

    ``base`` is its address without a slash at the end, ``prefix`` the path below its host; both empty where nobody
    knows. ``content`` is the folder of the texts, ``static`` those whose files lie at the site's root (``""`` or with a
    slash at the end). ``patterns`` are forms of addresses, ``lang`` the language of texts that do not name one.
    """

    base: str = ""
    prefix: str = ""
    content: str = ""
    static: tuple[str, ...] = ("",)
    patterns: Mapping[str, str] = field(default_factory=dict)
    lang: str = ""
    values: Mapping[str, Plain] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Place:
    """What the path of a text says: ``stem`` is its name without day and ending, ``folders`` are those around it."""

    sort: Sort
    stem: str
    day: str = ""
    folders: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    lang: str = ""
    is_draft: bool = False
    needs_head: bool = False


@dataclass(frozen=True)
class Head:
    """Front matter of any form, read; ``lines`` tells where the fields stand, ``notes`` what was wrong."""

    values: Mapping[str, Plain] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    is_there: bool = True


@dataclass
class Told:
    """What the report will say of one text.

    ``fields`` counts those that say nothing here, ``dropped`` and ``changed`` count signs of the body, and ``gone`` is
    the text of those that were dropped.
    """

    taken: list[Note] = field(default_factory=list)
    unknown: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    gone: list[str] = field(default_factory=list)
    persons: int = 0

    def drop(self, name: str, text: str) -> None:
        """Count a sign that was dropped."""
        self.dropped[name] += 1
        self.gone.append(text)


@dataclass
class Values:
    """The fields of a text in our words, as far as they are understood; terms are labels as they were written."""

    title: str = ""
    date: Moment | None = None
    updated: Moment | None = None
    kurz: str = ""
    categories: list[str] = field(default_factory=list)
    themen: list[str] = field(default_factory=list)
    picture: str = ""
    picture_alt: str = ""
    photos: list[tuple[str, str]] = field(default_factory=list)
    lang: str = ""
    draft: bool = False
    slug: str = ""
    address: str = ""
    aliases: list[str] = field(default_factory=list)
    id: str = ""


@dataclass
class Text:
    """One text on its way: where it lay, what it says, where it stood on the old site, where it will lie.

    ``path`` counts from the folder of the old site, ``address`` from its root (empty where nobody knows it). ``uri``
    is the name by which our links find it, ``slug`` its name on our site.
    """

    path: str
    place: Place
    head: Head
    values: Values
    told: Told
    address: str = ""
    slug: str = ""
    uri: str = ""
    new_path: str = ""


@dataclass(frozen=True)
class Program:
    """One generator.

    ``find_place`` says what a file of the tree is: a place, a German sentence why it is left out, or None for files
    that are no texts. ``prepare`` brings the fields of a head into the common form, ``find_address`` knows where a text
    stood, ``rewrite`` turns what only this program understands in a body into Markdown.
    """

    name: str
    title: str
    read_site: Callable[[Tree], OldSite]
    find_place: Callable[[str, OldSite], Place | str | None]
    read_head: Callable[[str, str], Head]
    prepare: Callable[[Mapping[str, Plain], Place, OldSite], Mapping[str, Plain]]
    find_address: Callable[[Text, OldSite], str]
    rewrite: Callable[["Rewriting"], str]
    split_names: Callable[[str], list[str]] = lambda text: [text]


@dataclass(frozen=True)
class Rewriting:
    """A body that is rewritten, with all that a program's own signs may refer to.

    ``find_text`` gives the address on the old site that a name of a text or file means, or nothing.
    """

    text: Text
    site: OldSite
    find_text: Callable[[str], str]

    @property
    def told(self) -> Told:
        return self.text.told

    def line(self, at: int) -> int:
        """The line of the file at a place of the body."""
        return self.text.head.body_line + self.text.head.body.count("\n", 0, at)
