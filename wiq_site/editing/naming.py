"""Which addresses are taken: by pages of the site, drafts, files with mistakes, and old addresses that lead on."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from wiq_site.addresses import post_address, team_address
from wiq_site.catalogue.entries import Contents
from wiq_site.content.kinds import KINDS, TEAM, Kind
from wiq_site.project import Project


def place(kind: Kind[Any], slug: str) -> str:
    """The address of a slug."""
    return (team_address if kind is TEAM else post_address)(slug)


def find_owners(contents: Contents) -> dict[str, str]:
    """Address → path of the file that has it, also by an old address."""
    owners: dict[str, str] = {}
    read: Iterable[Any] = chain(contents.teams, contents.posts, contents.pages, contents.damaged)
    for one in read:
        kind: Any = next(kind for kind in KINDS if isinstance(one.content, kind.model))
        for address in (kind.places(one.content, one.document)[1], *one.content.aliases):
            owners.setdefault(address, one.document.path)
    return owners


def find_taken(project: Project) -> frozenset[str]:
    """Addresses of the site and of all content, public or not, and the old ones that lead on."""
    made = project.site.addresses if project.site else ()
    return frozenset((*find_owners(project.reading.contents), *made))
