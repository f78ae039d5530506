"""The public content of the site at one moment, and what can be asked of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from wiq_site.catalogue.entries import Date, Entry, TeamMeeting, find_summary
from wiq_site.content.models import HandPage, IdeaStatus, Need, Picture, Post, Team
from wiq_site.content.organisations import Organisations
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies
from wiq_site.dates import start_of
from wiq_site.pictures.sizes import Photo, plan_photos
from wiq_site.source.documents import Document, resolve
from wiq_site.source.folders import Media, normal
from wiq_site.text import slugify

V = TypeVar("V")


@dataclass(frozen=True)
class Catalogue:
    """Everything that is public. Teams stand in German order, posts newest first, dates in order of time.

    In a preview everything is in it, marked by its ``publication``. What depends on the time was decided when it was
    built, so nothing here asks for the clock; ``day`` is that of all counting. ``meetings`` maps the address
    of a team that one can join to its regular meetings. ``examples`` are invented ideas; they are no posts. ``new`` are
    the addresses of posts that may be called so.
    """

    taxonomies: Taxonomies
    teams: tuple[Entry[Team], ...]
    posts: tuple[Entry[Post], ...]
    pages: tuple[Entry[HandPage], ...]
    dates: tuple[Date, ...]
    meetings: Mapping[str, tuple[TeamMeeting, ...]]
    media: Mapping[str, Media]
    day: date
    organisations: Organisations = field(default_factory=Organisations)
    examples: tuple[Entry[Post], ...] = ()
    new: frozenset[str] = frozenset()
    _memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Any, build: Callable[[], V]) -> V:
        """What ``build`` gives, computed once for each ``key``: the same card stands on many pages."""
        if key not in self._memo:
            self._memo[key] = build()
        value: V = self._memo[key]
        return value

    @property
    def entries(self) -> tuple[Entry[Team] | Entry[Post] | Entry[HandPage], ...]:
        """All of it, whatever kind."""
        return (*self.teams, *self.posts, *self.examples, *self.pages)

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

    def posts_about(self, team: Entry[Team]) -> tuple[Entry[Post], ...]:
        """The posts about a team, newest first."""
        return self.posts_by_team.get(team.slug, ())

    @cached_property
    def teams_by_post(self) -> Mapping[str, tuple[str, ...]]:
        """Address of a post → the public teams that it is about, sorted by their slugs."""
        found: dict[str, list[str]] = {}
        for slug in sorted(self.posts_by_team.keys() & self.team_by_slug.keys()):
            for post in self.posts_by_team[slug]:
                found.setdefault(post.address, []).append(slug)
        return {address: tuple(slugs) for address, slugs in found.items()}

    @cached_property
    def posts_by_category(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Category → its posts, newest first."""
        return _group(self.posts, "categories")

    @cached_property
    def posts_by_topic(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Topic → its posts, newest first."""
        return _group(self.posts, "themen")

    @cached_property
    def posts_by_area(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Area → its posts, newest first."""
        return _group(self.posts, "gebiet")

    @cached_property
    def posts_by_ortsteil(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Ortsteil → its posts, newest first."""
        return {slugify(name): posts for name, posts in _group(self.posts, "ortsteile").items()}

    @cached_property
    def teams_by_area(self) -> Mapping[str, tuple[Entry[Team], ...]]:
        """Area → its teams, in German order."""
        return _group(self.teams, "gebiet")

    @cached_property
    def teams_by_ortsteil(self) -> Mapping[str, tuple[Entry[Team], ...]]:
        """Ortsteil → its teams, in German order."""
        return {slugify(name): teams for name, teams in _group(self.teams, "ortsteile").items()}

    @cached_property
    def dates_by_post(self) -> Mapping[str, tuple[Date, ...]]:
        """Address of a post → its dates, in order of time."""
        dates: dict[str, list[Date]] = {}
        for found in self.dates:
            dates.setdefault(found.post.address, []).append(found)
        return {address: tuple(same) for address, same in dates.items()}

    @cached_property
    def pinned_first(self) -> tuple[Entry[Post], ...]:
        """The posts as the blog shows them: those that are pinned before the others, each newest first."""
        return tuple(sorted(self.posts, key=lambda post: not post.pinned))

    @cached_property
    def origins(self) -> Mapping[str, tuple[Entry[Post], ...]]:
        """Slug of an idea → the reports of the meetings at which it was born, oldest first."""
        reports: dict[str, list[Entry[Post]]] = {}
        for post in reversed(self.posts):
            for slug in dict.fromkeys(post.content.ideen):
                reports.setdefault(slug, []).append(post)
        return {slug: tuple(found) for slug, found in reports.items()}

    @cached_property
    def idea_by_slug(self) -> Mapping[str, Entry[Post]]:
        """Slug → idea."""
        return {post.slug: post for post in self.posts if post.content.idee}

    @cached_property
    def next_by_post(self) -> Mapping[str, Date]:
        """Address of a report → the next meeting that it names, as it was announced."""
        named = ((report, date) for date in self.dates for report in (date, *date.reports))
        return {report.post.address: date for report, date in named if report.is_next}

    def dates_of(self, posts: Iterable[Entry[Post]]) -> tuple[Date, ...]:
        """All dates of several posts, in order of time."""
        return tuple(sorted((d for post in posts for d in self.dates_by_post.get(post.address, ())), key=time_of))

    @cached_property
    def open_ideas(self) -> tuple[Entry[Post], ...]:
        """Ideas that look for a team, newest first, those that nobody confirmed for long at the end."""
        return _confirmed_first(post for post in self.posts if self.is_open(post))

    @cached_property
    def teams_with_needs(self) -> tuple[Entry[Team], ...]:
        """Teams whose status allows newcomers and that look for somebody, the confirmed ones first."""
        return _confirmed_first(team for team in self.teams if self.open_needs(team))

    @cached_property
    def next_meetings(self) -> tuple[tuple[Entry[Team], TeamMeeting], ...]:
        """Each regular meeting of which the next time is known, in order of time."""
        found = ((team, meeting) for team in self.teams for meeting in self.meetings.get(team.address, ()))
        known = [(start_of(meeting.next), team.slug, team, meeting) for team, meeting in found if meeting.next]
        return tuple((team, meeting) for _, _, team, meeting in sorted(known, key=lambda one: one[:2]))

    @property
    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names for one thing, the name of today first: what the search takes for the same."""
        terms = (term for facet in FACET_LABELS for term in self.taxonomies.terms(facet).values())
        named = (found for page in self.pages for found in page.content.synonyme)
        organisations = self.organisations.by_slug.values()
        pairs = [*((found.wort, found.auch) for found in named), *((term.label, term.auch) for term in terms)]
        pairs += [(found.label, found.auch) for found in organisations]
        return tuple((name, *others) for name, others in pairs if others)

    def is_open(self, entry: Entry[Team] | Entry[Post]) -> bool:
        """Whether people can join: the status of the team says so, or the post is a real idea without a team."""
        content = entry.content
        if isinstance(content, Team):
            return self.taxonomies.status[content.status].offen
        return content.idee is not None and content.idee.status == IdeaStatus.OFFEN and not content.idee.beispiel

    def open_needs(self, entry: Entry[Team] | Entry[Post]) -> tuple[Need, ...]:
        """What a team or an idea looks for while people can join."""
        return entry.needs if self.is_open(entry) else ()

    def picture_file(self, picture: Picture, document: Document) -> Media:
        """The file of a picture that ``document`` names."""
        return self.media[picture_uri(picture, document)]

    @cached_property
    def photos(self) -> Mapping[str, Photo]:
        """Address of a photo → its sizes."""
        return plan_photos(self.media.values())

    def find_mailbox(self, own: str | None, gebiete: Iterable[str], default: str | None) -> str:
        """The role mailbox: its own, else that of the first area that has one, else the site's, else empty."""
        areas = (self.taxonomies.gebiet[slug].kontakt for slug in gebiete)
        return own or next((box for box in areas if box), None) or default or ""


E = TypeVar("E", Entry[Team], Entry[Post])


def _confirmed_first(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(sorted(entries, key=lambda entry: not entry.confirmation.fresh))


def time_of(date: Date) -> tuple[Any, str, str]:
    """The order of dates: by begin, then by name."""
    return start_of(date.event.beginn), date.event.titel, date.post.slug


def _group(entries: Iterable[E], facet: str) -> dict[str, tuple[E, ...]]:
    groups: dict[str, list[E]] = {}
    for entry in entries:
        for term in getattr(entry.content, facet):
            groups.setdefault(term, []).append(entry)
    return {term: tuple(found) for term, found in groups.items()}


def summary(entry: Entry[Team] | Entry[Post]) -> str:
    """What cards and feeds say of it in a sentence or two."""
    return find_summary(entry.content, entry.outline)


def picture_uri(picture: Picture, document: Document) -> str:
    """The uri of the picture's file."""
    return normal(resolve(document.uri, picture.datei))
