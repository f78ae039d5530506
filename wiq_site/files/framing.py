"""Settings and pages → the frame around all pages: navigation, footer, names."""

from collections.abc import Callable, Iterable, Iterator

from wiq_site.addresses import page_address
from wiq_site.base import is_web_address
from wiq_site.cache import Cache
from wiq_site.frame.frame import Frame, FrameSettings
from wiq_site.frame.nav import NavItem
from wiq_site.settings import NavEntry, Settings
from wiq_site.site.plan import Site


def build_frame(site: Site, cache: Cache) -> Frame:
    """The frame of a site; drawings of earlier builds are found in ``cache``."""

    def once(key: bytes, draw: Callable[[], str]) -> str:
        return cache.once(key, lambda: draw().encode("utf-8")).decode("utf-8")

    return Frame(_frame_settings(site.settings), tuple(_nav(site)), once)


def _frame_settings(settings: Settings) -> FrameSettings:
    return FrameSettings(
        site_name=settings.site_name,
        site_url=settings.site_url,
        site_description=settings.site_description,
        copyright=settings.copyright,
        logo=settings.theme.logo,
        favicon=settings.theme.favicon,
        social=settings.social,
        footer=tuple((entry.titel, page_address(entry.seite)) for entry in settings.options.fusszeile),
        contact=_find_contact(settings),
        features=settings.theme.features,
        custom_dir=settings.theme.custom_dir,
        extra_css=settings.extra_css,
    )


def _find_contact(settings: Settings) -> str:
    """Where readers of any page may write: the site's mailbox, else that of who provides it."""
    provider = settings.options.anbieter
    return settings.options.kontakt or (provider.mail if provider else None) or ""


def _nav(site: Site) -> Iterator[NavItem]:
    """The navigation of the settings; without one, the hand-written pages and the lists."""
    if site.settings.nav is None:
        yield from (NavItem(page.title, page.address) for page in site.pages if page.in_nav)
    else:
        yield from _items(site.settings.nav, site)


def _items(entries: Iterable[NavEntry], site: Site) -> Iterator[NavItem]:
    for entry in entries:
        if entry.children:
            children = tuple(_items(entry.children, site))
            if children:
                yield NavItem(entry.title, children[0].address, children)
        elif page := site.page_by_uri.get(entry.target):
            yield NavItem(entry.title or page.title, page.address)
        elif is_web_address(entry.target):
            yield NavItem(entry.title or entry.target, entry.target)
