"""Photos below a text in browsers: nothing overflows, jumps or is cut, and paper stays short."""

from collections.abc import Iterator
from io import BytesIO
from typing import Literal

import pypdf
import pytest
from builder import build_site
from conftest import serve
from editing import post, team, write_town
from pages import find_violations, lend_page, listen, visit
from photos import jpeg
from playwright.sync_api import Browser, Page, Route

SHAPES = {"quer": (1600, 1067), "hoch": (900, 1200), "breit": (2000, 700), "klein": (300, 200), "quadrat": (800, 800)}
CREDIT = "Foto: Redaktion, aufgenommen beim ersten Treffen im Hof hinter dem Laden an der Ecke"
TEXT = "Ein Absatz über den Hof, in dem wir graben und gießen und uns treffen.\n\n" * 12


def fotos(*names: str) -> str:
    items = [f"  - {{datei: bilder/{name}.jpg, alt: Foto {name}, nachweis: '{CREDIT}'}}" for name in names]
    return "\n".join(["fotos:", *items])


FILES = {
    **{f"{folder}/bilder/{n}.jpg": jpeg(*size) for folder in ("teams", "posts") for n, size in SHAPES.items()},
    "posts/2026-05-01-eins.md": post(fotos("quer"), title="title: Eins"),
    "posts/2026-05-02-hoch.md": post(fotos("hoch"), title="title: Hoch"),
    "posts/2026-05-03-zwei.md": post("idee: {status: offen}", fotos("hoch", "quer"), title="title: Zwei"),
    "teams/hof.md": team(fotos(*SHAPES), body=TEXT),
    "teams/ohne.md": team(body=TEXT),
}
PLACES = {
    "blog/eins/": ["quer"],
    "blog/hoch/": ["hoch"],
    "blog/zwei/": ["hoch", "quer"],
    "teams/hof/": [*SHAPES],
}


@pytest.fixture(scope="module")
def town_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("photos")
    build_site(write_town(folder / "town", FILES) / "mkdocs.yml", folder / "site")
    with serve(folder / "site") as url:
        yield url


BOXES = """() => [...document.querySelectorAll(".wiq-photos img")].map((image) => {
    const { x, y, width, height } = image.getBoundingClientRect();
    return [image.alt, ...[x, y + scrollY, width, height].map(Math.round)];
})"""


@pytest.mark.every_browser
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("address", PLACES)
def test_photos_keep_their_shape_and_their_place(page: Page, town_url: str, address: str, width: int) -> None:
    messages, waiting = listen(page), list[Route]()
    page.set_viewport_size({"width": width, "height": 740})
    page.route("**/*.{webp,jpg}", lambda route: waiting.append(route))
    page.goto(town_url + address, wait_until="domcontentloaded")
    before = page.evaluate(BOXES)
    for route in waiting:
        route.continue_()
    page.unroute("**/*.{webp,jpg}")
    for image in page.locator(".wiq-photos img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("(image) => image.decode()")
    found = page.evaluate(BOXES)
    assert [box[0] for box in found] == [f"Foto {name}" for name in PLACES[address]]
    assert [box[1:] for box in found] == [box[1:] for box in before]
    for (_, x, _, wide, high), name in zip(found, PLACES[address], strict=True):
        own = SHAPES[name]
        assert abs(wide / high - own[0] / own[1]) < 0.03
        assert x >= 0 and x + wide <= width and high <= 740
    pairs = [] if width == 360 else list(zip(found[len(found) % 2 :: 2], found[len(found) % 2 + 1 :: 2], strict=True))
    assert [one[2] == other[2] and abs(one[4] - other[4]) <= 1 for one, other in pairs] == [True] * len(pairs)
    assert width > 360 or len({box[1] for box in found}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert messages == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_photos_can_be_understood_by_everybody(
    browser: Browser, town_url: str, scheme: Literal["light", "dark"]
) -> None:
    with lend_page(browser, color_scheme=scheme, viewport={"width": 360, "height": 740}) as page:
        visit(page, town_url + "teams/hof/")
        assert find_violations(page) == []


def test_browsers_load_the_size_that_fits(browser: Browser, town_url: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 4000}, device_scale_factor=1)
    page = context.new_page()
    page.goto(town_url + "teams/hof/", wait_until="networkidle")
    names = page.evaluate(
        "[...document.querySelectorAll('.wiq-photos img')].map((image) => image.currentSrc.split('/').pop())"
    )
    assert names == ["quer-720.webp", "hoch-720.webp", "breit-720.webp", "klein-300.webp", "quadrat-800.webp"]
    context.close()


def test_photos_are_small_on_paper_and_keep_their_credit(page: Page, town_url: str) -> None:
    page.emulate_media(media="print")
    page.goto(town_url + "blog/zwei/")
    boxes = page.evaluate(BOXES)
    assert sum(box[3] for box in boxes) < 440 and boxes[0][2] == boxes[1][2]
    lines = page.locator(".wiq-photos > div").evaluate_all("all => all.map((one) => getComputedStyle(one).breakInside)")
    assert lines == ["avoid"]


def test_a_profile_with_photos_prints_as_one_without(page: Page, town_url: str) -> None:
    sheets = []
    for address in ("teams/hof/", "teams/ohne/"):
        page.goto(town_url + address)
        sheets.append(pypdf.PdfReader(BytesIO(page.pdf())).pages)
    assert len(sheets[0]) == len(sheets[1]) <= 2
    assert "aufgenommen" not in "".join(sheet.extract_text() for sheet in sheets[0])
