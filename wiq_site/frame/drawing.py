"""Draws templates: those of the site's own folder come first, then ours, then Material's.

Jinja loads when the first of them is drawn: a build in which nothing changed does without.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from wiq_site.base import mail_link
from wiq_site.frame.policy import POLICY
from wiq_site.frame.values import SHOWN_FEATURES, Config, Nav, ShownPage, TocItem, link

if TYPE_CHECKING:
    import jinja2

OURS = Path(__file__).parent / "templates"
PAGE = "main.html"
TOC = "partials/toc-list.html"
_INDENT = re.compile(r"\n\s*")


def find_material() -> Path:
    """The folder with Material's templates and style sheets."""
    return Path(str(files("material"))) / "templates"


def own_files(folder: Path | None) -> list[Path]:
    """The files of a site's own folder of templates, in a fixed order."""
    return sorted(file for file in folder.rglob("*") if file.is_file()) if folder else []


class Drawing:
    """The templates of one site. An unknown name in a template is an error: Material's may want more some day."""

    def __init__(self, config: Config, features: tuple[str, ...], custom_dir: Path | None) -> None:
        self._custom_dir = custom_dir
        self._values = {
            "config": config,
            "features": [*(name for name in features if name in SHOWN_FEATURES), "navigation.tabs"],
            "policy": Markup(POLICY),
        }

    @cached_property
    def env(self) -> "jinja2.Environment":
        """Everything is escaped, for all values are plain text."""
        import jinja2

        from wiq_site.compiling import Compiled

        folders = [*([self._custom_dir] if self._custom_dir else []), OURS, find_material()]
        env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=Compiled(),
        )
        env.filters["url"] = link
        env.filters["sized"] = _sized
        env.filters["mail"] = mail_link
        return env

    def draw(self, page: ShownPage, nav: Nav) -> str:
        """The frame of a kind of page, with slots."""
        drawn = self.env.get_template(PAGE).render(self._values, page=page, nav=nav)
        # Only where nobody wants the spaces: a site's own templates may hold anything.
        return drawn if "<pre" in drawn or "<textarea" in drawn else _INDENT.sub("\n", drawn).strip() + "\n"

    def draw_toc(self, toc: tuple[TocItem, ...]) -> str:
        """The entries of a table of contents."""
        return _INDENT.sub("\n", self.env.get_template(TOC).render(self._values, toc=toc))

    def read_sources(self) -> Iterator[str]:
        """The text of every template that pages may be drawn from."""
        from jinja2 import meta

        known: set[str] = set()
        waiting = [PAGE, TOC]
        while waiting:
            name = waiting.pop()
            if name in known:
                continue
            known.add(name)
            source, _, _ = self.env.loader.get_source(self.env, name)  # type: ignore[union-attr]
            yield source
            waiting += [found for found in meta.find_referenced_templates(self.env.parse(source)) if found]
        yield from (file.read_text("utf-8", "replace") for file in own_files(self._custom_dir))


def _sized(icon: str) -> Markup:
    """An icon of Material with its own size, which style sheets may change: without them it would fill the window."""
    return Markup(str(icon).replace("<svg ", '<svg width="24" height="24" ', 1))
