"""What axe finds on every type of page: nothing, on a phone and on a desk, in the light and in the dark."""

from collections.abc import Iterator, Sequence

import pytest
from pages import COLOUR_RULES, KINDS, PAGES, find_violations, lend_page, open_all, visit
from playwright.sync_api import Browser, Page

# In the dark only the colours are others.
VIEWS = [(360, "light", ()), (360, "dark", COLOUR_RULES), (1280, "light", ()), (1280, "dark", COLOUR_RULES)]


# Every page on a phone in the light and on a desk in the dark; those that differ most the other way round as well.
CASES = [(view, address) for view in VIEWS for address in (PAGES if view in (VIEWS[0], VIEWS[3]) else KINDS)]


def name_case(value: object) -> str:
    return f"{value[0]}-{value[1]}" if isinstance(value, tuple) else str(value)


@pytest.fixture(scope="module")
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, Sequence[str]]]:
    """A page and the rules to look at."""
    width, scheme, rules = request.param
    with lend_page(browser, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="de-DE") as page:
        yield page, rules


@pytest.mark.parametrize(("view", "address"), CASES, indirect=["view"], ids=name_case)
def test_axe_finds_nothing(view: tuple[Page, Sequence[str]], site_url: str, address: str) -> None:
    page, rules = view
    visit(page, site_url + address)
    open_all(page)  # what is shut is hidden from axe as well
    assert find_violations(page, only=rules) == []
