"""Meetings in words become rules or stay text; occurrences follow local time."""

from datetime import date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wiq_site.dates import BERLIN
from wiq_site.recurrence import Recurrence, find_first, find_occurrences, parse_meeting

CASES = yaml.load((Path(__file__).parent / "cases" / "meetings.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_meeting_in_words(text: str, expected: list[str] | str) -> None:
    found = parse_meeting(text)
    if found is None:
        assert expected == "null"
        return
    times = [moment.strftime("%H:%M") if moment else "null" for moment in (found.start, found.end)]
    assert [found.rule or str(found.day), *times] == expected


@given(st.text())
def test_any_words_are_understood_or_not(text: str) -> None:
    assert isinstance(parse_meeting(text), Recurrence | None)


def after(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def meeting(text: str) -> Recurrence:
    found = parse_meeting(text)
    assert found is not None
    return found


def test_meetings_keep_their_local_time_over_the_change_of_clocks() -> None:
    days = find_occurrences(meeting("sonntags 14 Uhr"), date(2026, 1, 1), after("2026-03-22T15:00"), limit=2)
    assert [str(day) for day in days] == ["2026-03-29 14:00:00+02:00", "2026-04-05 14:00:00+02:00"]


def test_a_meeting_today_counts_until_it_begins() -> None:
    rule, anchor = meeting("sonntags 14 Uhr"), date(2026, 1, 1)
    assert find_occurrences(rule, anchor, after("2026-11-22T13:59"), limit=1) == (after("2026-11-22T14:00"),)
    assert find_occurrences(rule, anchor, after("2026-11-22T14:00"), limit=1) == (after("2026-11-29T14:00"),)


def test_all_day_meetings_count_all_day() -> None:
    days = find_occurrences(meeting("sonntags"), date(2026, 1, 1), after("2026-11-22T23:59"), limit=1)
    assert days == (date(2026, 11, 22),)


def test_exceptions_and_end() -> None:
    days = find_occurrences(
        meeting("sonntags"),
        date(2026, 1, 1),
        after("2026-11-22T10:00"),
        until=date(2026, 12, 6),
        exceptions={date(2026, 11, 29)},
        limit=9,
    )
    assert days == (date(2026, 11, 22), date(2026, 12, 6))


def test_every_other_week_is_counted_from_its_anchor() -> None:
    rule = meeting("alle zwei Wochen mittwochs")
    assert rule.needs_anchor
    assert find_first(rule, date(2026, 1, 7)) == date(2026, 1, 7)
    assert find_occurrences(rule, date(2026, 1, 7), after("2026-01-08T00:00"), limit=2) == (
        date(2026, 1, 21),
        date(2026, 2, 4),
    )
    assert find_occurrences(rule, date(2026, 1, 14), after("2026-01-08T00:00"), limit=1) == (date(2026, 1, 14),)


def test_first_day_of_a_monthly_meeting() -> None:
    assert find_first(meeting("jeden letzten Donnerstag im Monat"), date(2026, 1, 1)) == date(2026, 1, 29)
    assert find_first(meeting("am 11. März 2021"), date(2026, 1, 1)) == date(2021, 3, 11)
