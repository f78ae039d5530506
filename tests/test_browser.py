"""The real site in a real browser: accessible, silent, self-sufficient, without sideways scrolling."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

PAGES = [
    "",
    "teams/",
    "teams/gebiet/leipziger-westen/",
    "teams/leipzig-giesst/",
    "teams/wecreate/",
    "idee-sucht-team/",
    "idee-sucht-team/faehigkeit/gaertnern/",
    "blog/",
    "blog/seite/2/",
    "blog/archiv/2021/",
    "blog/gesamttreffen-dezember-2020/",
    "blog/bolzplatz-schoenefeld/",
    "gebiete/",
    "gebiete/leipziger-osten/",
    "gebiete/mitte/",
    "termine/",
    "termine/gebiet/leipziger-osten/",
    "abonnieren/",
    "suche/",
    "suche/?q=gr%C3%BCn",
    "suche/?q=xyzzy",
    "wie/",
    "wer/",
    "glossar/",
    "zahlen/",
    "mitmachen/",
    "impressum/",
    "redaktion/felder/",
    "redaktion/team/",
    "gibt-es-nicht/",
]
VIEWS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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


@pytest.mark.parametrize("address", PAGES)
def test_console_is_empty_and_nothing_comes_from_elsewhere(page: Page, site_url: str, address: str) -> None:
    messages: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(site_url + address, wait_until="networkidle")
    expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert messages == (expected if address == "gibt-es-nicht/" else [])
    assert hosts == {urlsplit(site_url).netloc}


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site_url: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_one_title_and_german(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    assert page.locator("h1:visible").count() == 1
    assert page.evaluate("document.documentElement.lang") == "de"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(set(ids)) == len(ids)


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


def test_everything_is_there_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "teams/")
    expect(page.locator(".wiq-card")).to_have_count(24)
    page.get_by_role("navigation", name="Auswahl eingrenzen").get_by_role("link", name="Leipziger Osten").click()
    assert page.url == site_url + "teams/gebiet/leipziger-osten/"
    expect(page.get_by_role("link", name="Marianne kickt")).to_be_visible()
    context.close()


def test_an_old_address_leads_to_the_new_one(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/baumfreundschaft/")
    page.wait_for_url(site_url + "teams/leipzig-giesst/")


def test_print_hides_the_frame_and_writes_out_addresses(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/leipzig-giesst/")
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    written = page.locator("article a[href^='https:']").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "http" in written or "attr(href)" in written


def test_start_page_transfers_at_most_150_kilobytes(page: Page, site_url: str) -> None:
    sizes: dict[str, int] = {}

    def count(response: Response) -> None:
        body = response.body()
        text = response.header_value("content-type") or ""
        sizes[response.url] = len(gzip.compress(body, 9) if re.search("text|script|json|xml", text) else body)

    page.on("requestfinished", lambda request: count(request.response()))
    page.goto(site_url, wait_until="networkidle")
    assert len(sizes) > 5
    assert sum(sizes.values()) <= 150_000, sizes


def test_pages_exist(site: Path) -> None:
    assert [
        a for a in PAGES if a != "gibt-es-nicht/" and "?" not in a and not (site / a / "index.html").is_file()
    ] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", "teams/", "idee-sucht-team/", "blog/", "teams/marianne-kickt/", "suche/"])
def test_nothing_jumps_while_a_page_loads(page: Page, site_url: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        "for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(site_url + address, wait_until="networkidle")
    assert page.evaluate("PerformanceObserver.supportedEntryTypes.includes('layout-shift')")
    assert page.evaluate("window.shift") <= 0.02
