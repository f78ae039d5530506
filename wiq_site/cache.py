"""Results of earlier builds, found again by content.

A key is the hash of everything a result depends on, so an entry is right or is not found. The measured share of a build
that it saves stands in ``bench/RESULTS.md``.
"""

import hashlib
import sqlite3
from collections.abc import Callable
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

    def once(self, key: bytes, build: Callable[[], str]) -> str:
        """What ``build`` gives, from an earlier build when it is known there."""
        return build()

    def close(self) -> None:
        """Keep what this build used."""


class DiskCache(Cache):
    """Remembers in one SQLite file.

    Everything is written in one transaction at the end: an interrupted build leaves the file as it was. Entries that
    a whole build did not use are dropped, so the file holds about one site. A damaged file is thrown away, a damaged
    entry is not found, and a file that another build holds is left alone.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: set[bytes] = set()
        self._new: dict[bytes, str] = {}
        self._database = self._open()

    def once(self, key: bytes, build: Callable[[], str]) -> str:
        self._used.add(key)
        value = self._find(key)
        if value is None:
            value = self._new[key] = build()
        return value

    def close(self) -> None:
        if self._database is None:
            return
        try:
            with self._database as database:
                known = {key for (key,) in database.execute("SELECT key FROM entry")}
                unused = [(key,) for key in known - self._used]
                database.executemany("DELETE FROM entry WHERE key = ?", unused)
                database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", map(_row, self._new.items()))
            if len(unused) > len(self._used):
                self._database.execute("VACUUM")
        except sqlite3.Error:
            self._throw_away()
        else:
            self._database.close()
        self._database = None

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._file, timeout=0)
            database.execute(_SCHEMA)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return None
        except OSError:
            return None
        return database

    def _find(self, key: bytes) -> str | None:
        if key in self._new:
            return self._new[key]
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT check_sum, value FROM entry WHERE key = ?", (key,)).fetchone()
            if row is None or digest(row[1]) != row[0]:
                return None
            return str(row[1], "utf-8")
        except (sqlite3.Error, TypeError, ValueError):
            return None

    def _throw_away(self) -> None:
        if self._database is not None:
            self._database.close()
        self._file.unlink(missing_ok=True)


def _row(entry: tuple[bytes, str]) -> tuple[bytes, bytes, bytes]:
    key, text = entry
    value = text.encode("utf-8")
    return key, digest(value), value
