"""Where the texts will lie: names of files and addresses that nobody has yet, and old addresses that lead on."""

import posixpath
from collections.abc import Iterator, Mapping
from itertools import chain, count

from wiq_site.addresses import AREAS, BLOG, DATES, IDEAS, SEARCH, SUBSCRIBE, TEAMS, page_address, post_address
from wiq_site.content.kinds import post_slug
from wiq_site.dates import day_of
from wiq_site.importing.aliases import to_alias
from wiq_site.importing.generators.folders import find_relative
from wiq_site.importing.generators.model import OldSite, Sort, Text
from wiq_site.importing.results import Note
from wiq_site.settings import Settings
from wiq_site.text import name_text, quote, slugify

_LONGEST = 100
_RESERVED = frozenset(part.strip("/") for part in (TEAMS, BLOG, IDEAS, AREAS, DATES, SUBSCRIBE, SEARCH)) | {"daten"}


class Namer:
    """Gives texts their places, one after the other. A name that is taken gets its language, its year or a number."""

    def __init__(self, settings: Settings, owners: Mapping[str, str]) -> None:
        self._settings = settings
        self._owners = owners
        self._taken: set[str] = set()

    def place(self, text: Text) -> str:
        """Set slug, path and uri of a text; the reason where it can have none. Links may still find a list of ours."""
        stem = slugify(text.values.slug or text.place.stem) or name_text(text.values.slug or text.place.stem)
        stem = stem[:_LONGEST].strip("-")
        if text.place.sort is Sort.PAGE and (reason := self._explain_reserved(text, stem)):
            return reason
        for slug in self._propose(stem, text):
            path, uri, address = self._describe(text, slug)
            if address not in self._taken and self._owners.get(address, path) == path:
                break
        self._taken.add(address)
        text.slug, text.uri, text.new_path = slug, uri, path
        if slug != stem:
            what = f"{quote(stem)} ist als Adresse vergeben; dieser Text steht unter {quote(slug)}."
            text.told.taken.append(Note(what))
        return ""

    def find_aliases(self, text: Text, site: OldSite) -> Iterator[str]:
        """The old addresses of a text that can lead to it; the others are told."""
        own = self._describe(text, text.slug)[2]
        for old in dict.fromkeys((text.address, *text.values.aliases)):
            if not old:
                continue
            absolute = _make_absolute(old, text, site)
            alias = None if "//" in absolute else to_alias(absolute)
            if alias is None:
                text.told.unknown.append(Note(f"Die alte Adresse {quote(old)} ist hier nicht möglich."))
            elif (address := alias.lstrip("/").removesuffix("index.html")) == own:
                continue
            elif address in self._taken or self._owners.get(address, text.new_path) != text.new_path:
                text.told.unknown.append(Note(f"Die alte Adresse {quote(alias)} gehört hier schon zu etwas anderem."))
            elif not address or address.strip("/") in _RESERVED:
                text.told.left_out.append(Note(f"Unter der alten Adresse {quote(alias)} steht hier eine eigene Seite."))
            else:
                self._taken.add(address)
                yield alias

    def _explain_reserved(self, text: Text, stem: str) -> str:
        top = slugify(text.place.folders[0]) if text.place.folders else stem
        if top in _RESERVED:
            text.uri = f"{top}/index.md" if stem in (top, "index") else ""
            return f"Unter /{top}/ macht das Programm selbst Seiten; der Text wurde nicht übernommen."
        return ""

    def _propose(self, stem: str, text: Text) -> Iterator[str]:
        told = [f"{stem}-{text.place.lang}"] if text.place.lang else []
        told += [f"{stem}-{day_of(text.values.date).year}"] if text.values.date else []
        return chain([stem], told, (f"{stem}-{number}" for number in count(2)))

    def _describe(self, text: Text, slug: str) -> tuple[str, str, str]:
        """Path from the project, uri and address."""
        if text.place.sort is Sort.POST:
            day = f"{day_of(text.values.date).isoformat()}-" if text.values.date else ""
            folder = find_relative(self._settings.folders["posts_dir"], self._settings.root)
            return posixpath.join(folder, f"{day}{slug}.md"), f"posts/{day}{slug}.md", post_address(slug)
        uri = "/".join([*(slugify(part) or name_text(part) for part in text.place.folders), f"{slug}.md"])
        folder = find_relative(self._settings.docs_dir, self._settings.root)
        return posixpath.join(folder, uri), uri, page_address(uri)


def needs_slug(text: Text) -> bool:
    """Whether the name of the file alone would give another slug."""
    stem = posixpath.basename(text.uri).removesuffix(".md")
    return text.place.sort is Sort.POST and slugify(post_slug(stem)) != text.slug


def _make_absolute(address: str, text: Text, site: OldSite) -> str:
    if site.base and address.startswith(site.base):
        return address[len(site.base) :] or "/"
    if site.prefix and address.startswith(f"{site.prefix}/"):
        return address[len(site.prefix) :]
    if address.startswith("/") or address == text.address or "//" in address:
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(text.address.rstrip("/")), address))
