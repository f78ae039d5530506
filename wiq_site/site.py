"""The whole site as a plan: every page with its address and what it shows, feeds, data and redirects.

No two things may have one address, and nothing links to an address that is not in the plan.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from wiq_site.addresses import (
    AREAS,
    BLOG,
    HOME,
    OPML,
    SEARCH,
    SEARCH_INDEX,
    SUBSCRIBE,
    area_address,
    data_address,
    feed_address,
)
from wiq_site.calendars.plan import Calendar, build_calendars
from wiq_site.catalogue import Catalogue, Entry, summary
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.data import render_list
from wiq_site.dates import day_of
from wiq_site.feeds.formats import FORMATS, document_address
from wiq_site.feeds.opml import render_opml
from wiq_site.feeds.plan import Feed, build_feeds
from wiq_site.problems import Problem
from wiq_site.settings import Settings
from wiq_site.source.documents import Document
from wiq_site.text import plain_text, quote
from wiq_site.views.listings import Listings, ListView, build_listings, list_views
from wiq_site.views.places import area_view, areas_view, hand_view, home_view, search_view, subscribe_view
from wiq_site.views.profiles import post_view, team_view

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One page: what ``build_view`` gives is written down by ``template``. Pages with a ``document`` hold its HTML.

    ``feed_page`` is the page whose feeds fit best, ``changed`` the day for the sitemap. ``searchable`` is False
    for pages that only sort others, ``in_nav`` says whether the navigation may show it. ``kind`` is what a hit of the
    search is called.
    """

    address: str
    uri: str
    title: str
    description: str
    template: str
    build_view: Callable[[], object]
    feed_page: str
    document: Document | None = None
    changed: date | None = None
    searchable: bool = True
    in_nav: bool = False
    hide: tuple[str, ...] = ("navigation", "toc")
    kind: str = "Seite"

    @property
    def view(self) -> Any:
        """What the page shows. Computed when it is asked for: a check needs no views, and thousands need memory."""
        return self.build_view()

    @property
    def feed(self) -> str:
        """The RSS feed that fits the page."""
        return feed_address(self.feed_page)


@dataclass(frozen=True)
class Site:
    """Everything to be written. ``redirects`` and ``data`` map addresses to a page's address and to text."""

    catalogue: Catalogue
    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    calendars: tuple[Calendar, ...]
    redirects: Mapping[str, str]
    data: Mapping[str, str]
    addresses: frozenset[str]


def build_site(catalogue: Catalogue, settings: Settings) -> tuple[Site, list[Problem]]:
    """Plan all pages and check that every address belongs to one thing."""
    listings = build_listings(catalogue, settings.options.kombinationen)
    feeds = build_feeds(catalogue, listings, settings)
    calendars = build_calendars(catalogue, listings, settings)
    dated = {calendar.address for calendar in calendars}
    pages = (
        *_hand_pages(catalogue, settings),
        *_entry_pages(catalogue, settings),
        *_list_pages(catalogue, listings, dated, settings),
        *_gathering_pages(catalogue, listings, dated, settings),
    )
    redirects, problems = _check_addresses(catalogue, pages)
    if not any(page.address == HOME for page in pages):
        where = settings.docs_dir.relative_to(settings.root).as_posix()
        problems.append(Problem(f"{where}/index.md", 1, "", "Die Startseite fehlt.", todo="Bitte diese Datei anlegen."))
    data = {data_address(listing.address): render_list(listing) for listing in listings}
    data[OPML] = render_opml(feeds, settings)
    addresses = frozenset(
        [
            *(page.address for page in pages),
            *(document_address(found.address(feed.page), feed.number) for feed in feeds for found in FORMATS),
            *(calendar.address for calendar in calendars),
            *data,
            *redirects,
            *catalogue.media,
            SEARCH_INDEX,
        ]
    )
    return Site(catalogue, pages, feeds, calendars, redirects, data, addresses), problems


def _hand_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    for entry in catalogue.pages:
        home = entry.address == HOME
        title = _title(entry)
        yield Page(
            address=entry.address,
            uri=entry.document.uri,
            title=title,
            description=entry.content.kurz or "",
            template="home.html" if home else "hand.html",
            build_view=partial(home_view, entry, catalogue)
            if home
            else partial(hand_view, entry, title, catalogue, settings),
            feed_page=BLOG,
            document=entry.document,
            in_nav=True,
            hide=entry.content.hide,
        )


def _title(entry: Entry[HandPage]) -> str:
    """``title``, the first heading, or the file's name."""
    if entry.content.title:
        return entry.content.title
    if heading := _HEADING.search(entry.document.body):
        return plain_text(heading[1])
    return entry.document.stem.replace("-", " ").capitalize()


def _entry_pages(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    for team in catalogue.teams:
        yield Page(
            address=team.address,
            uri=team.document.uri,
            title=team.content.title,
            description=summary(team),
            template="team.html",
            build_view=partial(team_view, team, catalogue, settings),
            feed_page=team.address,
            document=team.document,
            changed=team.content.bestaetigt,
            kind="Lösungsteam",
        )
    for post in catalogue.posts:
        yield Page(
            address=post.address,
            uri=post.document.uri,
            title=post.content.title,
            description=summary(post),
            template="post.html",
            build_view=partial(post_view, post, catalogue, settings),
            feed_page=BLOG,
            document=post.document,
            changed=day_of(post.content.updated or post.content.date),
            kind="Idee" if post.content.idee else "Beitrag",
        )


def _list_pages(catalogue: Catalogue, listings: Listings, calendars: set[str], settings: Settings) -> Iterator[Page]:
    for listing in listings:
        for view in list_views(listing, settings.options.posts_per_page, calendars):
            own = view.address == listing.address
            yield Page(
                address=view.address,
                uri=f"{view.address}index.md",
                title=view.title,
                description=view.intro,
                template="list.html",
                build_view=partial(_same, view),
                feed_page=view.source if listing.feeds else BLOG,
                searchable=own,
                in_nav=own,
                kind="Liste",
            )


def _same(view: ListView) -> ListView:
    return view


def _gathering_pages(
    catalogue: Catalogue, listings: Listings, calendars: set[str], settings: Settings
) -> Iterator[Page]:
    def page(
        address: str, title: str, description: str, template: str, view: Callable[[], object], feed_page: str
    ) -> Page:
        top = address in (AREAS, SUBSCRIBE)
        kind = "Gebiet" if template == "area.html" else "Liste"
        own, uri = address != SEARCH, f"{address}index.md"
        return Page(address, uri, title, description, template, view, feed_page, searchable=own, in_nav=top, kind=kind)

    yield page(
        AREAS,
        "Gebiete",
        "Wo in der Stadt WiQ unterwegs ist.",
        "areas.html",
        partial(areas_view, catalogue),
        AREAS,
    )
    for slug, term in catalogue.taxonomies.gebiet.items():
        address = area_address(slug)
        view = partial(area_view, slug, catalogue, calendars, settings)
        yield page(address, term.label, term.description, "area.html", view, address)
    subscribe = "Neues von WiQ im Mailprogramm, auf dem Telefon oder im Browser lesen."
    view_all = partial(subscribe_view, catalogue, listings, calendars, settings)
    yield page(SUBSCRIBE, "Abonnieren", subscribe, "subscribe.html", view_all, BLOG)
    search = "Teams, Ideen, Beiträge und Seiten nach Wörtern durchsuchen."
    yield page(SEARCH, "Suche", search, "search.html", partial(search_view, listings), BLOG)


def _check_addresses(catalogue: Catalogue, pages: tuple[Page, ...]) -> tuple[dict[str, str], list[Problem]]:
    """Redirects (old address → page), and a problem for each address that two things claim.

    What the program makes itself has its address first; a file that claims the same one is told so.
    """
    owners: dict[str, Document | None] = {page.address: None for page in pages if page.document is None}
    problems = []
    documents = [(page.document, page.address) for page in pages if page.document]
    for document, address in sorted(documents, key=lambda pair: pair[0].path):
        if address in owners:
            problems.append(_taken(document, "slug", address, owners[address]))
        owners.setdefault(address, document)
    redirects: dict[str, str] = {}
    entries: list[Entry[Team | Post | HandPage]] = [*catalogue.teams, *catalogue.posts, *catalogue.pages]
    for entry in entries:
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
