"""Links within a page: what they lead to gets an anchor in our dialect; those that lead nowhere become text."""

from collections.abc import Iterator

from bs4 import Tag

from wiq_site.body.headings import OURS
from wiq_site.importing.markdown import ANCHOR
from wiq_site.importing.results import Note
from wiq_site.text import name_text, quote, slugify

_PLACES = ("h1", "h2", "h3", "h4", "h5", "h6", "p")
_UP = ("", "top", "main-content", "seitenanfang", "oben")


def join_anchors(root: Tag) -> Iterator[Note]:
    """Mark the places that links of the same page lead to."""
    targets = _find_targets(root)
    for link in root.find_all("a", href=True):
        name = str(link["href"])
        if not name.startswith("#"):
            continue
        place = targets.get(name[1:])
        if place is None:
            text = link.get_text(strip=True)
            link.unwrap()
            if name[1:] not in _UP and text:
                yield Note(f"Der Link {quote(text)} führt auf der alten Seite nirgendwohin; er ist jetzt Text")
        else:
            link["href"] = f"#{_mark(place, name[1:])}"
    _drop_needless(root)


def _find_targets(root: Tag) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for tag in root.find_all(lambda tag: bool(tag.get("id") or tag.get("name"))):
        name = str(tag.get("id") or tag.get("name"))
        if (place := _place(tag)) is not None:
            found.setdefault(name, place)
    return found


def _place(tag: Tag) -> Tag | None:
    """The heading or paragraph that a name stands in or before."""
    if tag.name in _PLACES:
        return tag
    around = tag.find_parent(_PLACES)
    if around is not None and around.get_text(strip=True).strip("\u00a0"):
        return around
    inside, after = tag.find(_PLACES), tag.find_next(_PLACES)
    found = inside if isinstance(inside, Tag) else after
    return found if isinstance(found, Tag) else None


def _mark(place: Tag, name: str) -> str:
    """The anchor of a place, which has one however many names lead there."""
    if not place.get(ANCHOR):
        anchor = name_text(name)
        place[ANCHOR] = f"text-{anchor}" if OURS.match(anchor) else anchor
    return str(place[ANCHOR])


def _drop_needless(root: Tag) -> None:
    """Our pages give headings anchors of their own."""
    headings = root.find_all(_PLACES[:-1])
    texts = [slugify(heading.get_text()) for heading in headings]
    for heading, text in zip(headings, texts, strict=True):
        own = f"text-{text}" if OURS.match(text) else text
        if heading.get(ANCHOR) == own and texts.count(text) == 1:
            del heading[ANCHOR]
