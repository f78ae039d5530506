"""The pictures that fields name: whether they are there, browsers show them, and they stand on the page once."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from wiq_site.catalogue.catalogue import picture_uri
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.content.pictures import Placed, find_pictures
from wiq_site.content.values import name_place
from wiq_site.problems import Problem, Severity
from wiq_site.source.documents import Document
from wiq_site.source.folders import Media
from wiq_site.source.pictures import find_ending, is_picture
from wiq_site.text import quote, suggest


def check_pictures(
    entries: Iterable[Entry[Team] | Entry[Post] | Entry[HandPage]], media: Mapping[str, Media]
) -> Iterator[Problem]:
    """The problems of all pictures in fields; ``media`` are the files there are."""
    for entry in entries:
        seen: dict[str, str] = {}
        for placed in find_pictures(entry.content):
            uri = picture_uri(placed.picture, entry.document)
            if uri not in media:
                yield _tell_missing(placed, uri, entry.document, media)
            elif problem := _check_kind(placed, uri, entry.document):
                yield problem
            elif uri in seen:
                yield _tell_twice(placed, seen[uri], entry.document)
            seen.setdefault(uri, name_place(placed.place))


def _point_to(placed: Placed, document: Document, what: str, todo: str) -> Problem:
    place = (*placed.place, "datei")
    return document.problem(name_place(place), what, todo=todo, line=document.line(*place))


def _tell_missing(placed: Placed, uri: str, document: Document, known: Iterable[str]) -> Problem:
    name, folder = placed.picture.datei, posixpath.dirname(document.uri) or "."
    near = suggest(posixpath.relpath(uri, folder), [posixpath.relpath(one, folder) for one in known])
    what = f"Die Datei {quote(name)} gibt es nicht.{near}"
    todo = "Bitte die Bilddatei in das Projekt legen; Bilder von anderen Seiten werden nicht geladen."
    return _point_to(placed, document, what, todo if name.startswith(("http:", "https:", "//")) else "")


def _check_kind(placed: Placed, uri: str, document: Document) -> Problem | None:
    """Among photos there are no drawings: how much room these need nobody knows before they are loaded."""
    name = quote(placed.picture.datei)
    if not is_picture(uri):
        what = f"{name} ist kein Bild, das Browser zeigen."
        return _point_to(placed, document, what, "Bitte als JPEG oder PNG speichern.")
    if placed.place[0] == "fotos" and find_ending(uri) == "svg":
        what = f"{name} ist eine Zeichnung; unter „fotos“ stehen nur Fotos."
        return _point_to(placed, document, what, "Bitte als „bild“ eintragen oder im Text zeigen.")
    return None


def _tell_twice(placed: Placed, first: str, document: Document) -> Problem:
    what = f"{quote(placed.picture.datei)} steht schon unter „{first}“ und ist auf der Seite zweimal zu sehen."
    hint = _point_to(placed, document, what, "Bitte einen der beiden Einträge löschen.")
    return replace(hint, severity=Severity.HINT)
