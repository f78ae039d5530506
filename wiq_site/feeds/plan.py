"""Which feeds there are and what each holds. The same filter rule as the pages decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wiq_site.addresses import AREAS, area_address, ortsteil_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.ideas import find_followed, find_news, find_turn
from wiq_site.content.models import Post
from wiq_site.dates import noon_of
from wiq_site.feeds.items import BEGINNING, FeedItem, ItemBuilder, build_tag
from wiq_site.lists.listing import Listing, ListSelection
from wiq_site.lists.records import Item
from wiq_site.selection import matches
from wiq_site.settings import Settings


@dataclass(frozen=True)
class Feed:
    """One document of a feed beside the page ``page``; items newest first, ``updated`` is the newest change among them.

    ``number`` is 0 for the document to subscribe to. Archive documents (RFC 5005, 4) count from 1, the oldest;
    ``archives`` is how many there are. ``offered`` feeds are in the file with all of them.
    ``id`` stays when the page moves.
    """

    id: str
    page: str
    title: str
    description: str
    items: tuple[FeedItem, ...]
    updated: datetime
    number: int = 0
    archives: int = 0
    offered: bool = True

    @property
    def previous(self) -> int:
        """Number of the archive document with the next older items; 0 when there is none."""
        return self.number - 1 if self.number else self.archives

    @property
    def next(self) -> int:
        """Number of the archive document with the next newer items; 0 when there is none."""
        return self.number + 1 if 0 < self.number < self.archives else 0


def build_feeds(catalogue: Catalogue, listings: Sequence[Listing], settings: Settings) -> tuple[Feed, ...]:
    """All feeds of the site."""
    return tuple(_Planner(catalogue, settings).plan(listings))


class _Planner:
    """Makes each item once and sorts it into its feeds."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.size = settings.options.feed_items
        self.items = ItemBuilder(catalogue, settings.host)
        self.posts = {post.address: self.items.post(post) for post in catalogue.posts}
        self.places = {address: place for place, address in enumerate(self.posts)}
        self.needs = {team.address: self.items.needs(team) for team in catalogue.teams_with_needs}
        self.newest = max((item.updated for item in self.posts.values()), default=noon_of(BEGINNING))

    def plan(self, listings: Sequence[Listing]) -> Iterator[Feed]:
        """Feeds of lists and their parts, of teams, of ideas, of areas."""
        for listing in listings:
            if listing.record.feed_title:
                yield from self._list_feeds(listing)
        for team in self.catalogue.teams:
            items = self._of_posts(self.catalogue.posts_about(team))
            yield replace(self._feed(team.address, f"Team {team.content.title}", items), id=self._tag(team.first))
        yield from map(self._idea_feed, find_followed(self.catalogue))
        for slug, term in self.catalogue.taxonomies.gebiet.items():
            posts = self._of_posts(self.catalogue.posts_by_area.get(slug, ()))
            yield self._feed(area_address(slug), f"Gebiet {term.label}", posts)
        for slug, part in self.catalogue.taxonomies.ortsteil.items():
            posts = self._of_posts(self.catalogue.posts_by_ortsteil.get(slug, ()))
            yield self._feed(ortsteil_address(part.gebiet, slug), f"Ortsteil {part.label}", posts)
        everywhere = self._of_posts(p for p in self.catalogue.posts if p.content.gebiet)
        yield self._feed(AREAS, "Alle Gebiete", everywhere)

    def _list_feeds(self, listing: Listing) -> Iterator[Feed]:
        """A list with numbered pages keeps its whole history as well."""
        record = listing.record
        for part in listing.selections:
            if part.elsewhere:
                continue
            title = f"{record.feed_title}: {part.label}" if part.label else record.feed_title
            items = self._wanted(part) if record.wanted else self._news(listing, part.items)
            if record.paged and not part.selection:
                yield from self._archive(part.address, title, items)
            else:
                yield self._feed(part.address, title, items)

    def _news(self, listing: Listing, items: Iterable[Item]) -> list[FeedItem]:
        """The posts that belong to the items of a list."""
        return self._of_posts(post for item in items for post in listing.record.posts(self.catalogue, item))

    def _of_posts(self, posts: Iterable[Entry[Post]]) -> list[FeedItem]:
        """Posts newest first, each once."""
        found = {post.address for post in posts}
        return [self.posts[address] for address in sorted(found, key=self.places.__getitem__)]

    def _idea_feed(self, idea: Entry[Post]) -> Feed:
        """The idea itself and what became of it; its followers are those of the team, should there be one."""
        items, turn = self._of_posts(find_news(idea, self.catalogue)), find_turn(idea, self.catalogue)
        if turn:
            items = sorted([self.items.turn(idea, turn), *items], key=lambda i: -(i.published or i.updated).timestamp())
        feed = self._feed(idea.address, f"Idee {idea.content.title}", items)
        return replace(feed, id=self._tag(f"{idea.first}feed"), offered=self.catalogue.is_open(idea))

    def _wanted(self, part: ListSelection) -> list[FeedItem]:
        """Open ideas and needs of a selection that somebody confirmed, newest first; needs without a date come last.

        The rule decides about the team as a whole, as on the page. Of its needs those are shown that fit by themselves.
        """
        items: list[FeedItem] = []
        for item in part.items:
            if not item.entry.confirmation.fresh:
                continue
            if item.address in self.posts:
                items.append(self.posts[item.address])
            else:
                needs = self.needs[item.address]
                items += [item for facets, item in needs if matches(part.selection, facets)] or [i for _, i in needs]
        return sorted(items, key=lambda item: -item.updated.timestamp())

    def _feed(self, page: str, title: str, items: Iterable[FeedItem], *, number: int = 0, archives: int = 0) -> Feed:
        newest = tuple(items)[: self.size]
        updated = max((item.updated for item in newest), default=self.newest)
        name = f"{title} – {self.settings.site_name}"
        return Feed(self._tag(page), page, name, f"{name}, mit vollem Text.", newest, updated, number, archives)

    def _tag(self, address: str) -> str:
        return build_tag(self.settings.host, address)

    def _archive(self, page: str, title: str, items: list[FeedItem]) -> Iterator[Feed]:
        """The feed with its whole history: full documents, counted from the oldest, so that they hardly ever change."""
        oldest_first = items[::-1]
        archives = len(items) // self.size if len(items) > self.size else 0
        yield self._feed(page, title, items, archives=archives)
        for number in range(1, archives + 1):
            chunk = oldest_first[(number - 1) * self.size : number * self.size]
            yield self._feed(page, f"{title}, Archiv {number}", chunk[::-1], number=number, archives=archives)
