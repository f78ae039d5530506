"""A revision of Git → the files of the project at that time, in a folder of their own. The work tree is not touched."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from wiq_site.git import ask_git
from wiq_site.text import quote


class NoRevision(ValueError):
    """Why a revision cannot be looked at, as a German sentence."""


@dataclass(frozen=True)
class Revision:
    """``name`` as it was typed, the short ``commit`` and its ``day``."""

    name: str
    commit: str
    day: str


def check_out(root: Path, name: str, folder: Path) -> Revision:
    """Write the files that the project at ``root`` had in a revision to ``folder``. Raises ``NoRevision``.

    A project may be a part of its repository. Git writes the files by an index of their own, so nothing of the
    repository changes.
    """
    if shutil.which("git") is None:
        raise NoRevision("Zum Vergleichen wird das Programm „git“ gebraucht; es ist nicht installiert.")
    prefix = ask_git(root, "rev-parse", "--show-prefix")
    if prefix is None:
        raise NoRevision(
            "Dieser Ordner liegt in keinem Repository von Git; es gibt keinen früheren Stand zum Vergleichen."
        )
    commit = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise NoRevision(
            f"Den Stand {quote(name)} gibt es hier nicht. Möglich sind Zweige, Marken und Commits, zum Beispiel main, "
            "origin/main oder HEAD~1. Kennt ihn nur der Git-Host, hilft zuerst: git fetch"
        )
    environment = {**os.environ, "GIT_INDEX_FILE": str(folder.with_name(f"{folder.name}.index"))}
    tree = f"{commit}:{prefix.rstrip('/')}" if prefix else f"{commit}^{{tree}}"
    if ask_git(root, "read-tree", tree, environment=environment) is None:
        raise NoRevision(f"Im Stand {quote(name)} gab es diesen Ordner noch nicht.")
    top = ask_git(root, "rev-parse", "--show-toplevel") or str(root)
    if ask_git(Path(top), "checkout-index", "--all", f"--prefix={folder}/", environment=environment) is None:
        raise NoRevision(f"Die Dateien des Stands {quote(name)} lassen sich nicht lesen.")
    short, _, day = (ask_git(root, "log", "-1", "--format=%h %cs", commit) or "").partition(" ")
    return Revision(name, short, day)
