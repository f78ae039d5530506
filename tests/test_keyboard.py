"""Ways that a reader goes by keyboard alone."""

import re

import pytest
from lists import ListIndex, result, titles
from playwright.sync_api import Page, expect


@pytest.mark.every_browser
def test_first_tab_stop_leads_to_the_content(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Direkt zum Inhalt")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('article') !== null")
    assert focused


@pytest.mark.every_browser
def test_menu_on_phones_opens_and_closes_by_keyboard(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    menu = page.get_by_role("button", name="Menü")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


@pytest.mark.every_browser
def test_from_the_home_page_to_the_mail_of_an_idea_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url)

    def tab_to(name: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            if name in page.evaluate("document.activeElement.textContent"):
                return
        raise AssertionError(f"no tab stop {name!r}")

    tab_to("Hier wirst du gebraucht")
    page.keyboard.press("Enter")
    page.wait_for_url("**/idee-sucht-team/")
    tab_to("Bolzplatz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/blog/**")
    tab_to("Ich bin dabei")
    assert page.evaluate("document.activeElement.href").startswith("mailto:")


# The filter -------------------------------------------------------------------------------------------------------


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.every_browser
def test_the_box_of_the_filter_opens_and_closes_on_a_phone(page: Page, teams: ListIndex, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url + "teams/")
    box, field = page.get_by_text("Auswahl eingrenzen"), page.get_by_label("Suche in dieser Liste")
    expect(field).to_be_attached()
    box.focus()
    expect(field).to_be_hidden()
    press(page, "Enter", "Tab")
    expect(field).to_be_focused()
    press(page, "Tab", "Tab", "Tab", "Space")  # past the order and the selection that is often searched for
    expect(result(page)).to_have_text(f"{teams.count(gebiet=['westend'])} Teams · Westend")
    press(page, "Tab", "Tab", "Tab", "Space")  # past the Ortsteile below it
    both = teams.count(gebiet=["westend", "ostvorstadt"])
    expect(result(page)).to_have_text(f"{both} Teams · Westend oder Ostvorstadt")
    expect(page.get_by_role("checkbox", name="Ostvorstadt")).to_be_focused()
    press(page, *["Shift+Tab"] * 7)
    expect(box).to_be_focused()
    press(page, "Space")
    expect(field).to_be_hidden()
    expect(box).to_be_focused()


def test_the_text_box_waits_for_no_mouse(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    field = page.get_by_label("Suche in dieser Liste")
    field.focus()
    page.keyboard.type("park")
    press(page, "Enter")
    expect(result(page)).to_contain_text("Suche nach „park“")
    expect(field).to_be_focused()
    press(page, "Escape")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_the_order_is_chosen_by_arrow_keys(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    order = page.get_by_label("Sortierung")
    order.focus()
    press(page, "ArrowDown")
    expect(page).to_have_url(re.compile("sortierung=az"))
    expect(order).to_be_focused()
    expect(order).to_have_value("az")


def test_reset_leads_the_focus_to_the_result(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=ostvorstadt&themen=begegnung")
    page.get_by_role("button", name="Alle zurücksetzen").focus()
    press(page, "Space")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    expect(result(page)).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("document.activeElement.closest('.wiq-card') !== null")


def test_areas_of_the_map_are_chosen_and_dropped_by_enter(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    area = page.locator("[data-wiq-map] [data-term=ostvorstadt]")
    box = page.get_by_role("checkbox", name="Ostvorstadt")
    expect(box).to_be_attached()
    area.focus()
    press(page, "Enter")
    expect(result(page)).to_have_text("1 Team · Ostvorstadt")
    expect(area).to_have_attribute("aria-current", "true")
    expect(box).to_be_checked()
    expect(area).to_be_focused()
    press(page, "Enter")
    expect(result(page)).to_have_text(f"{len(teams.items)} Teams")
    expect(area).not_to_have_attribute("aria-current", "true")
    expect(area).to_be_focused()


def test_more_results_are_reached_without_a_detour(page: Page, site_url: str) -> None:
    page.goto(site_url + "blog/?sortierung=az")
    more = page.get_by_role("button", name="Weitere 20 zeigen")
    more.focus()
    press(page, "Space")
    expect(titles(page)).to_have_count(40)
    expect(titles(page).nth(20)).to_be_focused()
    press(page, "Tab")
    expect(titles(page).nth(21)).to_be_focused()
