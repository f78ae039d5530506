"""Contents → catalogue: entries with their places, the gate applied, what depends on the time decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from wiq_site.cache import digest
from wiq_site.catalogue.catalogue import Catalogue, time_of
from wiq_site.catalogue.checks import AnyEntry, Everything, check_alone, check_everything
from wiq_site.catalogue.dates import build_dates
from wiq_site.catalogue.entries import Contents, Entry, Parsed, TeamMeeting, find_former
from wiq_site.catalogue.freshness import Rule
from wiq_site.catalogue.meetings import build_meetings
from wiq_site.catalogue.partners import check_partners
from wiq_site.catalogue.publication import find_open_needs, find_publication, is_pinned
from wiq_site.content.kinds import KINDS, PAGE, POST, TEAM, Kind
from wiq_site.content.models import HandPage, Need, Post, Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import start_of
from wiq_site.problems import Problem
from wiq_site.text import sort_key

C = TypeVar("C", Team, Post, HandPage)


@dataclass(frozen=True)
class Built:
    """A catalogue; ``key`` stands for everything that pages may show of all its content and of this moment.

    ``damaged`` are files with mistakes whose addresses are certain; they are in no catalogue.
    """

    catalogue: Catalogue
    key: bytes
    problems: tuple[Problem, ...]
    damaged: tuple[AnyEntry, ...] = ()


def build_catalogue(contents: Contents, rule: Rule, *, preview: bool = False) -> Built:
    """Resolve references and apply the gate; ``preview`` keeps what is not public."""
    now = rule.now
    teams = sorted(_entries(TEAM, contents.teams, rule), key=lambda e: sort_key(e.content.title))
    posts = sorted(_entries(POST, contents.posts, rule), key=_newest_first)
    pages = list(_entries(PAGE, contents.pages, rule))
    shown = _public(posts, preview)
    public_posts = tuple(post for post in shown if not post.is_example)
    meetings = _meetings(teams, contents.taxonomies, now)
    catalogue = Catalogue(
        contents.taxonomies,
        _public(teams, preview),
        public_posts,
        _public(pages, preview),
        tuple(sorted(build_dates(public_posts, contents.taxonomies, now), key=time_of)),
        meetings,
        contents.media,
        rule.today,
        contents.organisations,
        tuple(post for post in shown if post.is_example),
        frozenset(post.address for post in public_posts if rule.is_new(post.content)),
    )
    damaged = _damaged(contents, rule)
    everything = Everything(contents, teams, posts, pages, [entry for entry, _ in damaged], meetings, rule)
    problems = [*check_everything(everything, preview=preview), *check_partners(everything)]
    placed = tuple(entry for entry, is_placed in damaged if is_placed and (preview or not entry.publication))
    return Built(catalogue, _find_key(catalogue), tuple(problems), placed)


def check_files(contents: Contents, rule: Rule, *, preview: bool = False) -> list[Problem]:
    """What can be checked while nobody knows the terms: names, links, pictures."""
    teams = list(_entries(TEAM, contents.teams, rule))
    posts = list(_entries(POST, contents.posts, rule))
    pages = list(_entries(PAGE, contents.pages, rule))
    damaged = [entry for entry, _ in _damaged(contents, rule)]
    return check_alone(Everything(contents, teams, posts, pages, damaged, {}, rule), preview=preview)


def _damaged(contents: Contents, rule: Rule) -> list[tuple[AnyEntry, bool]]:
    """Files with mistakes, and whether their addresses are certain."""
    found: list[tuple[AnyEntry, bool]] = []
    for one in contents.damaged:
        kind: Any = next(kind for kind in KINDS if isinstance(one.content, kind.model))
        parsed = Parsed(one.content, one.document, one.outline, b"")
        found += [(entry, one.placed) for entry in _entries(kind, [parsed], rule)]
    return found


def _find_key(catalogue: Catalogue) -> bytes:
    """Content, what the day decides of it, open needs, which dates are over, when teams meet next, files beside it."""
    entries = catalogue.entries
    today = [
        (e.address, e.publication, len(e.needs), e.pinned, e.confirmation.fresh, e.address in catalogue.new)
        for e in entries
    ]
    needs = [repr(e.needs) for e in entries if e.needs]
    dates = [(d.address, d.past) for d in catalogue.dates]
    media = sorted((uri, media.size if media.head is None else media.head) for uri, media in catalogue.media.items())
    terms = repr((catalogue.taxonomies, catalogue.organisations))
    known = (terms, today, needs, dates, list(catalogue.meetings.items()), media)
    return digest("catalogue", repr(known), *(e.key for e in entries))


def _entries(kind: Kind[C], parsed: Iterable[Parsed[C]], rule: Rule) -> Iterator[Entry[C]]:
    for found in parsed:
        content = found.content
        slug, address = kind.places(content, found.document)
        yield Entry(
            content=content,
            document=found.document,
            outline=found.outline,
            key=found.key,
            slug=slug,
            address=address,
            oldest=_oldest(content, address),
            publication=find_publication(content, rule.now),
            confirmation=rule.find_confirmation(content),
            needs=find_open_needs(_written_needs(content), rule.now),
            pinned=is_pinned(content, rule.now),
        )


def _written_needs(content: Team | Post | HandPage) -> tuple[Need, ...]:
    if isinstance(content, Team):
        return content.gesucht
    return content.idee.gesucht if isinstance(content, Post) and content.idee else ()


def _oldest(content: Team | Post | HandPage, address: str) -> str:
    """What ids are made from: ``id``, the oldest alias of our own, or the address. Foreign aliases change nothing."""
    own = next(iter(find_former(content)), address)
    return own if isinstance(content, HandPage) else content.id or own


def _public(entries: Iterable[Entry[C]], preview: bool) -> tuple[Entry[C], ...]:
    return tuple(entry for entry in entries if preview or not entry.publication)


def _newest_first(post: Entry[Post]) -> tuple[float, str]:
    return -start_of(post.content.date).timestamp(), post.slug


def _meetings(
    teams: Sequence[Entry[Team]], taxonomies: Taxonomies, now: datetime
) -> Mapping[str, tuple[TeamMeeting, ...]]:
    """Regular meetings; none where a team's status says that nobody can join."""
    return {
        team.address: build_meetings(team, now)
        for team in teams
        if team.content.treffen and taxonomies.status[team.content.status].offen
    }
