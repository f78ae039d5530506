"""Front matter of other programs → plain values: YAML, TOML, JSON, and lines ``Title: …`` without a frame."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time

from wiq_site.importing.generators.folders import read_setting_file
from wiq_site.importing.generators.model import Head, Tree
from wiq_site.importing.results import Note
from wiq_site.problems import Problem, find_errors
from wiq_site.source.documents import parse_document
from wiq_site.source.yaml_text import Plain, parse_yaml

_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"at line (\d+)")
_META = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_MORE = re.compile(r"(?:[ ]{4,}|\t)(?P<value>.*)")
_YAML_BEGIN = re.compile(r"\s*---[ \t]*(?:\n|\Z)")


def read_yaml_head(text: str, path: str) -> Head:
    """Fields between two lines ``---``; a file without them is all text."""
    if not _YAML_BEGIN.match(text):
        return Head(body=text, is_there=False)
    closed = re.sub(r"^\.\.\.[ \t]*$", "---", text, count=1, flags=re.MULTILINE) if "\n---" not in text else text
    document, problems = parse_document(closed, path, path, needs_front_matter=False)
    errors = find_errors(problems)
    lines = {str(place[0]): line for place, line in document.fields.lines.items() if len(place) == 1}
    return Head(document.fields.values, document.body, document.body_line, lines, tuple(map(_note, errors)))


def read_any_head(text: str, path: str) -> Head:
    """YAML, TOML or JSON: what Hugo takes."""
    if text.lstrip().startswith("+++"):
        return _read_toml_head(text)
    if text.lstrip().startswith("{") and not text.lstrip().startswith(("{{", "{%")):
        return _read_json_head(text)
    return read_yaml_head(text, path)


def read_meta_head(text: str, path: str) -> Head:
    """YAML in its frame, or else lines ``Key: value`` down to the first empty one, as Python-Markdown reads them."""
    if _YAML_BEGIN.match(text):
        return read_yaml_head(text, path)
    values: dict[str, Plain] = {}
    where: dict[str, int] = {}
    lines, key, number = text.split("\n"), "", 0
    for number, line in enumerate(lines):
        if found := _META.fullmatch(line):
            key = found["key"]
            values[key], where[key] = found["value"].strip(), number + 1
        elif key and (more := _MORE.fullmatch(line)):
            values[key] = f"{values[key]}\n{more['value'].strip()}".strip()
        else:
            break
    else:
        number = len(lines)
    if not values:
        return Head(body=text, is_there=False)
    return Head(values, "\n".join(lines[number:]), number + 1, where)


def read_settings(tree: Tree, *names: str) -> tuple[Mapping[str, Plain], tuple[Note, ...]]:
    """The settings of a site from the first of these files that is there, and what is wrong with it."""
    name, text, unread = read_setting_file(tree, *names)
    values, notes = _read_settings_text(name, text) if name else ({}, ())
    return values, (*unread, *(Note(f"{name}, Zeile {note.line}: {note.what}") for note in notes))


def _read_settings_text(name: str, text: str) -> tuple[Mapping[str, Plain], tuple[Note, ...]]:
    """In TOML, YAML or JSON, by the name of the file."""
    if name.endswith(".toml"):
        try:
            return _plain_mapping(tomllib.loads(text)), ()
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return {}, (_unreadable("TOML", error, 0),)
    if name.endswith(".json"):
        try:
            return _plain_mapping(json.loads(text)), ()
        except (ValueError, RecursionError, AttributeError) as error:
            return {}, (_unreadable("JSON", error, 0),)
    fields, problems = parse_yaml(text, name, environment={})
    return fields.values, tuple(map(_note, find_errors(problems)))


def _read_toml_head(text: str) -> Head:
    found = _TOML.match(text)
    if found is None:
        return Head(notes=(Note("Der Kopf hat kein Ende: Es fehlt eine zweite Zeile „+++“.", 1),))
    first_line = text.count("\n", 0, found.start(1)) + 1
    body_line = text.count("\n", 0, found.end()) + 1
    try:
        values = _plain_mapping(tomllib.loads(found[1]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Head(notes=(_unreadable("TOML", error, first_line - 1),))
    return Head(values, text[found.end() :], body_line, _find_lines(found[1], values, first_line))


def _read_json_head(text: str) -> Head:
    start = len(text) - len(text.lstrip())
    try:
        found, end = json.JSONDecoder().raw_decode(text, start)
        values = _plain_mapping(found)
    except (ValueError, RecursionError, AttributeError) as error:
        return Head(notes=(_unreadable("JSON", error, 0),))
    lines = _find_lines(text[:end], values, 1)
    return Head(values, text[end:].removeprefix("\n"), text.count("\n", 0, end) + 2, lines)


def _find_lines(text: str, values: Mapping[str, Plain], first_line: int) -> dict[str, int]:
    """Where a key begins a line; these libraries do not say it."""
    found = ((key, re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=:]", text, re.MULTILINE)) for key in values)
    return {key: first_line + text.count("\n", 0, place.start()) for key, place in found if place}


def _unreadable(form: str, error: Exception, before: int) -> Note:
    found = _PLACE.search(str(error))
    line = int(found[1]) + before if found else getattr(error, "lineno", before + 1)
    return Note(f"Der Kopf ist kein lesbares {form}.", line)


def _note(problem: Problem) -> Note:
    field = f"{problem.field}: " if problem.field else ""
    return Note(" ".join(filter(None, (field + problem.what, problem.allowed, problem.todo))), problem.line)


def _plain_mapping(values: Mapping[str, object]) -> dict[str, Plain]:
    return {str(key): _plain(value) for key, value in values.items()}


def _plain(value: object) -> Plain:
    """The value as our own reader would have it: every scalar is text."""
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)
