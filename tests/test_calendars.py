"""Calendars are read back by a real parser, expanded, and held against RFC 5545."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from project import POST, TEAM, build_project_site, check_project, view_of, write_project

from wiq_site.calendars.ics import CalendarWriter
from wiq_site.calendars.plan import Calendar
from wiq_site.dates import BERLIN
from wiq_site.settings import read_settings
from wiq_site.site.plan import Site


def post_with(*dates: str, **fields: str) -> str:
    extra = "".join(f"{key}: {value}\n    " for key, value in fields.items())
    return POST.replace("categories:", f"{extra}termine: [{', '.join(dates)}]\n    categories:")


def team_with(meeting: str) -> str:
    return TEAM.replace("status: laeuft", f"status: laeuft\n    treffen: [{meeting}]")


def calendar_of(site: Site, page: str) -> Calendar:
    return next(c for c in site.calendars if c.page == page and c.address.endswith("/termine.ics"))


def events_of(root: Path, site: Site, page: str) -> list[icalendar.Event]:
    settings, _ = read_settings(root / "mkdocs.yml")
    parsed = icalendar.Calendar.from_ical(CalendarWriter(settings).render(calendar_of(site, page)))
    return parsed.walk("VEVENT")


def test_every_calendar_follows_the_standard(site: Path) -> None:
    files = list(site.rglob("*.ics"))
    assert len(files) > 30
    for file in files:
        data = file.read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
        assert max(len(line) for line in data.split(b"\r\n")) <= 75, file
        calendar = icalendar.Calendar.from_ical(data)
        assert (calendar["VERSION"], bool(calendar["PRODID"]), len(calendar.walk("VTIMEZONE"))) == ("2.0", True, 1)
        assert not calendar.get_missing_tzids()
        events = calendar.walk("VEVENT")
        assert events or file.name == "termine.ics"  # one that emptied stays for those who have it
        assert len({event["UID"] for event in events}) == len(events), file
        for event in events:
            assert not event.errors
            assert {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "STATUS", "URL"} <= set(event)
            assert event["DTSTAMP"].dt.tzinfo is not None
            if "DTEND" in event:
                assert event["DTEND"].dt > event["DTSTART"].dt
                assert type(event["DTEND"].dt) is type(event["DTSTART"].dt)


def test_one_file_for_each_date(site: Path) -> None:
    parsed = icalendar.Calendar.from_ical((site / "blog/gemeinsam-giessen/giesstreffen.ics").read_bytes())
    (event,) = parsed.walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2021, 6, 20, 15, tzinfo=BERLIN)
    assert event["DTEND"].dt == datetime(2021, 6, 20, 17, tzinfo=BERLIN)


def test_page_and_calendar_name_the_same_dates(site: Path) -> None:
    parsed = icalendar.Calendar.from_ical((site / "termine/termine.ics").read_bytes())
    days = sorted(e["DTSTART"].dt.isoformat() for e in parsed.walk("VEVENT") if "RRULE" not in e)
    assert sorted(day for day, address in read_dates(site) if "/teams/" not in address) == days and len(days) > 5


def test_each_series_stands_among_the_dates_with_its_next_time(site: Path) -> None:
    parsed = icalendar.Calendar.from_ical((site / "termine/termine.ics").read_bytes())
    series = sorted(event["URL"].rpartition("/teams/")[2] for event in parsed.walk("VEVENT") if "RRULE" in event)
    shown = read_dates(site)
    assert sorted(address.rpartition("/teams/")[2] for _, address in shown if "/teams/" in address) == series
    days = [day for day, _ in shown if day > "2026-11-22"]
    assert len(series) > 4 and days == sorted(days)


def read_dates(site: Path) -> list[tuple[str, str]]:
    """Day and link of each date on the page of all dates."""
    page = (site / "termine/index.html").read_text("utf-8")
    dates = re.findall(r'<li class="wiq-date.*?</li>', page, re.DOTALL)
    return [(re.search(r'datetime="([^"]+)"', d)[1], re.search(r'href="([^"]+)"', d)[1]) for d in dates]


def test_escaped_text_comes_back_whole(tmp_path: Path) -> None:
    nasty = 'Fest; mit, Komma \\\\ und \\"Zitat\\" 🌳' + "ä" * 200
    date_ = f'{{titel: "{nasty}", beginn: 2026-12-24 15:00, ort: "{nasty}"}}'
    site = build_project_site(tmp_path, {"posts/p.md": post_with(date_)})
    (event,) = events_of(tmp_path, site, "termine/")
    expected = nasty.replace("\\\\", "\\").replace('\\"', '"')
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (expected, expected)


def test_days_end_the_day_after(tmp_path: Path) -> None:
    dates = ("{titel: Tag, beginn: 2026-12-24}", "{titel: Tage, beginn: 2026-12-24, ende: 2026-12-26}")
    site = build_project_site(tmp_path, {"posts/p.md": post_with(*dates)})
    ends = {str(e["SUMMARY"]): e["DTEND"].dt if "DTEND" in e else None for e in events_of(tmp_path, site, "termine/")}
    assert ends == {"Tag": date(2026, 12, 25), "Tage": date(2026, 12, 27)}


def test_a_moved_date_keeps_its_uid_and_raises_its_sequence(tmp_path: Path) -> None:
    before = build_project_site(tmp_path / "a", {"posts/p.md": post_with("{titel: Fest, beginn: 2026-12-24}")})
    moved = post_with("{titel: Fest, beginn: 2026-12-27}", updated="2026-11-20")
    after = build_project_site(tmp_path / "b", {"posts/p.md": moved})
    (old,), (new,) = (events_of(tmp_path / name, site, "termine/") for name, site in (("a", before), ("b", after)))
    assert old["UID"] == new["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["LAST-MODIFIED"].dt > old["LAST-MODIFIED"].dt


def test_a_renamed_post_keeps_the_uid(tmp_path: Path) -> None:
    text = post_with("{titel: Fest, beginn: 2026-12-24}")
    before = build_project_site(tmp_path / "a", {"posts/alt.md": text})
    after = build_project_site(
        tmp_path / "b", {"posts/neu.md": text.replace("categories:", "aliases: /blog/alt/\n    categories:")}
    )
    uids = [calendar_of(site, "termine/").events[0].uid for site in (before, after)]
    assert uids == ["blog/alt/fest@nachbarstadt.example"] * 2


def test_two_dates_of_one_name_are_two(tmp_path: Path) -> None:
    dates = ("{titel: Fest, beginn: 2026-12-24}", "{titel: Fest, beginn: 2026-12-25}")
    site = build_project_site(tmp_path, {"posts/p.md": post_with(*dates)})
    assert {c.address for c in site.calendars} >= {"blog/p/fest.ics", "blog/p/fest-2026-12-24.ics"}


def test_a_cancelled_date_says_so(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"posts/p.md": post_with("{titel: Fest, beginn: 2026-12-24, absage: Sturm}")})
    (event,) = events_of(tmp_path, site, "termine/")
    assert (event["STATUS"], str(event["SUMMARY"])) == ("CANCELLED", "Fällt aus: Fest")
    assert "Sturm" in event["DESCRIPTION"]


def test_calendars_lie_where_dates_are(tmp_path: Path) -> None:
    files = {
        "teams/hof.md": team_with("{wann: jeden Freitag um 11 Uhr}"),
        "teams/still.md": TEAM.replace("gebiet: ost", "gebiet: west"),
        "posts/p.md": post_with("{titel: Fest, beginn: 2026-12-24}", teams="hof", gebiet="ost"),
    }
    site = build_project_site(tmp_path, files)
    found = {c.page: len(c.events) for c in site.calendars if c.address.endswith("/termine.ics")}
    assert found == {
        "termine/": 2,
        "termine/gebiet/ost/": 2,
        "termine/themen/klima/": 1,
        "gebiete/": 2,
        "gebiete/ost/": 2,
        "teams/": 2,
        "teams/gebiet/ost/": 2,
        "teams/themen/klima/": 2,
        "teams/status/laeuft/": 2,
        "teams/hof/": 2,
        "blog/": 1,
        "blog/categories/neues/": 1,
        "blog/gebiet/ost/": 1,
    }


def test_meetings_recur_at_the_same_local_time(tmp_path: Path) -> None:
    meeting = "{wann: immer sonntags 14 Uhr, ab: 2026-03-01, bis: 2026-04-12, ausser: [2026-04-05]}"
    site = build_project_site(tmp_path, {"teams/a.md": team_with(meeting)})
    settings, _ = read_settings(tmp_path / "mkdocs.yml")
    calendar = icalendar.Calendar.from_ical(CalendarWriter(settings).render(calendar_of(site, "teams/a/")))
    found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2026, 12, 31))
    starts = [event["DTSTART"].dt for event in found]
    assert [s.day for s in starts] == [1, 8, 15, 22, 29, 12]
    assert {s.hour for s in starts} == {14}
    assert {s.utcoffset() for s in starts} == {timedelta(hours=1), timedelta(hours=2)}


def test_a_meeting_past_midnight_ends_the_next_day(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"teams/a.md": team_with("{wann: freitags 22–1 Uhr, ab: 2026-11-06}")})
    (event,) = events_of(tmp_path, site, "teams/a/")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=3)


def test_a_time_that_the_clocks_repeat_is_the_first_one(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"posts/p.md": post_with("{titel: Nacht, beginn: 2026-10-25 02:30}")})
    (event,) = events_of(tmp_path, site, "termine/")
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("meeting", "hint"),
    [
        (
            "{wann: nach Absprache}",
            "teams/a.md:5 · Hinweis: treffen: „nach Absprache“ steht als Text auf der Seite, aber in keinem Kalender. "
            "Verstanden wird zum Beispiel: „jeden letzten Donnerstag im Monat, 18–20 Uhr“.",
        ),
        (
            "{wann: alle zwei Wochen mittwochs}",
            "teams/a.md:5 · Hinweis: treffen: „alle zwei Wochen mittwochs“ steht als Text auf der Seite, "
            "aber in keinem Kalender. "
            "Bitte mit „ab“ einen ersten Tag angeben, damit feststeht, welche Wochen gemeint sind.",
        ),
    ],
)
def test_what_is_not_understood_stays_text(tmp_path: Path, meeting: str, hint: str) -> None:
    checked = check_project(write_project(tmp_path, {"teams/a.md": team_with(meeting)}))
    assert [problem.render() for problem in checked.problems] == [hint]
    assert checked.site and checked.site.calendars == ()
    view = view_of(checked.site, "teams/a/")
    assert view.treffen[0].wann and not view.treffen[0].next_label


def test_pages_say_when_a_meeting_takes_place_next(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"teams/a.md": team_with("{wann: immer sonntags 14 Uhr}")})
    view = view_of(site, "teams/a/")
    assert view.treffen[0].next_label == "Sonntag, 22.\u00a0November 2026, 14\u00a0Uhr"
