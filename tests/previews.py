"""A made-up site for the preview, a running preview, and a browser's way of asking it."""

import http.client
import socket
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from wiq_site.hands.preview import serve

PAGE = '<!doctype html><html><head><title>T</title></head><body class="a>b">{}</body></html>'


class FakeSource:
    """Shows the text files of a folder; ``broken`` names what fails."""

    def __init__(self, folder: Path, *more: Path) -> None:
        self.folder = folder
        self.version = 0
        self.messages: Sequence[str] = ()
        self.watched: Sequence[Path] = (folder, *more)
        self.broken = ""
        self.refreshed: list[Collection[Path] | None] = []
        self.files: dict[str, bytes] = {}

    def refresh(self, changed: Collection[Path] | None) -> None:
        self.refreshed.append(changed)
        if self.broken == "refresh":
            raise ValueError("kaputt <b>")
        names = self.folder.rglob("*") if self.folder.is_dir() else ()
        self.files = {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in names if p.is_file()}
        self.version += 1

    def find(self, address: str) -> bytes | None:
        if self.broken == address:
            raise KeyError("kaputt")
        return self.files.get(address)


def write_pages(root: Path) -> Path:
    """A folder of a few pages whose text is their address."""
    folder = root / "seite"
    (folder / "teams/hof").mkdir(parents=True)
    for name in ("index.html", "teams/index.html", "teams/hof/index.html", "404.html"):
        (folder / name).write_text(PAGE.format(name))
    return folder


class Preview:
    """A running preview and what it said; asks it as a browser does."""

    def __init__(self, source: FakeSource, base_path: str = "/", port: int = 0) -> None:
        self.source = source
        self.said: list[str] = []
        self.stop = threading.Event()
        self._ready = threading.Event()
        self.port = port or find_free_port()
        self.thread = threading.Thread(
            target=serve,
            args=(source, "127.0.0.1", self.port),
            kwargs={"base_path": base_path, "say": self._say, "stop": self.stop},
            daemon=True,
        )

    def _say(self, line: str) -> None:
        self.said.append(line)
        if "Strg+C" in line:
            self._ready.set()

    def start(self) -> "Preview":
        self.thread.start()
        assert self._ready.wait(20)
        return self

    def end(self) -> None:
        self.stop.set()
        self.thread.join()

    def ask(self, path: str, method: str = "GET") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path)
        answer = connection.getresponse()
        answer.text = "" if method == "HEAD" else answer.read().decode()
        connection.close()
        return answer

    @contextmanager
    def events(self) -> Iterator["Events"]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/__wiq/events")
        with connection.getresponse() as answer:
            yield Events(answer)
        connection.close()


def find_free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Events:
    """The line of events as a browser sees it."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.answer = answer

    def next(self) -> str:
        """The next version; waits for it."""
        while not (line := self.answer.readline().decode()).startswith("data: "):
            assert line, "the line of events has ended"
        return line.removeprefix("data: ").strip()
