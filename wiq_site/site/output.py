"""One file of the finished site, before it is made."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """A file of the site: where it lies, what it depends on, and how its bytes are made.

    ``address`` is the path below the output folder, with ``/`` between its parts (``teams/index.html``). ``key`` is a
    digest of everything the bytes depend on: equal keys, equal bytes. ``make`` may be slow and is called at most once
    in a build, perhaps in another process; what it raises is a fault of the program.
    """

    address: str
    key: bytes
    make: Callable[[], bytes]
