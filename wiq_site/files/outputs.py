"""The site → every output file with its address and the key of what it is made from.

What a page shows of other pages is in the key of the catalogue, what only its own page shows of a body is in the key of
the body. So a changed sentence makes one page anew, a changed title all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from wiq_site.addresses import (
    DATA_ENDINGS,
    OPML,
    ROBOTS,
    SERVER_RULES,
    SITEMAP,
    data_address,
    data_set_address,
    plain_choice_address,
    redirect_file,
)
from wiq_site.cache import Cache, digest
from wiq_site.calendars.plan import Calendar
from wiq_site.facts.cards import Card, find_cards
from wiq_site.facts.icons import find_icons
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS, Format, document_address
from wiq_site.files.finding import find_search_files
from wiq_site.files.framing import build_frame
from wiq_site.files.robots import has_robots, render_robots
from wiq_site.hosting.files import RENDER
from wiq_site.lists.listing import Listing
from wiq_site.pictures.sizes import Photo, Size
from wiq_site.pictures.store import Pictures, digest_recipe
from wiq_site.sharing import Progress
from wiq_site.site.output import Output
from wiq_site.site.plan import Page, Site
from wiq_site.source.folders import Media
from wiq_site.version import digest_program

if TYPE_CHECKING:
    from wiq_site.files.makers import Make, Makers


class Outputs:
    """The output files of one site.

    ``key`` stands for everything that any page may show of any other. ``bodies`` maps the uri of each Markdown file to
    the key of its body in ``cache``. ``pictures`` gives the bytes of photos.
    """

    def __init__(self, site: Site, key: bytes, bodies: Mapping[str, bytes], cache: Cache, pictures: Pictures) -> None:
        self._site = site
        self._bodies = bodies
        self._cache = cache
        self._pictures = pictures
        self._frame = build_frame(site, cache)
        self._base_key = key
        self._key = digest("site", key, self._frame.key)

    def all(self) -> Iterator[Output]:
        """Every file of the site; no address twice."""
        yield from self.without_search()
        yield from self.search()

    def without_search(self) -> Iterator[Output]:
        """Every file but those of the search, which need the words of all pages to be planned."""
        site = self._site
        yield from map(self._page, site.pages)
        yield self._output("404.html", lambda makers: makers.error_page())
        yield from self._redirects()
        yield from self._rules()
        followed = [*self._feeds(), *map(self._calendar, site.calendars)]
        yield from followed
        yield from self._copies(followed)
        yield from map(self._list_data, site.listings)
        yield from (self._plain_choices(listing) for listing in site.listings if not listing.record.paged)
        yield from self._data()
        yield self._output(OPML, lambda makers: makers.opml())
        yield self._output(SITEMAP, lambda makers: makers.sitemap())
        yield from map(_media, site.published.media)
        yield from (self._photo(photo, size) for photo, size in self._sizes())
        yield from self._assets()
        yield from self._cards()
        yield from self._for_programs()
        yield from self._form()

    def search(self) -> Iterator[Output]:
        """The files of the search. How many there are is only known when the index is made."""
        texts = [self._bodies[page.entry.document.uri] for page in self._site.pages if page.entry and page.searchable]
        files = find_search_files(self._site, self._bodies, self._cache, digest(self._key, "search", *texts))
        for address, (key, make) in files.items():
            yield Output(address, key, make)

    def prepare(self, progress: Progress | None = None) -> None:
        """Before much is made: do once what processes that share the work would each do for themselves."""
        self._pictures.prepare(self._site.published.photos, progress)
        key = digest("prepared", self._frame.key)
        if self._cache.find(key) is None:
            self._makers.prepare()
            self._cache.keep(key, b"prepared")

    def with_bodies(self, bodies: Mapping[str, bytes]) -> "Outputs":
        """The same site after bodies changed of which no other page shows anything."""
        return Outputs(self._site, self._base_key, bodies, self._cache, self._pictures)

    @cached_property
    def _makers(self) -> "Makers":
        from wiq_site.files.makers import Makers

        return Makers(self._site, self._frame, self._bodies, self._cache, self._pictures)

    def _output(self, address: str, make: "Make", *parts: bytes) -> Output:
        """A file that depends on what all pages may show, and on ``parts``."""
        return Output(address, digest(self._key, address, *parts), lambda: make(self._makers))

    def _page(self, page: Page) -> Output:
        parts = [self._bodies[page.entry.document.uri]] if page.entry else []
        if page.is_dated:
            parts.append(str(self._site.catalogue.day).encode())
        return self._output(page.file, lambda makers: makers.page(page), *parts)

    def _calendar(self, calendar: Calendar) -> Output:
        return self._output(calendar.address, lambda makers: makers.calendar(calendar))

    def _list_data(self, listing: Listing) -> Output:
        return self._output(data_address(listing.address), lambda makers: makers.list_data(listing))

    def _plain_choices(self, listing: Listing) -> Output:
        return self._output(plain_choice_address(listing.address), lambda makers: makers.plain_choices(listing))

    def _redirects(self) -> Iterator[Output]:
        """A page at each old address where one can be."""
        for alias, target in self._site.redirects.items():
            if file := redirect_file(alias):
                yield self._redirect(file, alias, target)

    def _redirect(self, file: str, alias: str, target: str) -> Output:
        return self._output(file, lambda makers: makers.redirect(alias, target))

    def _rules(self) -> Iterator[Output]:
        """What web servers read."""
        for server in self._site.settings.options.webserver:
            yield from (self._output(name, self._render_rules(name)) for name in SERVER_RULES[server])

    def _render_rules(self, name: str) -> "Make":
        return lambda _: RENDER[name](self._site).encode("utf-8")

    def _feeds(self) -> Iterator[Output]:
        bodies = {post.address: self._bodies[post.document.uri] for post in self._site.catalogue.posts}
        marks = {size.address: _photo_key(photo, size) for photo, size in self._sizes()}
        marks |= {media.address: _media_key(media) for media in self._site.published.media}
        for feed in self._site.feeds:
            held = [bodies[item.content_of] for item in feed.items if item.content_of]
            held += [marks[item.enclosure] for item in feed.items if item.enclosure]
            yield from (self._feed(feed, kind, held) for kind in FORMATS)

    def _feed(self, feed: Feed, kind: Format, held: Iterable[bytes]) -> Output:
        address = document_address(kind.address(feed.page), feed.number)
        return self._output(address, lambda makers: makers.feed(feed, kind), *held)

    def _copies(self, followed: Iterable[Output]) -> Iterator[Output]:
        """The same feeds and calendars where their items lay before."""
        copies = self._site.copies
        if copies:
            originals = {output.address: output for output in followed}
            yield from (replace(originals[original], address=copy) for copy, original in copies.items())

    def _sizes(self) -> Iterator[tuple[Photo, Size]]:
        yield from ((photo, size) for photo, sizes in self._site.published.photos.items() for size in sizes)

    def _photo(self, photo: Photo, size: Size) -> Output:
        return Output(size.address, _photo_key(photo, size), partial(self._pictures.load, photo, size))

    def _assets(self) -> Iterator[Output]:
        for address, source in self._frame.assets.items():
            make: Callable[[], bytes] = source.read_bytes if isinstance(source, Path) else source
            yield Output(address, digest(self._frame.key, address), make)

    def _data(self) -> Iterator[Output]:
        for name in self._site.data_sets:
            for ending in DATA_ENDINGS:
                yield self._output(data_set_address(name, ending), self._write_data(name, ending))

    def _write_data(self, name: str, ending: str) -> "Make":
        return lambda makers: makers.data(name, ending)

    def _cards(self) -> Iterator[Output]:
        for address, card in find_cards(self._site):
            yield Output(address, digest("card", digest_program(), *card), partial(_draw, card))

    def _for_programs(self) -> Iterator[Output]:
        """Files that other programs ask for by name, unless the project has one of its own."""
        known = {media.address for media in self._site.published.media} | {size.address for _, size in self._sizes()}
        settings, picture = self._site.settings, self._site.icon
        for address, make in find_icons(picture.path if picture else None).items():
            if address not in known:
                yield Output(address, digest("icon", digest_program(), address, picture.mark if picture else ""), make)
        if has_robots(settings.site_url) and ROBOTS not in known:
            yield self._output(ROBOTS, lambda _: render_robots(settings.site_url).encode("utf-8"))

    def _form(self) -> Iterator[Output]:
        """The form for editors, where the settings ask for it."""
        if (options := self._site.settings.options.formular) is not None:
            from wiq_site.decap.page import find_form_files

            for address, make in find_form_files(self._site, options):
                yield Output(address, digest(self._key, "form", address), make)


def _draw(card: Card) -> bytes:
    from wiq_site.facts.drawing import draw_card

    return draw_card(card)


def _media(media: Media) -> Output:
    return Output(media.address, _media_key(media), partial(_read, media.path))


def _media_key(media: Media) -> bytes:
    return digest(media.mark)


def _photo_key(photo: Photo, size: Size) -> bytes:
    return digest("photo", digest_recipe(), photo.media.mark, repr(size))


def _read(path: Path) -> bytes:
    return path.read_bytes()
