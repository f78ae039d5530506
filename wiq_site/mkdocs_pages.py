"""Pages that MkDocs need not work on again: generated ones have no Markdown, others are found converted in the cache.

Belongs to the adapter. MkDocs allows subclasses of its ``Page``; the frame that the theme draws is wrapped in
``on_env``.
"""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page, log
from mkdocs.structure.toc import AnchorLink, TableOfContents

from wiq_site.cache import Cache, digest
from wiq_site.mkdocs_markdown import Converter

PAGE_TEMPLATE = "wiq-page.html"
ERROR_TEMPLATE = "404.html"
_CONTEXT = {
    "nav",
    "pages",
    "base_url",
    "extra_css",
    "extra_javascript",
    "mkdocs_version",
    "properdocs_version",
    "build_date_utc",
    "config",
    "page",
}
"""What MkDocs itself tells templates; more than that means another plugin whose wishes the cache does not know."""


class GeneratedPage(Page):
    """A page that is all ours: there is no Markdown to convert."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class ConvertedPage(Page):
    """A page whose converted Markdown is looked up by its text, by where its links lead, and by the settings."""

    cache: Cache
    converter: Converter | None
    settings: bytes
    targets: tuple[str, ...]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        assert self.markdown is not None
        leads = [f"{uri} {file.url if (file := files.get_file_from_path(uri)) else '-'}" for uri in self.targets]
        key = digest("converted", self.settings, self.file.src_uri, self.file.url, self.markdown, *leads)
        if stored := self.cache.find(key):
            _read_conversion(self, stored, files)
            return
        said = _Said()
        log.addHandler(said)
        if self.converter:
            self.converter.convert(self, config, files)
        else:
            super().render(config, files)
        log.removeHandler(said)
        if not said.anything:  # else the next build has to say it again
            self.cache.keep(key, _write_conversion(self))


class _Said(logging.Handler):
    """Notices whether something was logged."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True


def _write_conversion(page: Page) -> str:
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return json.dumps([page.content, _toc_values(page.toc), sorted(page.present_anchor_ids or ()), links])


def _read_conversion(page: Page, stored: str, files: Files) -> None:
    page.content, toc, ids, links = json.loads(stored)
    page.toc = TableOfContents([_anchor(item) for item in toc])
    page.present_anchor_ids = set(ids)
    known = {uri: files.get_file_from_path(uri) for uri in links}
    page.links_to_anchors = {file: links[uri] for uri, file in known.items() if file}


def _toc_values(items: Iterable[AnchorLink]) -> list[Any]:
    return [[item.title, item.id, item.level, _toc_values(item.children)] for item in items]


def _anchor(values: list[Any]) -> AnchorLink:
    title, anchor_id, level, children = values
    anchor = AnchorLink(title, anchor_id, level)
    anchor.children = [_anchor(child) for child in children]
    return anchor


@dataclass(frozen=True)
class Fragment:
    """The HTML inside a page's frame: ``key`` stands for it, ``load`` gives it."""

    key: bytes
    load: Callable[[], str]


class FrameTemplate:
    """The theme's template, drawn once for all pages of a folder, with slots for what differs between them.

    Links to the rest of the site are the same from every page of a folder. Pages of the navigation, and pages that can
    be edited or show their contents, have a frame of their own. Drawing was a fifth of a build of 1,000 posts.
    """

    def __init__(self, env: jinja2.Environment, cache: Cache, site: bytes, fragments: Mapping[str, Fragment]) -> None:
        self._env = env
        self._cache = cache
        self._site = site
        self._fragments = fragments
        self._frames: dict[bytes, str] = {}

    def find_key(self, page: Page) -> bytes:
        """The digest of everything that the page's HTML depends on."""
        fragment, frame = self._fragments[page.file.src_uri], self._frame_key(page)
        self._cache.use(frame)
        return digest("page", frame, fragment.key, *_slot_values(page).values())

    def render(self, context: Mapping[str, Any]) -> str:
        page = context["page"]
        if fragment := self._fragments.get(page.file.src_uri):
            page.content = f"{page.content}{fragment.load()}"
        if set(context) - _CONTEXT or page.file.inclusion.is_excluded():
            return self._env.get_template(PAGE_TEMPLATE).render(context)
        values = _slot_values(page)
        key = self._frame_key(page)
        if key not in self._frames:
            self._frames[key] = self._cache.once(key, lambda: self._draw(context, page, values))
        frame = self._frames[key]
        for name, value in values.items():
            frame = frame.replace(_slot(name), value)
        if fragment:
            page.content = ""
        return frame

    def _frame_key(self, page: Page) -> bytes:
        alike = isinstance(page, GeneratedPage | ConvertedPage) and page.edit_url is None and not page.toc
        place = [page.url.rstrip("/").rpartition("/")[0]] if alike else _own_values(page)
        filled = [name for name, value in _slot_values(page).items() if value and name != "content"]
        return digest("frame", self._site, repr((alike, place, filled, page.meta["hide"])))

    def _draw(self, context: Mapping[str, Any], page: Page, values: Mapping[str, str]) -> str:
        _fill(page, {name: _slot(name) if value or name == "content" else "" for name, value in values.items()})
        try:
            return self._env.get_template(PAGE_TEMPLATE).render(context)
        finally:
            _fill(page, values)


def _own_values(page: Page) -> list[Any]:
    """What the theme may show of a page that has a frame of its own, beside the navigation."""
    meta = {name: value for name, value in page.meta.items() if name not in ("title", "description", "wiq")}
    beside = [found and (found.title, found.url) for found in (page.previous_page, page.next_page)]
    return [page.url, page.title, page.edit_url, page.meta["wiq"]["home"], meta, beside, _toc_values(page.toc)]


class StaticTemplate:
    """A template of the theme that depends on nothing but the site, such as ``404.html``: drawn when it changes."""

    def __init__(self, name: str, env: jinja2.Environment, cache: Cache, site: bytes) -> None:
        self._name = name
        self._env = env
        self._cache = cache
        self._site = site

    def render(self, context: Mapping[str, Any]) -> str:
        key = digest("static", self._site, self._name, context["base_url"])
        return self._cache.once(key, lambda: self._env.get_template(self._name).render(context))


def _slot(name: str) -> str:
    return f"<!--wiq:{name}-->"


def _slot_values(page: Page) -> dict[str, str]:
    """What differs between the pages of a folder; the content comes last, so that nothing is put into it."""
    meta = page.meta
    return {
        "title": meta["title"],
        "description": meta["description"],
        "head": meta["wiq"]["head"],
        "canonical": page.canonical_url or "",
        "content": page.content or "",
    }


def _fill(page: Page, values: Mapping[str, str]) -> None:
    page.meta["title"], page.meta["description"] = values["title"], values["description"]
    page.meta["wiq"]["head"] = values["head"]
    page.canonical_url, page.content = values["canonical"] or None, values["content"]


def wrap_templates(env: jinja2.Environment, frame: FrameTemplate, error_page: StaticTemplate) -> jinja2.Environment:
    """An environment with ``frame`` and ``error_page`` in the place of two templates; all others are as before."""
    ours = {PAGE_TEMPLATE: frame, ERROR_TEMPLATE: error_page}
    wrapped = env.overlay()
    wrapped.get_template = lambda name, *rest, **more: (  # type: ignore[method-assign, assignment]
        ours.get(name) or env.get_template(name, *rest, **more)
    )
    return wrapped


def digest_site(config: MkDocsConfig, nav: Navigation, package: bytes) -> bytes:
    """Everything that all frames depend on: settings, navigation, the templates (``package`` and the site's own)."""
    settings = {
        name: config.get(name)
        for name in ("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name")
    }
    scripts = [repr(script) for script in config.extra_javascript]
    theme = {name: config.theme[name] for name in config.theme}
    known = (settings, theme, config.extra, config.extra_css, scripts, list(config.plugins), _nav_values(nav.items))
    return digest("site", package, repr(known), *_own_templates(config))


def _own_templates(config: MkDocsConfig) -> Iterator[bytes]:
    if config.theme.custom_dir:
        for file in sorted(Path(config.theme.custom_dir).rglob("*")):
            if file.is_file():
                yield from (str(file).encode(), file.read_bytes())


def _nav_values(items: Iterable[Any]) -> list[Any]:
    return [[item.title, getattr(item, "url", None), _nav_values(item.children or ())] for item in items]


def digest_conversion(config: MkDocsConfig, package: bytes) -> bytes:
    """Everything that all conversions depend on: the Markdown extensions with their settings, and the program."""

    def name(value: Any) -> str:
        return getattr(value, "__qualname__", type(value).__name__)

    settings = json.dumps([config.markdown_extensions, config.mdx_configs], sort_keys=True, default=name)
    return digest("conversion", package, settings, repr(config.validation))


def files_without_nav(files: Files, config: MkDocsConfig) -> list[File]:
    """Pages that the navigation does not name. MkDocs makes the others itself, with the titles they have there."""
    named = set(_nav_uris(config.nav))
    return [file for file in files.documentation_pages() if file.src_uri not in named]


def _nav_uris(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _nav_uris(item)
