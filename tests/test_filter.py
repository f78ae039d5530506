"""The filter in the browser: the same rule as in Python, every state in the address, and nothing lost without it."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import run_builder
from playwright.sync_api import Browser, Locator, Page, Route, expect
from project import POST, TEAM, write_project

from wiq_site.selection import count_terms, matches
from wiq_site.text import sort_key

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CASES = Path(__file__).parent / "cases"
SELECTIONS = [
    ("teams/", {}),
    ("teams/", {"gebiet": ["leipziger-osten", "leipziger-westen"]}),
    ("teams/", {"gebiet": ["leipziger-osten", "leipziger-westen"], "themen": ["begegnung", "sport-bewegung"]}),
    ("teams/", {"status": ["laeuft"], "themen": ["begegnung"]}),
    ("teams/", {"gebiet": ["gibt-es-nicht", "leipziger-osten"]}),
    ("idee-sucht-team/", {"faehigkeit": ["gaertnern", "handwerk"], "gebiet": ["leipziger-westen"]}),
    ("idee-sucht-team/", {"aufwand": ["einmalig"], "themen": ["klimaanpassung", "umwelt"]}),
    ("blog/", {"gebiet": ["leipziger-osten"], "themen": ["begegnung"]}),
    ("blog/", {"categories": ["idee-sucht-team", "veranstaltungen"], "themen": ["klimaanpassung"]}),
    ("termine/", {"gebiet": ["leipziger-osten"], "themen": ["begegnung", "digitales"]}),
    ("termine/", {"gebiet": ["leipziger-westen"], "themen": ["beteiligung"]}),
]


class Items:
    """What a list's index holds, and what the Python rule says about it."""

    def __init__(self, site: Path, listing: str, facets: list[str]) -> None:
        self.facets = facets
        self.items: list[dict[str, Any]] = json.loads((site / listing / "liste.json").read_text("utf-8"))["items"]

    def select(self, selection: dict[str, list[str]]) -> list[dict[str, Any]]:
        wanted = {facet: frozenset(terms) for facet, terms in selection.items()}
        return [item for item in self.items if matches(wanted, self.facets_of(item))]

    def facets_of(self, item: dict[str, Any]) -> dict[str, frozenset[str]]:
        return {facet: frozenset(item.get(facet, ())) for facet in self.facets}

    def titles(self, selection: dict[str, list[str]]) -> list[str]:
        return [item["title"] for item in self.select(selection)]


@pytest.fixture(scope="session")
def teams(site: Path) -> Items:
    return Items(site, "teams/", ["gebiet", "themen", "status"])


@pytest.fixture(scope="session")
def posts(site: Path) -> Items:
    return Items(site, "blog/", ["categories", "gebiet", "themen"])


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A page that may print nothing."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield page
    assert messages == []


def box(page: Page, facet: str, label: str) -> Locator:
    return page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", name=re.compile(rf"^{label} \d+$"))


def titles(page: Page) -> Locator:
    return page.locator("[data-wiq-items] :is(h2, h3) a:visible")


def result(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def query(selection: dict[str, list[str]]) -> str:
    return "?" + "&".join(f"{facet}={term}" for facet, terms in selection.items() for term in terms)


def path(page: Page, site_url: str) -> str:
    return page.url.removeprefix(site_url)


# The functions ----------------------------------------------------------------------------------------------------


def call(page: Page, site_url: str, module: str, code: str, value: Any) -> Any:
    page.goto(site_url + "impressum/")
    script = f"async ([url, value]) => {{ const module = await import(url); return ({code})(value, module); }}"
    return page.evaluate(script, [f"{site_url}assets/wiq/{module}", value])


def test_browser_and_python_select_alike(page: Page, site_url: str) -> None:
    cases = json.loads((CASES / "selection.json").read_text("utf-8"))["matches"]
    code = "(cases, { matches }) => cases.map((c) => matches(c.selection, c.facets))"
    found = call(page, site_url, "selection.mjs", code, cases)
    assert {c["name"]: f for c, f in zip(cases, found, strict=True)} == {c["name"]: c["expected"] for c in cases}


def test_browser_and_python_count_alike(page: Page, site_url: str) -> None:
    cases = json.loads((CASES / "selection.json").read_text("utf-8"))["counts"]
    code = """(cases, { countTerms }) => cases.map(({ facet, items }) =>
        Object.fromEntries(countTerms(facet, items.map((facets) => ({ facets })))))"""
    assert call(page, site_url, "selection.mjs", code, cases) == [case["expected"] for case in cases]


def test_browser_and_python_fold_alike(page: Page, site_url: str) -> None:
    cases = json.loads((CASES / "fold.json").read_text("utf-8"))["fold"]
    found = call(page, site_url, "fold.mjs", "(cases, { fold }) => cases.map(([text]) => fold(text))", cases)
    assert found == [folded for _, folded in cases]


def test_search_finds_parts_of_words(page: Page, site_url: str) -> None:
    cases = json.loads((CASES / "fold.json").read_text("utf-8"))["finds"]
    code = "(cases, { finds }) => cases.map(({ query, text }) => ({ query, text, expected: finds(query, text) }))"
    assert call(page, site_url, "fold.mjs", code, cases) == cases


@pytest.mark.parametrize(
    ("search", "state", "rendered"),
    [
        ("", {"selection": {"gebiet": [], "themen": []}, "text": "", "order": ""}, ""),
        (
            "?gebiet=ost&themen=sport&gebiet=west",
            {"selection": {"gebiet": ["ost", "west"], "themen": ["sport"]}, "text": "", "order": ""},
            "?gebiet=ost&gebiet=west&themen=sport",
        ),
        (
            "?suche=gr%C3%BCn+%26+bunt&sortierung=az",
            {"selection": {"gebiet": [], "themen": []}, "text": "grün & bunt", "order": "az"},
            "?suche=gr%C3%BCn+%26+bunt&sortierung=az",
        ),
        (
            "?gebiet=&gebiet=ost&gebiet=ost&farbe=rot&suche=++&sortierung=quer",
            {"selection": {"gebiet": ["ost"], "themen": []}, "text": "", "order": ""},
            "?gebiet=ost",
        ),
        (
            "?gebiet=mond",
            {"selection": {"gebiet": ["mond"], "themen": []}, "text": "", "order": ""},
            "?gebiet=mond",
        ),
    ],
)
def test_query_string_carries_the_state(
    page: Page, site_url: str, search: str, state: dict[str, Any], rendered: str
) -> None:
    code = """(search, { parseQuery, renderQuery }) => {
        const state = parseQuery(search, ["gebiet", "themen"]);
        return [state, renderQuery(state), parseQuery(renderQuery(state), ["gebiet", "themen"])];
    }"""
    assert call(page, site_url, "selection.mjs", code, search) == [state, rendered, state]


# A list -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("listing", "selection"), SELECTIONS)
def test_a_shared_address_shows_what_the_rule_selects(
    quiet_page: Page, site: Path, site_url: str, listing: str, selection: dict[str, list[str]]
) -> None:
    expected = Items(site, listing, list(selection)).titles(selection)
    quiet_page.goto(site_url + listing + query(selection))
    expect(result(quiet_page)).to_contain_text(re.compile(rf"\b{len(expected)} (Team|Eintr|Beitr|Termin)"))
    expect(titles(quiet_page)).to_have_text(expected)
    assert not selection or len(expected) < len(Items(site, listing, []).items)


def test_choices_add_up(quiet_page: Page, teams: Items, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/")
    expect(result(page)).to_have_text("24 Teams")
    box(page, "Gebiet", "Leipziger Osten").check()
    expect(titles(page)).to_have_text(teams.titles({"gebiet": ["leipziger-osten"]}))
    box(page, "Gebiet", "Leipziger Westen").check()
    box(page, "Thema", "Begegnung").check()
    chosen = {"gebiet": ["leipziger-osten", "leipziger-westen"], "themen": ["begegnung"]}
    expect(titles(page)).to_have_text(teams.titles(chosen))
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten oder Leipziger Westen, Thema ist Begegnung – 4 Teams")
    assert path(page, site_url) == "teams/" + query(chosen)
    box(page, "Thema", "Begegnung").uncheck()
    expect(titles(page)).to_have_text(teams.titles({"gebiet": chosen["gebiet"]}))


@pytest.mark.parametrize("text", ["", "kick"])
def test_counts_say_what_each_value_would_give(page: Page, teams: Items, site_url: str, text: str) -> None:
    page.goto(f"{site_url}teams/?gebiet=leipziger-osten&themen=begegnung&suche={text}")
    expect(titles(page)).to_have_text(["Marianne kickt"])
    found = [item for item in teams.items if text in (item["title"] + item["kurz"]).lower()]
    for facet, others in [("gebiet", {"themen": ["begegnung"]}), ("themen", {"gebiet": ["leipziger-osten"]})]:
        rest = [item for item in teams.select(others) if item in found]
        counts = count_terms(facet, [_Faceted(teams.facets_of(item)) for item in rest])
        boxes = page.locator(f"input[name={facet}]")
        shown = boxes.evaluate_all("all => all.map(b => [b.value, b.closest('label').lastElementChild.textContent])")
        assert dict(shown) == {slug: str(counts.get(slug, 0)) for slug, _ in shown}
        assert len(shown) > 1


class _Faceted:
    def __init__(self, facets: dict[str, frozenset[str]]) -> None:
        self.facets = facets


def test_values_without_items_are_disabled_and_stay_visible(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten")
    sport, care = box(page, "Thema", "Sport und Bewegung"), box(page, "Thema", "Pflege")
    expect(care).to_be_disabled()
    expect(care).to_be_visible()
    expect(sport).to_be_enabled()
    page.goto(site_url + "teams/?gebiet=leipziger-osten&themen=pflege")
    expect(care).to_be_checked()
    expect(care).to_be_enabled()


def test_focus_stays_on_the_box_that_was_used(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten&themen=pflege")
    care = box(page, "Thema", "Pflege")
    care.focus()
    before = care.bounding_box()
    page.keyboard.press("Space")
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten – 1 Team")
    expect(care).to_be_focused()
    expect(care).not_to_be_checked()
    page.keyboard.press("Space")
    expect(care).to_be_checked()
    assert before and care.bounding_box() == before


def test_result_is_said_once_for_each_change(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    result(page).evaluate(
        """line => { window.said = [];
        new MutationObserver(() => window.said.push(line.textContent))
            .observe(line, { childList: true, characterData: true, subtree: true }); }"""
    )
    box(page, "Gebiet", "Leipziger Osten").check()
    page.get_by_label("Suche in dieser Liste").press_sequentially("marianne")
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten, Suche nach „marianne“ – 1 Team")
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(page).to_have_url(re.compile("sortierung=az"))
    assert page.evaluate("window.said") == [
        "Gebiet ist Leipziger Osten – 1 Team",
        "Gebiet ist Leipziger Osten, Suche nach „marianne“ – 1 Team",
    ]


def test_text_search_ignores_how_umlauts_are_written(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    for text in ("grüne wände", "gruene waende", "GRUNE WANDE"):
        page.get_by_label("Suche in dieser Liste").fill(text)
        expect(result(page)).to_have_text(f"Suche nach „{text}“ – 1 Team")
        expect(titles(page)).to_have_text(["Grüne Wände und Dächer"])


def test_typing_leaves_one_step_in_the_history_and_escape_clears(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    steps = page.evaluate("history.length")
    field = page.get_by_label("Suche in dieser Liste")
    field.press_sequentially("grün")
    expect(result(page)).to_contain_text("Suche nach „grün“")
    assert path(page, site_url) == "teams/?suche=gr%C3%BCn"
    field.press("Escape")
    expect(result(page)).to_have_text("24 Teams")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert path(page, site_url) == "teams/"
    assert page.evaluate("history.length") == steps


def test_a_box_does_not_undo_what_is_being_typed(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    page.get_by_label("Suche in dieser Liste").evaluate(
        """field => { field.value = "marianne"; field.dispatchEvent(new Event("input"));
        document.querySelector("input[value=leipziger-osten]").click(); }"""
    )
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten, Suche nach „marianne“ – 1 Team")
    expect(page.get_by_label("Suche in dieser Liste")).to_have_value("marianne")


def test_back_forward_and_reload_restore_the_state(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    box(page, "Gebiet", "Leipziger Osten").check()
    box(page, "Thema", "Begegnung").check()
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(page).to_have_url(re.compile("sortierung=az"))
    page.reload()
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten, Thema ist Begegnung – 1 Team")
    expect(page.get_by_label("Sortierung")).to_have_value("az")
    page.go_back()
    expect(page.get_by_label("Sortierung")).to_have_value("")
    page.go_back()
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten – 1 Team")
    expect(box(page, "Thema", "Begegnung")).not_to_be_checked()
    page.go_back()
    expect(result(page)).to_have_text("24 Teams")
    page.go_forward()
    expect(box(page, "Gebiet", "Leipziger Osten")).to_be_checked()
    expect(titles(page)).to_have_text(["Marianne kickt"])


def test_active_filters_are_buttons_and_the_focus_moves_on(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten&gebiet=leipziger-westen&suche=park")
    names = ["Gebiet: Leipziger Osten", "Gebiet: Leipziger Westen", "Suche: park"]
    expect(page.locator(".wiq-active__item")).to_have_text(names)
    east, west, text = (page.get_by_role("button", name=f"Filter {name} entfernen") for name in names)
    east.press("Enter")
    expect(east).to_have_count(0)
    expect(west).to_be_focused()
    expect(box(page, "Gebiet", "Leipziger Osten")).not_to_be_checked()
    text.press("Enter")
    expect(west).to_be_focused()
    expect(page.get_by_label("Suche in dieser Liste")).to_have_value("")
    west.press("Enter")
    expect(result(page)).to_have_text("24 Teams")
    expect(result(page)).to_be_focused()
    expect(page.get_by_role("button", name="Alle zurücksetzen")).to_have_count(0)


def test_reset_takes_back_everything_but_the_order(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten&suche=kick&sortierung=az")
    page.get_by_role("button", name="Alle zurücksetzen").click()
    expect(result(page)).to_have_text("24 Teams")
    assert path(page, site_url) == "teams/?sortierung=az"


def test_unknown_term_selects_nothing_and_can_be_dropped(quiet_page: Page, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/?gebiet=xyz&themen=begegnung")
    expect(result(page)).to_have_text("Gebiet ist „xyz“, Thema ist Begegnung – 0 Teams")
    expect(page.get_by_text("„xyz“ gibt es unter Gebiet nicht.")).to_be_visible()
    page.get_by_role("button", name="Filter Gebiet: „xyz“ entfernen").click()
    expect(result(page)).to_have_text("Thema ist Begegnung – 4 Teams")
    assert path(page, site_url) == "teams/?themen=begegnung"


def test_markup_in_the_address_stays_text(quiet_page: Page, site_url: str) -> None:
    page = quiet_page
    evil = "<img src=x onerror=console.error(1)>"
    page.goto(f"{site_url}teams/?gebiet={evil}&suche={evil}")
    expect(result(page)).to_have_text(f"Gebiet ist „{evil}“, Suche nach „{evil}“ – 0 Teams")
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_empty_result_names_what_to_drop(page: Page, teams: Items, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten&themen=pflege")
    empty = page.locator(".wiq-empty")
    expect(titles(page)).to_have_count(0)
    expect(empty.locator("img")).to_have_js_property("complete", True)
    assert empty.locator("img").evaluate("image => image.naturalWidth") > 0
    without_area = len(teams.titles({"themen": ["pflege"]}))
    assert without_area == 1
    expect(empty.get_by_role("button")).to_have_text(
        [
            "Ohne „Gebiet: Leipziger Osten“ wäre es 1.",
            "Ohne „Thema: Pflege“ wäre es 1.",
            "Alle zurücksetzen",
        ]
    )
    empty.get_by_role("button", name="Ohne „Thema: Pflege“").press("Enter")
    expect(titles(page)).to_have_text(["Marianne kickt"])
    expect(result(page)).to_be_focused()
    expect(empty).to_be_hidden()


def test_empty_result_offers_to_drop_a_whole_facet(page: Page, teams: Items, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-osten&themen=pflege&themen=mobilitaet")
    without = len(teams.titles({"themen": ["pflege", "mobilitaet"]}))
    expect(page.locator(".wiq-empty").get_by_role("button")).to_have_text(
        [
            f"Ohne „Gebiet: Leipziger Osten“ wären es {without}.",
            "Ohne „Thema: Pflege oder Mobilität“ wäre es 1.",
            "Alle zurücksetzen",
        ]
    )
    page.get_by_role("button", name="Ohne „Thema: Pflege oder Mobilität“").click()
    expect(titles(page)).to_have_text(["Marianne kickt"])
    assert path(page, site_url) == "teams/?gebiet=leipziger-osten"


def test_empty_result_offers_only_what_helps(page: Page, teams: Items, site_url: str) -> None:
    page.goto(site_url + "teams/?gebiet=leipziger-westen&gebiet=leipziger-osten&suche=gibtesnicht")
    both = len(teams.titles({"gebiet": ["leipziger-westen", "leipziger-osten"]}))
    expect(page.locator(".wiq-empty").get_by_role("button")).to_have_text(
        [f"Ohne „Suche: gibtesnicht“ wären es {both}.", "Alle zurücksetzen"]
    )


# Order and groups -------------------------------------------------------------------------------------------------


def test_titles_are_sorted_as_in_a_german_dictionary(page: Page, teams: Items, site_url: str) -> None:
    page.goto(site_url + "teams/")
    expect(page.get_by_label("Sortierung").locator("option")).to_have_text(["Reihenfolge der Redaktion", "A–Z"])
    page.get_by_label("Sortierung").select_option("A–Z")
    by_title = sorted((item["title"] for item in teams.items), key=sort_key)
    umlaut = next(i for i, title in enumerate(by_title) if title.startswith("Öffentliche"))
    assert by_title[umlaut - 1][0] in "NO" and umlaut < len(by_title) - 3
    expect(titles(page)).to_have_text(by_title)
    page.get_by_label("Sortierung").select_option("Reihenfolge der Redaktion")
    expect(titles(page)).to_have_text([item["title"] for item in teams.items])


def test_lists_with_dates_can_be_sorted_by_them(page: Page, posts: Items, site_url: str) -> None:
    page.goto(site_url + "blog/")
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(titles(page).first).to_contain_text("Aquaponik")
    page.get_by_label("Sortierung").select_option("neueste zuerst")
    newest = sorted(posts.items, key=lambda item: item["date"], reverse=True)
    expect(titles(page)).to_have_text([item["title"] for item in newest[:20]])


def test_dates_keep_the_order_of_time_or_of_the_alphabet(page: Page, site: Path, site_url: str) -> None:
    items = Items(site, "termine/", []).items
    page.goto(site_url + "termine/")
    sort = page.get_by_label("Sortierung")
    expect(sort.get_by_role("option")).to_have_text(["nach Datum", "A–Z"])
    expect(titles(page)).to_have_text([item["title"] for item in items])
    sort.select_option("A–Z")
    past = sorted((item["title"] for item in items if item["kind"] == "Termin"), key=sort_key)
    expect(page.locator("[data-wiq-group]").last.locator("h3")).to_have_text(past)


def test_what_ends_soonest_can_come_first(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, "https://nachbarstadt.example/"
    files = {
        "posts/offen.md": idea("Ohne Ende"),
        "posts/spaet.md": idea("Spät", "bis: 2027-12-31"),
        "posts/frueh.md": idea("Früh", "bis: 2027-06-30, gesucht: [{faehigkeit: bauen, text: T, bis: 2027-03-31}]"),
        "teams/ohne.md": TEAM.replace("status:", "gesucht: [{faehigkeit: bauen, text: T}]\n    status:"),
        "teams/mit.md": TEAM.replace("Grüne", "Rote").replace(
            "status:", "gesucht: [{faehigkeit: reden, text: T, bis: 2027-01-01}]\n    status:"
        ),
    }
    serve_project(page, tmp_path, url, files)
    page.goto(url + "idee-sucht-team/")
    expect(page.get_by_text("Gebraucht: Bauen · bis 31. März 2027")).to_be_visible()
    page.get_by_label("Sortierung").select_option("endet zuerst")
    expect(page).to_have_url(url + "idee-sucht-team/?sortierung=ende")
    expect(titles(page)).to_have_text(["Früh", "Spät", "Ohne Ende", "Rote Höfe", "Grüne Höfe"])
    items = json.loads((tmp_path / "site/idee-sucht-team/liste.json").read_text("utf-8"))["items"]
    ends = {item["title"]: item.get("bis") for item in items}
    assert ends == {
        "Ohne Ende": None,
        "Spät": "2027-12-31",
        "Früh": "2027-03-31",
        "Rote Höfe": "2027-01-01",
        "Grüne Höfe": None,
    }


def idea(title: str, more: str = "") -> str:
    fields = f"idee: {{status: offen{', ' if more else ''}{more}}}"
    return POST.replace("Neues vom Hof", title).replace("date:", f"{fields}\n    date:")


def test_orders_that_a_list_does_not_need_are_not_offered(page: Page, site_url: str) -> None:
    for address, orders in [
        ("teams/", ["Reihenfolge der Redaktion", "A–Z"]),
        ("blog/", ["Reihenfolge der Redaktion", "A–Z", "neueste zuerst"]),
        ("termine/", ["nach Datum", "A–Z"]),
    ]:
        page.goto(site_url + address + "?sortierung=ende")
        expect(page.get_by_label("Sortierung").get_by_role("option")).to_have_text(orders)
        expect(page.get_by_label("Sortierung")).to_have_value("")


def test_without_a_coming_date_the_group_says_so(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, "https://nachbarstadt.example/"
    dated = POST.replace("date:", "gebiet: {0}\n    termine: [{{titel: {1}, beginn: {2}}}]\n    date:")
    files = {
        "posts/ost.md": dated.format("ost", "Fest", "2026-12-24"),
        "posts/west.md": dated.format("west", "Treff", "2026-01-02"),
    }
    serve_project(page, tmp_path, url, files)
    page.goto(url + "termine/")
    coming, none = page.locator("[data-wiq-group]").first, page.get_by_text("Zurzeit ist kein Termin angekündigt.")
    expect(titles(page)).to_have_text(["Fest", "Treff"])
    expect(none).to_be_hidden()
    box(page, "Gebiet", "Westen").check()
    expect(titles(page)).to_have_text(["Treff"])
    expect(coming.get_by_role("heading", name="Kommende Termine")).to_be_visible()
    expect(none).to_be_visible()
    page.get_by_label("Suche in dieser Liste").fill("gibtesnicht")
    expect(page.get_by_text("Dazu gibt es zurzeit nichts.")).to_be_visible()
    expect(coming).to_be_hidden()


def serve_project(page: Page, root: Path, url: str, files: Mapping[str, str]) -> None:
    """Build a small project and give its files to the page at ``url``."""
    settings = f"site_name: Nachbarstadt\nsite_url: {url}\ntheme: material\nplugins: [wiq]\n"
    built = run_builder(
        write_project(root / "project", {"mkdocs.yml": settings, **files}) / "mkdocs.yml", root / "site"
    )
    assert built.returncode == 0, built.stderr
    page.route(url + "**", lambda route: route.fulfill(path=find_file(root / "site", route.request.url)))


def test_a_group_without_cards_disappears_with_its_heading(page: Page, site_url: str) -> None:
    page.goto(site_url + "idee-sucht-team/")
    ideas = page.get_by_role("heading", name="Ideen, die ein Team suchen")
    teams = page.get_by_role("heading", name="Teams, die Verstärkung suchen")
    expect(ideas).to_be_visible()
    page.get_by_label("Suche in dieser Liste").fill("Marianne")
    expect(result(page)).to_have_text("Suche nach „Marianne“ – 1 Eintrag")
    expect(ideas).to_be_hidden()
    expect(teams).to_be_visible()
    page.get_by_label("Suche in dieser Liste").press("Escape")
    expect(ideas).to_be_visible()


def test_groups_are_sorted_within_themselves(page: Page, site_url: str) -> None:
    page.goto(site_url + "idee-sucht-team/?sortierung=az")
    groups = page.locator("[data-wiq-group]")
    expect(groups).to_have_count(2)
    expect(page.get_by_label("Sortierung")).to_have_value("az")
    for number in range(2):
        shown = groups.nth(number).locator("h3").all_inner_texts()
        assert len(shown) > 2
        assert shown == sorted(shown, key=sort_key)


# Feeds and calendars ----------------------------------------------------------------------------------------------

NO_FEED = "Für genau diese Auswahl gibt es keinen Feed. Am nächsten kommt: "
NO_CALENDAR = "Für genau diese Auswahl gibt es keinen Kalender. Am nächsten kommt: "


def test_feed_and_calendar_that_fit_best_are_found(page: Page, site_url: str) -> None:
    cases = json.loads((CASES / "offers.json").read_text("utf-8"))
    code = """({ pages, cases }, { findOffer }) => cases.map(({ selection, text, ...others }) => ({
        ...others,
        selection,
        text,
        ...Object.fromEntries(["feed", "calendar"].map((kind) => {
            const { note, name, address } = findOffer({ selection, text }, pages, kind);
            return [kind, [note, name, address]];
        })),
    }))"""
    notes = {"": "", "no": {"feed": NO_FEED, "calendar": NO_CALENDAR}}
    expected = [
        {**case, **{kind: [_note(notes, case[kind][0], kind), *case[kind][1:]] for kind in ("feed", "calendar")}}
        for case in cases["cases"]
    ]
    assert call(page, site_url, "choices.mjs", code, cases) == expected


def _note(notes: dict[str, Any], key: str, kind: str) -> str:
    return notes[key][kind] if key else ""


@pytest.mark.parametrize(
    ("search", "offers"),
    [
        ("", ["Diese Liste als Feed teams/feed.xml", "Termine als Kalender teams/termine.ics"]),
        ("?sortierung=az", ["Diese Liste als Feed teams/feed.xml", "Termine als Kalender teams/termine.ics"]),
        (
            "?gebiet=leipziger-osten",
            [
                "Diese Auswahl abonnieren teams/gebiet/leipziger-osten/feed.xml",
                "Diese Auswahl als Kalender teams/gebiet/leipziger-osten/termine.ics",
            ],
        ),
        (
            "?themen=mobilitaet",
            [
                "Diese Auswahl abonnieren teams/themen/mobilitaet/feed.xml",
                f"{NO_CALENDAR}Kalender für die ganze Liste teams/termine.ics",
            ],
        ),
        (
            "?gebiet=leipziger-osten&themen=begegnung",
            [
                f"{NO_FEED}Gebiet Leipziger Osten teams/gebiet/leipziger-osten/feed.xml",
                f"{NO_CALENDAR}Kalender für Gebiet Leipziger Osten teams/gebiet/leipziger-osten/termine.ics",
            ],
        ),
        (
            "?themen=begegnung&suche=kick",
            [
                f"{NO_FEED}Thema Begegnung teams/themen/begegnung/feed.xml",
                f"{NO_CALENDAR}Kalender für Thema Begegnung teams/themen/begegnung/termine.ics",
            ],
        ),
    ],
)
def test_feed_and_calendar_of_the_choice_are_offered(
    page: Page, site: Path, site_url: str, search: str, offers: list[str]
) -> None:
    page.goto(f"{site_url}teams/{search}")
    expect(box(page, "Gebiet", "Leipziger Osten")).to_be_visible()
    assert read_offers(page, site_url) == offers
    assert all((site / offer.rpartition(" ")[2]).is_file() for offer in offers)


def test_paper_offers_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/")
    expect(page.locator("[data-wiq-offer]").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-wiq-offer]").first).to_be_hidden()


def test_dates_offer_calendars_only(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}termine/")
    assert read_offers(page, site_url) == ["Termine als Kalender termine/termine.ics"]
    box(page, "Gebiet", "Leipziger Osten").check()
    expect(page.get_by_role("link", name="Diese Auswahl als Kalender")).to_be_visible()
    assert read_offers(page, site_url) == ["Diese Auswahl als Kalender termine/gebiet/leipziger-osten/termine.ics"]


def read_offers(page: Page, url: str) -> list[str]:
    """What is offered below the list, in words, each with its address."""
    code = "all => all.map(a => `${a.parentElement.textContent.trim()} ${a.href}`)"
    return [offer.replace(f" {url}", " ") for offer in page.locator("[data-wiq-offer]").evaluate_all(code)]


COMBINATIONS = """
    site_name: Nachbarstadt
    site_url: https://nachbarstadt.example/
    theme: material
    plugins:
      - wiq:
          kombinationen:
            - {liste: teams, slug: klima-im-osten, titel: Klima im Osten, auswahl: {gebiet: ost, themen: klima}}
            - {liste: blog, slug: ost-und-west, titel: Ost & West, auswahl: {gebiet: [ost, west]}}
"""


def test_a_combination_is_linked_and_offers_its_own(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, "https://nachbarstadt.example/"
    files = {
        "mkdocs.yml": COMBINATIONS,
        "teams/hof.md": TEAM.replace("status:", "treffen: [{wann: immer montags 9 Uhr}]\n    status:"),
        "teams/west.md": TEAM.replace("gebiet: ost", "gebiet: west"),
        "teams/sport.md": TEAM.replace("themen: klima", "themen: sport"),
        "posts/p.md": POST.replace("date:", "gebiet: west\n    date:"),
        "posts/q.md": POST.replace("date:", "gebiet: ost\n    date:"),
    }
    serve_project(page, tmp_path, url, files)
    own = ["feed.xml", "termine.ics"]
    part = "teams/auswahl/klima-im-osten/"

    page.goto(url + "teams/")
    often = page.locator("section", has=page.get_by_role("heading", name="Häufig gesucht"))
    expect(often).to_have_text(re.compile(r"Häufig gesucht\s+Klima im Osten\s+1"))
    box(page, "Gebiet", "Osten").check()
    box(page, "Thema", "Klima & Umwelt").check()
    expect(result(page)).to_have_text("Gebiet ist Osten, Thema ist Klima & Umwelt – 1 Team")
    names = ["Diese Auswahl abonnieren", "Diese Auswahl als Kalender"]
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]

    often.get_by_role("link").click()
    page.wait_for_url(url + part)
    expect(box(page, "Gebiet", "Osten")).to_be_checked()
    names = ["Diese Liste als Feed", "Termine als Kalender"]
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]
    expect(often.get_by_role("link", name="Klima im Osten entfernen")).to_have_attribute("href", "../../")

    page.route("**/wiq.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.get_by_role("link", name="Osten entfernen", exact=True)).to_be_visible()
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]
    page.goto(url + "teams/themen/sport/")
    expect(page.get_by_role("link", name="Klima im Osten 1")).to_be_visible()
    assert read_offers(page, url) == [
        "Diese Liste als Feed teams/themen/sport/feed.xml",
        f"{NO_CALENDAR}Kalender für die ganze Liste teams/termine.ics",
    ]


def test_a_list_without_dates_offers_no_calendar(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, "https://nachbarstadt.example/"
    files = {
        "mkdocs.yml": COMBINATIONS,
        "posts/p.md": POST.replace("date:", "gebiet: west\n    date:"),
        "posts/q.md": POST.replace("date:", "gebiet: ost\n    date:"),
        "posts/r.md": POST,
    }
    serve_project(page, tmp_path, url, files)
    page.goto(url + "blog/?gebiet=ost&gebiet=west")
    expect(result(page)).to_have_text("Gebiet ist Osten oder Westen – 2 Beiträge")
    assert read_offers(page, url) == ["Diese Auswahl abonnieren blog/auswahl/ost-und-west/feed.xml"]
    page.get_by_label("Suche in dieser Liste").fill("Hof")
    expect(result(page)).to_have_text("Gebiet ist Osten oder Westen, Suche nach „Hof“ – 2 Beiträge")
    assert read_offers(page, url) == [f"{NO_FEED}Ost & West blog/auswahl/ost-und-west/feed.xml"]


# Pages of a part --------------------------------------------------------------------------------------------------


def test_a_choice_on_a_facet_page_leads_to_the_list(quiet_page: Page, teams: Items, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/gebiet/leipziger-westen/")
    west, east = box(page, "Gebiet", "Leipziger Westen"), box(page, "Gebiet", "Leipziger Osten")
    expect(west).to_be_checked()
    expect(page.get_by_text("Ein Häkchen öffnet die ganze Liste.")).to_be_visible()
    counts = count_terms("gebiet", [_Faceted(teams.facets_of(item)) for item in teams.items])
    expect(east.locator("..")).to_contain_text(str(counts["leipziger-osten"]))
    east.check()
    page.wait_for_url(site_url + "teams/" + query({"gebiet": ["leipziger-westen", "leipziger-osten"]}))
    expect(result(page)).to_have_text(re.compile("^Gebiet ist Leipziger Westen oder Leipziger Osten – "))
    page.go_back()
    expect(west).to_be_checked()
    expect(east).not_to_be_checked()
    # What a page that the browser kept in memory shows when it comes back:
    east.evaluate("box => { box.checked = true; dispatchEvent(new Event('pageshow')); }")
    expect(east).not_to_be_checked()
    west.uncheck()
    page.wait_for_url(site_url + "teams/")


@pytest.mark.parametrize("address", ["blog/seite/2/", "blog/archiv/2020/"])
def test_a_choice_on_other_pages_leads_to_the_list(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    box(page, "Gebiet", "Leipziger Osten").click()
    page.wait_for_url(site_url + "blog/?gebiet=leipziger-osten")


# The paged list ---------------------------------------------------------------------------------------------------


def test_the_index_is_loaded_when_it_is_needed(page: Page, site_url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if request.url.endswith("liste.json") else None)
    page.goto(site_url + "blog/")
    expect(box(page, "Gebiet", "Leipziger Osten")).to_be_visible()
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    assert loaded == []
    box(page, "Gebiet", "Leipziger Osten").check()
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten – 8 Beiträge")
    expect(page.get_by_role("navigation", name="Seiten")).to_be_hidden()
    expect(page.get_by_role("heading", name="Archiv")).to_be_visible()
    box(page, "Thema", "Begegnung").check()
    expect(result(page)).to_contain_text("Thema ist Begegnung")
    assert loaded == [site_url + "blog/liste.json"]


def test_while_the_index_is_on_its_way_readers_are_told(page: Page, posts: Items, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/liste.json", lambda route: held.append(route))
    page.goto(site_url + "blog/")
    box(page, "Gebiet", "Leipziger Osten").click()
    expect(box(page, "Gebiet", "Leipziger Osten")).to_be_checked()
    expect(result(page)).to_have_text("Einen Moment, die Liste wird geladen …")
    expect(titles(page)).to_have_text(posts.titles({})[:20])
    held.pop().continue_()
    expect(result(page)).to_have_text("Gebiet ist Leipziger Osten – 8 Beiträge")
    expect(titles(page)).to_have_text(posts.titles({"gebiet": ["leipziger-osten"]}))


def test_without_a_choice_the_paged_list_is_as_before(page: Page, posts: Items, site_url: str) -> None:
    page.goto(site_url + "blog/")
    area = box(page, "Gebiet", "Leipziger Osten")
    area.check()
    expect(titles(page)).to_have_text(posts.titles({"gebiet": ["leipziger-osten"]}))
    area.uncheck()
    expect(titles(page)).to_have_text(posts.titles({})[:20])
    expect(result(page)).to_have_text("26 Beiträge")
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Weitere"))).to_be_hidden()


def test_more_results_are_shown_on_demand(page: Page, posts: Items, site_url: str) -> None:
    page.goto(site_url + "blog/?sortierung=az")
    expect(titles(page)).to_have_count(20)
    by_title = [item["title"] for item in sorted(posts.items, key=lambda item: sort_key(item["title"]))]
    page.get_by_role("button", name="Weitere 6 zeigen").press("Enter")
    expect(titles(page)).to_have_text(by_title)
    expect(titles(page).nth(20)).to_be_focused()
    expect(page.get_by_role("button", name=re.compile("Weitere"))).to_be_hidden()


def test_cards_from_the_index_look_like_the_servers(page: Page, posts: Items, site_url: str) -> None:
    page.goto(site_url + "blog/")
    from_server = page.evaluate(CARDS)
    page.goto(site_url + "blog/seite/2/")
    from_server |= page.evaluate(CARDS)
    page.goto(site_url + "blog/?sortierung=neu")
    page.get_by_role("button", name="Weitere 6 zeigen").click()
    expect(titles(page)).to_have_count(len(posts.items))
    assert page.evaluate(CARDS) == from_server
    assert len(from_server) == 26


CARDS = """() => Object.fromEntries([...document.querySelectorAll("[data-wiq-items] .wiq-cards > li")].map((card) => {
    const copy = card.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("*")])
        for (const { name, value } of [...element.attributes])
            if (name.startsWith("data-wiq-")) element.removeAttribute(name);
            else if (["href", "src"].includes(name)) element.setAttribute(name, new URL(value, location.href).href);
    return [card.querySelector("a").href, copy.outerHTML.replace(/\\s+/g, " ").replace(/> | </g, (m) => m.trim())];
}))"""


def test_any_card_from_the_index_looks_like_the_servers(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, "https://nachbarstadt.example/"
    posts = {
        "posts/bilder/grün.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "posts/bild.md": """
            ---
            title: Grün & <b>bunt</b> „~title~“
            kurz: $& \\1 ~date~ & mehr
            date: 2026-01-03
            categories: neues
            gebiet: [ost, west]
            themen: [klima, sport]
            bild: {datei: bilder/grün.svg, alt: A, nachweis: N}
            ---
        """,
        "posts/kurz.md": """
            ---
            title: Ohne alles
            kurz: Kurz
            date: 2026-01-02
            categories: neues
            ---
        """,
        "posts/idee.md": """
            ---
            title: Eine Idee
            kurz: Kurz
            date: 2026-01-01
            categories: neues
            idee:
              status: offen
              bis: 2027-03-31
              gesucht:
                - {faehigkeit: bauen, text: Hilfe}
                - {faehigkeit: reden, text: Hilfe}
                - {faehigkeit: bauen, text: Hilfe}
            ---
        """,
        "mkdocs.yml": """
            site_name: Nachbarstadt
            site_url: https://nachbarstadt.example/
            theme: material
            plugins:
              - wiq: {posts_per_page: 1}
        """,
    }
    serve_project(page, tmp_path, url, posts)
    from_server = {}
    for number in ("", "seite/2/", "seite/3/"):
        page.goto(f"{url}blog/{number}")
        from_server |= page.evaluate(CARDS)
    page.goto(url + "blog/?sortierung=neu")
    for _ in range(2):
        page.get_by_role("button", name="Weitere 1 zeigen").click()
    expect(titles(page)).to_have_text(["Grün & <b>bunt</b> „~title~“", "Ohne alles", "Eine Idee"])
    assert page.evaluate(CARDS) == from_server
    assert "gr%C3%BCn.svg" in str(from_server) and "Bauen, Reden · bis 31. März 2027" in str(from_server)


def find_file(folder: Path, url: str) -> Path:
    """The file that a server gives for an address."""
    file = folder / unquote(urlsplit(url).path).strip("/")
    return file / "index.html" if file.is_dir() else file


def test_an_index_that_cannot_be_loaded_brings_the_links_back(page: Page, posts: Items, site_url: str) -> None:
    page.route("**/liste.json", lambda route: route.abort())
    page.goto(site_url + "blog/")
    box(page, "Gebiet", "Leipziger Osten").click()
    expect(result(page)).to_have_text(
        "26 Beiträge. Die Auswahl ließ sich nicht laden – die Links führen trotzdem weiter."
    )
    expect(result(page)).to_be_focused()
    expect(page.get_by_role("checkbox", name=re.compile("Leipziger"))).to_have_count(0)
    expect(page.get_by_label("Suche in dieser Liste")).to_have_count(0)
    expect(titles(page)).to_have_text(posts.titles({})[:20])
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    page.get_by_role("link", name="Leipziger Osten 8").click()
    assert path(page, site_url) == "blog/gebiet/leipziger-osten/"


# For everybody ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "teams/?gebiet=leipziger-osten&themen=pflege&suche=rad",
        "idee-sucht-team/?gebiet=xyz&gebiet=leipziger-osten",
        "blog/?themen=begegnung&sortierung=az",
        "termine/?gebiet=leipziger-osten&suche=treffen",
    ],
)
def test_axe_finds_nothing_in_a_filtered_list(page: Page, site_url: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + address)
    expect(page.get_by_role("button", name="Alle zurücksetzen").first).to_be_visible()
    box_shown = page.get_by_role("checkbox", name=re.compile("Leipziger Osten"))
    if width == 320:
        expect(box_shown).to_be_hidden()
        page.get_by_text("Auswahl eingrenzen").click()
    expect(box_shown).to_be_visible()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Without the script -----------------------------------------------------------------------------------------------


def test_a_missing_module_leaves_the_page_as_it_is(page: Page, site_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/choices.mjs", lambda route: route.abort())
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.get_by_role("link", name="Leipziger Osten 1")).to_be_visible()
    expect(titles(page)).to_have_count(24)
    assert errors == []


@pytest.mark.parametrize("part", ["data-wiq-result", "data-wiq-group", "data-orders"])
def test_a_page_with_a_part_missing_stays_as_it_is(quiet_page: Page, site_url: str, part: str) -> None:
    page = quiet_page

    def without_part(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(part, "data-x"))

    page.route("**/teams/", without_part)
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.get_by_role("link", name="Leipziger Osten 1")).to_be_visible()
    expect(titles(page)).to_have_count(24)
    expect(page.get_by_role("checkbox", name=re.compile("Leipziger"))).to_have_count(0)


def test_nothing_moves_when_the_boxes_take_the_place_of_the_links(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.route("**/filter.mjs", lambda route: route.abort())
    page.goto(site_url + "teams/", wait_until="networkidle")
    before = titles(page).first.bounding_box()
    page.unroute("**/filter.mjs")
    page.goto(site_url + "teams/", wait_until="networkidle")
    expect(page.locator("input[value=leipziger-osten]")).to_have_count(1)
    assert before and titles(page).first.bounding_box() == before
    page.close()
