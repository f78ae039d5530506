"""Pages → HTML fragments by Jinja. Every link is looked up; a link to nothing is an error of the program."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from wiq_site.addresses import absolute, check_address, relative
from wiq_site.cache import Cache, digest
from wiq_site.feeds.formats import clean_html
from wiq_site.search import SearchText, read_search_text
from wiq_site.site import Page, Site
from wiq_site.version import digest_program

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
ICONS_ADDRESS = "assets/wiq/icons.svg"
EMPTY_ADDRESS = "assets/wiq/leer.svg"


@dataclass(frozen=True)
class Rendered:
    """A page as HTML ``fragment``; what feeds show of it (posts only), and what the search knows of it."""

    fragment: str
    feed: str
    search: SearchText | None


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, site_url: str, cache: Cache) -> None:
        self._cache = cache
        self._site_url = site_url
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
        self._env.globals["icons"] = ICONS_ADDRESS
        self._env.globals["empty_picture"] = EMPTY_ADDRESS

    def render(self, page: Page, html: str) -> Rendered:
        """The page around the author's ``html`` (empty for generated pages)."""
        view = page.view
        known = (self._site_url, page.template, page.address, page.title, page.description, page.feed, page.searchable)
        key = digest("rendered", digest_program(), repr(known), repr(view), html)
        return _read(self._cache.once(key, lambda: _write(self._render_page(page, view, html))))

    def _render_page(self, page: Page, view: object, html: str) -> Rendered:
        content = Markup(html)
        fragment = self._render(page.template, page.address, page=page, view=view, content=content)
        feed = ""
        if page.template == "post.html":
            text = self._render("feed.html", page.address, view=view, content=content)
            feed = clean_html(text, absolute(page.address, self._site_url))
        search = read_search_text(page.title, page.description, fragment) if page.searchable else None
        return Rendered(fragment, feed, search)

    def render_redirect(self, alias: str, target: str) -> str:
        """A page at an old address that leads to the new one, also without JavaScript."""
        return self._render("redirect.html", alias, target=target)

    def _render(self, template: str, address: str, **values: object) -> str:
        def link(target: str) -> str:
            return relative(check_address("" if target == "./" else target, self._known), address)

        return self._env.get_template(template).render(link=link, **values)

    def _icon_name(self, name: str) -> str:
        """The icon for a term; a speech bubble for terms of other towns."""
        return name if name in self._icons else "blase"


def _write(rendered: Rendered) -> str:
    """Neither JSON nor a cleaned feed has a NUL, so it stands between them and the fragment."""
    search = [rendered.search.text, rendered.search.words] if rendered.search else None
    return "\0".join([json.dumps(search, ensure_ascii=False), rendered.feed, rendered.fragment])


def _read(text: str) -> Rendered:
    search, feed, fragment = text.split("\0", 2)
    found = json.loads(search)
    return Rendered(fragment, feed, SearchText(*found) if found else None)
