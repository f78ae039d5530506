"""Documents → models. Every mistake becomes a problem with the line of the value that caused it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wiq_site.content.fields import Model, find_model
from wiq_site.content.foreign import explain_foreign, find_fix, find_ours
from wiq_site.content.prose import check_prose
from wiq_site.content.stray import find_stray_fields
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.content.values import name_place, show
from wiq_site.fixes import Fix, KeyFix, ValueFix, same_word
from wiq_site.problems import Problem, find_errors
from wiq_site.source.documents import Document
from wiq_site.source.typed import find_missing_space, missing_space
from wiq_site.source.yaml_text import Fields, Location, Plain
from wiq_site.text import find_similar, join_words, quote, suggest

M = TypeVar("M", bound=Model)

_BLANKS = {"date": "1970-01-01"}


def parse_taxonomies(fields: Fields, path: str) -> tuple[Taxonomies, list[Problem]]:
    """Read the terms. What is wrong is left out, so that the content can still be checked."""
    taxonomies, problems = _parse(Taxonomies, fields, path, None)
    return taxonomies or Taxonomies(), [*problems, *check_prose(Taxonomies, fields, path)]


def parse_content(model: type[M], document: Document, taxonomies: Taxonomies | None) -> tuple[M | None, list[Problem]]:
    """Read one document as ``model``; None when it has mistakes. Without ``taxonomies`` any term will do."""
    content, problems = _parse(model, _complete(model, document), document.path, taxonomies)
    problems += [*check_prose(model, document.fields, document.path), *find_stray_fields(document, model)]
    return None if find_errors(problems) else content, problems


def repair_content(
    model: type[M], document: Document, taxonomies: Taxonomies | None
) -> tuple[M | None, frozenset[str]]:
    """The content of a document with mistakes, without the fields that have them, and the names of these.

    It can be checked further, never shown: what is required and missing has a value that says nothing.
    """
    values = _drop_empty(_complete(model, document).values, model)
    wrong = frozenset(str(details["loc"][0]) for details in _find_mistakes(model, values, taxonomies))
    blank = {name: _BLANKS.get(name, "-") for name, field in model.model_fields.items() if field.is_required()}
    left = {key: value for key, value in values.items() if key not in wrong}
    try:
        return model.model_validate({**blank, **left}), wrong
    except ValidationError:
        return None, wrong


def _find_mistakes(model: type[M], values: Any, taxonomies: Taxonomies | None) -> list[ErrorDetails]:
    try:
        model.model_validate(values, context=taxonomies)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _complete(model: type[Model], document: Document) -> Fields:
    """The fields, with what the name of the file says of those that are missing."""
    written = document.fields
    named = {key: value for key, value in model.from_name(document.stem).items() if written.values.get(key) is None}
    return replace(written, values={**written.values, **named}) if named else written


def _parse(model: type[M], fields: Fields, path: str, context: Taxonomies | None) -> tuple[M | None, list[Problem]]:
    try:
        return model.model_validate(_drop_empty(fields.values, model), context=context), []
    except ValidationError as error:
        return None, _explain_all(model, error, fields, path)


def _drop_empty(value: Any, model: type[BaseModel], place: Location = ()) -> Any:
    """A field without a value counts as left out; what is no field is told, and a term of which nothing is said."""
    if isinstance(value, list):
        return [_drop_empty(item, model, (*place, number)) for number, item in enumerate(value) if item is not None]
    if not isinstance(value, Mapping):
        return value
    here = _model_at(model, place)
    kept = {}
    for key, item in value.items():
        if item is not None:
            kept[key] = _drop_empty(item, model, (*place, key))
        elif key not in here.model_fields:
            kept[key] = {} if here is Model else ""
    return kept


def _explain_all(model: type[BaseModel], error: ValidationError, fields: Fields, path: str) -> list[Problem]:
    """One problem per mistake: a misspelt key is not also reported as a missing one."""
    errors = error.errors(include_url=False)
    misspelt = {
        (*e["loc"][:-1], _find_meant(str(e["loc"][-1]), _model_at(model, e["loc"][:-1]).model_fields))
        for e in errors
        if e["type"] == "extra_forbidden"
    }
    told = (e for e in errors if e["type"] != "missing" or e["loc"] not in misspelt)
    return [_explain(model, details, fields, path) for details in told]


def _find_meant(key: str, known: Collection[str]) -> str | None:
    return find_ours(key, known) or find_similar(key, known)


def _explain(model: type[BaseModel], details: ErrorDetails, fields: Fields, path: str) -> Problem:
    location = _written(details["loc"], fields.values)
    what, allowed, todo = _EXPLAIN.get(details["type"], _unreadable)(model, details, location)
    fix = _find_fix(model, details, location, fields.values)
    return Problem(path, fields.line(location), name_place(location), what, allowed, todo, fix=fix)


def _find_fix(
    model: type[BaseModel], details: ErrorDetails, location: Location, values: Mapping[str, Plain]
) -> Fix | None:
    """The repair of what ``_own`` and ``_unknown_key`` tell, where there is exactly one."""
    if details["type"] == "wiq":
        meant = details.get("ctx", {}).get("meant")
        is_name = details["loc"][-1] == "[key]"  # a term's slug, which other files name
        return ValueFix(location, *meant) if meant and location and not is_name else None
    if details["type"] != "extra_forbidden" or not location:
        return None
    around: Any = values
    for step in location[:-1]:
        around = around[step]
    known, key = list(_model_at(model, location[:-1]).model_fields), str(location[-1])
    if same := same_word(key, ((name, name) for name in known)):
        return KeyFix(location, same) if same not in around else None
    ours = _find_ours(model, location)
    return find_fix(location, ours, list(around), details["input"]) if ours is not None else None


def _find_ours(model: type[BaseModel], location: Location) -> str | None:
    """Our name for a field that other programs have at the top of a file (see ``find_ours``)."""
    is_top = len(location) == 1 and model is not Taxonomies
    return find_ours(str(location[0]), model.model_fields) if is_top else None


def _written(loc: Location, values: Mapping[str, Plain]) -> Location:
    """The part of pydantic's location that stands in the file (it adds names of its own for unions and keys)."""
    location: list[str | int] = []
    value: Any = values
    for step in loc:
        if isinstance(value, Mapping) and (step in value or (step == loc[-1] and step != "[key]")):
            location.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            location.append(step)
            value = value[step] if step < len(value) else None
    return tuple(location)


Sentences = tuple[str, str, str]


def _unknown_key(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    known = list(_model_at(model, location[:-1]).model_fields)
    key = str(location[-1]) if location else ""
    ours = _find_ours(model, location)
    if ours is not None:
        return explain_foreign(ours)
    is_part = details["input"] == "" and len(location) > 1  # {text: Wer sägt, malt}
    todo = "Gehört es zum Text davor, bitte den ganzen Text in Anführungszeichen setzen." if is_part else ""
    return f"Dieses Feld gibt es nicht.{suggest(key, known)}", f"Erlaubt sind: {join_words(known)}.", todo


def _missing(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    field = _model_at(model, location[:-1]).model_fields.get(str(location[-1]))
    return "Diese Angabe fehlt.", "", f"Bitte ergänzen: {field.description}" if field and field.description else ""


def _needs_text(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    todo = "Bitte ohne „- “ und ohne Unterfelder schreiben; enthält der Text „: “, gehört er in Anführungszeichen."
    return "Hier gehört ein einfacher Text hin.", "", todo


def _needs_list(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    return "Hier gehört eine Liste hin.", "", "Jeder Eintrag beginnt in einer eigenen Zeile mit „- “."


def _needs_fields(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    written = details["input"]
    if isinstance(written, str) and find_missing_space(written):
        what, todo = missing_space(written)
        return what, "", todo
    keys = list(_model_at(model, location).model_fields)
    allowed = f"Möglich sind: {join_words(keys)}." if keys else ""
    return "Hier gehören Unterfelder hin.", allowed, "Sie stehen eingerückt darunter, in der Form „feld: Wert“."


def _too_short(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    return "Der Text ist leer.", "", "Bitte etwas eintragen oder die Zeile löschen."


def _too_few(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    return "Hier fehlt mindestens ein Eintrag.", "", "Bitte etwas eintragen oder die Zeile löschen."


def _own(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    context = details.get("ctx", {})
    return context["what"], context["allowed"], context["todo"]


def _unreadable(model: type[BaseModel], details: ErrorDetails, location: Location) -> Sentences:
    return f"{quote(show(details['input']))} ist hier nicht erlaubt.", "", "Was hier stehen kann, sagt die Anleitung."


_EXPLAIN: dict[str, Callable[[type[BaseModel], ErrorDetails, Location], Sentences]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_type": _needs_text,
    "tuple_type": _needs_list,
    "model_type": _needs_fields,
    "model_attributes_type": _needs_fields,
    "dict_type": _needs_fields,
    "string_too_short": _too_short,
    "too_short": _too_few,
    "wiq": _own,
}


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The model that describes the mapping at ``location``; an empty one when there is none."""
    current: Any = model
    for step in location:
        if get_origin(current) is dict:
            current = get_args(current)[1]
        elif isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(step)
            annotation = field.annotation if field else None
            current = annotation if get_origin(annotation) is dict else find_model(annotation)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else Model
