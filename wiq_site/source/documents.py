"""Markdown files → documents: front matter with lines, body, and the problems of reading them."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wiq_site.problems import Problem, Severity
from wiq_site.source.yaml_text import Fields, parse_yaml
from wiq_site.text import CONTROL, quote

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_CUT_TEXT = re.compile(r"[ ]*(?:- )?(\w+):[ ]+[^\s\"'|>#\[{].*?[ ](#.*)")
_ALMOST_MARKDOWN = {".md", ".markdown", ".mdown", ".txt", ".yml", ".yaml", ".docx", ".odt", ".rtf"}


@dataclass(frozen=True)
class Document:
    """One Markdown file.

    ``path`` is relative to the project with ``/`` (for messages and *edit this page*); ``uri`` is the name by which
    Markdown links find it (``teams/x.md``, ``was.md``). ``body_line`` is the line of the file at which the body begins,
    counted from 1.
    """

    path: str
    uri: str
    fields: Fields
    body: str
    body_line: int

    @property
    def stem(self) -> str:
        """File name without folder and ending: ``marianne-kickt``."""
        return self.uri.rpartition("/")[2].removesuffix(".md")

    def line(self, *location: str | int) -> int:
        """Line of a front-matter location in the file."""
        return self.fields.line(location)

    def problem(self, field: str, what: str, *, allowed: str = "", todo: str = "", line: int | None = None) -> Problem:
        """An error in this document, at the line of ``field`` unless another is named."""
        return Problem(self.path, line or self.line(field), field, what, allowed, todo)


@dataclass(frozen=True)
class Media:
    """A file that is published as it is; ``size`` in bytes."""

    path: Path
    size: int


@dataclass(frozen=True)
class Folder:
    """What was read from one content folder; ``media`` maps the uri of every other file to where it lies."""

    documents: tuple[Document, ...]
    media: Mapping[str, Media]
    problems: tuple[Problem, ...]


def read_folder(root: Path, folder: Path, prefix: str = "", *, needs_front_matter: bool = True) -> Folder:
    """Read every ``*.md`` below ``folder``; hidden files and ``README.md`` are not content.

    ``root`` is the project, ``prefix`` what uris begin with (``teams/``; empty for hand-written pages).
    """
    documents: list[Document] = []
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    for file in _walk(folder):
        path = Path(os.path.relpath(file, root)).as_posix()
        uri = prefix + file.relative_to(folder).as_posix()
        if file.suffix == ".md":
            document, found = read_document(file, path, uri, needs_front_matter=needs_front_matter)
            documents.append(document)
            problems.extend(found)
            continue
        if file.suffix.lower() in _ALMOST_MARKDOWN and needs_front_matter:
            what = f"Die Datei wird nicht gelesen: Ihr Name endet auf {quote(file.suffix)}."
            todo = f"Soll sie auf der Seite stehen, bitte in {quote(file.stem + '.md')} umbenennen."
            problems.append(Problem(path, 1, "", what, todo=todo, severity=Severity.HINT))
        else:
            media[uri] = Media(file, file.stat().st_size)
    return Folder(tuple(documents), media, tuple(problems))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name.startswith(".") or entry.name == "README.md":
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


def read_document(
    file: Path, path: str, uri: str, *, needs_front_matter: bool = True
) -> tuple[Document, list[Problem]]:
    """Read one file. What cannot be read is an empty document and a problem."""
    text, problems = _read_text(file, path)
    if problems:
        return Document(path, uri, Fields(), "", 1), problems
    return parse_document(text, path, uri, needs_front_matter=needs_front_matter)


def _read_text(file: Path, path: str) -> tuple[str, list[Problem]]:
    try:
        data = file.read_bytes()
    except OSError:
        return "", [Problem(path, 1, "", "Die Datei lässt sich nicht öffnen.", todo="Bitte die Zugriffsrechte prüfen.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        todo = "Bitte im Editor mit der Kodierung „UTF-8“ speichern."
        return "", [Problem(path, line, "", "Die Datei ist nicht in UTF-8 gespeichert.", todo=todo)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})."
        return "", [Problem(path, line, "", what, todo="Bitte die Zeile neu tippen.")]
    return text, []


def read_yaml(file: Path, path: str) -> tuple[Fields, list[Problem]]:
    """Read a file that is YAML as a whole, such as ``taxonomies.yml``."""
    text, problems = _read_text(file, path)
    return (Fields(), problems) if problems else parse_yaml(text, path)


def parse_document(
    text: str, path: str, uri: str, *, needs_front_matter: bool = True
) -> tuple[Document, list[Problem]]:
    """Split ``text`` into front matter and body. Front matter stands between two lines ``---`` at the very top."""
    if not text.strip():
        return Document(path, uri, Fields(), "", 1), [Problem(path, 1, "", "Die Datei ist leer.", todo=_TEMPLATE_TODO)]
    opening = _FENCE.match(text)
    if opening is None:
        problems = [_missing_front_matter(path)] if needs_front_matter else []
        return Document(path, uri, Fields(), text, 1), problems
    closing = _FENCE.search(text, opening.end() + 1)
    if closing is None:
        what = "Der Kopf der Datei hat kein Ende."
        todo = "Unter dem letzten Feld fehlt eine Zeile, die nur aus „---“ besteht."
        return Document(path, uri, Fields(), "", 1), [Problem(path, 1, "", what, todo=todo)]
    front_matter = text[opening.end() + 1 : closing.start()]
    fields, problems = parse_yaml(front_matter, path, first_line=2)
    problems += _find_cut_texts(front_matter, path)
    body = text[closing.end() + 1 :]
    body_line = text.count("\n", 0, closing.end()) + 2
    return Document(path, uri, fields, body, body_line), problems


def _find_cut_texts(front_matter: str, path: str) -> list[Problem]:
    """Hints for texts that end at `` #``: for YAML the rest is a comment, and nobody would notice the loss."""
    hints = []
    for number, line in enumerate(front_matter.split("\n"), start=2):
        if found := _CUT_TEXT.match(line):
            what = f"Ab dem # liest das Programm nicht weiter: {quote(found[2])} fehlt auf der Seite."
            todo = "Gehört es zum Text, bitte den ganzen Text in Anführungszeichen setzen."
            hints.append(Problem(path, number, found[1], what, todo=todo, severity=Severity.HINT))
    return hints


_TEMPLATE_TODO = "Wie eine Datei aufgebaut ist, steht in der Anleitung für die Redaktion."


def _missing_front_matter(path: str) -> Problem:
    what = "Der Kopf mit den Feldern fehlt."
    todo = "Die erste Zeile muss „---“ sein, darunter die Felder, darunter wieder „---“."
    return Problem(path, 1, "", what, todo=todo)
