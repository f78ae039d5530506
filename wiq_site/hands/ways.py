"""How a new site takes the place of the old one: what both ways have in common.

``beside.py`` is the good one: the whole new tree is put together next to the output folder, then both change places in
one step. ``in_place.py`` is for output folders that cannot change places.
"""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from wiq_site.hands.disk import Survey

Say = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """The addresses of all files of the new site, and of all folders they lie in."""

    files: Collection[str]
    folders: Collection[str]


class Way(Protocol):
    """``prepare``, then ``put`` and ``keep``, then ``switch``; ``give_up`` at any moment after the first."""

    begun: bool
    """Whether the old site is no longer whole, and the new one not yet."""

    touched: set[str]
    """Addresses of files whose mark on disk changed because of us."""

    def prepare(self, found: Survey, wanted: Wanted) -> None:
        """Before anything is made: ``found`` is the old site."""

    def keep(self, address: str) -> None:
        """The file at ``address`` stays what it is in the old site. After everything is made."""

    def put(self, address: str, data: bytes) -> os.stat_result:
        """The file at ``address`` shall be ``data``; gives the state of the new file. Called in any process."""

    def switch(self, written: Collection[str], removed: Collection[str]) -> None:
        """The new site takes the place of the old one: ``written`` was put, ``removed`` is not wanted any more."""

    def give_up(self) -> None:
        """Forget what was put; the old site stays."""

    def close(self) -> None:
        """Let other builds begin."""
