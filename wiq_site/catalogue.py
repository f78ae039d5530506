"""Everything that is true about the content: resolved references, unique addresses, the gate applied.

``build_catalogue`` takes typed content and gives the catalogue that all pages, feeds and data are made from.
"""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from wiq_site.addresses import page_address, post_address, post_slug, team_address
from wiq_site.content.links import check_body, check_headings
from wiq_site.content.models import Event, HandPage, IdeaStatus, Meeting, Need, Picture, Post, Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import Moment, day_of, end_of, start_of
from wiq_site.problems import Problem, Severity
from wiq_site.publication import Publication, find_open_needs, find_publication
from wiq_site.recurrence import Recurrence, find_occurrences, parse_meeting
from wiq_site.source.documents import Document, Media
from wiq_site.source.yaml_text import Location
from wiq_site.text import find_similar, first_paragraph, quote, shorten, slugify, sort_key

V = TypeVar("V")
C = TypeVar("C", bound=Team | Post | HandPage, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[C]):
    """Typed content with its document, its place on the site and its publication."""

    content: C
    document: Document
    slug: str
    address: str
    publication: Publication


@dataclass(frozen=True)
class Date:
    """An event together with the post that announces it."""

    event: Event
    post: Entry[Post]

    @property
    def slug(self) -> str:
        """Name of the date within its post: its title, counted where a title stands twice."""
        same = [event for event in self.post.content.termine if event.titel == self.event.titel]
        number = next(i for i, event in enumerate(same) if event is self.event)
        return f"{slugify(self.event.titel) or 'termin'}{f'-{number + 1}' if number else ''}"

    @property
    def address(self) -> str:
        """The calendar file of this one date: ``blog/sommerfest/fest.ics``."""
        return f"{self.post.address}{self.slug}.ics"

    def is_past(self, now: datetime) -> bool:
        """Whether it is over; without an end, when its day is over."""
        return end_of(self.event.ende or day_of(self.event.beginn)) < now


@dataclass(frozen=True)
class TeamMeeting:
    """A regular meeting: as it is written, and as a rule where the words were understood.

    ``number`` counts a team's meetings from 1; ``anchor`` is the day from which the rule counts.
    """

    meeting: Meeting
    number: int
    recurrence: Recurrence | None
    anchor: date

    def next(self, now: datetime) -> Moment | None:
        """The next time, when it is known."""
        if self.recurrence is None:
            return None
        exceptions, until = self.meeting.ausser, self.meeting.bis
        found = find_occurrences(self.recurrence, self.anchor, now, until=until, exceptions=exceptions, limit=1)
        return found[0] if found else None


@dataclass(frozen=True)
class Contents:
    """What parsing gave: typed content beside its document, and the pictures beside them (uri → file).

    ``broken`` are documents whose own mistakes are reported already; what refers to them is not wrong for that.
    """

    taxonomies: Taxonomies
    teams: tuple[tuple[Team, Document], ...]
    posts: tuple[tuple[Post, Document], ...]
    pages: tuple[tuple[HandPage, Document], ...]
    media: Mapping[str, Media]
    broken: tuple[Document, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """The content of the site at the moment ``now`` (aware). Teams stand in German order, posts newest first.

    Only what is public is in it; in a preview everything is, marked by its ``publication``.
    """

    taxonomies: Taxonomies
    teams: tuple[Entry[Team], ...]
    posts: tuple[Entry[Post], ...]
    pages: tuple[Entry[HandPage], ...]
    media: Mapping[str, Media]
    now: datetime
    _memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Any, build: Callable[[], V]) -> V:
        """What ``build`` gives, computed once for each ``key``: the same card stands on many pages."""
        if key not in self._memo:
            self._memo[key] = build()
        value: V = self._memo[key]
        return value

    @cached_property
    def team_by_slug(self) -> Mapping[str, Entry[Team]]:
        """Slug → team."""
        return {team.slug: team for team in self.teams}

    @cached_property
    def posts_by_team(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Team slug → its posts, newest first. A post belongs to a team also by the idea that became the team."""
        posts: dict[str, list[Entry[Post]]] = {}
        for post in self.posts:
            became = [post.content.idee.team] if post.content.idee and post.content.idee.team else []
            for slug in dict.fromkeys([*post.content.teams, *became]):
                posts.setdefault(slug, []).append(post)
        return {slug: tuple(found) for slug, found in posts.items()}

    @cached_property
    def posts_by_category(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Category → its posts, newest first."""
        return _group(self.posts, "categories")

    @cached_property
    def posts_by_topic(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Topic → its posts, newest first."""
        return _group(self.posts, "themen")

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """All dates that posts announce, in order of time."""
        dates = [Date(event, post) for post in self.posts for event in post.content.termine]
        return tuple(sorted(dates, key=_time_of))

    @cached_property
    def dates_by_post(self) -> Mapping[str, tuple[Date, ...]]:
        """Address of a post → its dates, in order of time."""
        dates: dict[str, list[Date]] = {}
        for found in self.dates:
            dates.setdefault(found.post.address, []).append(found)
        return {address: tuple(same) for address, same in dates.items()}

    def dates_of(self, posts: Iterable[Entry[Post]]) -> tuple[Date, ...]:
        """All dates of several posts, in order of time."""
        found = [one for post in posts for one in self.dates_by_post.get(post.address, ())]
        return tuple(sorted(found, key=_time_of))

    @cached_property
    def open_ideas(self) -> tuple[Entry[Post], ...]:
        """Ideas that look for a team, newest first."""
        return tuple(p for p in self.posts if p.content.idee and p.content.idee.status == IdeaStatus.OFFEN)

    @cached_property
    def teams_with_needs(self) -> tuple[Entry[Team], ...]:
        """Teams whose status allows newcomers and that look for somebody."""
        return tuple(team for team in self.teams if self.is_open(team) and self.needs(team))

    def is_open(self, team: Entry[Team]) -> bool:
        """Whether the team's status says that people can join."""
        return self.taxonomies.status[team.content.status].offen

    def meetings(self, team: Entry[Team]) -> tuple[TeamMeeting, ...]:
        """The regular meetings of a team; none where its status says that nobody can join."""
        if not self.is_open(team):
            return ()
        return tuple(_team_meeting(team.content, m, n, self.now) for n, m in enumerate(team.content.treffen, 1))

    def needs(self, entry: Entry[Team] | Entry[Post]) -> tuple[Need, ...]:
        """What a team or an idea looks for today."""
        content = entry.content
        if isinstance(content, Team):
            return find_open_needs(content.gesucht, self.now)
        return find_open_needs(content.idee.gesucht, self.now) if content.idee else ()


def _team_meeting(team: Team, meeting: Meeting, number: int, now: datetime) -> TeamMeeting:
    """Without an ``ab`` the rule counts from the team's beginning, from its confirmation, or from this year."""
    recurrence = parse_meeting(meeting.wann)
    if recurrence and recurrence.needs_anchor and meeting.ab is None:
        recurrence = None
    since = date(team.seit.year, team.seit.month or 1, team.seit.day or 1) if team.seit else None
    return TeamMeeting(meeting, number, recurrence, meeting.ab or since or team.bestaetigt or date(now.year, 1, 1))


def _time_of(date: Date) -> tuple[datetime, str, str]:
    return start_of(date.event.beginn), date.event.titel, date.post.slug


def _group(posts: Iterable[Entry[Post]], facet: str) -> dict[str, tuple[Entry[Post], ...]]:
    groups: dict[str, list[Entry[Post]]] = {}
    for post in posts:
        for term in getattr(post.content, facet):
            groups.setdefault(term, []).append(post)
    return {term: tuple(found) for term, found in groups.items()}


def summary(entry: Entry[Team] | Entry[Post]) -> str:
    """``kurz``, or else the first paragraph, shortened."""
    return entry.content.kurz or shorten(first_paragraph(entry.document.body))


def build_catalogue(contents: Contents, now: datetime, *, preview: bool = False) -> tuple[Catalogue, list[Problem]]:
    """Resolve references and apply the gate. ``now`` is aware; ``preview`` keeps what is not public."""
    teams = sorted((_team_entry(t, d, now) for t, d in contents.teams), key=lambda e: sort_key(e.content.title))
    posts = sorted((_post_entry(p, d, now) for p, d in contents.posts), key=_newest_first)
    pages = [_page_entry(p, d, now) for p, d in contents.pages]
    problems = [
        *_check_teams(teams, contents),
        *_check_posts(posts, teams, contents),
        *_check_meetings(teams, contents),
        *_check_clocks(posts),
        *_check_pictures([*teams, *posts, *pages], contents),
        *_check_bodies([*teams, *posts, *pages], contents, preview),
    ]
    catalogue = Catalogue(
        contents.taxonomies,
        tuple(e for e in teams if preview or not e.publication),
        tuple(e for e in posts if preview or not e.publication),
        tuple(e for e in pages if preview or not e.publication),
        contents.media,
        now,
    )
    return catalogue, problems


def _newest_first(post: Entry[Post]) -> tuple[float, str]:
    return -start_of(post.content.date).timestamp(), post.slug


def _team_entry(team: Team, document: Document, now: datetime) -> Entry[Team]:
    slug = team.slug or slugify(document.stem)
    return Entry(team, document, slug, team_address(slug), find_publication(team, now))


def _post_entry(post: Post, document: Document, now: datetime) -> Entry[Post]:
    slug = post.slug or slugify(post_slug(document.stem))
    return Entry(post, document, slug, post_address(slug), find_publication(post, now))


def _page_entry(page: HandPage, document: Document, now: datetime) -> Entry[HandPage]:
    address = page_address(document.uri)
    return Entry(page, document, address.strip("/"), address, find_publication(page, now))


def _check_teams(teams: Iterable[Entry[Team]], contents: Contents) -> list[Problem]:
    problems = []
    for team in teams:
        areas = team.content.gebiet or tuple(contents.taxonomies.gebiet)
        known = [part for area in areas for part in contents.taxonomies.gebiet[area].ortsteile]
        for index, part in enumerate(team.content.ortsteile):
            if part not in known:
                similar = find_similar(part, known)
                suggestion = f" Meinten Sie {quote(similar)}?" if similar else ""
                what = f"{quote(part)} gehört nicht zum angegebenen Gebiet.{suggestion}"
                allowed = "Die Ortsteile jedes Gebiets stehen in taxonomies.yml."
                line = team.document.line("ortsteile", index)
                problems.append(team.document.problem("ortsteile", what, allowed=allowed, line=line))
    return problems


def _check_posts(posts: Iterable[Entry[Post]], teams: Iterable[Entry[Team]], contents: Contents) -> list[Problem]:
    broken = {slugify(d.stem) for d in contents.broken if d.uri.startswith("teams/")}
    slugs = {team.slug for team in teams} | broken
    problems = []
    for post in posts:
        named: list[tuple[str, str, Location]] = [
            ("teams", slug, ("teams", i)) for i, slug in enumerate(post.content.teams)
        ]
        if post.content.idee and post.content.idee.team:
            named.append(("idee.team", post.content.idee.team, ("idee", "team")))
        for name, slug, location in named:
            if slug not in slugs:
                similar = find_similar(slug, slugs)
                suggestion = f" Meinten Sie {quote(similar)}?" if similar else ""
                what = f"Ein Team {quote(slug)} gibt es nicht.{suggestion}"
                allowed = "Erlaubt sind die Namen der Dateien im Ordner der Teams, ohne „.md“."
                problems.append(post.document.problem(name, what, allowed=allowed, line=post.document.line(*location)))
        if not contents.taxonomies.categories or post.content.categories:
            continue
        todo = "Bitte mindestens eine Kategorie aus taxonomies.yml eintragen."
        problems.append(post.document.problem("categories", "Diese Angabe fehlt.", todo=todo))
    return problems


def _check_meetings(teams: Iterable[Entry[Team]], contents: Contents) -> list[Problem]:
    """Hints: what is not understood is shown as text, but is in no calendar."""
    hints = []
    for team in teams:
        if not contents.taxonomies.status[team.content.status].offen:
            continue
        for index, meeting in enumerate(team.content.treffen):
            recurrence = parse_meeting(meeting.wann)
            if recurrence and (meeting.ab or not recurrence.needs_anchor):
                continue
            what = f"{quote(meeting.wann)} steht als Text auf der Seite, aber in keinem Kalender."
            todo = "Verstanden wird zum Beispiel: „jeden letzten Donnerstag im Monat, 18–20 Uhr“."
            if recurrence:
                todo = "Bitte mit „ab“ einen ersten Tag angeben, damit feststeht, welche Wochen gemeint sind."
            line = team.document.line("treffen", index, "wann")
            hints.append(replace(team.document.problem("treffen", what, todo=todo, line=line), severity=Severity.HINT))
    return hints


def _check_clocks(posts: Iterable[Entry[Post]]) -> list[Problem]:
    """Hints: times that do not exist on the day the clocks go forward."""
    hints = []
    for post in posts:
        for index, event in enumerate(post.content.termine):
            for key, moment in (("beginn", event.beginn), ("ende", event.ende)):
                if not isinstance(moment, datetime) or moment.astimezone(UTC).astimezone(moment.tzinfo) == moment:
                    continue
                what = "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden vorgestellt."
                problem = post.document.problem(
                    f"termine[{index + 1}].{key}", what, line=post.document.line("termine", index, key)
                )
                hints.append(replace(problem, severity=Severity.HINT))
    return hints


def picture_uri(picture: Picture, document: Document) -> str:
    """The uri of the picture's file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.uri), picture.datei))


def _check_pictures(
    entries: Iterable[Entry[Team] | Entry[Post] | Entry[HandPage]], contents: Contents
) -> list[Problem]:
    problems = []
    for entry in entries:
        picture = entry.content.bild
        if picture is None or (uri := picture_uri(picture, entry.document)) in contents.media:
            continue
        similar = find_similar(uri, contents.media)
        folder = posixpath.dirname(entry.document.uri) or "."
        suggestion = f" Meinten Sie {quote(posixpath.relpath(similar, folder))}?" if similar else ""
        what = f"Die Datei {quote(picture.datei)} gibt es nicht.{suggestion}"
        line = entry.document.line("bild", "datei")
        problems.append(entry.document.problem("bild.datei", what, line=line))
    return problems


def _check_bodies(
    entries: Iterable[Entry[Team] | Entry[Post] | Entry[HandPage]], contents: Contents, preview: bool
) -> list[Problem]:
    listed = list(entries)
    known = {d.uri for d in (*(e.document for e in listed), *contents.broken)} | set(contents.media) | GENERATED_URIS
    hidden = set() if preview else {e.document.uri for e in listed if e.publication}
    problems = []
    for entry in listed:
        if entry.publication and not preview:
            problems.extend(check_body(entry.document, known, set()))
        else:
            problems.extend(check_body(entry.document, known, hidden))
        if not isinstance(entry.content, HandPage):
            problems.extend(check_headings(entry.document))
    return problems


GENERATED_URIS = frozenset(
    f"{name}/index.md" for name in ("teams", "blog", "idee-sucht-team", "gebiete", "termine", "abonnieren", "suche")
)
"""Lists that Markdown may link to as if they were files (``../teams/index.md``)."""
