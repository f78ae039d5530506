"""JSON Schemas (draft 2020-12) of everything that editors type, so that their programs complete and check it.

They follow from the models: a new field stands in them by itself, with its German sentence. Terms are those of the
project. What pydantic says of our types is corrected where editors may write more than one form.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from wiq_site.content.fields import Model
from wiq_site.content.forms import FACET, NAMES, SCALAR, quoted, text
from wiq_site.content.kinds import KINDS
from wiq_site.content.organisations import Organisation
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.content.values import as_list, as_names
from wiq_site.options import Options

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MARK = "Geschrieben von „wiq schema“; wird beim nächsten Mal ersetzt."
"""By this a file is known to be ours."""

_NULL: Schema = {"type": "null"}
_NOTHING: tuple[Any, ...] = (None, "", [], ())
_ANY_STEM = "2020-01-01-name"


def build_schemas(taxonomies: Taxonomies) -> dict[str, Schema]:
    """Name → schema: for the front matter of each kind, for the terms, for the settings."""
    kinds = {kind.name: _head(kind.manual) | _build(kind.model, taxonomies) for kind in KINDS}
    terms = _head("Feste Begriffe (taxonomies.yml)") | _build(Taxonomies, taxonomies)
    settings = _head("Einstellungen (mkdocs.yml)") | _below_plugin(_build(Options, taxonomies))
    organisations = _head("Organisationen (organisationen.yml)") | _by_slug(_build(Organisation, taxonomies))
    return {**kinds, "taxonomies": terms, "organisationen": organisations, "mkdocs": settings}


def _by_slug(entry: Schema) -> Schema:
    """The form of a file that maps slugs to entries."""
    models = entry.pop("$defs", {})
    slugs = {"^[a-z0-9]+(-[a-z0-9]+)*$": {"$ref": "#/$defs/Organisation"}}
    return {
        "type": "object",
        "patternProperties": slugs,
        "additionalProperties": False,
        "$defs": {**models, "Organisation": entry},
    }


def _head(title: str) -> Schema:
    return {"$schema": DRAFT, "$comment": MARK, "title": title}


def _below_plugin(options: Schema) -> Schema:
    """The options stand under ``plugins: - wiq:``. Of the other settings nothing is said."""
    models = options.pop("$defs", {})
    named = {"properties": {"wiq": {"anyOf": [{"$ref": "#/$defs/Options"}, _NULL]}}}
    return {
        "type": "object",
        "properties": {"plugins": {**named, "items": named}},
        "$defs": {**models, "Options": options},
    }


def _build(model: type[Model], taxonomies: Taxonomies) -> Schema:
    schema = _refine(model.model_json_schema(schema_generator=_Generator), taxonomies)
    by_name = model.from_name(_ANY_STEM)
    schema["required"] = [key for key in schema.get("required", ()) if key not in by_name]
    for key in by_name:
        schema["properties"][key] = _or_null(schema["properties"][key])
    return schema


class _Generator(GenerateJsonSchema):
    """What pydantic cannot know: YAML has more types than our texts, and one value stands for a list of one."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        return {**super().str_schema(schema), "type": SCALAR}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        found = super().function_before_schema(schema)
        read = schema["function"]["function"]
        if read in (as_list, as_names):
            return {"anyOf": [found["items"], found], NAMES: read is as_names}
        return found


def _refine(schema: Schema, taxonomies: Taxonomies) -> Schema:
    """A schema, and all within, with terms and empty values, without English words and names made of keys."""
    if facet := schema.get(FACET):
        return _term(facet, taxonomies)
    refined = {
        key: _refine_part(key, value, taxonomies) for key, value in schema.items() if key not in ("title", NAMES)
    }
    if refined.get("default", 0) in _NOTHING:
        refined.pop("default", None)
    if schema.get(NAMES):
        refined["anyOf"].append(_names(schema["anyOf"][0].get(FACET), taxonomies))
    if "properties" in refined:
        refined.pop("description", None)
        required = refined.get("required", ())
        given = refined["properties"].items()
        refined["properties"] = {key: value if key in required else _or_null(value) for key, value in given}
    if "patternProperties" in refined:
        refined["additionalProperties"] = False
    return refined


def _refine_part(key: str, value: Any, taxonomies: Taxonomies) -> Any:
    if key in ("properties", "$defs"):
        return {name: _refine(part, taxonomies) for name, part in value.items()}
    if key == "patternProperties":
        return {name: _or_null(_refine(part, taxonomies)) for name, part in value.items()}
    if key in ("items", "additionalProperties") and isinstance(value, dict):
        return _or_null(_refine(value, taxonomies))
    if key == "anyOf":
        return [_refine(part, taxonomies) for part in value]
    return value


def _or_null(schema: Schema) -> Schema:
    """A key or an entry without a value counts as left out."""
    if _NULL in schema.get("anyOf", ()):
        return schema
    outer = {key: value for key, value in schema.items() if key in ("description", "default")}
    inner = {key: value for key, value in schema.items() if key not in outer}
    choices = inner["anyOf"] if list(inner) == ["anyOf"] else [inner]
    return {"anyOf": [*choices, _NULL], **outer}


def _term(facet: str, taxonomies: Taxonomies) -> Schema:
    """One term of a facet; its labels are hints for those who type."""
    terms = taxonomies.terms(facet)
    if not terms:
        return {"not": {}}
    numbers = {slug: int(slug) for slug in terms if slug.isdecimal()}
    labels = [*(term.label for term in terms.values()), *(terms[slug].label for slug in numbers)]
    listed = {"enum": [*terms, *numbers.values()], "enumDescriptions": labels}
    return {"anyOf": [listed, text(quoted(_any_of(terms)))]}


def _names(facet: str | None, taxonomies: Taxonomies) -> Schema:
    """Several names in one text, with commas between them."""
    if facet is None:
        return {"type": "string", "pattern": ","}
    name = quoted(_any_of(taxonomies.terms(facet)))
    return text(rf"\s*(?:{name})?(?:,(?:{name})?)*\s*")


def _any_of(terms: Mapping[str, object]) -> str:
    return "|".join(map(re.escape, terms)).replace(r"\-", "-") or "(?!)"
