"""One build at a time for each output folder."""

import os
from contextlib import suppress

from wiq_site.hands.ways import Say
from wiq_site.locks import lock_handle


class Lock:
    """The system's lock on the file or folder at ``path``, held until ``release``.

    The lock of a killed build ends with its last process. That the processes of one build share it keeps the next build
    waiting until none of them writes any more.
    """

    def __init__(self, path: str, handle: int) -> None:
        self._path = path
        self._handle = handle

    def acquire(self, say: Say, folder: str) -> "Lock":
        """Wait for other builds into ``folder``, and say so."""
        if not lock_handle(self._handle):
            say(f"Ein anderer Bau läuft gerade in „{folder}“; ich warte.")
            lock_handle(self._handle, wait=True)
        return self

    @property
    def is_current(self) -> bool:
        """Whether the path still leads to what was locked, and not to something that took its place meanwhile."""
        with suppress(OSError):
            return os.path.samestat(os.stat(self._path), os.fstat(self._handle))
        return False

    def release(self) -> None:
        """Let the next build begin."""
        os.close(self._handle)


def open_lock(path: str, flags: int) -> Lock:
    """Open what will be locked; ``OSError`` when it is not there and cannot be created."""
    return Lock(path, os.open(path, flags, 0o600))


def wait_for_lock(path: str, flags: int, say: Say, folder: str) -> Lock:
    """A lock on what is at ``path`` when the wait is over."""
    while True:
        lock = open_lock(path, flags)
        if lock.acquire(say, folder).is_current:
            return lock
        lock.release()
