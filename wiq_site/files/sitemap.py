"""All pages with the day of their last change (sitemaps.org, protocol 0.9)."""

from lxml import etree

from wiq_site.addresses import absolute
from wiq_site.site.plan import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(site: Site) -> str:
    """The sitemap as XML; a page of which nobody knows the day bears none."""
    root = etree.Element("urlset", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    for page in site.pages:
        if not page.indexed:
            continue
        url = etree.SubElement(root, "url")
        etree.SubElement(url, "loc").text = absolute(page.address, site.settings.site_url)
        if page.changed:
            etree.SubElement(url, "lastmod").text = page.changed.isoformat()[:10]
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")
