"""Addresses on the old site: forms with placeholders, and one spelling for what means the same."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from unicodedata import normalize
from urllib.parse import unquote

from wiq_site.content.values import show
from wiq_site.dates import Moment, day_of
from wiq_site.source.yaml_text import Plain


class UnknownPart(ValueError):
    """A placeholder that nobody here can fill."""


def fill(pattern: str, sign: "re.Pattern[str]", parts: Mapping[str, str | Callable[[str], str]]) -> str:
    """The pattern with its placeholders filled. Raises ``UnknownPart``; the pattern's groups are name and form."""

    def find(found: re.Match[str]) -> str:
        value = parts.get(found[1])
        if value is None:
            raise UnknownPart(found[0])
        return value if isinstance(value, str) else value(found[2] if found.re.groups > 1 else "")

    return re.sub(r"/{2,}", "/", sign.sub(find, pattern))


def read_base(written: Plain) -> tuple[str, str]:
    """The address of a site without a slash at its end, and the path below its host; both empty where it is none."""
    base = show(written or "").rstrip("/")
    return (base, re.sub(r"^https?://[^/]*", "", base)) if base.startswith("http") else ("", "")


def describe_day(moment: Moment | None) -> dict[str, str]:
    """The parts of a day that forms of addresses name; none where there is no date."""
    if moment is None:
        return {}
    day: date = day_of(moment)
    return {
        "year": f"{day.year:04}",
        "short_year": f"{day.year % 100:02}",
        "month": f"{day.month:02}",
        "i_month": str(day.month),
        "day": f"{day.day:02}",
        "i_day": str(day.day),
        "y_day": f"{day.timetuple().tm_yday:03}",
        "yearday": str(day.timetuple().tm_yday),
        "week": f"{day.isocalendar().week:02}",
        "monthname": _MONTHS[day.month - 1],
        "weekdayname": _DAYS[day.weekday()],
        "weekday": str(day.isoweekday() % 7),
        "short_day": _DAYS[day.weekday()][:3],
        "short_month": _MONTHS[day.month - 1][:3],
    }


def to_key(address: str) -> str:
    """One spelling: ``/a/b``, ``a/b/``, ``/a/b.html`` and ``/a/b/index.html`` are the same place."""
    path = normalize("NFC", unquote(address.partition("#")[0].partition("?")[0])).strip("/")
    path = path.removesuffix("index.html").removesuffix("index.htm").rstrip("/")
    return path.removesuffix(".html").removesuffix(".htm")


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
