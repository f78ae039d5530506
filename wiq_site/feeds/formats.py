"""Feeds as text: RSS 2.0 and Atom 1.0 by feedgen, JSON Feed 1.1.

Sources: RSS Advisory Board, Best Practices Profile; RFC 4287 (Atom); jsonfeed.org/version/1.1; RFC 5005 (archives).
"""

import html
import json
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Any

import nh3
from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from wiq_site.addresses import absolute
from wiq_site.feeds.items import FeedItem
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import ATOM_FEED, JSON_FEED, RSS, Format, document_address
from wiq_site.media_types import find_media_type
from wiq_site.settings import Settings
from wiq_site.text import CONTROL

ATTRIBUTES = {tag: names - {"loading", "srcset"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
ATTRIBUTES["*"] = {"dir", "lang"}
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Where a word may break or must not: mail programs show a box or a hyphen instead."""

HISTORY = "http://purl.org/syndication/history/1.0"
ATOM = "http://www.w3.org/2005/Atom"


KEPT = 1000
"""Items that are not put together again for their next feed. The newest ones stand in many feeds."""


def clean_html(text: str, url: str) -> str:
    """Sanitised HTML without scripts, styles and classes; every link is absolute, seen from the page ``url``."""
    cleaned = nh3.clean(text, attributes=ATTRIBUTES, url_relative=("rewrite_with_base", url), link_rel=None)
    return _UNSEEN.sub("", CONTROL.sub("", cleaned)).strip()


def plain_text(text: str) -> str:
    """A title or a summary without the same signs."""
    return _UNSEEN.sub("", text)


class FeedWriter:
    """Writes feeds in all formats. An item stands in many feeds and is put together once."""

    def __init__(self, load: Callable[[str], str], measure: Callable[[str], int], settings: Settings) -> None:
        """``load`` gives what feeds show of the post at an address, as cleaned HTML; ``measure`` a picture's length."""
        self._load = load
        self._measure = measure
        self._settings = settings
        self._known: dict[str, dict[FeedItem, str]] = {RSS.name: {}, ATOM_FEED.name: {}}
        self._content = lru_cache(KEPT)(self._read_content)
        self._entry = lru_cache(KEPT)(self._build_entry)
        self._json_item = lru_cache(KEPT)(self._build_json_item)

    def render(self, feed: Feed, kind: Format) -> str:
        """One document of a feed as text."""
        if kind is JSON_FEED:
            return self._render_json(feed)
        return self._render_xml(feed, kind)

    def _render_xml(self, feed: Feed, kind: Format) -> str:
        """The document around its items; those that an earlier document held are not written again."""
        known = self._known[kind.name]
        new = [item for item in feed.items if item not in known]
        head, texts, tail = _cut(self._write(feed, kind, new), _TAGS[kind.name])
        known.update(zip(new, texts, strict=True))
        written = "".join((head, *(known[item] for item in feed.items), tail))
        for item in feed.items:
            known[item] = known.pop(item)  # the item that nobody asked for longest comes first
        for item in list(known)[:-KEPT]:
            del known[item]
        return written

    def _write(self, feed: Feed, kind: Format, items: Iterable[FeedItem]) -> str:
        """The document with some of its items."""
        generator = self._generator(feed, kind)
        for item in items:
            generator.add_entry(self._entry(item), order="append")
        data: bytes = generator.rss_str() if kind is RSS else generator.atom_str()
        return data.decode("utf-8")

    def _url(self, feed: Feed, kind: Format, number: int) -> str:
        return absolute(document_address(kind.address(feed.page), number), self._settings.site_url)

    def _generator(self, feed: Feed, kind: Format) -> FeedGenerator:
        generator = FeedGenerator()
        generator.register_extension("history", _History, None)
        generator.load_extension("dc", atom=False)
        generator.history.is_archive = feed.number > 0
        generator.history.links = tuple(
            (rel, self._url(feed, kind, number))
            for rel, number, wanted in (
                ("prev-archive", feed.previous, feed.previous > 0),
                ("next-archive", feed.next, feed.next > 0),
                ("current", 0, feed.number > 0),
            )
            if wanted
        )
        generator.id(feed.id if not feed.number else f"{feed.id}archiv-{feed.number}")
        generator.title(plain_text(feed.title))
        generator.description(plain_text(feed.description))
        generator.author({"name": plain_text(self._settings.site_name)})
        generator.link(href=self._url(feed, kind, feed.number), rel="self", type=kind.media_type)
        generator.link(href=absolute(feed.page, self._settings.site_url), rel="alternate", type="text/html")
        generator.language("de")
        generator.updated(feed.updated)
        generator.lastBuildDate(feed.updated)
        generator.generator("wiq-site")
        return generator

    def _build_entry(self, item: FeedItem) -> "_Entry":
        return _build_entry(item, self._content(item), self._measure, self._settings)

    def _render_json(self, feed: Feed) -> str:
        """JSON Feed 1.1; ``next_url`` leads to older items."""
        document: dict[str, object] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": plain_text(feed.title),
            "description": plain_text(feed.description),
            "home_page_url": absolute(feed.page, self._settings.site_url),
            "feed_url": self._url(feed, JSON_FEED, feed.number),
            "next_url": self._url(feed, JSON_FEED, feed.previous) if feed.previous else None,
            "language": "de",
        }
        items = ",\n".join(self._json_item(item) for item in feed.items)
        return f'{_json(_filled(document))[:-1]},"items":[\n{items}\n]}}\n'

    def _build_json_item(self, item: FeedItem) -> str:
        return _json(_build_json_item(item, self._content(item), self._settings))

    def _read_content(self, item: FeedItem) -> str:
        if item.content_of:
            return self._load(item.content_of)
        return f"<p>{html.escape(plain_text(item.text), quote=False)}</p>"


_TAGS = {RSS.name: ("<item>", "</item>", "</channel>"), ATOM_FEED.name: ("<entry>", "</entry>", "</feed>")}
"""Where an item begins and ends, and what follows the last one."""


def _cut(document: str, tags: tuple[str, str, str]) -> tuple[str, list[str], str]:
    """What stands before the items, the items, and what follows. Only tags look like these: texts hold no ``<``."""
    begin, end, after = tags
    head, *items = document.split(begin)
    if not items:
        place = document.rindex(after)
        return document[:place], [], document[place:]
    last, _, tail = items[-1].rpartition(end)
    return head, [begin + item for item in (*items[:-1], last + end)], tail


def _build_json_item(item: FeedItem, content: str, settings: Settings) -> dict[str, object]:
    published = item.published.isoformat() if item.published else None
    picture = absolute(item.enclosure, settings.site_url) if item.enclosure else None
    return _filled(
        {
            "id": item.id,
            "url": absolute(item.address, settings.site_url),
            "title": plain_text(item.title),
            "summary": plain_text(item.summary),
            "content_html": content,
            "image": picture,
            "date_published": published,
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": plain_text(author)} for author in item.authors],
            "tags": list(map(plain_text, item.categories)),
            "language": item.lang,
        }
    )


def _filled(values: dict[str, object]) -> dict[str, object]:
    """Without empty values, but with an empty text."""
    return {key: value for key, value in values.items() if value or key == "content_html"}


def _json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


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
            root.insert(3, etree.SubElement(root, "link", rel=rel, href=href))  # as feedgen does: no prefix
        return self._mark(root, 3)

    def _mark(self, parent: Any, place: int) -> Any:
        if self.is_archive:
            parent.insert(place, etree.SubElement(parent, f"{{{HISTORY}}}archive"))
        return parent


class _Entry(FeedEntry):  # type: ignore[misc]
    """An entry that builds its XML once; each feed gets a copy."""

    _rss: Any = None
    _atom: Any = None

    def rss_entry(self, extensions: bool = True) -> Any:
        if self._rss is None:
            self._rss = super().rss_entry(extensions)
        return deepcopy(self._rss)

    def atom_entry(self, extensions: bool = True) -> Any:
        if self._atom is None:
            self._atom = super().atom_entry(extensions)
            self._complete_links()
        return deepcopy(self._atom)

    def _complete_links(self) -> None:
        """feedgen forgets the kind of a link; without it each is a page of the entry (RFC 4287, 4.2.7.2)."""
        for element, link in zip(self._atom.findall("link"), self.link(), strict=True):
            element.attrib.update({name: value for name, value in link.items() if value})


def _build_entry(item: FeedItem, content: str, measure: Callable[[str], int], settings: Settings) -> _Entry:
    entry = _Entry()
    entry.load_extension("dc", atom=False)
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(plain_text(item.title))
    entry.link(href=absolute(item.address, settings.site_url), rel="alternate", type="text/html")
    entry.description(plain_text(item.summary), isSummary=True)
    entry.content(content, type="html")
    entry.updated(item.updated)
    if item.published:
        entry.pubDate(item.published)
    if item.lang:
        entry.dc.dc_language(item.lang)
    for author in map(plain_text, item.authors):
        entry.author({"name": author})
        entry.dc.dc_creator(author)
    for category in map(plain_text, item.categories):
        entry.category(term=category)
    if item.enclosure:
        url = absolute(item.enclosure, settings.site_url)
        entry.enclosure(url, str(measure(item.enclosure)), find_media_type(item.enclosure))
    return entry
