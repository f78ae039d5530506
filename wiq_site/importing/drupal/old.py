"""What is known of a page of the old site, whatever it came in."""

from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from wiq_site.importing.results import Note


@dataclass(frozen=True)
class OldComment:
    """A comment. ``date`` is written as ours are; ``author`` is the name that stood there."""

    text: tuple[str, ...]
    date: str = ""
    author: str = ""


@dataclass(frozen=True)
class OldPicture:
    """A picture that belongs to the page as a whole."""

    src: str
    alt: str = ""
    credit: str = ""


@dataclass
class OldPage:
    """A page. ``body`` is changed in its place while it becomes a post; ``summary`` is a text of its own.

    ``source`` is what the report calls it, ``date`` and ``updated`` are written as ours are. ``addresses`` are those it
    had, the chief one first: whole ones, or from the root of the old site. ``folder`` is where its pictures may lie. Of
    two sources of one page the one with the lower ``rank`` says more.
    """

    source: str
    title: str = ""
    body: Tag = field(default_factory=lambda: BeautifulSoup("", "lxml"))
    date: str = ""
    updated: str = ""
    summary: str = ""
    labels: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    guid: str = ""
    folder: Path | None = None
    picture: OldPicture | None = None
    comments: tuple[OldComment, ...] = ()
    is_draft: bool = False
    is_page: bool = False
    rank: int = 0
    left_out: list[Note] = field(default_factory=list)
    unknown: list[Note] = field(default_factory=list)
