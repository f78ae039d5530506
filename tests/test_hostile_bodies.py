"""Hostile bodies in real browsers, without the policy that would also stop them: nothing runs, calls or covers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from bodies import document, parse
from hostile import HOSTILE
from playwright.sync_api import Browser, Error, Page, Request, Route

from wiq_site.body.links import find_addresses
from wiq_site.body.render import fill_links

URL = "https://nachbarstadt.example/"
_HEAD = "<!doctype html><html lang=de><meta charset=utf-8><body>"


def show(text: str) -> str:
    """The HTML of a body as it stands on a page, also of one that is refused: then this is the second wall."""
    body = parse(text)
    addresses = find_addresses(document(text), body.outline, {})
    return fill_links(re.sub("\0\\d+[az]\0", "", body.html), addresses)


@contextmanager
def open_page(browser: Browser, html: str) -> Iterator[tuple[Page, list[str]]]:
    """A page with this content, and what it does besides: requests, dialogs, new windows."""
    context = browser.new_context()
    page, done = context.new_page(), []

    def answer(route: Route, request: Request) -> None:
        if request.url == URL and not done:
            route.fulfill(body=f"{_HEAD}<main>{html}</main><p id=behind>y</p>", content_type="text/html")
        else:
            done.append(request.url)
            route.abort()

    page.route("**/*", answer)
    page.on("dialog", lambda dialog: done.append(dialog.message))
    page.on("popup", lambda popup: done.append(popup.url))
    page.goto(URL, wait_until="load")
    yield page, done
    context.close()


@pytest.mark.every_browser
def test_nothing_runs_and_nobody_is_called(browser: Browser) -> None:
    with open_page(browser, "\n".join(f"<section>{show(text)}</section>" for text in HOSTILE)) as (page, done):
        page.evaluate(
            """() => { for (const element of document.querySelectorAll("main *")) {
                element.dispatchEvent(new Event("focus")); element.dispatchEvent(new MouseEvent("mouseover"));
                if (!element.closest("a")) element.click(); } }"""
        )
        page.wait_for_timeout(300)
        assert page.evaluate("window.ran") is None
        # Pictures of the site itself may be asked for; they are not there.
        assert [url for url in done if not url.startswith(URL)] == []
        assert page.locator("main section").count() == len(HOSTILE)


@pytest.mark.every_browser
def test_links_lead_to_pages_and_mailboxes_only(browser: Browser) -> None:
    with open_page(browser, "\n".join(map(show, HOSTILE))) as (page, _):
        schemes = page.evaluate("() => [...new Set([...document.querySelectorAll('a, area')].map((a) => a.protocol))]")
        assert set(schemes) <= {"http:", "https:", "mailto:", "tel:"}


def test_nothing_covers_or_takes_over_the_page(browser: Browser) -> None:
    with open_page(browser, "\n".join(map(show, HOSTILE))) as (page, _):
        placed = """() => [...document.querySelectorAll("main *")].map((element) => getComputedStyle(element).position)
            .filter((position) => position !== "static")"""
        assert page.evaluate(placed) == []
        assert page.locator("#behind").count() == 1 and page.locator("main ~ #behind").inner_text() == "y"
        assert page.title() == ""
        taken = page.evaluate("() => [...document.querySelectorAll('main [id]')].map((e) => e.id)")
        assert [name for name in taken if re.match("__|wiq-", name)] == []


def test_without_the_white_list_they_would_run_and_call(browser: Browser) -> None:
    ran, called = 0, 0
    for text in HOSTILE[::4]:
        with open_page(browser, text) as (page, done):
            with suppress(Error):  # it went somewhere else
                ran += page.evaluate("window.ran ?? 0")
            called += any("foreign.example" in url for url in done)
    assert ran >= 5 and called >= 3
