"""The filter on a phone, for the ear and without script: nothing must be searched for, nothing is promised in vain."""

from collections.abc import Iterator

import pytest
from lists import DATES, IDEAS, ListIndex, box, result
from pages import find_violations
from playwright.sync_api import Browser, BrowserType, Page, expect

PHONE = {"width": 360, "height": 740}
SHOW = "Zeigen"


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


def open_filter(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_label("Suche in dieser Liste")).to_be_attached()
    page.get_by_text("Auswahl eingrenzen").click()


@pytest.mark.every_browser
def test_the_count_and_the_way_to_the_entries_stay_in_sight(phone: Page, teams: ListIndex, site_url: str) -> None:
    open_filter(phone, site_url + "teams/")
    foot, show = phone.locator("[data-wiq-count]"), phone.get_by_role("link", name=SHOW)
    for facet, label in (("Gebiet", "Westend"), ("Gebiet", "Ostvorstadt"), ("Thema", "Begegnung")):
        box(phone, facet, label).check()
        expect(foot).to_be_in_viewport(ratio=1)
        expect(show).to_be_in_viewport(ratio=1)
    expect(foot).to_have_text(f"{teams.count(gebiet=['westend', 'ostvorstadt'], themen=['begegnung'])} Teams")
    show.click()
    expect(show).to_be_hidden()
    expect(result(phone)).to_be_focused()
    expect(result(phone)).to_be_in_viewport()
    assert "#" not in phone.url
    phone.go_back()
    expect(foot).to_have_text(f"{teams.count(gebiet=['westend', 'ostvorstadt'])} Teams")


def test_the_foot_covers_nothing_that_has_the_focus(phone: Page, site_url: str) -> None:
    open_filter(phone, site_url + IDEAS)
    phone.get_by_label("Sortierung").focus()
    for _ in range(12):
        phone.keyboard.press("Tab")
        covered = phone.evaluate("""() => {
            const { left, top, width, height } = document.activeElement.getBoundingClientRect();
            const seen = document.elementFromPoint(left + width / 2, top + height / 2);
            return !document.activeElement.closest("li, p").contains(seen);
        }""")
        assert not covered, phone.evaluate("document.activeElement.outerHTML")


def test_axe_finds_nothing_in_an_open_filter(phone: Page, site_url: str) -> None:
    open_filter(phone, site_url + "teams/?gebiet=westend")
    assert find_violations(phone) == []


def test_beside_the_entries_the_filter_needs_no_foot(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    expect(page.get_by_role("link", name=SHOW)).to_be_hidden()


@pytest.mark.parametrize("address", ["teams/", "blog/", IDEAS, DATES, "teams/gebiet/westend/"])
def test_a_link_skips_the_filter(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    skip = page.get_by_role("link", name="Zu den Einträgen")
    first = page.locator(".wiq-filter :is(a, summary, input)").first
    assert skip.evaluate("(a, b) => !!(a.compareDocumentPosition(b) & 4)", first.element_handle())
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(result(page)).to_be_focused()


def test_choices_say_what_their_number_counts(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    area = page.get_by_role("group", name="Gebiet", exact=True)
    count = teams.count(gebiet=["westend"])
    expect(area.get_by_role("checkbox", name=f"Westend, {count} Einträge", exact=True)).to_be_attached()
    expect(area.get_by_role("checkbox", name="Ostvorstadt, 1 Eintrag", exact=True)).to_be_attached()
    box(page, "Thema", "Begegnung").check()
    left = teams.count(gebiet=["westend"], themen=["begegnung"])
    expect(area.get_by_role("checkbox", name=f"Westend, {left} Einträge", exact=True)).to_be_attached()


# Without script -----------------------------------------------------------------------------------------------------


@pytest.fixture
def plain(
    browser: Browser, browser_type: BrowserType, browser_type_launch_args: dict, browser_name: str
) -> Iterator[Page]:
    """A page without script. Firefox only knows it for all of its pages (and then cannot wait: ``expect`` hangs)."""
    if browser_name == "chromium":
        context = browser.new_context(viewport=PHONE, java_script_enabled=False)
        yield context.new_page()
        context.close()
        return
    own = browser_type.launch(**browser_type_launch_args, firefox_user_prefs={"javascript.enabled": False})
    yield own.new_page(viewport=PHONE)
    own.close()


def choose(page: Page, facet: str, typed: str) -> None:
    page.focus(f"#wiq-nur-{facet}")
    page.keyboard.type(typed)


@pytest.mark.every_browser
def test_without_script_a_form_filters_by_several_facets(plain: Page, teams: ListIndex, site_url: str) -> None:
    plain.goto(site_url + "teams/")
    plain.focus(".wiq-filter__box > summary")
    plain.keyboard.press("Enter")
    choose(plain, "gebiet", "West")
    choose(plain, "themen", "Klima")
    plain.focus(".wiq-plain a")
    plain.keyboard.press("Enter")
    assert plain.url.endswith("#wiq-eintraege")
    shown = [text.strip() for text in plain.locator("[data-wiq-items] h2 a:visible").all_inner_texts()]
    assert shown == teams.titles({"gebiet": ["westend"], "themen": ["klima"]}) != []
    assert plain.locator(".wiq-plain__count p").is_visible()
    plain.focus(".wiq-plain button")
    plain.keyboard.press("Enter")
    assert plain.locator("[data-wiq-items] h2 a:visible").count() == len(teams.items)
    assert not plain.locator(".wiq-plain__count p").is_visible()


@pytest.mark.parametrize("address", ["blog/", "teams/gebiet/westend/"])
def test_a_page_that_holds_a_part_of_the_list_has_links_only(plain: Page, site_url: str, address: str) -> None:
    plain.goto(site_url + address)
    assert plain.locator(".wiq-plain").count() == 0
    assert plain.locator("[data-wiq-filter] [data-term]").count() > 0


def test_with_script_the_rules_for_others_are_not_loaded(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "teams/", wait_until="networkidle")
    assert not [url for url in asked if "ohne-skript" in url]
