"""What browsers may load and run on our pages (Content Security Policy, level 3)."""

import re
from collections.abc import Iterable

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


def form_policy(sources: Iterable[str]) -> str:
    """The policy of the editors' form: its program makes style sheets and code while it runs, and asks the git host."""
    foreign = " ".join(sources)
    allowed = _SOURCES | {
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {foreign}",
        "connect-src": f"'self' blob: {foreign}",
        "font-src": "'self' data:",
    }
    return "; ".join(f"{name} {source}" for name, source in allowed.items())


_META = re.compile(rb'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')


def without_policy(html: bytes) -> bytes:
    """A page for a server that puts an inline script of its own into it."""
    return _META.sub(b"", html, count=1)
