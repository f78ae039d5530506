"""What resembles a team or an idea: which, in which order, and why."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from project import FILES, POST, TEAM, build_project_site, view_of

from wiq_site.views import related

IDEA = POST.replace("date:", "idee: {status: offen}\n    date:")
NEEDS_BUILDING = "gesucht: [{faehigkeit: bauen, text: Bauen}]"


def test_what_resembles_a_team_says_why(tmp_path: Path) -> None:
    team = TEAM.replace("status:", f"{NEEDS_BUILDING}\n    status:")
    idea = IDEA.replace("{status: offen}", "{status: offen, gesucht: [{faehigkeit: bauen, text: B}]}")
    files = {
        "teams/a.md": team,
        "teams/nah.md": TEAM.replace("themen: klima", "themen: sport"),
        "teams/gleich.md": TEAM.replace("themen: klima", "themen: [sport, klima]"),
        "teams/fern.md": TEAM.replace("gebiet: ost", "gebiet: west").replace("themen: klima", "themen: sport"),
        "posts/offen.md": idea.replace("date:", "themen: klima\n    gebiet: ost\n    date:"),
        "posts/ruht.md": idea.replace("offen", "ruht").replace("date:", "themen: klima\n    date:"),
    }
    site = build_project_site(tmp_path, files)
    assert [(found.card.address, found.reasons) for found in view_of(site, "teams/a/").related] == [
        ("blog/offen/", ("gleiches Thema: Klima & Umwelt", "gleiche Fähigkeit: Bauen", "gleiches Gebiet")),
        ("teams/gleich/", ("gleiches Thema: Klima & Umwelt", "gleiches Gebiet")),
        ("teams/nah/", ("gleiches Gebiet",)),
    ]
    assert [found.card.address for found in view_of(site, "blog/ruht/").related] == [
        "blog/offen/",
        "teams/a/",
        "teams/gleich/",
    ]
    assert view_of(site, "teams/gleich/").related[0].reasons == ("gleiches Thema: Klima & Umwelt", "gleiches Gebiet")


def test_a_general_skill_is_no_reason(tmp_path: Path) -> None:
    files = {f"teams/{name}.md": TEAM.replace("status:", f"{NEEDS_BUILDING}\n    status:") for name in ("a", "b")}
    files["teams/b.md"] = files["teams/b.md"].replace("gebiet: ost", "gebiet: west").replace("klima", "sport")
    site = build_project_site(tmp_path / "eigen", files)
    assert [found.reasons for found in view_of(site, "teams/a/").related] == [("gleiche Fähigkeit: Bauen",)]
    terms = FILES["taxonomies.yml"].replace("{label: Bauen}", "{label: Bauen, allgemein: true}")
    site = build_project_site(tmp_path / "allgemein", {**files, "taxonomies.yml": terms})
    assert view_of(site, "teams/a/").related == ()
    files["teams/b.md"] = files["teams/b.md"].replace("sport", "klima")
    site = build_project_site(tmp_path / "beides", {**files, "taxonomies.yml": terms})
    assert [found.reasons for found in view_of(site, "teams/a/").related] == [("gleiches Thema: Klima & Umwelt",)]


def test_what_stands_on_the_page_already_is_not_called_similar(tmp_path: Path) -> None:
    idea = IDEA.replace("date:", "themen: klima\n    teams: [a]\n    date:")
    site = build_project_site(tmp_path, {"teams/a.md": TEAM, "posts/idee.md": idea})
    assert view_of(site, "teams/a/").related == view_of(site, "blog/idee/").related == ()


def test_of_a_term_that_all_share_only_a_few_are_looked_at(tmp_path: Path) -> None:
    """Else the time would grow with the square of their number."""
    site = build_project_site(tmp_path, {f"teams/t{n}.md": TEAM for n in range(3 * related.LOOK)})
    assert len(view_of(site, "teams/t1/").related) == 3
    pool = site.catalogue.once("related", lambda: pytest.fail("not computed once"))
    assert {len(places) for places in pool.places.values()} == {related.LOOK}


def team(title: str, gebiet: str = "", themen: str = "", needs: str = "", status: str = "laeuft") -> str:
    """A team with these terms."""
    wanted = ", ".join(f"{{faehigkeit: {skill}, text: Hilfe}}" for skill in needs.split())
    fields = {"title": title, "kurz": "K", "status": status, "gebiet": f"[{gebiet}]", "themen": f"[{themen}]"}
    return "\n".join(
        [
            "---",
            *(f"{key}: {value}" for key, value in fields.items()),
            f"gesucht: [{wanted}]",
            "bestaetigt: 2026-11-01",
            "---",
            "",
        ]
    )


RANKED = {
    "a": team("A", "ost", "klima, sport", "bauen reden"),
    "vier": team("Vier", "ost", "klima", "bauen reden"),
    "drei": team("Drei", "west", "klima, sport", "bauen"),
    "drei-leiser": team("Drei leiser", "ost", "", "bauen reden"),
    "zwei": team("Zwei", "west", "klima, sport"),
    "zwei-leiser": team("Zwei leiser", "ost", "", "bauen"),
    "eins": team("Eins", "west", "klima"),
    "keins": team("Keins", "west"),
}
"""Teams, from the one that has most in common with ``a`` to the one that has nothing; topics say more than areas."""


@pytest.mark.parametrize("without", range(0, 5))
def test_who_has_more_in_common_comes_first(tmp_path: Path, without: int) -> None:
    own, *others = RANKED
    files = {f"teams/{slug}.md": RANKED[slug] for slug in reversed([own, *others[without:]])}
    shown = [found.card.address for found in view_of(build_project_site(tmp_path, files), "teams/a/").related]
    assert shown == [f"teams/{slug}/" for slug in others[without:-1][:3]]


def test_among_equals_those_who_look_for_people_come_first(tmp_path: Path) -> None:
    files = {
        "teams/a.md": team("A", themen="klima"),
        "teams/b.md": team("B", themen="klima"),
        "teams/c.md": team("C", themen="klima", status="beendet", needs="bauen"),
        "teams/d.md": team("D", themen="klima", needs="bauen"),
        "posts/e.md": IDEA.replace("date:", "themen: klima\n    date:"),
    }
    shown = [found.card.address for found in view_of(build_project_site(tmp_path, files), "teams/a/").related]
    assert shown == ["blog/e/", "teams/d/", "teams/b/"]


def test_similar_ideas_and_teams_show_the_reason(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/sonntags-kicken/")
    cards = page.get_by_role("region", name="Ähnliche Ideen und Teams").locator(".wiq-card")
    expect(cards).to_have_count(3)
    for card in cards.all():
        expect(card).to_contain_text(re.compile("gleiche[sr]? (Gebiet|Thema|Themen|Fähigkeit)"))
