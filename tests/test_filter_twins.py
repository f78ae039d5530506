"""The functions of the filter in the browser do what those in Python do."""

import json
from pathlib import Path
from typing import Any

import pytest
from lists import NO_CALENDAR, NO_FEED, call
from playwright.sync_api import Page

CASES = Path(__file__).parent / "cases"


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
    code = """(cases, { createFinder, prepare }) =>
        cases.map(({ query, text }) => ({ query, text, expected: createFinder(query)(prepare(text)) }))"""
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
            "?wo=gebiet%3Dost&themen=sport",
            {"selection": {"gebiet": ["ost"], "themen": ["sport"]}, "text": "", "order": ""},
            "?gebiet=ost&themen=sport",
        ),
        (
            "?wo=&themen=",
            {"selection": {"gebiet": [], "themen": []}, "text": "", "order": ""},
            "",
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
    notes = {"feed": NO_FEED, "calendar": NO_CALENDAR}

    def spell_out(kind: str, short: str, name: str, address: str) -> list[str]:
        return [notes[kind] if short else "", name, address]

    expected = [{**case, **{kind: spell_out(kind, *case[kind]) for kind in notes}} for case in cases["cases"]]
    assert call(page, site_url, "choices.mjs", code, cases) == expected
