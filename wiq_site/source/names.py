"""Names of files in the folders of the content: what may be published, and what the others tell about themselves."""

import os
import re
import unicodedata

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
_LEFT_BEHIND = ("#", "~$", "desktop.ini")
"""How names begin of what editors' programs and systems leave behind."""

_NO_NAME = re.compile(r"[\s.\u00ad\u200b-\u200f\u2060\ufeff]+$")
_ALMOST_DOT = re.compile(r"(?<=\w)[ ,_-]+(?=md$)", re.IGNORECASE)


def find_ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _typed(base: str) -> str:
    """The name of a file as it was meant: ``fest.md`` for ``fest.md.``, ``fest,md``, ``fest md`` and ``fest.md ``."""
    name = _NO_NAME.sub("", unicodedata.normalize("NFKC", base))
    return _ALMOST_DOT.sub(".", name)


def is_almost_markdown(name: str, content: bool) -> bool:
    """Whether a file is a text that should be Markdown: by its ending, or by its place beside those that are."""
    folder, _, base = name.rpartition("/")
    parts = _typed(base).lower().split(".")
    if any(part in _MARKDOWN for part in parts[1:]):
        return True
    return content and _is_place_of_texts(folder, parts[0]) and (len(parts) == 1 or parts[-1] in _TEXTS | _WORDS)


def _is_place_of_texts(folder: str, stem: str) -> bool:
    """The folder itself, one named after a year or month below it, and the main text of a folder of its own."""
    return folder.replace("/", "").replace("-", "").isdigit() or not folder or stem == "index"


def explain_stray(path: str, name: str, content: bool) -> Problem | None:
    """Why a file is not published; None for what everybody's programs leave behind."""
    base = name.rpartition("/")[2].lower()
    if base.endswith(_COPIES) or base.startswith(_LEFT_BEHIND):
        return None
    if base in SERVER_FILES or find_ending(base) in ACTIVE:
        what = "Diese Datei darf hier nicht liegen: Sie könnte eine Seite ersetzen oder den Server steuern."
        todo = "Bitte entfernen. Was der Server wirklich braucht, gehört in mkdocs.yml unter „dateien“."
        return Problem(path, 1, "", what, todo=todo)
    what, todo = _explain_kind(name, content)
    return Problem(path, 1, "", what, todo=todo, severity=Severity.HINT)


def _explain_kind(name: str, content: bool) -> tuple[str, str]:
    """Why a file of this kind is left out, and what to do."""
    base = name.rpartition("/")[2]
    if is_almost_markdown(name, content):
        ending = os.path.splitext(base)[1]
        what = (
            f"Die Datei wird nicht gelesen: Ihr Name endet {f'auf {quote(ending)}' if ending else 'nicht auf „.md“'}."
        )
        if find_ending(_typed(base)) in _WORDS:
            return what, "Bitte den Text als einfachen Text in eine Datei übernehmen, deren Name auf „.md“ endet."
        return (
            what,
            f"Soll sie auf der Seite stehen, bitte in {quote(_strip_endings(_typed(base)) + '.md')} umbenennen.",
        )
    if find_ending(base) in _PHOTOS:
        ending = quote("." + find_ending(base))
        what = f"Das Bild wird nicht veröffentlicht: Die meisten Browser zeigen Bilder der Art {ending} nicht."
        return what, "Bitte als JPEG („.jpg“) speichern."
    what = "Die Datei wird nicht veröffentlicht: Dateien dieser Art gehören nicht zur Seite."
    return what, "Bitte entfernen oder woanders aufheben."


def explain_name(path: str) -> Problem | None:
    """A text whose name has two endings (``fest.md.md``), which would stand in its address for ever."""
    base = path.rpartition("/")[2].removesuffix(".md")
    if (stem := _strip_endings(base)) == base:
        return None
    what = f"Der Name hat zwei Endungen; {quote(base.rpartition('.')[2])} käme in die Adresse der Seite."
    return Problem(path, 1, "", what, todo=f"Bitte in {quote(stem + '.md')} umbenennen.", severity=Severity.HINT)


def _strip_endings(base: str) -> str:
    """``fest`` for ``fest.markdown``, ``fest.MD``, ``fest.md.txt`` and ``fest.md.pdf``."""
    stem, ending = os.path.splitext(base)
    if ending[1:].lower() in _MARKDOWN | _TEXTS | _WORDS:
        return _strip_endings(stem)
    return _strip_endings(stem) if os.path.splitext(stem)[1][1:].lower() in _MARKDOWN else base


def explain_twin(path: str, other: str) -> Problem:
    what = f"Der Name sieht aus wie der von {quote(other)}, ist aber anders gespeichert: Umlaute aus zwei Zeichen."
    return Problem(path, 1, "", what, todo="Bitte eine der beiden Dateien umbenennen oder löschen.")


def explain_hidden(path: str) -> Problem:
    what = "Die Datei wird nicht gelesen: Ihr Name beginnt mit einem Punkt."
    todo = "Soll sie auf der Seite stehen, bitte ohne den Punkt benennen; ein Entwurf trägt „draft: true“ im Kopf."
    return Problem(path, 1, "", what, todo=todo, severity=Severity.HINT)


def explain_unreadable(path: str) -> Problem:
    shown = path.encode(errors="replace").decode()
    what = "Der Name der Datei enthält Zeichen, die nicht in UTF-8 gespeichert sind."
    return Problem(shown, 1, "", what, todo="Bitte umbenennen.")


def explain_link(path: str) -> Problem:
    what = "Das ist ein Verweis auf eine andere Stelle (symbolischer Link); solche Verweise werden nicht gelesen."
    return Problem(path, 1, "", what, todo="Bitte die Datei selbst hierher kopieren.")


def explain_folder(path: str) -> Problem:
    what = "Das ist ein Ordner, sein Name endet aber wie der einer Datei auf „.md“."
    return Problem(path, 1, "", what, todo="Bitte umbenennen.", severity=Severity.HINT)
