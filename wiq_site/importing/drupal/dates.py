"""Dates as old sites show and export them → ours (``2020-12-12 17:04``, Europe/Berlin)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from wiq_site.content.guesses import guess_moment
from wiq_site.dates import BERLIN, YEARS, parse_moment

_MONTH = r"(?:jan|feb|mär|mar|mrz|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*"
_DAY = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?<![\d.])(?P<german>\d{{1,2}}\.\s*\d{{1,2}}\.\s*\d{{2,4}}|\d{{1,2}}\.?\s+{_MONTH}\.?,?\s+\d{{4}})"
    rf"|(?P<english>\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    rf"|(?P<slashes>\b\d{{1,2}}/\d{{1,2}}/\d{{4}})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?P<iso>T)|,?\s*(?:-|–|um|at|gegen|ab|von|\|)?\s*)"
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::\d{2}(?:\.\d+)?)?(?(iso)(?P<zone>Z|[+-]\d{2}:?\d{2})?)"
    r"(?:(?:\s*Uhr)?\s*(?:[-–]|bis)\s*(?P<end>[01]?\d|2[0-4])(?:[:.](?P<to>[0-5]\d))?)?(?P<word>\s*(?:Uhr|h)\b)?",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A date in a text: as we write it, its end where one is named, and where it stands."""

    moment: str
    end: str
    start: int
    stop: int


def find_dates(text: str) -> Iterator[Found]:
    """All dates of a text."""
    for found in _DAY.finditer(text):
        if day := _read_day(found):
            yield _with_time(day, text, found)


def find_date(text: str) -> str:
    """The first date of a text; empty where there is none."""
    return next((found.moment for found in find_dates(text)), "")


def read_date(value: str) -> str:
    """A date of an export: ISO 8601, RFC 5322, seconds since 1970, or as people write it; empty for others."""
    value = value.strip()
    if re.fullmatch(r"\d{9,10}", value):
        return _write(datetime.fromtimestamp(int(value), UTC))
    try:
        parsed = parse_moment(value)
        return _write(parsed) if isinstance(parsed, datetime) else parsed.isoformat()
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(value)
        return _write(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return find_date(value)


def _write(moment: datetime) -> str:
    local = moment.astimezone(BERLIN)
    return local.strftime("%Y-%m-%d %H:%M") if local.year in YEARS else ""


def _read_day(found: re.Match[str]) -> str:
    text = found[0]
    if found["slashes"]:
        first, second, year = text.split("/")
        month, day = (first, second) if int(first) <= 12 else (second, first)  # Drupal's own form: 12/24/2020
        text = f"{year}-{int(month):02}-{int(day):02}"
    elif found["english"]:
        month, day, year = re.findall(r"[^\W\d]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", text))
        text = f"{day}. {month} {year}"
    day = guess_moment(text.replace(",", ""))
    return day if day and int(day[:4]) in YEARS else ""


def _with_time(day: str, text: str, found: re.Match[str]) -> Found:
    time = _TIME.match(text, found.end())
    is_time = time and (time["minute"] or time["word"] or time["end"]) and int(time["hour"]) < 24
    if not time or not is_time:
        return Found(day, "", found.start(), found.end())
    moment = f"{day} {int(time['hour']):02}:{time['minute'] or '00'}"
    if time["zone"]:
        moment = read_date(f"{moment}{time['zone']}") or moment
    end = f"{day} {int(time['end']):02}:{time['to'] or '00'}" if time["end"] and not time["zone"] else ""
    return Found(moment, end if end > moment else "", found.start(), time.end())
