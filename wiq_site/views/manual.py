"""The manual of all fields of front matter."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from wiq_site.content.fields import find_model
from wiq_site.content.kinds import KINDS
from wiq_site.content.organisations import Organisation


@dataclass(frozen=True)
class FieldRow:
    """One front-matter field as the manual shows it."""

    name: str
    required: bool
    description: str
    depth: int


@dataclass(frozen=True)
class FieldTable:
    """The fields of one kind of file."""

    title: str
    rows: tuple[FieldRow, ...]


def table_views() -> tuple[FieldTable, ...]:
    """The manual of all fields, out of the models themselves."""
    models = (*((kind.manual, kind.model) for kind in KINDS), ("Organisation (organisationen.yml)", Organisation))
    return tuple(FieldTable(title, tuple(_rows(model, "", 0))) for title, model in models)


def _rows(model: type[BaseModel], prefix: str, depth: int) -> Iterable[FieldRow]:
    for name, field in model.model_fields.items():
        yield FieldRow(prefix + name, field.is_required(), field.description or "", depth)
        if inner := find_model(field.annotation):
            yield from _rows(inner, f"{prefix}{name}.", depth + 1)
