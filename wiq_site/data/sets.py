"""What there is as open data: one record per set says what its rows are and how they are described."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wiq_site.addresses import absolute, data_set_address, organisation_address
from wiq_site.calendars.plan import CalendarEvent
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.content.organisations import Organisation
from wiq_site.content.taxonomies import FACET_LABELS
from wiq_site.content.values import without_empty
from wiq_site.data.values import build_schema, build_value, build_values
from wiq_site.site.plan import Site

Row = dict[str, Any]
Schema = dict[str, Any]

_ID: Schema = {"type": "string", "description": "Kennung, die auch nach einer Umbenennung dieselbe bleibt."}
_URL: Schema = {"type": "string", "format": "uri", "description": "Die Seite dazu."}


@dataclass(frozen=True)
class DataSet:
    """One set: its name in addresses, its title and sentence for readers, how its rows are made, and their schema."""

    name: str
    title: str
    text: str
    build: Callable[[Site], Iterable[Row]]
    schema: Schema

    def rows(self, site: Site) -> tuple[Row, ...]:
        """Its rows: the page counts them, and two files hold them."""
        return site.catalogue.once(("data", self.name), lambda: tuple(self.build(site)))

    def address(self, ending: str) -> str:
        """``daten/teams.json``; endings are ``json``, ``csv`` and ``schema.json``."""
        return data_set_address(self.name, ending)


def _rows(site: Site, entries: Iterable[Entry[Team] | Entry[Post]]) -> Iterator[Row]:
    for entry in entries:
        own = {"id": site.find_id(entry), "url": absolute(entry.address, site.settings.site_url)}
        yield {**own, **build_values(entry.content)}


def _teams(site: Site) -> Iterator[Row]:
    return _rows(site, site.catalogue.teams)


def _ideas(site: Site) -> Iterator[Row]:
    return _rows(site, (post for post in site.catalogue.posts if post.content.idee))


def _posts(site: Site) -> Iterator[Row]:
    return _rows(site, (post for post in site.catalogue.posts if not post.content.idee))


def _dates(site: Site) -> Iterator[Row]:
    events = (event for found in site.events_by_page.values() for event in found)
    for event in sorted(events, key=lambda event: (event.begin.isoformat(), event.uid)):
        row = {**_describe_event(event), "url": absolute(event.address, site.settings.site_url)}
        yield without_empty({key: row[key] for key in _DATE_FIELDS})


def _describe_event(event: CalendarEvent) -> Row:
    return {
        "id": event.uid,
        "titel": event.title,
        "beginn": build_value(event.begin),
        "ende": build_value(event.end),
        "ort": event.place,
        "absage": event.cancelled,
        "verschoben_von": build_value(event.moved),
        "regel": event.rule,
        "bis": build_value(event.until),
        "ausser": build_value(event.exceptions),
    }


_DATE_FIELDS: dict[str, Schema] = {
    "id": {**_ID, "description": "Kennung wie im Kalender (UID); bleibt auch, wenn der Termin verlegt wird."},
    "url": _URL,
    "titel": {"type": "string", "description": "Was stattfindet."},
    "beginn": {"type": "string", "description": "Tag oder Tag mit Uhrzeit und Zeitzone; bei Reihen das erste Mal."},
    "ende": {"type": "string", "description": "Tag oder Tag mit Uhrzeit und Zeitzone."},
    "ort": {"type": "string", "description": "Wo es stattfindet."},
    "absage": {"type": "string", "description": "Grund, wenn der Termin ausfällt."},
    "verschoben_von": {"type": "string", "description": "Wann er stattfinden sollte, wenn er verschoben ist."},
    "regel": {"type": "string", "description": "Wiederholung als Regel (RRULE, RFC 5545)."},
    "bis": {"type": "string", "format": "date", "description": "Letzter Tag einer Reihe."},
    "ausser": {
        "type": "array",
        "items": {"type": "string", "format": "date"},
        "description": "Tage, an denen ein Termin der Reihe ausfällt.",
    },
}


def _organisations(site: Site) -> Iterator[Row]:
    for slug, organisation in site.catalogue.organisations.by_slug.items():
        own = {"kuerzel": slug, "url": absolute(organisation_address(slug), site.settings.site_url)}
        values = build_values(organisation)
        yield {**own, **({"website": values.pop("url")} if "url" in values else {}), **values}


def _describe_organisations() -> Schema:
    schema = build_schema(Organisation)
    fields = dict(schema["properties"])
    slug = {"type": "string", "description": "Wie die Organisation in den anderen Dateien heißen kann."}
    own = {"kuerzel": slug, "url": _URL, "website": fields.pop("url")}
    return {**schema, "properties": {**own, **fields}, "required": ["kuerzel", "url", *schema["required"]]}


def _terms(site: Site) -> Iterator[Row]:
    for facet in FACET_LABELS:
        for slug, term in site.catalogue.taxonomies.terms(facet).items():
            row = {"facette": facet, "kuerzel": slug, "label": term.label, "description": term.description}
            yield without_empty(row)


_TERM_FIELDS: dict[str, Schema] = {
    "facette": {"type": "string", "description": "Das Feld, in dem der Begriff steht: gebiet, themen, status …"},
    "kuerzel": {"type": "string", "description": "Wie der Begriff in den anderen Dateien heißt."},
    "label": {"type": "string", "description": "Wie er auf der Website heißt."},
    "description": {"type": "string", "description": "Was er bedeutet."},
}


def _with_place(schema: Schema) -> Schema:
    return {
        **schema,
        "properties": {"id": _ID, "url": _URL, **schema["properties"]},
        "required": ["id", "url", *schema["required"]],
    }


def _of_fields(fields: dict[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": fields, "required": list(required), "additionalProperties": False}


_POST = _with_place(build_schema(Post))

_SETS = (
    DataSet("teams", "Teams", "Alle Teams mit ihrem Profil.", _teams, _with_place(build_schema(Team))),
    DataSet("ideen", "Ideen", "Alle Ideen mit dem, was gesucht wird; ohne Beispiele.", _ideas, _POST),
    DataSet("beitraege", "Beiträge", "Alle Beiträge ohne ihren Text; den enthalten die Feeds.", _posts, _POST),
    DataSet(
        "termine",
        "Termine",
        "Alle Termine und regelmäßigen Treffen.",
        _dates,
        _of_fields(_DATE_FIELDS, "id", "url", "titel", "beginn"),
    ),
    DataSet(
        "organisationen",
        "Organisationen",
        "Wer Teams unterstützt und mit ihnen zusammenarbeitet: Namen und Kürzel, die in den anderen Dateien stehen.",
        _organisations,
        _describe_organisations(),
    ),
    DataSet(
        "begriffe",
        "Begriffe",
        "Die Kürzel der anderen Dateien in Worten.",
        _terms,
        _of_fields(_TERM_FIELDS, "facette", "kuerzel", "label"),
    ),
)

SETS = {found.name: found for found in _SETS}
"""Name → set."""
