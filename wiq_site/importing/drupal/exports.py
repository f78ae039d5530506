"""Exports as JSON: JSON:API with its included terms, files and comments, and lists that views or REST give."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from wiq_site.importing.drupal.bodies import set_body
from wiq_site.importing.drupal.dates import read_date
from wiq_site.importing.drupal.old import OldComment, OldPage, OldPicture
from wiq_site.importing.drupal.tables import read_rows
from wiq_site.importing.results import Imported, Note, Unreadable, refuse

Thing = Mapping[str, Any]


@dataclass
class Export:
    """One file of an export."""

    source: str
    things: list[Thing] = field(default_factory=list)
    included: list[Thing] = field(default_factory=list)
    rows: list[Mapping[str, str]] = field(default_factory=list)
    base: str = ""
    has_next: bool = False


def parse_export(text: str, source: str) -> Export:
    """Raises ``Unreadable``."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("Das ist kein JSON, oder die Datei ist abgebrochen.") from None
    if isinstance(found, dict) and isinstance(found.get("data"), list | dict):
        data = found["data"] if isinstance(found["data"], list) else [found["data"]]
        links = _mapping(found.get("links"))
        things: list[Thing] = [thing for thing in data if isinstance(thing, dict)]
        included: list[Thing] = [thing for thing in _list(found.get("included")) if isinstance(thing, dict)]
        return Export(source, things, included, [], _base(_href(links.get("self"))), bool(_href(links.get("next"))))
    rows = [row for row in (found if isinstance(found, list) else [found]) if isinstance(row, dict)]
    if not rows:
        raise Unreadable("Darin sind keine Beiträge.")
    return Export(source, rows=[{str(key): _flatten(value) for key, value in row.items()} for row in rows])


def read_exports(exports: Iterable[Export]) -> Iterator[OldPage | Imported]:
    """The pages of all files together, for one may hold what another refers to; or what is wrong with one."""
    exports = list(exports)
    known = {
        (str(thing.get("type")), str(thing.get("id"))): thing
        for export in exports
        for thing in (*export.included, *export.things)
    }
    comments = _find_comments(known.values())
    for export in exports:
        nodes = [thing for thing in export.things if str(thing.get("type", "")).startswith("node--")]
        for number, node in enumerate(nodes, 1):
            yield _read_node(node, f"{export.source}, Eintrag {number}", export.base, known, comments)
        if export.rows:
            try:
                yield from read_rows(export.rows, export.source, "Eintrag", 1)
            except Unreadable as error:
                yield refuse(export.source, error)
        elif not nodes and not any(_is_part(thing) for thing in export.things):
            yield refuse(export.source, "Darin sind keine Beiträge („type“: „node--…“).")
        elif export.has_next and sum(other.has_next for other in exports) == len(exports):
            why = "Der Export hat noch eine weitere Seite („links.next“). Bitte auch sie in den Ordner legen."
            yield refuse(export.source, why)


def _is_part(thing: Thing) -> bool:
    return str(thing.get("type", "")).startswith(("comment--", "taxonomy_term--", "file--", "media--"))


def _read_node(
    node: Thing,
    source: str,
    base: str,
    known: Mapping[tuple[str, str], Thing],
    comments: Mapping[str, list[OldComment]],
) -> OldPage:
    page, said = OldPage(source, rank=1), _mapping(node.get("attributes"))
    page.title = " ".join(str(said.get("title") or "").split())
    page.date, page.updated = read_date(str(said.get("created") or "")), read_date(str(said.get("changed") or ""))
    page.is_draft = said.get("status") is False
    page.is_page = node.get("type") == "node--page"
    alias = str(_mapping(said.get("path")).get("alias") or "")
    nid = said.get("drupal_internal__nid") or said.get("nid")
    base = _base(_href(_mapping(node.get("links")).get("self"))) or base
    page.addresses = tuple(f"{base}{path}" for path in (alias, f"/node/{nid}" if nid else "") if path)
    related = [thing for one in _related(node) if (thing := known.get((str(one.get("type")), str(one.get("id")))))]
    terms = [thing for thing in related if str(thing.get("type")).startswith("taxonomy_term--")]
    page.labels = tuple(dict.fromkeys(str(_mapping(term.get("attributes")).get("name") or "") for term in terms))
    page.picture = _find_picture(node, known, base)
    body = _mapping(said.get("body"))
    page.summary = str(body.get("summary") or "")
    page.comments = tuple(comments.get(str(node.get("id")), ()))
    set_body(str(body.get("processed") or body.get("value") or ""), page)
    lost = [one for one in _related(node) if str(one.get("type")).startswith("taxonomy_term--")]
    if len(lost) > len(terms):
        page.unknown.append(Note("Begriffe ohne Namen: Im Export fehlt „included“ (Adresse mit ?include=field_tags)"))
    return page


def _related(thing: Thing) -> Iterator[Thing]:
    for relation in _mapping(thing.get("relationships")).values():
        data = _mapping(relation).get("data")
        yield from (one for one in (data if isinstance(data, list) else [data]) if isinstance(one, dict))


def _find_picture(node: Thing, known: Mapping[tuple[str, str], Thing], base: str) -> OldPicture | None:
    """The first file that a node has, itself or by a medium."""
    for one in _related(node):
        thing = known.get((str(one.get("type")), str(one.get("id"))), {})
        if str(one.get("type")).startswith("media--") and thing:
            return _find_picture(thing, known, base)
        url = str(_mapping(_mapping(thing.get("attributes")).get("uri")).get("url") or "")
        if str(one.get("type")).startswith("file--") and url:
            alt = str(_mapping(one.get("meta")).get("alt") or "")
            return OldPicture(f"{base}{url}" if url.startswith("/") else url, alt)
    return None


def _find_comments(things: Iterable[Thing]) -> dict[str, list[OldComment]]:
    """Id of a node → its comments, in order of time."""
    found: dict[str, list[OldComment]] = {}
    for thing in things:
        said = _mapping(thing.get("attributes"))
        if not str(thing.get("type", "")).startswith("comment--") or said.get("status") is False:
            continue
        page, body = OldPage(""), _mapping(said.get("comment_body"))
        set_body(str(body.get("processed") or body.get("value") or ""), page)
        parts = page.body.find_all(["p", "li"]) or [page.body]
        text = tuple(words for part in parts if (words := " ".join(part.get_text(" ").split())))
        target = _mapping(_mapping(_mapping(thing.get("relationships")).get("entity_id")).get("data")).get("id")
        comment = OldComment(text, read_date(str(said.get("created") or "")), str(said.get("name") or ""))
        if text:
            found.setdefault(str(target), []).append(comment)
    return {target: sorted(comments, key=lambda comment: comment.date) for target, comments in found.items()}


def _mapping(value: object) -> Thing:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _href(link: object) -> str:
    return str(_mapping(link).get("href") or "") if isinstance(link, dict) else str(link or "")


def _base(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _flatten(value: object) -> str:
    """A value of REST: ``[{"value": "…"}]``, a list of terms, or a plain one."""
    if isinstance(value, list):
        return "|".join(filter(None, map(_flatten, value)))
    if isinstance(value, dict):
        keys = ("processed", "value", "alias", "url", "name", "label")
        return next((_flatten(value[key]) for key in keys if value.get(key)), "")
    return "" if value is None else str(value)
