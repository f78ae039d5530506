"""Picture files of the project → what is known of them. Each is looked at once, and found again by its mark."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from wiq_site.cache import Cache, digest
from wiq_site.problems import Problem, Severity
from wiq_site.settings import Settings
from wiq_site.sharing import do_all
from wiq_site.source.folders import Media
from wiq_site.source.looking import read_picture
from wiq_site.source.pictures import Fault, Head, Look, is_picture
from wiq_site.text import quote
from wiq_site.version import digest_program


def look_at_pictures(
    media: Mapping[str, Media], settings: Settings, cache: Cache, *, whole: bool
) -> tuple[dict[str, Media], list[Problem]]:
    """Media with what is known of pictures, and the problems of those that can be shown nevertheless.

    ``whole``: photos are decoded, so that what the check promises can be built.
    """
    pictures = {uri: one for uri, one in media.items() if is_picture(one.address)}
    looks = _look(pictures, digest("pictures", digest_program(), str(settings.root), str(whole)), cache, whole)
    problems: list[Problem] = []
    found = dict(media)
    for uri, one in pictures.items():
        look = looks[_name(one)]
        faults = (*_find_name_faults(one), *look.faults)
        told = {fault: _tell(fault, one, settings) for fault in faults}
        useless = next((told[fault] for fault in faults if fault.useless), None)
        problems += [problem for problem in told.values() if problem is not useless]
        found[uri] = replace(one, head=look.head, content=look.content, fault=useless)
    return found, problems


def _find_name_faults(media: Media) -> Iterator[Fault]:
    """Signs that end the path of an address (RFC 3986, 3.3)."""
    if found := [sign for sign in "#?" if sign in media.address]:
        what = f"Im Namen steht {quote(found[0])}; in Adressen hat das eine andere Bedeutung."
        yield Fault(what, "Bitte die Datei umbenennen.", useless=True)


def _look(pictures: Mapping[str, Media], place: bytes, cache: Cache, whole: bool) -> dict[str, Look]:
    """Name → what was found, by an earlier build or now."""
    stored = cache.find(place)
    known = {name: _unpack(values) for name, values in json.loads(stored).items()} if stored else {}
    new = [one for one in pictures.values() if _name(one) not in known]

    def look(number: int) -> Look:
        return read_picture(new[number].path, new[number].size, whole=whole)

    read = {_name(new[number]): found for number, found in do_all(len(new), look)}
    looks = {name: read.get(name) or known[name] for name in map(_name, pictures.values())}
    if looks.keys() != known.keys():
        cache.keep(place, json.dumps(looks).encode())
    return looks


def _unpack(values: Iterable[Any]) -> Look:
    head, faults, content = values
    return Look(Head(*head) if head else None, tuple(Fault(*fault) for fault in faults), content)


def _name(media: Media) -> str:
    return f"{media.address} {media.mark}"


def _tell(fault: Fault, media: Media, settings: Settings) -> Problem:
    path = os.path.relpath(media.path, settings.root).replace(os.sep, "/")
    return Problem(path, fault.line, "", fault.what, todo=fault.todo, severity=Severity(fault.severity))
