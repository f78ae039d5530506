"""Pictures of old pages: found beside the saved pages, named anew, or told as missing."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from wiq_site.importing.drupal.links import TOLD
from wiq_site.importing.results import NewFile, Note
from wiq_site.importing.tags import build_tag
from wiq_site.source.pictures import ENDINGS, HEAD, find_kind
from wiq_site.text import name_text, quote

_ENDINGS = {kind: ending for ending, kind in reversed(ENDINGS.items())}
"""Of several endings of a kind the first one."""

_FOLDER = "bilder"
_STYLE = re.compile(r"/styles/[^/]+/(?:public|private)/")
_ICON = re.compile(r"/(?:core|misc|themes|modules)/|/(?:icons?|smileys?)/", re.IGNORECASE)
_LARGEST = 50_000_000


class Pictures:
    """The pictures beside the sources, and the names that they get in the project at ``root``."""

    def __init__(self, sources: Sequence[Path], root: Path) -> None:
        self._folders = list(dict.fromkeys(source if source.is_dir() else source.parent for source in sources))
        self._root = root
        self._names: dict[str, bytes] = {}
        self._by_name: dict[str, list[Path]] | None = None

    def take(self, body: Tag, folder: Path | None, home: str, name: str) -> tuple[list[NewFile], list[Note]]:
        """The pictures of a text as files below ``home`` (``posts/``); their addresses in the text are mended."""
        files: list[NewFile] = []
        notes: list[Note] = []
        for tag in body.find_all("img"):
            src = str(tag.get("src") or tag.get("data-src") or "").strip()
            if _is_dot(tag) or _ICON.search(urlsplit_path(src)):
                tag.decompose()
                continue
            file = self.find(src, folder, home, name)
            if isinstance(file, NewFile):
                files.append(file)
                tag.attrs = {"src": file.path.removeprefix(home), "alt": _describe(tag)}
            else:
                notes.append(Note(f"Das Bild {quote(_short(src))} fehlt: {file}"))
                _replace(tag, src)
        return list(dict.fromkeys(files)), notes

    def find(self, src: str, folder: Path | None, home: str, name: str) -> NewFile | str:
        """The file for an address of a picture, or why there is none."""
        data = _decode(src) if src.startswith("data:") else self._read(src, folder)
        if data is None:
            return "Es liegt nicht bei den Quellen."
        kind = find_kind(data[:HEAD])
        if kind not in _ENDINGS:
            return (
                "Es ist kein Bild, das Browser zeigen." if kind != "HEIC" else "HEIC-Fotos zeigen nur wenige Browser."
            )
        stem = "bild" if src.startswith("data:") else Path(unquote(urlsplit_path(src))).stem
        return self._name(
            f"{home}{_FOLDER}", name_text(stem if stem != "bild" else f"{name}-bild"), _ENDINGS[kind], data
        )

    def _name(self, folder: str, stem: str, ending: str, data: bytes) -> NewFile:
        """The first name that is free or holds the same picture."""
        number = 1
        while True:
            path = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}.{ending}"
            there = self._root / path
            known = self._names.get(path) or (there.read_bytes() if there.is_file() else None)
            if known in (None, data):
                self._names[path] = data
                return NewFile(path, data)
            number += 1

    def _read(self, src: str, folder: Path | None) -> bytes | None:
        for file in self._candidates(
            unquote(urlsplit_path(src)), folder, is_local=not re.match(r"(?:https?:)?//", src)
        ):
            if file.is_file() and not file.is_symlink() and file.stat().st_size <= _LARGEST:
                return file.read_bytes()
        return None

    def _candidates(self, path: str, folder: Path | None, *, is_local: bool) -> Iterator[Path]:
        if not path or "\0" in path:
            return
        if is_local and folder and not path.startswith("/"):
            yield from self._inside(folder / path)
        for rooted in dict.fromkeys((path, _STYLE.sub("/", path))):
            for source in self._folders:
                yield from self._inside(source / rooted.lstrip("/"))
        if self._by_name is None:
            self._by_name = {}
            for file in sorted({file for source in self._folders for file in source.rglob("*")}):
                self._by_name.setdefault(file.name, []).append(file)
        found = self._by_name.get(path.rpartition("/")[2], [])
        if len(found) == 1:
            yield from self._inside(found[0])

    def _inside(self, file: Path) -> Iterator[Path]:
        """Only what lies in a source: a page of others may name any file of this computer."""
        try:
            if any(file.resolve().is_relative_to(source.resolve()) for source in self._folders):
                yield file
        except OSError:
            return


def urlsplit_path(address: str) -> str:
    """The path of an address; empty for what is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _decode(src: str) -> bytes | None:
    head, _, data = src.partition(",")
    try:
        return base64.b64decode(data, validate=False) if head.endswith(";base64") else unquote(data).encode()
    except (binascii.Error, ValueError):
        return None


def _is_dot(tag: Tag) -> bool:
    """Whether it only counts visits or holds a place."""
    return any(str(tag.get(side, "")).strip() in ("0", "1", "2") for side in ("width", "height"))


def _describe(tag: Tag) -> str:
    """What the page says about a picture: its description, its title, or the caption below it."""
    figure = tag.find_parent("figure")
    caption = " ".join(figure.get_text(" ").split()) if figure else ""
    said = (str(tag.get("alt") or ""), str(tag.get("title") or ""), caption)
    return next((text.strip() for text in said if text.strip()), "")


def _short(src: str) -> str:
    return src if not src.startswith("data:") else "data:…"


def _replace(tag: Tag, src: str) -> None:
    """A link to a picture that is elsewhere; the description of one that is nowhere."""
    alt = _describe(tag) or urlsplit_path(src).rpartition("/")[2] or "Bild"
    around = tag.find_parent("a")
    if re.match(r"https?://", src) and around is None:
        tag.replace_with(build_tag("a", f"Bild: {alt}", {"href": src, TOLD: "1"}))
    else:
        tag.replace_with(f"Bild: {alt}")
