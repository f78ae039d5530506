"""What the preview answers: files of the site, and on its pages what only the preview shows."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from wiq_site.addresses import FORM
from wiq_site.hands.preview_state import Broken, State
from wiq_site.media_types import HTML, find_media_type

OWN = "/__wiq/"
"""Below this address lies what belongs to the preview and not to the site."""

EVENTS = f"{OWN}events"
_ASSETS = Path(__file__).parent / "assets"
_BODY = re.compile(rb"""<body(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_PLAIN = (
    '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n</head>\n'
    "<body>\n{text}</body>\n</html>\n"
)


@dataclass(frozen=True)
class Answer:
    """What a browser gets: status, media type, bytes; ``location`` where it has to go instead."""

    status: int
    media_type: str = HTML
    body: bytes = b""
    location: str = ""

    @property
    def text(self) -> str:
        """The body of what is text."""
        return self.body.decode()


class Pages:
    """The site below ``base_path`` (begins and ends with ``/``), as of now."""

    def __init__(self, state: State, base_path: str) -> None:
        self._state = state
        self._base = unquote(base_path)

    def answer(self, target: str) -> Answer:
        """``target`` is what stands in the request: path and query as the browser wrote them."""
        path, mark, query = target.partition("?")
        decoded = unquote(path)
        if path.startswith(OWN):
            return _answer_own(path)
        if decoded in ("/", self._base[:-1]) and self._base != "/":
            return Answer(302, location=quote(self._base))
        try:
            if not decoded.startswith(self._base):
                return self._answer_unknown()
            return self._answer_address(decoded[len(self._base) :], mark + query)
        except Broken as error:
            return self._finish(500, _render_plain("Fehler im Programm", ""), [str(error)])

    def _answer_address(self, address: str, query: str) -> Answer:
        parts = address.split("/")
        if any(part in (".", "..") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
            return self._answer_unknown()
        version = self._state.version
        address += "" if parts[-1] else "index.html"
        if (body := self._state.find(address)) is not None:
            media_type = find_media_type(address)
            if address.startswith(FORM):  # somebody is writing there: nothing may reload it
                return Answer(200, media_type, body)
            return self._finish(200, body, version=version) if media_type == HTML else Answer(200, media_type, body)
        if parts[-1] and self._state.find(f"{address}/index.html") is not None:
            return Answer(302, location=f"{quote(self._base + address)}/{query}")
        return self._answer_unknown()

    def _answer_unknown(self) -> Answer:
        """The site's own page, or, when there is no site because of mistakes, the messages alone."""
        if (page := self._state.find("404.html")) is not None:
            return self._finish(404, page)
        if self._state.messages:
            return self._finish(503, _render_plain("Fehler in den Dateien", ""))
        return self._finish(404, _render_plain("Nicht gefunden", "<p>Unter dieser Adresse gibt es nichts.</p>\n"))

    def _finish(self, status: int, page: bytes, more: Sequence[str] = (), version: str = "") -> Answer:
        """Add to a page what reloads it, and the messages."""
        version = version or self._state.version
        messages = [*more, *self._state.messages]
        if messages:
            page = _insert(page, page.lower().find(b"</head>"), f'<link rel="stylesheet" href="{OWN}preview.css">\n')
            body = _BODY.search(page, max(0, page.lower().find(b"</head>")))
            page = _insert(page, body.end() if body else -1, f"\n{_render_box(messages)}")
        script = (
            f'<script type="module" src="{OWN}preview.mjs" data-wiq-version="{version}" data-wiq-events="{EVENTS}">'
            "</script>\n"
        )
        return Answer(status, HTML, _insert(page, page.lower().rfind(b"</body>"), script))


def _answer_own(path: str) -> Answer:
    for name in ("preview.mjs", "preview.css"):
        if path == OWN + name:
            return Answer(200, find_media_type(name), (_ASSETS / name).read_bytes())
    return Answer(404, find_media_type("x.txt"), b"Nicht gefunden.\n")


def _insert(page: bytes, place: int, text: str) -> bytes:
    """``text`` at ``place``, or at the end of a page that lacks what was looked for."""
    place = len(page) if place < 0 else place
    return page[:place] + text.encode() + page[place:]


def _render_box(messages: Sequence[str]) -> str:
    items = "".join(f"<li>{html.escape(message)}</li>\n" for message in messages)
    title = "Diese Meldungen zeigt nur die Vorschau"
    return (
        f'<section class="wiq-preview" aria-label="{title}" tabindex="0">\n<p>{title}:</p>\n<ul>\n{items}</ul>\n'
        "</section>\n"
    )


def _render_plain(title: str, text: str) -> bytes:
    return _PLAIN.format(title=html.escape(title), text=text).encode()
