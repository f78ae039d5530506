"""Pictures that cannot be shown: an error where a page wants one, else a hint."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from wiq_site.body.links import Target, find_addresses, find_file
from wiq_site.catalogue.catalogue import picture_uri
from wiq_site.catalogue.entries import Contents, Damaged, Parsed
from wiq_site.content.pictures import find_pictures
from wiq_site.problems import Problem, Severity


def check_useless(contents: Contents, wanted: Collection[str]) -> Iterator[Problem]:
    """The problems of pictures that are nothing; ``wanted`` are addresses that the settings name."""
    faults = {media.address: media.fault for media in contents.media.values() if media.fault}
    used = {*wanted, *_find_used(contents)} if faults else set()
    for address, fault in faults.items():
        yield replace(fault, severity=Severity.ERROR) if address in used else fault


def _find_used(contents: Contents) -> Iterator[str]:
    """Addresses of files that texts and fields name, also those of drafts: they will be public one day."""
    targets = {uri: Target(media.address) for uri, media in contents.media.items()}
    known = {media.address for media in contents.media.values()}
    read: Iterable[Parsed[Any] | Damaged[Any]] = (*contents.teams, *contents.posts, *contents.pages, *contents.damaged)
    for one in read:
        uris = (picture_uri(placed.picture, one.document) for placed in find_pictures(one.content))
        yield from (targets[uri].address for uri in uris if uri in targets)
        yield from (find_file(a, known) for a in find_addresses(one.document, one.outline, targets))
