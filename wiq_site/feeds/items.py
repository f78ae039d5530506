"""What each item of a feed says: a post, a need of a team, that an idea became a team."""

from dataclasses import dataclass
from datetime import date, datetime

from wiq_site.catalogue.catalogue import Catalogue, summary
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.ideas import Turn
from wiq_site.catalogue.words import need_words
from wiq_site.content.models import Need, Post, Team
from wiq_site.content.pictures import find_first
from wiq_site.content.taxonomies import read_facets
from wiq_site.dates import noon_of
from wiq_site.feeds.needs import find_first_day, name_needs
from wiq_site.feeds.turns import find_day, tell_turn
from wiq_site.selection import Facets

BEGINNING = date(2020, 1, 1)
"""The network used its domain then: the date of tag URIs (RFC 4151, 2.1) and of needs that bear none."""


@dataclass(frozen=True, eq=False)
class FeedItem:
    """One item of some feeds. Its content is the page ``content_of``, or ``text`` where that is empty.

    ``enclosure`` is the address of its picture, or empty: how many bytes that has is known when it was made.
    ``published`` and ``updated`` of what bears a day only are its noon. ``id`` is a tag URI (RFC 4151) that survives a
    changed slug: the oldest address of the item is in it.
    """

    id: str
    address: str
    title: str
    summary: str
    published: datetime | None
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    enclosure: str
    content_of: str
    text: str
    lang: str


def build_tag(host: str, address: str) -> str:
    """The tag URI of an address (RFC 4151)."""
    return f"tag:{host},{BEGINNING.year}:{address}"


def find_id(entry: Entry[Team] | Entry[Post], host: str) -> str:
    """What a team or a post is called in feeds and data: its own ``id``, or a tag URI of its oldest address."""
    return entry.content.id or build_tag(host, entry.oldest)


class ItemBuilder:
    """Builds the items of one site."""

    def __init__(self, catalogue: Catalogue, host: str) -> None:
        self._catalogue = catalogue
        self._host = host

    def post(self, post: Entry[Post]) -> FeedItem:
        """A post or an idea, with its whole text."""
        content, terms = post.content, self._catalogue.taxonomies
        published = noon_of(content.date)
        return FeedItem(
            id=find_id(post, self._host),
            address=post.address,
            title=content.title,
            summary=summary(post),
            published=published,
            updated=noon_of(content.changed),
            authors=tuple(self._author(author) for author in content.authors),
            categories=(
                *terms.labels("categories", content.categories),
                *terms.labels("gebiet", content.gebiet),
                *content.ortsteile,
                *terms.labels("themen", content.themen),
            ),
            enclosure=self._enclosure(post),
            content_of=post.address,
            text="",
            lang=content.lang,
        )

    def needs(self, team: Entry[Team]) -> list[tuple[Facets, FeedItem]]:
        """What a team looks for, each with the facets that the team would have if it looked for nothing else."""
        named = zip(team.needs, name_needs(team.needs), strict=True)
        return [(read_facets(team.content, need), self._need_item(team, need, name)) for need, name in named]

    def turn(self, idea: Entry[Post], turn: Turn) -> FeedItem:
        """That an idea became a team, or rests. Where nobody wrote since when, it bears no date."""
        words, day = tell_turn(idea.content, turn), find_day(idea.content, turn)
        return FeedItem(
            id=build_tag(self._host, f"{idea.first}stand/{turn.status}"),
            address=turn.team.address if turn.team else idea.address,
            title=words.title,
            summary=words.text,
            published=day,
            updated=day or noon_of(idea.content.changed),
            authors=(),
            categories=self._catalogue.taxonomies.labels("gebiet", idea.content.gebiet),
            enclosure="",
            content_of="",
            text=words.text,
            lang="",
        )

    def _author(self, author: str) -> str:
        team = self._catalogue.team_by_slug.get(author)
        return team.content.title if team else author

    def _enclosure(self, post: Entry[Post]) -> str:
        first = find_first(post.content)
        if first is None:
            return ""
        address = self._catalogue.picture_file(first, post.document).address
        photo = self._catalogue.photos.get(address)
        return photo.plain.address if photo else address

    def _need_item(self, team: Entry[Team], need: Need, name: str) -> FeedItem:
        content, terms = team.content, self._catalogue.taxonomies
        words = need_words(need, terms)
        since = find_first_day(team.content, need)
        return FeedItem(
            id=build_tag(self._host, f"{team.oldest}gesucht/{name}"),
            address=f"{team.address}#wiq-gesucht",
            title=f"{content.title} sucht: {words.faehigkeit}",
            summary=words.sentence,
            published=since,
            updated=since or noon_of(BEGINNING),
            authors=(content.title,),
            categories=(words.faehigkeit, *terms.labels("gebiet", content.gebiet)),
            enclosure="",
            content_of="",
            text=f"{words.sentence} {content.kurz}",
            lang=content.lang,
        )
