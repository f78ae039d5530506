"""Frames of a made-up town, and a server for what they make."""

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wiq_site.frame.frame import Alternate, Frame, FramePage, FrameSettings, TocEntry
from wiq_site.frame.nav import NavItem

NAV = (
    NavItem("Start", ""),
    NavItem("Idee sucht Team", "idee-sucht-team/"),
    NavItem("Teams", "teams/"),
    NavItem("Blog", "blog/"),
    NavItem("Gebiete", "gebiete/"),
    NavItem("Über uns", "was/", (NavItem("Was ist das?", "was/"), NavItem("Wie es geht", "wie/"))),
    NavItem("Forum", "https://forum.example/"),
)
SETTINGS = FrameSettings(
    site_name="Nachbarstadt",
    site_url="https://nachbarstadt.example/wir/",
    site_description="Nachbar:innen & Stadt",
    footer=(("Impressum", "impressum/"), ("Datenschutz", "datenschutz/")),
    social=(("Verein", "https://verein.example/"),),
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PAGES = {
    "": FramePage("", "Start", "Willkommen", home=True),
    "team": FramePage(
        "teams/hof/",
        "Hof & Garten",
        "Wir begrünen Höfe.",
        (Alternate("application/rss+xml", "Hof (RSS)", "teams/hof/feed.xml"),),
        ("navigation", "toc"),
    ),
    "hand": FramePage("wie/", "Wie es geht", toc=(TocEntry("eins", "Eins", 2), TocEntry("zwei", "Zwei", 3))),
    "search": FramePage("suche/", "Suche", hide=("navigation", "toc")),
    "404": FramePage("404.html", "Seite nicht gefunden", root="/wir/", noindex=True),
}
"""A page of each kind."""


def make_frame(nav: tuple[NavItem, ...] = NAV, **settings: Any) -> Frame:
    """A frame of the town with some other settings."""
    return Frame(FrameSettings(**{**vars(SETTINGS), **settings}), nav)


def write_site(folder: Path, pages: Mapping[str, str], frame: Frame) -> None:
    """Write finished pages by their addresses, and all assets."""
    made = {f"{address}index.html": html.encode() for address, html in pages.items()}
    for address, asset in frame.assets.items():
        made[address] = asset.read_bytes() if isinstance(asset, Path) else asset()
    for address, content in made.items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".mjs": "text/javascript",
    ".js": "text/javascript",
}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Knows the types of our files by itself: the system's table may lack some."""

    def guess_type(self, path: object) -> str:
        return _TYPES.get(Path(str(path)).suffix, "application/octet-stream")

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port; gives the address, which ends with ``/``."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
