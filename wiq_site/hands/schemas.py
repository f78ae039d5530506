"""``wiq schema``: write the JSON Schemas of a project into a folder, and say how an editor's program finds them."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from wiq_site.content.parse import parse_taxonomies
from wiq_site.problems import Problem, find_errors
from wiq_site.schemas import MARK, Schema, build_schemas
from wiq_site.settings import Settings, read_settings
from wiq_site.source.documents import read_yaml
from wiq_site.text import quote

FOLDER = ".schema"


def write_schemas(config_file: Path, folder: Path | None = None) -> tuple[tuple[Problem, ...], list[str]]:
    """All problems, and what to say when the files are written. With errors nothing is."""
    settings, problems = read_settings(config_file)
    fields, found = read_yaml(settings.root / settings.options.taxonomies, settings.options.taxonomies)
    taxonomies, wrong = parse_taxonomies(fields, settings.options.taxonomies)
    folder = folder or config_file.parent / FOLDER
    schemas = {folder / f"{name}.json": schema for name, schema in build_schemas(taxonomies).items()}
    problems += [*found, *wrong, *_find_others(folder, schemas)]
    if find_errors(problems):
        return tuple(problems), []
    folder.mkdir(parents=True, exist_ok=True)
    for file, schema in schemas.items():
        file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")
    return tuple(problems), [
        f"{len(schemas)} Dateien in {folder}.",
        "",
        *_explain_editor(folder, settings, config_file),
    ]


def _find_others(folder: Path, schemas: dict[Path, Schema]) -> Iterator[Problem]:
    """What lies where we would write, and is not ours."""
    todo = "Bitte einen anderen Ordner nennen: wiq schema ORDNER"
    if folder.exists() and not folder.is_dir():
        yield Problem(folder.as_posix(), 1, "", f"{quote(folder.name)} ist kein Ordner.", todo=todo)
        return
    for file in schemas:
        if os.path.lexists(file) and not _is_ours(file):
            what = "Diese Datei hat nicht „wiq schema“ geschrieben; sie wird nicht ersetzt."
            yield Problem(file.as_posix(), 1, "", what, todo=todo)


def _is_ours(file: Path) -> bool:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return not file.is_symlink() and isinstance(found, dict) and found.get("$comment") == MARK


def _explain_editor(folder: Path, settings: Settings, config_file: Path) -> Iterator[str]:
    """What to write into the settings of VS Code, as far as its extension for YAML goes."""
    options = settings.options
    files = {"taxonomies": options.taxonomies, "organisationen": options.organisationen, "mkdocs": settings.config_path}
    root = config_file.parent
    schemas = {_address(folder / f"{name}.json"): _from_here(root / file) for name, file in files.items()}
    yield "Für VS Code mit der Erweiterung „YAML“ (Red Hat), in .vscode/settings.json:"
    yield json.dumps({"yaml.schemas": schemas}, ensure_ascii=False, indent=2)
    yield "Für den Kopf von Textdateien (.md) braucht VS Code eine weitere Erweiterung."


def _address(file: Path) -> str:
    """Where VS Code finds a file: seen from its own folder, or anywhere on this computer."""
    way = _from_here(file)
    return file.resolve().as_posix() if way.startswith("../") else f"./{way}"


def _from_here(file: Path) -> str:
    return Path(os.path.relpath(file)).as_posix()
