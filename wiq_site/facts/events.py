"""A date or a regular meeting as a schema.org Event; its rule (RFC 5545) as a Schedule."""

from datetime import datetime, timedelta
from typing import Any

from wiq_site.calendars.plan import CalendarEvent
from wiq_site.content.values import without_empty
from wiq_site.dates import format_iso

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


def build_event(event: CalendarEvent, url: str) -> dict[str, Any]:
    """The record of one event; times bear their zone."""
    name, _, street = event.place.partition(",")
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.text,
        "url": url,
        "startDate": _when(event.begin),
        "endDate": _when(event.end) if event.end and not event.rule else None,
        "eventStatus": f"https://schema.org/{_find_status(event)}",
        "previousStartDate": _when(event.moved) if event.moved else None,
        "location": {"@type": "Place", "name": name.strip(), "address": street.strip() or event.place},
        "eventSchedule": _schedule(event) if event.rule else None,
    }


def _find_status(event: CalendarEvent) -> str:
    if event.cancelled:
        return "EventCancelled"
    return "EventRescheduled" if event.moved else "EventScheduled"


def _when(moment: Any) -> str:
    """A day stays a day: nobody knows its time."""
    return format_iso(moment) if isinstance(moment, datetime) else str(moment.isoformat())


def _schedule(event: CalendarEvent) -> dict[str, Any]:
    rule = dict(part.split("=") for part in event.rule.split(";"))
    days = rule.get("BYDAY", "").split(",") if rule.get("BYDAY") else []
    record: dict[str, Any] = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.get('INTERVAL', '1')}{_UNITS[rule['FREQ']]}",
        "byDay": days,
        "byMonthDay": int(rule["BYMONTHDAY"]) if "BYMONTHDAY" in rule else None,
        "startDate": f"{event.begin:%Y-%m-%d}",
        "endDate": f"{event.until:%Y-%m-%d}" if event.until else None,
        "startTime": f"{event.begin:%H:%M:%S}" if isinstance(event.begin, datetime) else None,
        "endTime": f"{event.end:%H:%M:%S}" if isinstance(event.end, datetime) else None,
        "duration": _length(event),
        "scheduleTimezone": "Europe/Berlin",
        "exceptDate": [f"{day:%Y-%m-%d}" for day in event.exceptions],
    }
    return without_empty(record)


def _length(event: CalendarEvent) -> str | None:
    """``PT2H30M``."""
    if not isinstance(event.begin, datetime) or not isinstance(event.end, datetime):
        return None
    minutes = (event.end - event.begin) // timedelta(minutes=1)
    return "PT" + (f"{minutes // 60}H" if minutes >= 60 else "") + (f"{minutes % 60}M" if minutes % 60 else "")
