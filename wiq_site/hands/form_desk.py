"""``wiq redaktion``: the form and the preview on the own computer. Each save is a commit; both stop together."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from wiq_site.addresses import FORM
from wiq_site.decap.fetching import CannotFetch, fetch_packages, install_server
from wiq_site.form_options import build_local
from wiq_site.git import ask_git
from wiq_site.hands.ways import Say
from wiq_site.hands.workshop import serve_folder
from wiq_site.settings import read_settings
from wiq_site.text import join_words

_HOST = "127.0.0.1"
_TOLD = 5


def open_desk(config_file: Path, dev_addr: str | None, say: Say) -> int:
    """Show form and preview until Ctrl+C; gives the exit status."""
    settings, _ = read_settings(config_file)
    place = dev_addr or settings.dev_addr
    try:
        if not shutil.which("node"):
            raise CannotFetch("Das Programm „node“ fehlt. Auf Debian: apt-get install nodejs npm. Danach noch einmal.")
        say("Das Formular wird vorbereitet …")
        fetch_packages(settings.root)
        with run_server(settings.root, f"http://{place}", say) as port:
            site = replace(settings, dev_addr=place).preview_url
            say(f"Das Formular steht unter {site}{FORM} und die Vorschau unter {site}")
            say("Beides öffnest du am besten in zwei Fenstern nebeneinander. Strg+C beendet beides.")
            return serve_folder(config_file, dev_addr, say, build_local(port, find_branch(settings.root)))
    except CannotFetch as error:
        say(str(error))
        return 1


@contextmanager
def run_server(root: Path, origin: str, say: Say) -> Iterator[int]:
    """decap-server for the repository at ``root``, for pages of ``origin`` only; gives its port."""
    program, port = install_server(root), _find_free_port()
    environment = {**os.environ, **_settings(root, origin, port, say)}
    command = [shutil.which("node") or "node", str(program)]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()


def find_branch(root: Path) -> str:
    """The branch that is checked out: there the form saves."""
    return ask_git(root, "branch", "--show-current") or "main"


def find_unsaved(root: Path) -> list[str]:
    """What differs from the last commit. The helper adds all of it to what it saves (``git add .``)."""
    said = ask_git(root, "-c", "core.quotePath=false", "status", "--porcelain", "--no-renames", "-z") or ""
    return [line.lstrip().partition(" ")[2].lstrip() for line in said.split("\0") if line]


def _settings(root: Path, origin: str, port: int, say: Say) -> dict[str, str]:
    """What decap-server reads from its environment. Without git it writes files only."""
    own = {"PORT": str(port), "BIND_HOST": _HOST, "ORIGIN": origin, "GIT_REPO_DIRECTORY": str(root)}
    if ask_git(root, "rev-parse", "--show-toplevel") != str(root):
        say("Dieser Ordner ist kein Git-Projekt: Das Formular speichert die Dateien, trägt aber nichts in Git ein.")
        return own | {"MODE": "fs", "LOG_LEVEL": "error"}
    if others := find_unsaved(root):
        shown = join_words([*others[:_TOLD], *([f"{len(others) - _TOLD} weitere"] if len(others) > _TOLD else [])])
        say(f"Noch nicht in Git: {shown}. Das nächste Speichern im Formular nimmt sie mit.")
    return own | {"MODE": "git", "LOG_LEVEL": "error"} | name_author(root, os.environ)


def name_author(root: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Git refuses to save for nobody. On a computer where git knows no name, the editors' office is one."""
    if ask_git(root, "config", "user.email", environment=environment):
        return {}
    return {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Redaktion"), ("EMAIL", "redaktion@localhost"))
    }


def _find_free_port() -> int:
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[str]", port: int) -> None:
    """Until it answers; raises ``CannotFetch`` when it ends instead."""
    for _ in range(600):
        with socket.socket() as asked:
            if asked.connect_ex((_HOST, port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    said = process.stderr.read().strip() if process.poll() is not None and process.stderr else ""
    raise CannotFetch(f"Das Formular kann nicht speichern: Sein Helfer startet nicht. {said[-300:]}")
