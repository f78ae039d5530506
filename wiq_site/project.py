"""One project, read, checked and planned: what every hand and ``wiq check`` have in common."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from wiq_site.base import is_web_address
from wiq_site.cache import Cache, digest
from wiq_site.catalogue.build import build_catalogue, check_files
from wiq_site.catalogue.entries import Contents
from wiq_site.catalogue.freshness import Rule
from wiq_site.catalogue.useless import check_useless
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.decap.program import check_form
from wiq_site.facts.icons import LEAST
from wiq_site.files.framing import build_frame
from wiq_site.files.outputs import Outputs
from wiq_site.lists.newest import check_newest
from wiq_site.lists.records import LIST_BY_NAME
from wiq_site.pictures.store import Pictures
from wiq_site.problems import Problem, find_errors
from wiq_site.reader import Memory, Reading, read_contents
from wiq_site.settings import Settings
from wiq_site.site.build import build_site, check_addresses
from wiq_site.site.plan import Site
from wiq_site.text import join_words, quote, suggest
from wiq_site.version import digest_program


@dataclass(frozen=True)
class Project:
    """What was found out: the site, when nothing stops it, all problems, and what was read.

    ``key`` stands for everything that any page may show of the content and the settings at this moment, ``content_key``
    for the content alone.
    """

    site: Site | None
    key: bytes
    problems: tuple[Problem, ...]
    reading: Reading
    content_key: bytes = b""

    def outputs(self, cache: Cache, pictures: Pictures | None = None) -> Outputs:
        """Every file of the site; only a project with a site has them. Without ``pictures`` photos are made anew."""
        assert self.site is not None
        return Outputs(self.site, self.key, self.reading.bodies, cache, pictures or Pictures(Cache()))


def check_project(
    settings: Settings,
    now: datetime,
    cache: Cache,
    *,
    preview: bool = False,
    memory: Memory | None = None,
    drafts: Mapping[str, bytes] = MappingProxyType({}),
    whole: bool = True,
) -> Project:
    """Read the project that ``settings`` describe; ``now`` is aware and decides what is public.

    Errors leave no site. Only a preview goes on without the documents that have them, so that an editor sees the rest.
    ``drafts`` (path → bytes) are changes of texts that nobody has written yet. Unless ``whole``, photos
    are not decoded.
    """
    reading = read_contents(settings, cache, memory, whole=whole and not preview, drafts=drafts)
    contents = reading.contents
    problems = [*reading.problems, *check_useless(contents, settings.named_files), *check_newest(contents.pages)]
    if any(problem.path == settings.options.taxonomies for problem in find_errors(problems)):
        problems += check_files(contents, Rule(now, settings.options.frisch_monate), preview=preview)
        return Project(None, b"", tuple(dict.fromkeys(problems)), reading)
    site, keys, found = _plan(contents, settings, now, preview)
    problems += found
    while preview and site is None and (smaller := _without_errors(contents, problems)) != contents:
        contents = smaller
        site, keys, found = _plan(contents, settings, now, preview)
        problems += found
    if site is not None and settings.theme.custom_dir:
        problems += build_frame(site, cache).find_problems()
    problems += check_form(settings, preview=preview)
    if find_errors(problems) and not preview:
        site = None
    return Project(site, keys[0], tuple(dict.fromkeys(problems)), reading, keys[1])


def _plan(
    contents: Contents, settings: Settings, now: datetime, preview: bool
) -> tuple[Site | None, tuple[bytes, bytes], list[Problem]]:
    """The site, unless something in the catalogue or the plan is wrong, and the keys of project and content."""
    built = build_catalogue(contents, Rule(now, settings.options.frisch_monate), preview=preview)
    wrong = list(_check_combinations(settings, contents.taxonomies))
    usable = replace(settings, options=settings.options.model_copy(update={"kombinationen": ()})) if wrong else settings
    if find_errors(built.problems):
        return None, (b"", b""), [*built.problems, *wrong, *check_addresses(built.catalogue, usable, built.damaged)]
    site, found = build_site(built.catalogue, contents, usable, preview=preview, damaged=built.damaged)
    gone = [*_check_footer(settings, site), *_check_nav(settings, site, contents), *_check_named(settings, contents)]
    key = digest("project", digest_program(), repr(settings), str(preview), built.key)
    return None if find_errors(found) else site, (key, built.key), [*built.problems, *wrong, *found, *gone]


def _without_errors(contents: Contents, problems: Iterable[Problem]) -> Contents:
    """The contents without the documents that have errors."""
    wrong = {problem.path for problem in find_errors(problems)}
    return replace(
        contents,
        teams=tuple(one for one in contents.teams if one.document.path not in wrong),
        posts=tuple(one for one in contents.posts if one.document.path not in wrong),
        pages=tuple(one for one in contents.pages if one.document.path not in wrong),
        damaged=(),
    )


def _check_footer(settings: Settings, site: Site) -> Iterator[Problem]:
    for index, link in enumerate(settings.options.fusszeile):
        if link.seite not in site.page_by_uri:
            what = f"Die Seite {quote(link.seite)} gibt es nicht.{suggest(link.seite, site.page_by_uri)}"
            yield settings.option_problem(what, "fusszeile", index, "seite")


def _check_nav(settings: Settings, site: Site, contents: Contents) -> Iterator[Problem]:
    """What the navigation names must exist; a page that has a mistake of its own is told already."""
    broken = {document.uri for document in contents.broken}
    for entry in settings.nav_entries:
        known = entry.target in site.page_by_uri or entry.target in broken
        if not known and not is_web_address(entry.target):
            what = f"Die Seite {quote(entry.target)} gibt es nicht.{suggest(entry.target, site.page_by_uri)}"
            todo = "Bitte den Eintrag aus der Navigation nehmen oder die Seite anlegen."
            yield Problem(settings.config_path, entry.line, "nav", what, todo=todo)


def _check_named(settings: Settings, contents: Contents) -> Iterator[Problem]:
    """Files that the settings name must be there, or pages would miss them without a word."""
    known = {media.address for media in contents.media.values()}
    theme, options = settings.theme, settings.options
    named: dict[tuple[str | int, ...], str] = {("theme", "logo"): theme.logo, ("theme", "favicon"): theme.favicon}
    named |= {("extra_css", index): name for index, name in enumerate(settings.extra_css)}
    yield from _check_icon(settings, contents)
    for place, name in named.items():
        if name and name not in known:
            yield settings.problem(_explain_gone(name, known), *place)
    for index, name in enumerate(options.dateien):
        if name not in known:
            yield settings.option_problem(_explain_gone(name, known), "dateien", index)


def _check_icon(settings: Settings, contents: Contents) -> Iterator[Problem]:
    """Out of small or long pictures no sign for home screens can be made."""
    name = settings.options.icon
    found = contents.media.get(name or "")
    if not name or (found and found.head and found.head.width == found.head.height >= LEAST):
        return
    if found is None:
        yield settings.option_problem(_explain_gone(name, contents.media), "icon")
    else:
        is_photo = found.head is not None
        what = f"{quote(name)} ist {'nicht quadratisch oder zu klein' if is_photo else 'kein PNG oder JPEG'}."
        yield settings.option_problem(f"{what} Gebraucht werden mindestens {LEAST} × {LEAST} Punkte.", "icon")


def _explain_gone(name: str, known: Iterable[str]) -> str:
    return f"Die Datei {quote(name)} gibt es im Ordner der Seiten nicht.{suggest(name, known)}"


def _check_combinations(settings: Settings, taxonomies: Taxonomies) -> Iterator[Problem]:
    """Facets and terms that a combination names must exist, and its list must have them."""
    for index, found in enumerate(settings.options.kombinationen):
        record = LIST_BY_NAME[found.liste]
        for facet, slugs in found.auswahl.items():
            place = ("kombinationen", index, "auswahl", facet)
            possible = record.term_facets
            if facet not in possible:
                allowed = join_words(possible)
                what = f"Nach {quote(facet)} lässt sich diese Liste nicht eingrenzen. Möglich sind: {allowed}."
                yield settings.option_problem(what, *place)
                continue
            for slug in slugs:
                if slug not in taxonomies.terms(facet):
                    yield settings.option_problem(f"{quote(slug)} gibt es unter {facet} nicht.", *place)
