"""Texts of the pages that the program makes: a hand-written file at the address of one is its text, no second page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from wiq_site.addresses import AREAS, ORGANISATIONS, area_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage
from wiq_site.problems import Problem, Severity
from wiq_site.site.plan import Page
from wiq_site.text import quote, suggest

_USELESS = {
    "ansicht": "Zu den Seiten des Programms kommt keine Ansicht dazu.",
    "hide": "Neben den Seiten des Programms steht weder Navigation noch Inhaltsverzeichnis.",
}
"""Fields of hand-written pages that change nothing here, and why."""


def find_texts(catalogue: Catalogue, made: Iterable[Page]) -> Mapping[str, Entry[HandPage]]:
    """Address → the file with the text of the page that the program makes there.

    A second file for one address remains a page, and is told.
    """
    places = {page.address for page in made if page.made}
    texts: dict[str, Entry[HandPage]] = {}
    for page in sorted(catalogue.pages, key=lambda page: page.document.path):
        if page.address in places:
            texts.setdefault(page.address, page)
    return texts


def check_texts(catalogue: Catalogue, texts: Mapping[str, Entry[HandPage]]) -> Iterator[Problem]:
    """What a text cannot have, and files beside those of areas, Ortsteile and organisations that belong to none."""
    for text in texts.values():
        for field, why in _USELESS.items():
            if getattr(text.content, field):
                what = f"Die Datei ist der Text einer Seite, die das Programm anlegt. {why}"
                hint = text.document.problem(field, what, todo="Bitte die Zeile löschen.")
                yield replace(hint, severity=Severity.HINT)
    areas, organisations = catalogue.taxonomies.gebiet, catalogue.organisations.by_slug
    folders: list[tuple[str, str, Collection[str]]] = [
        (AREAS, "Ein Gebiet", areas),
        *((area_address(slug), "Einen Ortsteil", catalogue.taxonomies.ortsteile_of(slug)) for slug in areas),
        (ORGANISATIONS, "Eine Organisation", organisations),
    ]
    for page in catalogue.pages:
        if page.address not in texts and page.address.startswith((AREAS, ORGANISATIONS)):
            inside = (folder for folder in folders if page.address.startswith(folder[0]))
            yield from _check_beside(page, *max(inside, key=lambda folder: len(folder[0])))


def _check_beside(page: Entry[HandPage], folder: str, one: str, known: Collection[str]) -> Iterator[Problem]:
    slug = page.address.removeprefix(folder).strip("/")
    if slug and slug not in known:
        what = f"{one} {quote(slug)} gibt es nicht.{suggest(slug, known)} So wird die Datei eine Seite für sich."
        todo = "Soll sie der Text einer anderen Seite sein, bitte nach deren Kürzel benennen."
        yield replace(page.document.problem("", what, todo=todo, line=1), severity=Severity.HINT)
