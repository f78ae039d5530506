"""What editors write may be long, foreign or a lot: nothing scrolls sideways, and nothing is cut off."""

from collections.abc import Iterator

import pytest
from lists import PROJECT_URL, show_project
from pages import lend_page, open_all, visit
from playwright.sync_api import Browser, Page, expect

from tests.project import FILES, POST, TEAM

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"[:60]
ARABIC = "مرحبا بالجيران الأعزاء في الحي " * 3

NUMBER = 200
TERMS = "".join(f"          n{n}: {{label: Thema {n}}}\n" for n in range(NUMBER))

BODY = f"## {WORD}\n\n    {WORD} `{WORD}` https://nachbarstadt.example/{WORD}\n\n    - {WORD}\n\n    > {WORD}"

TOWN = {
    "taxonomies.yml": FILES["taxonomies.yml"]
    .replace("Osten", WORD)
    .replace("Klima & Umwelt", WORD)
    .replace("label: läuft", f"label: {WORD}")
    .replace("label: Bauen", f"label: {WORD}")
    .replace("        status:\n", f"{TERMS}        status:\n"),
    "teams/hof.md": TEAM.replace("Grüne Höfe", WORD)
    .replace("Wir begrünen Höfe.", f"{WORD} {ARABIC}"[:190])
    .replace("themen: klima", f"themen: [{', '.join(['klima', *(f'n{n}' for n in range(NUMBER))])}]")
    .replace("gebiet: ost", f"""gebiet: ost
    ortsteile: [Reudnitz]
    ziele: ["{WORD}"]
    wirkung: [{{indikator: {WORD}, ziel: {WORD}, bis: {WORD}}}]
    weg: [{{wann: {WORD}, was: {WORD}, wiq: {WORD}}}]
    partner: ["{WORD}"]
    treffen: [{{wann: "{WORD}", ort: "{WORD}"}}]
    mitglieder: {{rollen: ["{WORD}"]}}
    links: [{{titel: {WORD}, url: "https://nachbarstadt.example/{WORD}"}}]
    gesucht: [{{faehigkeit: bauen, text: "{WORD}"}}]""")
    .replace("Text.", BODY),
    "posts/neu.md": POST.replace("Neues vom Hof", ARABIC)
    .replace("categories", f"""lang: ar
    authors: ["{WORD}"]
    termine: [{{titel: "{WORD}", beginn: 2026-12-01, ort: "{WORD}", absage: "{WORD}"}}]
    tops: [{{titel: "{WORD}", text: "{WORD}"}}]
    categories""")
    .replace("Der erste Absatz.", f"{ARABIC}\n\n    | {WORD} | {WORD} |\n    |---|---|\n    | {WORD} | {ARABIC} |"),
}  # fmt: skip


@pytest.fixture(scope="module", params=[320, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with lend_page(browser, viewport={"width": request.param, "height": 800}) as page:
        show_project(page, tmp_path_factory.mktemp("long"), TOWN)
        yield page


@pytest.mark.parametrize("address", ["", "teams/", "teams/hof/", "blog/", "blog/neu/", "termine/", "gebiete/ost/"])
def test_long_words_fit(page: Page, address: str) -> None:
    visit(page, PROJECT_URL + address)
    open_all(page)
    assert page.evaluate("look.wider()") == []
    assert page.evaluate("look.cutOff()") == []


def test_what_comes_after_hundreds_of_terms_stays_in_reach(page: Page) -> None:
    visit(page, PROJECT_URL + "teams/")
    open_all(page)
    facet = page.get_by_role("group", name="Thema")
    expect(facet.get_by_role("checkbox")).to_have_count(NUMBER + 1)
    assert facet.evaluate("facet => facet.clientHeight") < 800
    facet.get_by_role("checkbox", name="Thema 199").check()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("1 Team")


def test_arabic_stands_on_the_right(page: Page) -> None:
    visit(page, PROJECT_URL + "blog/neu/")
    sides = page.locator("main h1").evaluate(
        """title => { const range = document.createRange(); range.selectNodeContents(title);
        const [words, box] = [[...range.getClientRects()].at(-1), title.getBoundingClientRect()];
        return [words.left - box.left, box.right - words.right]; }"""
    )
    assert sides[0] > sides[1]
