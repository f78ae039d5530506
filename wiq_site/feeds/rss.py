"""Feeds as RSS 2.0 (RSS Advisory Board: Best Practices Profile), written by feedgen."""

import mimetypes
from collections.abc import Mapping

import nh3
from feedgen.feed import FeedGenerator

from wiq_site.addresses import absolute
from wiq_site.feeds.plan import Feed, FeedItem
from wiq_site.settings import Settings

ATTRIBUTES = {tag: names - {"loading", "srcset", "width", "height"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}


def clean_html(html: str, url: str) -> str:
    """Sanitised HTML without scripts, styles and classes; every link is absolute, seen from the page ``url``."""
    return nh3.clean(html, attributes=ATTRIBUTES, url_relative=("rewrite_with_base", url), link_rel=None).strip()


def render_rss(feed: Feed, contents: Mapping[str, str], settings: Settings) -> str:
    """One feed as text. ``contents`` maps a page's address to its cleaned HTML."""
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.description(feed.description)
    generator.link(href=absolute(feed.address, settings.site_url), rel="self", type="application/rss+xml")
    generator.link(href=absolute(feed.page, settings.site_url), rel="alternate")
    generator.language("de")
    generator.lastBuildDate(feed.updated)
    generator.generator("WiQ")
    generator.docs("https://www.rssboard.org/rss-specification")
    for item in feed.items:
        _add(generator, item, contents, settings)
    text: str = generator.rss_str(pretty=True).decode("utf-8")
    return text


def _add(generator: FeedGenerator, item: FeedItem, contents: Mapping[str, str], settings: Settings) -> None:
    entry = generator.add_entry(order="append")
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=absolute(item.address, settings.site_url))
    entry.description(item.summary)
    entry.content(contents[item.content_of] if item.content_of else nh3.clean_text(item.text), type="CDATA")
    if item.published:
        entry.pubDate(item.published)
    for author in item.authors:
        entry.dc.dc_creator(author)
    for category in item.categories:
        entry.category(term=category)
    if item.enclosure:
        url = absolute(item.enclosure.address, settings.site_url)
        kind = mimetypes.guess_type(item.enclosure.address)[0] or "application/octet-stream"
        entry.enclosure(url, str(item.enclosure.size), kind)
