"""What axe finds on every type of page: nothing, on a phone and on a desk, in the light and in the dark."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from pages import (
    COLOUR_RULES,
    EMPTY,
    FILTERED,
    KINDS,
    PAGES,
    colour,
    find_violations,
    lend_page,
    open_all,
    open_menu,
    visit,
)
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.every_browser

PHONE, DESK = 360, 1280
VIEWS = [(PHONE, "light", ()), (PHONE, "dark", COLOUR_RULES), (DESK, "light", ()), (DESK, "dark", COLOUR_RULES)]
"""Width, colours, and the rules to look at: in the dark only the colours are others."""


def answer(page: Page) -> None:
    """Say what one wants to subscribe to."""
    page.get_by_label("Was?").select_option("Termine")


def shut(_: Page) -> None:
    """Leave all boxes as they come."""


STATES: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "menu": ("wie/", open_menu),
    "menu on the first page": ("", open_menu),
    "boxes shut": ("teams/", shut),
    "filtered": (FILTERED, open_all),
    "filtered, boxes shut": (FILTERED, shut),
    "nothing fits": (EMPTY, open_all),
    "answers": ("abonnieren/", answer),
}
"""What pages look like after somebody did something: the page, and what is done there."""

# Every page on a phone in the light and on a desk in the dark; those that differ most the other way round as well.
CASES = [(address, *view) for address in PAGES for view in VIEWS if address in KINDS or view in (VIEWS[0], VIEWS[3])]
CASES += [(state, *view) for state in STATES for view in VIEWS[:2]]


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    """One page for all, because a new one takes longer than what is to be seen on it."""
    with lend_page(browser, locale="de-DE") as page:
        yield page


@pytest.fixture(scope="module")
def shown(request: pytest.FixtureRequest, screen: Page, site_url: str) -> Page:
    """A page as a phone shows it, visited once for all views. Its boxes are opened: what is shut is hidden from axe."""
    address, act = STATES.get(request.param, (request.param, open_all))
    screen.set_viewport_size({"width": PHONE, "height": 800})
    visit(screen, site_url + address)
    act(screen)
    return screen


@pytest.mark.parametrize(("shown", "width", "scheme", "rules"), CASES, indirect=["shown"])
def test_axe_finds_nothing(shown: Page, width: int, scheme: Any, rules: Sequence[str]) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    colour(shown, scheme)
    assert find_violations(shown, only=rules) == []
