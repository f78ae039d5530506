"""The rules for web servers, followed by real ones: headers, media types, redirects, what is not sent again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from builder import build_site, builder_environment, copy_town, list_files
from pages import PAGES, listen
from playwright.sync_api import Browser, Page, Response, expect
from servers import run_apache, run_nginx

from tests.project import POST, read_messages, write_project
from wiq_site.hosting.rules import HEADERS
from wiq_site.media_types import find_media_type

MOVED = {
    "teams/baumfreundschaft/": "teams/durstige-baeume/",
    "teams/baumfreundschaft": "teams/durstige-baeume/",
    "gruppen/giesskannen.html": "teams/durstige-baeume/",
    "node/123": "dabei/",
    "node/123/": "dabei/",
    "inhalt/grüne-höfe": "dabei/",
    "alt.php?id=7&seite=2": "dabei/",
    "feed.rss": "dabei/",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town that moved from another program, with an old page that holds what somebody smuggled in."""
    root = copy_town(tmp_path_factory.mktemp("moved") / "town")
    aliases = ", ".join(f'"/{old}"' for old, new in MOVED.items() if new == "dabei/" and old != "node/123/")
    (root / "site_src/dabei.md").write_text(f"---\ntitle: Dabei\naliases: [{aliases}]\n---\n\nText.\n", "utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count("  - wiq:\n") == 1
    settings.write_text(text.replace("  - wiq:\n", "  - wiq:\n      webserver: [apache, headers]\n"), "utf-8")
    build_site(settings, root / "site")
    return root


@pytest.fixture(scope="module")
def rules(town: Path) -> str:
    command = [sys.executable, "-m", "wiq_site", "webserver", "nginx", "-f", str(town / "mkdocs.yml")]
    return subprocess.run(command, capture_output=True, text=True, env=builder_environment(), check=True).stdout


@pytest.fixture(scope="module")
def nginx(town: Path, rules: str) -> Iterator[str]:
    with run_nginx(town / "site", rules) as address:
        yield address


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest, town: Path) -> Iterator[str]:
    if request.param == "nginx":
        yield request.getfixturevalue("nginx")
    else:
        with run_apache(town / "site") as address:
            yield address


class _Stay(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def strict(browser: Browser) -> Iterator[Page]:
    """A page that obeys the policy in both browsers."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case) and body of an answer."""
    request = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with build_opener(_Stay).open(request) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def test_every_file_is_given_out_with_its_type_and_all_headers(server: str, town: Path) -> None:
    wrong = []
    for name in list_files(town / "site"):
        if name.startswith((".", "_")) or name in MOVED:
            continue
        status, headers, body = ask(server + quote(name))
        expected = find_media_type(name).partition(";")[0]
        kind = headers["content-type"].partition(";")[0]
        same_kind = kind == expected or {kind, expected} == {"application/xml", "text/xml"}
        if status != 200 or not same_kind or body != (town / "site" / name).read_bytes():
            wrong.append((name, status, headers["content-type"]))
        wrong += [(name, header) for header, value in HEADERS.items() if headers.get(header.lower()) != value]
    assert wrong == []


@pytest.mark.parametrize("old", MOVED)
def test_old_addresses_lead_on_in_one_step(server: str, old: str) -> None:
    path, _, query = old.partition("?")
    status, headers, _ = ask(server + quote(path) + (f"?{query}" if query else ""))
    assert status == 301
    assert headers["location"].removeprefix(server.rstrip("/")) == f"/{MOVED[old]}"


def test_a_question_goes_along_with_an_old_address(server: str) -> None:
    status, headers, _ = ask(f"{server}teams/baumfreundschaft/?suche=rad")
    assert (status, headers["location"].removeprefix(server.rstrip("/"))) == (301, "/teams/durstige-baeume/?suche=rad")


@pytest.mark.parametrize("address", ["alt.php?id=8", "node/1234", "gibt-es-nicht/", ".git/config", ".htaccess"])
def test_what_is_not_there_gets_our_own_page(server: str, address: str) -> None:
    status, headers, body = ask(server + address)
    assert status == 404
    assert b"Hier ist niemand zu Hause" in body
    assert headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["", "teams/", "blog/feed.xml", "termine/termine.ics", "assets/wiq/wiq.css"])
def test_what_has_not_changed_is_not_sent_again(server: str, address: str) -> None:
    _, headers, _ = ask(server + address)
    since = headers["last-modified"]
    assert ask(server + address, If_Modified_Since=since)[0] == 304
    if "etag" in headers:
        assert ask(server + address, If_None_Match=headers["etag"])[0] == 304


@pytest.mark.parametrize(
    "address", ["", "blog/feed.xml", "blog/atom.xml", "blog/feed.json", "assets/wiq/wiq.mjs", "termine/termine.ics"]
)
def test_texts_are_compressed(server: str, address: str) -> None:
    _, headers, body = ask(server + address, Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip" and body[:2] == b"\x1f\x8b"
    assert "charset=utf-8" in headers["content-type"].lower() or headers["content-type"].startswith("application/")


def test_only_what_cannot_change_soon_is_kept_without_asking(server: str) -> None:
    for address, kept in (("", "no-cache"), ("blog/feed.xml", "no-cache"), ("assets/wiq/wiq.css", "max-age=")):
        assert ask(server + address)[1]["cache-control"].startswith(kept), address


@pytest.mark.every_browser
def test_every_page_works_under_the_policy(browser: Browser, nginx: str) -> None:
    answers: list[Response] = []
    with strict(browser) as page:
        said = listen(page)
        page.on("response", lambda answer: answers.append(answer))
        for address in PAGES:
            page.goto(nginx + address, wait_until="load")
    missing = "gibt-es-nicht/"
    assert [answer.url for answer in answers if answer.status >= 400 and missing not in answer.url] == []
    assert [text for text in said if "404" not in text] == []


@pytest.mark.every_browser
def test_what_somebody_smuggles_in_does_not_run(browser: Browser, town: Path, rules: str) -> None:
    hostile = town / "site/hostile"
    hostile.mkdir(exist_ok=True)
    (hostile / "index.html").write_text(
        "<!doctype html><title>x</title><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
        "<script src='data:text/javascript,window.ran=3'></script><style>p { color: rgb(1, 2, 3) }</style>"
        "<iframe srcdoc='<script>parent.ran = 4</script>'></iframe><p style='color: rgb(4, 5, 6)'>Text</p>"
        "<a href='javascript:window.ran = 5'>x</a><form action='https://example.org/'><button>y</button></form>"
    )  # fmt: skip
    with run_nginx(town / "site", rules) as address, strict(browser) as page:
        page.goto(f"{address}hostile/")
        page.get_by_role("link").click()
        expect(page.get_by_text("Text")).to_be_visible()
        assert page.evaluate("() => [window.ran, getComputedStyle(document.querySelector('p')).color]") == [
            None,
            "rgb(0, 0, 0)",
        ]


def test_hosts_of_static_sites_read_the_same(town: Path) -> None:
    redirects = (town / "site/_redirects").read_text("utf-8").splitlines()
    assert "/alt.php id=7 seite=2 /dabei/ 301!" in redirects
    assert "/inhalt/gr%C3%BCne-h%C3%B6fe/ /dabei/ 301!" in redirects
    headers = (town / "site/_headers").read_text("utf-8").splitlines()
    assert headers[0] == "/*" and f"  Content-Security-Policy: {HEADERS['Content-Security-Policy']}" in headers


def test_addresses_that_only_a_server_can_lead_on_are_told(tmp_path: Path) -> None:
    post = POST.replace("categories", "aliases: [/node/1, /alt.php?id=7]\n    categories")
    write_project(tmp_path, {"posts/a.md": post})
    assert read_messages(tmp_path) == [
        "posts/a.md:4 · Hinweis: aliases: Von „/alt.php?id=7“ kann nur der Webserver weiterleiten, keine Seite. "
        "Die Regeln dafür schreibt „wiq webserver“ oder die Einstellung „webserver“."
    ]


@pytest.mark.parametrize(
    "alias", ["/blog/feed.xml", "/404.html", "/sitemap.xml", "/suche/index.json", "/teams/index.html"]
)
def test_no_old_address_takes_a_file_of_the_program(tmp_path: Path, alias: str) -> None:
    write_project(tmp_path, {"posts/a.md": POST.replace("categories", f"aliases: {alias}\n    categories")})
    assert read_messages(tmp_path) == [
        f"posts/a.md:4 · aliases: Die Adresse „{alias}“ gehört schon zu einer Seite, die das Programm selbst anlegt. "
        "Bitte die Datei umbenennen oder eine andere Adresse eintragen."
    ]
