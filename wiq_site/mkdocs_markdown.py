"""One Markdown converter for many pages; MkDocs makes a new one for each, which takes a quarter of converting it.

Belongs to the adapter. It does what ``Page.render`` of MkDocs does, with parts of MkDocs that have no public name.
Where a version lacks them, or where an extension is not known to start afresh on each page, MkDocs does it itself.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import Any

import markdown  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.toc import get_toc

KNOWN = {"markdown", "pymdownx"}
"""Packages whose extensions can be reset."""

_PARTS = (
    "_RawHTMLPreprocessor",
    "_ExtractAnchorsTreeprocessor",
    "_RelativePathTreeprocessor",
    "_ExtractTitleTreeprocessor",
)


class Converter:
    """Converts pages with one instance of Markdown."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )

    def convert(self, page: pages.Page, config: MkDocsConfig, files: Files) -> None:
        """Fill in what ``Page.render`` fills in."""
        raw, anchors, links, title = (getattr(pages, name) for name in _PARTS)
        parts = (raw(), *(part(page.file, files, config) for part in (anchors, links)), title())
        converter = self._markdown.reset()
        for part in parts:
            part._register(converter)
        page.content = converter.convert(page.markdown or "")
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = parts[3].title
        page.present_anchor_ids = parts[1].present_anchor_ids | parts[0].present_anchor_ids
        page.links_to_anchors = parts[2].links_to_anchors


def find_converter(config: MkDocsConfig) -> Converter | None:
    """A converter for all pages; None when each page needs its own."""
    extensions: list[Any] = list(config.markdown_extensions)
    possible = all(hasattr(pages, name) for name in _PARTS) and set(_packages(extensions)) <= KNOWN
    return Converter(config) if possible else None


def _packages(extensions: Iterable[Any]) -> Iterable[str]:
    """The package of each extension; the names of Markdown's own have no dot."""
    known = {entry.name: entry.value for entry in entry_points(group="markdown.extensions")}
    for extension in extensions:
        yield known.get(extension, extension).partition(".")[0] if isinstance(extension, str) else ""
