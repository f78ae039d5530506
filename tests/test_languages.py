"""Texts in other languages say so, and those from right to left do, wherever readers meet them (WCAG 3.1.2)."""

import json
from pathlib import Path

import pytest
from lists import PROJECT_URL, show_project
from lxml import etree, html
from playwright.sync_api import Page, expect

from tests.project import POST, TEAM, read_file, read_messages, write_project
from wiq_site.languages import find_attributes

ARABIC = POST.replace("Neues vom Hof", "مرحبا بالجيران").replace("Der erste Absatz.", "أهلا وسهلا. Reden wir!")


@pytest.mark.parametrize(
    ("text", "lang", "attributes"),
    [
        ("Guten Tag", "", {}),
        ("Guten Tag", "de", {}),
        ("Grüezi", "de-CH", {}),
        ("Good morning", "en", {"lang": "en"}),
        ("مرحبا", "", {"dir": "auto"}),
        ("Unser Wort: שלום", "", {"dir": "auto"}),
        ("", "fa-AF", {"lang": "fa-AF", "dir": "rtl"}),
        ("Добрий день", "uk", {"lang": "uk"}),
    ],
)
def test_what_differs_from_the_page_is_said(text: str, lang: str, attributes: dict[str, str]) -> None:
    assert find_attributes(text, lang) == attributes


def test_a_post_in_another_language_says_so_on_its_page_and_in_feeds(tmp_path: Path) -> None:
    files = {"posts/a.md": ARABIC.replace("categories", "lang: ar\n    categories"), "posts/b.md": POST}
    write_project(tmp_path, files)
    page = html.fromstring(read_file(tmp_path, "blog/a/index.html"))
    for path in ("h1", "div[@class='wiq-prose']", "nav//li[@aria-current]"):
        (element,) = page.xpath(f"//main//{path}")
        assert (element.get("lang"), element.get("dir")) == ("ar", "rtl"), path
    listed = html.fromstring(read_file(tmp_path, "blog/index.html"))
    cards = {
        title.text_content().strip(): title.get("lang")
        for title in listed.xpath("//main//li[not(ancestor::template)]//h2")
    }
    assert cards == {"مرحبا بالجيران": "ar", "Neues vom Hof": None}
    items = json.loads(read_file(tmp_path, "blog/feed.json"))["items"]
    assert {item["title"]: item.get("language") for item in items} == {"مرحبا بالجيران": "ar", "Neues vom Hof": None}
    rss = etree.fromstring(read_file(tmp_path, "blog/feed.xml").encode())
    assert rss.xpath("//item[title='مرحبا بالجيران']/*[local-name()='language']/text()") == ["ar"]
    assert '<div lang="ar" dir="rtl">' in "".join(rss.itertext())


def test_teams_and_pages_have_a_language_too(tmp_path: Path) -> None:
    team = TEAM.replace("gebiet: ost", "lang: en\n    ziele: [More green]\n    gebiet: ost")
    write_project(tmp_path, {"teams/hof.md": team, "docs/hi.md": "---\ntitle: Welcome\nlang: en\n---\nText.\n"})
    shown = html.fromstring(read_file(tmp_path, "teams/hof/index.html"))
    assert [e.text_content() for e in shown.xpath("//main//*[@lang='en']")][:3] == [
        "Grüne Höfe",
        "Grüne Höfe",
        "Wir begrünen Höfe.",
    ]
    assert shown.xpath("//li[@lang='en']/text()")[-1] == "More green"
    assert html.fromstring(read_file(tmp_path, "hi/index.html")).xpath("string(//h1/@lang)") == "en"


def test_titles_without_a_language_find_their_direction(tmp_path: Path) -> None:
    dates = "categories: neues\n    termine: [{titel: لقاء, beginn: 2026-12-01}]"
    write_project(tmp_path, {"posts/a.md": ARABIC.replace("categories: neues", dates)})
    page = html.fromstring(read_file(tmp_path, "blog/a/index.html"))
    assert page.xpath("//main//h1/@dir | //main//p[strong='لقاء']/@dir") == ["auto", "auto"]


def test_what_is_no_language_is_told(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/a.md": POST.replace("categories", "lang: Englisch\n    categories")})
    assert read_messages(tmp_path) == [
        "posts/a.md:4 · lang: „Englisch“ ist kein Kürzel einer Sprache. "
        "Es hat zwei oder drei Buchstaben, z. B. „en“ für Englisch oder „ar“ für Arabisch."
    ]


def test_hits_of_the_search_are_read_in_their_language(page: Page, tmp_path: Path) -> None:
    post = POST.replace("Neues vom Hof", "News").replace("categories", "lang: en\n    categories")
    show_project(page, tmp_path, {"posts/a.md": post, "posts/b.md": POST})
    for word, lang in (("News", "en"), ("Neues", "de")):
        page.goto(f"{PROJECT_URL}suche/?q={word}")
        link = page.get_by_role("main").locator("li h2 a").first
        expect(link).to_have_text("News" if lang == "en" else "Neues vom Hof")
        assert link.evaluate("link => link.closest('[lang]').lang") == lang
