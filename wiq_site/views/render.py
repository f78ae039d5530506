"""Pages → HTML fragments by Jinja. Every link is looked up; a link to nothing is an error of the program."""

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from wiq_site.addresses import absolute, check_address, relative
from wiq_site.base import mail_link
from wiq_site.bodies import PART
from wiq_site.body.links import find_addresses
from wiq_site.body.render import PictureParts, fill_links
from wiq_site.cache import Cache
from wiq_site.compiling import Compiled
from wiq_site.languages import find_attributes
from wiq_site.site.plan import Page, Site
from wiq_site.text import dotted, keep_spans
from wiq_site.version import PACKAGE
from wiq_site.views.own import own_part
from wiq_site.views.pages import build_view
from wiq_site.views.pictures import (
    ABOVE_THE_FOLD,
    HOLE,
    PictureView,
    find_picture,
    render_for_feed,
    render_parts,
    render_picture,
)

THEME = PACKAGE / "theme"
ICONS_ADDRESS = "assets/wiq/icons.svg"
MOVED_ADDRESS = "assets/wiq/moved.js"
EMPTY_ADDRESS = "assets/wiq/leer.svg"
_ROOT = "\0"
"""Stands for the way to the root of the site, at the beginning of links. No text can hold it."""

_HOLE = "~"
"""What the empty cards have in place of addresses begins with it; the script puts the root before it."""
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Renderer:
    """Renders the fragments of one site. ``load`` gives the HTML of the body of a uri, with marks for its links."""

    def __init__(self, site: Site, load: Callable[[str], str], cache: Cache) -> None:
        self._site = site
        self._load = load
        self._shown: dict[tuple[object, ...], tuple[object, Markup]] = {}
        self._known = site.addresses | {ICONS_ADDRESS, EMPTY_ADDRESS, MOVED_ADDRESS}
        self._icons = frozenset(re.findall(r'<symbol id="([a-z-]+)"', (THEME / ICONS_ADDRESS).read_text("utf-8")))
        self._view = lru_cache(4)(lambda page: build_view(page, site))
        self._own = lru_cache(4)(lambda page: own_part(page, site))
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(PACKAGE / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=Compiled(cache),
        )
        self._env.filters["link"] = _filter(lru_cache(None)(self._link))
        self._env.filters["icon"] = _filter(lru_cache(None)(self._icon))
        self._env.filters["language"] = _language
        self._env.filters["mail"] = mail_link
        self._env.filters["dotted"] = dotted
        self._env.filters["kept"] = keep_spans
        self._env.filters["foreign"] = _filter(self._foreign)
        self._env.filters["shown"] = _filter(self._show)
        self._env.filters["picture"] = _filter(self._show_picture)
        self._env.globals["empty_picture"] = EMPTY_ADDRESS
        self._env.globals["picture_hole"] = HOLE

    def compile(self) -> None:
        """Load all templates at once: copies of this process then need not."""
        for name in self._env.list_templates(("html",)):
            self._env.get_template(name)

    def fragment(self, page: Page) -> str:
        """The HTML inside the page's frame."""

        def link(to: str) -> str:
            return relative(to, page.address)

        first = True

        def show(view: PictureView, place: int) -> PictureParts:
            nonlocal first
            seen = first and place < ABOVE_THE_FOLD and not (page.entry and page.entry.content.bild)
            first = False
            return render_parts(view, "text", link, lazy=not seen)

        body = self._body(page, link, show)
        return self._render_page(f"{page.kind}.html", relative("", page.address), page, body)

    def feed_content(self, page: Page) -> str:
        """What feeds show of a post, cleaned: dates, needs and agenda stand around the body."""
        from wiq_site.feeds.formats import clean_html  # with the libraries that only feeds need

        site_url = self._site.settings.site_url

        def link(to: str) -> str:
            return absolute(to, site_url)

        body = self._body(page, link, lambda view, place: render_for_feed(view, link))
        text = self._render_page("feed.html", site_url, page, body)
        return clean_html(text, absolute(page.address, site_url))

    def redirect(self, alias: str, target: str, policy: str) -> str:
        """A page at an old address that leads to the new one, also without script; ``policy`` is that of all pages."""
        return self._render("redirect.html", relative("", alias), target=target, script=MOVED_ADDRESS, policy=policy)

    def error_page(self, root: str) -> str:
        """What stands at unknown addresses; links begin at ``root``, because nobody knows where one is."""
        return self._render("404.html", root)

    def _body(self, page: Page, link: Callable[[str], str], show: Callable[[PictureView, int], PictureParts]) -> str:
        """The HTML of the page's body and its parts; ``link`` makes links within the site, ``show`` pictures."""
        if page.entry is None:
            return ""

        def lead(target: str) -> str:
            if _FOREIGN.match(target):
                return target
            return link(f"{page.address}{target}" if target.startswith("#") else target)

        entry = page.entry
        addresses = find_addresses(entry.document, entry.outline, self._site.targets)

        def picture(number: int, place: int) -> PictureParts:
            return show(find_picture(addresses[number], self._site.catalogue), place)

        return fill_links(self._load(entry.document.uri), [lead(target) for target in addresses], picture)

    def _render_page(self, template: str, root: str, page: Page, body: str) -> str:
        content, *parts = map(Markup, body.split(PART))
        view, own = self._view(page), self._own(page)
        return self._render(template, root, page=page, view=view, own=own, content=content, parts=parts)

    def _render(self, template: str, root: str, **values: object) -> str:
        """The text of a template for a page from which ``root`` leads to the root of the site."""
        return self._env.get_template(template).render(**values).replace(_ROOT, root)

    def _link(self, target: str) -> Markup:
        """The link to an address of the site, with the mark for its root: so it is the same on all pages."""
        if target.startswith(_HOLE):
            return Markup(f"./?{target}")
        target = check_address("" if target == "./" else target, self._known)
        path = target.partition("#")[0].partition("?")[0]
        return Markup(f"{_ROOT}{quote(path)}{escape(target[len(path) :])}")

    def _foreign(self, text: str) -> Markup:
        """A text in which names of other languages say so."""
        parts = self._site.catalogue.taxonomies.foreign_names.split(text)
        marked = (
            Markup('<span lang="{}">{}</span>').format(lang, part) if lang else escape(part) for part, lang in parts
        )
        return Markup("").join(marked)

    def _show_picture(self, view: PictureView, place: str, css: str = "", lazy: bool = True) -> Markup:
        """A picture where ``views.pictures`` knows how wide it is."""
        return render_picture(view, place, self._link, css, lazy=lazy)

    def _icon(self, name: str) -> Markup:
        """The icon for a term; a speech bubble for terms of other towns."""
        file = f"./?{ICONS_ADDRESS}" if name.startswith(_HOLE) else self._link(ICONS_ADDRESS)
        name = name if name in self._icons else "blase"
        return Markup(
            f'<svg class="wiq-icon" width="20" height="20" aria-hidden="true" focusable="false">'
            f'<use href="{file}#{name}"></use></svg>'
        )

    def _show(self, item: object, macro: str, *values: object) -> Markup:
        """What a macro of ``_parts.html`` makes of ``item``, made once.

        Cards, dates and facets stand on many pages, as the same object. They are kept, so that no other object can have
        their identity.
        """
        key = (macro, id(item), *values)
        if key not in self._shown:
            parts = self._env.get_template("_parts.html").module
            self._shown[key] = item, getattr(parts, macro)(item, *values)
        return self._shown[key][1]


def _language(text: str, lang: str = "") -> Markup:
    """The attributes of an element that holds a text of an editor."""
    return Markup("").join(Markup(' {}="{}"').format(*found) for found in find_attributes(text, lang).items())


def _filter(function: Callable[..., Markup]) -> Callable[..., Markup]:
    """A filter that is asked when a template is rendered, not already when it is compiled."""
    return jinja2.pass_context(lambda context, *values, **named: function(*values, **named))
