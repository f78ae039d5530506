"""The whole site as a plan: every page with its address and what it is about, feeds, calendars and redirects.

No two things may have one address, and nothing links to an address that is not in the plan. The plan shows nothing by
itself: ``views`` say what a page shows when it is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from wiq_site.addresses import (
    DATA_ENDINGS,
    DATA_SETS,
    OPML,
    SEARCH_INDEX,
    calendar_address,
    data_address,
    data_set_address,
    feed_address,
    notice_address,
    plain_choice_address,
)
from wiq_site.body.links import Target
from wiq_site.calendars.plan import Calendar, CalendarEvent
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Ansicht, HandPage, Post, Team
from wiq_site.feeds.items import find_id
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS, document_address
from wiq_site.lists.listing import Listing
from wiq_site.search.index import HitKind
from wiq_site.settings import Settings
from wiq_site.site.old import find_copies
from wiq_site.site.published import Published, find_published
from wiq_site.source.folders import Media


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
                *self.followed,
                *(data_address(listing.address) for listing in self.listings),
                *(plain_choice_address(found.address) for found in self.listings if not found.record.paged),
                *(media.address for media in self.published.media),
                *(size.address for sizes in self.published.photos.values() for size in sizes),
                *(data_set_address(name, ending) for name in self.data_sets for ending in DATA_ENDINGS),
                OPML,
                SEARCH_INDEX,
            ]
        )

    @property
    def data_sets(self) -> tuple[str, ...]:
        """Names of the sets of open data; organisations are one where some are entered."""
        return (
            DATA_SETS if self.catalogue.organisations.by_slug else tuple(n for n in DATA_SETS if n != "organisationen")
        )

    @cached_property
    def followed(self) -> tuple[str, ...]:
        """Addresses of all documents of feeds and of all calendars."""
        documents = (document_address(kind.address(feed.page), feed.number) for feed in self.feeds for kind in FORMATS)
        return (*documents, *(calendar.address for calendar in self.calendars))

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """Where feeds and calendars lie once more, for those who subscribed before their item moved → the original."""
        found = find_copies((*self.catalogue.teams, *self.catalogue.posts), self.followed)
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
