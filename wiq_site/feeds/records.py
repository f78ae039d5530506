"""The formats of feeds: name, media type, address."""

from collections.abc import Callable
from dataclasses import dataclass

from wiq_site.addresses import archive_address, atom_address, feed_address, json_feed_address


@dataclass(frozen=True)
class Format:
    """One way to write a feed: its name, its media type, its address beside a page."""

    name: str
    media_type: str
    address: Callable[[str], str]


RSS = Format("RSS", "application/rss+xml", feed_address)
ATOM_FEED = Format("Atom", "application/atom+xml", atom_address)
JSON_FEED = Format("JSON Feed", "application/feed+json", json_feed_address)
FORMATS = (RSS, ATOM_FEED, JSON_FEED)


def document_address(subscribe: str, number: int) -> str:
    """Where a feed's document lies: the address to subscribe to, or that of an archive document."""
    return archive_address(subscribe, number) if number else subscribe
