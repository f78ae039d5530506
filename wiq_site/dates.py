"""Dates as editors write them, and as readers read them. The time zone is Europe/Berlin throughout."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from babel.dates import format_date

BERLIN = ZoneInfo("Europe/Berlin")

Moment: TypeAlias = date | datetime
"""A day, or a day with a time (then aware, in Europe/Berlin)."""

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day; what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def label(self) -> str:
        """``2020``, ``Oktober 2020`` or ``12. Oktober 2020``."""
        if not self.month:
            return str(self.year)
        return _format(date(self.year, self.month, self.day or 1), "d. MMMM y" if self.day else "MMMM y")

    @property
    def iso(self) -> str:
        """``2020``, ``2020-10`` or ``2020-10-12``, as HTML's ``time`` element takes it."""
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p)]
        return "-".join(parts)


def parse_partial(text: str) -> PartialDate:
    """Read ``2020``, ``2020-10`` or ``2020-10-12``; ValueError for anything else."""
    found = _PARTIAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part or 0) for part in found.groups())
    date(year, month or 1, day or 1)
    return PartialDate(year, month, day)


def parse_day(text: str) -> date:
    """Read ``2021-03-11``; ValueError for anything else."""
    moment = parse_moment(text)
    if isinstance(moment, datetime):
        raise ValueError(text)
    return moment


def parse_moment(text: str) -> Moment:
    """Read ``2021-03-11`` or ``2021-03-11 17:00`` (Europe/Berlin); ValueError for anything else."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    day = date.fromisoformat(found[1])
    return day if found[2] is None else datetime.combine(day, time(int(found[2]), int(found[3])), BERLIN)


def day_of(moment: Moment) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def start_of(moment: Moment) -> datetime:
    """A moment as an aware time; a day begins at 00:00 in Europe/Berlin."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), BERLIN)


def end_of(moment: Moment) -> datetime:
    """The last instant of a moment: the time itself, or 23:59:59 of the day."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(23, 59, 59), BERLIN)


@cache
def _format(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale="de_DE")


def format_day(moment: Moment) -> str:
    """``11. März 2021``."""
    return _format(day_of(moment), "d. MMMM y")


def format_weekday(moment: Moment) -> str:
    """``Donnerstag, 11. März 2021``."""
    return _format(day_of(moment), "EEEE, d. MMMM y")


def format_month(moment: Moment) -> str:
    """``Mär`` – the short month for calendar leaves."""
    return _format(day_of(moment), "LLL").rstrip(".")


def format_time(moment: datetime) -> str:
    """``17:00`` or, on the hour, ``17``."""
    return f"{moment.hour}:{moment.minute:02}" if moment.minute else str(moment.hour)


def format_span(begin: Moment, end: Moment | None) -> str:
    """``Donnerstag, 11. März 2021, 17–19 Uhr`` and its shorter and longer relatives."""
    if not isinstance(begin, datetime):
        several = end is not None and day_of(end) != begin
        return f"{format_weekday(begin)} bis {format_weekday(end)}" if several and end else format_weekday(begin)
    start = f"{format_weekday(begin)}, {format_time(begin)}"
    if not isinstance(end, datetime):
        return f"{start} Uhr"
    if end.date() == begin.date():
        return f"{start}–{format_time(end)} Uhr"
    return f"{start} Uhr bis {format_weekday(end)}, {format_time(end)} Uhr"


def iso(moment: Moment) -> str:
    """ISO 8601, as HTML's ``time`` element and JSON take it."""
    return moment.isoformat()
