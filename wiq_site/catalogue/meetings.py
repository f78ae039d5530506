"""Regular meetings of teams: their rules, their names in calendars, and what contradicts itself in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from wiq_site.catalogue.entries import Entry, TeamMeeting
from wiq_site.content.models import Meeting, Team
from wiq_site.dates import BERLIN, YEARS, format_day, format_weekday, is_skipped, noon_of, start_of
from wiq_site.problems import Problem, Severity
from wiq_site.recurrence import (
    Recurrence,
    find_occurrences,
    is_occurrence,
    names_other_weekday,
    parse_meeting,
)
from wiq_site.text import quote

_FIRST = date(YEARS[0], 1, 1)


def build_meetings(team: Entry[Team], now: datetime) -> tuple[TeamMeeting, ...]:
    """The meetings of a team, in the order given."""
    meetings = team.content.treffen
    rules = [_find_rule(meeting) for meeting in meetings]
    return tuple(
        _build_meeting(team, meeting, number, name, rule, now)
        for number, (meeting, rule, name) in enumerate(zip(meetings, rules, _name(rules), strict=True), 1)
    )


def recurs(team: Team) -> bool:
    """Whether days of a meeting are or were in calendars, also of a team that nobody can join any more."""
    return any(_find_rule(meeting) for meeting in team.treffen)


def _find_rule(meeting: Meeting) -> Recurrence | None:
    """The rule, when it is certain which days are meant."""
    rule = parse_meeting(meeting.wann)
    return None if rule and rule.needs_anchor and meeting.ab is None else rule


def _build_meeting(
    team: Entry[Team], meeting: Meeting, number: int, name: str, rule: Recurrence | None, now: datetime
) -> TeamMeeting:
    """Without an ``ab`` the rule counts from the team's beginning, or from its confirmation.

    Nothing recurs beyond the confirmation; a single day that is named was never meant to.
    """
    content, confirmation = team.content, team.confirmation
    since = max(content.seit.first_day, _FIRST) if content.seit else None
    anchor = meeting.ab or since or confirmation.day or date(now.year, 1, 1)
    if rule and not rule.day and confirmation.until is None:
        return TeamMeeting(meeting, number, name, None, anchor, meeting.bis, None)
    until = meeting.bis if rule and rule.day else min(filter(None, (meeting.bis, confirmation.until)), default=None)
    found = find_occurrences(rule, anchor, now, until=until, exceptions=meeting.ausser, limit=1) if rule else ()
    return TeamMeeting(meeting, number, name, rule, anchor, until, found[0] if found else None)


def _name(rules: Sequence[Recurrence | None]) -> tuple[str, ...]:
    """A name for each meeting of a team, no two equal: by its days, so that it does not depend on its position.

    Of several meetings on one day the earliest has the plain name; the others add their time, then a number.
    """
    names: dict[int, str] = {}
    for place in sorted(range(len(rules)), key=lambda place: _start(rules[place])):
        plain = f"treffen{_days(rules[place])}"
        timed = f"{plain}-{_start(rules[place])}"
        choices = (plain, timed, *(f"{timed}-{number}" for number in range(2, len(rules) + 2)))
        names[place] = next(name for name in choices if name not in names.values())
    return tuple(names[place] for place in range(len(rules)))


def _start(rule: Recurrence | None) -> str:
    return f"{rule.start:%H%M}" if rule and rule.start else ""


def _days(rule: Recurrence | None) -> str:
    """``-fr``, ``-mo-we``, ``-15`` for a day of the month, ``-2027-03-11`` for a single day."""
    if rule is None:
        return ""
    if rule.day:
        return f"-{rule.day.isoformat()}"
    _, _, days = rule.rule.partition("DAY=")
    return "".join(f"-{part.lower()}" for part in dict.fromkeys(re.findall(r"[A-Z]{2}|^\d+", days)))


def check_meetings(
    teams: Sequence[Entry[Team]], known: Mapping[str, tuple[TeamMeeting, ...]], now: datetime
) -> Iterator[Problem]:
    """What contradicts itself is an error; what is not understood, or has no effect, is a hint.

    ``known`` are the teams whose meetings are in calendars.
    """
    for team in teams:
        for index, meeting in enumerate(team.content.treffen):
            told = [*_check_order(team, index, meeting)]
            rule = parse_meeting(meeting.wann)
            if not told and rule:
                told += [*_check_days(team, index, meeting, rule), *_check_clock(team, index, meeting, rule, now)]
            yield from told
            if team.address in known and (rule is None or (rule.needs_anchor and meeting.ab is None)):
                yield _explain_text(team, index, meeting, rule)


def _check_order(team: Entry[Team], index: int, meeting: Meeting) -> Iterator[Problem]:
    if meeting.ab and meeting.bis and meeting.bis < meeting.ab:
        what = f"Der letzte Tag ({format_day(meeting.bis)}) liegt vor dem ersten ({format_day(meeting.ab)})."
        yield _error(team, (index, "bis"), what, "Bitte „ab“ und „bis“ prüfen.")


def _check_days(team: Entry[Team], index: int, meeting: Meeting, rule: Recurrence) -> Iterator[Problem]:
    """First day, last day and exceptions beside the days of the rule."""
    if rule.needs_anchor and meeting.ab is None:
        return
    if rule.needs_anchor and meeting.ab and not is_occurrence(rule, meeting.ab, meeting.ab):
        what = f"{format_weekday(meeting.ab)}, ist kein Tag, an dem sich das Team laut {quote(meeting.wann)} trifft."
        todo = "Bitte den Tag eintragen, an dem das erste Treffen ist, damit feststeht, welche Wochen gemeint sind."
        yield _error(team, (index, "ab"), what, todo)
        return
    begin = meeting.ab or rule.day
    if meeting.bis and begin and not _is_ever(meeting, rule, begin):
        what = f"Bis {format_day(meeting.bis)} gibt es kein Treffen."
        yield _hint(team, (index, "bis"), what, "Bitte „wann“, „ab“ und „bis“ prüfen.")
    elif meeting.ab and rule.day and rule.day < meeting.ab:
        what = f"Ab {format_day(meeting.ab)} gibt es kein Treffen."
        yield _hint(team, (index, "ab"), what, "Bitte „wann“ und „ab“ prüfen.")
    for place, day in enumerate(meeting.ausser):
        outside = (meeting.ab and day < meeting.ab) or (meeting.bis and day > meeting.bis)
        if outside or not is_occurrence(rule, (rule.needs_anchor and meeting.ab) or day, day):
            what = f"{format_weekday(day)}, ist ohnehin kein Treffen."
            yield _hint(team, (index, "ausser", place), what, "Bitte den Tag prüfen oder löschen.")


def _is_ever(meeting: Meeting, rule: Recurrence, begin: date) -> bool:
    before = start_of(begin) - timedelta(days=1)
    return bool(find_occurrences(rule, begin, before, until=meeting.bis, exceptions=meeting.ausser, limit=1))


def _check_clock(team: Entry[Team], index: int, meeting: Meeting, rule: Recurrence, now: datetime) -> Iterator[Problem]:
    """A begin or an end in the hour over which the clocks go forward, on a day of the meeting or in its night."""
    for clock in filter(None, (rule.start, rule.end)):
        later = timedelta(days=clock is rule.end and rule.start is not None and clock <= rule.start)
        for day in (rule.day + later,) if rule.day else _spring_days(now.year):
            if is_skipped(datetime.combine(day, clock, BERLIN)) and _is_on(meeting, rule, day - later, now):
                what = f"Am {format_day(day)} gibt es {clock:%H:%M} Uhr nicht: Die Uhren werden vorgestellt."
                tell = _error if rule.day else _hint
                yield tell(team, (index, "wann"), what, "Bitte eine andere Uhrzeit wählen oder den Tag ausnehmen.")


def _is_on(meeting: Meeting, rule: Recurrence, day: date, now: datetime) -> bool:
    """Whether there is still to be a meeting on ``day``."""
    inside = (meeting.ab or day) <= day <= (meeting.bis or day) and day not in meeting.ausser
    return inside and bool(rule.day or day >= now.date()) and is_occurrence(rule, meeting.ab or day, day)


@cache
def _spring_days(year: int) -> tuple[date, ...]:
    """The days of this year and the next on which the clocks go forward."""
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(2 * 365)]
    return tuple(day for day in days if noon_of(day).utcoffset() > start_of(day).utcoffset())  # type: ignore[operator]


def _explain_text(team: Entry[Team], index: int, meeting: Meeting, rule: Recurrence | None) -> Problem:
    """Why a meeting is shown as text only."""
    what = f"{quote(meeting.wann)} steht als Text auf der Seite, aber in keinem Kalender."
    todo = "Verstanden wird zum Beispiel: „jeden letzten Donnerstag im Monat, 18–20 Uhr“."
    if rule:
        todo = "Bitte mit „ab“ einen ersten Tag angeben, damit feststeht, welche Wochen gemeint sind."
    elif names_other_weekday(meeting.wann):
        todo = "Der Wochentag passt nicht zum Datum."
    return _hint(team, (index, "wann"), what, todo)


def _error(team: Entry[Team], place: tuple[str | int, ...], what: str, todo: str) -> Problem:
    return team.document.problem("treffen", what, todo=todo, line=team.document.line("treffen", *place))


def _hint(team: Entry[Team], place: tuple[str | int, ...], what: str, todo: str) -> Problem:
    return replace(_error(team, place, what, todo), severity=Severity.HINT)
