"""Draws the frame once for each kind of page, and puts pages into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from wiq_site.addresses import SEARCH, absolute, relative
from wiq_site.cache import digest
from wiq_site.frame.assets import Asset, find_assets
from wiq_site.frame.drawing import Drawing, own_files
from wiq_site.frame.nav import NavItem, Place, find_place, show_items
from wiq_site.frame.slots import Slots, cut_slots, slot
from wiq_site.frame.values import Config, Nav, ShownPage, Theme, TocItem
from wiq_site.problems import Problem
from wiq_site.version import digest_program


@dataclass(frozen=True)
class FrameSettings:
    """What all pages share. Texts are plain; addresses are root-relative; ``site_url`` ends with ``/``."""

    site_name: str
    site_url: str
    site_description: str = ""
    copyright: str = ""
    logo: str = ""
    favicon: str = ""
    social: tuple[tuple[str, str], ...] = ()
    footer: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    features: tuple[str, ...] = ()
    custom_dir: Path | None = None
    extra_css: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alternate:
    """A feed or calendar that programs find by themselves (RSS Autodiscovery); ``address`` is root-relative."""

    media_type: str
    title: str
    address: str


@dataclass(frozen=True)
class TocEntry:
    """A heading of the page: ``text`` is plain, ``level`` that of ``h2`` to ``h6``."""

    id: str
    text: str
    level: int


@dataclass(frozen=True)
class FramePage:
    """What the frame shows of a page. All texts are plain.

    ``address`` is root-relative (``teams/hof/``, the home page is empty). ``hide`` may hold ``navigation`` and ``toc``.
    ``facts`` is HTML for the head: what other programs read of the page.
    With ``root``, an absolute path such as ``/wir/``, links do not depend on where the page is shown: for ``404.html``.
    """

    address: str
    title: str
    description: str = ""
    alternates: tuple[Alternate, ...] = ()
    hide: tuple[str, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    edit_url: str = ""
    root: str | None = None
    home: bool = False
    noindex: bool = False
    facts: str = ""


@dataclass(frozen=True)
class _Kind:
    """What makes the frames of two pages differ in more than their texts."""

    place: Place
    home: bool
    searching: bool
    noindex: bool
    navigation: bool
    filled: tuple[str, ...]
    """Names of the slots that hold something, the others being left out with what stands around them."""


Once = Callable[[bytes, Callable[[], str]], str]


def _draw_always(key: bytes, draw: Callable[[], str]) -> str:
    return draw()


class Frame:
    """The frames of one site. ``once`` may find drawings of earlier builds (``Cache.once``)."""

    def __init__(self, settings: FrameSettings, nav: tuple[NavItem, ...], once: Once = _draw_always) -> None:
        self._settings = settings
        self._nav = nav
        self._once = once
        self._drawn: dict[_Kind, Slots] = {}
        own = (part for file in own_files(settings.custom_dir) for part in (str(file), file.read_bytes()))
        known = repr((settings, nav))
        self.key = digest("frame", digest_program(), known, *own)
        """Stands for everything that all frames and assets depend on."""

    def render(self, page: FramePage, content: str) -> str:
        """The whole page: ``content`` is the HTML of its article."""
        texts = self._texts(page)
        return self._find(page, texts).fill({**texts, **_ways(page), "content": content})

    def prepare(self, page: FramePage) -> None:
        """Draw the frame of the page, unless it is known."""
        self._find(page, self._texts(page))

    def _find(self, page: FramePage, texts: Mapping[str, str]) -> Slots:
        filled = tuple(name for name, text in texts.items() if text)
        navigation = "navigation" not in page.hide
        place = find_place(self._nav, page.address)
        kind = _Kind(place, page.home, page.address == SEARCH, page.noindex, navigation, filled)
        if kind not in self._drawn:
            key = digest("kind", self.key, repr(kind))
            self._drawn[kind] = cut_slots(self._once(key, lambda: self._draw(kind)))
        return self._drawn[kind]

    def find_problems(self) -> list[Problem]:
        """What is wrong with the site's own templates; those of others are right."""
        custom_dir = self._settings.custom_dir
        if custom_dir is None:
            return []
        from wiq_site.frame.faults import find_faults

        kind = _Kind(Place(), home=False, searching=False, noindex=False, navigation=True, filled=_TEXTS)
        others = ({"home": True}, {"searching": True}, {"noindex": True}, {"navigation": False}, {"filled": ()})
        kinds = [kind, *(replace(kind, **other) for other in others)]
        found = (find_faults(partial(self._draw, kind), custom_dir) for kind in kinds)
        return next(filter(None, found), [])

    @cached_property
    def assets(self) -> Mapping[str, Asset]:
        """Address → file or maker of everything that the frame and the pages load from the theme."""
        return find_assets(self._drawing, self._settings.favicon, self._settings.extra_css)

    @cached_property
    def _drawing(self) -> Drawing:
        settings = self._settings
        config = Config(
            site_name=settings.site_name,
            site_description=settings.site_description,
            copyright=settings.copyright,
            theme=Theme(settings.logo, settings.favicon),
            extra={"footer": settings.footer, "social": settings.social, "contact": settings.contact},
            extra_css=settings.extra_css,
        )
        return Drawing(config, settings.features, settings.custom_dir)

    def _draw(self, kind: _Kind) -> str:
        texts = {name: Markup(slot(name)) if name in kind.filled else "" for name in _TEXTS}
        page = ShownPage(
            home=kind.home, searching=kind.searching, noindex=kind.noindex, content=Markup(slot("content")), **texts
        )
        items = show_items(self._nav, kind.place)
        beside = kind.navigation and any(item.active and item.children for item in items)
        return self._drawing.draw(page, Nav(items, beside))

    def _texts(self, page: FramePage) -> dict[str, str]:
        """The texts of a page as HTML, by the names that they have in templates."""
        public = page.root is None
        toc = _build_toc(page.toc) if "toc" not in page.hide else ()
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical_url": escape(absolute(page.address, self._settings.site_url)) if public else "",
            "alternates": _render_alternates(page),
            "toc": self._drawing.draw_toc(toc) if toc else "",
            "edit_url": escape(page.edit_url),
            "facts": page.facts if public else "",
            "view_url": escape(page.edit_url.replace("/edit/", "/raw/").replace("/blob/", "/raw/")),
        }


_TEXTS = ("title", "description", "canonical_url", "alternates", "toc", "edit_url", "facts", "view_url")


def _ways(page: FramePage) -> dict[str, str]:
    """The way from a page to the root of the site, as the beginning of a link and as a link."""
    root = quote(page.root) if page.root is not None else "../" * page.address.count("/")
    return {"root": root, "home": root or "./"}


def _render_alternates(page: FramePage) -> str:
    return "\n".join(
        f'<link rel="alternate" type="{escape(found.media_type)}" title="{escape(found.title)}" '
        f'href="{_link(found.address, page)}">'
        for found in page.alternates
    )


def _link(address: str, page: FramePage) -> str:
    return relative(address, page.address) if page.root is None else quote(page.root + address)


def _build_toc(entries: tuple[TocEntry, ...]) -> tuple[TocItem, ...]:
    """Headings as a tree: deeper ones belong to the last higher one before them."""
    found: list[TocItem] = []
    while entries:
        first, rest = entries[0], entries[1:]
        deeper = next((number for number, entry in enumerate(rest) if entry.level <= first.level), len(rest))
        found.append(TocItem(first.text, f"#{quote(first.id)}", _build_toc(rest[:deeper])))
        entries = rest[deeper:]
    return tuple(found)
