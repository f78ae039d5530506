"""Bare web and mail addresses in a text, by the rules of GitHub's Markdown (GFM 6.9)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WEB = re.compile(
    r"(?:(?<![\w/@.+])https?://(?=[\w\[])|(?<![\w/@.+-])www\.(?=[\w-]+\.\w))"
    r"[^\s<>\"“”„‚‘«»‹›\x00\u200b\u2060\ufeff]+",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"(?<![\w.+/-])(?:mailto:)?([A-Za-z0-9.+_-]+)\Z")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?<![-_\d])")
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_END_SIGNS = "?!.,:;*_~'’…`|–—"


@dataclass(frozen=True, slots=True)
class Bare:
    """An address from ``start`` to ``end`` of a text, and where a link on it leads."""

    start: int
    end: int
    target: str


def may_hold_addresses(text: str) -> bool:
    """Whether it is worth looking."""
    return "@" in text or "://" in text or "www." in text


def find_addresses(text: str) -> Iterator[Bare]:
    """The bare addresses of a text, in order."""
    found = sorted((*_find_web(text), *_find_mail(text)), key=lambda bare: (bare.start, -bare.end))
    end = 0
    for bare in found:
        if bare.start >= end:
            yield bare
            end = bare.end


def is_in_address(text: str, at: int) -> bool:
    """Whether a sign is part of a bare web address, and so marks nothing (``https://a.example/_x_``)."""
    starts, ends = _find_places(text)
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < ends[place]


@lru_cache(maxsize=4)  # asked for every sign of one text
def _find_places(text: str) -> tuple[list[int], list[int]]:
    found = list(_find_web(text)) if may_hold_addresses(text) else []
    return [bare.start for bare in found], [bare.end for bare in found]


def hide_addresses(text: str, sign: str) -> str:
    """The text with ``sign`` in place of every character of its bare addresses."""
    parts, at = [], 0
    for bare in find_addresses(text) if may_hold_addresses(text) else ():
        parts += [text[at : bare.start], sign * (bare.end - bare.start)]
        at = bare.end
    return "".join((*parts, text[at:]))


def _find_web(text: str) -> Iterator[Bare]:
    for found in _WEB.finditer(text):
        address = _cut(found[0])
        if address.rstrip("/").endswith(":"):
            continue
        # A bare www may answer in either way; the host leads on to the safe one where there is one.
        target = address if "://" in address[:8] else f"http://{address}"
        yield Bare(found.start(), found.start() + len(address), target)


def _cut(address: str) -> str:
    """Without the signs that end a sentence, and without closing brackets that were opened before the address."""
    extra = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    end = len(address)
    while end and (address[end - 1] in _END_SIGNS or extra.get(address[end - 1], 0) > 0):
        if address[end - 1] in extra:
            extra[address[end - 1]] -= 1
        end -= 1
    return address[:end]


def _find_mail(text: str) -> Iterator[Bare]:
    at = -1
    while (at := text.find("@", at + 1)) > 0:
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL - len("mailto:")) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain and text[domain.end() : domain.end() + 1] != "@":
            yield Bare(at - len(local[0]), domain.end(), f"mailto:{local[1]}@{domain[0]}")
