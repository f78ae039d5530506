"""What a result of the program depends on besides its input: its own code and templates, and the libraries."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from wiq_site.cache import digest

PACKAGE = Path(__file__).parent
LIBRARIES = (
    "mkdocs",
    "mkdocs-material",
    "properdocs",
    "Markdown",
    "pymdown-extensions",
    "Jinja2",
    "Babel",
    "nh3",
    "feedgen",
    "icalendar",
    "lxml",
)


@cache
def digest_program() -> bytes:
    """Hash of the package's files and of the libraries' versions. Any change makes every cached result unknown."""
    files = sorted(f for f in PACKAGE.rglob("*") if f.suffix in {".py", ".html", ".svg", ".css", ".mjs"})
    versions = [f"{name} {version(name)}" for name in LIBRARIES]
    return digest(*versions, *(part for f in files for part in (f.relative_to(PACKAGE).as_posix(), f.read_bytes())))
