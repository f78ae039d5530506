"""Which files a source holds, what kind each is, and the pages in them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from wiq_site.importing.drupal.decoding import read_source
from wiq_site.importing.drupal.exports import Export, parse_export, read_exports
from wiq_site.importing.drupal.feeds import read_feed
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.drupal.saved import read_saved
from wiq_site.importing.drupal.tables import read_csv
from wiq_site.importing.drupal.texts import read_text
from wiq_site.importing.results import Imported, Unreadable, refuse

_KINDS = {
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("txt", "text", "md"), "text"),
    **dict.fromkeys(("xml", "rss", "atom", "rdf"), "feed"),
    "json": "json",
    **dict.fromkeys(("csv", "tsv"), "csv"),
}
_OTHER = (
    "mht",
    "mhtml",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "zip",
    "gz",
    "tar",
    "sql",
    "webarchive",
    "eml",
    "xls",
    "xlsx",
)
"""Endings of files in which somebody may expect pages; all others beside pages are parts of them."""
_PARTS = re.compile(r".*(?:_files|_dateien|-dateien|\.files)", re.IGNORECASE)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_FORMS = "Möglich sind HTML, Text, RSS, JSON und CSV."

Read = OldPage | Imported


def read_sources(sources: Sequence[Path]) -> list[Read]:
    """All pages of files and folders in order; in the place of what could not be read, why."""
    exports: list[Export] = []
    found = [one for source in dict.fromkeys(sources) for one in _read_source(source, exports)]
    return [*found, *read_exports(exports)]


def _read_source(source: Path, exports: list[Export]) -> Iterator[Read]:
    files = [source] if not source.is_dir() else list(_find_files(source))
    if not files:
        yield refuse(source.name, f"In dem Ordner ist nichts, was sich lesen lässt. {_FORMS}")
    for file in files:
        name = file.name if file == source else f"{source.name}/{file.relative_to(source).as_posix()}"
        try:
            yield from _read_file(file, name, exports)
        except Unreadable as error:
            yield refuse(name, error)


def _find_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        steps = file.relative_to(folder).parts
        is_part = any(_PARTS.fullmatch(step) or step.startswith(".") for step in steps[:-1])
        if file.is_file() and not file.is_symlink() and not is_part and not steps[-1].startswith("."):
            ending = file.suffix.lower().lstrip(".")
            if ending in _KINDS or ending in _OTHER or not ending:
                yield file


def _read_file(file: Path, source: str, exports: list[Export]) -> list[OldPage]:
    ending = file.suffix.lower().lstrip(".")
    if ending in _OTHER:
        raise Unreadable(f"Dateien mit der Endung „.{ending}“ lassen sich nicht lesen. {_FORMS}")
    text = read_source(file)
    match _find_kind(ending, text):
        case "feed":
            return _ranked(read_feed(text, source), 4)
        case "html":
            return [read_saved(text, source, file.parent, _name(file))]
        case "json":
            exports.append(parse_export(text, source))
            return []
        case "csv":
            return _ranked(read_csv(text, source), 2)
        case _:
            return _ranked([read_text(text, source, _name(file))], 3)


def _ranked(pages: list[OldPage], rank: int) -> list[OldPage]:
    for page in pages:
        page.rank = rank
    return pages


def _find_kind(ending: str, text: str) -> str:
    """By the ending, unless the text begins like something else."""
    start = text[:2000].lstrip("\ufeff \n\t")
    if _FEED.match(start):
        return "feed"
    if ending == "feed" or (ending in ("xml",) and not re.search(r"<html\b", start)):
        return "feed"
    if re.match(r"<(?:!doctype|html|\?xml|!--|head|body|article|div)", start, re.IGNORECASE):
        return "html"
    if ending not in _KINDS and start[:1] in "{[":
        return "json"
    return _KINDS.get(ending, "text")


def _name(file: Path) -> str:
    """What a file is called, for people."""
    name = re.sub(r"[-_+\s]+", " ", file.stem).strip()
    return name[:1].upper() + name[1:]
