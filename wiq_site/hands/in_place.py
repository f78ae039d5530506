"""New files moved one by one into an output folder that cannot change places with another.

Such are a folder at which a volume is mounted, one in a folder that nobody may write to, or one on a file system that
does not rename folders. New files wait inside the output folder until all are there. While they are moved, for some
milliseconds, a reader may see new pages beside old ones; a build killed then leaves that until the next one.
"""

import os
from collections.abc import Collection
from contextlib import suppress

from wiq_site.hands.disk import Survey, find_folders, remove, write_new
from wiq_site.hands.lock import Lock, wait_for_lock
from wiq_site.hands.ways import Say, Wanted

STAGE = ".wiq"
"""The hidden folder inside the output folder in which new files wait."""


class InPlace:
    """See ``Way``."""

    def __init__(self, folder: str, lock: Lock) -> None:
        self.begun = False
        self.touched: set[str] = set()
        self._folder = folder
        self._stage = f"{folder}/{STAGE}"
        self._lock = lock
        self._wanted = Wanted((), ())

    def prepare(self, found: Survey, wanted: Wanted) -> None:
        self._wanted = wanted

    def keep(self, address: str) -> None:
        pass

    def put(self, address: str, data: bytes) -> os.stat_result:
        return write_new(f"{self._stage}/{address}", data)

    def switch(self, written: Collection[str], removed: Collection[str]) -> None:
        self.begun = True
        self.touched.update(written)
        place(self._stage, self._folder, self._wanted, written, removed)
        self.begun = False
        self.give_up()  # empty folders

    def give_up(self) -> None:
        with suppress(OSError):
            remove(self._stage)

    def close(self) -> None:
        self._lock.release()


def open_in_place(folder: str, say: Say) -> InPlace:
    """The output folder itself is what is locked: nothing need be written to see that nothing changed."""
    os.makedirs(folder, exist_ok=True)
    way = InPlace(folder, wait_for_lock(folder, os.O_RDONLY, say, folder))
    way.give_up()  # what a killed build left
    return way


def place(stage: str, folder: str, wanted: Wanted, written: Collection[str], removed: Collection[str]) -> None:
    """Move new files from ``stage`` into the old site, new addresses first, so that no link leads to nothing."""
    for address in sorted(find_folders(written)):
        path = f"{folder}/{address}"
        if os.path.islink(path) or not os.path.isdir(path):
            remove(path)
            os.mkdir(path)
    is_old = {address: os.path.lexists(f"{folder}/{address}") for address in written}
    for address in sorted(written, key=lambda a: (is_old[a], a)):
        if is_old[address] and os.path.isdir(path := f"{folder}/{address}") and not os.path.islink(path):
            remove(path)
        os.replace(f"{stage}/{address}", f"{folder}/{address}")
    for address in removed:
        if address not in wanted.files and address not in wanted.folders:
            with suppress(NotADirectoryError):  # a file took the place of its folder
                remove(f"{folder}/{address}")
