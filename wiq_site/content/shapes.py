"""What a field of a model holds, as far as a form must know: one or many, which kind of value, which part."""

from dataclasses import dataclass
from datetime import datetime
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo

from wiq_site.content.fields import Model
from wiq_site.content.forms import Chosen
from wiq_site.content.taxonomies import TermsOf
from wiq_site.content.values import as_names

T = TypeVar("T")


@dataclass(frozen=True)
class Shape:
    """``marks`` say which kind of value it is; ``model`` is that of a part; of ``many`` there may be several.

    ``has_time`` says that a time may follow the day.
    """

    marks: tuple[Any, ...]
    model: type[Model] | None = None
    many: bool = False
    has_time: bool = False

    def find(self, kind: type[T]) -> T | None:
        """The mark of a kind, if there is one."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    @property
    def facet(self) -> str:
        """The facet of terms; empty for other values."""
        mark = self.find(TermsOf)
        return mark.facet if mark else ""

    @property
    def by_label(self) -> bool:
        """Whether files hold the names of terms, not their slugs."""
        mark = self.find(TermsOf)
        return mark is not None and mark.by_label

    @property
    def chosen(self) -> str:
        """What is chosen: ``team``, ``picture``; empty for other values."""
        mark = self.find(Chosen)
        return mark.what if mark else ""

    @property
    def typed(self) -> dict[str, Any]:
        """What may be typed, as JSON Schema."""
        mark = self.find(WithJsonSchema)
        return mark.json_schema or {} if mark else {}

    @property
    def splits(self) -> bool:
        """Whether one text may hold several values, with commas between them."""
        return any(isinstance(mark, BeforeValidator) and mark.func is as_names for mark in self.marks)


def read_shape(field: FieldInfo) -> Shape:
    """The shape of a field; whether it may be missing is another question."""
    return _read(field.annotation, tuple(field.metadata))


def _read(annotation: Any, marks: tuple[Any, ...]) -> Shape:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _read(inner[0], (*marks, *_flatten(inner[1:])))
    if origin in (Union, UnionType):
        kinds = [kind for kind in inner if kind is not type(None)]
        return _read(kinds[0], marks) if len(kinds) == 1 else Shape(marks, has_time=datetime in kinds)
    if origin is tuple:
        one = _read(inner[0], ())
        return Shape((*marks, *one.marks), one.model, many=True, has_time=one.has_time)
    is_part = isinstance(annotation, type) and issubclass(annotation, Model)
    return Shape(marks, annotation if is_part else None)


def _flatten(marks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Marks of a kind of value that builds on another one."""
    return tuple(one for mark in marks for one in (mark.metadata if isinstance(mark, FieldInfo) else (mark,)))
