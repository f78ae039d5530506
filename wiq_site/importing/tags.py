"""New elements of HTML."""

from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag


def build_tag(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Tag:
    """An element that stands nowhere yet."""
    return BeautifulSoup("", "lxml").new_tag(name, attrs=dict(attributes or {}), string=text or None)
