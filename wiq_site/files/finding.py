"""The files of the search: the index, its parts, and what it shows of pages."""

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from wiq_site.bodies import load_search_text
from wiq_site.cache import Cache, digest
from wiq_site.files.said import say_beside
from wiq_site.search.index import (
    SearchPage,
    SearchText,
    build_index,
    group_pages,
    join_texts,
    order_pages,
    read_search_text,
)
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
        body = bodies[page.entry.document.uri] if page.entry else b""
        said = say_beside(page, site)
        if not body:
            yield SearchPage(*known, digest(repr(known), said), partial(_read_plain, page, said))
        elif page.made or said:
            yield SearchPage(*known, digest(repr(known), said, body), partial(_read_both, page, said, cache, body))
        else:
            yield SearchPage(*known, body, partial(load_search_text, cache, body))


def _read_plain(page: Page, said: str) -> SearchText:
    return read_search_text(page.title, page.description, "", said)


def _read_both(page: Page, said: str, cache: Cache, body: bytes) -> SearchText:
    """The body of a page with what the program says on it."""
    return join_texts(_read_plain(page, said), load_search_text(cache, body))
