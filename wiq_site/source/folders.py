"""What lies in the folders of the content: Markdown files, files that may be published, and what is neither."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from wiq_site.cache import mark_state
from wiq_site.problems import Problem, Severity
from wiq_site.text import quote

_SHOWN = frozenset(("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "mp3", "ogg", "mp4", "webm", "vtt"))
_OFFERED = frozenset(("pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt", "gpx", "geojson"))

PUBLISHABLE = _SHOWN | _OFFERED
"""Endings of files that a page may show or link to."""

_PAGES = frozenset(("html", "htm", "xhtml", "xht", "shtml", "php", "xml", "xsl", "ics", "json", "webmanifest"))
_PROGRAMS = frozenset(("js", "mjs", "css", "wasm", "htaccess"))

ACTIVE = _PAGES | _PROGRAMS
"""Endings of files that browsers would run or that could stand in the place of a page or a feed."""

SERVER_FILES = frozenset(("cname", "_redirects", "_headers", "web.config", "robots.txt", ".htaccess", "_worker.js"))
"""Files that tell the server what to do."""

_MARKDOWN = frozenset(("md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdtxt", "mdtext", "mdx", "rmd", "qmd"))
"""Endings of texts in Markdown; only ``.md`` itself is read."""

_TEXTS = frozenset(("txt", "text", "rst", "adoc", "asciidoc", "textile", "org", "yml", "yaml"))
_WORDS = frozenset(("doc", "docx", "odt", "rtf", "pages", "wpd"))
_PHOTOS = frozenset(("heic", "heif", "tif", "tiff", "bmp", "dng", "raw", "cr2", "nef", "psd", "jfif", "jxl"))

_COPIES = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp", ".db", "#")


@dataclass(frozen=True)
class Media:
    """A file that may be published as it is at ``address``; ``size`` in bytes, ``mark`` changes when the file does."""

    path: Path
    address: str
    size: int
    mark: str


@dataclass(frozen=True)
class Found:
    """A Markdown file: ``path`` is relative to the project, ``uri`` the name by which links find it."""

    file: Path
    path: str
    uri: str
    mark: str


@dataclass(frozen=True)
class Folder:
    """One content folder; ``media`` maps uris to files that may be published."""

    documents: tuple[Found, ...]
    media: dict[str, Media]
    problems: tuple[Problem, ...]


def scan_folder(
    root: Path, folder: Path, prefix: str, *, content: bool, wanted: Collection[str] = (), skip: Collection[Path] = ()
) -> Folder:
    """Look through ``folder`` below the project ``root`` without reading files.

    ``prefix`` is what uris begin with (``teams/``). ``content`` says that every text there should be Markdown.
    ``wanted`` are uris that settings name, published whatever their kind. Hidden entries and ``README.md`` do
    not count.
    """
    documents: list[Found] = []
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    base = str(root)
    for entry, name in _walk(str(folder), "", {str(one) for one in skip}, problems, base):
        uri, path = prefix + name, _relative(entry.path, base)
        found = entry.stat()
        if name.endswith(".md"):
            documents.append(Found(Path(entry.path), path, uri, mark_state(found)))
        elif uri in wanted or (_ending(name) in PUBLISHABLE and not _is_almost_markdown(name, content)):
            media[uri] = Media(Path(entry.path), uri, found.st_size, mark_state(found))
        elif problem := _explain(path, name, content):
            problems.append(problem)
    return Folder(tuple(documents), media, tuple(problems))


def _walk(
    folder: str, prefix: str, skip: set[str], problems: list[Problem], root: str
) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Ordinary files below the folder with their names from there, in order."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.startswith(".") or entry.name == "README.md" or entry.path in skip:
            continue
        name = prefix + entry.name
        if entry.is_symlink():
            problems.append(_linked(_relative(entry.path, root)))
        elif entry.is_dir():
            if entry.name.endswith(".md"):
                problems.append(_folder_like_file(_relative(entry.path, root)))
            yield from _walk(entry.path, f"{name}/", skip, problems, root)
        elif entry.is_file():
            yield entry, name


def _relative(file: str, root: str) -> str:
    """The path from the project to a file, which hardly ever lies elsewhere."""
    inside = file.startswith(root + os.sep) and f"{os.sep}..{os.sep}" not in file
    return (file[len(root) + 1 :] if inside else os.path.relpath(file, root)).replace(os.sep, "/")


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _is_almost_markdown(name: str, content: bool) -> bool:
    """Whether a file is a text that should be Markdown: by its ending, or by its place beside those that are."""
    parts = name.rpartition("/")[2].lower().split(".")
    if any(part in _MARKDOWN for part in parts[1:]):
        return True
    return content and "/" not in name and (len(parts) == 1 or parts[-1] in _TEXTS or parts[-1] in _WORDS)


def _explain(path: str, name: str, content: bool) -> Problem | None:
    """Why a file is not published; None for what everybody's programs leave behind."""
    base = name.rpartition("/")[2].lower()
    if base.endswith(_COPIES) or base.startswith("#"):
        return None
    if base in SERVER_FILES or _ending(base) in ACTIVE:
        what = "Diese Datei darf hier nicht liegen: Sie könnte eine Seite ersetzen oder den Server steuern."
        todo = "Bitte entfernen. Was der Server wirklich braucht, gehört in mkdocs.yml unter „dateien“."
        return Problem(path, 1, "", what, todo=todo)
    what, todo = _explain_kind(name, content)
    return Problem(path, 1, "", what, todo=todo, severity=Severity.HINT)


def _explain_kind(name: str, content: bool) -> tuple[str, str]:
    """Why a file of this kind is left out, and what to do."""
    base = name.rpartition("/")[2]
    if _is_almost_markdown(name, content):
        ending = os.path.splitext(base)[1]
        what = (
            f"Die Datei wird nicht gelesen: Ihr Name endet {f'auf {quote(ending)}' if ending else 'nicht auf „.md“'}."
        )
        if _ending(base) in _WORDS:
            return what, "Bitte den Text als einfachen Text in eine Datei übernehmen, deren Name auf „.md“ endet."
        return what, f"Soll sie auf der Seite stehen, bitte in {quote(_strip_endings(base) + '.md')} umbenennen."
    if _ending(base) in _PHOTOS:
        ending = quote("." + _ending(base))
        what = f"Das Bild wird nicht veröffentlicht: Die meisten Browser zeigen Bilder der Art {ending} nicht."
        return what, "Bitte als JPEG („.jpg“) speichern."
    what = "Die Datei wird nicht veröffentlicht: Dateien dieser Art gehören nicht zur Seite."
    return what, "Bitte entfernen oder woanders aufheben."


def _strip_endings(base: str) -> str:
    """``fest`` for ``fest.markdown``, ``fest.MD`` and ``fest.md.txt``."""
    stem, ending = os.path.splitext(base)
    return _strip_endings(stem) if ending[1:].lower() in _MARKDOWN | _TEXTS | _WORDS else base


def _linked(path: str) -> Problem:
    what = "Das ist ein Verweis auf eine andere Stelle (symbolischer Link); solche Verweise werden nicht gelesen."
    return Problem(path, 1, "", what, todo="Bitte die Datei selbst hierher kopieren.")


def _folder_like_file(path: str) -> Problem:
    what = "Das ist ein Ordner, sein Name endet aber wie der einer Datei auf „.md“."
    return Problem(path, 1, "", what, todo="Bitte umbenennen.", severity=Severity.HINT)


def normal(uri: str) -> str:
    """One form for equal names: some systems write umlauts as two characters (Unicode Standard Annex 15)."""
    return uri if uri.isascii() else unicodedata.normalize("NFC", uri)
