"""Results of earlier builds, found again by content.

A key is the hash of everything a result depends on, so an entry is right or is not found. The measured share of a build
that it saves stands in ``bench/RESULTS.md``.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_SCHEMA = "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"


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
        return set(keys) <= self.items().keys()

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
    with somebody's contribution would otherwise decide what is published). Anything else is thrown away, and a file
    that another build holds is left alone. An interrupted build leaves no seal.
    """

    lasts = True

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._seal = file.with_suffix(".seal")
        self._used: set[bytes] = set()
        self._changed = False
        self._published = False
        self._database = self._open()
        self._owner = self._process = os.getpid()

    def find(self, key: bytes) -> bytes | None:
        if (value := super().find(key)) is not None:
            return value
        if self._database is None:
            return None
        import sqlite3

        if self._process != os.getpid():  # forked: a connection must not be shared
            self._inherited, self._process = self._database, os.getpid()
            self._database = self._connect(timeout=30)
            return self.find(key)
        try:
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
        import sqlite3

        try:
            if not self._changed:
                self._seal.unlink(missing_ok=True)
                self._changed = True
            self._database.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (key, value))
        except (sqlite3.Error, OSError):
            self._give_up()
            super().keep(key, value)
            return
        self._used.add(key)

    def use(self, keys: Iterable[bytes]) -> None:
        self._used.update(keys)

    def holds(self, keys: Iterable[bytes]) -> bool:
        import sqlite3

        try:
            rows = self._database.execute("SELECT key FROM entry") if self._database else ()
            return set(keys) <= {*(bytes(key) for (key,) in rows), *super().items()}
        except sqlite3.Error:
            return False

    def items(self) -> dict[bytes, bytes]:
        import sqlite3

        try:
            rows = self._database.execute("SELECT key, value FROM entry") if self._database else ()
            return {**{bytes(key): bytes(value) for key, value in rows}, **super().items()}
        except sqlite3.Error:
            return super().items()

    def publish(self) -> None:
        """From now on nothing is written until the end: others read, and would meet a locked file."""
        import sqlite3

        self._published = True
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.commit()

    def close(self, *, complete: bool = True) -> None:
        if self._database is None:
            return
        import sqlite3

        self._published = False
        for key, value in super().items().items():
            self.keep(key, value)
        database, self._database = self._database, None
        if database is None:
            return
        try:
            if complete and self._changed:
                self._forget(database)
            database.commit()
            database.close()
            if self._changed:
                self._seal.write_text(_find_mark(self._file), "utf-8")
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                self._seal.unlink(missing_ok=True)

    def _forget(self, database: "sqlite3.Connection") -> None:
        """What this build did not ask for may be of use to the next one, but only as much as what it did ask for."""
        known = {key for (key,) in database.execute("SELECT key FROM entry")}
        unused = [(key,) for key in known - self._used]
        if len(unused) > len(self._used):
            database.executemany("DELETE FROM entry WHERE key = ?", unused)
            database.commit()
            database.execute("VACUUM")

    def _open(self) -> "sqlite3.Connection | None":
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            sealed = self._seal.is_file() and self._seal.read_text("utf-8") == _find_mark(self._file)
        except (OSError, ValueError):
            sealed = False
        database = self._connect()
        if sealed or database is None:
            return database
        import sqlite3

        try:
            database.execute("BEGIN IMMEDIATE")  # another build that holds it keeps it
            database.execute("DROP TABLE entry")  # an older version of the program may have had other columns
            database.execute(_SCHEMA)
            database.commit()
            return database
        except sqlite3.OperationalError:
            database.close()
            return None
        except sqlite3.DatabaseError:
            database.close()
            return self._replace()

    def _replace(self) -> "sqlite3.Connection | None":
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
            return self._connect()
        return None

    def _connect(self, timeout: float = 0) -> "sqlite3.Connection | None":
        import sqlite3

        try:
            database = sqlite3.connect(self._file, timeout=timeout, check_same_thread=False)
            database.execute("PRAGMA synchronous = OFF")  # a damaged file is noticed, and no loss
            database.execute(_SCHEMA)
            return database
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            return None if self._process_started() else self._replace()

    def _process_started(self) -> bool:
        return hasattr(self, "_process")

    def _give_up(self) -> None:
        """No more cache in this build."""
        database, self._database = self._database, None
        if database is not None:
            with suppress(Exception):
                database.close()


def _find_mark(file: Path) -> str:
    """What changes with every change of the file, and with every copy of it."""
    found = os.stat(file, follow_symlinks=False)
    return f"{found.st_dev} {mark_state(found)}"
