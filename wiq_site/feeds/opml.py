"""All feeds as one OPML 2.0 file (opml.org/spec2.opml), to be imported by a reader in one go."""

from lxml import etree

from wiq_site.addresses import absolute, feed_address
from wiq_site.feeds.plan import Feed
from wiq_site.settings import Settings


def render_opml(feeds: tuple[Feed, ...], settings: Settings) -> str:
    """The feeds to subscribe to: no archives, and of ideas those that are open."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = f"Feeds: {settings.site_name}"
    body = etree.SubElement(root, "body")
    for feed in feeds:
        if feed.number == 0 and feed.offered:
            etree.SubElement(
                body,
                "outline",
                type="rss",
                text=feed.title,
                title=feed.title,
                xmlUrl=absolute(feed_address(feed.page), settings.site_url),
                htmlUrl=absolute(feed.page, settings.site_url),
            )
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")
