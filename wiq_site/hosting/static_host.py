"""The files ``_headers`` and ``_redirects``, which several hosts of static sites read (Netlify's form)."""

from urllib.parse import quote

from wiq_site.hosting.rules import CACHE, HEADERS, NO_FRAMES, base_path, find_moves, form_headers
from wiq_site.site.plan import Site


def render_headers(site: Site) -> str:
    """The headers of all answers; how long browsers need not ask for scripts and style sheets."""
    base = base_path(site)
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in _headers(site).items())]
    return "\n".join([*lines, f"{base}assets/*", f"  Cache-Control: {CACHE['assets']}", ""])


def _headers(site: Site) -> dict[str, str]:
    """These hosts add what a second rule says to the first, and two policies allow what both do: nothing of the form
    would run. With a form the policy stands in the pages alone, and the header keeps what only a header can say.
    """
    if not form_headers(site):
        return dict(HEADERS)
    return HEADERS | {
        "Content-Security-Policy": NO_FRAMES,
        "Cross-Origin-Opener-Policy": form_headers(site)["Cross-Origin-Opener-Policy"],
    }


def render_redirects(site: Site) -> str:
    """One old address a line: path, parts of the question, new address, status."""
    lines = []
    for move in find_moves(site):
        query = " ".join(move.query.split("&"))
        lines.append(" ".join(filter(None, (quote(move.path), query, move.target, "301!"))))
    return "".join(f"{line}\n" for line in lines)
