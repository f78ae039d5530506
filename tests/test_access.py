"""Every type of page on a phone: headings, landmarks, language, the way past the frame, targets for a finger."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pages import FILTERED, PAGES, lend_page, open_all, visit
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with lend_page(browser, viewport={"width": 360, "height": 740}) as page:
        yield page


@pytest.fixture(scope="module", params=[*PAGES, FILTERED])
def on_phone(request: pytest.FixtureRequest, phone: Page, site_url: str) -> Page:
    """A page on a phone with all its boxes opened; tests share it and leave it as it is."""
    visit(phone, site_url + request.param)
    open_all(phone)
    return phone


def test_one_title_and_no_level_of_headings_is_left_out(on_phone: Page) -> None:
    levels = on_phone.evaluate("look.all('h1, h2, h3, h4, h5, h6').map((e) => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_page_has_its_language_its_parts_and_no_name_twice(on_phone: Page) -> None:
    page = on_phone
    # Words like "Urban Farming" are names and loan words; a whole sentence would need its own lang.
    marked = "[...document.querySelectorAll('[lang]:not(.wiq-sample *)')].map((e) => [e.tagName, e.lang])"
    assert page.evaluate(marked) == [["HTML", "de"]]
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert len(names) > 2 and len(set(names)) == len(names)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(set(ids)) == len(ids)


def test_a_link_that_skips_the_frame_comes_first(on_phone: Page) -> None:
    first = on_phone.evaluate("look.all('a, button, input, select, summary')[0].outerHTML")
    assert first == '<a href="#inhalt" class="wiq-skip">Direkt zum Inhalt</a>'
    assert on_phone.locator("main #inhalt").count() == 1


def test_targets_are_large_enough_for_a_finger(on_phone: Page) -> None:
    assert on_phone.evaluate("look.smallTargets()") == []


def test_no_word_of_a_button_is_broken(on_phone: Page) -> None:
    assert on_phone.evaluate("look.brokenWords()") == []


def test_the_head_of_a_table_is_told_from_its_rows(phone: Page, site_url: str) -> None:
    visit(phone, site_url + "blog/gesamttreffen-september-2026/")
    weights = "look.all('thead th').map((cell) => Number(getComputedStyle(cell).fontWeight))"
    assert set(phone.evaluate(weights)) == {700}
