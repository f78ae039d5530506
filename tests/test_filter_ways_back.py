"""The way back out of a choice: active filters, reset, unknown terms, and an empty result that helps."""

from lists import ListIndex, box, path, result, titles
from playwright.sync_api import Page, expect


def test_active_filters_are_buttons_and_the_focus_moves_on(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&gebiet=westend&suche=park")
    names = ["Gebiet: Ostvorstadt", "Gebiet: Westend", "Suche: park"]
    expect(page.locator(".wiq-active__item")).to_have_text(names)
    east, west, text = (page.get_by_role("button", name=f"Filter {name} entfernen") for name in names)
    east.press("Enter")
    expect(east).to_have_count(0)
    expect(west).to_be_focused()
    expect(box(page, "Gebiet", "Ostvorstadt")).not_to_be_checked()
    text.press("Enter")
    expect(west).to_be_focused()
    expect(page.get_by_label("Suche in dieser Liste")).to_have_value("")
    west.press("Enter")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    expect(result(page)).to_be_focused()
    expect(page.get_by_role("button", name="Alle zurücksetzen")).to_have_count(0)


def test_reset_takes_back_everything_but_the_order(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&suche=kick&sortierung=az")
    page.get_by_role("button", name="Alle zurücksetzen").click()
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    assert path(page, site_url) == "teams/?sortierung=az"


def test_unknown_term_selects_nothing_and_can_be_dropped(quiet_page: Page, teams: ListIndex, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/?gebiet=xyz&themen=begegnung")
    expect(result(page)).to_have_text("0 Teams · „xyz“ · Begegnung")
    expect(page.get_by_text("„xyz“ gibt es unter Gebiet nicht.")).to_be_visible()
    page.get_by_role("button", name="Filter Gebiet: „xyz“ entfernen").click()
    expect(result(page)).to_have_text(f"{teams.count(themen=['begegnung'])} Teams · Begegnung")
    assert path(page, site_url) == "teams/?themen=begegnung"


def test_markup_in_the_address_stays_text(quiet_page: Page, site_url: str) -> None:
    page = quiet_page
    evil = "<img src=x onerror=console.error(1)>"
    page.goto(f"{site_url}teams/?gebiet={evil}&suche={evil}")
    expect(result(page)).to_have_text(f"0 Teams · „{evil}“ · Suche nach „{evil}“")
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_empty_result_names_what_to_drop(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&themen=pflege")
    empty = page.locator(".wiq-empty")
    expect(titles(page)).to_have_count(0)
    expect(empty.locator("img")).to_have_js_property("complete", True)
    assert empty.locator("img").evaluate("image => image.naturalWidth") > 0
    assert teams.count(themen=["pflege"]) == teams.count(gebiet=["ostvorstadt"]) == 1
    expect(empty.get_by_role("button")).to_have_text(
        [
            "Ohne „Gebiet: Ostvorstadt“ wäre es 1.",
            "Ohne „Thema: Pflege“ wäre es 1.",
            "Alle zurücksetzen",
        ]
    )
    empty.get_by_role("button", name="Ohne „Thema: Pflege“").press("Enter")
    expect(titles(page)).to_have_text(["Sonntags kicken wir"])
    expect(result(page)).to_be_focused()
    expect(empty).to_be_hidden()


def test_empty_result_offers_to_drop_a_whole_facet(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&themen=pflege&themen=mobilitaet")
    without = teams.count(themen=["pflege", "mobilitaet"])
    assert without > 1
    expect(page.locator(".wiq-empty").get_by_role("button")).to_have_text(
        [
            f"Ohne „Gebiet: Ostvorstadt“ wären es {without}.",
            "Ohne „Thema: Pflege oder Mobilität“ wäre es 1.",
            "Alle zurücksetzen",
        ]
    )
    page.get_by_role("button", name="Ohne „Thema: Pflege oder Mobilität“").click()
    expect(titles(page)).to_have_text(["Sonntags kicken wir"])
    assert path(page, site_url) == "teams/?gebiet=ostvorstadt"


def test_empty_result_offers_only_what_helps(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=westend&gebiet=ostvorstadt&suche=gibtesnicht")
    both = teams.count(gebiet=["westend", "ostvorstadt"])
    expect(page.locator(".wiq-empty").get_by_role("button")).to_have_text(
        [f"Ohne „Suche: gibtesnicht“ wären es {both}.", "Alle zurücksetzen"]
    )
