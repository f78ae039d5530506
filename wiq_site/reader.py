"""Files of the project → contents: what earlier builds know is not read again, and processors share the rest."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from wiq_site.cache import Cache, digest
from wiq_site.catalogue.entries import Contents, Known, Parsed
from wiq_site.content.kinds import KINDS, PAGE, POST, TEAM, Kind
from wiq_site.content.ortsteile import check_areas
from wiq_site.content.parse import parse_taxonomies
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.organisation_file import read_organisations
from wiq_site.picture_files import look_at_pictures
from wiq_site.privacy.mails import build_mailboxes
from wiq_site.privacy.rules import Public
from wiq_site.problems import Problem, find_errors
from wiq_site.settings import Settings
from wiq_site.sharing import do_all
from wiq_site.source.documents import read_yaml
from wiq_site.source.folders import Folder, Found, Media, normal, scan_folder
from wiq_site.version import digest_program

_FEW = 50
"""So many files may be kept apart before all are kept in one piece again."""


@dataclass
class Memory:
    """What earlier readings of the same project found, by path. It holds for one set of terms.

    The cache keeps it in one piece, which takes a while to write, and what is ``new`` since then in another.
    """

    key: bytes = b""
    files: dict[str, Known] = field(default_factory=dict)
    new: frozenset[str] = frozenset()

    @property
    def places(self) -> tuple[bytes, bytes]:
        """The keys of both pieces."""
        return digest("memory", self.key), digest("new", self.key)


@dataclass(frozen=True)
class Reading:
    """The contents of the project, the problems of reading them, and uri → key of the body in the cache."""

    contents: Contents
    problems: tuple[Problem, ...]
    bodies: Mapping[str, bytes]
    memory: Memory


def read_contents(
    settings: Settings,
    cache: Cache,
    memory: Memory | None = None,
    *,
    whole: bool = True,
    drafts: Mapping[str, bytes] = MappingProxyType({}),
) -> Reading:
    """Read and parse all files of the project; photos as a ``whole``, or only their heads, which is faster.

    ``drafts`` (path → bytes) are read instead of the texts that lie there.
    """
    taxonomies, problems = _read_taxonomies(settings, drafts)
    terms = None if find_errors(problems) else taxonomies
    public = find_public(settings, taxonomies)
    organisations, told = read_organisations(settings, public)
    problems += told
    memory = _recall(settings, terms, public, cache, memory)
    folders = {kind: _scan(kind, settings) for kind in KINDS}
    found = {kind: [_lay_over(one, drafts) for one in folder.documents] for kind, folder in folders.items()}
    known = _read_all(found, terms, public, memory.files, cache)
    changed = {path for path, one in known.items() if memory.files.get(path) is not one}
    memory = Memory(memory.key, known, memory.new | changed)
    if changed and cache.lasts:
        memory = _keep(memory, cache)
    cache.use([*memory.places, *(k.body_key for k in known.values())])
    problems += [problem for folder in folders.values() for problem in folder.problems]
    problems += [problem for one in known.values() for problem in one.problems]
    media: dict[str, Media] = {}
    for folder in folders.values():
        media |= {normal(uri): one for uri, one in folder.media.items()}

    media, found_faults = look_at_pictures(media, settings, cache, whole=whole)
    problems += found_faults

    def of(kind: Kind[Any]) -> tuple[Parsed[Any], ...]:
        return tuple(parsed for one in found[kind] if (parsed := known[one.path].parsed))

    broken = tuple(one.document for one in known.values() if one.parsed is None)
    damaged = tuple(one.damaged for one in known.values() if one.damaged)
    contents = Contents(taxonomies, of(TEAM), of(POST), of(PAGE), media, broken, damaged, organisations)
    bodies = {one.document.uri: one.body_key for one in known.values()}
    return Reading(contents, tuple(problems), bodies, memory)


def reread(reading: Reading, settings: Settings, cache: Cache, paths: Iterable[str]) -> Reading | None:
    """The reading after the bodies of known files changed, and nothing else; None when more did."""
    from wiq_site.parser import read_file

    terms = reading.contents.taxonomies
    public = find_public(settings, terms)
    files = dict(reading.memory.files)
    bodies = dict(reading.bodies)
    for path in paths:
        before = files.get(path)
        kind = next((kind for kind in KINDS if before and _belongs(kind, before.document.uri)), None)
        if before is None or before.parsed is None or kind is None:
            return None
        found = Found(settings.root / path, path, before.document.uri, "")
        result = read_file(kind, found, terms, public)
        after = result.known
        if after.parsed is None or after.parsed.key != before.parsed.key or after.problems != before.problems:
            return None
        if after.parsed.outline.ties != before.parsed.outline.ties:
            return None
        cache.keep(after.body_key, result.packed)
        files[path], bodies[before.document.uri] = after, after.body_key
    return replace(reading, bodies=bodies, memory=replace(reading.memory, files=files))


def _belongs(kind: Kind[Any], uri: str) -> bool:
    return uri.startswith(kind.prefix)


def find_public(settings: Settings, terms: Taxonomies) -> Public:
    """What the settings and the terms name in public: no file is blamed for it."""
    named = (settings.options.kontakt, *(area.kontakt for area in terms.gebiet.values()))
    mailboxes = build_mailboxes(settings.host, (box for box in named if box), settings.options.maildomains)
    districts = (name for area in terms.gebiet.values() for name in (area.label, *area.ortsteile))
    words = (word for name in districts for word in name.lower().replace("-", " ").split())
    return Public(mailboxes, frozenset(words))


def _recall(
    settings: Settings, terms: Taxonomies | None, public: Public, cache: Cache, memory: Memory | None
) -> Memory:
    """The memory that holds for these terms and this version of the program."""
    allowed = (sorted(public.mailboxes.domains), sorted(public.mailboxes.addresses), sorted(public.districts))
    key = digest("sources", digest_program(), repr(terms), repr(allowed), str(settings.root))
    if memory is not None and memory.key == key:
        return memory
    found = Memory(key)
    whole, new = (_load(place, cache) for place in found.places)
    return Memory(key, whole | new, frozenset(new))


def _load(place: bytes, cache: Cache) -> dict[str, Known]:
    stored = cache.find(place)
    try:
        return dict(pickle.loads(stored)) if stored else {}  # the cache believes only its own files
    except Exception:
        return {}


def _keep(memory: Memory, cache: Cache) -> Memory:
    """Keep what is new; when that has become much, everything."""
    whole, new = memory.places
    if len(memory.new) > _FEW:
        cache.keep(whole, pickle.dumps(memory.files, protocol=5))
        memory = replace(memory, new=frozenset())
    found = {path: memory.files[path] for path in memory.new if path in memory.files}
    cache.keep(new, pickle.dumps(found, protocol=5))
    return memory


def _scan(kind: Kind[Any], settings: Settings) -> Folder:
    others = [folder for name, folder in settings.folders.items() if name != kind.folder]
    return scan_folder(
        settings.root,
        settings.folders[kind.folder],
        kind.prefix,
        content=kind.needs_front_matter,
        wanted=(*settings.extra_css, *settings.options.dateien) if kind is PAGE else (),
        skip=others,
    )


def _lay_over(found: Found, drafts: Mapping[str, bytes]) -> Found:
    draft = drafts.get(found.path)
    return found if draft is None else replace(found, draft=draft, mark=digest("draft", draft).hex())


def _read_taxonomies(settings: Settings, drafts: Mapping[str, bytes]) -> tuple[Taxonomies, list[Problem]]:
    name = settings.options.taxonomies
    if not (settings.root / name).is_file():
        what = "Die Datei mit den festen Begriffen gibt es nicht."
        return Taxonomies(), [Problem(name, 1, "", what, todo="Bitte anlegen, siehe Anleitung für die Redaktion.")]
    fields, problems = read_yaml(settings.root / name, name, draft=drafts.get(name))
    taxonomies, found = parse_taxonomies(fields, name)
    return taxonomies, [*problems, *found, *check_areas(taxonomies, fields, name)]


def _read_all(
    found: Mapping[Kind[Any], Sequence[Found]],
    terms: Taxonomies | None,
    public: Public,
    known: Mapping[str, Known],
    cache: Cache,
) -> dict[str, Known]:
    """Path → what is known, in the order of the folders."""
    new = [
        (kind, one)
        for kind, listed in found.items()
        for one in listed
        if one.path not in known or known[one.path].mark != one.mark
    ]
    read: dict[str, Known] = {}
    if new:
        from wiq_site.parser import read_file  # with the libraries that only new files need

        for _, result in do_all(len(new), lambda number: read_file(*new[number], terms, public)):
            read[result.known.document.path] = result.known
            cache.keep(result.known.body_key, result.packed)
    return {one.path: read.get(one.path) or known[one.path] for listed in found.values() for one in listed}
