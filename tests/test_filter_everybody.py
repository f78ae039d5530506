"""The filter for everybody: without violations, without jumps, and harmless where a part of it is missing."""

import re

import pytest
from lists import ListIndex, titles
from pages import find_violations
from playwright.sync_api import Browser, Page, Route, expect


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "teams/?gebiet=ostvorstadt&themen=pflege&suche=rad",
        "idee-sucht-team/?gebiet=xyz&gebiet=ostvorstadt",
        "blog/?themen=begegnung&sortierung=az",
        "termine/?gebiet=ostvorstadt&suche=treffen",
    ],
)
def test_axe_finds_nothing_in_a_filtered_list(page: Page, site_url: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + address)
    expect(page.get_by_role("button", name="Alle zurücksetzen").first).to_be_visible()
    box_shown = page.get_by_role("checkbox", name=re.compile("Ostvorstadt"))
    if width == 320:
        expect(box_shown).to_be_hidden()
        page.get_by_text("Auswahl eingrenzen").click()
    expect(box_shown).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_missing_module_leaves_the_page_as_it_is(page: Page, teams: ListIndex, site_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/choices.mjs", lambda route: route.abort())
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.get_by_role("link", name="Ostvorstadt, 1 Eintrag")).to_be_visible()
    expect(titles(page)).to_have_count(len(teams.items))
    assert errors == []


@pytest.mark.parametrize("part", ["data-wiq-result", "data-wiq-group", "data-orders"])
def test_a_page_with_a_part_missing_stays_as_it_is(
    quiet_page: Page, teams: ListIndex, site_url: str, part: str
) -> None:
    page = quiet_page

    def without_part(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(part, "data-x"))

    page.route("**/teams/", without_part)
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.get_by_role("link", name="Ostvorstadt, 1 Eintrag")).to_be_visible()
    expect(titles(page)).to_have_count(len(teams.items))
    expect(page.get_by_role("checkbox", name=re.compile("Ostvorstadt|Westend"))).to_have_count(0)


def test_nothing_moves_when_the_boxes_take_the_place_of_the_links(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.route("**/filter.mjs", lambda route: route.abort())
    page.goto(site_url + "teams/", wait_until="networkidle")
    before = titles(page).first.bounding_box()
    page.unroute("**/filter.mjs")
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.locator("input[value=ostvorstadt]")).to_have_count(1)
    assert before and titles(page).first.bounding_box() == before
    page.close()
