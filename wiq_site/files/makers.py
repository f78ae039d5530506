"""How the bytes of each kind of output file are made.

Planning a site needs none of the libraries that write HTML, feeds and calendars; so they load when the first such file
is made: a build in which nothing changed does without all, one in which a sentence changed without those for calendars.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from wiq_site.addresses import BLOG, DATES
from wiq_site.bodies import load_html
from wiq_site.cache import Cache
from wiq_site.calendars.plan import Calendar
from wiq_site.facts.opengraph import render_facts
from wiq_site.feeds.opml import render_opml
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS, Format
from wiq_site.files.sitemap import render_sitemap
from wiq_site.frame.frame import Alternate, Frame, FramePage, TocEntry
from wiq_site.frame.policy import POLICY
from wiq_site.lists.listing import Listing
from wiq_site.pictures.sizes import Photo, Size
from wiq_site.pictures.store import Pictures
from wiq_site.site.plan import Page, Site
from wiq_site.views.list_data import render_list
from wiq_site.views.plain_choices import render_plain_choices
from wiq_site.views.render import Renderer

if TYPE_CHECKING:
    from wiq_site.calendars.ics import CalendarWriter
    from wiq_site.feeds.formats import FeedWriter


class Makers:
    """Makes the files of one site. ``bodies`` maps the uri of a Markdown file to the key of its body in ``cache``."""

    def __init__(self, site: Site, frame: Frame, bodies: Mapping[str, bytes], cache: Cache, pictures: Pictures) -> None:
        self._site = site
        self._frame = frame
        self._bodies = bodies
        self._cache = cache
        self._pictures = pictures

    def prepare(self) -> None:
        """Draw all frames and compile all templates: what copies of this process would do each for itself."""
        self._renderer.compile()
        for page in self._site.pages:
            self._frame.prepare(self._frame_page(page))

    def page(self, page: Page) -> bytes:
        """A page in its frame."""
        return self._frame.render(self._frame_page(page), self._renderer.fragment(page)).encode("utf-8")

    def error_page(self) -> bytes:
        """The page for unknown addresses: it is shown anywhere, so its links begin at the root of the host."""
        root = "/" + self._site.settings.site_url.split("/", 3)[3]
        hidden = ("navigation", "toc")
        page = FramePage(
            "404.html", "Seite nicht gefunden", "", (), hidden, (), "", root=root, home=False, noindex=True
        )
        return self._frame.render(page, self._renderer.error_page(root)).encode("utf-8")

    def redirect(self, alias: str, target: str) -> bytes:
        """A page at an old address."""
        return self._renderer.redirect(alias, target, POLICY).encode("utf-8")

    def feed(self, feed: Feed, kind: Format) -> bytes:
        """One document of a feed."""
        return self._feed_writer.render(feed, kind).encode("utf-8")

    def calendar(self, calendar: Calendar) -> bytes:
        """One calendar."""
        return self._calendar_writer.render(calendar).encode("utf-8")

    def list_data(self, listing: Listing) -> bytes:
        """A list as JSON."""
        return render_list(listing, self._site).encode("utf-8")

    def plain_choices(self, listing: Listing) -> bytes:
        """The style sheet that filters a list without script."""
        return render_plain_choices(listing).encode("utf-8")

    def data(self, name: str, ending: str) -> bytes:
        """A file of the open data."""
        from wiq_site.data.formats import render_data

        return render_data(name, ending, self._site).encode("utf-8")

    def opml(self) -> bytes:
        """All feeds in one file."""
        return render_opml(self._site.feeds, self._site.settings).encode("utf-8")

    def sitemap(self) -> bytes:
        """All pages for search engines."""
        return render_sitemap(self._site).encode("utf-8")

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._site, lambda uri: load_html(self._cache, self._bodies[uri]), self._cache)

    @cached_property
    def _feed_writer(self) -> "FeedWriter":
        from wiq_site.feeds.formats import FeedWriter

        def load(address: str) -> str:
            return self._renderer.feed_content(self._site.page_by_address[address])

        return FeedWriter(load, self._measure, self._site.settings)

    @cached_property
    def _calendar_writer(self) -> "CalendarWriter":
        from wiq_site.calendars.ics import CalendarWriter

        return CalendarWriter(self._site.settings)

    @cached_property
    def _sizes(self) -> Mapping[str, tuple[Photo, Size]]:
        photos = self._site.published.photos.items()
        return {size.address: (photo, size) for photo, sizes in photos for size in sizes}

    def _measure(self, address: str) -> int:
        """How many bytes the picture at an address has."""
        if address in self._sizes:
            return len(self._pictures.load(*self._sizes[address]))
        return next(media.size for media in self._site.published.media if media.address == address)

    def _frame_page(self, page: Page) -> FramePage:
        headings = page.entry.outline.headings if page.entry and "toc" not in page.hide else ()
        base = self._site.settings.edit_base
        return FramePage(
            facts=render_facts(page, self._site),
            address=page.address,
            title=page.title,
            description=page.description,
            alternates=tuple(self._alternates(page)),
            hide=page.hide if headings else (*page.hide, "toc"),
            toc=tuple(TocEntry(heading.id, heading.text, heading.level) for heading in headings),
            edit_url=f"{base}{page.entry.document.path}" if base and page.entry else "",
            home=page.kind == "home",
            noindex=not page.indexed,
        )

    def _alternates(self, page: Page) -> Iterator[Alternate]:
        """Feeds and a calendar that programs find by themselves: what fits best comes first."""
        titles = self._site.feed_titles
        for at in dict.fromkeys((page.feed_page, BLOG)):
            for kind in FORMATS:
                yield Alternate(kind.media_type, f"{titles[at]} ({kind.name})", kind.address(at))
        own = (self._site.find_calendar(at) for at in (page.address, page.feed_page, DATES))
        if calendar := next(filter(None, own), ""):
            yield Alternate("text/calendar", "Termine als Kalender", calendar)


Make = Callable[[Makers], bytes]
