"""Pages → HTML fragments by Jinja. Every link is looked up; a link to nothing is an error of the program."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from wiq_site.addresses import absolute, check_address, relative
from wiq_site.cache import Cache, digest
from wiq_site.feeds.formats import clean_html
from wiq_site.search import SearchText, read_search_text
from wiq_site.site import Page, Site
from wiq_site.version import digest_program
from wiq_site.views.parts import Card

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
ICONS_ADDRESS = "assets/wiq/icons.svg"
EMPTY_ADDRESS = "assets/wiq/leer.svg"
_ROOT = "\0"
"""The way to the root of the site, which no text can hold."""


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, site_url: str, cache: Cache) -> None:
        self._cache = cache
        self._site_url = site_url
        self._fresh: dict[bytes, str] = {}
        self._cards: dict[tuple[int, int], str] = {}
        self._known = site.addresses | {ICONS_ADDRESS, EMPTY_ADDRESS}
        self._icons = frozenset(re.findall(r'<symbol id="([a-z-]+)"', (THEME / ICONS_ADDRESS).read_text("utf-8")))
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(PACKAGE / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals["icon_name"] = self._icon_name
        self._env.globals["known_card"] = self._known_card
        self._env.globals["icons"] = ICONS_ADDRESS
        self._env.globals["empty_picture"] = EMPTY_ADDRESS

    def render(self, page: Page, html: str) -> bytes:
        """Render the page around the author's ``html`` (empty for generated pages); gives the key of all its forms."""
        view = page.view
        known = (self._site_url, page.template, page.address, page.title, page.description, page.feed, page.searchable)
        key = digest("rendered", digest_program(), repr(known), repr(view), html)
        self._cache.once(key, lambda: self._render_all(key, page, view, html))
        self._cache.use(*(digest(form, key) for form in ("fragment", "feed", "search")))
        return key

    def fragment(self, key: bytes, page: Page, html: str) -> str:
        """The HTML inside the page's frame. Nobody asks for that of unchanged pages."""
        return self._find(digest("fragment", key), lambda: self._render_page(page, page.view, html))

    def feed_content(self, key: bytes, page: Page, html: str) -> str:
        """What feeds show of a post, cleaned: dates, needs and agenda stand around the author's ``html``."""
        return self._find(digest("feed", key), lambda: self._render_feed(page, page.view, html))

    def search_text(self, key: bytes, page: Page, html: str) -> SearchText:
        """What the search knows of a page."""
        found = self._find(digest("search", key), lambda: _read_search(page, self._render_page(page, page.view, html)))
        return SearchText(*json.loads(found))

    def _render_all(self, key: bytes, page: Page, view: object, html: str) -> str:
        """All forms of a page at once: its view is not built again for each."""
        fragment = self._render_page(page, view, html)
        self._keep(digest("fragment", key), fragment)
        if page.template == "post.html":
            self._keep(digest("feed", key), self._render_feed(page, view, html))
        if page.searchable:
            self._keep(digest("search", key), _read_search(page, fragment))
        return "known"

    def _keep(self, key: bytes, text: str) -> None:
        """In the cache, or here where there is none."""
        if not self._cache.keep(key, text):
            self._fresh[key] = text

    def _find(self, key: bytes, render: Callable[[], str]) -> str:
        known = self._fresh.get(key)
        return self._cache.once(key, render) if known is None else known

    def _render_page(self, page: Page, view: object, html: str) -> str:
        return self._render(page.template, page.address, page=page, view=view, content=Markup(html))

    def _render_feed(self, page: Page, view: object, html: str) -> str:
        text = self._render("feed.html", page.address, view=view, content=Markup(html))
        return clean_html(text, absolute(page.address, self._site_url))

    def render_redirect(self, alias: str, target: str) -> str:
        """A page at an old address that leads to the new one, also without JavaScript."""
        return self._render("redirect.html", alias, target=target)

    def _render(self, template: str, address: str, **values: object) -> str:
        def link(target: str) -> str:
            return relative(check_address("" if target == "./" else target, self._known), address)

        return self._env.get_template(template).render(link=link, **values)

    def _known_card(self, card: Card, level: int, root: str) -> Markup:
        """A card stands on many pages, where only the way to the ``root`` of the site differs.

        The catalogue makes each card once, so it can be told by its identity. Rendering cards again and again was a
        tenth of a build of 1,000 posts.
        """
        key = (id(card), level)
        if key not in self._cards:
            parts = self._env.get_template("_parts.html").module
            self._cards[key] = str(parts.card(card, self._from_root, level))  # type: ignore[attr-defined]
        return Markup(self._cards[key].replace(_ROOT, root))

    def _from_root(self, target: str) -> str:
        path, mark, fragment = check_address(target, self._known).partition("#")
        return f"{_ROOT}{quote(path)}{mark}{fragment}"

    def _icon_name(self, name: str) -> str:
        """The icon for a term; a speech bubble for terms of other towns."""
        return name if name in self._icons else "blase"


def _read_search(page: Page, fragment: str) -> str:
    found = read_search_text(page.title, page.description, fragment)
    return json.dumps([found.text, found.words], ensure_ascii=False)
