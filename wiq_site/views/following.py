"""What readers can follow: every list, its parts, and every page with a feed of its own. It asks the plan, so that a
new list, a new facet or a new kind of page stands here by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wiq_site.addresses import DATES, OPML, absolute, feed_address
from wiq_site.lists.facets import FACETS
from wiq_site.lists.listing import Listing, ListSelection
from wiq_site.options import Newsletter
from wiq_site.search.index import HitKind
from wiq_site.site.plan import Page, Site
from wiq_site.views.chips import START, Chip

PAGE_TITLES = {
    HitKind.AREA: "Gebiete",
    HitKind.ORTSTEIL: "Ortsteile",
    HitKind.TEAM: "Einzelne Teams",
    HitKind.IDEA: "Einzelne Ideen",
}
"""What pages with a feed of their own are called together; others by the word for their kind."""


@dataclass(frozen=True)
class Subscription:
    """A calendar: ``url`` is the full address to copy, ``webcal`` opens a calendar program."""

    address: str
    url: str
    webcal: str


@dataclass(frozen=True)
class FollowLink:
    """A page with the addresses of its feed and its calendar; each may be empty, not both."""

    label: str
    page: str
    feed: str
    calendar: str


@dataclass(frozen=True)
class FollowGroup:
    """Parts of a list by one facet; without a title where there is only one kind of them."""

    title: str
    links: tuple[FollowLink, ...]


@dataclass(frozen=True)
class Topic:
    """What one can follow as a whole (if one can), and its parts."""

    title: str
    whole: FollowLink | None
    groups: tuple[FollowGroup, ...]

    @property
    def size(self) -> int:
        """The number of its parts."""
        return sum(len(group.links) for group in self.groups)


@dataclass(frozen=True)
class FollowingView:
    """All that can be followed."""

    title: str
    crumbs: tuple[Chip, ...]
    topics: tuple[Topic, ...]
    calendar: Subscription | None
    opml: str
    newsletter: Newsletter | None


def following_view(site: Site) -> FollowingView:
    """What can be followed: lists first, and of them the one with all news, which has numbered pages."""
    listings = sorted(site.listings, key=lambda listing: not listing.record.paged)
    topics = [*(_list_topic(listing, site) for listing in listings), *_page_topics(site)]
    return FollowingView(
        title="Abonnieren",
        crumbs=(START,),
        topics=tuple(topic for topic in topics if topic.whole or topic.groups),
        calendar=_subscribe(site.find_calendar(DATES), site),
        opml=OPML,
        newsletter=site.settings.options.newsletter,
    )


def _subscribe(calendar: str, site: Site) -> Subscription | None:
    if not calendar:
        return None
    url = absolute(calendar, site.settings.site_url)
    return Subscription(calendar, url, re.sub("^https?:", "webcal:", url))


def _find_link(label: str, page: str, site: Site) -> FollowLink | None:
    feed = feed_address(page) if page in site.feed_titles else ""
    calendar = site.find_calendar(page)
    return FollowLink(label, page, feed, calendar) if feed or calendar else None


def _list_topic(listing: Listing, site: Site) -> Topic:
    """A list; its parts by facet, combinations that the settings name first."""
    title = listing.record.feed_title or listing.record.title
    parts: dict[str, list[ListSelection]] = {facet: [] for facet in ("", *listing.record.facets)}
    for part in listing.selections:
        if part.label:
            parts["" if part.combined else part.pairs[0][0]].append(part)
    named = {FACETS[facet].label if facet else "Häufig gesucht": found for facet, found in parts.items()}
    groups = (_group(name, ((part.label, part.address) for part in found), site) for name, found in named.items())
    return Topic(title, _find_link(title, listing.address, site), tuple(group for group in groups if group.links))


def _group(title: str, pages: Iterable[tuple[str, str]], site: Site) -> FollowGroup:
    links = (_find_link(label, page, site) for label, page in pages)
    return FollowGroup(title, tuple(link for link in links if link))


def _page_topics(site: Site) -> Iterator[Topic]:
    """Pages with a feed of their own by their kind, each kind with the page above them, if that has one too."""
    listed = {part.address for listing in site.listings for part in listing.selections}
    pages = [page for page in site.pages if page.address in site.feed_titles and page.address not in listed]
    lists = [page for page in pages if page.word is HitKind.LIST]
    for word in HitKind:
        found = [page for page in pages if page.word is word and page not in lists]
        if found:
            whole = next((page for page in lists if all(p.address.startswith(page.address) for p in found)), None)
            lists = [page for page in lists if page is not whole]
            yield _page_topic(PAGE_TITLES.get(word, word.value), whole, found, site)
    yield from (_page_topic(page.title, page, (), site) for page in lists)


def _page_topic(title: str, whole: Page | None, pages: Iterable[Page], site: Site) -> Topic:
    group = _group("", ((page.title, page.address) for page in pages), site)
    link = _find_link(title, whole.address, site) if whole else None
    return Topic(title, link, (group,) if group.links else ())
