"""What a result of the program depends on besides its input: its own code and templates, and the libraries."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from wiq_site.cache import digest, mark_state

PACKAGE = Path(__file__).parent
_ENDINGS = (".py", ".html", ".svg", ".css", ".mjs")


@cache
def digest_program() -> bytes:
    """Stands for the package's files and all libraries. Any change makes every cached result unknown.

    Files count by their marks, because reading them all took as long as reading the sources of a site again.
    """
    return digest(sys.version, *sorted(_find_libraries(sys.path)), *sorted(_find_marks(str(PACKAGE))))


def _find_libraries(folders: list[str]) -> Iterator[str]:
    """Names that tell libraries and their versions: ``jinja2-3.1.6.dist-info``."""
    for folder in filter(os.path.isdir, folders):
        yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))


def _find_marks(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _find_marks(entry.path)
            elif entry.name.endswith(_ENDINGS):
                yield f"{entry.path} {mark_state(entry.stat())}"
