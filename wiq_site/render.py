"""Pages → HTML fragments by Jinja. Every link is looked up; a link to nothing is an error of the program."""

import re
from pathlib import Path

import jinja2
from markupsafe import Markup

from wiq_site.addresses import check_address, relative
from wiq_site.cache import Cache, digest
from wiq_site.site import Page, Site
from wiq_site.version import digest_program

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
ICONS_ADDRESS = "assets/wiq/icons.svg"
EMPTY_ADDRESS = "assets/wiq/leer.svg"


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, cache: Cache) -> None:
        self._cache = cache
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

    def render(self, page: Page, html: str) -> str:
        """The page's fragment around the author's ``html`` (empty for generated pages)."""
        view = page.view
        known = (page.template, page.address, page.title, page.description, page.feed)
        return self._cache.once(
            digest("fragment", digest_program(), repr(known), repr(view), html),
            lambda: self._render(page.template, page.address, page=page, view=view, content=Markup(html)),
        )

    def render_feed_content(self, page: Page, html: str) -> str:
        """What a feed shows of a post: dates, needs and agenda stand around the author's ``html``."""
        view = page.view
        return self._cache.once(
            digest("feed", digest_program(), page.address, repr(view), html),
            lambda: self._render("feed.html", page.address, view=view, content=Markup(html)),
        )

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
