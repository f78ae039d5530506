"""What other programs read of a page: the card of a passed-on link, structured facts, signs, robots.txt, sitemap."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from PIL import Image

from tests.photos import jpeg
from tests.project import POST, TEAM, check_project, read_messages, write_project
from wiq_site.addresses import ICON
from wiq_site.facts.cards import Card
from wiq_site.facts.drawing import draw_card
from wiq_site.facts.fonts import can_write, find_font, set_text

BASE = "https://nachbarstadt.example/wir/"
PHOTO = POST.replace("categories:", "bild: {datei: a.jpg, alt: Ein Hof, nachweis: Redaktion}\n    categories:")
MEETING = TEAM.replace(
    "themen:", "treffen:\n      - {wann: 'jeden Freitag um 18:00 Uhr', ort: 'Laden, Gasse 1'}\n    themen:"
)
FEST = POST.replace("categories:", "termine: [{titel: Fest, beginn: 2026-12-01 17:00, ort: Hof}]\n    categories:")


def build(root: Path, files: Mapping[str, Any]) -> dict[str, bytes]:
    outputs = check_project(write_project(root, files)).outputs()
    return {output.address: output.make() for output in outputs.all()}


def read_tags(page: bytes) -> dict[str, str]:
    """Property → content of a page's Open Graph tags."""
    return {tag.get("property"): tag.get("content") for tag in html.fromstring(page).xpath("//meta[@property]")}


def read_records(page: bytes) -> dict[str, dict[str, Any]]:
    """Type → record."""
    [text] = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    found = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return {record["@type"]: record for record in found["@graph"]}


def test_a_link_that_is_passed_on_shows_title_text_and_a_card(tmp_path: Path) -> None:
    site = build(tmp_path, {"posts/2026-05-01-hof.md": POST})
    tags = read_tags(site["blog/hof/index.html"])
    assert tags == {
        "og:title": "Neues vom Hof",
        "og:type": "article",
        "og:description": "Der erste Absatz.",
        "og:url": f"{BASE}blog/hof/",
        "og:site_name": "Nachbarstadt",
        "og:locale": "de_DE",
        "og:image": f"{BASE}teilen/blog/hof.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Neues vom Hof – Nachbarstadt",
        "article:published_time": "2026-05-01T00:00:00+02:00",
    }
    assert Image.open(BytesIO(site["teilen/blog/hof.png"])).size == (1200, 630)


def test_every_page_has_a_picture_that_is_there(tmp_path: Path) -> None:
    site = build(
        tmp_path, {"teams/hof.md": TEAM, "posts/2026-05-01-hof.md": POST, "docs/warum/index.md": "# Warum\n\nDarum."}
    )
    pages = {a: p for a, p in site.items() if a.endswith(".html") and a != "404.html"}
    pictures = {read_tags(page)["og:image"].removeprefix(BASE) for page in pages.values()}
    assert len(pages) > 12 and pictures <= site.keys()
    assert {address for address in site if address.startswith("teilen/")} == pictures


def test_a_photo_of_its_own_comes_before_the_card(tmp_path: Path) -> None:
    site = build(tmp_path, {"posts/2026-05-01-hof.md": PHOTO, "posts/a.jpg": jpeg(1400, 700)})
    tags = read_tags(site["blog/hof/index.html"])
    address = tags["og:image"].removeprefix(BASE)
    size = (int(tags["og:image:width"]), int(tags["og:image:height"]))
    assert Image.open(BytesIO(site[address])).size == size and size[0] >= 1000
    assert (tags["og:image:type"], tags["og:image:alt"]) == ("image/jpeg", "Ein Hof")
    assert "teilen/blog/hof.png" not in site


def test_cards_are_the_same_bytes_each_time_and_differ_by_what_stands_on_them() -> None:
    cards = [Card("", "Hof", "Stadt"), Card("Team", "Hof", "Stadt"), Card("", "Hof", "Dorf"), Card("", "Höfe", "Stadt")]
    drawn = [draw_card(card) for card in cards]
    assert drawn == [draw_card(card) for card in cards] and len(set(drawn)) == 4


@pytest.mark.parametrize("title", ["Hof", "Straßenfest " * 12, "Donau" * 20, "„Ja“ – nein?", "أهلا", ""])
def test_titles_stay_inside_the_bubble(title: str) -> None:
    picture = Image.open(BytesIO(draw_card(Card("Beitrag", title, "Nachbarstadt")))).convert("RGB")
    for x in (62, 100, 1112, 1137):  # beside the text, within the bubble
        assert {picture.getpixel((x, y)) for y in range(100, 440)} == {(251, 247, 240)}


def test_long_titles_are_cut_with_a_sign() -> None:
    lines, size = set_text("Straßenfest " * 40, 900, ((80, 2), (50, 4)))
    assert (len(lines), size, lines[-1][-1]) == (4, 50, "…")
    assert all(find_font(50).getlength(line) <= 900 for line in lines)


def test_letters_that_the_font_lacks_are_noticed() -> None:
    assert can_write("Äpfel, Maß & Žluťoučký – „gut“") and can_write("Привіт")
    assert not can_write("中") and not can_write("Hof أهلا")


def test_posts_and_teams_tell_facts_with_their_place_on_the_site(tmp_path: Path) -> None:
    site = build(tmp_path, {"teams/hof.md": MEETING, "posts/2026-05-01-fest.md": FEST})
    post, team = read_records(site["blog/fest/index.html"]), read_records(site["teams/hof/index.html"])
    assert [step["item"] for step in post["BreadcrumbList"]["itemListElement"]] == [
        BASE,
        f"{BASE}blog/",
        f"{BASE}blog/fest/",
    ]
    assert post["BlogPosting"]["datePublished"] == "2026-05-01T00:00:00+02:00"
    assert post["Event"]["startDate"] == "2026-12-01T17:00:00+01:00"
    assert post["Event"]["location"] == {"@type": "Place", "name": "Hof", "address": "Hof"}
    assert team["Project"]["name"] == "Grüne Höfe"
    schedule = team["Event"]["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"], schedule["startTime"]) == ("P1W", ["FR"], "18:00:00")


REQUIRED = {
    "Organization": {"name", "url"},
    "WebSite": {"name", "url"},
    "BlogPosting": {"headline", "datePublished", "author", "image", "publisher"},
    "Event": {"name", "startDate", "location", "eventStatus"},
    "BreadcrumbList": {"itemListElement"},
    "Project": {"name", "url"},
}
"""What readers of the vocabulary require of a record."""


def test_no_record_lacks_what_its_readers_require(tmp_path: Path) -> None:
    files = {"teams/hof.md": MEETING, "posts/2026-05-01-fest.md": FEST, "posts/2026-05-02-b.md": POST}
    site = build(tmp_path, files)
    seen = set()
    for address, page in site.items():
        if address.endswith(".html") and address != "404.html":
            for kind, record in read_records(page).items():
                seen.add(kind)
                assert REQUIRED[kind] <= record.keys(), (address, kind)
    assert seen == REQUIRED.keys()


def test_a_date_without_a_place_and_a_cancelled_one(tmp_path: Path) -> None:
    nowhere = FEST.replace(", ort: Hof", "")
    cancelled = FEST.replace("ort: Hof", "ort: Hof, absage: Regen")
    site = build(tmp_path, {"posts/2026-05-01-a.md": nowhere, "posts/2026-05-01-b.md": cancelled})
    assert "Event" not in read_records(site["blog/a/index.html"])
    assert read_records(site["blog/b/index.html"])["Event"]["eventStatus"].endswith("EventCancelled")


def test_no_text_can_leave_its_record(tmp_path: Path) -> None:
    evil = POST.replace("Neues vom Hof", "'</script><script>alert(1)</script>'")
    page = build(tmp_path, {"posts/2026-05-01-a.md": evil})["blog/a/index.html"]
    assert read_records(page)["BlogPosting"]["headline"] == "</script><script>alert(1)</script>"
    inline = [script.get("type") for script in html.fromstring(page).iter("script") if not script.get("src")]
    assert inline == ["application/ld+json"]


def test_signs_for_tabs_and_home_screens(tmp_path: Path) -> None:
    site = build(tmp_path, {})
    ico = Image.open(BytesIO(site["favicon.ico"]))
    assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    sides = {"apple-touch-icon.png": 180, "icon-192.png": 192, ICON: 512}
    assert {name: Image.open(BytesIO(site[name])).size for name in sides} == {n: (s, s) for n, s in sides.items()}
    assert Image.open(BytesIO(site["apple-touch-icon.png"])).convert("RGBA").getextrema()[3] == (255, 255)


def test_a_picture_of_the_project_is_its_sign(tmp_path: Path) -> None:
    settings = check_settings("zeichen.jpg")
    site = build(tmp_path, {"mkdocs.yml": settings, "docs/zeichen.jpg": jpeg(200, 200)})
    assert Image.open(BytesIO(site[ICON])).convert("RGB").getpixel((5, 256)) != (15, 82, 87)
    assert "zeichen.jpg" not in site


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Die Datei „zeichen.jpg“ gibt es im Ordner der Seiten nicht."),
        ({"docs/zeichen.jpg": jpeg(200, 180)}, "nicht quadratisch oder zu klein"),
        ({"docs/zeichen.jpg": jpeg(90, 90)}, "mindestens 180 × 180 Punkte"),
    ],
)
def test_a_sign_that_does_not_fit_is_told(files: dict[str, bytes], said: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"mkdocs.yml": check_settings("zeichen.jpg"), **files})
    [message] = read_messages(tmp_path)
    assert message.startswith("mkdocs.yml:6 · icon: ") and said in message


def check_settings(icon: str) -> str:
    return f"""
        site_name: Nachbarstadt
        site_url: {BASE}
        theme: material
        plugins:
          - wiq:
              icon: {icon}
    """


def test_robots_find_the_sitemap_where_they_ask_for_it(tmp_path: Path) -> None:
    assert "robots.txt" not in build(tmp_path, {})  # nobody asks for it in a folder
    root = "site_name: N\nsite_url: https://n.example/\ntheme: material\nplugins: [wiq]\n"
    assert build(tmp_path, {"mkdocs.yml": root})["robots.txt"] == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://n.example/sitemap.xml\n"
    )


def test_pages_of_one_entry_are_for_readers_only(tmp_path: Path) -> None:
    site = build(tmp_path, {"teams/hof.md": TEAM, "teams/zaun.md": TEAM.replace("themen: klima", "themen: sport")})
    listed = [one.text for one in etree.fromstring(site["sitemap.xml"]).iter("{*}loc")]
    assert f"{BASE}teams/gebiet/ost/" in listed and f"{BASE}teams/themen/klima/" not in listed
    robots = "//meta[@name='robots']/@content"
    assert html.fromstring(site["teams/themen/klima/index.html"]).xpath(robots) == ["noindex, follow"]
    assert html.fromstring(site["teams/gebiet/ost/index.html"]).xpath(robots) == []


def test_the_sitemap_knows_when_pages_changed(tmp_path: Path) -> None:
    about = POST.replace("categories:", "teams: hof\n    updated: 2026-06-03\n    categories:")
    team = TEAM.replace("bestaetigt: 2026-11-01", "bestaetigt: 2026-01-01")
    site = build(tmp_path, {"teams/hof.md": team, "posts/2026-05-01-a.md": about})
    found = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in etree.fromstring(site["sitemap.xml"])}
    assert {found[f"{BASE}{a}"] for a in ("teams/hof/", "teams/", "blog/", "blog/a/")} == {"2026-06-03"}
    assert found[BASE] is None
