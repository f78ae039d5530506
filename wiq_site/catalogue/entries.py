"""What was read, one file by itself (``Parsed``), and the same with its place on the site (``Entry``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from typing import Any, Generic, TypeVar

from wiq_site.addresses import BLOG, TEAMS
from wiq_site.body.model import Outline
from wiq_site.catalogue.publication import Publication
from wiq_site.content.models import Event, HandPage, Meeting, Need, Post, Team
from wiq_site.content.organisations import Organisations
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import Moment, start_of
from wiq_site.problems import Problem
from wiq_site.recurrence import Recurrence
from wiq_site.source.documents import Document
from wiq_site.source.folders import Media
from wiq_site.text import name_text, shorten

C = TypeVar("C", bound=Team | Post | HandPage, covariant=True)


@dataclass(frozen=True)
class Parsed(Generic[C]):
    """One file as typed content with the outline of its body.

    ``document`` keeps the lines for messages, not the texts. ``key`` stands for everything that other pages may show of
    the file.
    """

    content: C
    document: Document
    outline: Outline
    key: bytes


@dataclass(frozen=True)
class Known:
    """What is known of one file: its ``mark`` when it was read, what it gave, and the key of its body in the cache.

    ``parsed`` is None where the file has mistakes; ``document`` is what messages about it need, ``damaged`` what
    further checks need.
    """

    mark: str
    document: Document
    parsed: Parsed[Any] | None
    problems: tuple[Problem, ...]
    body_key: bytes
    damaged: "Damaged[Any] | None" = None


@dataclass(frozen=True)
class Damaged(Generic[C]):
    """A file with mistakes, as far as it could be read: checked further, so that all is told at once, and never shown.

    ``placed`` says whether its address is certain.
    """

    content: C
    document: Document
    outline: Outline
    placed: bool


@dataclass(frozen=True)
class Contents:
    """Everything that was read: kind of content → its files, and other files beside them (uri → file).

    ``broken`` are documents whose own mistakes are reported already; what refers to them is not wrong for that.
    ``damaged`` are those among them of which something could be read.
    """

    taxonomies: Taxonomies
    teams: tuple[Parsed[Team], ...]
    posts: tuple[Parsed[Post], ...]
    pages: tuple[Parsed[HandPage], ...]
    media: Mapping[str, Media]
    broken: tuple[Document, ...] = ()
    damaged: tuple[Damaged[Team | Post | HandPage], ...] = ()
    organisations: Organisations = field(default_factory=Organisations)


@dataclass(frozen=True)
class Confirmation:
    """When somebody last said that it is so, the last day on which that counts, and whether that day is still to come.

    Both days are None where nobody knows.
    """

    day: date | None
    until: date | None
    fresh: bool


@dataclass(frozen=True)
class Entry(Generic[C]):
    """Typed content with its place on the site, and what is true of it today.

    ``oldest`` is the first address of our own that it had: ids in feeds and calendars are made from it. ``needs`` is
    what it looks for today, ``pinned`` says whether it stands before others today, ``confirmation`` how far what asks
    people to come still counts.
    """

    content: C
    document: Document
    outline: Outline
    key: bytes
    slug: str
    address: str
    oldest: str
    publication: Publication
    confirmation: Confirmation
    needs: tuple[Need, ...] = ()
    pinned: bool = False

    @property
    def is_example(self) -> bool:
        """Whether somebody made it up, to show what an idea looks like."""
        return isinstance(self.content, Post) and self.content.idee is not None and self.content.idee.beispiel

    @property
    def former(self) -> tuple[str, ...]:
        """Its earlier addresses of our own, the oldest first."""
        return find_former(self.content)

    @property
    def first(self) -> str:
        """The address of our own at which it lay first: its feed is known by it, whatever ``id`` says of the item."""
        return next(iter(self.former), self.address)


def find_former(content: Team | Post | HandPage) -> tuple[str, ...]:
    """The aliases below our own paths. Those of other programs say nothing about who follows us."""
    return tuple(alias for alias in content.aliases if alias.startswith((BLOG, TEAMS)))


def find_title(content: Team | Post | HandPage, document: Document, outline: Outline) -> str:
    """``title``, or of a hand-written page its first heading, or the name of its file."""
    return content.title or outline.title or document.stem.replace("-", " ").capitalize()


def find_summary(content: Team | Post | HandPage, outline: Outline) -> str:
    """``kurz``, or else the first paragraph, shortened."""
    return content.kurz or shorten(outline.summary)


@dataclass(frozen=True)
class Date:
    """An event and the post that announces it; ``slug`` is its name within the post, ``past`` whether it is over.

    ``is_next`` says that the post reports of another meeting and names this one as the next. ``reports`` are such dates
    that are the same as this one; they have no entry of their own.
    """

    event: Event
    post: Entry[Post]
    slug: str
    past: bool
    is_next: bool = False
    reports: tuple["Date", ...] = ()

    @property
    def first(self) -> "Date":
        """The date as it was first named: ids are made from it."""
        return min((self, *self.reports), key=lambda date: start_of(date.post.content.date))

    @property
    def address(self) -> str:
        """The calendar file of this one date: ``blog/sommerfest/fest.ics``."""
        return f"{self.post.address}{self.slug}.ics"


@dataclass(frozen=True)
class TeamMeeting:
    """A regular meeting: as it is written, and as a rule where the words were understood.

    ``number`` counts a team's meetings from 1, ``name`` is part of its id in calendars, ``anchor`` is the day from
    which the rule counts, ``until`` the last day that is certain (None: no end), ``next`` the next time, as far
    as it is known.
    """

    meeting: Meeting
    number: int
    name: str
    recurrence: Recurrence | None
    anchor: date
    until: date | None
    next: Moment | None


def name_dates(events: tuple[Event, ...]) -> tuple[str, ...]:
    """A name for each date of a post, in the order given; no two are equal.

    A name says the title. Of several dates with one title the last in time has the plain name and the others add their
    day, so that names depend neither on positions nor on earlier dates that editors remove.
    """
    names: dict[int, str] = {}
    for place in sorted(range(len(events)), key=lambda n: start_of(events[n].planned), reverse=True):
        event = events[place]
        title = name_text(event.titel)
        choices = (title, f"{title}-{event.planned:%Y-%m-%d}", f"{title}-{event.planned:%Y-%m-%d-%H%M}")
        numbered = (f"{choices[2]}-{number}" for number in count(2))
        names[place] = next(name for name in chain(choices, numbered) if name not in names.values())
    return tuple(names[place] for place in range(len(events)))
