"""Every type of page in a real browser: structure, size of targets, zoom, wide text, focus; and what axe finds."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import FILTERED, PAGES, RULES, new_page, visit
from playwright.sync_api import Browser, Page, expect

VIEWS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]

# Wider text as WCAG 1.4.12 describes it
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", locale="de-DE"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(view: Page, site_url: str, address: str) -> None:
    view.goto(site_url + address, wait_until="load")
    found = Axe().run(view, options={"runOnly": {"type": "tag", "values": RULES}})
    told = [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]]
    assert told == []


# On a phone ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    page = new_page(browser, viewport={"width": 360, "height": 740})
    yield page
    page.context.close()


@pytest.fixture(scope="module", params=[*PAGES, FILTERED])
def on_phone(request: pytest.FixtureRequest, phone: Page, site_url: str) -> Page:
    """A page on a phone with all its boxes opened; tests share it and leave it as it is."""
    visit(phone, site_url + request.param)
    open_all(phone)
    return phone


def open_all(page: Page) -> None:
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")


def test_one_title_and_no_level_of_headings_is_left_out(on_phone: Page) -> None:
    levels = on_phone.evaluate("look.all('h1, h2, h3, h4, h5, h6').map((e) => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_page_has_its_language_its_parts_and_no_name_twice(on_phone: Page) -> None:
    page = on_phone
    # Words like "Urban Farming" are names and loan words; a whole sentence would need its own lang.
    assert page.evaluate("[...document.querySelectorAll('[lang]')].map((e) => [e.tagName, e.lang])") == [["HTML", "de"]]
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert len(names) > 2 and len(set(names)) == len(names)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(set(ids)) == len(ids)


def test_a_link_that_skips_the_frame_comes_first(on_phone: Page) -> None:
    first = on_phone.evaluate("look.all('a, button, input, select, summary')[0].outerHTML")
    assert first == '<a href="#inhalt" class="wiq-skip">Direkt zum Inhalt</a>'
    assert on_phone.locator("main #inhalt").count() == 1


def test_targets_are_large_enough_for_a_finger(on_phone: Page) -> None:
    assert on_phone.evaluate("look.smallTargets()") == []


# At 400 % zoom, which makes 320 × 256 of 1280 × 1024 ----------------------------------------------------------------


@pytest.fixture(scope="module")
def magnified(browser: Browser) -> Iterator[Page]:
    page = new_page(browser, viewport={"width": 320, "height": 256})
    yield page
    page.context.close()


@pytest.fixture(scope="module", params=[*PAGES, FILTERED])
def zoomed(request: pytest.FixtureRequest, magnified: Page, site_url: str) -> Page:
    """A page at 400 % with all its boxes opened; the last test of it changes its style."""
    visit(magnified, site_url + request.param)
    open_all(magnified)
    return magnified


def test_nothing_scrolls_sideways(zoomed: Page) -> None:
    assert zoomed.evaluate("look.wider()") == []
    assert zoomed.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_header_leaves_most_of_the_window_to_the_text(zoomed: Page) -> None:
    covered = zoomed.evaluate(
        """look.all("body *").filter((e) => /fixed|sticky/.test(getComputedStyle(e).position))
        .map((e) => e.getBoundingClientRect()).filter(({ bottom }) => bottom > 0)
        .reduce((sum, { height }) => sum + height, 0)"""
    )
    assert 0 < covered <= 256 / 3


@pytest.mark.parametrize("key", ["Shift+Tab", "Tab"])  # backwards first: then the radio buttons are still untouched
def test_the_keyboard_goes_round_and_the_focus_is_always_seen(zoomed: Page, key: str) -> None:
    go_round(zoomed, key)


def test_wider_text_is_not_cut_off(zoomed: Page) -> None:
    cut = zoomed.evaluate("look.cutOff()")
    zoomed.add_style_tag(content=SPACED)
    assert zoomed.evaluate("look.cutOff()") == cut
    assert zoomed.evaluate("look.wider()") == []


def go_round(page: Page, key: str) -> None:
    """Press a key until the focus comes back to where it began."""
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); look.watchFocus()")
    for _ in range(25):
        for _ in range(20):
            page.keyboard.press(key)
        if page.evaluate("look.around"):
            break
    else:
        raise AssertionError("the focus does not come back")
    assert page.evaluate("look.walked.size") > 10
    wrong = "[...look.walked].flatMap(([element, wrong]) => wrong.map((what) => `${look.name(element)} ${what}`))"
    assert page.evaluate(wrong) == []


# On a desk --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[("light", "none"), ("dark", "none"), ("light", "active")], ids="-".join)
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, forced = request.param
    page = new_page(browser, viewport={"width": 1280, "height": 800}, color_scheme=scheme, forced_colors=forced)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", ["", FILTERED, "teams/leipzig-giesst/", "suche/?q=gr%C3%BCn", "wie/", "termine/"])
def test_the_focus_is_seen_in_all_colours(desk: Page, site_url: str, address: str) -> None:
    visit(desk, site_url + address)
    go_round(desk, "Tab")
