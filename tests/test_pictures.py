"""Photos on the site: in fitting sizes, upright, small, and without anything that they say besides."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from editing import post, team, write_town
from lxml import etree, html
from photos import (
    SECRETS,
    UPRIGHT,
    corners,
    draw,
    jpeg,
    moving,
    noise,
    png,
    read,
    save,
    telling,
    turned,
)
from PIL import Image, ImageCms
from project import check_project

URL = "https://nachbarstadt.example/"
BILD = "bild: {datei: bilder/a.jpg, alt: Ein Hof, nachweis: Foto}"
POST = "posts/2026-05-01-fest.md"


def build(root: Path, files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """Address → bytes of every file of a town."""
    outputs = check_project(write_town(root, files)).outputs()
    return {output.address: output.make() for output in outputs.all()}


def pictures(site: Mapping[str, bytes]) -> dict[str, Image.Image]:
    """Address → picture of all that are not part of the program."""
    kinds = (".jpg", ".png", ".webp", ".gif", ".avif", ".jpeg")
    ours = ("teilen/", "icon-", "apple-touch-icon")
    found = {address for address in site if address.endswith(kinds) and not address.startswith(ours)}
    return {address: read(site[address]) for address in found}


def show(name: str, data: bytes, root: Path) -> dict[str, bytes]:
    """The site with a post that shows a picture."""
    return build(root, {POST: post(BILD.replace("a.jpg", name)), f"posts/bilder/{name}": data})


def widths(site: Mapping[str, bytes]) -> dict[str, tuple[int, str | None]]:
    return {a.rpartition("/")[2]: (image.width, image.format) for a, image in pictures(site).items()}


# Sizes ------------------------------------------------------------------------------------------------------------


def test_a_photo_of_a_telephone_comes_in_fitting_sizes(tmp_path: Path) -> None:
    assert widths(show("a.jpg", jpeg(4000, 3000), tmp_path)) == {
        "a.jpg": (1600, "JPEG"),
        "a-360.jpg": (360, "JPEG"),
        "a-720.jpg": (720, "JPEG"),
        "a-1080.jpg": (1080, "JPEG"),
        "a-360.webp": (360, "WEBP"),
        "a-720.webp": (720, "WEBP"),
        "a-1080.webp": (1080, "WEBP"),
        "a-1600.webp": (1600, "WEBP"),
    }


@pytest.mark.parametrize(
    ("width", "found"),
    [
        (1, {1}),
        (40, {40}),
        (360, {360}),
        (390, {390}),
        (800, {360, 800}),
        (900, {360, 720, 900}),
        (1700, {360, 720, 1080, 1600}),
    ],
)
def test_no_photo_is_made_wider_than_it_is(width: int, found: set[int], tmp_path: Path) -> None:
    assert {width for width, _ in widths(show("a.jpg", jpeg(width, 30), tmp_path)).values()} == found


@pytest.mark.parametrize("size", [(100, 20_000), (20_000, 100), (3, 9000)])
def test_a_strip_can_be_shown(size: tuple[int, int], tmp_path: Path) -> None:
    for image in pictures(show("a.jpg", save(Image.new("RGB", size)), tmp_path)).values():
        assert image.width <= 1600 and image.height <= 8000


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_upright(turn: int, tmp_path: Path) -> None:
    site = show("a.jpg", turned(turn, 400, 300), tmp_path)
    found = pictures(site)
    assert len(found) == 2
    for image in found.values():
        assert list(corners(image)) == UPRIGHT
        assert image.height == round(image.width * 3 / 4)
    (shown,) = html.fromstring(site["blog/fest/index.html"].decode()).xpath("//main//header//img")
    assert (shown.get("width"), shown.get("height")) == ("400", "300")


@pytest.mark.parametrize(
    ("name", "data", "fallback"),
    [
        ("a.png", png(400, 300), "PNG"),
        ("a.png", png(400, 300, "P"), "PNG"),
        ("a.png", png(400, 300, "1"), "PNG"),
        ("a.gif", save(draw(400, 300), "GIF"), "GIF"),
        ("a.gif", moving(), "GIF"),
        ("a.webp", save(draw(400, 300), "WEBP", lossless=True), "WEBP"),
        ("a.webp", save(draw(400, 300, "RGBA"), "WEBP", lossless=True), "WEBP"),
        ("a.webp", moving("WEBP"), "WEBP"),
        ("a.avif", save(draw(400, 300), "AVIF"), "AVIF"),
        ("a.png", jpeg(400, 300), "PNG"),
        ("a.jpg", png(400, 300), "JPEG"),
        ("a.JPG", jpeg(400, 300), "JPEG"),
        ("a.jpeg", jpeg(400, 300), "JPEG"),
        ("a.jpg", save(draw(400, 300, "L")), "JPEG"),
        ("a.jpg", save(draw(400, 300), progressive=True), "JPEG"),
    ],
)
def test_every_kind_has_webp_and_keeps_its_address_in_its_own_kind(
    name: str, data: bytes, fallback: str, tmp_path: Path
) -> None:
    found = pictures({a.lower(): made for a, made in show(name, data, tmp_path).items()})
    assert found[f"posts/bilder/{name.lower()}"].format == fallback
    assert {image.format for image in found.values()} >= {"WEBP", fallback}
    for image in found.values():
        assert getattr(image, "n_frames", 1) == 1
        first, *_, last = corners(image)
        assert last == "white" and (first == "red" or data == png(400, 300, "1") or data == save(draw(400, 300, "L")))


@pytest.mark.parametrize(("name", "mode"), [("a.gif", "P"), ("a.png", "P"), ("a.png", "LA"), ("a.avif", "RGBA")])
def test_a_hole_stays_a_hole(name: str, mode: str, tmp_path: Path) -> None:
    image = draw(40, 30, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 15))
    kind = name.rpartition(".")[2].upper()
    data = save(image.convert(mode) if mode == "LA" else image, kind)
    for made in pictures(show(name, data, tmp_path)).values():
        alpha = made.convert("RGBA").getchannel("A")
        assert alpha.getpixel((5, 5)) < 10 and alpha.getpixel((35, 25)) > 245


def test_what_shows_through_does_so_in_every_size(tmp_path: Path) -> None:
    image = draw(1200, 900, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((1200, 900)))
    found = pictures(show("a.png", save(image, "PNG"), tmp_path))
    assert set(found) == {f"posts/bilder/a{end}" for end in (".png", "-360.webp", "-720.webp", "-1200.webp")}
    for made in found.values():
        alpha = made.convert("RGBA").getchannel("A")
        assert alpha.getpixel((0, 0)) < 10 and alpha.getpixel((0, made.height - 1)) > 245


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    image = Image.new("I;16", (40, 30), 0x8080)
    for made in pictures(show("a.png", save(image, "PNG"), tmp_path)).values():
        assert abs(made.convert("L").getpixel((20, 15)) - 128) < 3


def test_colours_of_print_become_those_of_screens(tmp_path: Path) -> None:
    for made in pictures(show("a.jpg", save(draw(400, 300, "CMYK"), quality=95), tmp_path)).values():
        assert made.mode == "RGB" and list(corners(made)) == UPRIGHT


def exchanged_colours() -> bytes:
    """A profile (ICC.1:2022, 7.3) in which red and blue have changed their places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ")


def test_colours_of_a_profile_become_those_that_browsers_take_for_granted(tmp_path: Path) -> None:
    data = save(draw(400, 300), quality=95, icc_profile=exchanged_colours())
    for made in pictures(show("a.jpg", data, tmp_path)).values():
        assert not made.info.get("icc_profile") and list(corners(made)) == ["blue", "green", "red", "white"]


def test_drawings_with_few_colours_stay_sharp(tmp_path: Path) -> None:
    image = Image.new("RGB", (300, 300), "white")
    for place in range(0, 300, 20):
        image.paste("black", (place, 0, place + 10, 300))
    found = pictures(show("a.png", save(image, "PNG"), tmp_path))
    assert len(found) == 2
    for made in found.values():
        assert {colour for _, colour in made.convert("RGB").getcolors() or ()} == {(0, 0, 0), (255, 255, 255)}


# Budget -----------------------------------------------------------------------------------------------------------


def test_no_picture_is_large_on_a_telephone_whatever_is_in_it(tmp_path: Path) -> None:
    """12 megapixels of noise: more cannot be in a photo."""
    rough = noise(1000, 750).resize((4000, 3000), Image.Resampling.NEAREST)
    site = show("a.jpg", save(rough, quality=90), tmp_path)
    found = pictures(site)
    assert len(found) == 8
    for address, image in found.items():
        assert len(site[address]) <= (150_000 if image.width <= 1080 else 400_000), address


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.webp", "a.avif"])
def test_other_kinds_keep_to_the_budget_too(name: str, tmp_path: Path) -> None:
    kind = name.rpartition(".")[2].upper()
    site = show(name, save(noise(1080, 700), kind), tmp_path)
    assert all(len(site[address]) <= 150_000 for address in pictures(site))


# Nothing besides --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
@pytest.mark.parametrize("body", ["", "![Hof](bilder/a.jpg)", "[Hof](bilder/a.jpg)"])
def test_what_a_photo_tells_comes_out_nowhere(name: str, kind: str, body: str, tmp_path: Path) -> None:
    data = telling(1200, 90, kind)
    assert b"Geheimkamera" in data
    files = {
        POST: post(*([] if body else [BILD.replace("a.jpg", name)]), body=body.replace("a.jpg", name) or "Text."),
        f"posts/bilder/{name}": data,
    }
    site = build(tmp_path, files)
    assert f"posts/bilder/{name}" in site
    for address in pictures(site):
        assert not [secret for secret in SECRETS if secret in site[address]], address
        image = read(site[address])
        assert not image.getexif() and not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
    assert not any(made == data or b"Geheimkamera" in made for made in site.values())


def test_a_comment_in_a_gif_comes_out_nowhere(tmp_path: Path) -> None:
    site = show("a.gif", save(draw(), "GIF", comment=b"Geheimkamera"), tmp_path)
    assert not any(b"Geheimkamera" in made for made in site.values())


# Where pictures stand ---------------------------------------------------------------------------------------------

FULL = {
    POST: post(
        BILD,
        "teams: hof",
        body="Text.\n\n![Ein Baum](bilder/b.jpg)\n\n<figure><img src='bilder/b.jpg' alt='Ast'></figure>",
    ),
    "teams/hof.md": team("bild: {datei: bilder/t.jpg, alt: Ein Team, nachweis: Foto}"),
    "docs/index.md": "---\ntitle: Start\nbild: {datei: bilder/s.jpg, alt: Start, nachweis: Foto}\n---\nText.\n",
    "docs/seite.md": "---\ntitle: Seite\n---\n![Plan](bilder/s.jpg)\n\n![Plan](bilder/s.jpg)\n",
    "docs/mit.md": "---\ntitle: Mit\nbild: {datei: bilder/s.jpg, alt: S, nachweis: Foto}\n---\n![Plan](bilder/s.jpg)\n",
    "posts/bilder/a.jpg": jpeg(4000, 3000),
    "posts/bilder/b.jpg": turned(6, 900, 1200),
    "teams/bilder/t.jpg": jpeg(900, 600),
    "docs/bilder/s.jpg": jpeg(1400, 700),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("full"), FULL)


def images(site: Mapping[str, bytes], page: str) -> list[html.HtmlElement]:
    return html.fromstring(site[f"{page}index.html"].decode()).xpath("//main//img[not(ancestor::template)]")


PAGES = ["", "blog/", "blog/fest/", "teams/", "teams/hof/", "seite/", "mit/", "gebiete/ost/"]


@pytest.mark.parametrize("address", PAGES)
def test_everywhere_browsers_can_choose_and_know_the_room(full: dict[str, bytes], address: str) -> None:
    found = pictures(full)
    for image in images(full, address):
        if image.get("src").endswith(".svg"):
            continue
        here = f"{URL}{address}"
        source = find_source(image)
        assert source.get("type") == "image/webp"
        choices = [(source, "WEBP"), *([(image, "JPEG")] if image.get("srcset") else [])]
        for element, kind in choices:
            assert element.get("sizes")
            for choice in element.get("srcset").split(", "):
                link, width = choice.split(" ")
                made = found[join(here, link)]
                assert (made.format, f"{made.width}w") == (kind, width)
                assert abs(made.width / made.height - int(image.get("width")) / int(image.get("height"))) < 0.01
        plain = found[join(here, image.get("src"))]
        assert (plain.width, plain.height) == (int(image.get("width")), int(image.get("height")))
        assert len(full[join(here, image.get("src"))]) <= 150_000


def find_source(image: html.HtmlElement) -> html.HtmlElement:
    return image.xpath("ancestor::picture//source")[0]


def join(here: str, link: str) -> str:
    return urljoin(here, link).removeprefix(URL)


def test_there_are_pictures_on_all_kinds_of_pages(full: dict[str, bytes]) -> None:
    counts = {page: len([i for i in images(full, page) if not i.get("src").endswith(".svg")]) for page in PAGES}
    assert counts == {
        "": 2, "blog/": 1, "blog/fest/": 4, "teams/": 1, "teams/hof/": 2, "seite/": 2, "mit/": 2, "gebiete/ost/": 0,
    }  # fmt: skip


def test_only_what_is_below_the_fold_is_lazy(full: dict[str, bytes]) -> None:
    lazy = {page: [image.get("loading") for image in images(full, page)] for page in ("seite/", "mit/", "blog/fest/")}
    assert lazy["seite/"] == [None, "lazy"]
    assert lazy["mit/"] == [None, "lazy"]
    assert lazy["blog/fest/"][:3] == [None, "lazy", "lazy"]
    assert all(image.get("loading") == "lazy" for image in images(full, "blog/"))


def test_a_photo_that_is_only_linked_has_no_sizes(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(body="[Foto](bilder/a.jpg)"), "posts/bilder/a.jpg": telling(2000, 1000)})
    assert widths(site) == {"a.jpg": (1600, "JPEG")}


def test_a_photo_that_nobody_shows_is_not_published(tmp_path: Path) -> None:
    assert widths(build(tmp_path, {POST: post("draft: true", BILD), "posts/bilder/a.jpg": jpeg()})) == {}


def test_a_question_behind_an_address_leads_to_the_same_picture(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(body="![Hof](bilder/a.jpg?v=2)"), "posts/bilder/a.jpg": jpeg()})
    assert "a-40.webp" in widths(site)
    assert b"a-40.webp 40w" in site["blog/fest/index.html"]


def test_signs_of_an_author_do_not_leave_the_attribute(tmp_path: Path) -> None:
    body = "![Hof](<bilder/a.jpg?x=\"onerror='y'>)\n\n![Hof](<bilder/b.svg#\"onerror='y'>)"
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    site = build(tmp_path, {POST: post(body=body), "posts/bilder/a.jpg": jpeg(), "posts/bilder/b.svg": svg})
    assert not html.fromstring(site["blog/fest/index.html"].decode()).xpath("//@onerror")


def test_pictures_of_one_name_have_sizes_of_their_own(tmp_path: Path) -> None:
    files = {
        POST: post(body="![A](bilder/a.jpg) ![B](bilder/a.png) ![C](bilder/a-40.webp)"),
        "posts/bilder/a.jpg": jpeg(),
        "posts/bilder/a.png": png(50, 30),
        "posts/bilder/a-50.webp": save(draw(), "WEBP"),
        "posts/bilder/a-40.webp": save(draw(30, 30), "WEBP"),
    }
    site = build(tmp_path, files)
    choices = [find_source(image).get("srcset") for image in images(site, "blog/fest/")[:3]]
    found = pictures(site)
    for choice in choices:
        address, width = choice.split(" ")
        assert f"{found[join(f'{URL}blog/fest/', address)].width}w" == width
    assert len(set(choices)) == 3 and [choice.split(" ")[1] for choice in choices] == ["40w", "50w", "30w"]


@pytest.mark.parametrize("name", ["Größe 1.jpg", "a,b.jpg", "100%.jpg", "a&b.jpg", "a'b.jpg", "foto (1).jpg"])
def test_names_as_people_give_them(name: str, tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {POST: post(f'bild: {{datei: "bilder/{name}", alt: A, nachweis: N}}'), f"posts/bilder/{name}": jpeg(800, 600)},
    )
    for page in ("blog/fest/", "blog/"):
        (image,) = [i for i in images(site, page) if "leer" not in i.get("src")][:1]
        choices = find_source(image).get("srcset").split(", ")
        assert len(choices) == 2
        for choice in (*choices, image.get("src")):
            assert unquote(join(f"{URL}{page}", choice.split(" ")[0])) in site


# Feeds and lists --------------------------------------------------------------------------------------------------


def test_feeds_have_one_full_address_with_its_measures(full: dict[str, bytes]) -> None:
    (item,) = json.loads(full["blog/feed.json"])["items"]
    assert item["image"] == f"{URL}posts/bilder/a-1080.jpg"
    shown = html.fromstring(item["content_html"]).xpath("//img")
    assert [(i.get("src"), i.get("width"), i.get("height"), i.get("srcset")) for i in shown] == [
        (f"{URL}posts/bilder/a-1080.jpg", "1080", "810", None),
        (f"{URL}posts/bilder/b.jpg", "900", "1200", None),
        (f"{URL}posts/bilder/b.jpg", "900", "1200", None),
    ]
    assert "<picture" not in item["content_html"]


@pytest.mark.parametrize("feed", ["blog/feed.xml", "blog/atom.xml"])
def test_enclosures_have_their_true_length_and_kind(full: dict[str, bytes], feed: str) -> None:
    tree = etree.fromstring(full[feed])
    (found,) = tree.xpath("//enclosure | //*[local-name() = 'link'][@rel = 'enclosure']")
    address = (found.get("url") or found.get("href")).removeprefix(URL)
    assert (address, found.get("type")) == ("posts/bilder/a-1080.jpg", "image/jpeg")
    assert int(found.get("length")) == len(full[address])


def test_the_data_of_a_list_name_the_sizes(full: dict[str, bytes]) -> None:
    (item,) = json.loads(full["blog/liste.json"])["items"]
    assert item["picture"] == "posts/bilder/a-1080.jpg" and (item["width"], item["height"]) == (1080, 810)
    assert [choice.split(" ")[0] in full for choice in item["webp"].split(", ")] == [True] * 3


def test_every_link_in_every_page_leads_to_a_file(full: dict[str, bytes]) -> None:
    for page in PAGES:
        for choice in re.findall(r'srcset="([^"~]+)"', full[f"{page}index.html"].decode()):
            assert all(join(f"{URL}{page}", one.split(" ")[0]) in full for one in choice.split(", "))
