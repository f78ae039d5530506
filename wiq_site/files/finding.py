"""The files of the search: the index, its parts, and what it shows of pages."""

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from wiq_site.bodies import load_search_text
from wiq_site.cache import Cache, digest
from wiq_site.feeds.records import FORMATS
from wiq_site.search.index import SearchPage, SearchText, build_index, group_pages, order_pages, read_search_text
from wiq_site.site.plan import Page, Site
from wiq_site.version import digest_program

Files = dict[str, tuple[bytes, Callable[[], bytes]]]


def find_search_files(site: Site, bodies: Mapping[str, bytes], cache: Cache, key: bytes) -> Files:
    """Address → key and maker. ``key`` stands for everything that the index depends on."""
    pages = order_pages(_search_pages(site, bodies, cache))

    def build() -> bytes:
        return json.dumps(build_index(pages, _load_words(pages, cache), site.catalogue.synonyms)).encode("utf-8")

    index = json.loads(cache.once(key, build))
    files: Files = {address: (digest("index", text), partial(_encode, text)) for address, text in index.items()}
    for group in group_pages(pages):
        files[group.address] = (group.key, lambda group=group: group.render().encode("utf-8"))  # type: ignore[misc]
    return files


def _load_words(pages: Iterable[SearchPage], cache: Cache) -> Iterable[Mapping[str, str]]:
    """The words of each page. They are kept in one piece, because most are those of the build before."""
    place = digest("words", digest_program())
    known: Mapping[bytes, Mapping[str, str]] = {}
    if stored := cache.find(place):
        with suppress(Exception):  # what is damaged is not known
            known = pickle.loads(stored)
    words = {page.key: known.get(page.key) or page.load().words for page in pages}
    cache.keep(place, pickle.dumps(words, protocol=5))
    return [words[page.key] for page in pages]


def _encode(text: str) -> bytes:
    return text.encode("utf-8")


def _search_pages(site: Site, bodies: Mapping[str, bytes], cache: Cache) -> Iterator[SearchPage]:
    for page in site.pages:
        if not page.searchable:
            continue
        lang = page.entry.content.lang if page.entry else ""
        known = (page.address, page.word, page.title, page.description, lang)
        if page.entry:
            key = bodies[page.entry.document.uri]
            yield SearchPage(*known, key, partial(load_search_text, cache, key))
        else:
            yield SearchPage(*known, digest(repr(known)), partial(_read_plain, page, site))


def _read_plain(page: Page, site: Site) -> SearchText:
    """What the search knows of a page without a body: of an area also its parts, of subscribing also to what."""
    text = ""
    if page.kind == "area" and (parts := site.catalogue.taxonomies.gebiet[page.subject].ortsteile):
        text = f"Ortsteile: {', '.join(parts)}."
    elif page.kind == "subscribe":
        text = f"Feed, Kalender, {', '.join(kind.name for kind in FORMATS)}."
    return read_search_text(page.title, page.description, "", text)
