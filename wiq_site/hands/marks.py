"""What earlier builds knew of the files they put down: what they were made from, and whether anybody touched them."""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wiq_site.cache import mark_state

_HEAD = "wiq marks 1"
_FOLDERS = 8
"""Output folders that are remembered: the project's own and a few of tests and trials."""

_TICK_NS = 10_000_000
"""After this time the clock that stamps files has moved on, also where it ticks a hundred times a second."""


class Mark(NamedTuple):
    """``key`` of what a file was made from, ``content``: digest of its bytes, ``stat``: see ``stat_mark``."""

    key: str
    content: str
    stat: str


class Marks:
    """The marks of all output folders of a project, in one file.

    Only worth time: a file that is missing, damaged, or cannot be written means that contents are compared instead.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def find(self, folder: Path) -> dict[str, Mark]:
        """The marks of the files below ``folder`` by their address; empty when nothing is known."""
        marks = {}
        for line in self._read().get(str(folder), ()):
            *mark, address = line.split("\t", 3)
            marks[address] = Mark(*mark)
        return marks

    def keep(self, folder: Path, marks: Mapping[str, Mark]) -> None:
        """Remember the marks of ``folder``, and those of other folders that still exist."""
        known = self._read()
        known.pop(str(folder), None)
        others = [name for name in known if os.path.isdir(name)][1 - _FOLDERS :]
        own = [f"{mark.key}\t{mark.content}\t{mark.stat}\t{a}" for a, mark in marks.items() if "\n" not in a]
        with suppress(OSError, UnicodeError):
            self._write({**{name: known[name] for name in others}, str(folder): own})

    def _read(self) -> dict[str, list[str]]:
        """The lines of each folder. The check sum makes sure that they are as they were written."""
        try:
            head, _, body = self.file.read_bytes().partition(b"\n")
            if head.decode() != _head(body):
                return {}
            found: dict[str, list[str]] = {}
            lines = body.decode("utf-8", "surrogateescape").split("\n")
            start = 0
            while start < len(lines):
                name, end = json.loads(lines[start]), start + 2 + int(lines[start + 1])
                found[name] = lines[start + 2 : end]
                start = end
        except (OSError, ValueError):
            return {}
        return found

    def _write(self, folders: Mapping[str, list[str]]) -> None:
        lines = [line for name, own in folders.items() for line in (json.dumps(name), str(len(own)), *own)]
        body = "\n".join(lines).encode("utf-8", "surrogateescape")
        self.file.parent.mkdir(parents=True, exist_ok=True)
        beside = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            beside.write_bytes(_head(body).encode() + b"\n" + body)
            os.replace(beside, self.file)
        finally:
            beside.unlink(missing_ok=True)


def digest_content(data: bytes) -> str:
    """Digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def stat_mark(found: os.stat_result) -> str:
    """What changes with every change of a file; empty, and then of no use, where the system tells no time of change."""
    return mark_state(found) if os.name == "posix" else ""


def wait_for_clock(marks: Iterable[Mark]) -> None:
    """Let the clock that stamps files move on, so that the next change of any of these files gives another mark."""
    newest = max((int(mark.stat.rpartition(" ")[2]) for mark in marks if mark.stat), default=0)
    time.sleep(min(max(0, newest + _TICK_NS - time.time_ns()), _TICK_NS) / 1e9)


def _head(body: bytes) -> str:
    return f"{_HEAD} {hashlib.blake2b(body, digest_size=20).hexdigest()}"
