"""Dates in other forms than ours → the form that was most likely meant, to be shown beside the mistake."""

import re
from datetime import date

_NAMES = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTHS |= {"mrz": 3, "mar": 3, "may": 5, "oct": 10, "dec": 12}

_WEEKDAYS = {name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))}
_SEPARATOR = r"\s*[-/.\u2010-\u2015\u2212]\s*"
_DAYS = (
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<day>\d{1,2})\.?\s*(?P<name>[^\W\d]{3,9})\.?\s*(?P<year>\d{4})"),
    re.compile(rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<day>\d{{1,2}})"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
)
_BEFORE = re.compile(r"(?:am\s+)?(?:[^\W\d]{2,10}[.,]{1,2}\s*|[^\W\d]+tag\s+)?(?:den\s+)?", re.IGNORECASE)
_TIME = re.compile(
    r",?\s*(?:T|um|ab)?\s*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})?\s*(?:Uhr|h)?", re.IGNORECASE
)
_ONLY_TIME = re.compile(r"\d{1,2}(?:[:.]\d{2}|(?:[:.]\d{2})?\s*(?:Uhr|h))", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:seit\s+)?(?:(?P<month>\d{1,2})\s*[./]\s*|(?P<name>[^\W\d]{3,9})\.?\s+)?(?P<year>\d{4})", re.IGNORECASE
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}})")


def guess_moment(text: str) -> str:
    """``2026-10-03`` for ``3. Oktober 2026``, ``2026-10-03 17:00`` for ``3.10.2026, 17 Uhr``; empty for others."""
    text = text.strip()
    start = found.end() if (found := _BEFORE.match(text)) else 0
    for pattern in _DAYS:
        found = pattern.match(text, start)
        if found and (day := _build_day(found)) and (rest := _read_time(text[found.end() :])) is not None:
            return day + rest
    return ""


def is_certain(text: str, meant: str) -> bool:
    """Whether nobody can mean another day than the guess: the year is written out, and a weekday fits."""
    day = meant[:10]
    if day[:4] not in text:
        return False
    named = next((number for name, number in _WEEKDAYS.items() if re.match(rf"(?:am\s+)?{name}", text.lower())), None)
    return named is None or (len(day) == 10 and date.fromisoformat(day).weekday() == named)


def is_time(text: str) -> bool:
    """Whether only a time stands there."""
    return _ONLY_TIME.fullmatch(text.strip()) is not None


def guess_partial(text: str) -> str:
    """``2020-10`` for ``Oktober 2020`` and ``10/2020``, a day as ``guess_moment`` has it; empty for others."""
    found = _MONTH.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if found is None:
        return guess_moment(text).partition(" ")[0]
    month = _read_month(found)
    if month == 0 and found.groupdict().get("name") is None:
        return found["year"]
    return f"{found['year']}-{month:02}" if 1 <= month <= 12 else ""


def _build_day(found: re.Match[str]) -> str:
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    try:
        return date(int(year), _read_month(found), int(found["day"])).isoformat()
    except ValueError:
        return ""


def _read_month(found: re.Match[str]) -> int:
    """The number of a month; 0 where none is named."""
    parts = found.groupdict()
    if parts.get("month"):
        return int(found["month"])
    return _MONTHS.get((parts.get("name") or "").lower()[:3], 0)


def _read_time(text: str) -> str | None:
    """`` 17:00`` for what follows a day; empty when nothing does, None when it is something else."""
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text)
    if found is None or int(found["hour"]) > 24 or int(found["minute"] or 0) > 59:
        return None
    return f" {int(found['hour']):02}:{found['minute'] or '00'}"
