"""The rules for all web servers, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from wiq_site.frame.policy import POLICY, form_policy
from wiq_site.media_types import OWN_NAMES
from wiq_site.site.plan import Site

NO_FRAMES = "frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; {NO_FRAMES}",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of every answer. The policy is that of the pages, and nobody may put them into a frame."""


def form_headers(site: Site) -> dict[str, str]:
    """What is different for the page of the editors' form: its policy, and a window for signing in may answer it."""
    options = site.settings.options.formular
    if options is None:
        return {}
    policy = f"{form_policy(options.sources)}; {NO_FRAMES}"
    return {"Content-Security-Policy": policy, "Cross-Origin-Opener-Policy": "same-origin-allow-popups"}


TRANSPORT_SECURITY = "max-age=31536000"
"""Value of Strict-Transport-Security (RFC 6797). It cannot be taken back for a year, so it is only advised."""

ASK_AGAIN = "no-cache"
"""Kept by browsers, but never shown without asking: news must come (RFC 9111, 5.2.2.4)."""

CACHE = {"assets": "max-age=600, stale-while-revalidate=86400", "pictures": "max-age=86400"}
"""How long browsers need not ask: for scripts and style sheets, for pictures. All else is ``ASK_AGAIN``."""

PICTURES = ("avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp", "woff2")

COMPRESSED = (
    "text/css",
    "text/calendar",
    "text/javascript",
    "text/plain",
    "text/x-opml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rss+xml",
    "application/xml",
    "image/svg+xml",
)
"""Media types beside ``text/html`` that get smaller."""

OWN_TYPES = {rf"{name.replace('.', '(?:-archiv-[0-9]+)?.', 1)}": kind for name, kind in OWN_NAMES.items()}


PLAIN_TYPES = ("csv", "ico", "ics", "js", "mjs", "opml", "webp")
"""Endings that older servers do not know, or by another name."""


@dataclass(frozen=True)
class Move:
    """An old address that leads to a new one, both from the root of the server. ``query`` is part of the old one."""

    path: str
    query: str
    target: str


def base_path(site: Site) -> str:
    """``/`` or ``/wir/``: where the site lies on its server."""
    return urlsplit(site.settings.site_url).path


def find_moves(site: Site) -> tuple[Move, ...]:
    """All redirects; paths are decoded, targets as they stand in a header."""
    base = base_path(site)
    return tuple(_moves(base, site.redirects.items()))


def _moves(base: str, redirects: Iterable[tuple[str, str]]) -> Iterable[Move]:
    for alias, target in redirects:
        path, _, query = alias.partition("?")
        yield Move(f"{base}{path}", query, quote(f"{base}{target}"))
