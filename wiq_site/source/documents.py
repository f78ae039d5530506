"""Markdown files → documents: front matter with lines, body, and the problems of reading them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wiq_site.fixes import Fix, change_line
from wiq_site.problems import Problem
from wiq_site.source.lost import find_lost_texts
from wiq_site.source.typed import SPACES, find_merge
from wiq_site.source.yaml_text import Fields, parse_yaml
from wiq_site.text import CONTROL, quote

_OPENING = re.compile(rf"(?:[{SPACES}]*\n)*---[{SPACES}]*(?:\n|\Z)")
_CLOSING = re.compile(rf"^---[{SPACES}]*(?:\n|\Z)", re.MULTILINE)
_OTHER_OPENING = re.compile(
    rf"\s*(?:(\+\+\+|;;;|---(?:json|toml|ya?ml)|[-–—]+|```ya?ml(?=\s*\n---))[{SPACES}]*\n"
    rf"|(\{{)\s*\"[\w-]+\"\s*:|(%)[ ].*\n%[ ])"
)
_OTHER_CLOSING = re.compile(
    rf"^[{SPACES}]*(\.{{3}}|…|--+|[–—]+(?:[ ][–—]+)*|[*_+=]{{3,}}|---[{SPACES}]*\S{{1,3}})[{SPACES}]*$", re.MULTILINE
)
_DASHES = re.compile(rf"[{SPACES}]*[-–—]+(?:[ ][-–—]+)*[{SPACES}]*")


@dataclass(frozen=True)
class Document:
    """One Markdown file.

    ``path`` is relative to the project with ``/`` (for messages and *edit this page*); ``uri`` is the name by which
    Markdown links find it (``teams/x.md``, ``was.md``). ``body_line`` is the line of the file at which the body begins,
    counted from 1.
    """

    path: str
    uri: str
    fields: Fields = field(default_factory=Fields)
    body: str = ""
    body_line: int = 1

    @property
    def stem(self) -> str:
        """File name without folder and ending: ``marianne-kickt``; of a bundle ``fest/index.md`` its folder's name."""
        folder, _, name = self.uri.removesuffix(".md").rpartition("/")
        return folder.rpartition("/")[2] if name in ("index", "_index") and "/" in folder else name

    def line(self, *location: str | int) -> int:
        """Line of a front-matter location in the file."""
        return self.fields.line(location)

    def problem(
        self,
        field: str,
        what: str,
        *,
        allowed: str = "",
        todo: str = "",
        line: int | None = None,
        fix: Fix | None = None,
    ) -> Problem:
        """An error in this document, at the line of ``field`` unless another is named."""
        return Problem(self.path, line or self.line(field), field, what, allowed, todo, fix=fix)


def resolve(uri: str, path: str) -> str:
    """The uri that a relative ``path`` in the file ``uri`` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))


def read_bytes(file: Path, path: str) -> tuple[bytes, list[Problem]]:
    """What a file holds, or the problem of opening it."""
    try:
        return file.read_bytes(), []
    except OSError:
        what = "Die Datei lässt sich nicht öffnen."
        return b"", [Problem(path, 1, "", what, todo="Bitte die Zugriffsrechte prüfen.")]


def decode_text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file with ``\\n`` as line ends; UTF-8 only, without control characters."""
    try:
        text = data.decode("utf-8").lstrip("\ufeff")
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


def read_yaml(
    file: Path, path: str, environment: Mapping[str, str] | None = None, *, draft: bytes | None = None
) -> tuple[Fields, list[Problem]]:
    """Read a file that is YAML as a whole, such as ``taxonomies.yml``; settings may name the ``environment``.

    A ``draft`` is read instead of the file.
    """
    data, problems = read_bytes(file, path) if draft is None else (draft, [])
    if not problems:
        text, problems = decode_text(data, path)
    return (Fields(), problems) if problems else parse_yaml(text, path, environment=environment)


def parse_document(
    text: str, path: str, uri: str, *, needs_front_matter: bool = True
) -> tuple[Document, list[Problem]]:
    """Split ``text`` into front matter and body. Front matter stands between two lines ``---`` at the very top."""
    if not text.strip():
        return Document(path, uri, Fields(), "", 1), [Problem(path, 1, "", "Die Datei ist leer.", todo=_TEMPLATE_TODO)]
    opening = _OPENING.match(text)
    if opening is None:
        problems = list(_explain_no_head(text, path, needs_front_matter))
        return Document(path, uri, Fields(), "" if problems else text, 1), problems
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Document(path, uri, Fields(), "", 1), [_explain_no_end(text, path, opening.end())]
    front_matter = text[opening.end() : closing.start()]
    first_line = text.count("\n", 0, opening.end()) + 1
    fields, problems = parse_yaml(front_matter, path, first_line)
    problems += find_lost_texts(front_matter, path, first_line)
    body_line = text.count("\n", 0, closing.end()) + 1
    return Document(path, uri, fields, text[closing.end() :], body_line), problems


def _explain_no_end(text: str, path: str, start: int) -> Problem:
    """Front matter without its closing line; most often something like it is there."""
    todo = "Unter dem letzten Feld fehlt eine Zeile, die nur aus „---“ besteht."
    if found := _OTHER_CLOSING.search(text, start):
        line = text.count("\n", 0, found.start(1)) + 1
        what = f"Der Kopf der Datei hat kein Ende: Hier steht {quote(found[0])} statt „---“."
        todo = "Die Zeile darf nur aus „---“ bestehen, ohne Einrückung."
        return Problem(path, line, "", what, todo=todo, fix=_as_fence(text, line))
    return Problem(path, 1, "", "Der Kopf der Datei hat kein Ende.", todo=todo)


def _as_fence(text: str, line: int) -> Fix | None:
    """The repair of a line that only has other dashes or more of them than ``---``."""
    written = text.split("\n")[line - 1]
    return change_line(line, written, "---") if _DASHES.fullmatch(written) else None


_TEMPLATE_TODO = "Wie eine Datei aufgebaut ist, steht in der Anleitung für die Redaktion."


def _explain_no_head(text: str, path: str, needs_front_matter: bool) -> Iterator[Problem]:
    """Why a file has no front matter. What other programs begin it with is told where it would be a text as well."""
    head = text[: text.find("\n\n") + 1 or len(text)]
    if merge := find_merge(head, path, 1):
        yield merge
    elif found := _OTHER_OPENING.match(text):
        line = text.count("\n", 0, found.start(found.lastindex or 0)) + 1
        what = f"Der Kopf mit den Feldern beginnt mit {quote(found[found.lastindex or 0])}."
        todo = "Davor und danach muss je eine Zeile „---“ stehen, dazwischen Felder der Form „feld: Wert“."
        yield Problem(path, line, "", what, todo=todo, fix=_as_fence(text, line))
    elif needs_front_matter:
        what = "Der Kopf mit den Feldern fehlt."
        todo = "Die erste Zeile muss „---“ sein, darunter die Felder, darunter wieder „---“."
        yield Problem(path, 1, "", what, todo=todo)
