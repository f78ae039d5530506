"""Meetings in words → recurrence rules (RFC 5545, 3.3.10), and the occurrences of a rule.

*jeden letzten Donnerstag im Monat, 18–20 Uhr* is a rule; *regelmäßig, bitte erfragen* is not. A text is understood as a
whole or not at all: what is left over after all known words were read means that the rule would be a guess.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from wiq_site.dates import BERLIN, YEARS, Moment

_DAYS = {
    "montag": "MO",
    "dienstag": "TU",
    "mittwoch": "WE",
    "donnerstag": "TH",
    "freitag": "FR",
    "samstag": "SA",
    "sonnabend": "SA",
    "sonntag": "SU",
}
_WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
_SHORT = dict(zip(("mo", "di", "mi", "do", "fr", "sa", "so"), _WEEK, strict=True))
_MONTHS = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september"]
_MONTHS += ["oktober", "november", "dezember"]
_STEMS = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "letzte": -1, "vorletzte": -2}
_ORDINALS = {stem + ending: number for stem, number in _STEMS.items() for ending in ("n", "r")}
_NUMBERS = {"zwei": 2, "drei": 3, "vier": 4, "sechs": 6, "2": 2, "3": 3, "4": 4, "6": 6}

_DAY = rf"(?:{'|'.join(_DAYS)})"
_PART = r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)"
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[1-5]\.)"
_AND = r"(?:\s*,\s*|\s+und\s+|\s*&\s*|\s*/\s*)"
_DAY_WORD = rf"{_DAY}s?"
_DAY_LIST = rf"(?P<days>{_DAY_WORD}(?:{_AND}{_DAY_WORD})*)"
_IN_MONTH = r"(?:im|jeden|jedes|eines|des)\s+monats?"

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_TIME = re.compile(
    rf"(?:\b(?:um|ab|von)\s+)?(?<![\d.]){_CLOCK}(?:\s*(?:uhr|h)\b)?\s*(?:–|-|bis)\s*{_CLOCK}\s*(?:uhr|h)\b"
    rf"|(?:\b(?:um|ab)\s+)?(?<![\d.]){_CLOCK}\s*(?:uhr|h)\b"
    r"|(?:\b(?:um|ab|von)\s+)?(?<![\d.])(\d{1,2}):(\d{2})(?:\s*(?:–|-|bis)\s*(\d{1,2}):(\d{2}))?\b"
)
_DATE = re.compile(
    rf"(?:am\s+)?(?:(?P<weekday>{_DAY}),?\s+(?:den\s+|der\s+)?)?(?P<day>\d{{1,2}})\.\s*"
    rf"(?:(?P<name>{'|'.join(_MONTHS)})\s*|(?P<month>\d{{1,2}})\.\s*)(?P<year>\d{{4}})"
)
_FORMS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"(?:täglich|jeden tag)"), "daily"),
    (re.compile(r"(?:werktags|an (?:allen )?werktagen)"), "workdays"),
    (re.compile(rf"(?:immer\s+)?(?:von\s+)?(?P<first>{_DAY})s?\s*(?:–|-|bis)\s*(?P<last>{_DAY})s?"), "range"),
    (
        re.compile(
            rf"(?:(?:jede woche|wöchentlich|immer|stets|regelmäßig)\s*,?\s*)?(?:jeden\s+|am\s+|an jedem\s+)?{_DAY_LIST}"
        ),
        "weekly",
    ),
    (
        re.compile(
            rf"(?:alle\s+(?P<number>zwei|drei|vier|sechs|[2346])\s+wochen|(?P<two>alle 14 tage|vierzehntägig|14-tägig"
            rf"|alle vierzehn tage|jede zweite woche|zweiwöchentlich))\s*,?\s*(?:immer\s+)?(?:am\s+)?{_DAY_LIST}"
        ),
        "weeks",
    ),
    (
        re.compile(
            rf"(?:immer\s+)?(?:(?:jeden|jeder|am|an jedem)\s+)?(?P<nth>{_NTH}(?:{_AND}(?:jeden\s+)?{_NTH})*)"
            rf"\s+(?P<day>{_DAY})s?\s+{_IN_MONTH}"
        ),
        "nth",
    ),
    (re.compile(rf"(?:immer\s+)?(?:jeden|am)\s+(?P<nth>ersten|letzten)\s+(?P<day>{_DAY})"), "nth"),
    (re.compile(rf"(?:jeden|am|monatlich am)\s+(?P<date>\d{{1,2}})\.\s+{_IN_MONTH}"), "monthday"),
    (re.compile(r"monatlich am\s+(?P<date>\d{1,2})\."), "monthday"),
]


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True)
class Recurrence:
    """When something takes place again and again, or once.

    ``rule`` is the value of an RRULE, empty for a single ``day``. Without ``start`` it lasts all day. ``needs_anchor``
    says that the rule alone does not tell which weeks are meant.
    """

    rule: str
    day: date | None
    start: time | None
    end: time | None
    needs_anchor: bool = False


def parse_meeting(text: str) -> Recurrence | None:
    """Understand a meeting in words; None when any part of it is not understood."""
    words = _normalise(text)
    found = _TIME.search(words)
    start, end = _parse_times(found) if found else (None, None)
    if found and start is None:
        return None
    rest = words.replace(found[0], " ", 1) if found else words
    rest = re.sub(r"\s+", " ", rest).strip(" ,;.")
    rest = re.sub(r"\s*,\s*$|^\s*,\s*", "", rest)
    return _parse_single(rest, start, end) or _parse_rule(rest, start, end)


def _normalise(text: str) -> str:
    words = re.sub(r"\s+", " ", _UNSEEN.sub("", text.lower()).replace("—", "–")).strip(" .")
    words = re.sub(rf"\b({_DAY}){_PART}s?\b", r"\1", words)
    words = re.sub(rf"\b{_PART}s\b", " ", words)
    return re.sub(
        r"\b(mo|di|mi|do|fr|sa|so)\b\.?(?=\s*(?:[,–/&-]|und\b|bis\b|um\b|ab\b|\d|$))",
        lambda found: next(day for day, code in _DAYS.items() if code == _SHORT[found[1]]),
        words,
    )


def _parse_times(found: re.Match[str]) -> tuple[time | None, time | None]:
    numbers = [int(group) if group else None for group in found.groups()]
    a, b, c, d, e, f, g, h, i, j = numbers
    begin = (a, b) if a is not None else (e, f) if e is not None else (g, h)
    last, minute = (c, d) if c is not None else (i, j)
    try:
        start = time(begin[0] or 0, begin[1] or 0)
        end = _read_end(last, minute or 0) if last is not None else None
        return start, None if end == start else end
    except ValueError:
        return None, None


def _read_end(hour: int, minute: int) -> time:
    """The end of a meeting; ``24`` is midnight."""
    return time() if (hour, minute) == (24, 0) else time(hour, minute)


def _parse_single(text: str, start: time | None, end: time | None) -> Recurrence | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    day = _find_day(found)
    return None if day is None or _is_other_weekday(found, day) else Recurrence("", day, start, end)


def _find_day(found: re.Match[str]) -> date | None:
    """The day of a date in words, when there is such a day, and calendars can hold it."""
    month = _MONTHS.index(found["name"]) + 1 if found["name"] else int(found["month"])
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _is_other_weekday(found: re.Match[str], day: date) -> bool:
    return found["weekday"] is not None and _WEEK.index(_DAYS[found["weekday"]]) != day.weekday()


def names_other_weekday(text: str) -> bool:
    """Whether a meeting is on a date that is another weekday than the words say."""
    found = _DATE.search(_normalise(text))
    day = _find_day(found) if found else None
    return found is not None and day is not None and _is_other_weekday(found, day)


def _parse_rule(text: str, start: time | None, end: time | None) -> Recurrence | None:
    for pattern, form in _FORMS:
        if found := pattern.fullmatch(text):
            rule = _build_rule(form, found)
            return Recurrence(rule, None, start, end, needs_anchor="INTERVAL" in rule) if rule else None
    return None


def _build_rule(form: str, found: re.Match[str]) -> str:
    if form == "daily":
        return "FREQ=DAILY"
    if form == "workdays":
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if form == "range":
        first, last = (_WEEK.index(_DAYS[found[name]]) for name in ("first", "last"))
        return f"FREQ=WEEKLY;BYDAY={','.join(_WEEK[first : last + 1])}" if first < last else ""
    if form == "weekly":
        return f"FREQ=WEEKLY;BYDAY={_day_codes(found['days'])}"
    if form == "weeks":
        weeks = _NUMBERS[found["number"]] if found["number"] else 2
        return f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={_day_codes(found['days'])}"
    if form == "nth":
        numbers = [_ORDINALS.get(word) or int(word[0]) for word in re.findall(_NTH, found["nth"])]
        day = _DAYS[found["day"]]
        return f"FREQ=MONTHLY;BYDAY={','.join(f'{number}{day}' for number in numbers)}"
    number = int(found["date"])
    return f"FREQ=MONTHLY;BYMONTHDAY={number}" if 1 <= number <= 28 else ""


def _day_codes(words: str) -> str:
    codes = {_DAYS[day] for day in re.findall(_DAY, words)}
    return ",".join(sorted(codes, key=_WEEK.index))


def find_first(recurrence: Recurrence, anchor: date) -> date | None:
    """The first day of the recurrence on or after ``anchor`` (for a rule with an interval: counted from it)."""
    if recurrence.day:
        return recurrence.day
    first = rrulestr(recurrence.rule, dtstart=datetime.combine(anchor, time())).after(
        datetime.combine(anchor, time()), inc=True
    )
    return first.date() if first else None


def end_on(day: date, recurrence: Recurrence) -> datetime | None:
    """When it ends that begins on ``day``; past midnight when the end is earlier than the start."""
    start, end = recurrence.start, recurrence.end
    if start is None or end is None:
        return None
    following = day + timedelta(days=1) if end <= start else day
    return datetime.combine(following, end, BERLIN)


def is_occurrence(recurrence: Recurrence, anchor: date, day: date) -> bool:
    """Whether something takes place on ``day``; a rule with an interval is counted from ``anchor``."""
    if recurrence.day:
        return recurrence.day == day
    rule = rrulestr(recurrence.rule, dtstart=datetime.combine(anchor, time()))
    moment = datetime.combine(day, time())
    return bool(rule.after(moment, inc=True) == moment)


def find_occurrences(
    recurrence: Recurrence,
    anchor: date,
    after: datetime,
    *,
    until: date | None = None,
    exceptions: Collection[date] = (),
    limit: int = 3,
) -> tuple[Moment, ...]:
    """The next occurrences that begin after ``after`` (aware), at most ``limit``.

    Local time counts: a meeting at 18:00 stays at 18:00 when the clocks change.
    """
    found: list[Moment] = []
    for day in _days(recurrence, anchor, after.astimezone(BERLIN).date()):
        if until and day > until:
            break
        moment = datetime.combine(day, recurrence.start, BERLIN) if recurrence.start else day
        over = moment <= after if isinstance(moment, datetime) else day < after.astimezone(BERLIN).date()
        if day not in exceptions and not over:
            found.append(moment)
        if len(found) == limit:
            break
    return tuple(found)


def _days(recurrence: Recurrence, anchor: date, first: date) -> Iterator[date]:
    if recurrence.day:
        yield recurrence.day
        return
    rule = rrulestr(recurrence.rule, dtstart=datetime.combine(anchor, time()))
    for moment in rule.xafter(datetime.combine(max(anchor, first), time()) - timedelta(days=1), inc=True):
        yield moment.date()
