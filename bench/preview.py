"""``wiq serve``: how long after an editor saves a file the new text can be read at its address."""

import random
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.measure import BIN, ENVIRONMENT
from bench.projects import Project

PAUSE = 0.01
LIMIT = 600.0


def measure_preview(project: Project, address: str, times: int) -> list[float]:
    """Seconds from saving the newest post to its new text at ``address``, several ``times`` in one running server.

    The saves come at random moments, so that no rhythm in which a server looks for changes helps or harms it.
    """
    chance, seconds = random.Random(1), list[float]()
    with _serve(project.root) as server:
        server.wait_for(address, b"</html>")
        for number in range(times):
            time.sleep(1 + chance.random())
            mark = f"Gespeichert zum {number}. Mal."
            start = time.perf_counter()
            project.newest.write_text(f"{project.original}\n{mark}\n", "utf-8")
            server.wait_for(address, mark.encode())
            seconds.append(time.perf_counter() - start)
        project.restore()
    return seconds


@dataclass(frozen=True)
class _Server:
    """A running preview: its address with a slash at the end, its process and what that says."""

    url: str
    process: subprocess.Popen[bytes]
    output: IO[bytes]

    def wait_for(self, address: str, wanted: bytes) -> None:
        """Ask until ``wanted`` is on the page; a server may let requests wait while it builds."""
        end = time.perf_counter() + LIMIT
        while time.perf_counter() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + address, timeout=LIMIT) as answer:
                    if wanted in answer.read():
                        return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(PAUSE)
        self.output.seek(0)
        told = self.output.read().decode(errors="replace")[-3000:]
        raise SystemExit(f"The preview ended, or did not show {wanted.decode()!r} in {LIMIT:.0f} seconds:\n{told}")


@contextmanager
def _serve(root: Path) -> Iterator[_Server]:
    """The preview of a project at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(BIN / "wiq"), "serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield _Server(f"http://127.0.0.1:{port}/", process, output)
        finally:
            process.terminate()
            process.wait(30)
