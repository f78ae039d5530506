"""Catalogue → plan. No two things may have one address."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wiq_site.addresses import FORM, HOME, redirect_file
from wiq_site.calendars.plan import build_calendars
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.checks import AnyEntry, find_targets
from wiq_site.catalogue.entries import Contents
from wiq_site.feeds.plan import build_feeds
from wiq_site.lists.listing import build_listings
from wiq_site.problems import Problem, Severity
from wiq_site.settings import Settings
from wiq_site.site.old import find_moved_pages
from wiq_site.site.pages import build_pages
from wiq_site.site.plan import Page, Site
from wiq_site.site.texts import check_texts, find_texts
from wiq_site.source.documents import Document
from wiq_site.text import quote


def build_site(
    catalogue: Catalogue, contents: Contents, settings: Settings, *, preview: bool, damaged: Iterable[AnyEntry] = ()
) -> tuple[Site, list[Problem]]:
    """Plan everything and check that every address belongs to one thing, those of ``damaged`` files too."""
    listings = build_listings(catalogue, settings.options.kombinationen)
    pages = build_pages(catalogue, listings, settings)
    redirects, problems = _check_addresses(catalogue, pages, damaged, settings)
    redirects = {**_find_moved(catalogue, pages), **redirects}
    problems += _check_home(pages, damaged, settings)
    problems += check_texts(catalogue, find_texts(catalogue, pages))
    site = Site(
        settings=settings,
        catalogue=catalogue,
        listings=listings,
        pages=pages,
        feeds=build_feeds(catalogue, listings, settings),
        calendars=build_calendars(catalogue, listings, settings),
        redirects=redirects,
        targets=find_targets(catalogue.entries, contents, preview=preview),
    )
    return site, [*problems, *_check_redirects(site)]


def _find_moved(catalogue: Catalogue, pages: Iterable[Page]) -> dict[str, str]:
    """Old addresses of the pages around items, where no page lies."""
    addresses = {page.address for page in pages}
    found = find_moved_pages((*catalogue.teams, *catalogue.posts), addresses)
    return {old: new for old, new in found.items() if old not in addresses}


def check_addresses(catalogue: Catalogue, settings: Settings, damaged: Iterable[AnyEntry]) -> list[Problem]:
    """The problems of addresses alone, where other mistakes stand in the way of a plan."""
    pages = build_pages(catalogue, build_listings(catalogue, settings.options.kombinationen), settings)
    return [*_check_addresses(catalogue, pages, damaged, settings)[1], *_check_home(pages, damaged, settings)]


def _check_home(pages: Iterable[Page], damaged: Iterable[AnyEntry], settings: Settings) -> list[Problem]:
    if any(page.address == HOME for page in pages) or any(entry.address == HOME for entry in damaged):
        return []
    where = settings.docs_dir.relative_to(settings.root).as_posix()
    return [Problem(f"{where}/index.md", 1, "", "Die Startseite fehlt.", todo="Bitte diese Datei anlegen.")]


def _check_addresses(
    catalogue: Catalogue, pages: tuple[Page, ...], damaged: Iterable[AnyEntry], settings: Settings
) -> tuple[dict[str, str], list[Problem]]:
    """Redirects (old address → page), and a problem for each address that two things claim.

    What the program makes itself has its address first, files with other mistakes last; who comes later is told.
    """
    owners: dict[str, Document | None] = {page.address: None for page in pages if page.entry is None}
    owners |= {FORM: None} if settings.options.formular else {}
    problems = []
    free = {page.address for page in pages if page.made and page.entry is None}
    documents = [(page.entry.document, page.address) for page in pages if page.entry]
    documents.sort(key=lambda pair: pair[0].path)
    documents += [(entry.document, entry.address) for entry in damaged]
    for document, address in documents:
        if "//" in address:  # a name without letters, which is told already
            continue
        if address in free:  # the text of a page, with mistakes of its own
            free.remove(address)
            owners[address] = document
        elif address in owners:
            problems.append(_taken(document, "slug", address, owners[address]))
        owners.setdefault(address, document)
    redirects: dict[str, str] = {}
    for entry in (*catalogue.entries, *damaged):
        for index, alias in enumerate(entry.content.aliases):
            if alias in owners:
                line = entry.document.line("aliases", index)
                problems.append(_taken(entry.document, "aliases", alias, owners[alias], line))
            owners[alias] = entry.document
            redirects[alias] = entry.address
    return redirects, problems


def _check_redirects(site: Site) -> Iterator[Problem]:
    """Old addresses at which a file of our own lies, and those that only a server can lead on."""
    taken = site.made | site.copies.keys() | {"404.html", "sitemap.xml"}
    for entry in site.catalogue.entries:
        for index, alias in enumerate(entry.content.aliases):
            line = entry.document.line("aliases", index)
            if alias.removesuffix("index.html") in taken and not alias.endswith("/"):
                yield _taken(entry.document, "aliases", alias, None, line)
            elif not redirect_file(alias) and not site.settings.options.webserver:
                what = f"Von {quote('/' + alias)} kann nur der Webserver weiterleiten, keine Seite."
                todo = "Die Regeln dafür schreibt „wiq webserver“ oder die Einstellung „webserver“."
                yield replace(entry.document.problem("aliases", what, todo=todo, line=line), severity=Severity.HINT)


def _taken(document: Document, field: str, address: str, owner: Document | None, line: int | None = None) -> Problem:
    whose = owner.path if owner else "einer Seite, die das Programm selbst anlegt"
    what = f"Die Adresse {quote('/' + address)} gehört schon zu {whose}."
    return document.problem(
        field, what, todo="Bitte die Datei umbenennen oder eine andere Adresse eintragen.", line=line
    )
