"""Dates as other programs write them → ours: days, or moments in Europe/Berlin."""

from datetime import datetime, time

from wiq_site.content.guesses import guess_moment
from wiq_site.content.values import bare
from wiq_site.dates import MOMENT, Moment, parse_moment


def read_moment(text: str) -> Moment | None:
    """The moment, or None. Midnight stands for the whole day as it is written, whatever its zone: nobody chose it."""
    text = bare(text.strip())
    found = MOMENT.fullmatch(text)
    if found and found["hour"] and not any(int(found[part] or 0) for part in ("hour", "minute", "second")):
        text = found["day"]
    for candidate in (text, guess_moment(text)):
        try:
            return parse_moment(candidate)
        except ValueError:
            continue
    return None


def write_moment(moment: Moment) -> str:
    """``2020-12-12`` or ``2020-12-12 10:00``, with seconds only where there are some."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    form = "%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M"
    return moment.strftime(form) if moment.time() != time() else moment.date().isoformat()
