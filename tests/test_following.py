"""Whoever follows something goes on following it: old addresses of feeds and calendars, and ideas on their way."""

import re
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import icalendar
import pytest
from project import (
    FILES,
    POST,
    TEAM,
    build_project_site,
    change,
    check_project,
    read_bytes,
    read_file,
    view_of,
    write_project,
)

from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS
from wiq_site.site.plan import Site

TAG = "tag:nachbarstadt.example,2020:"
DATED = POST.replace("date:", "termine: [{titel: Fest, beginn: 2027-05-01 15:00}]\n    date:")
MEETING = TEAM.replace("status:", "treffen: [{wann: jeden Freitag 11 Uhr}]\n    status:")
IDEA = POST.replace("Neues vom Hof", "Höfe für alle").replace("date:", "idee: {status: offen}\n    date:")
TURNED = IDEA.replace("{status: offen}", "{status: team-gefunden, team: hof}")
ABOUT = POST.replace("date: 2026-05-01", "teams: hof\n    date: 2026-09-01")


def moved(text: str, *aliases: str) -> str:
    return text.replace("title:", f"aliases: [{', '.join(aliases)}]\n    title:")


def feed_of(site: Site, page: str) -> Feed:
    return next(feed for feed in site.feeds if feed.page == page and not feed.number)


def ids_of(site: Site, page: str) -> list[str]:
    return [item.id.removeprefix(TAG) for item in feed_of(site, page).items]


def read_all(root: Path) -> dict[str, bytes]:
    return {output.address: output.make() for output in check_project(root).outputs().all()}


NAMES = ("feed.xml", "atom.xml", "feed.json", "termine.ics")


def test_feeds_and_calendar_of_a_renamed_team_stay_at_every_old_address(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/neu.md": moved(MEETING, "/teams/alt/", "/teams/zwischen/")})
    made = read_all(tmp_path)
    for name in NAMES:
        assert {made[f"teams/{old}/{name}"] for old in ("alt", "zwischen")} == {made[f"teams/neu/{name}"]}
    assert b"https://nachbarstadt.example/wir/teams/neu/atom.xml" in made["teams/alt/atom.xml"]
    assert "Weiter zur neuen Adresse" in made["teams/alt/index.html"].decode()


def test_pages_around_a_renamed_team_lead_on(tmp_path: Path) -> None:
    """Sheets with the old address hang in the street; posts about the team were passed on."""
    settings = FILES["mkdocs.yml"].replace("[wiq]", "[{wiq: {posts_per_page: 1}}]")
    about = {f"posts/{day}.md": ABOUT.replace("2026-09-01", f"2026-09-0{day}") for day in (1, 2)}
    site = build_project_site(tmp_path, {"mkdocs.yml": settings, "teams/hof.md": moved(TEAM, "/teams/alt/"), **about})
    assert site.redirects == {
        "teams/alt/": "teams/hof/",
        "teams/alt/aushang/": "teams/hof/aushang/",
        "blog/teams/alt/": "blog/teams/hof/",
        "blog/teams/alt/seite/2/": "blog/teams/hof/seite/2/",
    }
    assert "Weiter zur neuen Adresse" in read_file(tmp_path, "blog/teams/alt/index.html")


def test_the_sheet_of_a_renamed_post_leads_on(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"posts/neu.md": moved(DATED, "/blog/alt/", "/gruppen/alt/")})
    assert site.redirects["blog/alt/aushang/"] == "blog/neu/aushang/" and "gruppen/alt/aushang/" not in site.redirects


def test_an_old_page_leads_nowhere_else_where_something_lies_or_an_alias_says_where(tmp_path: Path) -> None:
    files = {
        "teams/hof.md": moved(TEAM, "/teams/alt/", "/teams/alt/aushang/"),
        "posts/1.md": ABOUT,
        "docs/blog/teams/alt.md": "# Alt\n\nEine Seite.\n",
        "docs/teams/zwischen/aushang.md": "# Blatt\n",
    }
    files["teams/hof.md"] = files["teams/hof.md"].replace("/teams/alt/,", "/teams/alt/, /teams/zwischen/,")
    site = build_project_site(tmp_path, files)
    assert site.redirects["teams/alt/aushang/"] == "teams/hof/"
    assert not {"blog/teams/alt/", "teams/zwischen/aushang/"} & site.redirects.keys()


def test_the_file_of_a_single_date_stays_where_it_was_saved(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/neu.md": moved(DATED, "/blog/alt/")})
    made = read_all(tmp_path)
    assert made["blog/alt/fest.ics"] == made["blog/neu/fest.ics"]
    assert "blog/alt/feed.xml" not in made and "blog/alt/termine.ics" not in made  # a post has none


@pytest.mark.parametrize("old", ["/gruppen/alt/", "/node/7", "/alt.php?id=7", "/teams/alt.html", "/blog/2019/12/alt/"])
def test_at_addresses_that_never_had_our_feeds_lie_none(tmp_path: Path, old: str) -> None:
    write_project(tmp_path, {"teams/neu.md": moved(TEAM, old)})
    assert [name for name in read_all(tmp_path) if "alt" in name and not name.endswith(".html")] == []


def test_an_old_feed_cannot_be_an_alias_of_something_else(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/neu.md": moved(TEAM, "/teams/alt/", "/teams/alt/feed.xml")})
    [problem] = check_project(tmp_path).problems
    assert "„/teams/alt/feed.xml“ gehört schon" in problem.render()


def test_a_calendar_stays_where_it_was_when_an_idea_file_became_a_team_file(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": moved(MEETING, "/blog/hoefe/")})
    made = read_all(tmp_path)
    assert all(made[f"blog/hoefe/{name}"] == made[f"teams/hof/{name}"] for name in NAMES)


@pytest.mark.parametrize("extra", ["", "id: https://alt.example/7\n    "])
def test_the_id_of_a_feed_stays_when_its_team_moves(tmp_path: Path, extra: str) -> None:
    text = TEAM.replace("title:", f"{extra}title:")
    before = build_project_site(tmp_path / "before", {"teams/alt.md": text})
    after = build_project_site(tmp_path / "after", {"teams/neu.md": moved(text, "/teams/alt/")})
    assert feed_of(before, "teams/alt/").id == feed_of(after, "teams/neu/").id == f"{TAG}teams/alt/"


def test_the_feed_of_an_idea_holds_the_idea_and_the_reports_that_name_it(tmp_path: Path) -> None:
    report = POST.replace("date: 2026-05-01", "ideen: idee\n    date: 2026-04-01")
    files = {"posts/idee.md": IDEA, "posts/bericht.md": report, "posts/anderes.md": POST}
    site = build_project_site(tmp_path, files)
    assert ids_of(site, "blog/idee/") == ["blog/idee/", "blog/bericht/"]
    assert feed_of(site, "blog/idee/").title == "Idee Höfe für alle – Nachbarstadt"
    assert "blog/anderes/" not in site.feed_titles


def test_an_idea_that_became_a_team_tells_its_followers_and_goes_on_with_the_team(tmp_path: Path) -> None:
    team = TEAM.replace("status:", "seit: 2026-07\n    status:")
    site = build_project_site(tmp_path, {"posts/idee.md": TURNED, "teams/hof.md": team, "posts/a.md": ABOUT})
    assert ids_of(site, "blog/idee/") == ["blog/a/", "blog/idee/stand/team-gefunden", "blog/idee/"]
    turn = feed_of(site, "blog/idee/").items[1]
    assert turn.title == "Aus der Idee ist ein Team geworden: Grüne Höfe" and turn.address == "teams/hof/"
    assert turn.published and turn.published.isoformat() == "2026-07-01T12:00:00+02:00"
    parsed = feedparser.parse(read_bytes(tmp_path, "blog/idee/feed.xml"))
    assert not parsed.bozo and len(parsed.entries) == 3


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("seit: 2026", "2026-05-01"),  # not before the idea
        ("seit: 2020", None),  # older than the idea
        ("verlauf: [{seit: 2026-08, status: laeuft}, {seit: 2026-06-03, status: laeuft}]", "2026-06-03"),
        ("bis: 2026-10", None),
    ],
)
def test_since_when_an_idea_is_a_team_is_said_as_far_as_it_is_known(
    tmp_path: Path, fields: str, day: str | None
) -> None:
    team = TEAM.replace("status:", f"{fields}\n    status:")
    site = build_project_site(tmp_path, {"posts/idee.md": TURNED, "teams/hof.md": team})
    [turn] = [item for item in feed_of(site, "blog/idee/").items if "stand/" in item.id]
    assert (turn.published and turn.published.date().isoformat()) == day


@pytest.mark.parametrize(("more", "day"), [("", None), ("updated: 2026-08-01\n    ", "2026-08-01")])
def test_followers_hear_that_an_idea_rests(tmp_path: Path, more: str, day: str | None) -> None:
    idea = IDEA.replace("{status: offen}", "{status: ruht}").replace("date:", f"{more}date:")
    site = build_project_site(tmp_path, {"posts/idee.md": idea})
    [turn] = [item for item in feed_of(site, "blog/idee/").items if "stand/" in item.id]
    assert turn.title == "Die Idee ruht" and turn.id == f"{TAG}blog/idee/stand/ruht"
    assert (turn.published and turn.published.date().isoformat()) == day


def test_a_team_that_is_a_draft_does_not_show_through_its_idea(tmp_path: Path) -> None:
    team = TEAM.replace("status:", "draft: true\n    status:")
    site = build_project_site(tmp_path, {"posts/idee.md": TURNED, "teams/hof.md": team})
    assert feed_of(site, "blog/idee/").items[0].title == "Die Idee hat ein Team gefunden"
    assert not [name for name, made in read_all(tmp_path).items() if "Grüne Höfe".encode() in made]


def test_an_example_is_followed_by_nobody(tmp_path: Path) -> None:
    idea = DATED.replace("date:", "idee: {status: offen, beispiel: true}\n    date:", 1)
    site = build_project_site(tmp_path, {"posts/idee.md": idea})
    assert "blog/idee/" not in site.feed_titles and not site.find_calendar("blog/idee/")
    assert "Neues zu dieser Idee abonnieren" not in read_file(tmp_path, "blog/idee/index.html")


def test_an_idea_with_dates_has_a_calendar_that_goes_on_with_its_team(tmp_path: Path) -> None:
    dated = "termine: [{titel: Fest, beginn: 2027-05-01 15:00}]\n    date:"
    before = build_project_site(tmp_path / "before", {"posts/idee.md": IDEA.replace("date:", dated)})
    files = {"posts/idee.md": TURNED.replace("date:", dated), "teams/hof.md": MEETING}
    after = build_project_site(tmp_path / "after", files)

    def uids(site: Site) -> list[str]:
        return [e.uid for c in site.calendars if c.address == "blog/idee/termine.ics" for e in c.events]

    assert len(uids(before)) == 1 and uids(before)[0].startswith("blog/idee/fest@")
    assert {*uids(before)} < {*uids(after)} and len(uids(after)) == 2
    bare = build_project_site(tmp_path / "bare", {"posts/idee.md": IDEA})
    assert uids(bare) == []


@pytest.mark.parametrize("at", ["teams/hof/", "blog/idee/", "teams/", "gebiete/ost/"])
def test_a_calendar_empties_when_its_team_closes_and_is_offered_no_more(tmp_path: Path, at: str) -> None:
    """A program that finds its calendar gone would go on showing the meetings."""
    write_project(tmp_path, {"posts/idee.md": TURNED, "teams/hof.md": MEETING})
    assert f"{at}termine.ics" in _links(tmp_path, at) and b"RRULE" in read_bytes(tmp_path, f"{at}termine.ics")
    change("teams/hof.md", "laeuft", "beendet")(tmp_path)
    parsed = icalendar.Calendar.from_ical(read_bytes(tmp_path, f"{at}termine.ics"))
    assert [part.name for part in parsed.subcomponents] == ["VTIMEZONE"]
    assert not [link for link in _links(tmp_path, at) if link.endswith("termine.ics")]


def _links(root: Path, page: str) -> set[str]:
    """Calendars that a page or its head offers, without those of the whole site."""
    found = re.findall(r'href="([^"]+\.ics)"', read_file(root, f"{page}index.html"))
    return {urljoin(f"/{page}", link)[1:] for link in found} - {"termine/termine.ics"}


def test_a_date_called_termine_does_not_take_the_place_of_the_calendar(tmp_path: Path) -> None:
    dates = "termine: [{titel: Termine, beginn: 2027-05-01}, {titel: Fest, beginn: 2027-06-01}]\n    date:"
    site = build_project_site(tmp_path, {"posts/idee.md": IDEA.replace("date:", dates)})
    found = [calendar for calendar in site.calendars if calendar.address == "blog/idee/termine.ics"]
    assert [len(calendar.events) for calendar in found] == [2]


def test_pages_of_an_idea_and_its_team_tell_where_they_come_from(tmp_path: Path) -> None:
    verlauf = "verlauf: [{seit: 2026-06-03, status: laeuft, text: Es geht los.}]\n    status:"
    files = {"posts/idee.md": TURNED, "teams/hof.md": TEAM.replace("status:", verlauf)}
    site = build_project_site(tmp_path, files)
    turn = view_of(site, "blog/idee/").idea.turn
    assert (turn.date_label, turn.seit_label, turn.team.address) == (
        "1.\u00a0Mai 2026",
        "3.\u00a0Juni 2026",
        "teams/hof/",
    )
    idea, team = (read_file(tmp_path, f"{page}index.html") for page in ("blog/idee/", "teams/hof/"))
    history = idea[idea.index('id="wiq-geschichte"') :].partition("</section>")[0]
    said = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", history))
    order = ["1. Mai 2026", "seit 3. Juni 2026", "Grüne Höfe", "läuft", "Es geht los."]
    assert re.search(".*".join(map(re.escape, order)), said)
    assert re.search(r'Entstanden aus der Idee <a href="[^"]*blog/idee/">Höfe für alle</a> vom <time', team)


def test_an_open_idea_has_no_history_yet(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"posts/idee.md": IDEA, "teams/hof.md": TEAM})
    assert view_of(site, "blog/idee/").idea.turn is None and view_of(site, "teams/hof/").ideen == ()


def test_the_page_of_an_idea_offers_its_feed_and_calendar(tmp_path: Path) -> None:
    dated = IDEA.replace("date:", "termine: [{titel: Fest, beginn: 2027-05-01}]\n    date:")
    write_project(tmp_path, {"posts/idee.md": dated})
    page = read_file(tmp_path, "blog/idee/index.html")
    head = page.partition("</head>")[0]
    assert [head.count(f'href="{kind.address("")}"') for kind in FORMATS] == [1, 1, 1]
    offered = re.findall(r'<a href="../../blog/idee/([^"]+)"[^>]* data-wiq-offer="(\w+)">([^<]+)', page)
    assert ("feed.xml", "feed", "Neues zu dieser Idee abonnieren") in offered
    assert ("termine.ics", "calendar", "Termine als Kalender") in offered


def test_two_builds_of_a_renamed_idea_have_the_same_ids(tmp_path: Path) -> None:
    files = {"teams/hof.md": MEETING, "taxonomies.yml": FILES["taxonomies.yml"]}
    before = build_project_site(tmp_path / "a", {**files, "posts/alt.md": TURNED})
    after = build_project_site(tmp_path / "b", {**files, "posts/neu.md": moved(TURNED, "/blog/alt/")})
    assert ids_of(before, "blog/alt/") == ids_of(after, "blog/neu/")
    assert feed_of(before, "blog/alt/").id == feed_of(after, "blog/neu/").id
    assert after.copies["blog/alt/feed.xml"] == "blog/neu/feed.xml"
