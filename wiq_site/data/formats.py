"""Rows of a set as JSON, as CSV (RFC 4180) and as JSON Schema."""

import csv
import json
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from wiq_site.addresses import absolute
from wiq_site.data.sets import SETS, DataSet, Row
from wiq_site.site.plan import Site

_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8; they would take umlauts for something else."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets would calculate, and run, when it stands at the beginning of a cell."""


def render_json(found: DataSet, site: Site) -> str:
    """The whole set with its title, its licence and its schema."""
    licence = site.settings.options.lizenz
    head = {
        "$schema": absolute(found.address("schema.json"), site.settings.site_url),
        "titel": f"{found.title} – {site.settings.site_name}",
        "lizenz": licence.url or licence.name if licence else None,
        "eintraege": found.rows(site),
    }
    return _dump({key: value for key, value in head.items() if value is not None})


def render_schema(found: DataSet, site: Site) -> str:
    """The JSON Schema (draft 2020-12) of the file."""
    return _dump(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": absolute(found.address("schema.json"), site.settings.site_url),
            "title": found.title,
            "description": found.text,
            "type": "object",
            "properties": {
                "$schema": {"type": "string"},
                "titel": {"type": "string"},
                "lizenz": {"type": "string"},
                "eintraege": {"type": "array", "items": found.schema},
            },
            "required": ["titel", "eintraege"],
        }
    )


def render_csv(found: DataSet, site: Site) -> str:
    """A table for spreadsheets; its columns are all fields of the schema. Values of a list are parted by ``; ``."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(found.schema["properties"])
    for row in found.rows(site):
        table.writerow([_guard(_flatten(row.get(name))) for name in found.schema["properties"]])
    return _MARK + written.getvalue()


def _flatten(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flatten(one)}" for key, one in value.items())
    return "; ".join(map(_flatten, value)) if isinstance(value, list) else str(value)


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _dump(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


_RENDER: Mapping[str, Callable[[DataSet, Site], str]] = {
    "json": render_json,
    "csv": render_csv,
    "schema.json": render_schema,
}


def render_data(name: str, ending: str, site: Site) -> str:
    """The file of a set with an ending of ``DATA_ENDINGS``."""
    return _RENDER[ending](SETS[name], site)
