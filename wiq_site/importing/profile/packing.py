"""What an empty form says, and how its file is packed so that the same form gives the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

LONG_AGO = datetime(2000, 1, 1)
"""When the form says it was made: it is made anew each time."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """A form: who hands it out, its title, paragraphs above the table, and label and hint of each row."""

    site_name: str
    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


def pack_again(data: bytes, *first: str) -> bytes:
    """The same archive without the moments at which it was written; ``first`` stand first in it, and unpacked."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w") as new:
        for name in _order(old.namelist(), first):
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_STORED if name in first else ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return written.getvalue()


def _order(names: list[str], first: tuple[str, ...]) -> Iterator[str]:
    yield from (name for name in first if name in names)
    yield from sorted(name for name in set(names) if name not in first)
