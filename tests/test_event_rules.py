"""Dates and meetings: what calendars hold is what was meant, or the editor is told."""

from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
from editing import build, check_town, post, team, tell

from wiq_site.calendars.revision import revise_date
from wiq_site.content.models import Event, Post
from wiq_site.recurrence import parse_meeting

A = "posts/2026-05-01-fest.md"
T = "teams/hof.md"


def event(beginn: str, ende: str = "", *more: str) -> str:
    """A post with one date; ``beginn`` stands in line 7."""
    return post(
        "termine:", "  - titel: Markt", f"    beginn: {beginn}", *([f"    ende: {ende}"] if ende else []), *more
    )


def meeting(*lines: str) -> str:
    """A team with one meeting; the first of ``lines`` stands in line 6."""
    first, *rest = lines
    return team("treffen:", f"  - {first}", *(f"    {line}" for line in rest))


def read_events(root: Path, text: str, path: str = A) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(build(root, {path: text})["termine/termine.ics"])
    return [found for found in calendar.walk("VEVENT")]


@pytest.mark.parametrize("ende", ["", "2026-12-05 19:00", "2026-12-05"])
def test_a_date_without_a_real_end_takes_an_hour_and_says_so(ende: str, tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, event("2026-12-05 19:00", ende))
    assert found["dtend"].dt.isoformat() == "2026-12-05T20:00:00+01:00"
    assert "Wann es endet, steht nicht fest." in found["description"]


def test_a_date_with_an_end_says_nothing_about_it(tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, event("2026-12-05 19:00", "2026-12-05 19:15"))
    assert found["dtend"].dt.isoformat() == "2026-12-05T19:15:00+01:00"
    assert "Wann es endet" not in found["description"]


@pytest.mark.parametrize(
    ("ende", "last"), [("", "2026-12-06"), ("2026-12-05", "2026-12-06"), ("2026-12-07", "2026-12-08")]
)
def test_a_date_without_a_time_lasts_whole_days(ende: str, last: str, tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, event("2026-12-05", ende))
    assert str(found["dtend"].dt) == last


def test_the_last_day_of_a_date_with_a_time_is_shown(tmp_path: Path) -> None:
    page = build(tmp_path, {A: event("2026-12-05 19:00", "2026-12-07")})["blog/fest/index.html"]
    assert "Samstag, 5.\u00a0Dezember 2026, 19\u00a0Uhr bis Montag, 7.\u00a0Dezember 2026" in page


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (event("2027-03-28 02:30"), 7, "Die Uhren werden vorgestellt"),
        (event("2027-03-28 01:30", "2027-03-28 02:00"), 8, "Die Uhren werden vorgestellt"),
        (event("2026-12-05 19:00", "2026-12-05 18:00"), 6, "Das Ende liegt vor dem Beginn"),
        (event("2026-12-05", "2026-12-04"), 6, "Das Ende liegt vor dem Beginn"),
        (event("2026-12-05", "2026-12-05 18:00"), 6, "„ende“ hat eine Uhrzeit, „beginn“ nicht"),
        (post(date="date: 2026-03-29 02:10"), 3, "Die Uhren werden vorgestellt"),
    ],
)
def test_a_date_that_cannot_be_is_an_error(text: str, line: int, words: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: text})
    assert project.site is None
    assert [(problem.line, words in problem.what) for problem in project.problems] == [(line, True)]


@pytest.mark.parametrize(
    ("lines", "is_error"),
    [
        (("wann: am 28. März 2027, 2:30 Uhr",), True),
        (("wann: am 28.3.2027, 1–2:30 Uhr",), True),
        (("wann: am 27.3.2027, 22–2:30 Uhr",), True),
        (("wann: sonntags 2:30 Uhr",), False),
        (("wann: täglich 1–2:15 Uhr",), False),
        (("wann: samstags 22–2:30 Uhr",), False),
        (("wann: jeden letzten Sonntag im Monat, 2 Uhr", "ab: 2027-03-28"), False),
    ],
)
def test_a_meeting_in_the_hour_that_the_clocks_skip_is_told(
    lines: tuple[str, ...], is_error: bool, tmp_path: Path
) -> None:
    project = check_town(tmp_path, {T: meeting(*lines)})
    assert [problem.line for problem in project.problems] == [6]
    assert "Am 28. März 2027 gibt es 02:" in project.problems[0].sentence
    assert (project.site is None) is is_error


@pytest.mark.parametrize(
    "lines",
    [
        ("wann: sonntags 2:30 Uhr", "ausser: [2027-03-28, 2026-12-06]"),
        ("wann: sonntags 2:30 Uhr", "bis: 2027-03-27"),
        ("wann: sonntags 2:30 Uhr", "ab: 2029-01-07"),
        ("wann: samstags 2:30 Uhr",),
        ("wann: sonntags 1–3 Uhr",),
        ("wann: am 25. Oktober 2026, 2:30 Uhr",),
    ],
)
def test_a_meeting_that_the_clocks_leave_alone_is_not_told(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert tell(tmp_path, {T: meeting(*lines)}) == []


@pytest.mark.parametrize(
    ("ende", "seen"), [("2026-12-05 24:00", "2026-12-06T00:00"), ("2026-12-31 24:00", "2027-01-01")]
)
def test_twenty_four_hours_are_the_end_of_the_day(ende: str, seen: str, tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, event("2026-12-05 19:00", ende))
    assert found["dtend"].dt.isoformat().startswith(seen)


@pytest.mark.parametrize(
    "lines",
    [
        ("wann: freitags 18 Uhr", "bis: 2025-01-01"),
        ("wann: freitags 18 Uhr", "ab: 2026-12-04", "bis: 2026-12-04", "ausser: [2026-12-04]"),
        ("wann: am 4.12.2026 18 Uhr", "bis: 2026-12-01"),
        ("wann: jeden 1. im Monat, 9 Uhr", "ab: 2026-12-02", "bis: 2026-12-31"),
    ],
)
def test_a_meeting_of_which_no_day_is_left_is_in_no_calendar(lines: tuple[str, ...], tmp_path: Path) -> None:
    made = build(tmp_path, {T: meeting(*lines)})
    assert [name for name, text in made.items() if "BEGIN:VEVENT" in text] == []


def test_a_day_that_is_excepted_twice_stands_once(tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, meeting("wann: freitags", "ausser: [2026-12-25, 2026-12-25]"), T)
    assert [day.dt for day in found["exdate"].dts] == [date(2026, 12, 25)]


@pytest.mark.parametrize("more", ["", ", ende: 2026-12-05 20:00", ", ort: Hof"])
def test_the_same_date_twice_is_a_hint(more: str, tmp_path: Path) -> None:
    one = f"  - {{titel: Markt, beginn: 2026-12-05 18:00{more}}}"
    later = one.replace("05 18", "04 18")
    project = check_town(tmp_path, {A: post("termine:", one, one, later)})
    assert project.site is not None and [problem.line for problem in project.problems] == [7]


def test_the_hour_that_the_clocks_repeat_is_no_mistake(tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, event("2027-10-31 02:30"))
    assert found["dtstart"].dt.isoformat() == "2027-10-31T02:30:00+02:00"
    assert found["dtend"].dt > found["dtstart"].dt


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("wann: jeden Freitag 20 Uhr", "ab: 2027-05-01", "bis: 2027-01-31"), 8),
        (("wann: nach Absprache", "bis: 2027-01-31", "ab: 2027-05-01"), 7),
        (("wann: alle zwei Wochen dienstags, 19 Uhr", "ab: 2026-11-25"), 7),
        (("wann: alle 14 Tage montags und donnerstags", "ab: 2026-11-24"), 7),
        (("wann: alle drei Wochen samstags", "ort: Hof", "ab: 2026-11-24"), 8),
    ],
)
def test_a_meeting_that_contradicts_itself_is_an_error(lines: tuple[str, ...], line: int, tmp_path: Path) -> None:
    project = check_town(tmp_path, {T: meeting(*lines)})
    errors = [problem for problem in project.problems if "Hinweis" not in problem.severity]
    assert project.site is None and [problem.line for problem in errors] == [line]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("wann: jeden Freitag 20 Uhr", "ausser: [2026-12-24]"), 7),
        (("wann: jeden Freitag 20 Uhr", "ausser:", "  - 2026-12-25", "  - 2026-12-31"), 9),
        (("wann: jeden Freitag 20 Uhr", "bis: 2026-12-31", "ausser: [2027-01-08]"), 8),
        (("wann: alle zwei Wochen freitags 20 Uhr", "ab: 2026-11-27", "ausser: [2026-12-04]"), 8),
        (("wann: jeden letzten Freitag im Monat", "ausser: [2026-12-18]"), 7),
        (("wann: am 11. März 2027, 17 Uhr", "ausser: [2027-03-12]"), 7),
        (("wann: am 11. März 2027, 17 Uhr", "bis: 2027-03-01"), 7),
        (("wann: jeden ersten Montag im Monat", "ab: 2026-12-08", "bis: 2026-12-31"), 8),
        (("wann: am 4.12.2026, 18 Uhr", "ab: 2026-12-10"), 7),
        (("wann: freitags", "ab: 2026-12-04", "bis: 2026-12-11", "ausser: [2026-12-04, 2026-12-11]"), 8),
    ],
)
def test_a_day_that_changes_nothing_is_a_hint(lines: tuple[str, ...], line: int, tmp_path: Path) -> None:
    project = check_town(tmp_path, {T: meeting(*lines)})
    assert project.site is not None
    assert [problem.line for problem in project.problems] == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ("wann: alle zwei Wochen freitags 20 Uhr", "ab: 2026-11-27", "ausser: [2026-12-11]"),
        ("wann: jeden Dienstag 20 Uhr", "ab: 2026-11-25", "bis: 2027-03-01"),
        ("wann: jeden Freitag 20 Uhr", "ausser: [2025-12-26]"),
        ("wann: montags und freitags", "ausser: [2026-12-25, 2026-12-28]"),
    ],
)
def test_a_meeting_that_fits_is_not_told(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert tell(tmp_path, {T: meeting(*lines)}) == []


def test_a_date_on_another_weekday_than_its_words_is_told_and_in_no_calendar(tmp_path: Path) -> None:
    told = tell(tmp_path, {T: meeting("wann: Freitag, 5. Dezember 2026, 18 Uhr")})
    assert len(told) == 1 and "in keinem Kalender. Der Wochentag passt nicht zum Datum." in told[0]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("letzter Donnerstag im Monat", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("erster und dritter Montag im Monat, 18 Uhr", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("Freitag 11 Uhr", "FREQ=WEEKLY;BYDAY=FR"),
    ],
)
def test_meetings_in_the_nominative_are_understood(words: str, rule: str) -> None:
    found = parse_meeting(words)
    assert found is not None and found.rule == rule


def test_a_meeting_from_an_hour_to_the_same_hour_has_no_end() -> None:
    found = parse_meeting("freitags 18–18 Uhr")
    assert found is not None and found.end is None


def test_ids_of_meetings_do_not_depend_on_their_position(tmp_path: Path) -> None:
    both = team("treffen:", "  - wann: freitags 18 Uhr", "  - wann: montags 9 Uhr", "  - wann: freitags 9 Uhr")
    one = team("treffen:", "  - wann: montags 9 Uhr")
    uids = [{str(found["uid"]) for found in read_events(tmp_path, text, T)} for text in (both, one)]
    assert len(uids[0]) == 3 and uids[1] < uids[0]


@pytest.mark.parametrize(
    "words",
    [
        ("mittwochs 9 Uhr", "freitags 18 Uhr"),
        ("täglich 7 Uhr", "montags 9 Uhr"),
        ("jeden ersten Freitag im Monat", "jeden ersten Montag im Monat, 18 Uhr"),
        ("jeden 1. im Monat, 9 Uhr", "jeden 15. im Monat, 18 Uhr"),
    ],
)
def test_a_meeting_on_another_day_changes_no_id(words: tuple[str, str], tmp_path: Path) -> None:
    both = team("treffen:", *(f"  - wann: {each}" for each in words))
    uids = {str(found["uid"]) for found in read_events(tmp_path, both, T)}
    alone = [str(found["uid"]) for each in words for found in read_events(tmp_path, meeting(f"wann: {each}"), T)]
    assert len(uids) == 2 and set(alone) == uids


@pytest.mark.parametrize("seit", ["1952-02-29", "1931", "1204-05"])
def test_a_team_older_than_calendars_has_a_calendar(seit: str, tmp_path: Path) -> None:
    (found,) = read_events(tmp_path, team(f'seit: "{seit}"', "treffen: [{wann: jeden Montag 18 Uhr}]"), T)
    assert found["dtstart"].dt.date() == date(1970, 1, 5)


def revision(date_: str, beginn: str, *, updated: str | None = None, **more: str) -> tuple[int, datetime]:
    fields = {"title": "A", "date": date_, **({"updated": updated} if updated else {})}
    happening = {"titel": "B", "beginn": beginn, **more}
    found = revise_date(Event.model_validate(happening), [Post.model_validate(fields)])
    return found.sequence, found.modified


BEFORE = revision("2026-05-01", "2026-06-05 19:00")


@pytest.mark.parametrize(
    "after",
    [
        revision("2026-05-01", "2026-06-05 19:15"),
        revision("2026-05-01", "2026-06-12 19:00"),
        revision("2026-05-01", "2027-06-05 19:00"),
        revision("2026-05-01", "2026-06-05 19:00", updated="2026-05-02"),
        revision("2026-05-01", "2026-05-20 10:00", updated="2026-05-02"),
        revision("2026-05-01", "2026-05-20 10:00", verschoben_von="2026-06-05 19:00"),
        revision("2026-05-01", "2026-07-20 10:00", verschoben_von="2026-06-05 19:00"),
    ],
)
def test_a_date_that_is_put_off_or_updated_is_a_higher_and_later_revision(after: tuple[int, datetime]) -> None:
    assert after[0] > BEFORE[0] and after[1] > BEFORE[1]


def test_a_date_that_is_called_off_is_a_higher_revision() -> None:
    assert revision("2026-05-01", "2026-06-05 19:00", absage="Regen")[0] > BEFORE[0]


def test_a_date_that_is_brought_forward_is_another_revision() -> None:
    assert revision("2026-05-01", "2026-06-05 18:00") != BEFORE


@pytest.mark.parametrize(
    ("date_", "beginn", "updated"),
    [
        ("1970-01-01", "2199-12-31 23:00", "2199-12-31"),
        ("2199-01-01", "1970-01-01", None),
        ("2026-05-01", "2026-05-01", "2025-01-01"),
    ],
)
def test_a_revision_is_a_number_that_calendars_can_hold(date_: str, beginn: str, updated: str | None) -> None:
    sequence, modified = revision(date_, beginn, updated=updated)
    assert 0 <= sequence < 2**31
    assert modified.date() >= date.fromisoformat(date_)


def test_the_revision_stands_in_the_calendar(tmp_path: Path) -> None:
    (first,) = read_events(tmp_path, event("2026-12-05 19:00"))
    (second,) = read_events(tmp_path, event("2026-12-06 19:00"))
    assert second["sequence"] > first["sequence"]
    assert second["last-modified"].dt > first["last-modified"].dt
    assert second["dtstamp"].dt == second["last-modified"].dt and second["uid"] == first["uid"]


@pytest.mark.parametrize("lines", [("wann: freitags 19 Uhr",), ("wann: freitags 18 Uhr", "ausser: [2026-12-25]")])
def test_a_changed_meeting_is_another_revision(lines: tuple[str, ...], tmp_path: Path) -> None:
    (first,) = read_events(tmp_path, meeting("wann: freitags 18 Uhr"), T)
    (second,) = read_events(tmp_path, meeting(*lines), T)
    assert second["sequence"] != first["sequence"] and second["uid"] == first["uid"]


def test_equal_names_are_events_of_their_own(tmp_path: Path) -> None:
    lines = [
        f"  - {{titel: {title}, beginn: 2026-12-0{day}}}" for day, title in enumerate(["🎉", "Fest!", "🎉", "fest"], 1)
    ]
    found = read_events(tmp_path, post("termine:", *lines))
    assert len({str(one["uid"]) for one in found}) == 4
