"""What the preview answers to an address, and what it adds to pages."""

import html
import json
from pathlib import Path

import pytest
from previews import FakeSource, write_pages

from wiq_site.hands.preview_pages import Answer, Pages
from wiq_site.hands.preview_state import State


class Asked:
    """The pages of a made-up site, asked without a server."""

    def __init__(self, root: Path, base_path: str = "/") -> None:
        self.source = FakeSource(write_pages(root))
        self.source.refresh(None)
        self.said: list[str] = []
        self._pages = Pages(State(self.source, self.said.append), base_path)

    def ask(self, path: str) -> Answer:
        return self._pages.answer(path)


@pytest.fixture
def site(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_page_is_found_by_its_folder(site: Asked) -> None:
    for path, page in (("/", "index.html"), ("/teams/hof/", "teams/hof/index.html"), ("/index.html?a=b", "index.html")):
        answer = site.ask(path)
        assert answer.status == 200
        assert answer.media_type == "text/html; charset=utf-8"
        assert f'<body class="a>b">{page}' in answer.text


def test_a_folder_without_slash_leads_to_the_page(site: Asked) -> None:
    answer = site.ask("/teams/hof?thema=klima")
    assert (answer.status, answer.location) == (302, "/teams/hof/?thema=klima")


def test_the_site_lies_below_its_base_path(tmp_path: Path) -> None:
    deep = Asked(tmp_path, "/wir/")
    assert 'class="a>b">teams/index.html' in deep.ask("/wir/teams/").text
    for path in ("/", "/wir"):
        assert (deep.ask(path).status, deep.ask(path).location) == (302, "/wir/")
    assert deep.ask("/wir/teams").location == "/wir/teams/"
    for path in ("/teams/", "/wirklich/", "/wi"):
        assert deep.ask(path).status == 404


def test_an_unknown_address_gets_the_page_for_it(site: Asked) -> None:
    answer = site.ask("/gibt-es-nicht/")
    assert answer.status == 404
    assert ">404.html<" in answer.text


def test_without_a_page_for_unknown_addresses_there_is_a_plain_one(site: Asked) -> None:
    del site.source.files["404.html"]
    assert site.ask("/x").status == 404
    assert "Unter dieser Adresse gibt es nichts." in site.ask("/x").text


@pytest.mark.parametrize(
    "path",
    [
        "/../geheim.txt",
        "/%2e%2e/geheim.txt",
        "/teams/../../geheim.txt",
        "/..%5cgeheim.txt",
        "//geheim.txt",
        "/./index.html",
        "/teams%2f..%2f..%2fgeheim.txt",
        "/%00",
        "/teams//hof/",
        "/__wiq/../index.html",
        "/__wiq/preview.py",
        "teams/",
        "",
    ],
)
def test_no_address_leads_out_of_the_site(site: Asked, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from a source that would look for files on disk."""
    monkeypatch.setattr(site.source, "find", lambda address: b"seite" if address == "404.html" else b"geheim")
    answer = site.ask(path)
    assert answer.status == 404
    assert "geheim" not in answer.text


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("blog/feed.xml", "application/rss+xml"),
        ("atom.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("termine.ics", "text/calendar; charset=utf-8"),
        ("daten.json", "application/json"),
        ("sitemap.xml", "application/xml"),
        ("liste.opml", "text/x-opml; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("bild.SVG", "image/svg+xml"),
        ("bild.webp", "image/webp"),
        ("schrift.woff2", "font/woff2"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_files_have_the_media_types_of_our_own_table(site: Asked, name: str, media_type: str) -> None:
    site.source.files[name] = b"<body></body>"
    answer = site.ask(f"/{name}")
    assert answer.media_type == media_type
    assert answer.text == "<body></body>"


def test_addresses_with_umlauts_and_spaces_are_found(site: Asked) -> None:
    site.source.files["bilder/größe 1.txt"] = b"da"
    assert site.ask("/bilder/gr%C3%B6%C3%9Fe%201.txt").text == "da"


def test_pages_ask_for_the_script_that_reloads_them(site: Asked) -> None:
    text = site.ask("/").text
    assert text.count("<script") == 1
    assert '<script type="module" src="/__wiq/preview.mjs" data-wiq-version="' in text
    assert text.index("<script") < text.index("</body>")
    assert "wiq-preview" not in text
    script = site.ask("/__wiq/preview.mjs")
    assert script.media_type == "text/javascript; charset=utf-8"
    assert "EventSource" in script.text


def test_what_is_not_a_page_is_unchanged(site: Asked) -> None:
    site.source.messages = ["Fehler"]
    site.source.files["a.svg"] = b"<svg><body></body></svg>"
    assert site.ask("/a.svg").text == "<svg><body></body></svg>"


def test_messages_stand_on_top_of_every_page(site: Asked) -> None:
    site.source.messages = ["teams/x.md:3 · „<script>alert(1)</script>“ & mehr", "zweite"]
    for path, status in (("/", 200), ("/teams/hof/", 200), ("/gibt-es-nicht/", 404)):
        answer = site.ask(path)
        assert answer.status == status
        assert "<script>alert" not in answer.text
        assert html.escape(site.source.messages[0]) in answer.text
        assert '<body class="a>b">\n<section class="wiq-preview"' in answer.text
        assert '<link rel="stylesheet" href="/__wiq/preview.css">\n</head>' in answer.text
        assert " style=" not in answer.text
    assert site.ask("/__wiq/preview.css").media_type == "text/css; charset=utf-8"


def test_a_page_without_head_and_body_gets_the_messages_too(site: Asked) -> None:
    site.source.messages = ["Meldung"]
    site.source.files["index.html"] = "Grüße".encode()
    text = site.ask("/").text
    assert text.startswith("Grüße")
    assert "Meldung" in text and "preview.mjs" in text


def test_when_there_is_no_site_the_messages_stand_alone(site: Asked) -> None:
    site.source.files = {}
    site.source.messages = ["taxonomies.yml:1 · Kein YAML."]
    answer = site.ask("/teams/")
    assert answer.status == 503
    assert "taxonomies.yml:1 · Kein YAML." in answer.text
    assert "preview.mjs" in answer.text


def test_a_page_that_fails_says_so_and_the_others_go_on(site: Asked) -> None:
    site.source.broken = "teams/index.html"
    answer = site.ask("/teams/")
    assert answer.status == 500
    assert "„teams/index.html“ konnte nicht erzeugt werden (KeyError" in answer.text
    assert "Traceback" not in answer.text
    assert site.said == [
        "„teams/index.html“ konnte nicht erzeugt werden (KeyError: 'kaputt'). Das ist ein Fehler im Programm, nicht in"
        " Ihren Dateien; bitte melden."
    ]
    assert site.ask("/").status == 200
    site.source.broken = "404.html"
    assert site.ask("/x").status == 500


def test_json_is_no_page(site: Asked) -> None:
    site.source.files["daten.json"] = json.dumps({"a": "</body>"}).encode()
    assert json.loads(site.ask("/daten.json").text) == {"a": "</body>"}
