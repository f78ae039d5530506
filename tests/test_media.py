"""What readers ask of every page: paper, forced colours, less motion."""

from collections.abc import Iterator

import pytest
from pages import FILTERED, KINDS, PAGES, find_violations, lend_page, visit
from playwright.sync_api import Browser, Page

A4 = {"width": 718, "height": 1047}
"""A4 in CSS pixels without the margins that browsers leave."""


# Paper ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printer(browser: Browser) -> Iterator[Page]:
    with lend_page(browser, viewport=A4, color_scheme="dark") as page:
        yield page


@pytest.fixture(scope="module", params=[*KINDS, FILTERED])
def paper(request: pytest.FixtureRequest, printer: Page, site_url: str) -> Page:
    """A page as it is printed, by somebody who reads in the dark."""
    printer.emulate_media(media="screen")
    visit(printer, site_url + request.param)
    printer.emulate_media(media="print")
    printer.wait_for_function("dispatchEvent(new Event('beforeprint')) && document.querySelector('[data-wiq-address]')")
    return printer


def test_paper_shows_the_text_without_the_frame(paper: Page) -> None:
    frame = "header.md-header, footer, aside, nav, form, button, input, select, .wiq-skip, .wiq-filter, .wiq-map"
    assert paper.evaluate("frame => look.all(frame).map(look.name)", frame) == []
    assert paper.evaluate("look.all('h1').length") == 1


def test_closed_boxes_are_printed_too(paper: Page) -> None:
    hidden = "[...document.querySelectorAll('article details > *')].filter((e) => !e.checkVisibility()"
    shown_elsewhere = " && !e.closest('.wiq-filter')).map(look.name)"
    assert paper.evaluate(hidden + shown_elsewhere) == []


def test_links_write_out_where_they_lead(paper: Page) -> None:
    # Cards, chips, facts, figures and the four ways lead on within the site: there, addresses would drown the words.
    links = """look.all("article a[href]:not([href^='#'])")
        .filter((a) => !a.closest(".wiq-card, .wiq-area, .wiq-chips, .wiq-facts, .wiq-feeds, .wiq-figures, .wiq-wege"))
        .map((a) => [look.name(a), a.textContent, a.dataset.wiqAddress, getComputedStyle(a, "::after").content])"""
    for name, text, address, written in paper.evaluate(links):
        assert address is None or written == f'" (" "{address}" ")"' or written == f'" ({address})"', name
        assert address or "@" in text or "." in text, f"{name} has no address"
        assert address is None or not address.startswith(("..", "mailto:")), name


def test_paper_is_white_and_its_text_dark(paper: Page) -> None:
    text = """[...document.querySelectorAll("body *")].filter((e) => look.seen(e) &&
        [...e.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim()))"""
    assert paper.evaluate("look.luminance(look.ground(document.querySelector('main')))") == 1
    pale = f"{text}.filter((e) => look.contrast(getComputedStyle(e).color, 'rgb(255, 255, 255)') < 4.5).map(look.name)"
    assert paper.evaluate(pale) == []
    dark = f"{text}.filter((e) => look.luminance(look.ground(e)) < 0.6).map(look.name)"
    assert paper.evaluate(dark) == []


def test_paper_is_wide_enough_and_no_heading_stays_alone(paper: Page) -> None:
    assert paper.evaluate("look.wider()") == []
    alone = "look.all('h1, h2, h3, h4').filter((e) => getComputedStyle(e).breakAfter !== 'avoid').map(look.name)"
    assert paper.evaluate(alone) == []


def test_a_browser_that_prints_finds_the_addresses(browser: Browser, site_url: str) -> None:
    with lend_page(browser) as page:
        page.goto(site_url + "teams/durstige-baeume/", wait_until="networkidle")
        assert page.evaluate("document.querySelectorAll('[data-wiq-address]').length") == 0
        page.pdf()
        address = "a => a.dataset.wiqAddress"
        link = page.locator(".wiq-prose").get_by_role("link", name="Grünen Dächern")
        assert link.evaluate(address) == "musterstadt.example/teams/gruene-daecher/"
        mail = page.get_by_role("link", name="Ich möchte mitmachen").first
        assert mail.evaluate(address) == "baeume@musterstadt.example"


# Forced colours and less motion -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    with lend_page(browser, viewport={"width": 1280, "height": 800}, forced_colors="active") as page:
        yield page


@pytest.fixture(scope="module", params=[*PAGES, FILTERED])
def forced(request: pytest.FixtureRequest, screen: Page, site_url: str) -> Page:
    """A page in few colours that the reader has chosen, and with reduced motion."""
    visit(screen, site_url + request.param)
    return screen


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_in_forced_colours(screen: Page, site_url: str, address: str) -> None:
    # axe compares colours of the style sheet, which the reader does not see here.
    visit(screen, site_url + address)
    assert find_violations(screen, without=["color-contrast"]) == []


BOXES = """.wiq-status, .wiq-button, .wiq-chips > li, .wiq-card, .wiq-join, .wiq-note, .wiq-timeline__wiq,
    .wiq-list button, .wiq-check, .wiq-facet > ul a, .wiq-figures a, .wiq-hero__text"""


def test_boxes_have_lines_in_forced_colours(forced: Page) -> None:
    bare = """boxes => look.all(boxes).filter((e) => parseFloat(getComputedStyle(e).borderBottomWidth) < 1)
        .map(look.name)"""
    assert forced.evaluate(bare, BOXES) == []


def test_icons_have_the_colour_of_their_text_in_forced_colours(forced: Page) -> None:
    colour = "(e) => getComputedStyle(e).color"
    other = f"look.all('.wiq-icon').filter((e) => ({colour})(e) !== ({colour})(e.parentElement)).map(look.name)"
    assert forced.evaluate(other) == []


def test_nothing_moves_for_those_who_want_it_so(forced: Page) -> None:
    moving = """[...document.querySelectorAll("*")].flatMap((e) => [null, "::before", "::after"].filter((part) => {
        const style = getComputedStyle(e, part);
        const seconds = style.transitionDuration.split(",").map(parseFloat);
        const changes = style.transitionProperty !== "none" && Math.max(...seconds) > 0.01;
        return changes || style.animationName !== "none" || style.scrollBehavior !== "auto";
    }).map(() => look.name(e)))"""
    assert forced.evaluate(moving) == []


@pytest.mark.parametrize(
    ("address", "part", "without"),
    [
        (FILTERED, ".wiq-map", "e.querySelector('[aria-current]').removeAttribute('aria-current')"),
        (FILTERED, ".wiq-check:has(:checked)", "e.firstChild.checked = false"),
        (FILTERED, ".wiq-check:has(:disabled)", "e.firstChild.disabled = false"),
        ("teams/gebiet/westend/", "section[data-facet]", "e.querySelector('[aria-current]').ariaCurrent = null"),
        ("blog/seite/2/", ".wiq-pages", "e.querySelector('[aria-current]').ariaCurrent = null"),
        ("teams/", ".md-tabs", "e.querySelector('.md-tabs__item--active').className = 'md-tabs__item'"),
        ("wie/", ".md-sidebar--primary ul ul", "look.all('ul ul .md-nav__link--active')[0].className = 'md-nav__link'"),
        ("teams/durstige-baeume/", ".wiq-steps", "e.firstElementChild.className = 'wiq-steps__coming'"),
        ("teams/sonntags-kicken/", ".wiq-steps", "e.querySelector('[aria-current]').className = 'wiq-steps__done'"),
        ("teams/durstige-baeume/", ".wiq-timeline__wiq", "e.style.border = '0'"),
        ("teams/durstige-baeume/", ".wiq-button", "e.style.border = '0'"),
    ],
)
def test_states_are_seen_in_forced_colours(screen: Page, site_url: str, address: str, part: str, without: str) -> None:
    # Without the script a facet has links, and one of them is the current one.
    if part == "section[data-facet]":
        screen.route("**/filter.mjs", lambda route: route.abort())
    screen.goto(site_url + address, wait_until="networkidle")
    element = screen.locator(part).first
    before = element.screenshot()
    assert element.screenshot() == before
    element.evaluate(f"e => {{ {without} }}")
    assert element.screenshot() != before
    screen.unroute("**/filter.mjs")
