"""Which calendars there are and what each holds: the dates and team meetings of the same selection as the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from wiq_site.addresses import (
    AREAS,
    DATES,
    TEAMS,
    area_address,
    calendar_address,
)
from wiq_site.catalogue import Catalogue, Date, Entry, TeamMeeting
from wiq_site.content.models import Post, Team
from wiq_site.dates import BERLIN, Moment, start_of
from wiq_site.recurrence import find_first
from wiq_site.settings import Settings
from wiq_site.views.listings import Listing, Listings


@dataclass(frozen=True)
class CalendarEvent:
    """One VEVENT. ``rule`` is an RRULE value or empty; ``end`` is the end as readers say it (days are inclusive).

    ``uid`` survives a moved date and a renamed post. ``sequence`` grows with the post's ``updated``.
    """

    uid: str
    title: str
    begin: Moment
    end: Moment | None
    place: str
    text: str
    address: str
    categories: tuple[str, ...]
    cancelled: str
    sequence: int
    modified: datetime
    rule: str = ""
    until: date | None = None
    exceptions: tuple[date, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """A calendar beside the page ``page``."""

    address: str
    page: str
    title: str
    events: tuple[CalendarEvent, ...]


def build_calendars(catalogue: Catalogue, listings: Listings, settings: Settings) -> tuple[Calendar, ...]:
    """All calendars that have events, and one for each single date."""
    return tuple(_Planner(catalogue, settings).plan(listings))


class _Planner:
    """Makes each event once and sorts it into its calendars."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.host = urlsplit(settings.site_url).hostname or "localhost"
        self.events = [(found, self._date_event(found)) for found in catalogue.dates]
        self.dates: dict[str, list[CalendarEvent]] = {}
        for found, event in self.events:
            self.dates.setdefault(found.post.address, []).append(event)
        self.meetings = {team.address: tuple(self._meeting_events(team)) for team in catalogue.teams}

    def plan(self, listings: Listings) -> Iterator[Calendar]:
        for listing in listings:
            for found in listing.selections:
                chosen = [card.address for card in found.cards]
                posts = [*chosen, *self._posts_about(chosen)] if listing is listings.teams else chosen
                yield from self._calendar(found.address, _title(listing, found.words), self._events(posts, chosen))
        for team in self.catalogue.teams:
            events = self._events(self._posts_about([team.address]), [team.address])
            yield from self._calendar(team.address, f"Termine: {team.content.title}", events)
        yield from self._calendar(AREAS, "Termine aus allen Gebieten", self._events(self.dates, self.meetings))
        for slug, term in self.catalogue.taxonomies.gebiet.items():
            posts = [p.address for p in self.catalogue.posts if slug in p.content.gebiet]
            chosen = [t.address for t in self.catalogue.teams if slug in t.content.gebiet]
            yield from self._calendar(area_address(slug), f"Termine: {term.label}", self._events(posts, chosen))
        for found_date, event in self.events:
            title = f"{event.title} – {self.settings.site_name}"
            yield Calendar(found_date.address, found_date.post.address, title, (event,))

    def _posts_about(self, teams: Iterable[str]) -> list[str]:
        slugs = (address.removeprefix(TEAMS).rstrip("/") for address in teams)
        return [post.address for slug in slugs for post in self.catalogue.posts_by_team.get(slug, ())]

    def _events(self, posts: Iterable[str], teams: Iterable[str]) -> tuple[CalendarEvent, ...]:
        """Events of posts and teams, each once, in order of time."""
        found = [event for post in posts for event in self.dates.get(post, ())]
        found += [event for team in teams for event in self.meetings.get(team, ())]
        unique = {event.uid: event for event in found}
        return tuple(sorted(unique.values(), key=lambda event: (start_of(event.begin), event.uid)))

    def _calendar(self, page: str, title: str, events: tuple[CalendarEvent, ...]) -> Iterator[Calendar]:
        if events:
            yield Calendar(calendar_address(page), page, f"{title} – {self.settings.site_name}", events)

    def _date_event(self, found: Date) -> CalendarEvent:
        post, event = found.post, found.event
        changed = start_of(post.content.updated or post.content.date)
        oldest = next(iter(post.content.aliases), post.address)
        return CalendarEvent(
            uid=f"{oldest}{found.slug}@{self.host}",
            title=event.titel,
            begin=event.beginn,
            end=event.ende,
            place=event.ort or "",
            text=post.content.title,
            address=post.address,
            categories=self.catalogue.taxonomies.labels("categories", post.content.categories),
            cancelled=event.absage or "",
            sequence=_sequence(post.content),
            modified=changed,
        )

    def _meeting_events(self, team: Entry[Team]) -> Iterator[CalendarEvent]:
        for found in self.catalogue.meetings(team):
            event = self._meeting_event(team, found)
            if event:
                yield event

    def _meeting_event(self, team: Entry[Team], found: TeamMeeting) -> CalendarEvent | None:
        recurrence, content = found.recurrence, team.content
        first = find_first(recurrence, found.anchor) if recurrence else None
        if recurrence is None or first is None:
            return None
        begin: Moment = datetime.combine(first, recurrence.start, BERLIN) if recurrence.start else first
        end = _end_on(first, recurrence.start, recurrence.end)
        changed = start_of(content.bestaetigt or first)
        oldest = next(iter(content.aliases), team.address)
        return CalendarEvent(
            uid=f"{oldest}treffen-{found.number}@{self.host}",
            title=f"{content.title}: Treffen",
            begin=begin,
            end=end,
            place=found.meeting.ort or "",
            text=f"{found.meeting.wann}. {content.kurz}",
            address=team.address,
            categories=self.catalogue.taxonomies.labels("themen", content.themen),
            cancelled="",
            sequence=changed.toordinal() if content.bestaetigt else 0,
            modified=changed,
            rule=recurrence.rule,
            until=found.meeting.bis,
            exceptions=found.meeting.ausser,
        )


def _title(listing: Listing, words: str) -> str:
    """``Termine: Lösungsteams``, ``Termine: Lösungsteams: Leipziger Osten``, ``Alle Termine``."""
    if listing.address != DATES:
        return f"Termine: {listing.title}{words}"
    return f"{listing.title}{words}" if words else "Alle Termine"


def _end_on(day: date, start: time | None, end: time | None) -> datetime | None:
    """The end of a meeting; past midnight when it is earlier than the start."""
    if start is None or end is None:
        return None
    following = day + timedelta(days=1) if end <= start else day
    return datetime.combine(following, end, BERLIN)


def _sequence(post: Post) -> int:
    """Minutes from publication to the last change: grows whenever ``updated`` is set anew (RFC 5545, 3.8.7.4)."""
    if post.updated is None:
        return 0
    return max(0, int((start_of(post.updated) - start_of(post.date)).total_seconds() // 60))
