"""``mkdocs serve``: how long after an editor saves a file the new text can be read at its address."""

import random
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import BIN, ENVIRONMENT
from bench.projects import Project

PAUSE = 0.02
LIMIT = 900.0


def measure_preview(project: Project, address: str, times: int) -> list[float]:
    """Seconds from saving the newest post to its new text at ``address``, several ``times`` in one running server.

    MkDocs looks for changes twice a second; the saves are spread at random over that half second.
    """
    chance, seconds = random.Random(1), list[float]()
    with _serve(project.root) as url:
        _wait_for(f"{url}{address}", b"</html>")
        for number in range(times):
            time.sleep(1 + chance.random() / 2)
            mark = f"Gespeichert zum {number}. Mal."
            start = time.perf_counter()
            project.newest.write_text(f"{project.original}\n{mark}\n", "utf-8")
            _wait_for(f"{url}{address}", mark.encode())
            seconds.append(time.perf_counter() - start)
        project.restore()
    return seconds


@contextmanager
def _serve(root: Path) -> Iterator[str]:
    """A running server; gives its address, with a slash at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with tempfile.TemporaryFile() as output:
        server = subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(url: str, wanted: bytes) -> None:
    """Ask until ``wanted`` is on the page; the server lets requests wait while it builds."""
    end = time.perf_counter() + LIMIT
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(url, timeout=LIMIT) as answer:
                if wanted in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(PAUSE)
    raise SystemExit(f"{url} did not show the new text within {LIMIT:.0f} seconds.")
