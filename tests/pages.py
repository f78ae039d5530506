"""One address of each type of page of the town, and pages that can tell how they look and what axe finds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "",
    "teams/",
    "teams/gebiet/westend/",
    "teams/auswahl/sport-am-nordufer/",  # a list with nothing in it
    "teams/durstige-baeume/",  # every field
    "teams/stadtteil-app/",  # closed, with needs and meetings of once
    "teams/leseecke/",  # the required fields only
    "idee-sucht-team/",
    "idee-sucht-team/auswahl/wenig-zeit-im-westend/",
    "blog/",
    "blog/seite/2/",
    "blog/archiv/2021/",
    "blog/archiv/2021/03/",
    "blog/advents-kicken/",  # with a date to come
    "blog/gesamttreffen-september-2026/",  # agenda, dates, table, quotation
    "blog/bolzplatz-an-der-ziegelei/",  # an idea
    "blog/tauschen-statt-wegwerfen/",  # an idea that became a team
    "blog/laternen-im-muehlenviertel/",  # pictures
    "gebiete/",
    "gebiete/ostvorstadt/",
    "gebiete/westend/muehlenviertel/",
    "gebiete/westend/gaertnersiedlung/",  # where nothing happens
    "gebiete/suedhang/",  # with a text of its own
    "organisationen/",
    "organisationen/buergernetz/",
    "termine/",
    "termine/gebiet/ostvorstadt/",
    "abonnieren/",
    "suche/",
    "suche/?q=gr%C3%BCn",
    "suche/?q=xyzzy",
    "wie/",
    "mitmachen/",  # with the newest of lists
    "glossar/",
    "zahlen/",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "redaktion/felder/",
    "redaktion/team/",
    "redaktion/schreiben/",
    "daten/",
    "teams/durstige-baeume/aushang/",
    "idee-sucht-team/einbringen/",
    "gibt-es-nicht/",
]
KINDS = ["", "teams/", "teams/durstige-baeume/", "idee-sucht-team/", "blog/", "termine/", "suche/?q=gr%C3%BCn", "wie/"]
"""Those of them that differ most, for what takes long."""
FILTERED = "teams/?gebiet=ostvorstadt&themen=begegnung"
"""A list after choices, which only the script makes."""
EMPTY = "teams/?gebiet=nordufer&themen=begegnung"
"""A list after choices that nothing fits."""
AT_REST = """() => Promise.race([
    Promise.allSettled(document.getAnimations().map((motion) => motion.finished)),
    new Promise((done) => setTimeout(done, 500)),
]).then(() => true)"""
"""Waits until nothing moves, but not for what always does; Firefox cannot be told that somebody wants less of it."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe looks for."""
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours."""


@contextmanager
def lend_page(browser: Browser, **settings: Any) -> Iterator[Page]:
    """A page in a context of its own, without motion, that has the functions of ``look.js``."""
    bypass = browser.browser_type.name == "chromium"  # Playwright waits by evaluating strings
    context = browser.new_context(reduced_motion="reduce", bypass_csp=bypass, **settings)
    context.add_init_script(path=Path(__file__).parent / "look.js")
    yield context.new_page()
    context.close()


def _is_firefox(page: Page) -> bool:
    browser = page.context.browser
    return browser is not None and browser.browser_type.name == "firefox"


def listen(page: Page) -> list[str]:
    """What the page says from now on: its console, and exceptions that nobody caught."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def visit(page: Page, address: str) -> None:
    """Go to a page and wait until its scripts are through."""
    page.goto(address, wait_until="load")
    if _is_firefox(page):  # Playwright waits by evaluating strings, which the pages' own policy forbids there
        page.evaluate("async () => { while (!look.settled()) await new Promise(requestAnimationFrame); }")
    else:
        page.wait_for_function("look.settled()")


def open_all(page: Page) -> None:
    """Open all boxes."""
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")


def open_menu(page: Page) -> None:
    """Open the menu of a phone."""
    page.get_by_role("button", name="Menü").click()
    expect(page.locator(".md-sidebar--primary")).to_be_visible()


def colour(page: Page, scheme: Any) -> None:
    """Show a page ``light`` or ``dark`` as a system wants it; in Firefox, which cannot be told so, as a reader does."""
    page.emulate_media(color_scheme=scheme)
    if _is_firefox(page):
        chosen = {"light": "default", "dark": "slate"}[scheme]
        page.evaluate("(scheme) => { document.documentElement.dataset.mdColorScheme = scheme; }", chosen)


def find_violations(page: Page, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """What axe finds on a page, in words; by the rules ``only``, else by all of ``RULES`` but those ``without``."""
    chosen = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    left_out = {rule: {"enabled": False} for rule in without}
    page.evaluate(AT_REST)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": chosen, "rules": left_out, "resultTypes": ["violations"]}
    found = page.evaluate("(options) => axe.run(document, options).then((results) => results.violations)", options)
    nodes = [(rule["id"], rule["nodes"][0]) for rule in found]
    return [f"{rule}: {node['target']} {node['html'][:120]}" for rule, node in nodes]
