"""What browsers load of photos: little on a telephone, sharp on a large screen, without a jump or a word."""

import io
from collections.abc import Iterator

import pytest
from builder import build_site
from conftest import serve
from editing import post, write_town
from pages import listen
from photos import UPRIGHT, corners, jpeg, png, turned
from PIL import Image
from playwright.sync_api import Browser, Page, Route

BILD = "bild: {datei: bilder/hof.jpg, alt: Ein Hof, nachweis: Foto}"
FILES = {
    "docs/index.md": "---\ntitle: Start\nbild: {datei: bilder/start.jpg, alt: Start, nachweis: Foto}\n---\nText.\n",
    "posts/2026-05-01-fest.md": post(BILD, body="Text.\n\n" * 200 + "![Ein Baum](bilder/baum.jpg)"),
    "docs/bilder/start.jpg": jpeg(4000, 2000),
    "posts/bilder/hof.jpg": turned(6, 3000, 4000),
    "posts/bilder/baum.jpg": jpeg(4000, 3000),
    "posts/bilder/plan.png": png(500, 300),
    "posts/2026-05-02-plan.md": post(
        "bild: {datei: bilder/plan.png, alt: Plan, nachweis: WiQ}", title="title: Plan", date="date: 2026-05-02"
    ),
    "mkdocs.yml": "site_name: Nachbarstadt\nsite_url: https://nachbarstadt.example/\ntheme: material\nplugins:\n"
    "  - wiq: {posts_per_page: 1}\n",
}


@pytest.fixture(scope="module")
def photo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("photos")
    build_site(write_town(folder / "town", FILES) / "mkdocs.yml", folder / "site")
    with serve(folder / "site") as url:
        yield url


def loaded(page: Page) -> dict[str, str]:
    """Description of each picture with points → the name of the file that was chosen."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("main picture > img")]
            .map((image) => [image.alt, image.currentSrc.split("/").pop()]))"""
    )


@pytest.mark.parametrize(
    ("width", "scale", "address", "expected"),
    [
        (360, 1, "", {"Start": "start-360.webp"}),
        (360, 2, "", {"Start": "start-720.webp"}),
        (360, 3, "", {"Start": "start-1080.webp"}),
        (360, 2, "blog/fest/", {"Ein Hof": "hof-720.webp"}),
        (360, 3, "blog/fest/", {"Ein Hof": "hof-1080.webp"}),
        (1280, 1, "blog/fest/", {"Ein Hof": "hof-720.webp"}),
        (1920, 2, "", {"Start": "start-1600.webp"}),
        (360, 3, "blog/", {"": "plan-500.webp"}),
    ],
)
def test_the_size_that_fits_is_loaded(
    browser: Browser, photo_url: str, width: int, scale: int, address: str, expected: dict[str, str]
) -> None:
    """The pages' own policy holds."""
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=scale)
    page = context.new_page()
    messages, answers = listen(page), []
    page.on("response", lambda response: answers.append(response))
    page.goto(photo_url + address, wait_until="networkidle")
    found = loaded(page)
    assert {alt: found[alt] for alt in expected} == expected
    assert messages == []
    sizes = {a.url.rpartition("/")[2]: len(a.body()) for a in answers if a.url.endswith((".webp", ".jpg", ".png"))}
    assert set(expected.values()) <= sizes.keys() and not any(name.endswith((".jpg", ".png")) for name in sizes)
    assert scale > 3 or width > 412 or max(sizes.values()) <= 150_000
    context.close()


def test_what_lies_below_is_loaded_when_somebody_comes_near(browser: Browser, photo_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(photo_url + "blog/fest/", wait_until="networkidle")
    image = page.get_by_alt_text("Ein Baum")
    assert image.get_attribute("loading") == "lazy" and page.get_by_alt_text("Ein Hof").get_attribute("loading") is None
    assert "hof-720.webp" in asked and not any(name.startswith("baum") for name in asked)
    with page.expect_response("**/baum-720.webp"):
        image.scroll_into_view_if_needed()
    context.close()


BOXES = """() => [...document.querySelectorAll("main picture > img")].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return [image.alt, width, height];
})"""


@pytest.mark.parametrize("address", ["", "blog/", "blog/fest/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_room_of_a_picture_is_known_before_it_comes(
    browser: Browser, photo_url: str, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    page, waiting = context.new_page(), list[Route]()
    page.route("**/*.{webp,jpg,png}", lambda route: waiting.append(route))
    page.goto(photo_url + address, wait_until="domcontentloaded")
    before = page.evaluate(BOXES)
    for route in waiting:
        route.continue_()
    page.unroute("**/*.{webp,jpg,png}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(BOXES) == before != []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.every_browser
def test_a_photo_looks_upright_in_the_browser(page: Page, photo_url: str) -> None:
    page.goto(photo_url + "blog/fest/", wait_until="networkidle")
    shot = page.get_by_alt_text("Ein Hof").screenshot()
    image = Image.open(io.BytesIO(shot))
    # The picture stands in a wide box, as a whole: its own part is in the middle.
    part = image.height * 3 // 4
    middle = image.crop(((image.width - part) // 2, 0, (image.width + part) // 2, image.height))
    assert list(corners(middle)) == UPRIGHT


CARD = """() => [...document.querySelectorAll("[data-wiq-items] .wiq-cards > li")].map((card) => [
    card.querySelector("a").textContent,
    card.querySelector("picture").outerHTML.replace(/(\\.\\.\\/)+|http:..[^/]+\\//g, ""),
    card.querySelector("img").currentSrc.split("/").pop(),
])"""


def test_cards_that_the_script_makes_show_the_same_pictures(quiet_page: Page, photo_url: str) -> None:
    page, from_server = quiet_page, []
    for number in ("", "seite/2/"):
        page.goto(f"{photo_url}blog/{number}", wait_until="networkidle")
        from_server += page.evaluate(CARD)
    page.goto(photo_url + "blog/?sortierung=neu", wait_until="networkidle")
    page.get_by_role("button", name="Weitere 1 zeigen").click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(CARD) == from_server
    assert [card[2].split("-")[0] for card in from_server] == ["plan", "hof"]
