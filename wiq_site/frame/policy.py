"""What browsers may load and run on our pages (Content Security Policy, level 3)."""

import re

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # data: for the icons in style sheets, Material's and ours: they are masks, which can neither run nor tell anything.
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
    "font-src": "'self'",
}

POLICY = "; ".join(f"{name} {source}" for name, source in _SOURCES.items())
"""Stands in every page. ``frame-ancestors`` is for headers only: browsers ignore it in a page."""

_META = re.compile(rb'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')


def without_policy(html: bytes) -> bytes:
    """A page for a server that puts an inline script of its own into it."""
    return _META.sub(b"", html, count=1)
