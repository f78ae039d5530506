"""The search: German words are found as people type them, little is transferred, and every state has an address."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from lists import call, result
from pages import find_violations, lend_page, listen
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

CASES = yaml.safe_load((Path(__file__).parent / "cases/search.yml").read_text("utf-8"))


def hits(page: Page) -> Locator:
    return page.get_by_role("main").locator("li h2 a")


def field(page: Page) -> Locator:
    return page.get_by_label("Was suchst du?")


# The list of queries ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[Page]:
    """One page for many queries."""
    page = browser.new_page(locale="de-DE")
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["query"])
def test_what_people_type_is_found(kept: Page, site_url: str, case: dict[str, Any]) -> None:
    kept.goto(f"{site_url}suche/?q={quote(case['query'])}")
    expect(result(kept)).to_have_text(re.compile(r"^\d+ Treffer für "))
    found = hits(kept).evaluate_all("links => links.map((link) => link.href)")
    assert set(case["pages"]) <= {link.removeprefix(site_url) for link in found[:3]}


def test_list_of_queries_is_complete() -> None:
    assert len(CASES["found"]) >= 40


@pytest.mark.parametrize("query", CASES["nothing"])
def test_what_is_not_there_is_not_found(kept: Page, site_url: str, query: str) -> None:
    kept.goto(f"{site_url}suche/?q={quote(query)}")
    expect(result(kept)).to_have_text(f"Keine Treffer für „{query}“")
    expect(hits(kept)).to_have_count(0)
    expect(kept.get_by_text("Prüfe, ob alles richtig geschrieben ist.")).to_be_visible()


# The page ---------------------------------------------------------------------------------------------------------


@pytest.mark.every_browser
def test_from_the_header_to_a_hit_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    page.get_by_role("banner").get_by_role("searchbox", name="Suche").focus()
    page.keyboard.type("haltestelle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=haltestelle")
    expect(hits(page).first).to_have_text("Plauderhaltestelle eröffnet")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Plauderhaltestelle eröffnet":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/blog/plauderhaltestelle/")


def test_phones_have_a_link_to_the_search(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    page.get_by_role("banner").get_by_role("link", name="Suche").click()
    page.wait_for_url("**/suche/")
    expect(field(page)).to_be_visible()


@pytest.mark.every_browser
def test_results_follow_while_typing_and_are_said_once(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/")
    expect(result(page)).to_have_text("")
    result(page).evaluate(
        """line => { window.said = [];
        new MutationObserver(() => window.said.push(line.textContent)).observe(line, { childList: true }); }"""
    )
    field(page).press_sequentially("rikscha", delay=20)
    expect(result(page)).to_have_text(re.compile("Treffer für „rikscha“"))
    expect(hits(page).first).to_have_text("Mit der Rikscha")
    expect(page.locator("li mark").first).to_have_text(re.compile("rikscha", re.IGNORECASE))
    assert page.evaluate("window.said").count(result(page).text_content()) == 1
    expect(field(page)).to_be_focused()


def test_what_is_typed_before_the_script_starts_counts(page: Page, site_url: str) -> None:
    waiting: list[Route] = []
    page.route("**/search.mjs", lambda route: waiting.append(route))
    with page.expect_request("**/search.mjs"):
        page.goto(site_url + "suche/")
    field(page).fill("rikscha")
    waiting[0].continue_()
    expect(result(page)).to_contain_text("Treffer für „rikscha“")
    expect(field(page)).to_have_value("rikscha")


def test_address_holds_the_query_and_back_brings_the_one_before(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/")
    for query in ("suppe", "baum & straße"):
        field(page).fill(query)
        field(page).press("Enter")
        expect(result(page)).to_contain_text(f"für „{query}“")
        assert page.url == f"{site_url}suche/?q={quote(query, safe=' ').replace(' ', '+')}"
    page.go_back()
    expect(field(page)).to_have_value("suppe")
    expect(result(page)).to_contain_text("für „suppe“")
    page.go_back()
    expect(field(page)).to_have_value("")
    expect(result(page)).to_have_text("")
    expect(hits(page)).to_have_count(0)
    page.go_forward()
    expect(result(page)).to_contain_text("für „suppe“")
    page.reload()
    expect(result(page)).to_contain_text("für „suppe“")


def test_typing_a_word_is_one_step_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/?q=suppe")
    expect(result(page)).to_contain_text("für „suppe“")
    field(page).fill("")
    field(page).press_sequentially("pumpe", delay=300)
    expect(result(page)).to_contain_text("für „pumpe“")
    page.go_back()
    expect(result(page)).to_contain_text("für „suppe“")


def test_more_hits_are_shown_on_demand(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/?q=nachbar")
    expect(hits(page)).to_have_count(10)
    page.get_by_role("button", name=re.compile("^Weitere 10 von ")).click()
    expect(hits(page)).to_have_count(20)
    expect(hits(page).nth(10)).to_be_focused()


def test_nothing_is_loaded_before_somebody_searches(page: Page, site_url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for address in ("", "suche/"):
        page.goto(site_url + address, wait_until="networkidle")
    assert [url for url in requests if url.endswith(".json") or "search" in url.rpartition("/")[2]] == [
        site_url + "assets/wiq/search.mjs"
    ]


def test_a_search_transfers_little(page: Page, site_url: str) -> None:
    requests: list[Request] = []
    page.goto(site_url + "suche/", wait_until="networkidle")
    page.on("request", lambda request: requests.append(request))
    field(page).fill("gießen")
    expect(result(page)).to_contain_text("für „gießen“")
    expect(hits(page)).not_to_have_count(0)
    sizes = [len(gzip.compress(request.response().body(), 9)) for request in requests]
    assert len(sizes) > 3
    assert sum(sizes) <= 40_000


@pytest.mark.parametrize(
    ("text", "word", "snippet"),
    [
        ("Erst. Es ist z. B. am 3. Mai im Hof. Dann. " + "Lang " * 40, "Hof", "Es ist z. B. am 3. Mai im Hof. Dann."),
        ("Anfang. " + "lang " * 60 + "Ziel " + "weit " * 60, "Ziel", f"… {'lang ' * 23}Ziel {'weit ' * 31}…"),
        ("„Na klar!“ Das Fest beginnt. " + "Noch mehr. " * 30, "Fest", "Das Fest beginnt. " + "Noch mehr. " * 13),
        ("Thema: Kinder, Kleingärten.", "Kleingärten", "Thema: Kinder, Kleingärten."),
        ("Nichts davon.", "Ziel", ""),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_text_are_whole_sentences(
    page: Page, site_url: str, text: str, word: str, snippet: str
) -> None:
    code = "([text, word], { cutSnippet }) => cutSnippet(text, (found) => found === word)"
    assert call(page, site_url, "search.mjs", code, [text, word]) == snippet.strip()


def test_hostile_queries_stay_text(page: Page, site_url: str) -> None:
    messages = listen(page)
    page.on("dialog", lambda dialog: messages.append(dialog.message))
    for query in ("<img src=x onerror=alert(1)>", "a".rjust(3000, "a"), "((((", "\\", "%", "🌳", "\x00", "constructor"):
        page.goto(f"{site_url}suche/?q={quote(query)}")
        expect(result(page)).to_contain_text("Treffer für „")
        assert page.locator("main img[src=x]").count() == 0
    assert messages == []


def test_without_javascript_the_lists_lead_on(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "suche/?q=baum")
    expect(page.locator("noscript p")).to_be_visible()
    page.get_by_role("navigation", name="Listen").get_by_role("link", name="Lösungsteams").click()
    assert page.url == site_url + "teams/"
    context.close()


def test_without_the_index_the_page_says_so(page: Page, site_url: str) -> None:
    page.route("**/suche/index.json", lambda route: route.abort())
    page.goto(site_url + "suche/?q=baum")
    expect(result(page)).to_contain_text("Die Suche ist gerade nicht erreichbar.")
    page.unroute("**/suche/index.json")
    field(page).press("Enter")
    expect(result(page)).to_contain_text("Treffer für „baum“")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["nachbar", "xyzzy"])
def test_axe_finds_nothing_beside_hits(browser: Browser, site_url: str, scheme: Any, query: str) -> None:
    with lend_page(browser, color_scheme=scheme, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"{site_url}suche/?q={query}")
        expect(result(page)).to_contain_text("Treffer für")
        assert find_violations(page) == []
