"""The files ``_headers`` and ``_redirects``, which several hosts of static sites read (Netlify's form)."""

from urllib.parse import quote

from wiq_site.hosting.rules import CACHE, HEADERS, base_path, find_moves
from wiq_site.site.plan import Site


def render_headers(site: Site) -> str:
    """The headers of all answers; how long browsers need not ask for scripts and style sheets."""
    base = base_path(site)
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return "\n".join([*lines, f"{base}assets/*", f"  Cache-Control: {CACHE['assets']}", ""])


def render_redirects(site: Site) -> str:
    """One old address a line: path, parts of the question, new address, status."""
    lines = []
    for move in find_moves(site):
        query = " ".join(move.query.split("&"))
        lines.append(" ".join(filter(None, (quote(move.path), query, move.target, "301!"))))
    return "".join(f"{line}\n" for line in lines)
