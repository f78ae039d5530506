"""Rows of an export with named columns (CSV, or JSON of views) → pages."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from wiq_site.importing.drupal.bodies import set_body
from wiq_site.importing.drupal.dates import read_date
from wiq_site.importing.drupal.old import OldPage, OldPicture
from wiq_site.importing.results import Note, Unreadable
from wiq_site.text import join_words, quote, unaccent

_COLUMNS = {
    "title": "title titel uberschrift label beitragstitel name",
    "date": "created date datum veroffentlicht veroffentlicht_am erstellt erstellt_am verfasst_am authored_on "
    "published published_on post_date pubdate erstellungsdatum veroffentlichungsdatum",
    "updated": "changed updated geandert geandert_am aktualisiert aktualisiert_am zuletzt_aktualisiert modified "
    "updated_date aktualisierungsdatum",
    "body": "body text inhalt textkorper haupttext content beschreibung description",
    "summary": "summary zusammenfassung teaser kurztext anrisstext kurzfassung",
    "labels": "tags tag kategorie kategorien category categories schlagworter schlagworte stichworter thema themen "
    "rubrik rubriken gebiet gebiete stadtteil stadtteile ortsteil team teams losungsteam losungsteams topics",
    "address": "path url link alias pfad adresse url_alias view_node canonical permalink",
    "nid": "nid node_id inhalts_id beitrags_id id",
    "guid": "guid",
    "picture": "bild image titelbild beitragsbild picture media_image",
    "alt": "alt bild_alt image_alt alternativtext bildbeschreibung",
    "credit": "bildnachweis nachweis credit fotonachweis",
    "status": "status sichtbar",
    "type": "type typ inhaltstyp content_type",
    "author": "author autor verfasser verfasst_von uid benutzer erstellt_von autorin verfasserin benutzername",
}
_KNOWN = {name: kind for kind, names in _COLUMNS.items() for name in names.split()}
_SEVERAL = ("labels", "address")
_NO = ("0", "false", "nein", "no", "off", "aus", "unveroffentlicht", "unpublished", "nicht veroffentlicht")
_YES = ("1", "true", "ja", "yes", "on", "an", "veroffentlicht", "published")


def read_csv(text: str, source: str) -> list[OldPage]:
    """All rows of a table. Raises ``Unreadable``."""
    csv.field_size_limit(1 << 30)
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max(";\t|,", key=head.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text.lstrip("\n")), delimiter=delimiter) if any(row)]
    except csv.Error:
        raise Unreadable("Die Tabelle ist beschädigt: Ein Anführungszeichen hat kein Ende.") from None
    names = rows[0] if rows else []
    pages = read_rows([dict(zip(names, row, strict=False)) for row in rows[1:]], source, "Zeile", 2)
    for page, row in zip(pages, rows[1:], strict=True):
        if rest := " ".join(row[len(names) :]).strip():
            page.unknown.append(Note(f"Hier stehen mehr Felder, als die Tabelle Spalten hat: {quote(rest)}"))
    return pages


def read_rows(rows: Sequence[Mapping[str, str]], source: str, what: str, first: int) -> list[OldPage]:
    """The pages of rows; ``what`` and ``first`` say how the report counts them. Raises ``Unreadable``."""
    kinds = {name: _find_kind(name) for name in dict.fromkeys(name for row in rows for name in row)}
    if not {"title", "body"} & set(kinds.values()):
        columns = join_words(map(quote, list(kinds)[:10])) if kinds else "keine"
        raise Unreadable(f"Es fehlt eine Spalte „title“ (Titel) oder „body“ (Text). Gefunden: {columns}.")
    return [_read_row(row, kinds, f"{source}, {what} {number}") for number, row in enumerate(rows, first)]


def _find_kind(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", unaccent(name.strip())).strip("_")
    return _KNOWN.get(plain) or _KNOWN.get(plain.removeprefix("field_"), "")


def _read_row(row: Mapping[str, str], kinds: Mapping[str, str], source: str) -> OldPage:
    page, found = OldPage(source), dict(_collect(row, kinds))
    page.title = " ".join(re.sub(r"<[^<>]+>", " ", found.get("title", "")).split())
    page.date, page.updated = read_date(found.get("date", "")), read_date(found.get("updated", ""))
    if found.get("date") and not page.date:
        page.is_draft = unaccent(found["date"].strip()) in _NO
        if unaccent(found["date"].strip()) not in (*_NO, *_YES):
            page.unknown.append(Note(f"das Datum {quote(found['date'])}"))
    page.is_draft |= unaccent(found.get("status", "").strip()) in _NO
    page.is_page = unaccent(found.get("type", "")) in ("page", "seite", "einfache seite", "basic page")
    page.labels = tuple(_split(found.get("labels", "")))
    page.addresses = tuple(_find_addresses(found))
    page.guid = found.get("guid", "").strip()
    page.summary = found.get("summary", "")
    if src := _source(found.get("picture", "")):
        page.picture = OldPicture(src, found.get("alt", ""), found.get("credit", ""))
    if found.get("author"):
        page.left_out.append(Note("ein Name (Verfasser:in)"))
    others = [name for name, kind in kinds.items() if not kind and row.get(name, "").strip()]
    if others:
        page.left_out.append(Note(f"die Spalten {join_words(map(quote, others))}"))
    set_body(found.get("body", ""), page)
    return page


def _collect(row: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Kind → value; of several columns of a kind the first that says something, of terms all."""
    for kind in _COLUMNS:
        values = [row[name] for name, known in kinds.items() if known == kind and (row.get(name) or "").strip()]
        if values:
            yield kind, "|".join(values) if kind in _SEVERAL else values[0]


def _split(text: str) -> Iterator[str]:
    """Terms that stand in one cell, as text or as links."""
    plain = re.sub(r"<[^<>]+>", "", text)
    yield from dict.fromkeys(label for part in re.split(r"[,;|\n]", plain) if (label := " ".join(part.split())))


def _find_addresses(found: Mapping[str, str]) -> Iterator[str]:
    for value in found.get("address", "").split("|"):
        link = re.search(r"href=[\"']([^\"']+)", value)
        address = link[1] if link else value.strip()
        if address:
            yield address if re.match(r"(?:https?:)?/", address) else f"/{address}"
    if re.fullmatch(r"\d+", nid := found.get("nid", "").strip()):
        yield f"/node/{nid}"


def _source(value: str) -> str:
    found = re.search(r"src=[\"']([^\"']+)", value)
    return found[1] if found else value.strip()
