"""A revision of Git → the files of the project at that time, in a folder of their own. The work tree is not touched."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wiq_site.text import quote

_PATIENCE = 300


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
    prefix = _ask(root, "rev-parse", "--show-prefix")
    if prefix is None:
        raise NoRevision(
            "Dieser Ordner liegt in keinem Repository von Git; es gibt keinen früheren Stand zum Vergleichen."
        )
    commit = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise NoRevision(
            f"Den Stand {quote(name)} gibt es hier nicht. Möglich sind Zweige, Marken und Commits, zum Beispiel main, "
            "origin/main oder HEAD~1. Kennt ihn nur der Git-Host, hilft zuerst: git fetch"
        )
    environment = {"GIT_INDEX_FILE": str(folder.with_name(f"{folder.name}.index"))}
    tree = f"{commit}:{prefix.rstrip('/')}" if prefix else f"{commit}^{{tree}}"
    if _ask(root, "read-tree", tree, environment=environment) is None:
        raise NoRevision(f"Im Stand {quote(name)} gab es diesen Ordner noch nicht.")
    top = _ask(root, "rev-parse", "--show-toplevel") or str(root)
    if _ask(Path(top), "checkout-index", "--all", f"--prefix={folder}/", environment=environment) is None:
        raise NoRevision(f"Die Dateien des Stands {quote(name)} lassen sich nicht lesen.")
    short, _, day = (_ask(root, "log", "-1", "--format=%h %cs", commit) or "").partition(" ")
    return Revision(name, short, day)


def _ask(root: Path, *command: str, environment: Mapping[str, str] | None = None) -> str | None:
    """What Git says; None when it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **(environment or {})},
        )
    except FileNotFoundError:
        raise NoRevision("Zum Vergleichen wird das Programm „git“ gebraucht; es ist nicht installiert.") from None
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
