"""The search: German words are found as people type them, little is transferred, and every state has an address."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from wiq_site.addresses import SEARCH_INDEX
from wiq_site.search import SearchPage, build_index, find_words, group_pages, order_pages, read_search_text

CASES = yaml.safe_load((Path(__file__).parent / "cases/search.yml").read_text("utf-8"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def result(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def hits(page: Page) -> Locator:
    return page.get_by_role("main").locator("li h2 a")


def field(page: Page) -> Locator:
    return page.get_by_label("Was suchst du?")


# The index --------------------------------------------------------------------------------------------------------


def search_page(title: str, kind: str = "Beitrag", kurz: str = "", html: str = "") -> SearchPage:
    text = read_search_text(title, kurz, html)
    return SearchPage(f"blog/{title.lower()}/", kind, title, kurz, text.text.encode(), lambda: text)


def weights(page: SearchPage) -> dict[str, str]:
    """Word → class."""
    return {word: weight for weight, words in page.load().words.items() for word in words.split()}


def test_what_only_points_elsewhere_is_not_text_of_the_page() -> None:
    page = search_page(
        "Hof",
        kurz="Kurz gesagt.",
        html="""<nav>Start</nav><h1>Hof</h1><p class="wiq-lead">Kurz gesagt.</p><h2>Das <em>Ziel</em></h2>
            <p>Grün<strong>fläche</strong> mit Bäu\xadmen</p><ul><li>Beet</li><li>Bank</li></ul><!-- nein -->
            <p data-wiq-nosearch>Anderes</p> danach<svg><text>Bild</text></svg><script>1</script>""",
    )
    assert page.load().text == "Das Ziel Grünfläche mit Bäumen Beet Bank danach"
    assert page.load().words["D"] == "ziel"


def test_words_are_taken_apart_as_they_are_typed() -> None:
    assert find_words("„Bürger:innen“ der Straße_24/7 – Großeltern!") == [
        *("burger", "innen", "der", "strasse", "24", "7", "grosseltern")
    ]


def test_titles_say_more_than_descriptions_than_headings_than_text() -> None:
    page = search_page("Garten", kurz="Ein Hof", html="<h2>Beet</h2><p>Bank, Hecke. Bank! Bank?</p><p>der und die</p>")
    assert weights(page) == {"garten": "A", "ein": "C", "hof": "C", "beet": "D", "bank": "E", "hecke": "F"}


def test_same_pages_give_the_same_bytes_and_a_change_another_version() -> None:
    pages = [search_page("Hof", html="<p>Beet</p>"), search_page("Rad", "Lösungsteam")]
    assert build_index(pages) == build_index(list(pages))
    other = build_index([*pages, search_page("Neu")])
    assert json.loads(other[SEARCH_INDEX])["version"] != json.loads(build_index(pages)[SEARCH_INDEX])["version"]


def test_without_pages_the_index_is_empty() -> None:
    assert json.loads(build_index([])[SEARCH_INDEX])["words"] == ""


def read_index(files: Mapping[str, str], titles: list[str]) -> dict[str, dict[str, str]]:
    """Word → title of its pages → class: the index read back."""
    index = json.loads(files[SEARCH_INDEX])
    postings = [p for n in range(len(index["parts"])) for p in json.loads(files[f"suche/woerter/{n}.json"]).split(" ")]
    found: dict[str, dict[str, str]] = {}
    word = ""
    for coded, posting in zip(index["words"].split(" "), postings, strict=True):
        word = word[: int(coded[0], 36)] + coded[1:]
        number = 0
        for distance, weight in re.findall("([0-9a-z]+)([A-F])", posting):
            number += int(distance, 36)
            found.setdefault(word, {})[titles[number]] = weight
    return found


def test_index_read_back_holds_all_words_of_all_pages() -> None:
    words = [f"wort{'x' * (n % 50)}{n}" for n in range(2000)]
    pages = [search_page(f"T{n}", html=f"<p>{' '.join(words[n * 3 :: 7])}</p>") for n in range(60)]
    expected: dict[str, dict[str, str]] = {}
    for page in pages:
        for word, weight in weights(page).items():
            expected.setdefault(word, {})[page.title] = weight
    files = build_index(pages)
    assert len(json.loads(files[SEARCH_INDEX])["parts"]) > 1
    assert read_index(files, [page.title for group in group_pages(pages) for page in group.pages]) == expected


def test_what_one_can_join_is_counted_first() -> None:
    pages = [search_page("Hof"), search_page("Rad", "Lösungsteam"), search_page("Tal"), search_page("Ort", "Gebiet")]
    assert [page.title for page in order_pages(pages)] == ["Ort", "Rad", "Hof", "Tal"]


# Browser and Python -----------------------------------------------------------------------------------------------


def call(page: Page, site_url: str, module: str, code: str, value: Any) -> Any:
    page.goto(site_url + "impressum/")
    script = f"async ([url, value]) => {{ const module = await import(url); return ({code})(value, module); }}"
    return page.evaluate(script, [f"{site_url}assets/wiq/{module}", value])


def test_browser_and_python_take_words_apart_alike(page: Page, site: Path, site_url: str) -> None:
    fold = json.loads((Path(__file__).parent / "cases/fold.json").read_text("utf-8"))["fold"]
    files = sorted((site / "suche/seiten").iterdir())
    texts = [text for text, _ in fold] + [
        page["text"] for file in files for page in json.loads(file.read_text("utf-8"))
    ]
    assert len(texts) > 80
    found = call(page, site_url, "index.mjs", "(texts, { splitWords }) => texts.map(splitWords)", texts)
    assert found == [find_words(text) for text in texts]


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


def test_from_the_header_to_a_hit_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    page.get_by_role("banner").get_by_role("searchbox", name="Suche").focus()
    page.keyboard.type("haltestelle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=haltestelle")
    expect(hits(page).first).to_have_text("Treffhaltestelle")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Treffhaltestelle":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/teams/treffhaltestelle/")


def test_phones_have_a_link_to_the_search(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    page.get_by_role("banner").get_by_role("link", name="Suche").click()
    page.wait_for_url("**/suche/")
    expect(field(page)).to_be_visible()


def test_results_follow_while_typing_and_are_said_once(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/")
    expect(result(page)).to_have_text("")
    result(page).evaluate(
        """line => { window.said = [];
        new MutationObserver(() => window.said.push(line.textContent)).observe(line, { childList: true }); }"""
    )
    field(page).press_sequentially("slackline", delay=20)
    expect(result(page)).to_have_text(re.compile("Treffer für „slackline“"))
    expect(hits(page).first).to_have_text("Slackline-Park")
    expect(page.locator("li mark").first).to_have_text(re.compile("slackline", re.IGNORECASE))
    assert page.evaluate("window.said").count(result(page).text_content()) == 1
    expect(field(page)).to_be_focused()


def test_what_is_typed_before_the_script_starts_counts(page: Page, site_url: str) -> None:
    waiting: list[Route] = []
    page.route("**/search.mjs", lambda route: waiting.append(route))
    with page.expect_request("**/search.mjs"):
        page.goto(site_url + "suche/")
    field(page).fill("slackline")
    waiting[0].continue_()
    expect(result(page)).to_contain_text("Treffer für „slackline“")
    expect(field(page)).to_have_value("slackline")


def test_address_holds_the_query_and_back_brings_the_one_before(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/")
    for query in ("fisch", "pumpe & straße"):
        field(page).fill(query)
        field(page).press("Enter")
        expect(result(page)).to_contain_text(f"für „{query}“")
        assert page.url == f"{site_url}suche/?q={quote(query, safe=' ').replace(' ', '+')}"
    page.go_back()
    expect(field(page)).to_have_value("fisch")
    expect(result(page)).to_contain_text("für „fisch“")
    page.go_back()
    expect(field(page)).to_have_value("")
    expect(result(page)).to_have_text("")
    expect(hits(page)).to_have_count(0)
    page.go_forward()
    expect(result(page)).to_contain_text("für „fisch“")
    page.reload()
    expect(result(page)).to_contain_text("für „fisch“")


def test_typing_a_word_is_one_step_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/?q=fisch")
    expect(result(page)).to_contain_text("für „fisch“")
    field(page).fill("")
    field(page).press_sequentially("pumpe", delay=300)
    expect(result(page)).to_contain_text("für „pumpe“")
    page.go_back()
    expect(result(page)).to_contain_text("für „fisch“")


def test_more_hits_are_shown_on_demand(page: Page, site_url: str) -> None:
    page.goto(site_url + "suche/?q=leipzig")
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
    sizes: list[int] = []
    page.goto(site_url + "suche/", wait_until="networkidle")
    page.on("requestfinished", lambda request: sizes.append(len(gzip.compress(request.response().body(), 9))))
    field(page).fill("gießen")
    expect(result(page)).to_contain_text("für „gießen“")
    page.wait_for_load_state("networkidle")
    assert len(sizes) > 3
    assert sum(sizes) <= 40_000


def test_hostile_queries_stay_text(page: Page, site_url: str) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
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
@pytest.mark.parametrize("query", ["leipzig", "xyzzy"])
def test_axe_finds_nothing_beside_hits(browser: Browser, site_url: str, scheme: Any, query: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site_url}suche/?q={query}")
    expect(result(page)).to_contain_text("Treffer für")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]] == []
    context.close()
