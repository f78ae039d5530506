"""Which file and address each old page gets, and which of its old addresses can lead there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from wiq_site.catalogue.entries import Parsed
from wiq_site.content.kinds import POST, Kind
from wiq_site.editing.creating import shorten_name
from wiq_site.editing.naming import find_owners, place
from wiq_site.importing.aliases import to_alias
from wiq_site.importing.drupal.links import old_path
from wiq_site.project import Project
from wiq_site.settings import Settings
from wiq_site.text import name_text, slugify


@dataclass(frozen=True)
class Place:
    """Where a page stands: its ``path`` in the project, the ``uri`` for links, its folder ``home``, its ``address``."""

    path: str
    uri: str
    home: str
    address: str


@dataclass
class Places:
    """Names that are taken: by the project, and by what this import has made so far. ``owners``: address → path."""

    settings: Settings
    owners: dict[str, str] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)

    def choose(self, kind: Kind[Any], title: str, day: str) -> Place:
        """The place of a new file. One that is there already under the same name is taken for an earlier import."""
        slug = shorten_name(slugify(title) or name_text(title))
        for number in count(1):
            found = self._build(kind, slug if number == 1 else f"{slug}-{number}", day)
            is_there = (self.settings.root / found.path).exists()
            if found.path not in self.ours and (is_there or found.address not in self.owners):
                self.ours.add(found.path)
                self.owners.setdefault(found.address, found.path)
                return found
        raise AssertionError

    def _build(self, kind: Kind[Any], slug: str, day: str) -> Place:
        home = f"{self.settings.folders[kind.folder].relative_to(self.settings.root).as_posix()}/"
        name = f"{day[:10]}-{slug}.md" if kind is POST and day else f"{slug}.md"
        address = place(POST, slug) if kind is POST else f"{slug}/"
        return Place(f"{home}{name}", f"{kind.prefix}{name}", home, address)

    def take_aliases(self, addresses: Iterable[str], place: Place) -> tuple[list[str], list[str]]:
        """Old addresses as ``aliases`` have them, and those that lead elsewhere already or cannot be one."""
        taken: list[str] = []
        refused: list[str] = []
        for path in dict.fromkeys(map(old_path, addresses)):
            alias = to_alias(path) if path else None
            if alias is None:
                refused.append(path)
            elif (address := alias[1:]) not in ("", place.address):
                is_free = self.owners.setdefault(address, place.path) == place.path
                (taken if is_free else refused).append(path)
        return taken, refused


def find_places(settings: Settings, project: Project) -> Places:
    """What the project has taken already."""
    others = dict.fromkeys(project.site.addresses if project.site else (), "")
    return Places(settings, others | find_owners(project.reading.contents))


def find_uris(project: Project) -> dict[str, str]:
    """Old addresses that lead to content of the project already → its uri."""
    contents = project.reading.contents
    files: tuple[Parsed[Any], ...] = (*contents.teams, *contents.posts, *contents.pages)
    return {old_path(f"/{alias}"): one.document.uri for one in files for alias in one.content.aliases}
