"""The real site, built once and served by a real web server, and a real browser to look at it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from project import NOW

hypothesis.settings.register_profile("wiq", deadline=None, derandomize=True)
hypothesis.settings.load_profile("wiq")

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def builder_environment() -> dict[str, str]:
    """The environment of a build at the moment ``NOW``, without the builders' notices about their future."""
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }


def run_builder(config: Path, site: Path, builder: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Build as CI does, at the moment ``NOW``; gives exit status and what was printed."""
    command = [sys.executable, "-m", builder, "build", "--strict", "-f", str(config), "-d", str(site)]
    return subprocess.run(command, env=builder_environment(), capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the real site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    built = run_builder(ROOT / "mkdocs.yml", folder)
    assert built.returncode == 0, built.stderr
    return folder


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files, answers unknown addresses with the site's own 404 page, and keeps silent."""

    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address at which the real site is served; ends with ``/``."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's Chromium where there is one, else the one that Playwright brought (scripts/browser.sh)."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    own = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **own, "args": CHROMIUM_FLAGS}
