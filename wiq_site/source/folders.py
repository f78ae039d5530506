"""What lies in the folders of the content: Markdown files, files that may be published, and what is neither."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from wiq_site.cache import mark_state
from wiq_site.problems import Problem
from wiq_site.source.names import (
    PUBLISHABLE,
    explain_folder,
    explain_hidden,
    explain_link,
    explain_name,
    explain_stray,
    explain_twin,
    explain_unreadable,
    find_ending,
    is_almost_markdown,
)
from wiq_site.source.pictures import Head


@dataclass(frozen=True)
class Media:
    """A file that may be published at ``address``; ``size`` in bytes, ``mark`` changes when the file does.

    Photos have a ``head`` and are made anew, all others are published as they are. ``content`` stands for the bytes of
    a photo that was read whole. ``fault`` is a hint that says why it can be shown on no page.
    """

    path: Path
    address: str
    size: int
    mark: str
    head: Head | None = None
    content: str = ""
    fault: Problem | None = None


@dataclass(frozen=True)
class Found:
    """A Markdown file: ``path`` is relative to the project, ``uri`` the name by which links find it."""

    file: Path
    path: str
    uri: str
    mark: str
    draft: bytes | None = None
    """What is read instead of the file: a change that nobody has written yet."""


@dataclass(frozen=True)
class Folder:
    """One content folder; ``media`` maps uris to files that may be published."""

    documents: tuple[Found, ...]
    media: dict[str, Media]
    problems: tuple[Problem, ...]


def scan_folder(
    root: Path, folder: Path, prefix: str, *, content: bool, wanted: Collection[str] = (), skip: Collection[Path] = ()
) -> Folder:
    """Look through ``folder`` below the project ``root`` without reading files.

    ``prefix`` is what uris begin with (``teams/``). ``content`` says that every text there should be Markdown.
    ``wanted`` are uris that settings name, published whatever their kind. Hidden entries and ``README.md`` do
    not count; a hidden text is told.
    """
    documents: list[Found] = []
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    base = str(root)
    seen: dict[str, str] = {}
    for entry, name in _walk(str(folder), "", {str(one) for one in skip}, problems, base):
        uri, path = prefix + name, _relative(entry.path, base)
        if (twin := seen.setdefault(normal(uri), path)) != path:
            problems.append(explain_twin(path, twin))
            continue
        if name.endswith(".md") and (problem := explain_name(path)):
            problems.append(problem)
        found = entry.stat()
        if name.endswith(".md"):
            documents.append(Found(Path(entry.path), path, uri, mark_state(found)))
        elif uri in wanted or (find_ending(name) in PUBLISHABLE and not is_almost_markdown(name, content)):
            media[uri] = Media(Path(entry.path), uri, found.st_size, mark_state(found))
        elif problem := explain_stray(path, name, content):
            problems.append(problem)
    return Folder(tuple(documents), media, tuple(problems))


def _walk(
    folder: str, prefix: str, skip: set[str], problems: list[Problem], root: str
) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Ordinary files below the folder with their names from there, in order."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.startswith(".") or entry.name == "README.md" or entry.path in skip:
            if _is_hidden_text(entry):
                problems.append(explain_hidden(_relative(entry.path, root)))
            continue
        if not _is_readable(entry.name):
            problems.append(explain_unreadable(_relative(entry.path, root)))
            continue
        name = prefix + entry.name
        if entry.is_symlink():
            problems.append(explain_link(_relative(entry.path, root)))
        elif entry.is_dir():
            if entry.name.endswith(".md"):
                problems.append(explain_folder(_relative(entry.path, root)))
            yield from _walk(entry.path, f"{name}/", skip, problems, root)
        elif entry.is_file():
            yield entry, name


def _relative(file: str, root: str) -> str:
    """The path from the project to a file, which hardly ever lies elsewhere."""
    inside = file.startswith(root + os.sep) and f"{os.sep}..{os.sep}" not in file
    return (file[len(root) + 1 :] if inside else os.path.relpath(file, root)).replace(os.sep, "/")


def _is_hidden_text(entry: "os.DirEntry[str]") -> bool:
    """``.fest.md``, but not what macOS (``._fest.md``) and editors (``.#fest.md``) keep beside a text."""
    name = entry.name
    return name.endswith(".md") and name[:1] == "." and name[1:2].isalnum() and entry.is_file(follow_symlinks=False)


def _is_readable(name: str) -> bool:
    """Whether a name is text at all: old systems write umlauts as bytes that nobody else reads."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def normal(uri: str) -> str:
    """One form for equal names: some systems write umlauts as two characters (Unicode Standard Annex 15)."""
    return uri if uri.isascii() else unicodedata.normalize("NFC", uri)
