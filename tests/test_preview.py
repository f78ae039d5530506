"""The preview as a server: what a browser gets, what open pages hear, how it starts and ends."""

import html
import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from previews import PAGE, FakeSource, Preview, write_pages

from wiq_site.hands.preview import serve


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pages(tmp_path)


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    preview = Preview(FakeSource(folder)).start()
    yield preview
    preview.end()


def test_a_page_is_found_by_its_folder(preview: Preview) -> None:
    for path, page in (("/", "index.html"), ("/teams/hof/", "teams/hof/index.html"), ("/index.html?a=b", "index.html")):
        answer = preview.ask(path)
        assert answer.status == 200
        assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
        assert f'<body class="a>b">{page}' in answer.text


def test_head_gives_the_same_without_the_body(preview: Preview) -> None:
    for path in ("/", "/teams", "/x", "/__wiq/preview.mjs"):
        get, head = preview.ask(path), preview.ask(path, "HEAD")
        assert (head.status, head.getheaders()[2:]) == (get.status, get.getheaders()[2:])
        assert head.getheader("Content-Length") == str(len(get.text.encode()))


def test_a_connection_goes_on_after_head(preview: Preview) -> None:
    """A body that nobody asked for would be taken for the next answer."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)
    for method in ("HEAD", "GET", "HEAD", "GET"):
        connection.request(method, "/")
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, method == "GET")
    connection.close()


def test_nothing_is_kept_by_browsers(preview: Preview) -> None:
    names = {name for name, _ in preview.ask("/").getheaders()}
    assert preview.ask("/").getheader("Cache-Control") == "no-store"
    assert not names & {"ETag", "Last-Modified", "Expires"}


def test_a_change_is_read_and_told_to_open_pages(
    preview: Preview, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wiq_site.hands.preview_server._ALIVE_SECONDS", 1000)
    with preview.events() as events:
        first = events.next()
        assert f'data-wiq-version="{first}"' in preview.ask("/").text
        (folder / "index.html").write_text(PAGE.format("neu"))
        second = events.next()
        assert second != first
        answer = preview.ask("/")
        assert ">neu" in answer.text and f'data-wiq-version="{second}"' in answer.text
    assert preview.source.refreshed[0] is None
    assert preview.source.refreshed[1] == {folder / "index.html"}


def test_the_line_of_events_may_be_cached_by_nobody(preview: Preview) -> None:
    answer = preview.ask("/__wiq/events", "HEAD")
    assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    assert answer.getheader("Cache-Control") == "no-store"


def test_after_a_restart_pages_are_out_of_date(folder: Path) -> None:
    versions = []
    for _ in range(2):
        preview = Preview(FakeSource(folder)).start()
        with preview.events() as events:
            versions.append(events.next())
        preview.end()
    assert versions[0] != versions[1]


def test_a_failing_refresh_is_told_and_everything_is_read_again_afterwards(preview: Preview, folder: Path) -> None:
    with preview.events() as events:
        events.next()
        preview.source.broken = "refresh"
        (folder / "index.html").write_text(PAGE.format("neu"))
        events.next()
        line = "Die Änderung konnte nicht gelesen werden (ValueError: kaputt <b>)."
        assert preview.said[-1].startswith(line)
        assert html.escape(line) in preview.ask("/").text
        preview.source.broken = ""
        (folder / "index.html").write_text(PAGE.format("wieder gut"))
        events.next()
    assert preview.source.refreshed[-1] is None
    text = preview.ask("/").text
    assert ">wieder gut" in text and "wiq-preview" not in text


def test_a_broken_start_shows_why_and_recovers(folder: Path) -> None:
    source = FakeSource(folder)
    source.broken = "refresh"
    preview = Preview(source).start()
    answer = preview.ask("/")
    assert answer.status == 503
    assert "Die Änderung konnte nicht gelesen werden" in answer.text
    with preview.events() as events:
        events.next()
        source.broken = ""
        (folder / "index.html").touch()
        events.next()
    assert preview.ask("/").status == 200
    preview.end()


def test_an_address_that_is_taken_is_told_and_ends_with_1(preview: Preview, folder: Path) -> None:
    said = []
    with pytest.raises(SystemExit) as ended:
        serve(FakeSource(folder), "127.0.0.1", preview.port, say=said.append)
    assert ended.value.code == 1
    assert said == [
        f"Die Vorschau kann unter 127.0.0.1:{preview.port} nicht starten: Die Adresse ist schon belegt, vielleicht"
        " läuft dort noch eine Vorschau. Bitte diese beenden oder eine andere Adresse nennen (-a RECHNER:PORT)."
    ]


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("192.0.2.1", 8000)])
def test_an_address_that_cannot_be_is_told(folder: Path, host: str, port: int) -> None:
    said = []
    with pytest.raises(SystemExit):
        serve(FakeSource(folder), host, port, say=said.append)
    assert said[0].startswith(f"Die Vorschau kann unter {host}:{port} nicht starten: Dort kann")


def test_a_browser_that_goes_away_is_not_told(preview: Preview) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", preview.port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        connection.sendall(b"\x00\xff\r\n\r\n")
        assert connection.recv(100)
    assert preview.ask("/").status == 200
    assert len(preview.said) == 1


SERVER = """
import sys, pathlib
from previews import FakeSource
from wiq_site.hands.preview import serve
serve(FakeSource(pathlib.Path(sys.argv[1])), "127.0.0.1", 0, base_path="wir", say=lambda line: print(line, flush=True))
"""


def test_ctrl_c_ends_quietly(folder: Path) -> None:
    here = Path(__file__).parent
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(folder)],
        env={"PYTHONPATH": f"{here.parent}:{here}", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline().startswith("Die Vorschau steht unter http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.communicate() == ("", "")
    assert process.returncode == 0
