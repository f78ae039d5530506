"""The body of one text: the program's own signs, headings, links and pictures, and a look at what would be lost."""

import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote as percent_encode

from wiq_site.body.model import Body, BodyLink
from wiq_site.body.parse import parse_body
from wiq_site.editing.targets import mend_links
from wiq_site.importing.generators.headings import mend_headings
from wiq_site.importing.generators.links import SAFE, Destination, Index
from wiq_site.importing.generators.losses import describe_lost, find_lost_words
from wiq_site.importing.generators.model import OldSite, Program, Rewriting, Sort, Text
from wiq_site.importing.generators.pictures import FOLDER, Pictures
from wiq_site.importing.results import CopiedFile, Note
from wiq_site.settings import Settings
from wiq_site.source.documents import Document
from wiq_site.source.pictures import is_picture
from wiq_site.text import quote


@dataclass(frozen=True)
class Surroundings:
    """What bodies refer to."""

    program: Program
    site: OldSite
    index: Index
    pictures: Pictures
    settings: Settings

    def folder(self, text: Text) -> Path:
        """The folder beside which the pictures of a text will lie."""
        return self.settings.folders["posts_dir" if text.place.sort is Sort.POST else "docs_dir"]

    def own_folder(self, text: Text) -> str:
        """The same as uris have it."""
        return "posts/" if text.place.sort is Sort.POST else ""


def find_title(text: Text) -> None:
    """Take the title of a text from its first heading, where the fields have none."""
    if not text.values.title:
        text.values.title = mend_headings(text.head.body, "").title


def build_body(text: Text, around: Surroundings) -> tuple[str, list[CopiedFile]]:
    """The body as it will be written, and the files that it uses."""
    body = around.program.rewrite(Rewriting(text, around.site, lambda name: around.index.find_address(name, text)))
    mended = mend_headings(body, text.values.title)
    if mended.lowered:
        text.told.taken.append(Note("Überschriften stehen eine Ebene tiefer; die erste Ebene gehört dem Titel."))
    document = Document(text.new_path, text.uri, body=mended.body.strip("\n") + "\n" if mended.body.strip() else "")
    body, files = _mend_links(document, text, around)
    parsed = parse_body(Document(text.new_path, text.uri, body=body), has_title=True)
    if lost := find_lost_words(text.head.body, parsed, [text.values.title, *text.told.gone]):
        text.told.unknown.append(Note(describe_lost(lost)))
    return body, files


def find_file(target: str, text: Text, around: Surroundings) -> tuple[str, CopiedFile] | None:
    """Where a file of the old site will lie, seen from the text, and the file; None when it does not come along."""
    found = around.index.find(target, text)
    if not found.file and not target.startswith("/"):  # themes look for it from the root of the site
        found = around.index.find(f"/{target}", text)
    if not found.file or around.pictures.explain(found.file):
        return None
    return _place_file(found.file, text, around)


def _place_file(path: str, text: Text, around: Surroundings) -> tuple[str, CopiedFile]:
    folder = around.folder(text)
    uri = f"{around.own_folder(text)}{FOLDER}/{around.pictures.name(path, folder)}"
    here = posixpath.dirname(text.uri) or "."
    return posixpath.relpath(uri, here), around.pictures.copy(path, folder, around.settings.root)


def _mend_links(document: Document, text: Text, around: Surroundings) -> tuple[str, list[CopiedFile]]:
    def parse(body: str) -> Body:
        return parse_body(replace(document, body=body), has_title=True)

    links = parse(document.body).outline.links
    wanted: dict[int, str] = {}
    files: dict[str, CopiedFile] = {}
    for number, link in enumerate(links):
        found = around.index.find(link.target, text)
        target = _find_target(found, link, text, around, files)
        if target and target != link.target:
            wanted[number] = target
    body, left = mend_links(document.body, wanted, parse)
    for link in left:
        text.told.unknown.append(Note(f"Der Link {quote(link.target)} ließ sich nicht anpassen."))
    return body, list(files.values())


def _find_target(
    found: Destination, link: BodyLink, text: Text, around: Surroundings, files: dict[str, CopiedFile]
) -> str:
    """The new target of a link; empty where it stays."""
    if found.uri:
        return posixpath.relpath(found.uri, posixpath.dirname(text.uri) or ".") + found.rest
    if found.file:
        if reason := around.pictures.explain(found.file):
            text.told.left_out.append(Note(f"{quote(found.file)}: {reason}"))
            return _to_old_site(f"/{found.file}", link, text, around)
        target, file = _place_file(found.file, text, around)
        files[file.path] = file
        return target
    if found.address:
        return _to_old_site(found.address + found.rest, link, text, around)
    if _is_lost(link):
        text.told.unknown.append(Note(f"{_noun(link)} {quote(link.target)}: Das Ziel wurde nicht gefunden."))
    return ""


def _is_lost(link: BodyLink) -> bool:
    return not link.target.startswith(("#", "mailto:", "tel:", "http:", "https:", "//")) and bool(link.target)


def _noun(link: BodyLink) -> str:
    return "Bild" if link.is_picture or is_picture(link.target) else "Link"


def _to_old_site(address: str, link: BodyLink, text: Text, around: Surroundings) -> str:
    if link.is_picture or not around.site.base:
        text.told.unknown.append(Note(f"{_noun(link)} {quote(link.target)}: Das Ziel wurde nicht gefunden."))
        return ""
    target = around.site.base + percent_encode(address, safe=SAFE)
    text.told.unknown.append(Note(f"Der Link {quote(link.target)} führt weiter zur alten Seite: {target}"))
    return target
