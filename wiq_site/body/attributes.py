"""Attribute lists: ``{#anchor .class lang=ar}`` behind a heading, link or picture, or on a line of its own.

Python-Markdown's ``{: .class }`` is the same.
"""

import re
from dataclasses import dataclass

from markdown_it.token import Token

_ITEM = r"(?:[#.][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
_LIST = rf"\{{:?[ \t]*(?P<items>{_ITEM}(?:[ \t]+{_ITEM})*)[ \t]*\}}"
_PARTS = re.compile(r"([#.])([\w:-]+)|([\w:-]+)=(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'{}]+))")
_AT_START = re.compile(_LIST)
_AT_END = re.compile(rf"(?:^|[ \t]+){_LIST}[ \t]*$")
_ALONE = re.compile(rf"[ \t]*{_LIST}[ \t]*")
_LONGEST = 1000
_KEY = "attributes"


@dataclass(frozen=True, slots=True)
class Found:
    """An attribute list and the text without it."""

    attributes: dict[str, str]
    rest: str


@dataclass(frozen=True, slots=True)
class Attached:
    """What an author adds to the tag of a token; ``line`` counts in the file."""

    attributes: dict[str, str]
    line: int


def attach(token: Token, added: Attached) -> None:
    """Add attributes to a token; of two with one name the later counts."""
    before = find_attached(token)
    token.meta[_KEY] = Attached({**before.attributes, **added.attributes}, added.line) if before else added


def find_attached(token: Token) -> Attached | None:
    """What was attached to a token."""
    found = token.meta.get(_KEY)
    return found if isinstance(found, Attached) else None


def find_at_start(text: str) -> Found | None:
    """A list that stands directly behind something: at the very beginning of the text after it."""
    found = _AT_START.match(text) if text.startswith("{") else None
    return Found(_parse(found["items"]), text[found.end() :]) if found else None


def find_at_end(line: str) -> Found | None:
    """A list at the end of a line, as behind a heading."""
    brace = line.rfind("{", max(0, len(line) - _LONGEST))
    found = _AT_END.search(line, len(line[:brace].rstrip(" \t"))) if brace >= 0 else None
    return Found(_parse(found["items"]), line[: found.start()]) if found else None


def parse_line(line: str) -> dict[str, str] | None:
    """The attributes, when a line holds nothing else."""
    found = _ALONE.fullmatch(line) if len(line) <= _LONGEST else None
    return _parse(found["items"]) if found else None


def _parse(items: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    classes = []
    for sign, word, name, *values in _PARTS.findall(items):
        value = word or "".join(values)
        if sign == "." or name == "class":
            classes.append(value)
        else:
            attributes["id" if sign else name.lower()] = value
    return attributes | ({"class": " ".join(classes)} if classes else {})
