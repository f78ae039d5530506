"""The server of the preview: plain HTTP for one person on the own machine."""

import errno
import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from wiq_site.hands.preview_pages import EVENTS, Answer, Pages
from wiq_site.hands.preview_state import State

_ALIVE_SECONDS = 10.0
"""After this time without news a line is sent, and so it is noticed that a browser has gone."""


class Server(ThreadingHTTPServer):
    """Answers with ``pages``, and tells browsers that stay connected of new versions."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, pages: Pages, state: State) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.pages = pages
        self.state = state
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Without the name of the machine, which some networks look for a long time."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is nothing to tell of; anything else is a line, and no end."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            self.state.tell(error, "Eine Anfrage konnte nicht beantwortet werden")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """A file of the site, something of the preview, or the line of events."""
        if urlsplit(self.path).path == EVENTS:
            self._send_events()
        else:
            self._send(self.server.pages.answer(self.path))

    do_HEAD = do_GET

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_events(self) -> None:
        """The version now and whenever it changes (server-sent events, HTML Living Standard 9.2)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        version = ""
        self.wfile.write(b"retry: 500\n\n")
        while (new := self.server.state.wait(version, _ALIVE_SECONDS)) is not None:
            self.wfile.write(f"data: {new}\n\n".encode() if new != version else b":\n\n")
            version = new

    def version_string(self) -> str:
        """Says no versions of anything."""
        return "wiq"

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not told: messages about files would drown in them."""


def open_server(host: str, port: int, pages: Pages, state: State) -> Server:
    """A server that listens; ``OSError`` whose text is a German sentence when it cannot."""
    place = f"{host}:{port}"
    try:
        return Server(host, port, pages, state)
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = _REASONS.get(number or 0, "Dort kann dieser Rechner nicht lauschen; bitte eine andere Adresse nennen")
        raise OSError(number, f"Die Vorschau kann unter {place} nicht starten: {reason} (-a RECHNER:PORT).") from error


_REASONS = {
    errno.EADDRINUSE: "Die Adresse ist schon belegt, vielleicht läuft dort noch eine Vorschau. Bitte diese beenden oder"
    " eine andere Adresse nennen",
    errno.EACCES: "Diese Nummer ist anderen Programmen vorbehalten. Bitte eine ab 1024 nennen",
}
