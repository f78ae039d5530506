"""One address of each type of page, for tests that hold for all of them, and pages that can tell how they look."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

PAGES = [
    "",
    "teams/",
    "teams/gebiet/leipziger-westen/",
    "teams/leipzig-giesst/",
    "teams/wecreate/",
    "idee-sucht-team/",
    "idee-sucht-team/faehigkeit/gaertnern/",
    "idee-sucht-team/auswahl/wenig-zeit-im-osten/",
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
FILTERED = "teams/?gebiet=leipziger-osten&themen=begegnung"
"""A list after choices, which only the script makes."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe looks for."""


def new_page(browser: Browser, **settings: Any) -> Page:
    """A page in a context of its own, without motion, that has the functions of ``look.js``."""
    context = browser.new_context(reduced_motion="reduce", **settings)
    context.add_init_script(path=Path(__file__).parent / "look.js")
    return context.new_page()


def visit(page: Page, address: str) -> None:
    """Go to a page and wait until its scripts are through."""
    page.goto(address, wait_until="load")
    page.wait_for_function("look.settled()")
