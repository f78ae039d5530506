"""The lists of a built site: what their index holds, and what readers see of them in a browser."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from builder import build_site
from playwright.sync_api import Locator, Page
from project import write_project

from wiq_site.selection import matches

TEAMS, BLOG, IDEAS, DATES = "teams/", "blog/", "idee-sucht-team/", "termine/"
FACETS = {
    TEAMS: ("gebiet", "ortsteil", "themen", "status"),
    BLOG: ("categories", "gebiet", "ortsteil", "themen", "teams", "jahr"),
    IDEAS: ("gebiet", "ortsteil", "themen", "faehigkeit", "aufwand"),
    DATES: ("gebiet", "ortsteil", "themen"),
}
NO_FEED = "Für genau diese Auswahl gibt es keinen Feed. Am nächsten kommt: "
NO_CALENDAR = "Für genau diese Auswahl gibt es keinen Kalender. Am nächsten kommt: "
PROJECT_URL = "https://nachbarstadt.example/"

Choice = Mapping[str, list[str]]
"""Facet → terms."""


class ListIndex:
    """What a list's index holds, and what the Python rule says about it."""

    def __init__(self, site: Path, address: str) -> None:
        self.facets = FACETS[address]
        self.items: list[dict[str, Any]] = json.loads((site / address / "liste.json").read_text("utf-8"))["items"]

    def select(self, choice: Choice) -> list[dict[str, Any]]:
        """The items that a choice takes."""
        wanted = {facet: frozenset(terms) for facet, terms in choice.items()}
        return [item for item in self.items if matches(wanted, self.facets_of(item))]

    def facets_of(self, item: dict[str, Any]) -> dict[str, frozenset[str]]:
        """Facet → terms of an item."""
        return {facet: frozenset(item.get(facet, ())) for facet in self.facets}

    def titles(self, choice: Choice) -> list[str]:
        """Titles of the items that a choice takes."""
        return [item["title"] for item in self.select(choice)]

    def count(self, **terms: list[str]) -> int:
        """How many items a choice takes."""
        return len(self.select(terms))


# What readers see -------------------------------------------------------------------------------------------------


def box(page: Page, facet: str, label: str) -> Locator:
    """The check box of a term."""
    name = re.compile(rf"^{re.escape(label)}, \d+ Eintr(ag|äge)$")
    return page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", name=name)


def titles(page: Page) -> Locator:
    """The links in the headings of the items shown."""
    return page.locator("[data-wiq-items] :is(h2, h3) a:visible")


def result(page: Page) -> Locator:
    """The sentence about the result."""
    return page.get_by_role("main").get_by_role("status")


def query(choice: Choice) -> str:
    """The query string of a choice."""
    return "?" + "&".join(f"{facet}={term}" for facet, terms in choice.items() for term in terms)


def path(page: Page, site_url: str) -> str:
    """Where the page is, without the address of the site."""
    return page.url.removeprefix(site_url)


def read_offers(page: Page, url: str) -> list[str]:
    """What is offered below the list, in words, each with its address."""
    code = "all => all.map(a => `${a.parentElement.textContent.trim()} ${a.href}`)"
    return [offer.replace(f" {url}", " ") for offer in page.locator("[data-wiq-offer]").evaluate_all(code)]


def call(page: Page, site_url: str, module: str, code: str, value: Any) -> Any:
    """Call a function ``code`` of a value and a script module of the site."""
    page.goto(site_url + "impressum/")
    script = f"async ([url, value]) => {{ const module = await import(url); return ({code})(value, module); }}"
    return page.evaluate(script, [f"{site_url}assets/wiq/{module}", value])


# Small projects in the browser ------------------------------------------------------------------------------------


def show_project(page: Page, root: Path, files: Mapping[str, str]) -> Path:
    """Build a small project and give its files to the page at ``PROJECT_URL``. Gives the folder of its site."""
    settings = f"site_name: Nachbarstadt\nsite_url: {PROJECT_URL}\ntheme: material\nplugins: [wiq]\n"
    build_site(write_project(root / "project", {"mkdocs.yml": settings, **files}) / "mkdocs.yml", root / "site")
    page.route(PROJECT_URL + "**", lambda route: route.fulfill(path=_find_file(root / "site", route.request.url)))
    return root / "site"


def _find_file(folder: Path, url: str) -> Path:
    """The file that a server gives for an address."""
    file = folder / unquote(urlsplit(url).path).strip("/")
    return file / "index.html" if file.is_dir() else file
