"""The town in a real browser: silent, self-sufficient, small, without jumps."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lists import ListIndex
from pages import KINDS, PAGES, listen
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect


@pytest.fixture(scope="module")
def browser_context_args() -> dict:
    """The pages' own policy holds."""
    return {}


@pytest.fixture(scope="module")
def visitor(shared_context: BrowserContext) -> Page:
    """One page that goes from address to address."""
    return shared_context.new_page()


@pytest.mark.parametrize(
    "address",
    [pytest.param(address, marks=pytest.mark.every_browser) if address in KINDS else address for address in PAGES],
)
def test_console_is_empty_and_nothing_comes_from_elsewhere(visitor: Page, site_url: str, address: str) -> None:
    messages = listen(visitor)
    hosts: set[str] = set()
    visitor.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    visitor.goto(site_url + address, wait_until="networkidle")
    expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert messages == (expected if address == "gibt-es-nicht/" else [])
    assert hosts == {urlsplit(site_url).netloc}


def test_everything_is_there_without_javascript(browser: Browser, teams: ListIndex, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "teams/")
    expect(page.locator(".wiq-card")).to_have_count(len(teams.items))
    page.get_by_role("navigation", name="Auswahl eingrenzen").get_by_role("link", name="Ostvorstadt").click()
    assert page.url == site_url + "teams/gebiet/ostvorstadt/"
    expect(page.get_by_role("link", name="Sonntags kicken wir")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("teams/baumfreundschaft/", "teams/durstige-baeume/"),
        ("gruppen/giesskannen.html", "teams/durstige-baeume/"),
        ("blog/giessbericht-2026/", "blog/zehn-heisse-wochen/"),
        ("dabei-sein/", "mitmachen/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(page: Page, site_url: str, old: str, new: str) -> None:
    page.goto(site_url + old + "?suche=rad#wann")
    page.wait_for_url(site_url + new + "?suche=rad#wann")


@pytest.mark.parametrize("script", [False, True])
def test_an_old_address_leads_on_when_no_script_runs(browser: Browser, site_url: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(site_url + "dabei-sein/")
    if script:  # it did not come
        page.get_by_role("link", name="Weiter zur neuen Adresse").click()
    page.wait_for_url(site_url + "mitmachen/")
    context.close()


@pytest.mark.parametrize(
    ("address", "kilobytes"), [("", 55), ("blog/bolzplatz-an-der-ziegelei/", 45), ("teams/durstige-baeume/", 45)]
)
def test_a_first_visit_is_light(first_visit: Page, site_url: str, address: str, kilobytes: int) -> None:
    sizes: dict[str, int] = {}

    def count(response: Response) -> None:
        body = response.body()
        text = response.header_value("content-type") or ""
        sizes[response.url] = len(gzip.compress(body, 9) if re.search("text|script|json|xml", text) else body)

    first_visit.on("requestfinished", lambda request: count(request.response()))
    first_visit.goto(site_url + address, wait_until="networkidle")
    assert 5 < len(sizes) <= 12
    assert sum(sizes.values()) <= kilobytes * 1000, sizes


def test_pages_exist(site: Path) -> None:
    assert [
        a for a in PAGES if a != "gibt-es-nicht/" and "?" not in a and not (site / a / "index.html").is_file()
    ] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", "teams/", "idee-sucht-team/", "blog/", "teams/sonntags-kicken/", "suche/"])
def test_nothing_jumps_while_a_page_loads(first_visit: Page, site_url: str, address: str, width: int) -> None:
    first_visit.set_viewport_size({"width": width, "height": 800})
    first_visit.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        "for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    first_visit.goto(site_url + address, wait_until="networkidle")
    assert first_visit.evaluate("PerformanceObserver.supportedEntryTypes.includes('layout-shift')")
    assert first_visit.evaluate("window.shift") <= 0.02


@pytest.mark.parametrize("address", ["gibt-es-nicht/", "redaktion/felder/", "redaktion/team/"])
def test_no_box_is_empty(page: Page, site_url: str, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + address)
    empty = page.locator(".md-sidebar .md-nav").evaluate_all(
        """boxes => boxes.filter((box) => box.checkVisibility() && !box.textContent.trim()
        && getComputedStyle(box).backgroundColor !== "rgba(0, 0, 0, 0)").length"""
    )
    assert empty == 0
