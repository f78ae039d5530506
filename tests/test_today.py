"""What asks people to come is true today, or says how old it is. What is old is not called new."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from editing import FILES, NOW, build, check_town, post, team, tell
from lxml import html

from wiq_site.dates import BERLIN
from wiq_site.problems import render_problems

HOF, IDEA = "teams/hof.md", "posts/2026-05-01-laube.md"
NEEDS = "gesucht: [{faehigkeit: bauen, text: Beete bauen.}]"
SUNDAYS = "treffen: [{wann: jeden Sonntag 14 Uhr, ort: Park}]"
OPEN = f"idee: {{status: offen, kontakt: post@nachbarstadt.example, {NEEDS}}}"


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=BERLIN)


def months(number: int | str) -> str:
    return FILES["mkdocs.yml"].replace("[wiq]", f"[{{wiq: {{frisch_monate: {number}}}}}]").replace("        ", "")


def read(page: str) -> str:
    """What a reader sees of the main part, spaces folded, and without what only holds lines together."""
    (main,) = html.fromstring(page).xpath("//main")
    for hidden in main.xpath(".//script|.//style|.//template|.//noscript|.//*[contains(@class, 'wiq-share')]"):
        hidden.drop_tree()
    return " ".join(main.text_content().replace("\u2060", "").split())


def headings(page: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in html.fromstring(page).xpath("//main//h2")]


def wanted(site: dict[str, str]) -> list[str]:
    return [item["title"] for item in json.loads(site["idee-sucht-team/feed.json"])["items"]]


def events(site: dict[str, str], address: str = "teams/hof/termine.ics") -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(site[address]).walk("VEVENT") if address in site else []


# How long a confirmation counts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "day", "fresh"),
    [
        (["bestaetigt: 2025-11-22"], "2026-11-22", True),
        (["bestaetigt: 2025-11-22"], "2026-11-23", False),
        (["bestaetigt: 2024-02-29"], "2025-02-28", True),
        (["bestaetigt: 2024-02-29"], "2025-03-01", False),
        (["bestaetigt: 2020-01-01", "seit: 2026-03"], "2026-11-22", True),
        (["bestaetigt: 2020-01-01", "seit: 2020-03"], "2026-11-22", False),
    ],
)
def test_a_confirmation_counts_for_a_year(lines: list[str], day: str, fresh: bool, tmp_path: Path) -> None:
    site = build(tmp_path, {HOF: team(NEEDS, *lines)}, now=at(day))
    assert ("Hof sucht: Bauen" in wanted(site)) is fresh
    assert ("nicht bestätigt" not in read(site["teams/hof/index.html"])) is fresh


def test_the_settings_say_how_long(tmp_path: Path) -> None:
    files = {HOF: team(NEEDS, "bestaetigt: 2026-08-22")}
    assert wanted(build(tmp_path / "drei", {**files, "mkdocs.yml": months(3)})) == ["Hof sucht: Bauen"]
    assert wanted(build(tmp_path / "zwei", {**files, "mkdocs.yml": months(2)})) == []


@pytest.mark.parametrize("number", [0, 121, "10000000", "-1", "oft"])
def test_a_number_of_months_that_cannot_be_meant_is_told(number: int | str, tmp_path: Path) -> None:
    (told,) = tell_settings(tmp_path, months(number))
    assert told.startswith("mkdocs.yml:") and "frisch_monate" in told


def tell_settings(root: Path, text: str) -> list[str]:
    from project import read_messages, write_project

    return read_messages(write_project(root, {"mkdocs.yml": text}))


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("bestaetigt: 2024-05-03", "zuletzt bestätigt im Mai 2024"),
        ("seit: 2021-09", "zuletzt bestätigt im September 2021"),
    ],
)
def test_cards_and_pages_say_how_old_it_is(line: str, seen: str, tmp_path: Path) -> None:
    site = (
        build(tmp_path, {HOF: team(NEEDS, line, "bestaetigt: 2019-01-01")})
        if "seit" in line
        else build(tmp_path, {HOF: team(NEEDS, line)})
    )
    for address in ("teams/hof/index.html", "teams/index.html", "idee-sucht-team/index.html", "index.html"):
        assert seen in read(site[address]), address


def test_what_nobody_ever_confirmed_is_not_confirmed(tmp_path: Path) -> None:
    text = team(NEEDS, SUNDAYS).replace("bestaetigt: 2026-11-01\n", "")
    site = build(tmp_path, {HOF: text})
    assert "Stand: nicht bestätigt" in read(site["teams/index.html"])
    assert wanted(site) == [] and events(site) == []


def test_a_closed_team_does_not_age(tmp_path: Path) -> None:
    text = team(NEEDS, "bestaetigt: 2019-01-01").replace("laeuft", "beendet")
    assert tell(tmp_path, {HOF: text}) == []
    assert "nicht bestätigt" not in read(build(tmp_path, {HOF: text})["teams/index.html"])


def test_an_old_team_claims_nothing_of_today(tmp_path: Path) -> None:
    text = team(NEEDS, SUNDAYS, "kontakt: post@nachbarstadt.example", "bestaetigt: 2024-05-03")
    page = read(build(tmp_path, {HOF: text})["teams/hof/index.html"])
    assert "Hier kannst du mitmachen" not in page and "Nächstes Mal" not in page and "Jetzt:" not in page
    assert "Das hat das Team zuletzt gesucht" in page and "Ob diese Treffen noch stattfinden, ist nicht best" in page


def test_an_old_idea_leaves_the_feed_of_needs_and_stays_in_the_blog(tmp_path: Path) -> None:
    site = build(tmp_path, {IDEA: post(OPEN)}, now=at("2028-01-01"))
    assert wanted(site) == []
    assert len(json.loads(site["blog/feed.json"])["items"]) == 1
    assert "zuletzt bestätigt im Mai 2026" in read(site["blog/laube/index.html"])


@pytest.mark.parametrize("line", ["updated: 2027-12-01", OPEN.replace("offen", "offen, bestaetigt: 2027-12-01")])
def test_an_idea_is_as_fresh_as_the_last_day_in_it(line: str, tmp_path: Path) -> None:
    lines = [line] if "idee" in line else [line, OPEN]
    assert len(wanted(build(tmp_path, {IDEA: post(*lines)}, now=at("2028-01-01")))) == 1


def test_what_is_confirmed_comes_first_and_the_rest_stands_apart(tmp_path: Path) -> None:
    files = {
        "teams/alt.md": team(NEEDS, "bestaetigt: 2024-05-03").replace("Hof", "Alter Hof"),
        "teams/neu.md": team(NEEDS).replace("Hof", "Zaun"),
        IDEA: post(OPEN, title="title: Laube"),
    }
    site = build(tmp_path, files)
    page = site["idee-sucht-team/index.html"]
    assert re.findall(r'card__title".*?>([^<]+)</a>', page) == ["Laube", "Zaun", "Alter Hof"]
    assert headings(page)[-3:] == [
        "Ideen, die ein Team suchen",
        "Teams, die Verstärkung suchen",
        "Schon länger nicht bestätigt",
    ]
    assert "3 Einträge" in page
    assert "1 Team sucht Verstärkung" in read(site["index.html"])


# Meetings ---------------------------------------------------------------------------------------------------------


def test_a_meeting_recurs_as_long_as_its_confirmation_counts(tmp_path: Path) -> None:
    (event,) = events(build(tmp_path, {HOF: team(SUNDAYS)}))
    assert event["RRULE"]["UNTIL"][0].astimezone(BERLIN).date().isoformat() == "2027-11-01"


def test_a_meeting_ends_earlier_where_the_team_says_so(tmp_path: Path) -> None:
    text = team(SUNDAYS.replace("ort: Park", "bis: 2027-01-31"))
    (event,) = events(build(tmp_path, {HOF: text}))
    assert event["RRULE"]["UNTIL"][0].astimezone(BERLIN).date().isoformat() == "2027-01-31"


@pytest.mark.parametrize(("day", "shown"), [("2027-10-30", True), ("2027-11-02", False)])
def test_no_meeting_comes_after_that(day: str, shown: bool, tmp_path: Path) -> None:
    site = build(tmp_path, {HOF: team(SUNDAYS)}, now=at(day))
    assert ("31. Oktober 2027" in read(site["termine/index.html"])) is shown
    assert ("31. Oktober 2027" in read(site["index.html"])) is shown
    assert ("Stand: zuletzt bestätigt im November 2026" in read(site["termine/index.html"])) is not shown


def test_the_calendar_depends_on_what_is_written_not_on_the_day(tmp_path: Path) -> None:
    made = [build(tmp_path / day, {HOF: team(SUNDAYS)}, now=at(day)) for day in ("2026-11-22", "2027-03-01")]
    assert made[0]["teams/hof/termine.ics"] == made[1]["teams/hof/termine.ics"]


def test_a_single_day_that_is_named_stays(tmp_path: Path) -> None:
    text = team("treffen: [{wann: 'am 11. März 2027, 17–19 Uhr'}]", "bestaetigt: 2024-05-03")
    site = build(tmp_path, {HOF: text})
    assert len(events(site)) == 1 and "11. März 2027, 17–19 Uhr" in read(site["termine/index.html"])
    assert "17–\u206019\u00a0Uhr" in site["termine/index.html"]


def test_the_next_time_of_a_series_is_a_coming_date(tmp_path: Path) -> None:
    files = {HOF: team(SUNDAYS), "posts/2026-11-01-fest.md": post("termine: [{titel: Fest, beginn: 2026-11-30}]")}
    page = read(build(tmp_path, files)["termine/index.html"])
    assert "2 Termine" in page and "Treffen ohne nächsten Termin" not in page
    assert page.index("Sonntag, 22. November 2026, 14 Uhr") < page.index("jeden Sonntag 14 Uhr") < page.index("Fest")


def test_filters_of_dates_count_meetings_once(tmp_path: Path) -> None:
    site = build(tmp_path, {HOF: team(SUNDAYS, "gebiet: ost")})
    items = json.loads(site["termine/liste.json"])["items"]
    assert [(item["kind"], item["wann"], item["gebiet"]) for item in items] == [
        ("Termin", "jeden Sonntag 14 Uhr", ["ost"])
    ]
    assert "1 Termin" in read(site["termine/gebiet/ost/index.html"])
    assert "jeden Sonntag 14 Uhr" in read(site["gebiete/ost/index.html"])


# The start page ---------------------------------------------------------------------------------------------------


def sections(page: str) -> list[str]:
    known = ("Als Nächstes", "Neu", "Zuletzt im Blog", "Hier wirst du gebraucht", "Wer zuletzt", "Wer Menschen")
    return [found for found in headings(page) if found.startswith(known)]


def test_the_start_page_leads_with_what_comes_next(tmp_path: Path) -> None:
    files = {HOF: team(NEEDS, SUNDAYS), "posts/2026-11-01-fest.md": post(date="date: 2026-11-01")}
    page = build(tmp_path, {**files, "docs/index.md": "# Start\n\nWillkommen hier."})["index.html"]
    assert sections(page) == ["Als Nächstes", "Neu", "Hier wirst du gebraucht"]
    assert page.index("22.\u00a0November 2026") < page.index("Willkommen hier.")


def test_an_old_town_says_how_old_it_is(tmp_path: Path) -> None:
    termine = "termine: [{titel: Altes Fest, beginn: 2024-05-03}]"
    files = {HOF: team(NEEDS, "bestaetigt: 2024-05-03"), IDEA: post(termine, date="date: 2024-05-01")}
    page = build(tmp_path, files)["index.html"]
    assert sections(page) == ["Als Nächstes", "Zuletzt im Blog", "Wer zuletzt Menschen gesucht hat"]
    assert "Altes Fest" not in page and "Zurzeit ist kein Termin angekündigt." in page
    assert "1.\u00a0Mai 2024" in page and "zuletzt bestätigt im Mai 2024" in page
    assert "Hier wirst du gebraucht" not in page


def test_an_empty_town_explains_itself(tmp_path: Path) -> None:
    page = build(tmp_path, {})["index.html"]
    assert sections(page) == ["Als Nächstes", "Neu", "Wer Menschen sucht"]
    assert "Zurzeit sucht hier niemand." in page and "sobald es den ersten Beitrag gibt" in page


@pytest.mark.parametrize(("day", "word"), [("2026-07-30", "Neu"), ("2026-08-05", "Zuletzt im Blog")])
def test_a_post_is_new_for_three_months(day: str, word: str, tmp_path: Path) -> None:
    assert word in sections(build(tmp_path, {IDEA: post(title="title: Laube")}, now=at(day))["index.html"])


def test_only_what_is_new_is_called_so(tmp_path: Path) -> None:
    files = {
        "posts/2026-11-01-neu.md": post(date="date: 2026-11-01", title="title: Frisch"),
        IDEA: post(title="title: Laube"),
    }
    page = build(tmp_path, files)["index.html"]
    assert "Frisch" in page and "Laube" not in page


def test_with_something_confirmed_the_start_page_shows_only_that(tmp_path: Path) -> None:
    old = team(NEEDS, "bestaetigt: 2024-05-03").replace("Hof", "Alter Hof")
    page = build(tmp_path, {HOF: team(NEEDS), "teams/alt.md": old})["index.html"]
    assert "Alter Hof" not in page and "Hier wirst du gebraucht" in page


# What pages say of themselves -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said", "links"), [("laeuft", "Beide Links öffnen", 2), ("beendet", "Der Link öffnet", 1)]
)
def test_a_page_speaks_of_as_many_links_as_it_has(status: str, said: str, links: int, tmp_path: Path) -> None:
    page = build(tmp_path, {HOF: team("kontakt: post@nachbarstadt.example").replace("laeuft", status)})[
        "teams/hof/index.html"
    ]
    section = page[page.index('id="wiq-kontakt"') :].partition("</section>")[0]
    assert said in section and section.count("mailto:") == links


@pytest.mark.parametrize("lines", [[], [NEEDS, SUNDAYS], [NEEDS, SUNDAYS, "bestaetigt: 2024-05-03"]])
def test_a_team_without_a_mailbox_speaks_of_none(lines: Iterable[str], tmp_path: Path) -> None:
    page = build(tmp_path, {HOF: team(*lines)})["teams/hof/index.html"]
    assert not re.search(r"mailto:[^?]", page)
    for word in ("Mail", "Postfach", "Link ", "Links ", "Schreib", "schreib", "Frag ", "frag"):
        assert word not in read(page), word


# What editors are told --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-09-30", ""),
        ("2027-10-01", ""),
        ("2027-10-02", "ab „2027-11-02“ zeigt die Website es als nicht bestätigt"),
        ("2027-11-01", "ab „2027-11-02“"),
        ("2027-11-02", "seither zeigt die Website es als nicht bestätigt"),
    ],
)
def test_editors_are_told_a_month_before_and_after(day: str, said: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {HOF: team(NEEDS)}, now=at(day))
    assert len(told) == bool(said)
    if said:
        assert told[0].startswith("teams/hof.md:6 · Hinweis: bestaetigt: Zuletzt bestätigt „2026-11-01“")
        assert said in told[0] and f"„bestaetigt: {day}“ eintragen" in told[0]


def test_the_line_of_the_status_stands_for_a_confirmation_that_is_missing(tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {HOF: team(NEEDS).replace("bestaetigt: 2026-11-01\n", "")})
    assert told.startswith(
        "teams/hof.md:4 · Hinweis: bestaetigt: Wann das zuletzt jemand bestätigt hat, steht nicht da."
    )


def test_what_was_never_confirmed_is_told_once_for_teams_and_once_for_ideas(tmp_path: Path) -> None:
    files = {f"teams/t{n}.md": team(SUNDAYS).replace("bestaetigt: 2026-11-01\n", "") for n in range(3)}
    files |= {f"posts/2020-05-01-p{n}.md": post(OPEN, date="date: 2020-05-01") for n in range(2)}
    ideas, teams = tell(tmp_path, files)
    assert ideas.startswith("posts/2020-05-01-p0.md:5") and "Ebenso ist es in 1 weiteren Datei." in ideas
    assert teams.startswith("teams/t0.md:4") and "Ebenso ist es in 2 weiteren Dateien." in teams


def test_a_team_of_which_nothing_else_is_said_needs_no_confirmation(tmp_path: Path) -> None:
    assert tell(tmp_path, {HOF: team().replace("bestaetigt: 2026-11-01\n", "")}) == []


@pytest.mark.parametrize("draft", ["draft: true", "date: 2030-01-01"])
def test_what_nobody_sees_need_not_be_confirmed(draft: str, tmp_path: Path) -> None:
    text = post(OPEN, "draft: true") if "draft" in draft else post(OPEN, date=draft)
    assert tell(tmp_path, {IDEA: text}, now=at("2029-01-01")) == []


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (HOF, team("bestaetigt: 2062-11-01"), 5),
        (IDEA, post("idee:", "  status: offen", "  bestaetigt: 2062-11-01"), 7),
    ],
)
def test_a_confirmation_in_the_future_is_a_mistake(path: str, text: str, line: int, tmp_path: Path) -> None:
    found = check_town(tmp_path, {path: text})
    assert found.site is None and [problem.line for problem in found.problems] == [line]
    assert "1. November 2062 liegt in der Zukunft" in found.problems[0].render()


def test_an_idea_that_appears_later_may_be_confirmed_on_its_day(tmp_path: Path) -> None:
    text = post("idee: {status: offen, bestaetigt: 2027-05-01}", date="date: 2027-05-01")
    assert tell(tmp_path, {IDEA: text}) == []


def test_many_old_confirmations_are_summed_up(tmp_path: Path) -> None:
    teams = {f"teams/t{n}.md": team(NEEDS, f"bestaetigt: 20{10 + n % 12}-05-{n % 28 + 1:02}") for n in range(40)}
    lines = render_problems(check_town(tmp_path, teams).problems).split("\n")
    assert len(lines) < 26 and "noch in 20 weiteren Dateien" in lines[-3]


# Feeds of needs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ([NEEDS.replace("text", "seit: 2026-02-03, text"), "seit: 2025"], "2026-02-03"),
        ([NEEDS, "seit: 2025-04"], "2025-04-01"),
        ([NEEDS, "bestaetigt: 2026-10-01"], ""),
    ],
)
def test_a_need_is_as_old_as_the_day_it_was_first_there(lines: list[str], published: str, tmp_path: Path) -> None:
    made = [build(tmp_path / str(now.day), {HOF: team(*lines)}, now=now) for now in (NOW, at("2026-11-30"))]
    assert made[0]["idee-sucht-team/feed.json"] == made[1]["idee-sucht-team/feed.json"]
    (item,) = json.loads(made[0]["idee-sucht-team/feed.json"])["items"]
    assert item.get("date_published", "")[:10] == published
