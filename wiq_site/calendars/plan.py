"""Which calendars there are and what each holds: the dates and team meetings of the same selection as the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wiq_site.addresses import AREAS, area_address, calendar_address, ortsteil_address
from wiq_site.calendars.revision import revise_date, revise_meeting
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Date, Entry, TeamMeeting
from wiq_site.catalogue.ideas import find_followed, find_team
from wiq_site.catalogue.meetings import recurs
from wiq_site.content.models import Post, Team
from wiq_site.dates import BERLIN, Moment, start_of
from wiq_site.lists.listing import Listing, ListSelection
from wiq_site.recurrence import Recurrence, end_on, find_first, find_occurrences
from wiq_site.settings import Settings


@dataclass(frozen=True)
class CalendarEvent:
    """One VEVENT. ``rule`` is an RRULE value or empty; ``end`` is the end as readers say it (days are inclusive).

    ``moved`` says when it was to be before. ``uid`` survives a moved date and a renamed post.
    ``sequence`` and ``modified`` come from ``calendars.revision``.
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
    moved: Moment | None = None
    rule: str = ""
    until: date | None = None
    exceptions: tuple[date, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """A calendar beside the page ``page``. One without events is for those who have it: it is offered to nobody."""

    address: str
    page: str
    title: str
    events: tuple[CalendarEvent, ...]


def build_calendars(catalogue: Catalogue, listings: Sequence[Listing], settings: Settings) -> tuple[Calendar, ...]:
    """All calendars, and one for each single date.

    The calendar of a team that meets stays when the team closes: programs that find theirs no longer show the old
    meetings for ever.
    """
    return tuple(_Planner(catalogue, settings).plan(listings))


class _Planner:
    """Makes each event once and sorts it into its calendars."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.host = settings.host
        self.events = [(found, self._date_event(found)) for found in catalogue.dates]
        self.dates: dict[str, list[CalendarEvent]] = {}
        for found, event in self.events:
            for post in {one.post.address: None for one in (found, *found.reports)}:
                self.dates.setdefault(post, []).append(event)
        self.meetings = {team.address: tuple(self._meeting_events(team)) for team in catalogue.teams}
        self.meeting = {team.address for team in catalogue.teams if recurs(team.content)}

    def plan(self, listings: Sequence[Listing]) -> Iterator[Calendar]:
        """Calendars of lists and their parts, of teams, of ideas, of areas, of single dates."""
        for listing in listings:
            for part in (part for part in listing.selections if not part.elsewhere):
                yield from self._calendar(part.address, _title(listing, part), *self._list_sources(listing, part))
        for team in self.catalogue.teams:
            yield from self._calendar(team.address, f"Termine: {team.content.title}", *self._team_sources(team))
        ideas = [found for idea in find_followed(self.catalogue) for found in self._idea_calendar(idea)]
        yield from ideas
        taken = {calendar.address for calendar in ideas}
        yield from self._calendar(AREAS, "Termine aus allen Gebieten", self.dates, self.meetings)
        for slug, term in self.catalogue.taxonomies.gebiet.items():
            posts = [post.address for post in self.catalogue.posts_by_area.get(slug, ())]
            chosen = [team.address for team in self.catalogue.teams_by_area.get(slug, ())]
            yield from self._calendar(area_address(slug), f"Termine: {term.label}", posts, chosen)
        for slug, place in self.catalogue.taxonomies.ortsteil.items():
            posts = [post.address for post in self.catalogue.posts_by_ortsteil.get(slug, ())]
            chosen = [team.address for team in self.catalogue.teams_by_ortsteil.get(slug, ())]
            address = ortsteil_address(place.gebiet, slug)
            yield from self._calendar(address, f"Termine: {place.label}", posts, chosen)
        for found_date, event in self.events:
            title = f"{event.title} – {self.settings.site_name}"
            for one in (found_date, *found_date.reports):  # what somebody saved stays where it was
                if one.address not in taken:  # a date called „Termine“: its file is the idea's calendar, which holds it
                    yield Calendar(one.address, found_date.post.address, title, (event,))

    def _team_sources(self, team: Entry[Team]) -> tuple[Iterable[str], Iterable[str]]:
        return [post.address for post in self.catalogue.posts_about(team)], [team.address]

    def _idea_calendar(self, idea: Entry[Post]) -> Iterator[Calendar]:
        """The idea's own dates; since it is a team those of the team, among which its own are."""
        team = find_team(idea, self.catalogue)
        sources = self._team_sources(team) if team else ([idea.address], [])
        yield from self._calendar(idea.address, f"Termine: {idea.content.title}", *sources)

    def _list_sources(self, listing: Listing, part: ListSelection) -> tuple[Iterable[str], Iterable[str]]:
        """The posts that belong to the items, and the teams among them."""
        posts = (post.address for item in part.items for post in listing.record.posts(self.catalogue, item))
        return posts, (item.address for item in part.items)

    def _events(self, posts: Iterable[str], teams: Iterable[str]) -> tuple[CalendarEvent, ...]:
        """Events of posts and teams, each once, in order of time."""
        found = [event for post in posts for event in self.dates.get(post, ())]
        found += [event for team in teams for event in self.meetings.get(team, ())]
        unique = {event.uid: event for event in found}
        return tuple(sorted(unique.values(), key=lambda event: (start_of(event.begin), event.uid)))

    def _calendar(self, page: str, title: str, posts: Iterable[str], teams: Iterable[str]) -> Iterator[Calendar]:
        """The calendar of dates of posts and meetings of teams, where there are any or may have been some."""
        chosen = tuple(teams)
        events = self._events(posts, chosen)
        if events or not self.meeting.isdisjoint(chosen):
            yield Calendar(calendar_address(page), page, f"{title} – {self.settings.site_name}", events)

    def _date_event(self, found: Date) -> CalendarEvent:
        post, event, first = found.post, found.event, found.first
        revision = revise_date(event, [one.post.content for one in (found, *found.reports)])
        return CalendarEvent(
            uid=f"{first.post.oldest}{first.slug}@{self.host}",
            title=event.titel,
            begin=event.beginn,
            end=event.end,
            place=event.ort or "",
            text=post.content.title,
            address=post.address,
            categories=self.catalogue.taxonomies.labels("categories", post.content.categories),
            cancelled=event.absage or "",
            moved=event.verschoben_von,
            sequence=revision.sequence,
            modified=revision.modified,
        )

    def _meeting_events(self, team: Entry[Team]) -> Iterator[CalendarEvent]:
        for found in self.catalogue.meetings.get(team.address, ()):
            event = self._meeting_event(team, found)
            if event:
                yield event

    def _meeting_event(self, team: Entry[Team], found: TeamMeeting) -> CalendarEvent | None:
        recurrence, content = found.recurrence, team.content
        first = find_first(recurrence, found.anchor) if recurrence else None
        if recurrence is None or first is None or not _takes_place(found, recurrence, first):
            return None
        begin: Moment = datetime.combine(first, recurrence.start, BERLIN) if recurrence.start else first
        end = end_on(first, recurrence)
        revision = revise_meeting(content, found, first)
        return CalendarEvent(
            uid=f"{team.oldest}{found.name}@{self.host}",
            title=f"{content.title}: Treffen",
            begin=begin,
            end=end,
            place=found.meeting.ort or "",
            text=f"{found.meeting.wann}. {content.kurz}",
            address=team.address,
            categories=self.catalogue.taxonomies.labels("themen", content.themen),
            cancelled="",
            sequence=revision.sequence,
            modified=revision.modified,
            rule=recurrence.rule,
            until=found.until,
            exceptions=tuple(dict.fromkeys(found.meeting.ausser)),
        )


def _takes_place(found: TeamMeeting, recurrence: Recurrence, first: date) -> bool:
    """Whether any day is left: for calendars the first one always counts, also behind the end (RFC 5545, 3.8.5.3)."""
    before, out = start_of(first) - timedelta(days=1), found.meeting.ausser
    return found.until is None or bool(
        find_occurrences(recurrence, found.anchor, before, until=found.until, exceptions=out, limit=1)
    )


def _title(listing: Listing, part: ListSelection) -> str:
    """``Termine: Lösungsteams``, ``Termine: Lösungsteams: Leipziger Osten``, ``Alle Termine``, ``Termine: Sport``."""
    record = listing.record
    if not part.label:
        return record.calendar_title
    whole = f"Termine: {record.title}" if record.feed_title else record.title
    return f"{whole}: {part.label}"
