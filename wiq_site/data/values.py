"""Typed content → plain values for JSON, and the schema of the same values. A new field of a model stands in both."""

import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from wiq_site.content.fields import Model
from wiq_site.content.forms import MARKDOWN
from wiq_site.content.shapes import read_shape
from wiq_site.content.values import without_empty
from wiq_site.dates import PartialDate

HIDDEN = frozenset(
    {"draft", "geprueft", "slug", "id", "aliases", "hide", "bild", "fotos", "kommentare", "beispiel", "angeheftet"}
)
"""What only the program needs, and pictures and comments, which belong to others.

Ids and addresses stand beside the content.
"""


@cache
def find_fields(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields that are open data. Those that are written like a body belong to the text, which the feeds hold."""
    fields = {name: field for name, field in model.model_fields.items() if name not in HIDDEN}
    return {name: field for name, field in fields.items() if MARKDOWN not in read_shape(field).marks}


def build_values(content: Model) -> dict[str, Any]:
    """The fields of a model in their order, without empty ones. Days and moments are ISO 8601 texts with their zone."""
    return without_empty({name: build_value(getattr(content, name)) for name in find_fields(type(content))})


def build_value(value: Any) -> Any:
    """One value of a field."""
    if isinstance(value, Model):
        return build_values(value)
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, date):  # a moment too
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return {key: build_value(one) for key, one in value.items()}
    return [build_value(one) for one in value] if isinstance(value, (tuple, list)) else value


def build_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``build_values`` gives for a model."""
    fields = find_fields(model)
    return {
        "type": "object",
        "properties": {
            name: {**_describe(field.annotation), "description": field.description} for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }


_SCALARS: dict[type, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
}


def _describe(annotation: Any) -> dict[str, Any]:
    """The schema of one annotation; what may be missing is left out, so there is no null."""
    arguments = [argument for argument in get_args(annotation) if argument not in (type(None), Ellipsis)]
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        choices = [_describe(argument) for argument in arguments]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin in (tuple, list):
        return {"type": "array", "items": _describe(arguments[0])}
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return build_schema(annotation)
    if hasattr(annotation, "__metadata__"):
        return _describe(annotation.__origin__)
    return dict(_SCALARS.get(annotation, {"type": "string"}))
