"""The menu of phones where no script runs, by keyboard alone: reached, seen, opened, gone through, closed."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.every_browser

FOCUSED = "document.activeElement"
RING = f"""(({{ outlineStyle, outlineWidth }}) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2)(
  getComputedStyle({FOCUSED}))"""
IN_WINDOW = f"""(({{ left, right, top, bottom }}) =>
  left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight)({FOCUSED}.getBoundingClientRect())"""
AT_REST = "() => Promise.all(document.getAnimations().map((motion) => motion.finished)).then(() => true)"
ENTRIES = "[...document.querySelectorAll('.md-sidebar--primary :is(a, summary)')]"


@pytest.fixture
def phone(page: Page, site_url: str) -> Page:
    """A page on a phone that no script reaches."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.route("**/*.js", lambda route: route.abort())
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(site_url + "teams/")
    return page


def tab_to_menu(page: Page) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.id === '__drawer'"):
            return
    raise AssertionError("the keyboard does not reach the menu")


def test_the_menu_is_reached_from_the_header_and_its_focus_is_seen(phone: Page) -> None:
    tab_to_menu(phone)
    assert phone.evaluate(IN_WINDOW) and phone.evaluate(RING)
    expect(phone.locator(".md-sidebar--primary")).not_to_be_visible()
    phone.keyboard.press("Tab")  # closed, it takes no stops
    assert phone.evaluate(f"{FOCUSED}.closest('article, main') && !{FOCUSED}.closest('.md-sidebar')")


def test_space_opens_it_and_all_its_links_follow_in_order(phone: Page) -> None:
    tab_to_menu(phone)
    phone.keyboard.press("Space")
    expect(phone.locator(".md-sidebar--primary")).to_be_visible()
    phone.evaluate(AT_REST)
    wanted = phone.evaluate(f"{ENTRIES}.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim())")
    walked = []
    for _ in wanted:
        phone.keyboard.press("Tab")
        walked.append(phone.evaluate(f"{FOCUSED}.textContent.trim()"))
        assert phone.evaluate(IN_WINDOW) and phone.evaluate(RING), walked[-1]
    assert walked == wanted and len(wanted) > 5


def test_a_link_leads_away_and_space_closes_it_again(phone: Page, site_url: str) -> None:
    tab_to_menu(phone)
    phone.keyboard.press("Space")
    phone.keyboard.press("Space")
    expect(phone.locator(".md-sidebar--primary")).not_to_be_visible()
    phone.keyboard.press("Space")
    for _ in range(3):  # the logo, the start, the ideas
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{site_url}idee-sucht-team/")
