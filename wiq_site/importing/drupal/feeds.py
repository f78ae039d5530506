"""The items of an RSS or Atom feed that was saved as a file → pages."""

import io
from collections.abc import Iterator
from typing import Any

import feedparser

from wiq_site.importing.drupal.bodies import set_body
from wiq_site.importing.drupal.dates import read_date
from wiq_site.importing.drupal.old import OldPage, OldPicture
from wiq_site.importing.results import Note, Unreadable


def read_feed(text: str, source: str) -> list[OldPage]:
    """All items. Raises ``Unreadable``."""
    data = io.BytesIO(text.encode("utf-8", "replace"))
    parsed = feedparser.parse(
        data,
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.entries:
        raise Unreadable("Das ist kein Feed, oder er hat keine Einträge.")
    pages = list(_read_entries(parsed.entries, source))
    if parsed.bozo and pages and parsed.bozo_exception.__class__.__name__.startswith("SAX"):
        pages[-1].unknown.append(Note("Der Feed ist beschädigt; vielleicht fehlen Einträge dahinter"))
    return pages


def _read_entries(entries: list[Any], source: str) -> Iterator[OldPage]:
    for number, entry in enumerate(entries, 1):
        page = OldPage(f"{source}, Eintrag {number}")
        changed = str(dict.get(entry, "updated") or "")  # its own get() gives the day of publication as well
        page.title = " ".join(str(entry.get("title", "")).split())
        page.date = read_date(str(entry.get("published") or changed))
        page.updated = read_date(changed) if entry.get("published") else ""
        page.labels = tuple(dict.fromkeys(tag["term"].strip() for tag in entry.get("tags", ()) if tag.get("term")))
        page.addresses = tuple(filter(None, [entry.get("link", "")]))
        page.guid = str(entry.get("id", "")).strip()
        picture = next((one for one in entry.get("enclosures", ()) if one.get("type", "").startswith("image/")), None)
        page.picture = OldPicture(picture["href"]) if picture and picture.get("href") else None
        if entry.get("author"):
            page.left_out.append(Note("ein Name (Verfasser:in im Feed)"))
        content = entry.get("content") or [{}]
        set_body(str(content[0].get("value") or entry.get("summary") or ""), page)
        yield page
