"""Dates that are moved, and the next meeting that a report names: one entry, one id, said everywhere."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from editing import build, check_town, post, team, tell
from icalendar import Calendar

A, B = "posts/2026-10-01-bericht.md", "posts/2026-11-01-einladung.md"
PAGE, INVITATION, DATES = "blog/bericht/index.html", "blog/einladung/index.html", "termine/index.html"
SPAN = "Donnerstag, 10. Dezember 2026, 18–20 Uhr"


def report(*lines: str) -> str:
    return post(*lines, title="title: Bericht", date="date: 2026-10-01")


def following(*lines: str) -> str:
    return report(
        "naechstes:", "  beginn: 2026-12-10 18:00", "  ende: 2026-12-10 20:00", *(f"  {line}" for line in lines)
    )


def invitation(*lines: str, titel: str = "Winterrunde", beginn: str = "2026-12-10 18:00", more: str = "") -> str:
    fields = ["termine:", f"  - titel: {titel}", f"    beginn: {beginn}", *(f"    {line}" for line in lines)]
    return post(*fields, *more.splitlines(), title="title: Einladung", date="date: 2026-11-01")


def read_events(site: dict[str, str], address: str = "termine/termine.ics") -> list[dict[str, str]]:
    found = Calendar.from_ical(site[address]).walk("VEVENT")
    return [{key: str(event[key]) for key in ("uid", "summary", "sequence", "description")} for event in found]


def read_text(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).replace("\u2060", "").split())


def test_a_report_names_the_next_meeting_once(tmp_path: Path) -> None:
    site = build(tmp_path, {A: following("ort: Rathaus")})
    said = read_text(site[PAGE])
    assert said.count(SPAN) == 1 and f"Nächstes Treffen: {SPAN} , Rathaus" in said
    assert f"Nächstes Treffen: {SPAN} , Rathaus" in read_text(
        json.loads(site["blog/feed.json"])["items"][0]["content_html"]
    )
    assert read_text(site[DATES]).count(SPAN) == 1
    (event,) = read_events(site)
    assert event["summary"] == "Neues" and event["uid"] == "blog/bericht/naechstes@nachbarstadt.example"
    assert "blog/bericht/naechstes.ics" in site


def test_the_next_meeting_bears_its_own_name(tmp_path: Path) -> None:
    (event,) = read_events(build(tmp_path, {A: following("titel: Winterrunde")}))
    assert event["summary"] == "Winterrunde"


def test_a_next_meeting_that_is_over_is_said_so(tmp_path: Path) -> None:
    site = build(tmp_path, {A: report("naechstes: {beginn: 2026-10-10 18:00}")})
    assert "Das nächste Treffen war: Samstag, 10. Oktober 2026, 18 Uhr" in read_text(site[PAGE])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (following(), invitation()),  # one category
        (following("titel: Rat"), invitation(titel="Rat", beginn="2026-12-10")),  # one title, one day
        (report("naechstes: {titel: Rat, beginn: 2026-12-10}"), invitation(titel="Rat")),
        (following(), invitation("verschoben_von: 2026-12-10 18:00", beginn="2026-12-17 18:00")),
    ],
)
def test_an_announcement_takes_the_place_of_what_a_report_named(first: str, second: str, tmp_path: Path) -> None:
    before = read_events(build(tmp_path, {A: first}))
    site = build(tmp_path, {B: second})
    after = read_events(site)
    assert len(before) == len(after) == 1 and before[0]["uid"] == after[0]["uid"]
    assert int(after[0]["sequence"]) > int(before[0]["sequence"])
    assert site[DATES].count('class="wiq-date"') == 1 and 'href="../../blog/einladung/"' in site[PAGE]
    name = after[0]["summary"].lower()
    saved = [site[f"blog/{address}.ics"] for address in ("bericht/naechstes", f"einladung/{name}")]
    assert saved[0] == saved[1]


@pytest.mark.parametrize(
    "second",
    [
        invitation(beginn="2026-12-10 19:00"),
        invitation(beginn="2026-12-11 18:00"),
        invitation(beginn="2026-12-10"),
        invitation().replace("categories: neues", "categories: feste"),
    ],
)
def test_another_date_stands_beside_the_next_meeting(second: str, tmp_path: Path) -> None:
    terms = check_town(tmp_path, {}) and (tmp_path / "taxonomies.yml").read_text("utf-8")
    terms = terms.replace("neues: {label: Neues}", "neues: {label: Neues}\n  feste: {label: Feste}")
    site = build(tmp_path, {A: following(), B: second, "taxonomies.yml": terms})
    assert len({event["uid"] for event in read_events(site)}) == 2


def test_an_announcement_that_came_first_keeps_its_id(tmp_path: Path) -> None:
    before = read_events(build(tmp_path, {B: invitation().replace("2026-11-01", "2026-09-01")}))
    after = read_events(build(tmp_path, {A: following()}))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]


def test_an_announcement_that_is_not_public_yet_changes_nothing(tmp_path: Path) -> None:
    site = build(tmp_path, {A: following(), B: invitation(more="draft: true")})
    assert [event["uid"] for event in read_events(site)] == ["blog/bericht/naechstes@nachbarstadt.example"]


def test_two_reports_that_name_one_meeting_give_one_date(tmp_path: Path) -> None:
    site = build(tmp_path, {A: following(), B: following().replace("2026-10-01", "2026-10-02")})
    assert len(read_events(site)) == 1 and SPAN in read_text(site[PAGE]) and SPAN in read_text(site[INVITATION])


def test_the_date_of_a_report_is_in_the_calendar_of_its_team(tmp_path: Path) -> None:
    first = following().replace("categories: neues", "categories: neues\nteams: hof")
    site = build(tmp_path, {A: first, B: invitation(), "teams/hof.md": team()})
    assert len(read_events(site, "teams/hof/termine.ics")) == 1


def test_a_date_called_like_the_next_meeting_keeps_its_own_file(tmp_path: Path) -> None:
    other = "\n".join([following(), ""]).replace(
        "naechstes:", "termine: [{titel: Nächstes, beginn: 2026-12-24}]\nnaechstes:"
    )
    site = build(tmp_path, {A: other})
    assert {"blog/bericht/naechstes.ics", "blog/bericht/naechstes-2.ics"} <= site.keys()


def test_a_moved_date_keeps_its_id_and_says_when_it_was(tmp_path: Path) -> None:
    begin = "beginn: 2026-12-03 18:00"
    lines = ["  - titel: Winterrunde", "    beginn: 2026-12-17 18:00"]
    both = invitation(beginn="2026-12-03 18:00").replace("termine:", "\n".join(["termine:", *lines]))
    before = read_events(build(tmp_path, {B: both}))
    moved = both.replace(begin, "beginn: 2026-12-20 18:00\n    verschoben_von: 2026-12-03 18:00")
    site = build(tmp_path, {B: moved})
    after = read_events(site)
    assert {event["uid"] for event in before} == {event["uid"] for event in after}
    said = "verschoben vom Donnerstag, 3. Dezember 2026, 18 Uhr"
    for address in (INVITATION, DATES, "index.html", "blog/feed.json", "termine/liste.json"):
        assert "Donnerstag, 3. Dezember 2026, 18 Uhr" in read_text(site[address]), address
    assert said in read_text(site[INVITATION]) and said in read_text(site["blog/feed.json"])
    (row,) = (row for row in json.loads(site["daten/termine.json"])["eintraege"] if "verschoben_von" in row)
    assert row["verschoben_von"] == "2026-12-03T18:00:00+01:00"
    assert any(
        "Verschoben vom Donnerstag, 3.\u00a0Dezember 2026, 18\u00a0Uhr." in event["description"] for event in after
    )


def test_a_date_that_is_moved_to_its_own_begin_is_told(tmp_path: Path) -> None:
    [told] = tell(tmp_path, {B: invitation("verschoben_von: 2026-12-10 18:00")})
    assert told.startswith(f"{B}:6 · termine[1]: „verschoben_von“ und „beginn“ sind gleich.")


def test_mistakes_of_the_next_meeting_are_told(tmp_path: Path) -> None:
    [told] = tell(tmp_path, {A: report("naechstes: {ende: 2026-12-10 18:00}")})
    assert told.startswith(f"{A}:5 · naechstes.beginn: Diese Angabe fehlt.")
    [told] = tell(tmp_path, {A: following().replace("2026-12-10 20", "2026-12-10 17")})
    assert told.startswith(f"{A}:5 · naechstes: Das Ende liegt vor dem Beginn.")
