"""Results of earlier builds, found again by content.

A key is the hash of everything a result depends on, so an entry is right or is not found. The measured share of a build
that it saves stands in ``bench/RESULTS.md``.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from wiq_site.locks import lock_handle


def digest(*parts: str | bytes) -> bytes:
    """Hash of all parts; where one ends and the next begins counts."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()


def mark_state(found: os.stat_result) -> str:
    """What changes with every change of a file (POSIX: ``st_ctime`` cannot be set back)."""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


class Cache:
    """Remembers for this process only: the plain path, the same but slower next time."""

    lasts = False
    """Whether later builds find what is kept."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def find(self, key: bytes) -> bytes | None:
        """What an earlier build, or this one, kept under ``key``."""
        return self._known.get(key)

    def keep(self, key: bytes, value: bytes) -> None:
        """Keep ``value`` for this build and later ones."""
        self._known[key] = value

    def use(self, keys: Iterable[bytes]) -> None:
        """Say that entries are still right, although this build may not ask for them."""

    def once(self, key: bytes, build: Callable[[], bytes]) -> bytes:
        """What ``build`` gives, from an earlier build when it is known there."""
        value = self.find(key)
        if value is None:
            value = build()
            self.keep(key, value)
        return value

    def holds(self, keys: Iterable[bytes]) -> bool:
        """Whether all these entries can be found."""
        return not self.missing(keys)

    def missing(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of these entries that cannot be found."""
        return set(keys) - self._known.keys()

    def take(self, other: "Cache") -> None:
        """Know everything that another cache knows."""
        self._known |= other.items()

    def items(self) -> dict[bytes, bytes]:
        """Everything that is known."""
        return self._known

    def publish(self) -> None:
        """Let processes that are forked from now on find what was kept until now."""

    def close(self, *, complete: bool = True) -> None:
        """End. Much that a ``complete`` build did not ask for is forgotten."""


class DiskCache(Cache):
    """Remembers in one SQLite file as well.

    Only a file that this program wrote on this machine and that nobody touched since is believed: a seal beside it
    names its inode and the moment of its last change, which no checkout, copy or archive can set (a cache that comes
    with somebody's contribution would otherwise decide what is published). Anything else is thrown away. An interrupted
    build leaves no seal. While one build has the file, others remember for themselves only.
    """

    lasts = True

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._seal = file.with_suffix(".seal")
        self._used: set[bytes] = set()
        self._changed = False
        self._published = False
        self._owner = self._process = os.getpid()
        self._lock = _take_lock(file.with_suffix(".lock"))
        self._database = self._open() if self._lock is not None else None
        if self._database is None:
            self._leave()

    def find(self, key: bytes) -> bytes | None:
        if (value := super().find(key)) is not None:
            return value
        if self._database is None:
            return None
        try:
            if self._process != os.getpid():  # forked: a connection must not be shared
                self._inherited, self._process = self._database, os.getpid()
                self._database = _connect(self._file, timeout=30)
            row = self._database.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        self._used.add(key)
        return bytes(row[0])

    def keep(self, key: bytes, value: bytes) -> None:
        if self._database is None or self._published or self._owner != os.getpid():  # copies of a process only read
            super().keep(key, value)
            return
        try:
            if not self._changed:
                self._seal.unlink(missing_ok=True)
                self._changed = True
            self._database.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (key, value))
        except (sqlite3.Error, OSError):
            self._leave()
            super().keep(key, value)
            return
        self._used.add(key)

    def use(self, keys: Iterable[bytes]) -> None:
        self._used.update(keys)

    def missing(self, keys: Iterable[bytes]) -> set[bytes]:
        left = super().missing(keys)
        try:
            rows = self._database.execute("SELECT key FROM entry") if self._database else ()
            return left.difference(bytes(key) for (key,) in rows)
        except sqlite3.Error:
            return left

    def items(self) -> dict[bytes, bytes]:
        try:
            rows = self._database.execute("SELECT key, value FROM entry") if self._database else ()
            return {**{bytes(key): bytes(value) for key, value in rows}, **super().items()}
        except sqlite3.Error:
            return super().items()

    def publish(self) -> None:
        """From now on nothing is written until the end: others read, and would meet a locked file."""
        self._published = True
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.commit()

    def close(self, *, complete: bool = True) -> None:
        self._published = False
        for key, value in super().items().items():
            self.keep(key, value)
        if self._database is None:
            return
        try:
            if complete and self._changed:
                self._forget(self._database)
            self._database.commit()
            self._database.close()
            if self._changed:
                self._seal.write_text(_find_mark(self._file), "utf-8")
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                self._seal.unlink(missing_ok=True)
        self._leave()

    @property
    def is_open(self) -> bool:
        """Whether entries are kept in the file, not in memory."""
        return self._database is not None

    def _leave(self) -> None:
        """Let others have the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _forget(self, database: sqlite3.Connection) -> None:
        """What this build did not ask for may be of use to the next one, but only as much as what it did ask for."""
        known = {key for (key,) in database.execute("SELECT key FROM entry")}
        unused = [(key,) for key in known - self._used]
        if len(unused) > len(self._used):
            database.executemany("DELETE FROM entry WHERE key = ?", unused)
            database.commit()
            database.execute("VACUUM")

    def _open(self) -> sqlite3.Connection | None:
        """The file, or a new one in its place; None where there can be none."""
        with suppress(sqlite3.Error, OSError, ValueError):
            if self._seal.read_text("utf-8") == _find_mark(self._file):
                return _connect(self._file)
        with suppress(sqlite3.Error, OSError):
            self._file.unlink(missing_ok=True)
            database = _connect(self._file)
            database.execute("CREATE TABLE entry (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
            return database
        return None


def _connect(file: Path, timeout: float = 0) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=timeout, check_same_thread=False)
    database.execute("PRAGMA synchronous = OFF")  # a damaged file is noticed, and no loss
    return database


def _take_lock(file: Path) -> int | None:
    """A handle that has the file, until it is closed; None while another has it, or where nothing can be written."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        if lock_handle(handle):
            return handle
        os.close(handle)
    return None


def _find_mark(file: Path) -> str:
    """What changes with every change of the file, and with every copy of it."""
    found = os.stat(file, follow_symlinks=False)
    return f"{found.st_dev} {mark_state(found)}"
