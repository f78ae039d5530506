"""Which feeds there are and what each holds. The same filter rule as the pages decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from wiq_site.addresses import AREAS, area_address, feed_address, team_address, term_address
from wiq_site.catalogue import Catalogue, Entry, picture_uri, summary
from wiq_site.content.models import Need, Post, Team
from wiq_site.dates import start_of
from wiq_site.selection import Selection, count_terms, matches, select
from wiq_site.settings import Settings
from wiq_site.text import slugify
from wiq_site.views.listings import Listing
from wiq_site.views.parts import need_facets, need_view

TAG_DATE = "2020"
"""The date of all tag URIs: the network used its domain then (RFC 4151, 2.1)."""


@dataclass(frozen=True)
class Enclosure:
    """A picture that belongs to an item; ``size`` in bytes."""

    address: str
    size: int


@dataclass(frozen=True)
class FeedItem:
    """One item. Its content is the page ``content_of``, or ``text`` where that is empty.

    ``id`` is a tag URI (RFC 4151) that survives a changed slug: the oldest address of the item is in it.
    """

    id: str
    address: str
    title: str
    summary: str
    published: datetime | None
    updated: datetime | None
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    enclosure: Enclosure | None
    content_of: str
    text: str


@dataclass(frozen=True)
class Feed:
    """A feed beside the page ``page``; items newest first, ``updated`` is the newest change among them."""

    address: str
    page: str
    title: str
    description: str
    items: tuple[FeedItem, ...]
    updated: datetime


def build_feeds(catalogue: Catalogue, listings: tuple[Listing, ...], settings: Settings) -> tuple[Feed, ...]:
    """All feeds of the site."""
    return tuple(_Planner(catalogue, settings).plan(listings))


class _Planner:
    """Makes each item once and sorts it into its feeds."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.host = urlsplit(settings.site_url).hostname or "localhost"
        self.posts = {post.address: self._post_item(post) for post in catalogue.posts}
        changes = [item.updated for item in self.posts.values() if item.updated]
        self.newest = max(changes, default=catalogue.now)

    def plan(self, listings: tuple[Listing, ...]) -> Iterator[Feed]:
        teams, blog, ideas = listings
        for selection, page, words in self._selections(blog):
            cards = select(selection, blog.cards)
            yield self._feed(page, f"Blog{words}", [self.posts[card.address] for card in cards])
        for selection, page, words in self._selections(teams):
            addresses = {card.address for card in select(selection, teams.cards)}
            yield self._feed(page, f"Neues aus den Teams{words}", self._about(addresses))
        for selection, page, words in self._selections(ideas):
            yield self._feed(page, f"Idee sucht Team{words}", self._wanted(selection))
        for team in self.catalogue.teams:
            yield self._feed(team.address, f"Team {team.content.title}", self._about({team.address}))
        for slug, term in self.catalogue.taxonomies.gebiet.items():
            posts = [self.posts[p.address] for p in self.catalogue.posts if slug in p.content.gebiet]
            yield self._feed(area_address(slug), f"Gebiet {term.label}", posts)
        yield self._feed(
            AREAS, "Alle Gebiete", [self.posts[p.address] for p in self.catalogue.posts if p.content.gebiet]
        )

    def _selections(self, listing: Listing) -> Iterator[tuple[Selection, str, str]]:
        """The whole list and each facet value that has items: selection, page, words for the title."""
        yield {}, listing.address, ""
        for facet in listing.facets:
            used = count_terms(facet, listing.cards)
            for slug, term in self.catalogue.taxonomies.terms(facet).items():
                if slug in used:
                    page = term_address(listing.address, facet, slug)
                    yield {facet: frozenset({slug})}, page, f": {term.label}"

    def _about(self, teams: set[str]) -> list[FeedItem]:
        """Posts about any of the teams at these addresses, newest first, each once."""
        by_team = self.catalogue.posts_by_team
        wanted = {p.address for slug, posts in by_team.items() if team_address(slug) in teams for p in posts}
        return [item for address, item in self.posts.items() if address in wanted]

    def _wanted(self, selection: Selection) -> list[FeedItem]:
        """Open ideas and open needs of a selection; needs that bear no date come last."""
        items = []
        for idea in self.catalogue.open_ideas:
            content = idea.content
            facets = {
                "gebiet": frozenset(content.gebiet),
                "themen": frozenset(content.themen),
                **need_facets(self.catalogue.needs(idea)),
            }
            if matches(selection, facets):
                items.append(self.posts[idea.address])
        for team in self.catalogue.teams_with_needs:
            for need in self.catalogue.needs(team):
                facets = {
                    "gebiet": frozenset(team.content.gebiet),
                    "themen": frozenset(team.content.themen),
                    **need_facets([need]),
                }
                if matches(selection, facets):
                    items.append(self._need_item(team, need))
        return sorted(items, key=lambda item: -item.published.timestamp() if item.published else 0)

    def _feed(self, page: str, title: str, items: Iterable[FeedItem]) -> Feed:
        newest = tuple(items)[: self.settings.options.feed_items]
        updated = max((item.updated for item in newest if item.updated), default=self.newest)
        name = self.settings.site_name
        description = f"{title} – {name}, mit vollem Text."
        return Feed(feed_address(page), page, f"{title} – {name}", description, newest, updated)

    def _tag(self, address: str) -> str:
        return f"tag:{self.host},{TAG_DATE}:{address}"

    def _post_item(self, post: Entry[Post]) -> FeedItem:
        content, terms = post.content, self.catalogue.taxonomies
        oldest = next(iter(content.aliases), post.address)
        published = start_of(content.date)
        return FeedItem(
            id=self._tag(oldest),
            address=post.address,
            title=content.title,
            summary=summary(post),
            published=published,
            updated=start_of(content.updated) if content.updated else published,
            authors=tuple(self._author(author) for author in content.authors),
            categories=(
                *terms.labels("categories", content.categories),
                *terms.labels("gebiet", content.gebiet),
                *terms.labels("themen", content.themen),
            ),
            enclosure=self._enclosure(post),
            content_of=post.address,
            text="",
        )

    def _author(self, author: str) -> str:
        team = self.catalogue.team_by_slug.get(author)
        return team.content.title if team else author

    def _enclosure(self, post: Entry[Post]) -> Enclosure | None:
        if post.content.bild is None:
            return None
        uri = picture_uri(post.content.bild, post.document)
        return Enclosure(uri, self.catalogue.media[uri].size)

    def _need_item(self, team: Entry[Team], need: Need) -> FeedItem:
        content, terms = team.content, self.catalogue.taxonomies
        oldest = next(iter(content.aliases), team.address)
        words = need_view(need, self.catalogue)
        confirmed = start_of(content.bestaetigt) if content.bestaetigt else None
        details = f" ({', '.join(words.details)})" if words.details else ""
        return FeedItem(
            id=self._tag(f"{oldest}gesucht/{need.faehigkeit}/{slugify(need.text)[:60]}"),
            address=f"{team.address}#wiq-gesucht",
            title=f"{content.title} sucht: {words.faehigkeit}",
            summary=f"{need.text}{details}",
            published=confirmed,
            updated=confirmed,
            authors=(content.title,),
            categories=(words.faehigkeit, *terms.labels("gebiet", content.gebiet)),
            enclosure=None,
            content_of="",
            text=f"{need.text}{details} {content.kurz}",
        )
