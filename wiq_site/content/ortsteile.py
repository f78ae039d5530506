"""Ortsteile: each belongs to one area, and that area follows where a file names only the Ortsteil."""

from collections.abc import Iterator
from typing import Any, TypeVar

from wiq_site.content.fields import Model
from wiq_site.content.models import Post, Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.problems import Problem
from wiq_site.source.yaml_text import Fields
from wiq_site.text import quote, slugify

M = TypeVar("M", bound=Model)


def add_areas(content: M, taxonomies: Taxonomies | None) -> M:
    """The content with the areas of its Ortsteile, unless it names areas itself."""
    placed: Any = content if isinstance(content, Team | Post) else None
    if placed is None or placed.gebiet or not placed.ortsteile or taxonomies is None:
        return content
    parts = (taxonomies.ortsteil.get(slugify(name)) for name in placed.ortsteile)
    return content.model_copy(update={"gebiet": tuple(dict.fromkeys(part.gebiet for part in parts if part))})


def check_areas(taxonomies: Taxonomies, fields: Fields, path: str) -> Iterator[Problem]:
    """An Ortsteil that two areas have, or one area twice, and names of which no address can be made."""
    owners: dict[str, str] = {}
    for area, term in taxonomies.gebiet.items():
        for index, name in enumerate(term.ortsteile):
            what, todo = _find_fault(slugify(name), name, area, owners, taxonomies)
            if what:
                line = fields.line(("gebiet", area, "ortsteile", index))
                yield Problem(path, line, f"gebiet.{area}.ortsteile", what, todo=todo)
            owners.setdefault(slugify(name), area)


def _find_fault(slug: str, name: str, area: str, owners: dict[str, str], terms: Taxonomies) -> tuple[str, str]:
    if not slug:
        return f"Aus {quote(name)} lässt sich keine Adresse bilden.", "Bitte einen Namen mit Buchstaben eintragen."
    if slug not in owners:
        return "", ""
    if owners[slug] == area:
        return f"{quote(name)} steht zweimal bei diesem Gebiet.", "Bitte einen der Einträge löschen."
    other = quote(terms.label("gebiet", owners[slug]))
    what = f"{quote(name)} gehört schon zu {other}. Ein Ortsteil gehört zu genau einem Gebiet."
    return what, "Bitte bei einem der beiden löschen."
