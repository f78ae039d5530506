"""Every type of page at 400 % zoom: nothing is cut off, and the focus is always seen; the focus in all colours."""

from collections.abc import Callable, Iterator

import pytest
from pages import FILTERED, KINDS, PAGES, lend_page, open_all, visit
from playwright.sync_api import Browser, Page

# Wider text as WCAG 1.4.12 describes it
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


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


# At 400 % zoom, which makes 320 × 256 of 1280 × 1024 ----------------------------------------------------------------


@pytest.fixture(scope="module")
def magnified(browser: Browser) -> Iterator[Page]:
    with lend_page(browser, viewport={"width": 320, "height": 256}) as page:
        yield page


@pytest.mark.parametrize("address", [*PAGES, FILTERED])
def test_no_page_scrolls_sideways(magnified: Page, site_url: str, address: str) -> None:
    visit(magnified, site_url + address)
    open_all(magnified)
    assert magnified.evaluate("look.wider()") == []
    assert magnified.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture(scope="module", params=[*KINDS, FILTERED])
def zoomed(request: pytest.FixtureRequest, magnified: Page, site_url: str) -> Page:
    """A page at 400 % with all its boxes opened; the last test of it changes its style."""
    visit(magnified, site_url + request.param)
    open_all(magnified)
    return magnified


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


# Letters of double size, as people set them in their browser or phone (WCAG 1.4.4) ----------------------------------


@pytest.fixture(scope="module")
def big_letters(launch_browser: Callable[..., Browser], browser_type_launch_args: dict) -> Iterator[Browser]:
    """A browser whose letters are twice as large as usual; the sizes at which a page changes grow with them."""
    browser = launch_browser(args=[*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"])
    yield browser
    browser.close()


@pytest.fixture(scope="module", params=[360, 1280])
def big_page(request: pytest.FixtureRequest, big_letters: Browser) -> Iterator[Page]:
    with lend_page(big_letters, viewport={"width": request.param, "height": 800}) as page:
        yield page


@pytest.mark.parametrize("address", [*PAGES, FILTERED])
def test_letters_of_double_size_fit_on_every_page(big_page: Page, site_url: str, address: str) -> None:
    visit(big_page, site_url + address)
    open_all(big_page)
    assert big_page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 40
    assert big_page.evaluate("look.wider()") == []
    assert big_page.evaluate("look.cutOff()") == []
    assert big_page.evaluate("document.querySelector('.md-header').clientHeight") <= 800 / 3


# On a desk --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[("light", "none"), ("dark", "none"), ("light", "active")], ids="-".join)
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, forced = request.param
    with lend_page(browser, viewport={"width": 1280, "height": 800}, color_scheme=scheme, forced_colors=forced) as page:
        yield page


@pytest.mark.parametrize("address", ["", FILTERED, "teams/durstige-baeume/", "suche/?q=gr%C3%BCn", "wie/", "termine/"])
def test_the_focus_is_seen_in_all_colours(desk: Page, site_url: str, address: str) -> None:
    visit(desk, site_url + address)
    go_round(desk, "Tab")
