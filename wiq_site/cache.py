"""Results of earlier builds, found again by content.

A key is the hash of everything a result depends on, so an entry is right or is not found. The measured share of a build
that it saves stands in ``bench/RESULTS.md``.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, check_sum BLOB, value BLOB) WITHOUT ROWID"


def digest(*parts: str | bytes) -> bytes:
    """Hash of all parts; where one ends and the next begins counts."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()


class Cache:
    """Remembers nothing: the plain path."""

    def find(self, key: bytes) -> str | None:
        """What an earlier build, or this one, kept under ``key``."""
        return None

    def keep(self, key: bytes, value: str) -> bool:
        """Keep ``value`` for this build and later ones; says whether that is possible."""
        return False

    def use(self, *keys: bytes) -> None:
        """Say that entries are still right, although this build may not ask for them."""

    def once(self, key: bytes, build: Callable[[], str]) -> str:
        """What ``build`` gives, from an earlier build when it is known there."""
        value = self.find(key)
        if value is None:
            value = build()
            self.keep(key, value)
        return value

    def close(self) -> None:
        """Keep what this build used."""


class DiskCache(Cache):
    """Remembers in one SQLite file.

    A build is one transaction, or two when other processes help; an interrupted one leaves the file as it was. Entries
    that a whole build did not use are dropped, so the file holds about one site. A damaged file is thrown away, a
    damaged entry is not found, and a file that another build holds is left alone.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: set[bytes] = set()
        self._database = self._open()

    def find(self, key: bytes) -> str | None:
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT check_sum, value FROM entry WHERE key = ?", (key,)).fetchone()
            if row is None or digest(row[1]) != row[0]:
                return None
            found = str(row[1], "utf-8")
        except (sqlite3.Error, TypeError, ValueError):
            return None
        self._used.add(key)
        return found

    def keep(self, key: bytes, value: str) -> bool:
        if self._database is None:
            return False
        data = value.encode("utf-8", "surrogatepass")
        try:
            self._database.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", (key, digest(data), data))
        except sqlite3.Error as error:
            self._give_up(error)
            return False
        self._used.add(key)
        return True

    def use(self, *keys: bytes) -> None:
        self._used.update(keys)

    def close(self) -> None:
        if self._database is None:
            return
        try:
            with self._database as database:
                known = {key for (key,) in database.execute("SELECT key FROM entry")}
                unused = [(key,) for key in known - self._used]
                database.executemany("DELETE FROM entry WHERE key = ?", unused)
            if len(unused) > len(self._used):
                self._database.execute("VACUUM")
        except sqlite3.Error as error:
            self._give_up(error)
        else:
            self._database.close()
            self._database = None

    def beside(self, number: int) -> Path:
        """A file for the cache of another process of this build."""
        return self._file.with_suffix(f".{number}{self._file.suffix}")

    def move(self, file: Path) -> None:
        """In a forked process: keep everything in ``file`` from now on. The connection must not be used, nor closed."""
        self._inherited, self._file = self._database, file
        file.unlink(missing_ok=True)
        self._database = self._open()

    def publish(self) -> None:
        """Let other processes of this build find what was kept."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.commit()

    def reopen(self) -> None:
        """In a forked process: a connection of its own to the same file."""
        self._inherited = self._database
        self._database = self._open()

    def take(self, file: Path) -> None:
        """Take over what another process kept in ``file``, and remove it."""
        with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as other:
            if self._database is not None:
                found = other.execute("SELECT key, check_sum, value FROM entry")
                self._database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", found)
        file.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._file, timeout=0)
            database.execute("PRAGMA synchronous = OFF")  # a damaged file is noticed, and no loss
            database.execute(_SCHEMA)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return None
        except OSError:
            return None
        return database

    def _give_up(self, error: sqlite3.Error) -> None:
        """No more cache in this build; a damaged file is of no use to later ones either."""
        assert self._database is not None
        self._database.close()
        self._database = None
        if not isinstance(error, sqlite3.OperationalError):
            self._file.unlink(missing_ok=True)
