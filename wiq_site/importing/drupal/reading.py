"""``wiq import drupal``: a source → everything that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wiq_site.content.kinds import PAGE, POST
from wiq_site.importing.drupal.labels import Sorted, Vocabulary, merge_terms
from wiq_site.importing.drupal.links import Links, find_hosts, old_path
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.drupal.pictures import Pictures
from wiq_site.importing.drupal.places import Place, Places, find_places, find_uris
from wiq_site.importing.drupal.posts import World, build_post
from wiq_site.importing.drupal.sources import Read, read_sources
from wiq_site.importing.results import Import, Imported, Note, refuse
from wiq_site.project import Project
from wiq_site.reader import find_public
from wiq_site.settings import Settings
from wiq_site.text import join_words, quote

OLD_CATEGORY = "Von der alten Website"
"""Every post has a category."""


@dataclass(frozen=True)
class Wishes:
    """What may be said with the command."""

    date: str = ""
    address: str = ""
    category: str = ""
    with_names: bool = False


@dataclass(frozen=True)
class _Planned:
    """A page with what was decided about it before any is written."""

    page: OldPage
    place: Place
    labels: Sorted
    aliases: list[str]
    is_post: bool


def read_drupal(sources: Sequence[Path], settings: Settings, project: Project, wishes: Wishes) -> Import:
    """Read files and folders of the old site."""
    read = _join_twins(read_sources(sources))
    places, terms = find_places(settings, project), Vocabulary(project.reading.contents, settings.site_name)
    planned = [one if isinstance(one, Imported) else _plan(one, places, terms, wishes) for one in read]
    pages = [one for one in planned if isinstance(one, _Planned)]
    known = find_uris(project) | {old_path(address): one.place.uri for one in pages for address in one.page.addresses}
    hosts = find_hosts([wishes.address, *(address for one in pages for address in one.page.addresses)])
    base = wishes.address or next((a for one in pages for a in one.page.addresses if "//" in a), "")
    public = find_public(settings, project.reading.contents.taxonomies)
    world = World(Links(known, hosts, base), Pictures(sources, settings.root), public, wishes.with_names)
    built = tuple(one if isinstance(one, Imported) else _build(one, world) for one in planned)
    new = merge_terms(one.labels.new for one in pages if one.is_post)
    return Import(built, {"categories": new} if new else {})


def _plan(page: OldPage, places: Places, terms: Vocabulary, wishes: Wishes) -> _Planned:
    is_dated = not page.date and bool(wishes.date)
    page.date = page.date or wishes.date
    is_post = (is_dated or not page.is_page) and bool(page.date or page.labels or page.comments)
    if not page.title:
        page.title = "Ohne Titel"
        page.unknown.append(Note("Ein Titel ist nirgends zu finden. Bitte „title“ ändern"))
    place = places.choose(POST if is_post else PAGE, page.title, page.date)
    aliases, refused = places.take_aliases(page.addresses, place)
    if refused:
        what = f"Diese alten Adressen können nicht hierher führen: {join_words(refused)}"
        page.unknown.append(Note(f"{what} (ungültig oder schon vergeben)"))
    labels = terms.sort(page.labels)
    if is_post and not labels.found.get("categories"):
        category = wishes.category or OLD_CATEGORY
        labels.join(terms.sort([category]))
        if not wishes.category:
            page.unknown.append(Note(f"Eine Kategorie fehlt; jetzt ist es {quote(category)}. Bitte ändern"))
    return _Planned(page, place, labels, aliases, is_post)


def _build(one: _Planned, world: World) -> Imported:
    try:
        return build_post(one.page, one.place, one.labels, one.aliases, world, is_post=one.is_post)
    except RecursionError:
        return refuse(one.page.source, "Darin ist zu vieles ineinander verschachtelt. Bitte von Hand übernehmen.")


def _join_twins(read: list[Read]) -> list[Read]:
    """A page that came twice (saved, and in a feed) is one: who says more counts, with id and dates of the other."""
    first: dict[str, OldPage] = {}
    pages = [one for one in read if isinstance(one, OldPage)]
    joined = {id(page): _join(page, first) for page in sorted(pages, key=lambda page: page.rank)}
    return [joined[id(one)] if isinstance(one, OldPage) else one for one in read]


def _join(page: OldPage, first: dict[str, OldPage]) -> Read:
    keys = [key for key in dict.fromkeys([*map(old_path, page.addresses), page.guid]) if key not in ("", "/")]
    twin = next((first[key] for key in keys if key in first), None)
    for key in keys:
        first.setdefault(key, twin or page)
    if twin is None:
        return page
    twin.guid, twin.date, twin.updated = twin.guid or page.guid, twin.date or page.date, twin.updated or page.updated
    twin.labels = twin.labels or page.labels
    twin.addresses = tuple(dict.fromkeys([*twin.addresses, *page.addresses]))
    return Imported(page.source, left_out=(Note(f"dieselbe Seite wie {twin.source}"),))
