"""HTML as authors write it: a text → tags with parsed values, and the words between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)((?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)>")
_OTHER = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; the first of two equal attributes counts, as in browsers. ``source`` is how it was typed."""

    name: str
    is_end: bool
    attributes: dict[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """What browsers hide: ``<!DOCTYPE html>``, ``<?php … ?>``, ``<!Achtung!>``, a comment that looked like code."""

    source: str


def parse_tags(html: str) -> Iterator[tuple[int, Tag | Instruction | str]]:
    """Tags, instructions and words of ``html`` with their places, references decoded.

    What is no tag is text: the result is written anew, so whatever is mistaken here comes out as words.
    """
    at, words_at = 0, 0
    while (at := html.find("<", at)) >= 0:
        found = _OTHER.match(html, at) or (_TAG.match(html, at) if html.find(">", at) >= 0 else None)
        if found is None:
            at += 1
            continue
        if words_at < at:
            yield words_at, unescape(html[words_at:at])
        if found.re is _TAG:
            yield at, Tag(found[2].lower(), bool(found[1]), _parse_attributes(found[3]), found[0])
        else:
            yield at, Instruction(found[0])
        words_at = at = found.end()
    if words_at < len(html):
        yield words_at, unescape(html[words_at:])


def _parse_attributes(text: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        attributes.setdefault(name.lower(), unescape("".join(values)))
    return attributes
