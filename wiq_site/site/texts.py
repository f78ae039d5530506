"""Texts of the pages that the program makes: a hand-written file at the address of one is its text, no second page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from wiq_site.addresses import AREAS, area_address
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.problems import Problem, Severity
from wiq_site.text import quote, suggest

_USELESS = {
    "ansicht": "Zu den Seiten des Programms kommt keine Ansicht dazu.",
    "hide": "Neben den Seiten des Programms steht weder Navigation noch Inhaltsverzeichnis.",
}
"""Fields of hand-written pages that change nothing here, and why."""


def find_texts(pages: Iterable[Entry[HandPage]], places: Collection[str]) -> Mapping[str, Entry[HandPage]]:
    """Address → the file with the text of the page there. A second file for one address remains a page, and is told."""
    texts: dict[str, Entry[HandPage]] = {}
    for page in sorted(pages, key=lambda page: page.document.path):
        if page.address in places:
            texts.setdefault(page.address, page)
    return texts


def check_texts(
    pages: Iterable[Entry[HandPage]], texts: Mapping[str, Entry[HandPage]], taxonomies: Taxonomies
) -> Iterator[Problem]:
    """What a text cannot have, and files beside those of the areas that belong to none."""
    for text in texts.values():
        for field, why in _USELESS.items():
            if getattr(text.content, field):
                what = f"Die Datei ist der Text einer Seite, die das Programm anlegt. {why}"
                hint = text.document.problem(field, what, todo="Bitte die Zeile löschen.")
                yield replace(hint, severity=Severity.HINT)
    for page in pages:
        if page.address.startswith(AREAS) and page.address not in texts:
            yield from _check_area(page, taxonomies)


def _check_area(page: Entry[HandPage], taxonomies: Taxonomies) -> Iterator[Problem]:
    slug = page.address.removeprefix(AREAS).strip("/")
    if area_address(slug) == page.address and slug not in taxonomies.gebiet:
        what = f"Ein Gebiet {quote(slug)} gibt es nicht.{suggest(slug, taxonomies.gebiet)}"
        what += " So wird die Datei eine Seite für sich."
        todo = "Soll sie der Text eines Gebiets sein, bitte nach dessen Kürzel in taxonomies.yml benennen."
        yield replace(page.document.problem("", what, todo=todo, line=1), severity=Severity.HINT)
