"""Choosing in a list: every state has an address, and nothing is said twice."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from lists import BLOG, DATES, IDEAS, TEAMS, Choice, ListIndex, box, path, query, result, titles
from playwright.sync_api import Page, Route, expect

from wiq_site.selection import Facets, count_terms

CHOICES: list[tuple[str, Choice]] = [
    (TEAMS, {}),
    (TEAMS, {"gebiet": ["ostvorstadt", "westend"]}),
    (TEAMS, {"gebiet": ["ostvorstadt", "westend"], "themen": ["begegnung", "sport"]}),
    (TEAMS, {"status": ["laeuft"], "themen": ["begegnung"]}),
    (TEAMS, {"gebiet": ["gibt-es-nicht", "ostvorstadt"]}),
    (IDEAS, {"faehigkeit": ["gaertnern", "handwerk"], "gebiet": ["westend"]}),
    (IDEAS, {"aufwand": ["einmalig"], "themen": ["klima", "kultur"]}),
    (BLOG, {"gebiet": ["ostvorstadt"], "themen": ["begegnung"]}),
    (BLOG, {"categories": ["idee-sucht-team", "veranstaltungen"], "themen": ["klima"]}),
    (DATES, {"gebiet": ["ostvorstadt"], "themen": ["begegnung", "digitales"]}),
    (DATES, {"gebiet": ["westend"], "themen": ["kultur"]}),
    (TEAMS, {"ortsteil": ["bahnhofsviertel", "ziegelei"]}),
    (IDEAS, {"gebiet": ["ostvorstadt"], "ortsteil": ["ziegelei"]}),
    (DATES, {"ortsteil": ["muehlenviertel"]}),
    (BLOG, {"teams": ["sonntags-kicken"], "jahr": ["2025", "2026"]}),
]


@dataclass(frozen=True)
class Faceted:
    """What the Python rule needs to know of an item."""

    facets: Facets


@pytest.mark.every_browser
@pytest.mark.parametrize(("listing", "choice"), CHOICES)
def test_a_shared_address_shows_what_the_rule_selects(
    quiet_page: Page, site: Path, site_url: str, listing: str, choice: Choice
) -> None:
    index = ListIndex(site, listing)
    expected = index.titles(choice)
    quiet_page.goto(site_url + listing + query(choice))
    expect(result(quiet_page)).to_contain_text(re.compile(rf"\b{len(expected)} (Team|Eintr|Beitr|Termin)"))
    expect(titles(quiet_page)).to_have_text(expected)
    assert not choice or 0 < len(expected) < len(index.items)


@pytest.mark.every_browser
def test_choices_add_up(quiet_page: Page, teams: ListIndex, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    box(page, "Gebiet", "Ostvorstadt").check()
    expect(titles(page)).to_have_text(teams.titles({"gebiet": ["ostvorstadt"]}))
    box(page, "Gebiet", "Westend").check()
    box(page, "Thema", "Begegnung").check()
    chosen = {"gebiet": ["ostvorstadt", "westend"], "themen": ["begegnung"]}
    expect(titles(page)).to_have_text(teams.titles(chosen))
    expect(result(page)).to_have_text("3 Teams · Ostvorstadt oder Westend · Begegnung")
    assert path(page, site_url) == "teams/" + query(chosen)
    box(page, "Thema", "Begegnung").uncheck()
    expect(titles(page)).to_have_text(teams.titles({"gebiet": chosen["gebiet"]}))


@pytest.mark.parametrize("text", ["", "kick"])
def test_counts_say_what_each_value_would_give(page: Page, teams: ListIndex, site_url: str, text: str) -> None:
    page.goto(f"{site_url}teams/?gebiet=ostvorstadt&themen=begegnung&suche={text}")
    expect(titles(page)).to_have_text(["Sonntags kicken wir"])
    found = [item for item in teams.items if text in (item["title"] + item["kurz"]).lower()]
    for facet, others in [("gebiet", {"themen": ["begegnung"]}), ("themen", {"gebiet": ["ostvorstadt"]})]:
        rest = [item for item in teams.select(others) if item in found]
        counts = count_terms(facet, [Faceted(teams.facets_of(item)) for item in rest])
        boxes = page.locator(f"input[name={facet}]")
        shown = boxes.evaluate_all("all => all.map(b => [b.value, b.closest('label').lastElementChild.textContent])")
        assert dict(shown) == {slug: str(counts.get(slug, 0)) for slug, _ in shown}
        assert len(shown) > 1


def test_values_without_items_are_disabled_and_stay_visible(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt")
    sport, care = box(page, "Thema", "Sport und Bewegung"), box(page, "Thema", "Pflege")
    expect(care).to_be_disabled()
    expect(care).to_be_visible()
    expect(sport).to_be_enabled()
    page.goto(site_url + "teams/?gebiet=ostvorstadt&themen=pflege")
    expect(care).to_be_checked()
    expect(care).to_be_enabled()


def test_focus_stays_on_the_box_that_was_used(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&themen=pflege")
    care = box(page, "Thema", "Pflege")
    care.focus()
    before = care.bounding_box()
    page.keyboard.press("Space")
    expect(result(page)).to_have_text("1 Team · Ostvorstadt")
    expect(care).to_be_focused()
    expect(care).not_to_be_checked()
    page.keyboard.press("Space")
    expect(care).to_be_checked()
    assert before and care.bounding_box() == before


def test_result_is_said_once_for_each_change(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    result(page).evaluate(
        """line => { window.said = [];
        new MutationObserver(() => window.said.push(line.textContent))
            .observe(line, { childList: true, characterData: true, subtree: true }); }"""
    )
    box(page, "Gebiet", "Ostvorstadt").check()
    page.get_by_label("Suche in dieser Liste").press_sequentially("ohne verein")
    expect(result(page)).to_have_text("1 Team · Ostvorstadt · Suche nach „ohne verein“")
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(page).to_have_url(re.compile("sortierung=az"))
    assert page.evaluate("window.said") == [
        "1 Team · Ostvorstadt",
        "1 Team · Ostvorstadt · Suche nach „ohne verein“",
    ]


def test_text_search_ignores_how_umlauts_are_written(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    for text in ("grüne dächer", "gruene daecher", "GRUNE DACHER"):
        page.get_by_label("Suche in dieser Liste").fill(text)
        expect(result(page)).to_have_text(f"2 Teams · Suche nach „{text}“")
        expect(titles(page)).to_have_text(["Durstige Bäume", "Grüne Dächer"])


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("teams/", "rollstuehle", "Mit der Rikscha"),
        ("teams/", "rentner ausfahrt", "Mit der Rikscha"),
        ("blog/", "klo", "Eine Toilette am Spielplatz"),
    ],
)
def test_a_list_finds_what_stands_on_the_page_of_an_item(
    page: Page, site_url: str, address: str, text: str, found: str
) -> None:
    page.goto(site_url + address)
    page.get_by_label("Suche in dieser Liste").fill(text)
    expect(result(page)).to_contain_text(f" · Suche nach „{text}“")
    expect(titles(page).filter(has_text=found)).to_have_count(1)


def test_without_the_index_of_the_search_the_cards_are_looked_through(page: Page, site_url: str) -> None:
    page.route("**/suche/*.json", lambda route: route.abort())
    page.goto(site_url + "teams/")
    page.get_by_label("Suche in dieser Liste").fill("grüne dächer")
    expect(result(page)).to_have_text("1 Team · Suche nach „grüne dächer“")


def test_a_late_answer_does_not_replace_a_newer_one(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/suche/index.json", lambda route: held.append(route))
    page.goto(site_url + "teams/")
    field = page.get_by_label("Suche in dieser Liste")
    with page.expect_request("**/suche/index.json"):
        field.fill("rollstuhl")
    field.fill("")
    expect(result(page)).to_have_text(re.compile(r"^\d+ Teams$"))
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(result(page)).to_have_text(re.compile(r"^\d+ Teams$"))


def test_typing_leaves_one_step_in_the_history_and_escape_clears(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    steps = page.evaluate("history.length")
    field = page.get_by_label("Suche in dieser Liste")
    field.press_sequentially("grün")
    expect(result(page)).to_contain_text("Suche nach „grün“")
    assert path(page, site_url) == "teams/?suche=gr%C3%BCn"
    field.press("Escape")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert path(page, site_url) == "teams/"
    assert page.evaluate("history.length") == steps


def test_a_box_does_not_undo_what_is_being_typed(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    page.get_by_label("Suche in dieser Liste").evaluate(
        """field => { field.value = "ohne verein"; field.dispatchEvent(new Event("input"));
        document.querySelector("input[value=ostvorstadt]").click(); }"""
    )
    expect(result(page)).to_have_text("1 Team · Ostvorstadt · Suche nach „ohne verein“")
    expect(page.get_by_label("Suche in dieser Liste")).to_have_value("ohne verein")


@pytest.mark.every_browser
def test_back_forward_and_reload_restore_the_state(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    box(page, "Gebiet", "Ostvorstadt").check()
    box(page, "Thema", "Begegnung").check()
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(page).to_have_url(re.compile("sortierung=az"))
    page.reload()
    expect(result(page)).to_have_text("1 Team · Ostvorstadt · Begegnung")
    expect(page.get_by_label("Sortierung")).to_have_value("az")
    page.go_back()
    expect(page.get_by_label("Sortierung")).to_have_value("")
    page.go_back()
    expect(result(page)).to_have_text("1 Team · Ostvorstadt")
    expect(box(page, "Thema", "Begegnung")).not_to_be_checked()
    page.go_back()
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    page.go_forward()
    expect(box(page, "Gebiet", "Ostvorstadt")).to_be_checked()
    expect(titles(page)).to_have_text(["Sonntags kicken wir"])
