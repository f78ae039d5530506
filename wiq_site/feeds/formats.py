"""Feeds as text: RSS 2.0 and Atom 1.0 by feedgen, JSON Feed 1.1.

Sources: RSS Advisory Board, Best Practices Profile; RFC 4287 (Atom); jsonfeed.org/version/1.1; RFC 5005 (archives).
"""

import html
import json
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import nh3
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from wiq_site.addresses import absolute, archive_address, atom_address, feed_address, json_feed_address
from wiq_site.feeds.plan import Feed, FeedItem
from wiq_site.settings import Settings
from wiq_site.text import CONTROL

ATTRIBUTES = {tag: names - {"loading", "srcset", "width", "height"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
HISTORY = "http://purl.org/syndication/history/1.0"
ATOM = "http://www.w3.org/2005/Atom"

Contents = Mapping[str, str]
"""Address of a page → its cleaned HTML."""


@dataclass(frozen=True)
class Format:
    """One way to write a feed: media type, address beside a page, writer."""

    name: str
    media_type: str
    address: Callable[[str], str]
    render: Callable[[Feed, Contents, Settings], str]


def clean_html(text: str, url: str) -> str:
    """Sanitised HTML without scripts, styles and classes; every link is absolute, seen from the page ``url``."""
    cleaned = nh3.clean(text, attributes=ATTRIBUTES, url_relative=("rewrite_with_base", url), link_rel=None)
    return CONTROL.sub("", cleaned).strip()


def document_address(subscribe: str, number: int) -> str:
    """Where a feed's document lies: the address to subscribe to, or that of an archive document."""
    return archive_address(subscribe, number) if number else subscribe


def render_rss(feed: Feed, contents: Contents, settings: Settings) -> str:
    """RSS 2.0."""
    return str(_generator(feed, contents, settings, feed_address(feed.page), RSS_TYPE).rss_str().decode("utf-8"))


def render_atom(feed: Feed, contents: Contents, settings: Settings) -> str:
    """Atom 1.0."""
    return str(_generator(feed, contents, settings, atom_address(feed.page), ATOM_TYPE).atom_str().decode("utf-8"))


def render_json(feed: Feed, contents: Contents, settings: Settings) -> str:
    """JSON Feed 1.1; ``next_url`` leads to older items."""
    own = json_feed_address(feed.page)

    def url(number: int) -> str:
        return absolute(document_address(own, number), settings.site_url)

    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": absolute(feed.page, settings.site_url),
        "feed_url": url(feed.number),
        "next_url": url(feed.previous) if feed.previous else None,
        "language": "de",
        "items": [_json_item(item, contents, settings) for item in feed.items],
    }
    return json.dumps(_filled(document), ensure_ascii=False, indent=1) + "\n"


def _json_item(item: FeedItem, contents: Contents, settings: Settings) -> dict[str, object]:
    published = item.published.isoformat() if item.published else None
    picture = absolute(item.enclosure.address, settings.site_url) if item.enclosure else None
    return _filled(
        {
            "id": item.id,
            "url": absolute(item.address, settings.site_url),
            "title": item.title,
            "summary": item.summary,
            "content_html": _content(item, contents),
            "image": picture,
            "date_published": published,
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": author} for author in item.authors],
            "tags": list(item.categories),
        }
    )


def _filled(values: dict[str, object]) -> dict[str, object]:
    """Without empty values, but with an empty list of items."""
    return {key: value for key, value in values.items() if value or key in ("items", "content_html")}


def _content(item: FeedItem, contents: Contents) -> str:
    return contents[item.content_of] if item.content_of else f"<p>{html.escape(item.text, quote=False)}</p>"


class _History(BaseExtension):  # type: ignore[misc]
    """Archive links, which feedgen only knows for Atom, and the mark of an archive document (RFC 5005, 4)."""

    links: tuple[tuple[str, str], ...] = ()
    is_archive = False

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self.is_archive else {}

    def extend_rss(self, root: Any) -> Any:
        channel = root[0]
        for rel, href in self.links:
            channel.insert(3, etree.SubElement(channel, f"{{{ATOM}}}link", rel=rel, href=href))
        return self._mark(channel, 3)

    def extend_atom(self, root: Any) -> Any:
        for rel, href in self.links:
            root.insert(3, etree.SubElement(root, f"{{{ATOM}}}link", rel=rel, href=href))
        return self._mark(root, 3)

    def _mark(self, parent: Any, place: int) -> Any:
        if self.is_archive:
            parent.insert(place, etree.SubElement(parent, f"{{{HISTORY}}}archive"))
        return parent


def _generator(feed: Feed, contents: Contents, settings: Settings, subscribe: str, media_type: str) -> FeedGenerator:
    def url(number: int) -> str:
        return absolute(document_address(subscribe, number), settings.site_url)

    generator = FeedGenerator()
    generator.load_extension("dc", atom=False)
    generator.register_extension("history", _History, None)
    generator.history.is_archive = feed.number > 0
    generator.history.links = tuple(
        (rel, url(number))
        for rel, number, wanted in (
            ("prev-archive", feed.previous, feed.previous > 0),
            ("next-archive", feed.next, feed.next > 0),
            ("current", 0, feed.number > 0),
        )
        if wanted
    )
    generator.id(feed.id if not feed.number else f"{feed.id}archiv-{feed.number}")
    generator.title(feed.title)
    generator.description(feed.description)
    generator.author({"name": settings.site_name})
    generator.link(href=url(feed.number), rel="self", type=media_type)
    generator.link(href=absolute(feed.page, settings.site_url), rel="alternate", type="text/html")
    generator.language("de")
    generator.updated(feed.updated)
    generator.lastBuildDate(feed.updated)
    generator.generator("WiQ")
    for item in feed.items:
        _add(generator, item, contents, settings)
    return generator


def _add(generator: FeedGenerator, item: FeedItem, contents: Contents, settings: Settings) -> None:
    entry = generator.add_entry(order="append")
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=absolute(item.address, settings.site_url), rel="alternate", type="text/html")
    entry.description(item.summary, isSummary=True)
    entry.content(_content(item, contents), type="html")
    entry.updated(item.updated)
    if item.published:
        entry.pubDate(item.published)
    for author in item.authors:
        entry.author({"name": author})
        entry.dc.dc_creator(author)
    for category in item.categories:
        entry.category(term=category)
    if item.enclosure:
        kind = mimetypes.guess_type(item.enclosure.address)[0] or "application/octet-stream"
        entry.enclosure(absolute(item.enclosure.address, settings.site_url), str(item.enclosure.size), kind)


def is_well_formed(text: str) -> bool:
    """Whether a written feed can be read back: as JSON, or as XML without recovery (XML 1.0, 2.1)."""
    try:
        if text.startswith("{"):
            json.loads(text)
        else:
            etree.fromstring(text.encode("utf-8"))
    except (ValueError, etree.XMLSyntaxError):
        return False
    return True


RSS_TYPE, ATOM_TYPE = "application/rss+xml", "application/atom+xml"
FORMATS = (
    Format("RSS", RSS_TYPE, feed_address, render_rss),
    Format("Atom", ATOM_TYPE, atom_address, render_atom),
    Format("JSON Feed", "application/feed+json", json_feed_address, render_json),
)
