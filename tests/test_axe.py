"""What axe finds on every type of page: nothing, on a phone and on a desk, in the light and in the dark."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from pages import COLOUR_RULES, KINDS, PAGES, find_violations, lend_page, open_all, visit
from playwright.sync_api import Browser, Page

VIEWS = [(360, "light", ()), (360, "dark", COLOUR_RULES), (1280, "light", ()), (1280, "dark", COLOUR_RULES)]
"""Width, colours, and the rules to look at: in the dark only the colours are others."""

# Every page on a phone in the light and on a desk in the dark; those that differ most the other way round as well.
CASES = [(*view, address) for view in VIEWS for address in (PAGES if view in (VIEWS[0], VIEWS[3]) else KINDS)]


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    """One page for all, because a new one takes longer than what is to be seen on it."""
    with lend_page(browser, locale="de-DE") as page:
        yield page


@pytest.mark.parametrize(("width", "scheme", "rules", "address"), CASES)
def test_axe_finds_nothing(
    screen: Page, site_url: str, width: int, scheme: Any, rules: Sequence[str], address: str
) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    screen.emulate_media(color_scheme=scheme)
    visit(screen, site_url + address)
    open_all(screen)  # what is shut is hidden from axe as well
    assert find_violations(screen, only=rules) == []
