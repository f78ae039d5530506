"""All places of a project at which something stands, grouped by what is to be done about them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from wiq_site.addresses import SEARCH
from wiq_site.base import FETCHED
from wiq_site.removal.matching import Wanted
from wiq_site.settings import Settings
from wiq_site.text import shorten

_SOURCES = (".md", ".yml", ".yaml", ".svg", ".txt", ".html", ".csv", ".json")
_KINDS = {"ics": "Kalender", "xml": "Feeds", "json": "Daten", "html": "Seiten", "opml": "Feeds", "svg": "Bilder"}
_LONGEST = 90


@dataclass(frozen=True)
class Place:
    """A line of a source: ``path`` relative to the project, ``shown`` the words around it. Line 0 is its name."""

    path: str
    line: int = 0
    shown: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it stands in the name of the file or a folder."""
        return self.line == 0


@dataclass(frozen=True)
class Found:
    """``sources`` are what editors wrote, ``made`` maps kinds of finished files to their paths."""

    sources: tuple[Place, ...]
    made: Mapping[str, tuple[str, ...]]


def find_places(wanted: Wanted, settings: Settings) -> Found:
    """Read all sources and the finished site of a project."""
    sources = tuple(_find_sources(wanted, settings))
    made: dict[str, list[str]] = {}
    for kind, path in _find_made(wanted, settings):
        made.setdefault(kind, []).append(path)
    return Found(sources, {kind: tuple(paths) for kind, paths in made.items()})


def find_sources(settings: Settings) -> list[Path]:
    """Every file that editors write or lay down."""
    folders = [folder for folder in settings.folders.values() if folder.is_dir()]
    files = [file for folder in folders for file in _walk(folder)]
    organisations = settings.root / settings.options.organisationen
    beside = [settings.root / settings.options.taxonomies, *([organisations] if organisations.is_file() else [])]
    return [*files, *beside, settings.root / settings.config_path]


def find_stores(settings: Settings) -> Iterator[Path]:
    """Where earlier states are kept: the site before the last build, and what builds remember.

    The programs that were fetched for the form know nothing of the site, and without them there is no next one.
    """
    site = settings.site_dir
    before = site.parent / f".{site.name}.wiq"
    yield from (folder for folder in (before,) if folder.is_dir())
    yield from sorted(kept for kept in (settings.root / ".cache").glob("*") if kept != settings.root / FETCHED)


def read_source(file: Path) -> str | None:
    """The text of a source in NFC; None of what is no text."""
    if file.suffix.lower() not in _SOURCES:
        return None
    try:
        return normalize("NFC", file.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _find_sources(wanted: Wanted, settings: Settings) -> Iterator[Place]:
    for file in find_sources(settings):
        path = file.relative_to(settings.root).as_posix() if file.is_relative_to(settings.root) else file.as_posix()
        if wanted.is_in_name(path.removesuffix(file.suffix)):
            yield Place(path)
        text = read_source(file)
        for start, end in wanted.find(text or ""):
            yield Place(path, (text or "").count("\n", 0, start) + 1, _show(text or "", start, end))


def _find_made(wanted: Wanted, settings: Settings) -> Iterator[tuple[str, str]]:
    site = settings.site_dir
    for file in _walk(site) if site.is_dir() else ():
        path = file.relative_to(site).as_posix()
        ending = file.suffix[1:].lower()
        text = file.read_bytes().decode("utf-8", "replace") if ending in _KINDS else ""
        if wanted.is_in_name(path.removesuffix(file.suffix)) or wanted.is_in_output(text):
            yield "Suche" if path.startswith(SEARCH) else _KINDS.get(ending, "Dateien"), path


def _walk(folder: Path) -> Iterable[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _show(text: str, start: int, end: int) -> str:
    """The line with the words, shortened around them."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 30)
    stop = text.find("\n", end)
    return shorten(" ".join(text[begin : stop if stop >= 0 else len(text)].split()), _LONGEST)
