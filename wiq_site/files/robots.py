"""``robots.txt`` (RFC 9309): everybody may read everything, and finds the list of pages."""

from urllib.parse import urlsplit

from wiq_site.addresses import SITEMAP, absolute


def has_robots(site_url: str) -> bool:
    """Only a site at the root of its host is asked for it."""
    return urlsplit(site_url).path == "/"


def render_robots(site_url: str) -> str:
    """The whole file."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(SITEMAP, site_url)}\n"
