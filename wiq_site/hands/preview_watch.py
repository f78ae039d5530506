"""Notices what editors save.

Folders are watched by the system. Single files, and whether folders are there at all, are looked at ten times a second:
editors replace files instead of writing them, folders vanish and return with another branch, links lead elsewhere, and
a watch follows none of that.
"""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from wiq_site.hands.ways import Say

_LOOK_MS = 100
_DEBOUNCE_MS = 40
_STEP_MS = 10

Mark = tuple[int, ...]
Changes = Iterator[set[Path] | None]


def watch_changes(find_watched: Callable[[], list[Path]], say: Say, stop: threading.Event) -> Changes:
    """Sets of paths that changed, until ``stop``. The first is None: from then on nothing is missed.

    A watched folder that came, went or was replaced is a changed path itself; what lies in it is not named.
    """
    changed: set[Path] | None = None
    known: dict[Path, Mark] = {}
    while not stop.is_set():
        now = _find_marks(find_watched())
        changed = None if changed is None else changed | _find_differing(known, now)
        known = now
        for seen in _watch_folders([path for path, mark in known.items() if _is_folder(mark)], say, stop):
            if changed is None or changed or seen:
                yield None if changed is None else changed | seen
                changed = set()
            now = _find_marks(find_watched())
            changed = _find_differing(known, now) | seen.intersection(known)
            if now.keys() != known.keys() or any(_is_folder(known[p]) or _is_folder(now[p]) for p in changed):
                break  # the system's watch follows a folder that was moved, or watches nothing any more
            known = now
            if changed:
                yield changed
                changed = set()


def _find_marks(paths: list[Path]) -> dict[Path, Mark]:
    return {path: _find_mark(path) for path in paths}


def _find_differing(known: dict[Path, Mark], now: dict[Path, Mark]) -> set[Path]:
    return {path for path, mark in now.items() if mark != known.get(path)}


def _watch_folders(folders: list[Path], say: Say, stop: threading.Event) -> Iterator[set[Path]]:
    """Changes in folders, and an empty set ten times a second; ends when a folder is gone before it is watched."""
    if not folders:
        while not stop.is_set():
            yield set()
            time.sleep(_LOOK_MS / 1000)
        return
    try:
        yield from _watch(folders, stop, polling=None)
    except FileNotFoundError:
        return
    except (OSError, RuntimeError) as error:
        say(f"Änderungen werden etwas langsamer bemerkt, weil das System keine Ordner mehr beobachtet ({error}).")
        yield from _watch([folder for folder in folders if folder.is_dir()], stop, polling=True)


def _watch(folders: list[Path], stop: threading.Event, polling: bool | None) -> Iterator[set[Path]]:
    changes = watch(
        *folders,
        watch_filter=_is_content,
        debounce=_DEBOUNCE_MS,
        step=_STEP_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling,
        ignore_permission_denied=True,
    )
    for found in changes:
        yield {Path(path) for _, path in found}


def _is_content(change: Change, path: str) -> bool:
    """Not what editors put beside a file while they work on it."""
    name = os.path.basename(path)
    return not name.startswith((".", "#")) and not name.endswith(("~", ".tmp", ".swp"))


def _find_mark(path: Path) -> Mark:
    """What tells a file or folder from another in its place; changes in a folder do not count. Empty: nothing there."""
    try:
        state = os.stat(path)
    except OSError:
        return ()
    if stat.S_ISDIR(state.st_mode):
        return state.st_dev, state.st_ino
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _is_folder(mark: Mark) -> bool:
    return len(mark) == 2
