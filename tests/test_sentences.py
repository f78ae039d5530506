"""The sentence about a result: *oder* within a facet, a comma between facets; Python and the browser say the same."""

from pathlib import Path

import pytest
from lists import PROJECT_URL, result, show_project
from playwright.sync_api import Page, expect
from project import TEAM, add_term, build_project_site, view_of

TEAMS = {
    "taxonomies.yml": add_term("gebiet", "nord: {label: Norden}"),
    "teams/a.md": TEAM,
    "teams/b.md": TEAM.replace("gebiet: ost", "gebiet: west").replace("themen: klima", "themen: sport"),
    "teams/c.md": TEAM.replace("gebiet: ost", "gebiet: nord").replace("status: laeuft", "status: beendet"),
}
SENTENCES = [
    ("gebiet: ost", "1 Team · Osten"),
    ("gebiet: [ost, west]", "2 Teams · Osten oder Westen"),
    ("gebiet: [nord, ost, west]", "3 Teams · Norden, Osten oder Westen"),
    ("gebiet: [ost, west], themen: klima", "1 Team · Osten oder Westen · Klima & Umwelt"),
    (
        "gebiet: [ost, west], themen: [klima, sport], status: laeuft",
        "2 Teams · Osten oder Westen · Klima & Umwelt oder Sport · läuft",
    ),
    ("gebiet: west, themen: klima", "0 Teams · Westen · Klima & Umwelt"),
]


@pytest.mark.parametrize(("choice", "sentence"), SENTENCES)
def test_sentence_of_the_server(tmp_path: Path, choice: str, sentence: str) -> None:
    settings = f"""
        site_name: N
        site_url: {PROJECT_URL}
        plugins:
          - wiq: {{kombinationen: [{{liste: teams, slug: wahl, titel: Wahl, auswahl: {{{choice}}}}}]}}
    """
    site = build_project_site(tmp_path, {**TEAMS, "mkdocs.yml": settings})
    assert view_of(site, "teams/auswahl/wahl/").result == sentence


def test_sentence_of_the_browser(page: Page, tmp_path: Path) -> None:
    show_project(page, tmp_path, TEAMS)
    for choice, sentence in SENTENCES:
        terms = dict(part.split(": ") for part in choice.replace("], ", "];").replace(", t", ";t").split(";"))
        pairs = [f"{facet}={slug}" for facet, slugs in terms.items() for slug in slugs.strip("[]").split(", ")]
        page.goto(f"{PROJECT_URL}teams/?{'&'.join(pairs)}")
        expect(result(page)).to_have_text(sentence)
