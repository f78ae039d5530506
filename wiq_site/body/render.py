"""Finished bodies on a page: addresses in place of their marks, and what stands around pictures."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from wiq_site.body.output import AFTER, BEFORE, escape_value


class PictureParts(NamedTuple):
    """HTML that stands before the tag of a picture, from within its attribute ``src`` on, and behind the tag."""

    before: str
    source: str
    after: str


def fill_links(html: str, addresses: Sequence[str], show: Callable[[int, int], PictureParts] | None = None) -> str:
    """``html`` of a body with the n-th of ``addresses`` in place of the mark ``\\0n\\0``.

    ``show`` says what stands in place of the marks of the n-th link, a picture, and hears how much stands before it.
    Without it the tag of a picture stays alone.
    """
    parts = html.split("\0")
    pictures: dict[str, PictureParts] = {}
    for place in range(1, len(parts), 2):
        mark = parts[place]
        number = mark.rstrip(BEFORE + AFTER)
        if mark.endswith(BEFORE):
            plain = PictureParts("", escape_value(addresses[int(number)]), "")
            pictures[number] = show(int(number), sum(map(len, parts[:place]))) if show else plain
        parts[place] = _fill(mark, number, addresses, pictures)
    return "".join(parts)


def _fill(mark: str, number: str, addresses: Sequence[str], pictures: Mapping[str, PictureParts]) -> str:
    if number not in pictures:
        return escape_value(addresses[int(number)])
    before, source, after = pictures[number]
    return {BEFORE: before, AFTER: after}.get(mark[-1], source)
