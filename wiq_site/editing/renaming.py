"""``wiq umbenennen``: what a new name changes, file by file. Nothing is written here."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wiq_site.body.model import Body
from wiq_site.catalogue.catalogue import picture_uri
from wiq_site.catalogue.entries import Contents, Parsed
from wiq_site.content.fields import LONGEST_NAME
from wiq_site.content.kinds import KINDS, POST, TEAM, Kind, post_slug, slug_of
from wiq_site.content.models import Post
from wiq_site.content.pictures import Placed, find_pictures
from wiq_site.editing.heads import NotEditable, add_alias, drop_line, replace_names, replace_text
from wiq_site.editing.naming import find_taken, place
from wiq_site.editing.targets import find_moved, mend_links
from wiq_site.editing.texts import TextFile, read_text
from wiq_site.parser import read_body
from wiq_site.project import Project
from wiq_site.settings import Settings
from wiq_site.source.documents import Document, parse_document
from wiq_site.source.folders import normal
from wiq_site.text import count_words, quote, slugify, suggest


class CannotRename(ValueError):
    """Why nothing was changed, as a German sentence."""


@dataclass(frozen=True)
class Change:
    """One file with its new text, and what is new in it."""

    source: TextFile
    text: str
    what: str


@dataclass(frozen=True)
class Renaming:
    """``old`` (a file, or a folder with all its pictures) gets the name ``new``, and files change."""

    old: Path
    new: Path
    old_address: str
    new_address: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class _Names:
    """What moves: uris and slugs before and after."""

    kind: Kind[Any]
    old_uri: str
    new_uri: str
    is_folder: bool
    old_slug: str
    new_slug: str

    def move(self, uri: str) -> str | None:
        """The new uri of a file; None when it stays."""
        uri = normal(uri)
        if self.is_folder and uri.startswith(f"{self.old_uri}/"):
            return self.new_uri + uri[len(self.old_uri) :]
        return self.new_uri if uri == self.old_uri else None


def plan_renaming(project: Project, settings: Settings, old: str, new: str) -> Renaming:
    """Everything that changes with a new name. ``project`` has no errors. Raises ``CannotRename``."""
    contents = project.reading.contents
    kind, found = _find_file(contents, settings, old)
    document, content = found.document, found.content
    is_folder = document.uri.endswith(("/index.md", "/_index.md")) and document.stem not in ("index", "_index")
    unit = settings.root / (posixpath.dirname(document.path) if is_folder else document.path)
    stem = _find_stem(kind, document, new)
    target = unit.with_name(stem if is_folder else f"{stem}.md")
    old_uri = posixpath.dirname(document.uri) if is_folder else document.uri
    old_slug, old_address = kind.places(content, document)
    new_slug = old_slug if slug_of(kind, stem) == slug_of(kind, document.stem) else slug_of(kind, stem)
    new_address = place(kind, new_slug)
    _check_free(project, found, unit, target, old_address, new_address)
    new_uri = posixpath.join(posixpath.dirname(old_uri), target.name)
    names = _Names(kind, normal(old_uri), new_uri, is_folder, old_slug, new_slug)
    changes = tuple(_find_changes(contents, settings, found, names, old_address))
    return Renaming(unit, target, old_address, new_address, changes)


def _find_file(contents: Contents, settings: Settings, old: str) -> tuple[Kind[Any], Parsed[Any]]:
    wanted = posixpath.normpath(old.replace("\\", "/"))
    if Path(old).is_absolute() and Path(old).resolve().is_relative_to(settings.root):
        wanted = Path(old).resolve().relative_to(settings.root).as_posix()
    known = {one.document.path: (kind, one) for kind in (TEAM, POST) for one in _parsed(contents, kind)}
    for path in (wanted, f"{wanted}/index.md", f"{wanted}.md"):
        if path in known:
            return known[path]
    if wanted in {page.document.path for page in contents.pages}:
        raise CannotRename(
            f"{quote(wanted)} ist eine handgeschriebene Seite. Umbenannt werden hier nur Teams und Beiträge: Bitte die "
            "Datei selbst umbenennen, „aliases“ eintragen und „nav“ und „fusszeile“ in mkdocs.yml anpassen."
        )
    raise CannotRename(f"{quote(old)} ist weder ein Team noch ein Beitrag.{suggest(wanted, known)}")


def _parsed(contents: Contents, kind: Kind[Any]) -> tuple[Parsed[Any], ...]:
    found: dict[str, tuple[Parsed[Any], ...]] = {
        "team": contents.teams,
        "post": contents.posts,
        "page": contents.pages,
    }
    return found[kind.name]


def _find_stem(kind: Kind[Any], document: Document, new: str) -> str:
    """The new file name without its ending; a post keeps its day unless the new name has one."""
    folder, _, name = new.replace("\\", "/").rstrip("/").removesuffix("/index.md").rpartition("/")
    here = posixpath.dirname(document.path)
    if folder and posixpath.normpath(folder) not in (here, posixpath.dirname(here)):
        raise CannotRename(f"Die Datei bleibt in ihrem Ordner {quote(here)}. Bitte nur den neuen Namen angeben.")
    name = name.removesuffix(".md")
    if kind is not POST:
        stem = slug = slugify(name)
    else:
        bare = post_slug(name)
        day = name[: len(name) - len(bare)] or document.stem[: len(document.stem) - len(post_slug(document.stem))]
        slug = slugify(bare)
        stem = day + slug
    if not slug or len(slug) > LONGEST_NAME or slug in ("index", "readme"):
        raise CannotRename(
            f"Aus {quote(new)} lässt sich kein Dateiname bilden. Erlaubt sind höchstens 200 Buchstaben und Ziffern."
        )
    return stem


def _check_free(project: Project, found: Parsed[Any], old: Path, new: Path, before: str, after: str) -> None:
    if new == old:
        raise CannotRename(f"{quote(old.name)} heißt schon so.")
    if new.exists() or new.with_suffix("").exists() or new.with_name(f"{new.name}.md").exists():
        raise CannotRename(f"{quote(new.name)} gibt es schon.")
    if after == before:
        return
    if after in found.content.aliases:
        raise CannotRename(
            f"„/{after}“ ist eine frühere Adresse derselben Datei; Feeds erkennen sie daran wieder. "
            "Bitte einen anderen Namen wählen oder die Umbenennung mit Git zurücknehmen."
        )
    if after in find_taken(project):
        raise CannotRename(f"Die Adresse „/{after}“ ist schon vergeben. Bitte einen anderen Namen wählen.")


def _find_changes(
    contents: Contents, settings: Settings, renamed: Parsed[Any], names: _Names, old_address: str
) -> Iterator[Change]:
    for kind in KINDS:
        for one in _parsed(contents, kind):
            links = find_moved(one.document, one.outline.links, names.move)
            is_itself = one.document.path == renamed.document.path
            if links or is_itself or _refers(one.content, names) or _shows_moved(one, names):
                yield from _change(kind, one, settings, names, links, old_address if is_itself else "")


def _change(
    kind: Kind[Any], one: Parsed[Any], settings: Settings, names: _Names, links: dict[int, str], old_address: str
) -> Iterator[Change]:
    source = read_text(settings.root / one.document.path)
    text = _mend_links(kind, source.text, one.document, links)
    said = [f"{count_words(len(links), 'Link', 'Links')} geändert"] if links else []
    try:
        if old_address and names.old_slug != names.new_slug:
            text = add_alias(drop_line(text, "slug") if one.content.slug else text, f"/{old_address}")
            said.append(f"alte Adresse /{old_address} in „aliases“ eingetragen")
        text, fields = _mend_fields(text, one, names)
    except NotEditable:
        raise CannotRename(
            f"{one.document.path}: Die Felder stehen in einer Form, die das Programm nicht ändern kann. "
            "Bitte jedes Feld in eine eigene Zeile schreiben."
        ) from None
    if text != source.text:
        yield Change(source, text, ", ".join([*said, *fields]))


def _mend_links(kind: Kind[Any], text: str, document: Document, links: dict[int, str]) -> str:
    if not links:
        return text

    def parse(changed: str) -> Body:
        return read_body(kind, parse_document(changed, document.path, document.uri)[0])

    text, left = mend_links(text, links, parse)
    if left:
        where = f"{document.path}:{left[0].line}"
        raise CannotRename(
            f"{where}: Der Link {quote(left[0].target)} ist so geschrieben, dass das Programm ihn nicht ändern kann. "
            "Bitte einfach schreiben: [Text](datei.md)."
        )
    return text


def _refers(content: Any, names: _Names) -> bool:
    """Whether a post names the team or the idea that gets another slug."""
    if not isinstance(content, Post) or names.old_slug == names.new_slug:
        return False
    if names.kind is POST:
        return names.old_slug in content.ideen
    idea = content.idee.team if content.idee else None
    return names.old_slug in (*content.teams, *content.authors, idea)


def _shows_moved(one: Parsed[Any], names: _Names) -> bool:
    uris = (picture_uri(placed.picture, one.document) for placed in find_pictures(one.content))
    return any(names.move(uri) is not None for uri in uris)


def _mend_fields(text: str, one: Parsed[Any], names: _Names) -> tuple[str, list[str]]:
    """Names of the team or the idea in fields, and pictures where they move."""
    said: list[str] = []
    if _refers(one.content, names) and names.kind is POST:
        text = replace_names(text, ("ideen",), names.old_slug, names.new_slug)
        said.append("Name der Idee geändert")
    elif _refers(one.content, names):
        for keys in (("teams",), ("idee", "team")):
            text = replace_names(text, keys, names.old_slug, names.new_slug)
        text = replace_text(text, ("authors",), names.old_slug, names.new_slug)
        said.append("Name des Teams geändert")
    moved = _find_moved_pictures(one, names)
    for placed, path in moved:
        text = replace_text(text, (*placed.place, "datei"), placed.picture.datei, path)
    if moved:
        said.append(f"{count_words(len(moved), 'Bildpfad', 'Bildpfade')} geändert")
    return text, said


def _find_moved_pictures(one: Parsed[Any], names: _Names) -> list[tuple[Placed, str]]:
    """The pictures whose paths change, with the new ones."""
    folder = posixpath.dirname(names.move(one.document.uri) or one.document.uri)
    found = ((placed, names.move(picture_uri(placed.picture, one.document))) for placed in find_pictures(one.content))
    paths = ((placed, posixpath.relpath(uri, folder)) for placed, uri in found if uri is not None)
    return [(placed, path) for placed, path in paths if posixpath.normpath(placed.picture.datei) != path]
