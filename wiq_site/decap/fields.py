"""Models → fields of the form. A new field of a model stands in the form by itself, with its German sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from wiq_site.content import forms
from wiq_site.content.fields import PROSE, Model
from wiq_site.content.shapes import Shape, read_shape
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.decap.labels import label_of, singular_of

Field = dict[str, Any]

_FOR_FILES = re.compile(r" \(Kürzel aus taxonomies\.yml\)| \(Dateiname ohne \.md\)|^true, (?=wenn|solange)")
"""What only those need who write files."""

_PICTURE_HINT = "Zieh ein Bild hierher oder wähl eines aus. Ein Foto kann so bleiben, wie es aus dem Telefon kommt."
_ONE_A_LINE = "Jeder Eintrag in eine eigene Zeile."
_LIMIT = re.compile(r"\{1,(\d+)\}")

_SENTENCES = (
    (forms.MAIL, "Bitte eine Mailadresse eintragen, zum Beispiel „postfach@beispiel.de“."),
    (forms.SLUG, "Erlaubt sind kleine Buchstaben a–z, Ziffern und einzelne Bindestriche."),
    (forms.URL, "Die Internetadresse beginnt mit „https://“."),
    (forms.PARTIAL, "Bitte ein Jahr „2020“, einen Monat „2020-10“ oder einen Tag „2020-10-12“ eintragen."),
    (forms.ADDRESS, "Eine Adresse dieser Website beginnt mit „/“, zum Beispiel „/teams/alter-name/“."),
    (forms.LANG, "Das Kürzel einer Sprache hat zwei oder drei Buchstaben, z. B. „en“ oder „ar“."),
    (forms.PINNED, "Bitte „true“ eintragen oder den Tag, bis zu dem es gilt: „2026-05-31“."),
    (forms.MOMENT, "Ein Tag hat die Form „2026-05-31“ (Jahr-Monat-Tag)."),
)


@dataclass(frozen=True)
class Choices:
    """What editors choose from: the terms, and the teams there are (name of the file → title)."""

    taxonomies: Taxonomies
    teams: Mapping[str, str]


def build_fields(model: type[Model], choices: Choices) -> list[Field]:
    """All fields of a model in its order."""
    return [_field(name, field, read_shape(field), choices) for name, field in model.model_fields.items()]


def _field(name: str, info: FieldInfo, shape: Shape, choices: Choices) -> Field:
    field = {"name": name, "label": label_of(name), "required": info.is_required()}
    hint = _FOR_FILES.sub("", info.description or "")
    hint = hint[:1].upper() + hint[1:] if hint.rstrip(".") != field["label"] else ""
    own = _many(name, shape, choices) if shape.many else _one(shape, choices, is_required=info.is_required())
    return field | {"hint": hint} | own | ({"hint": f"{hint} {_ONE_A_LINE}"} if own["widget"] == "wiq-zeilen" else {})


def _many(name: str, shape: Shape, choices: Choices) -> Field:
    if shape.model:
        inner = build_fields(shape.model, choices)
        summary = next((part["name"] for part in inner if part["required"] and _is_text(shape.model, part)), "")
        found = {"widget": "list", "label_singular": singular_of(name), "fields": inner, "collapsed": True}
        return found | ({"summary": f"{{{{fields.{summary}}}}}"} if summary else {})
    if options := _options(shape, choices):
        return {"widget": "wiq-auswahl", "multiple": True, "options": options, "namen": shape.splits}
    return {"widget": "wiq-zeilen", "namen": shape.splits} | _muster(shape)


def _is_text(model: type[Model], field: Field) -> bool:
    return field["widget"] == "string" and PROSE in read_shape(model.model_fields[field["name"]]).marks


def _one(shape: Shape, choices: Choices, *, is_required: bool) -> Field:
    if shape.model:
        widget = "object" if is_required else "wiq-gruppe"
        return {"widget": widget, "fields": build_fields(shape.model, choices)}
    if shape.chosen == "picture":
        return {"widget": "wiq-bild", "hint": _PICTURE_HINT, "choose_url": False}
    if options := _options(shape, choices):
        first = {"default": options[0]["value"]} if "enum" in shape.typed and is_required else {}
        return {"widget": "wiq-auswahl", "options": options} | first
    if forms.BOOL in shape.marks:
        return {"widget": "boolean", "required": False}
    if forms.NUMBER in shape.marks:
        return {"widget": "number", "value_type": "int", "min": 1, "step": 1}
    if forms.MOMENT in shape.marks:
        after = shape.find(forms.After)
        return {"widget": "wiq-datum", "zeit": shape.has_time} | (
            {"nach": [after.field, label_of(after.field)]} if after else {}
        )
    found, has_lines = _muster(shape), forms.MARKDOWN in shape.marks
    return {"widget": "text" if _limit(shape) or has_lines else "string"} | (
        {"pattern": found["muster"]} if found else {}
    )


def _options(shape: Shape, choices: Choices) -> list[Mapping[str, str]]:
    if shape.facet:
        terms = choices.taxonomies.terms(shape.facet)
        return [
            {"value": term.label if shape.by_label else slug, "label": term.label, "hint": term.description}
            for slug, term in terms.items()
        ]
    if shape.chosen == "team":
        return [{"value": slug, "label": title, "hint": ""} for slug, title in choices.teams.items()]
    words = shape.typed.get("enum", ())
    return [{"value": word, "label": word.replace("-", " "), "hint": ""} for word in words if isinstance(word, str)]


def _muster(shape: Shape) -> Field:
    """The pattern of a text, with the sentence for what is not like it."""
    schemas = shape.typed.get("anyOf", [shape.typed])
    pattern = next((schema["pattern"] for schema in reversed(schemas) if "pattern" in schema), "")
    return {"muster": [pattern, _explain(shape)]} if pattern else {}


def _explain(shape: Shape) -> str:
    known = next((sentence for mark, sentence in _SENTENCES if mark in shape.marks), "")
    limit = f"Das ist zu lang. Erlaubt sind höchstens {_limit(shape)} Zeichen."
    return known or (limit if _limit(shape) else "So kann es nicht stehen bleiben.")


def _limit(shape: Shape) -> int:
    found = _LIMIT.search(str(shape.typed.get("pattern", "")))
    return int(found[1]) if found else 0


def order_fields(fields: Iterable[Field], first: tuple[str, ...]) -> list[Field]:
    """The same fields, those named ``first`` before the others."""
    rank = {name: number for number, name in enumerate(first)}
    return sorted(fields, key=lambda field: rank.get(field["name"], len(rank)))
