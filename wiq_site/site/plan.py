"""The whole site as a plan: every page with its address and what it is about, feeds, calendars and redirects.

No two things may have one address, and nothing links to an address that is not in the plan. The plan shows nothing by
itself: ``views`` say what a page shows when it is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from wiq_site.addresses import (
    AREAS,
    BLOG,
    DATA,
    DATA_ENDINGS,
    DATA_SETS,
    FORM,
    HOME,
    IDEAS,
    OPML,
    ORGANISATIONS,
    PROPOSE,
    SEARCH,
    SEARCH_INDEX,
    SUBSCRIBE,
    area_address,
    calendar_address,
    data_address,
    data_set_address,
    feed_address,
    notice_address,
    organisation_address,
    ortsteil_address,
    plain_choice_address,
    redirect_file,
)
from wiq_site.body.links import Target
from wiq_site.calendars.plan import Calendar, CalendarEvent, build_calendars
from wiq_site.catalogue.catalogue import Catalogue, summary
from wiq_site.catalogue.checks import AnyEntry, find_targets
from wiq_site.catalogue.entries import Contents, Entry, find_title
from wiq_site.catalogue.ideas import is_followed
from wiq_site.content.models import Ansicht, HandPage, Post, Team
from wiq_site.feeds.items import find_id
from wiq_site.feeds.plan import Feed, build_feeds
from wiq_site.feeds.records import FORMATS, document_address
from wiq_site.lists.listing import Listing, ListPage, build_list_pages, build_listings
from wiq_site.problems import Problem, Severity
from wiq_site.search.index import HitKind
from wiq_site.settings import Settings
from wiq_site.site.changes import find_change, find_last_change
from wiq_site.site.old import find_copies
from wiq_site.site.published import Published, find_published
from wiq_site.site.texts import check_texts, find_texts
from wiq_site.source.documents import Document
from wiq_site.source.folders import Media
from wiq_site.text import quote


@dataclass(frozen=True, eq=False)
class Page:
    """One page. ``kind`` names its template and its view, ``subject`` is what it is about.

    Pages of an ``entry`` hold its body. ``feed_page`` is the page whose feeds fit best, ``changed`` the day for the
    sitemap. ``searchable`` is False for pages that only sort others; ``indexed`` for those of them on which other
    search engines find nothing of their own, and for invented ideas. ``in_nav`` says whether a navigation that nobody
    wrote shows it. ``word`` says what a hit of the search is. ``made`` pages are there without a file; one with their
    address is their text.
    """

    kind: str
    address: str
    title: str
    description: str
    subject: Any
    feed_page: str
    word: HitKind
    entry: Entry[Team] | Entry[Post] | Entry[HandPage] | None = None
    changed: date | None = None
    searchable: bool = True
    indexed: bool = True
    in_nav: bool = False
    made: bool = False
    hide: tuple[str, ...] = ("navigation", "toc")

    @property
    def feed(self) -> str:
        """The RSS feed that fits the page."""
        return feed_address(self.feed_page)

    @property
    def is_dated(self) -> bool:
        """Whether it says on which day it was made."""
        content = self.entry and self.entry.content
        return isinstance(content, HandPage) and content.ansicht == Ansicht.ZAHLEN

    @property
    def file(self) -> str:
        """Where its file lies."""
        return f"{self.address}index.html"


@dataclass(frozen=True, eq=False)
class Site:
    """All there will be. ``redirects`` map old addresses to new ones, ``targets`` are what Markdown may link to."""

    settings: Settings
    catalogue: Catalogue
    listings: tuple[Listing, ...]
    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    calendars: tuple[Calendar, ...]
    redirects: Mapping[str, str]
    targets: Mapping[str, Target]

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address that a page may link to."""
        return self.made | self.redirects.keys()

    @cached_property
    def made(self) -> frozenset[str]:
        """The same without old ones."""
        return frozenset(
            [
                *(page.address for page in self.pages),
                *(document_address(kind.address(f.page), f.number) for f in self.feeds for kind in FORMATS),
                *(calendar.address for calendar in self.calendars),
                *(data_address(listing.address) for listing in self.listings),
                *(plain_choice_address(found.address) for found in self.listings if not found.record.paged),
                *(media.address for media in self.published.media),
                *(size.address for sizes in self.published.photos.values() for size in sizes),
                *(data_set_address(name, ending) for name in DATA_SETS for ending in DATA_ENDINGS),
                OPML,
                SEARCH_INDEX,
            ]
        )

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """Where feeds and calendars lie once more, for those who subscribed before their item moved → the original."""
        found = find_copies((*self.catalogue.teams, *self.catalogue.posts), self.feeds, self.calendars)
        return {copy: original for copy, original in found.items() if copy not in self.made}

    @cached_property
    def calendar_addresses(self) -> frozenset[str]:
        """Addresses of all calendars in which there is something."""
        return frozenset(calendar.address for calendar in self.calendars if calendar.events)

    def find_calendar(self, page: str) -> str:
        """The address of the calendar beside a page; empty where there is none."""
        address = calendar_address(page)
        return address if address in self.calendar_addresses else ""

    @cached_property
    def events_by_page(self) -> Mapping[str, tuple[CalendarEvent, ...]]:
        """Address of a page → the dates and meetings that it announces itself, each once."""
        events = {event.uid: event for calendar in self.calendars for event in calendar.events}
        found: dict[str, list[CalendarEvent]] = {}
        for event in events.values():
            found.setdefault(event.address, []).append(event)
        return {address: tuple(same) for address, same in found.items()}

    def find_id(self, entry: Entry[Team] | Entry[Post]) -> str:
        """What a team or a post is called in feeds and data."""
        return find_id(entry, self.settings.host)

    def find_notice(self, page: str) -> str:
        """The address of the sheet about a page; empty where there is none."""
        address = notice_address(page)
        return address if address in self.page_by_address else ""

    @property
    def icon(self) -> Media | None:
        """The picture that the settings name for the signs of the site."""
        return self.catalogue.media.get(self.settings.options.icon or "")

    @cached_property
    def page_by_address(self) -> Mapping[str, Page]:
        """Address → page."""
        return {page.address: page for page in self.pages}

    @cached_property
    def feed_titles(self) -> Mapping[str, str]:
        """Page → title of its feed."""
        return {feed.page: feed.title for feed in self.feeds if not feed.number}

    @cached_property
    def page_by_uri(self) -> Mapping[str, Page]:
        """Uri of a Markdown file, or the name by which Markdown links to a list → page."""
        own = {page.entry.document.uri: page for page in self.pages if page.entry}
        made = {f"{page.address}index.md": page for page in self.pages if page.made or not page.entry}
        short = {f"{page.address[:-1]}.md": page for page in self.pages if page.made}
        return {**short, **made, **own}

    @cached_property
    def published(self) -> Published:
        """The files beside the pages."""
        entries = [page.entry for page in self.pages if page.entry]
        return find_published(entries, self.catalogue, self.targets, self.settings.named_files)


def build_site(
    catalogue: Catalogue, contents: Contents, settings: Settings, *, preview: bool, damaged: Iterable[AnyEntry] = ()
) -> tuple[Site, list[Problem]]:
    """Plan everything and check that every address belongs to one thing, those of ``damaged`` files too."""
    listings = build_listings(catalogue, settings.options.kombinationen)
    pages = _build_pages(catalogue, listings, settings)
    redirects, problems = _check_addresses(catalogue, pages, damaged, settings)
    problems += _check_home(pages, damaged, settings)
    problems += check_texts(catalogue, _find_texts(catalogue, pages))
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


def check_addresses(catalogue: Catalogue, settings: Settings, damaged: Iterable[AnyEntry]) -> list[Problem]:
    """The problems of addresses alone, where other mistakes stand in the way of a plan."""
    pages = _build_pages(catalogue, build_listings(catalogue, settings.options.kombinationen), settings)
    return [*_check_addresses(catalogue, pages, damaged, settings)[1], *_check_home(pages, damaged, settings)]


def _build_pages(catalogue: Catalogue, listings: tuple[Listing, ...], settings: Settings) -> tuple[Page, ...]:
    listed = (page for found in listings for page in build_list_pages(found, settings.options.posts_per_page))
    made = (*(_list_page(page, catalogue) for page in listed), *_gathering_pages(catalogue))
    texts = _find_texts(catalogue, made)
    single = (*_team_pages(catalogue), *_post_pages(catalogue))
    return (
        *_hand_pages(entry for entry in catalogue.pages if texts.get(entry.address) is not entry),
        *single,
        *_notice_pages(single, catalogue),
        *(_add_text(page, texts[page.address]) if page.address in texts else page for page in made),
    )


def _find_texts(catalogue: Catalogue, pages: Iterable[Page]) -> Mapping[str, Entry[HandPage]]:
    return find_texts(catalogue.pages, {page.address for page in pages if page.made})


def _add_text(page: Page, entry: Entry[HandPage]) -> Page:
    """A page of the program with a text; it has title and description of its own unless the text names others."""
    title = entry.content.title or entry.outline.title or page.title
    description = entry.content.kurz or page.description
    return replace(page, entry=entry, title=title, description=description, indexed=True)


def _check_home(pages: Iterable[Page], damaged: Iterable[AnyEntry], settings: Settings) -> list[Problem]:
    if any(page.address == HOME for page in pages) or any(entry.address == HOME for entry in damaged):
        return []
    where = settings.docs_dir.relative_to(settings.root).as_posix()
    return [Problem(f"{where}/index.md", 1, "", "Die Startseite fehlt.", todo="Bitte diese Datei anlegen.")]


def _hand_pages(entries: Iterable[Entry[HandPage]]) -> Iterator[Page]:
    for entry in entries:
        yield Page(
            kind="home" if entry.address == HOME else "hand",
            address=entry.address,
            title=find_title(entry.content, entry.document, entry.outline),
            description=entry.content.kurz or "",
            subject=entry,
            feed_page=BLOG,
            word=HitKind.PAGE,
            entry=entry,
            in_nav=True,
            hide=entry.content.hide,
        )


def _team_pages(catalogue: Catalogue) -> Iterator[Page]:
    for team in catalogue.teams:
        yield Page(
            kind="team",
            address=team.address,
            title=team.content.title,
            description=summary(team),
            subject=team,
            feed_page=team.address,
            word=HitKind.TEAM,
            entry=team,
            changed=find_change(team, catalogue),
        )


def _post_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Examples have pages too, which no search finds."""
    for post in (*catalogue.posts, *catalogue.examples):
        yield Page(
            kind="post",
            address=post.address,
            title=post.content.title,
            description=summary(post),
            subject=post,
            feed_page=post.address if is_followed(post) else BLOG,
            word=HitKind.IDEA if post.content.idee else HitKind.POST,
            entry=post,
            changed=find_change(post, catalogue),
            searchable=not post.is_example,
            indexed=not post.is_example,
        )


def _notice_pages(pages: Iterable[Page], catalogue: Catalogue) -> Iterator[Page]:
    """Sheets about what one can join or go to."""
    for page in pages:
        if page.entry and _can_be_announced(page.entry, catalogue):
            yield Page(
                kind="notice",
                address=notice_address(page.address),
                title=f"Aushang: {page.title}",
                description="",
                subject=page,
                feed_page=page.feed_page,
                word=page.word,
                searchable=False,
                indexed=False,
            )


def _can_be_announced(entry: Entry[Any], catalogue: Catalogue) -> bool:
    if not isinstance(entry.content, (Team, Post)):
        return False
    dates = catalogue.dates_by_post.get(entry.address, ())
    is_asking = catalogue.is_open(entry) and entry.confirmation.fresh
    return is_asking or any(not date.past for date in dates)


def _list_page(page: ListPage, catalogue: Catalogue) -> Page:
    whole = page.address == page.listing.address
    return Page(
        kind="list",
        address=page.address,
        title=page.title,
        description=page.intro,
        subject=page,
        feed_page=page.source if page.listing.record.feed_title else BLOG,
        word=HitKind.LIST,
        changed=find_last_change((item.entry for item in page.part.items), catalogue),
        searchable=whole,
        indexed=whole or len(page.part.items) > 1,
        in_nav=whole,
        made=whole,
    )


def _gathering_pages(catalogue: Catalogue) -> Iterator[Page]:
    areas = "Wo in der Stadt wir unterwegs sind."
    yield Page("areas", AREAS, "Gebiete", areas, None, AREAS, HitKind.LIST, in_nav=True, made=True)
    for slug, term in catalogue.taxonomies.gebiet.items():
        address = area_address(slug)
        yield Page("area", address, term.label, term.description, slug, address, HitKind.AREA, made=True)
    yield from _ortsteil_pages(catalogue)
    yield from _organisation_pages(catalogue)
    subscribe = "Neues im Mailprogramm, auf dem Telefon oder im Browser lesen."
    yield Page("subscribe", SUBSCRIBE, "Abonnieren", subscribe, None, BLOG, HitKind.LIST, in_nav=True)
    propose = "Deine Idee für das Viertel per Mail schreiben oder auf Papier: drei Fragen genügen."
    yield Page("proposal", PROPOSE, "Idee einbringen", propose, None, IDEAS, HitKind.PAGE)
    data = "Teams, Ideen, Termine und Beiträge als Dateien für Auswertungen und andere Websites."
    yield Page("data", DATA, "Offene Daten", data, None, BLOG, HitKind.PAGE)
    search = "Teams, Ideen, Beiträge und Seiten nach Wörtern durchsuchen."
    yield Page("search", SEARCH, "Suche", search, None, BLOG, HitKind.LIST, searchable=False)


def _ortsteil_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One for each, so that every address holds; other search engines find those of which there is something to say."""
    used = catalogue.posts_by_ortsteil.keys() | catalogue.teams_by_ortsteil.keys()
    for slug, part in catalogue.taxonomies.ortsteil.items():
        yield Page(
            kind="ortsteil",
            address=(address := ortsteil_address(part.gebiet, slug)),
            title=part.label,
            description=f"Ein Ortsteil im Gebiet {catalogue.taxonomies.label('gebiet', part.gebiet)}.",
            subject=slug,
            feed_page=address,
            word=HitKind.ORTSTEIL,
            indexed=slug in used,
            made=True,
        )


def _organisation_pages(catalogue: Catalogue) -> Iterator[Page]:
    """None where no organisations are entered."""
    found = catalogue.organisations.by_slug
    if found:
        intro = "Wer Teams unterstützt und mit ihnen zusammenarbeitet."
        word = HitKind.LIST
        yield Page("organisations", ORGANISATIONS, "Organisationen", intro, None, BLOG, word, in_nav=True, made=True)
    for slug, one in found.items():
        address, word = organisation_address(slug), HitKind.ORGANISATION
        yield Page("organisation", address, one.label, one.kurz or "", slug, BLOG, word, made=True)


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


def _taken(document: Document, field: str, address: str, owner: Document | None, line: int | None = None) -> Problem:
    whose = owner.path if owner else "einer Seite, die das Programm selbst anlegt"
    what = f"Die Adresse {quote('/' + address)} gehört schon zu {whose}."
    return document.problem(
        field, what, todo="Bitte die Datei umbenennen oder eine andere Adresse eintragen.", line=line
    )
