"""Finished bodies on a page: addresses in place of their marks."""

from collections.abc import Sequence

from wiq_site.body.output import escape_value


def fill_links(html: str, addresses: Sequence[str]) -> str:
    """``html`` of a body with the n-th of ``addresses`` in place of the mark ``\\0n\\0``."""
    parts = html.split("\0")
    for place in range(1, len(parts), 2):
        parts[place] = escape_value(addresses[int(parts[place])])
    return "".join(parts)
