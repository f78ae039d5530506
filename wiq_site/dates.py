"""Dates as editors write them, and as readers read them. The time zone is Europe/Berlin throughout.

What readers read holds together where a line must not break: a no-break space after the day's number and before *Uhr*.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

NO_BREAK = "\u00a0"
"""The space at which no line ends."""

UHR = f"{NO_BREAK}Uhr"

_DAY = f"d.{NO_BREAK}MMMM y"

Moment: TypeAlias = date | datetime
"""A day, or a day with a time (then aware, in Europe/Berlin)."""

YEARS = range(1970, 2200)
"""Years of posts, dates and confirmations: what calendars and feeds can hold, and far from a mistyped figure."""

LONG_YEARS = range(1000, 2200)
"""Years since when something exists."""

MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:(?:\s+|[Tt])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?:\s*(?:Uhr|h))?")
PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:[ T]00:00(?::00)?Z?)?")


class YearOutOfRange(ValueError):
    """A year that can only be mistyped; its text is what is possible."""


class NoSuchDay(ValueError):
    """A day in the right form that no calendar has: the 31st of June."""


class NoSuchTime(ValueError):
    """A time in the right form that no clock shows."""


class SkippedHour(ValueError):
    """A time that does not exist: the clocks go forward."""


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
        return _format(self.first_day, _DAY if self.day else "MMMM y")

    @property
    def first_day(self) -> date:
        """The earliest day that can be meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """``2020``, ``2020-10`` or ``2020-10-12``, as HTML's ``time`` element takes it."""
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p)]
        return "-".join(parts)


def parse_partial(text: str) -> PartialDate:
    """Read ``2020``, ``2020-10`` or ``2020-10-12``; ValueError for anything else."""
    found = PARTIAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part or 0) for part in found.groups())
    _build_day(_check_year(year, LONG_YEARS), month or 1, day or 1)
    return PartialDate(year, month, day)


def parse_day(text: str) -> date:
    """Read ``2021-03-11``; a time may follow when it is midnight, as other programs write it. Else ValueError."""
    moment = parse_moment(text)
    if not isinstance(moment, datetime):
        return moment
    if moment.time() != time() or MOMENT.fullmatch(text.strip())["zone"]:  # type: ignore[index]
        raise ValueError(text)
    return moment.date()


def parse_moment(text: str) -> Moment:
    """Read ``2021-03-11`` or ``2021-03-11 17:00`` (Europe/Berlin); ValueError for anything else.

    Seconds and an offset from UTC may follow, as other programs write them (RFC 3339, 5.6). ``24:00`` is the end of
    its day, as people say it (ISO 8601).
    """
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, number = (int(part) for part in found["day"].split("-"))
    day = _build_day(_check_year(year, YEARS), month, number)
    if found["hour"] is None:
        return day
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if (hour, minute, second) == (24, 0, 0):
        day, hour = day + timedelta(days=1), 0
    try:
        clock = time(hour, minute, second)
    except ValueError:
        raise NoSuchTime(text) from None
    if found["zone"]:
        return datetime.combine(day, clock, _parse_zone(found["zone"])).astimezone(BERLIN)
    moment = datetime.combine(day, clock, BERLIN)
    if is_skipped(moment):
        raise SkippedHour(text)
    return moment


def _build_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"{year}-{month}-{day}") from None


def _check_year(year: int, years: range) -> int:
    if year not in years:
        raise YearOutOfRange(f"Erlaubt sind die Jahre {years[0]} bis {years[-1]}.")
    return year


def _parse_zone(text: str) -> timezone:
    """``Z``, ``+02:00``, ``+0200`` or ``+02``; ValueError when it is a day or more."""
    if text[0] not in "+-":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def is_skipped(moment: datetime) -> bool:
    """Whether the clocks never show an (aware) local time, because they go forward over it."""
    return moment.astimezone(UTC).astimezone(BERLIN) != moment


def day_of(moment: Moment) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def start_of(moment: Moment) -> datetime:
    """A moment as an aware time; a day begins at 00:00 in Europe/Berlin."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), BERLIN)


def noon_of(moment: Moment) -> datetime:
    """A moment as an aware time; a day stands for its noon in Europe/Berlin, which is the same day nearly everywhere.

    Feed readers show times in their own zone: midnight in Leipzig is the day before in London.
    """
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(12), BERLIN)


def end_of(moment: Moment) -> datetime:
    """The last instant of a moment: the time itself, or 23:59:59 of the day."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(23, 59, 59), BERLIN)


@cache
def _format(day: date, pattern: str) -> str:
    from babel.dates import format_date  # only builds that write pages need its tables

    return format_date(day, pattern, locale="de_DE")


def format_day(moment: Moment) -> str:
    """``11. März 2021``."""
    return _format(day_of(moment), _DAY)


def format_weekday(moment: Moment) -> str:
    """``Donnerstag, 11. März 2021``."""
    return _format(day_of(moment), f"EEEE, {_DAY}")


def format_month(moment: Moment) -> str:
    """``Mär`` – the short month for calendar leaves."""
    return _format(day_of(moment), "LLL").rstrip(".")


def format_month_of(moment: Moment) -> str:
    """``März 2021``."""
    return _format(day_of(moment), "MMMM y")


def format_time(moment: datetime | time) -> str:
    """``17:00`` or, on the hour, ``17``."""
    return f"{moment.hour}:{moment.minute:02}" if moment.minute else str(moment.hour)


def format_clock(text: str) -> str:
    """A time of day in a field: ``17:00``, ``17.00`` or ``17 Uhr`` gives ``17``; other words stay as written."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found["hour"]) > 24:
        return text
    return format_time(time(int(found["hour"]) % 24, int(found["minute"] or 0)))


def format_span(begin: Moment, end: Moment | None) -> str:
    """``Donnerstag, 11. März 2021, 17–19 Uhr`` and its shorter and longer relatives."""
    if not isinstance(begin, datetime):
        several = end is not None and day_of(end) != begin
        return f"{format_weekday(begin)} bis {format_weekday(end)}" if several and end else format_weekday(begin)
    start = f"{format_weekday(begin)}, {format_time(begin)}"
    if not isinstance(end, datetime):
        later = end is not None and end > begin.date()
        return f"{start}{UHR} bis {format_weekday(end)}" if later and end else f"{start}{UHR}"
    if end.date() == begin.date():
        return f"{start}–{format_time(end)}{UHR}"
    return f"{start}{UHR} bis {format_weekday(end)}, {format_time(end)}{UHR}"


def iso(moment: Moment) -> str:
    """ISO 8601, as HTML's ``time`` element and JSON take it."""
    return moment.isoformat()


def format_iso(moment: Moment) -> str:
    """A moment with its zone (ISO 8601); a day begins at 00:00 in Europe/Berlin."""
    return start_of(moment).isoformat()
