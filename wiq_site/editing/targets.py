"""Links of a file to what has moved: exactly their targets change, which the parser confirms every time."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote as percent_encode

from wiq_site.body.links import find_uris
from wiq_site.body.model import Body, BodyLink
from wiq_site.source.documents import Document

Move = Callable[[str], str | None]
"""The new uri of a file that moves; None for those that stay."""

Parse = Callable[[str], Body]
"""What the text of a whole file says, its agenda included."""


def find_moved(document: Document, links: tuple[BodyLink, ...], move: Move) -> dict[int, str]:
    """Number of a link → the target that it needs now. A document that moves itself is seen from its new place."""
    folder = posixpath.dirname(move(document.uri) or document.uri)
    found: dict[int, str] = {}
    for number, link in enumerate(links):
        for uri, rest in find_uris(document, link.target).items():
            if (new := move(uri)) is not None:
                target = posixpath.relpath(new, folder or ".")
                target = percent_encode(target) if "%" in link.target and "%" not in uri else target
                if posixpath.normpath(link.target.removesuffix(rest) or ".") != target:
                    found[number] = target + rest
                break
    return found


def mend_links(text: str, wanted: Mapping[int, str], parse: Parse) -> tuple[str, list[BodyLink]]:
    """The text of a file with new targets, and the links that could not be changed: they are written in another way."""
    mended = _Mended(text, parse(text), dict(wanted))
    for number in wanted:
        while number in mended.left and (step := _mend_once(mended, number, parse)):
            mended = step
    return mended.text, [mended.body.outline.links[number] for number in mended.left]


@dataclass(frozen=True)
class _Mended:
    """The text of a file on the way: what it says now, and which links still need another target."""

    text: str
    body: Body
    left: dict[int, str]


def _mend_once(mended: _Mended, number: int, parse: Parse) -> _Mended | None:
    """One place of a link's target changed; None where no place fits. A reference may serve several links."""
    text, target = mended.text, mended.body.outline.links[number].target
    for start in _find_places(text, target):
        changed = f"{text[:start]}{mended.left[number]}{text[start + len(target) :]}"
        body = parse(changed)
        if done := _find_done(mended.body, body, mended.left):
            return _Mended(changed, body, {one: new for one, new in mended.left.items() if one not in done})
    return None


def _find_places(text: str, target: str) -> Iterator[int]:
    """Where the target may stand."""
    at = text.find(target)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(target) : at + len(target) + 1]
        if not before.isalnum() and not after.isalnum():
            yield at
        at = text.find(target, at + 1)


def _find_done(old: Body, new: Body, wanted: Mapping[int, str]) -> set[int]:
    """Which of the wanted links a change has mended; none when it changed anything else as well."""
    before, after = old.outline.links, new.outline.links
    if (old.html, old.parts) != (new.html, new.parts) or len(before) != len(after):
        return set()
    changed = {number for number, link in enumerate(after) if link != before[number]}
    fits = all(number in wanted and after[number].target == wanted[number] for number in changed)
    return changed if fits else set()
