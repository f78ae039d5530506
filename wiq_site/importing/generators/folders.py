"""The folder of an old site, looked through: symbolic links and what cannot be read are left out with a reason."""

import os
from collections.abc import Iterator
from pathlib import Path

from wiq_site.importing.generators.model import Tree
from wiq_site.importing.results import Note, Unreadable
from wiq_site.source.documents import decode_text, read_bytes

LARGEST_TEXT = 2_000_000
LARGEST_FILE = 50_000_000
_SKIPPED = frozenset(("node_modules", "vendor", "_site", "public", "output", "site", "__pycache__", "venv"))
"""Folders at the root that hold what programs made or other people's code."""


def read_tree(root: Path) -> Tree:
    """Every ordinary file below ``root`` in order of its path; hidden ones do not count."""
    files: dict[str, Path] = {}
    refused: dict[str, str] = {}
    for path, entry in _walk(root, ""):
        if not path.isprintable():
            refused[path.encode("ascii", "replace").decode()] = "Der Name enthält Zeichen, die sich nicht lesen lassen."
        elif entry.is_symlink():
            refused[path] = "Das ist ein Verweis auf eine andere Stelle (symbolischer Link); er wird nicht gelesen."
        elif entry.is_file():
            files[path] = Path(entry.path)
    return Tree(root, files, refused)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.startswith(".") or (not prefix and entry.name in _SKIPPED):
            continue
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{path}/")
        else:
            yield path, entry


def read_text_file(file: Path, path: str) -> str:
    """The text of a file. Raises ``Unreadable``."""
    if file.stat().st_size > LARGEST_TEXT:
        raise Unreadable("Die Datei ist größer als 2 MB; das ist kein Text eines Beitrags.")
    data, problems = read_bytes(file, path)
    if not problems:
        text, problems = decode_text(data, path)
    if problems:
        raise Unreadable(f"{problems[0].what} {problems[0].todo}".strip())
    return text


def read_setting_file(tree: Tree, *names: str) -> tuple[str, str, tuple[Note, ...]]:
    """Name and text of the first file with settings that is there and readable, and why those before it were not.

    Name and text are empty when none is.
    """
    notes: tuple[Note, ...] = ()
    for name in names:
        if name in tree.files:
            try:
                return name, read_text_file(tree.files[name], name), notes
            except Unreadable as error:
                notes += (Note(f"{name}: {error}"),)
    return "", "", notes


def find_relative(path: Path, root: Path) -> str:
    """The path from the project, which may lead out of it."""
    return os.path.relpath(path, root).replace(os.sep, "/")
