"""Dates of posts and meetings of teams, each with its calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wiq_site.addresses import calendar_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Date, Entry, TeamMeeting
from wiq_site.catalogue.words import moved_from, span_of
from wiq_site.content.models import Team
from wiq_site.dates import day_of, format_month, format_span, iso
from wiq_site.lists.records import Item, date_item, meeting_item
from wiq_site.recurrence import end_on
from wiq_site.selection import Facets
from wiq_site.views.stand import find_stand


@dataclass(frozen=True)
class DateView:
    """One date of the post at ``address``, or the next meeting of the team there, which recurs as ``wann`` says.

    ``kind`` is *termin* or, when it is over, *vergangen*.
    """

    kind: str
    address: str
    title: str
    span: str
    date_iso: str
    day: str
    month: str
    year: str
    ort: str
    absage: str
    moved: str
    post_title: str
    calendar: str
    lang: str
    facets: Facets
    wann: str = ""

    @property
    def past(self) -> bool:
        """Whether it is over."""
        return self.kind == "vergangen"


@dataclass(frozen=True)
class MeetingView:
    """A regular meeting in the team's words, and when it takes place next, as far as that can be computed."""

    wann: str
    ort: str
    next_label: str
    next_iso: str


@dataclass(frozen=True)
class MeetingsView:
    """Meetings of the team at ``address`` of which nobody knows when they are next. ``stand`` says why."""

    kind: str
    address: str
    title: str
    date_iso: str
    stand: str
    meetings: tuple[MeetingView, ...]
    facets: Facets


def date_view(date: Date, catalogue: Catalogue) -> DateView:
    """A date in words, with its calendar leaf."""
    return catalogue.once(("date", date.address), lambda: _build_date_view(date))


def _build_date_view(date: Date) -> DateView:
    event, post, day = date.event, date.post.content, day_of(date.event.beginn)
    item = date_item(date)
    return DateView(
        kind=item.kind,
        address=date.post.address,
        title=event.titel,
        span=span_of(event),
        date_iso=iso(event.beginn),
        day=str(day.day),
        month=format_month(day),
        year=str(day.year),
        ort=event.ort or "",
        absage=event.absage or "",
        moved=moved_from(event),
        post_title=post.title,
        calendar=date.address,
        lang=post.lang,
        facets=item.facets,
    )


def split_dates(dates: Iterable[Date], catalogue: Catalogue) -> tuple[tuple[DateView, ...], tuple[DateView, ...]]:
    """Coming dates, soonest first, and past ones, latest first."""
    views = [date_view(date, catalogue) for date in dates]
    return tuple(v for v in views if not v.past), tuple(v for v in reversed(views) if v.past)


def next_meeting_view(team: Entry[Any], meeting: TeamMeeting, catalogue: Catalogue) -> DateView:
    """The next time of a regular meeting, as a date like others. Its calendar is that of the team."""
    return catalogue.once(("meeting", team.address, meeting.number), lambda: _build_next_meeting_view(team, meeting))


def _build_next_meeting_view(team: Entry[Team], found: TeamMeeting) -> DateView:
    assert found.next is not None and found.recurrence is not None  # what is next has a rule
    item, day = meeting_item(team, found), day_of(found.next)
    return DateView(
        kind=item.kind,
        address=team.address,
        title=team.content.title,
        span=format_span(found.next, end_on(day, found.recurrence)),
        date_iso=iso(found.next),
        day=str(day.day),
        month=format_month(day),
        year=str(day.year),
        ort=found.meeting.ort or "",
        absage="",
        moved="",
        post_title="",
        calendar=calendar_address(team.address),
        lang=team.content.lang,
        facets=item.facets,
        wann="" if found.recurrence.day else found.meeting.wann,
    )


def meeting_views(team: Entry[Team], catalogue: Catalogue) -> tuple[MeetingView, ...]:
    """A team's regular meetings. For teams that nobody can join they are words only."""
    known = {found.number: found.next for found in catalogue.meetings.get(team.address, ())}
    views = []
    for number, meeting in enumerate(team.content.treffen, 1):
        moment = known.get(number)
        label, day = (format_span(moment, None), iso(moment)) if moment else ("", "")
        views.append(MeetingView(meeting.wann, meeting.ort or "", label, day))
    return tuple(views)


def meetings_view(item: Item, catalogue: Catalogue) -> MeetingsView:
    """What the list of dates shows of a team."""
    team = item.entry
    assert isinstance(team.content, Team)
    meetings = tuple(meeting for meeting in meeting_views(team, catalogue) if not meeting.next_iso)
    return MeetingsView(
        kind=item.kind,
        address=team.address,
        title=team.content.title,
        date_iso="",
        stand=find_stand(team, catalogue),
        meetings=meetings,
        facets=item.facets,
    )
