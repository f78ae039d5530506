"""The MkDocs adapter: puts files into the build, fragments into pages, problems into the log.

Only this module and the ``mkdocs_*`` ones know MkDocs. ProperDocs runs them unchanged, because it answers imports of
``mkdocs`` itself.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from wiq_site.addresses import BLOG, DATES, calendar_address, page_address, relative
from wiq_site.cache import Cache, DiskCache
from wiq_site.calendars.ics import CalendarWriter
from wiq_site.check import Checked, check_site
from wiq_site.clock import read_clock
from wiq_site.content.links import find_targets
from wiq_site.feeds.formats import FORMATS, Content, FeedWriter, Format, document_address, is_well_formed
from wiq_site.feeds.plan import Feed
from wiq_site.garbage import kept_objects
from wiq_site.mkdocs_ahead import Ahead, Meanwhile
from wiq_site.mkdocs_files import LazyFile, known_file, lazy_file
from wiq_site.mkdocs_markdown import find_converter
from wiq_site.mkdocs_pages import (
    ERROR_TEMPLATE,
    PAGE_TEMPLATE,
    ConvertedPage,
    Fragment,
    FrameTemplate,
    GeneratedPage,
    StaticTemplate,
    digest_conversion,
    digest_site,
    files_without_nav,
    wrap_templates,
)
from wiq_site.output import Output
from wiq_site.problems import Severity, find_errors, render_problems, sort_problems
from wiq_site.render import THEME, Renderer
from wiq_site.repair import repair_html
from wiq_site.search import SearchPage, build_index, group_pages, order_pages
from wiq_site.settings import Settings, read_settings
from wiq_site.site import Page, Site
from wiq_site.text import slugify
from wiq_site.version import digest_program

log = get_plugin_logger("wiq")

MARKDOWN_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")
PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-auto", "name": "Farben wie im System, umschalten auf hell"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": "Helle Farben, umschalten auf dunkel"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": "Dunkle Farben, umschalten auf Systemeinstellung"},
    },
]


@dataclass
class Build:
    """What one build knows: the plan, the renderer, and what feeds and search show of pages as they are rendered.

    ``alone`` says that no other plugin sees the pages, so HTML may stay in the cache until it is written.
    """

    site: Site
    settings: Settings
    renderer: Renderer
    pages: Mapping[str, Page]
    cache: Cache
    output: Output
    alone: bool
    feed_files: list[tuple[LazyFile, Feed, Format]] = field(default_factory=list)
    contents: dict[str, Content] = field(default_factory=dict)
    fragments: dict[str, Fragment] = field(default_factory=dict)
    found: dict[str, SearchPage] = field(default_factory=dict)
    conversion: bytes = b""
    ahead: Ahead[MkDocsPage] | None = None
    feeds: Meanwhile | None = None
    page_files: list[File] = field(default_factory=list)
    nav: Navigation | None = None

    def head(self, page: Page) -> str:
        """Links to the feeds and the calendar for autodiscovery, as HTML: what fits best comes first."""
        feeds = [(page.feed_page, escape(self.titles[page.feed_page]))]
        if page.feed_page != BLOG:
            feeds.append((BLOG, escape(self.titles[BLOG])))
        found = [
            (kind.media_type, f"{title} ({kind.name})", kind.address(at)) for at, title in feeds for kind in FORMATS
        ]
        own = [calendar_address(page.address), calendar_address(page.feed_page), calendar_address(DATES)]
        calendar = next((address for address in own if address in self.site.addresses), None)
        if calendar:
            found.append(("text/calendar", "Termine als Kalender", calendar))
        return "\n    ".join(
            f'<link rel="alternate" type="{media_type}" title="{title}" href="{relative(address, page.address)}">'
            for media_type, title, address in found
        )

    def write_feeds(self) -> None:
        """Write all feeds at once."""
        for file, _, _ in self.feed_files:
            file.write()

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Page → title of its feed."""
        return {feed.page: feed.title for feed in self.site.feeds if not feed.number}


class WiqPlugin(BasePlugin):  # type: ignore[type-arg]
    """Hooks of MkDocs in the order in which they are called. Nothing but ``preview`` outlives a build."""

    preview = False
    build: Build

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leave the options alone: ``settings`` reads them with line numbers and German messages."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Only ``serve`` shows what is not public. A ``dirty`` build knows only a part of the pages."""
        self.preview = command == "serve"
        if dirty:
            raise PluginError(
                "--dirty geht hier nicht. Was sich nicht geändert hat, wird ohnehin nicht neu geschrieben."
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything. This is the last event before MkDocs empties the old output."""
        settings, problems = read_settings(Path(config.config_file_path))
        settings = replace(settings, **_known_to_mkdocs(config, settings))
        with kept_objects():
            checked = check_site(settings, read_clock(os.environ), preview=self.preview)
        checked = Checked(checked.site, (*problems, *checked.problems))
        site = self._report(checked)
        cache = DiskCache(settings.root / ".cache" / "wiq.sqlite") if settings.options.cache else Cache()
        renderer = Renderer(site, settings.site_url, cache)
        output = Output(Path(config.site_dir), cache)
        alone = settings.options.cache and list(config.plugins) == ["wiq"]
        pages = {page.uri: page for page in site.pages}
        self.build = Build(site, settings, renderer, pages, cache, output, alone)
        _set_up_theme(config, settings)
        errors = sort_problems(find_errors(checked.problems))
        config.extra["wiq_problems"] = [problem.render() for problem in errors]
        if errors:  # links to files left out for their mistakes are told in German already
            config.validation.links.not_found = config.validation.links.anchors = logging.DEBUG
        return config

    def _report(self, checked: Checked) -> Site:
        """Errors end a build. A preview goes on with what is right, and says what is wrong on every page."""
        errors = find_errors(checked.problems)
        if checked.site is None or (errors and not self.preview):
            raise PluginError("\n\n" + render_problems(checked.problems) + "\n")
        for problem in sort_problems(checked.problems):
            log.log(logging.INFO if problem.severity is Severity.HINT else logging.ERROR, problem.render())
        return checked.site

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """The last event before MkDocs empties the output folder."""
        if self.build.settings.options.cache:
            self.build.output.hide()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add teams, posts, pictures, lists, feeds, data and redirects."""
        self.build.output.show()
        site = self.build.site
        for file in [f for f in files.documentation_pages() if f.src_uri not in self.build.pages]:
            files.remove(file)
        for page in site.pages:
            self._add_page(page, files, config)
        for uri, media in site.catalogue.media.items():
            if files.get_file_from_path(uri) is None:
                files.append(_real_file(uri, media.path, uri, config))
        for address, text in site.data.items():
            self._add_text(address, text, files, config)
        for alias, target in site.redirects.items():
            path = alias if alias.endswith(".html") else f"{alias}index.html"
            self._add_text(path, self.build.renderer.render_redirect(alias, target), files, config)
        self._add_calendars(files, config)
        self._add_feeds(files, config)
        if config.nav is None:
            config.nav = [{escape(page.title): page.uri} for page in site.pages if page.in_nav]
        self._make_pages(files, config)
        return files

    def _add_page(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        file = files.get_file_from_path(page.uri)
        if page.document is None:
            file = File.generated(config, page.uri, content="")
            files.append(file)
        elif file is None:
            source = self.build.settings.root / page.document.path
            file = _real_file(page.uri, source, f"{page.address}index.html", config)
            files.append(file)
        file.inclusion = InclusionLevel.NOT_IN_NAV

    def _add_text(self, address: str, text: str, files: Files, config: MkDocsConfig) -> None:
        files.append(known_file(config, address, text, self.build.output))

    def _add_calendars(self, files: Files, config: MkDocsConfig) -> None:
        writer = CalendarWriter(self.build.settings)
        for calendar in self.build.site.calendars:
            file = lazy_file(config, calendar.address, self.build.output)
            file.key, file.build = writer.find_key(calendar), partial(writer.render, calendar)
            files.append(file)

    def _add_feeds(self, files: Files, config: MkDocsConfig) -> None:
        """What is in the feeds is known when all pages are converted; that they exist must be known before."""
        for feed in self.build.site.feeds:
            for kind in FORMATS:
                address = document_address(kind.address(feed.page), feed.number)
                file = lazy_file(config, address, self.build.output)
                self.build.feed_files.append((file, feed, kind))
                files.append(file)

    def _make_pages(self, files: Files, config: MkDocsConfig) -> None:
        """Make the pages outside of the navigation, so that MkDocs need not convert what is known."""
        settings = self.build.conversion = digest_conversion(config, digest_program())
        converter = find_converter(config) if self.build.settings.options.cache else None
        for file in files_without_nav(files, config):
            document = self.build.pages[file.src_uri].document
            if document is None:
                GeneratedPage(None, file, config)
            else:
                page = ConvertedPage(None, file, config)
                page.cache, page.converter, page.settings = self.build.cache, converter, settings
                page.targets = find_targets(document)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The navigation is part of every frame."""
        self.build.nav = nav
        cache = self.build.cache
        if self.build.alone and isinstance(cache, DiskCache) and cache.find(self.build.conversion) is None:
            pages = [file.page for file in files.documentation_pages() if file.page]
            self.build.ahead = Ahead(pages, self._estimate, partial(_populate, config=config, files=files), cache)
        return nav

    def _estimate(self, page: MkDocsPage) -> int:
        """How long a page takes: a list about as long as 1,000 characters of Markdown."""
        document = self.build.pages[page.file.src_uri].document
        return 1000 + (len(document.body) if document else 0)

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """From here on pages were made ahead."""
        if self.build.ahead and self.build.ahead.first is page:
            self.build.ahead.take()
        return page

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """The body alone. The empty line keeps MkDocs from taking ``Wann: sonntags`` for metadata."""
        document = self.build.pages[page.file.src_uri].document
        return f"\n{document.body}" if document else "\n"

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell the theme what it needs. The theme writes titles as they are, so they are escaped here."""
        planned = self.build.pages[page.file.src_uri]
        page.meta = {
            "title": escape(planned.title),
            "description": escape(planned.description),
            "hide": list(planned.hide),
            "search": {"exclude": not planned.searchable},
            "template": PAGE_TEMPLATE,
            "wiq": {"head": self.build.head(planned), "home": planned.address == ""},
        }
        if planned.changed:
            page.update_date = _iso(planned.changed)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put our HTML around the author's."""
        planned = self.build.pages[page.file.src_uri]
        if "toc" in planned.hide:
            page.toc = TableOfContents([])
        elif not page.toc.items:
            page.meta["hide"] = [*planned.hide, "toc"]  # else the theme shows an empty box
        renderer = self.build.renderer
        key = renderer.render(planned, html)
        if planned.template == "post.html":
            self.build.contents[planned.address] = Content(key, partial(renderer.feed_content, key, planned, html))
        if planned.searchable:
            load_text = partial(renderer.search_text, key, planned, html)
            known = (planned.address, planned.kind, planned.title, planned.description)
            self.build.found[planned.address] = SearchPage(*known, key, load_text)
        load = partial(renderer.fragment, key, planned, html)
        if not self.build.alone:
            return load()
        page.markdown = ""  # it is converted, and the texts of 10,000 posts fill the memory
        self.build.fragments[page.file.src_uri] = Fragment(key, load)
        return ""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Plan the feeds and the search index, now that all bodies are converted."""
        build = self.build
        writer = FeedWriter(build.contents, build.settings)
        for file, feed, kind in build.feed_files:
            file.key, file.build = writer.find_key(feed, kind), partial(_render_feed, writer, feed, kind)
        self._add_search(files, config)
        if build.ahead and build.ahead.shared and isinstance(build.cache, DiskCache):
            for file, _, _ in build.feed_files:
                file.elsewhere = True
            build.feeds = Meanwhile(build.write_feeds, build.cache)
        assert build.nav is not None
        if not build.settings.options.cache:
            return env
        known = digest_site(config, build.nav, digest_program())
        frame = FrameTemplate(env, build.cache, known, build.fragments)
        if build.alone:
            self._leave_out_unchanged(files, frame)
        return wrap_templates(env, frame, StaticTemplate(ERROR_TEMPLATE, env, build.cache, known))

    def _add_search(self, files: Files, config: MkDocsConfig) -> None:
        found = self.build.found
        pages = order_pages(found[page.address] for page in self.build.site.pages if page.address in found)
        for address, text in build_index(pages).items():
            self._add_text(address, text, files, config)
        for group in group_pages(pages):
            file = lazy_file(config, group.address, self.build.output)
            file.key, file.build = group.key, group.render
            files.append(file)

    def _leave_out_unchanged(self, files: Files, frame: FrameTemplate) -> None:
        """Pages whose file holds need not be drawn. MkDocs dates the sitemap by the newest page, so that one stays."""
        build = self.build
        build.page_files = [file for file in files if file.page]
        newest = max(build.page_files, key=_updated)
        for file in build.page_files:
            assert file.page is not None
            held = build.output.holds(file.abs_dest_path, frame.find_key(file.page))
            if held and file is not newest and not file.page.links_to_anchors:
                files.remove(file)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The sitemap is about all pages."""
        if self.build.page_files:
            context["pages"] = self.build.page_files
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Remove what is no longer part of the site, and keep what this build found out for the next one."""
        if self.build.feeds and not self.build.feeds.finish():
            self.build.write_feeds()
        self.build.output.remove_old()
        self.build.cache.keep(self.build.conversion, "known")
        self.build.cache.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Whatever went wrong, the old output does not stay hidden."""
        if hasattr(self, "build"):
            self.build.output.show()

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend the theme's HTML."""
        return repair_html(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for unknown addresses passes here, not through ``on_post_page``."""
        return repair_html(output) if template_name == ERROR_TEMPLATE else output

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the content as well; the folders may be missing while somebody tidies up."""
        options = self.build.settings.options
        for name in (options.teams_dir, options.posts_dir, options.taxonomies):
            path = self.build.settings.root / name
            if path.exists():
                server.watch(str(path))
        return server


def _known_to_mkdocs(config: MkDocsConfig, settings: Settings) -> dict[str, Any]:
    """What MkDocs knows better: values may be inherited, come from the environment, or be those of ``serve``."""
    site_url = config.site_url or settings.site_url
    return {
        "site_name": config.site_name,
        "site_url": site_url.rstrip("/") + "/",
        "site_description": config.site_description or "",
        "docs_dir": Path(config.docs_dir),
    }


def _set_up_theme(config: MkDocsConfig, settings: Settings) -> None:
    """Our templates, style and script on top of Material, and defaults that another town can take as they are."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    theme["language"] = "de"
    theme["font"] = False
    theme["palette"] = PALETTE
    features = theme.get("features", [])
    theme["features"] = [*features, *(f for f in ("navigation.tabs", "navigation.top") if f not in features)]
    config.extra_css.append("assets/wiq/wiq.css")
    script = ExtraScriptValue("assets/wiq/wiq.mjs")
    script.type = "module"
    config.extra_javascript.append(script)
    for extension in MARKDOWN_EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", lambda text, separator: slugify(text))
    config.extra.setdefault("generator", False)
    config.extra["wiq_footer"] = [(entry.titel, page_address(entry.seite)) for entry in settings.options.fusszeile]


def _populate(page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
    """What MkDocs does with a page before it writes it."""
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)


def _updated(file: File) -> str:
    return file.page.update_date if file.page else ""


def _render_feed(writer: FeedWriter, feed: Feed, kind: Format) -> str:
    text = writer.render(feed, kind)
    if not is_well_formed(text):
        address = document_address(kind.address(feed.page), feed.number)
        raise PluginError(f"Der Feed {address} ist nicht wohlgeformt. Das ist ein Fehler des Programms.")
    return text


def _real_file(uri: str, source: Path, dest_uri: str, config: MkDocsConfig) -> File:
    """A file from outside ``docs_dir`` that the build knows as ``uri``."""
    file = File(uri, None, config.site_dir, True, dest_uri=dest_uri, inclusion=InclusionLevel.NOT_IN_NAV)
    file.abs_src_path = str(source)
    file.edit_uri = Path(os.path.relpath(source, config.docs_dir)).as_posix()
    return file


def _iso(day: date | datetime) -> str:
    return day.isoformat()[:10]
