"""The values that Material's templates and ours ask for, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from wiq_site.frame.nav import ShownItem
from wiq_site.frame.slots import slot

SHOWN_FEATURES = frozenset(
    {"navigation.tabs", "navigation.tabs.sticky", "navigation.top", "content.action.edit", "content.action.view"}
)
"""The features of Material that the frame knows. Others need Material's script, or are how we do it anyway."""


@dataclass(frozen=True)
class Theme:
    """``config.theme``"""

    logo: str
    favicon: str
    language: str = "de"


@dataclass(frozen=True)
class Config:
    """``config``: what MkDocs' settings are called in templates. ``extra`` holds only what ours ask for."""

    site_name: str
    site_description: str
    copyright: str
    theme: Theme
    extra: Mapping[str, Any]
    extra_css: tuple[str, ...]


@dataclass(frozen=True)
class TocItem:
    """A heading in the table of contents."""

    title: str
    url: str
    children: tuple["TocItem", ...] = ()


@dataclass(frozen=True)
class ShownPage:
    """``page``: texts are slots, so one drawing serves all pages of a kind. What does not stand in it is empty."""

    home: bool
    searching: bool
    noindex: bool
    title: str
    description: str
    canonical_url: str
    alternates: str
    facts: str
    toc: str
    edit_url: str
    view_url: str
    content: str


@dataclass(frozen=True)
class Homepage:
    """``nav.homepage``"""

    url: str = ""


@dataclass(frozen=True)
class Nav:
    """``nav``. ``beside`` says that the page belongs to a section, which is shown beside its text."""

    items: tuple[ShownItem, ...]
    beside: bool
    homepage: Homepage = field(default_factory=Homepage)


def link(address: str) -> str:
    """The filter ``url``: the way from a page to ``address``, by a slot; full addresses stay as they are."""
    if urlsplit(address).scheme:
        return address
    path, mark, rest = address.partition("#")
    return (slot("root") + quote(path) if path else slot("home")) + mark + rest
