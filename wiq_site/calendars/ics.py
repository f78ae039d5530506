"""Calendars as iCalendar (RFC 5545), written by icalendar."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar

from wiq_site.addresses import absolute
from wiq_site.calendars.plan import Calendar, CalendarEvent
from wiq_site.dates import BERLIN, format_span
from wiq_site.settings import Settings

# The rules of the European Union since 1996 (directive 2000/84/EC), as short as a VTIMEZONE can be.
_TIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
_BERLIN: bytes = icalendar.Timezone.from_ical(_TIMEZONE).to_ical()
_END = b"END:VCALENDAR\r\n"


USUAL_LENGTH = timedelta(hours=1)
"""How long an event with a time lasts whose end nobody wrote. Without an end it would last no time at all (RFC 5545,
3.6.1) and be a line in the calendar; an hour is what calendar programs enter by themselves."""


class CalendarWriter:
    """Writes calendars. An event stands in many of them and is written once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._events: dict[str, bytes] = {}

    def render(self, calendar: Calendar) -> str:
        """One calendar as text with CRLF line ends and folded lines."""
        frame = _build_frame(calendar, self._settings).to_ical().removesuffix(_END)
        events = (self._render_event(event) for event in calendar.events)
        return b"".join([frame, _BERLIN, *events, _END]).decode("utf-8")

    def _render_event(self, event: CalendarEvent) -> bytes:
        if event.uid not in self._events:
            self._events[event.uid] = _build_event(event, self._settings).to_ical()
        return self._events[event.uid]


def _build_frame(calendar: Calendar, settings: Settings) -> icalendar.Calendar:
    """The calendar without its time zone and its events."""
    cal = icalendar.Calendar()
    cal.add("prodid", f"-//{settings.host}//Termine//DE")
    cal.add("version", "2.0")
    cal.add("calscale", "GREGORIAN")
    cal.add("method", "PUBLISH")
    cal.add("name", calendar.title)
    cal.add("x-wr-calname", calendar.title)
    cal.add("x-wr-timezone", "Europe/Berlin")
    cal.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    cal.add("url", absolute(calendar.page, settings.site_url))
    return cal


def _build_event(event: CalendarEvent, settings: Settings) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", _utc(event.modified))
    component.add("last-modified", _utc(event.modified))
    component.add("sequence", event.sequence)
    component.add("summary", f"Fällt aus: {event.title}" if event.cancelled else event.title)
    component.add("dtstart", event.begin)
    component.add("dtend", _exclusive_end(event))
    if event.place:
        component.add("location", event.place)
    url = absolute(event.address, settings.site_url)
    reason = f"Fällt aus: {event.cancelled}\n" if event.cancelled else ""
    moved = f"Verschoben vom {format_span(event.moved, None)}.\n" if event.moved else ""
    open_end = "Wann es endet, steht nicht fest.\n" if isinstance(event.begin, datetime) and event.end is None else ""
    component.add("description", f"{reason}{moved}{event.text}\n{open_end}{url}")
    component.add("url", url)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.categories:
        component.add("categories", list(event.categories))
    if event.rule:
        _add_rule(component, event)
    return component


def _exclusive_end(event: CalendarEvent) -> date | datetime:
    """DTEND is the first moment after the event: a day that counts is followed by the next (RFC 5545, 3.6.1)."""
    begin, end = event.begin, event.end
    if isinstance(begin, datetime):
        if end is None:
            return _later(begin, USUAL_LENGTH)
        return end if isinstance(end, datetime) else datetime.combine(end, time(23, 59), BERLIN)
    last = end.date() if isinstance(end, datetime) else end
    return (last or begin) + timedelta(days=1)


def _later(moment: datetime, length: timedelta) -> datetime:
    """As much later as it takes, also where the clocks go forward.

    In the hour that they repeat, local time cannot name the second pass; then it is as much later by the clock.
    """
    later = (moment.astimezone(UTC) + length).astimezone(BERLIN)
    return moment + length if later.fold else later


def _add_rule(component: icalendar.Event, event: CalendarEvent) -> None:
    rule = icalendar.vRecur.from_ical(event.rule)
    if event.until:
        rule["UNTIL"] = _until(event)
    component.add("rrule", rule)
    for day in event.exceptions:
        begin = event.begin
        component.add("exdate", datetime.combine(day, begin.timetz()) if isinstance(begin, datetime) else day)


def _until(event: CalendarEvent) -> date | datetime:
    """UNTIL is in UTC when DTSTART has a time (RFC 5545, 3.3.10)."""
    assert event.until is not None
    if isinstance(event.begin, datetime):
        return _utc(datetime.combine(event.until, time(23, 59, 59), BERLIN))
    return event.until


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
