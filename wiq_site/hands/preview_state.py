"""What the preview shows: a source that may fail at any moment, seen by several threads."""

import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from wiq_site.hands.faults import describe_fault
from wiq_site.hands.ways import Say


class Source(Protocol):
    """A site in memory. Its calls come from several threads, but one at a time."""

    def refresh(self, changed: Collection[Path] | None) -> None:
        """Read again what changed; None: everything. A folder stands for all that is in it."""

    @property
    def version(self) -> int:
        """Grows with every change that readers could see."""

    def find(self, address: str) -> bytes | None:
        """The finished file (``teams/hof/index.html``), made on demand; None: there is none."""

    @property
    def messages(self) -> Sequence[str]:
        """What is shown on every page while there are mistakes, in German, a line each."""

    @property
    def watched(self) -> Sequence[Path]:
        """Folders and files to watch. They need not exist."""


class State:
    """A source behind a lock. An exception is a line for the editor and a message on the page, never the end."""

    def __init__(self, source: Source, say: Say) -> None:
        self._source = source
        self._say = say
        self._changed = threading.Condition(threading.RLock())
        self._begun = time.time_ns()
        self._fault = ""
        self._faults = 0
        self._is_closed = False

    def refresh(self, changed: Collection[Path] | None) -> None:
        """Let the source read again, all of it after it failed, and wake everybody who waits for something new."""
        with self._changed:
            try:
                self._source.refresh(None if self._fault else changed)
                self._note("")
            except Exception as error:
                self._note(describe_fault(error, "Die Änderung konnte nicht gelesen werden"))
            self._changed.notify_all()

    def find(self, address: str) -> bytes | None:
        """The file at ``address``. An exception is said, and raised as ``Broken``."""
        with self._changed:
            try:
                return self._source.find(address)
            except Exception as error:
                line = describe_fault(error, f"„{address}“ konnte nicht erzeugt werden")
                self._say(line)
                raise Broken(line) from error

    @property
    def version(self) -> str:
        """Differs whenever a reader could see something else, also after a restart of the preview."""
        with self._changed:
            return f"{self._begun}-{self._faults}-{self._source.version}"

    @property
    def messages(self) -> list[str]:
        """All messages that pages show."""
        with self._changed:
            return [*([self._fault] if self._fault else []), *self._source.messages]

    @property
    def watched(self) -> list[Path]:
        """What to watch now."""
        with self._changed:
            return list(self._source.watched)

    def wait(self, version: str, seconds: float) -> str | None:
        """The version as soon as it differs from ``version``, or when the time is over; None: the preview ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self.version != version, seconds)
            return None if self._is_closed else self.version

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def tell(self, error: BaseException, what: str) -> None:
        """Say that something else failed."""
        self._say(describe_fault(error, what))

    def _note(self, fault: str) -> None:
        if fault != self._fault:
            self._faults += 1
        if fault:
            self._say(fault)
        self._fault = fault


class Broken(Exception):
    """A file could not be made; the text is a German sentence."""
