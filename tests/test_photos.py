"""Photos of teams, ideas and posts: below the text, and wherever else one picture stands for the whole."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from editing import post, team, tell, write_town
from lxml import etree, html
from photos import jpeg, png
from project import check_project

from wiq_site.problems import find_errors
from wiq_site.removal.matching import Wanted
from wiq_site.removal.places import find_places
from wiq_site.settings import read_settings

URL = "https://nachbarstadt.example/"
POST, TEAM = "posts/2026-05-01-fest.md", "teams/hof.md"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"
WIDE, TALL = jpeg(1400, 1000), jpeg(900, 1200)
IDEA = "idee: {status: offen}"


def fotos(*names: str) -> str:
    """The field with some files; ``Foto a.jpg`` is what is to be seen on ``a.jpg``."""
    items = [f"  - {{datei: bilder/{n}, alt: Foto {n}, nachweis: 'Foto: Team {n[0]}'}}" for n in names]
    return "\n".join(["fotos:", *items])


def bild(name: str) -> str:
    return f"bild: {{datei: bilder/{name}, alt: Bild {name}, nachweis: Redaktion}}"


def files(*names: str) -> dict[str, bytes]:
    """Pictures beside teams and posts: names that begin with ``t`` stand upright."""
    data = {name: SVG if name.endswith("svg") else TALL if name.startswith("t") else WIDE for name in names}
    return {f"{folder}/bilder/{name}": made for folder in ("teams", "posts") for name, made in data.items()}


def build(root: Path, texts: Mapping[str, str | bytes]) -> dict[str, bytes]:
    checked = check_project(write_town(root, texts))
    assert not find_errors(checked.problems), [problem.render() for problem in checked.problems]
    return {output.address: output.make() for output in checked.outputs().all()}


def read_page(site: Mapping[str, bytes], address: str) -> html.HtmlElement:
    return html.fromstring(site[f"{address}index.html"].decode())


def read_figures(page: html.HtmlElement) -> list[tuple[str, str, str]]:
    """Class of its line, description and credit of each photo below the text, in order."""
    figures = page.xpath("//section[@aria-labelledby='wiq-fotos']/div/figure")
    return [(f.getparent().get("class"), f.xpath(".//img/@alt")[0], f.findtext("figcaption")) for f in figures]


# On their page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "address"),
    [
        (TEAM, team(fotos("a.jpg", "b.jpg"), body="TEXT"), "teams/hof/"),
        (POST, post(fotos("a.jpg", "b.jpg"), body="TEXT"), "blog/fest/"),
        (POST, post(IDEA, fotos("a.jpg", "b.jpg"), body="TEXT"), "blog/fest/"),
    ],
)
def test_photos_stand_below_the_text_with_description_and_credit(
    path: str, text: str, address: str, tmp_path: Path
) -> None:
    page = read_page(build(tmp_path, {path: text, **files("a.jpg", "b.jpg")}), address)
    assert read_figures(page) == [
        ("wiq-photo-pair", "Foto a.jpg", "Foto: Team a"),
        ("wiq-photo-pair", "Foto b.jpg", "Foto: Team b"),
    ]
    [section] = page.xpath("//section[@aria-labelledby='wiq-fotos']")
    assert section.findtext("h2") == "Fotos" and "TEXT" in section.getprevious().text_content()


@pytest.mark.parametrize("field", ["fotos: [{%s}]", "bild: {%s}"])
def test_a_caption_stands_before_the_credit_on_the_page_and_in_the_feed(field: str, tmp_path: Path) -> None:
    picture = "datei: bilder/a.jpg, alt: Eine Tafel, nachweis: 'Foto: Team', unterschrift: 'Im Hof, 2026'"
    site = build(tmp_path, {POST: post(field % picture), **files("a.jpg")})
    shown = "Im Hof, 2026\u00a0· Foto: Team"
    assert read_page(site, "blog/fest/").xpath("//main//figcaption/text()") == [shown]
    assert "<br/>Im Hof, 2026" in json.loads(site["blog/feed.json"])["items"][0]["content_html"].replace(
        "<br>", "<br/>"
    )


WIDE_ALONE, TALL_ALONE, PAIR = ["wiq-photo-wide"], ["wiq-photo-tall"], ["wiq-photo-pair"] * 2


@pytest.mark.parametrize(
    ("names", "classes"),
    [
        (["a.jpg"], WIDE_ALONE),
        (["t.jpg"], TALL_ALONE),
        (["t.jpg", "a.jpg"], PAIR),
        (["a.jpg", "t.jpg", "b.jpg"], WIDE_ALONE + PAIR),
        (["t.jpg", "a.jpg", "b.jpg"], PAIR + WIDE_ALONE),
        (["t.jpg", "a.jpg", "tt.jpg"], PAIR + TALL_ALONE),
        (["a.jpg", "b.jpg", "t.jpg", "tt.jpg"], PAIR + PAIR),
    ],
)
def test_of_an_odd_number_one_photo_has_a_line_of_its_own(names: list[str], classes: list[str], tmp_path: Path) -> None:
    page = read_page(build(tmp_path, {POST: post(fotos(*names)), **files(*names)}), "blog/fest/")
    assert [figure[:2] for figure in read_figures(page)] == [
        (line, f"Foto {name}") for line, name in zip(classes, names, strict=True)
    ]


def test_photos_are_loaded_late_in_fitting_sizes_and_their_room_is_known(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(fotos("a.jpg", "t.jpg")), **files("a.jpg", "t.jpg")})
    images = read_page(site, "blog/fest/").xpath("//section[@aria-labelledby='wiq-fotos']//img")
    assert [(i.get("width"), i.get("height"), i.get("loading")) for i in images] == [
        ("1009", "720", "lazy"),
        ("540", "720", "lazy"),
    ]
    for image in images:
        [source] = image.xpath("ancestor::picture/source")
        assert "430px" in source.get("sizes") and source.get("sizes") == image.get("sizes")
        for choice in source.get("srcset").split(", "):
            assert choice.split(" ")[0].removeprefix("../../") in site


def test_without_photos_nothing_is_said_of_them(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(bild("a.jpg")), TEAM: team(), **files("a.jpg")})
    assert not any(b"wiq-fotos" in made for address, made in site.items() if address.endswith((".html", ".xml")))


def test_photos_of_a_draft_are_not_published(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post("draft: true", fotos("a.jpg")), **files("a.jpg")})
    assert not any(address.startswith("posts/") for address in site)


# Where one stands for the whole -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "shown"),
    [([fotos("a.jpg", "b.jpg")], "a"), ([bild("b.jpg"), fotos("a.jpg")], "b"), ([bild("z.svg"), fotos("a.jpg")], "z")],
)
def test_a_card_shows_the_first_photo_where_there_is_no_picture(fields: list[str], shown: str, tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(*fields), TEAM: team(*fields), **files("a.jpg", "b.jpg", "z.svg")})
    for address in ("blog/", "teams/"):
        cards = read_page(site, address).xpath("//main//ul/li[contains(@class, 'wiq-card')]//img/@src")
        assert [card.rpartition("/")[2][0] for card in cards if "?" not in card] == [shown]
    [item] = json.loads(site["blog/liste.json"])["items"]
    assert item["picture"].startswith(f"posts/bilder/{shown}")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ([bild("a.jpg"), fotos("b.jpg", "c.jpg")], "abc"),
        ([bild("z.svg"), fotos("b.jpg", "c.jpg")], "bc"),
        ([fotos("b.jpg")], "b"),
    ],
)
def test_links_that_are_passed_on_show_photos_and_no_drawing(fields: list[str], names: str, tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(*fields), **files("a.jpg", "b.jpg", "c.jpg", "z.svg")})
    addresses = [f"{URL}posts/bilder/{name}-1080.jpg" for name in names]
    page = read_page(site, "blog/fest/")
    assert page.xpath("//meta[@property='og:image']/@content") == addresses
    assert len(page.xpath("//meta[@property='og:image:alt']")) == len(names)
    [records] = page.xpath("//script[@type='application/ld+json']/text()")
    [image] = [one["image"] for one in json.loads(records)["@graph"] if one["@type"] == "BlogPosting"]
    assert image == (addresses if len(names) > 1 else addresses[0])
    assert all(address.removeprefix(URL) in site for address in addresses)
    assert "teilen/blog/fest.png" not in site


@pytest.mark.parametrize(
    ("fields", "first"), [([fotos("a.jpg", "b.jpg")], "a"), ([bild("b.jpg"), fotos("a.jpg")], "b")]
)
def test_feeds_show_all_photos_and_enclose_the_first_picture(fields: list[str], first: str, tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(*fields), **files("a.jpg", "b.jpg")})
    [enclosure] = etree.fromstring(site["blog/feed.xml"]).xpath("//enclosure")
    address = f"{URL}posts/bilder/{first}-1080.jpg"
    assert (enclosure.get("url"), int(enclosure.get("length"))) == (address, len(site[address.removeprefix(URL)]))
    [item] = json.loads(site["blog/feed.json"])["items"]
    shown = html.fromstring(item["content_html"]).xpath("//img")
    assert {image.get("alt")[-5:] for image in shown} == {"a.jpg", "b.jpg"}
    assert all(image.get("src").removeprefix(URL) in site and image.get("width") == "1080" for image in shown)
    assert "Foto: Team a" in item["content_html"]


def test_open_data_hold_no_photos(tmp_path: Path) -> None:
    site = build(tmp_path, {POST: post(fotos("a.jpg")), TEAM: team(fotos("a.jpg")), **files("a.jpg")})
    data = [made for address, made in site.items() if address.startswith("daten/")]
    assert len(data) > 5 and not any(b"fotos" in made or b"a.jpg" in made for made in data)


def test_a_notice_shows_no_photos(tmp_path: Path) -> None:
    site = build(tmp_path, {TEAM: team(fotos("a.jpg"), "treffen: [{wann: jeden Freitag}]"), **files("a.jpg")})
    assert read_page(site, "teams/hof/aushang/").xpath("//main//img") == []


# Mistakes ---------------------------------------------------------------------------------------------------------


def test_what_is_no_picture_stops_the_build_where_a_photo_is_wanted(tmp_path: Path) -> None:
    told = tell(tmp_path, {POST: post(fotos("a.jpg")), "posts/bilder/a.jpg": b"nichts", "teams/bilder/b.jpg": b"-"})
    assert [line.startswith("posts/bilder/a.jpg:1 · Die Datei") for line in told] == [True, False]
    assert told[1].startswith("teams/bilder/b.jpg:1 · Hinweis: ")


def test_a_picture_that_is_shown_twice_is_told(tmp_path: Path) -> None:
    [first, second] = tell(
        tmp_path, {POST: post(bild("a.jpg"), fotos("b.jpg", "./a.jpg", "b.jpg")), **files("a.jpg", "b.jpg")}
    )
    assert first.startswith(f"{POST}:8 · Hinweis: fotos[2].datei: „bilder/./a.jpg“ steht schon unter „bild“ ")
    assert second.startswith(f"{POST}:9 · Hinweis: fotos[3].datei: „bilder/b.jpg“ steht schon unter „fotos[1]“ ")


@pytest.mark.parametrize("name", ["erika-muster.png", "0171-39200-17.png"])
def test_the_guard_looks_at_names_of_photos(name: str, tmp_path: Path) -> None:
    text = post(fotos(name)).replace(f"Foto {name}", "Ein Hof")
    [told] = tell(tmp_path, {POST: text, f"posts/bilder/{name}": png()})
    assert told.startswith(f"{POST}:6 · Hinweis: fotos.datei: „bilder/{name}“ ")


def test_a_name_in_a_photo_is_found_where_it_is_to_be_taken_down(tmp_path: Path) -> None:
    text = post(fotos("a.jpg")).replace("Foto a.jpg", "Jördis Beispiel lacht")
    root = write_town(tmp_path, {POST: text, **files("a.jpg")})
    settings, _ = read_settings(root / "mkdocs.yml")
    [place] = find_places(Wanted("Jördis Beispiel"), settings).sources
    assert (place.path, place.line) == (POST, 6)
