"""Terms as readers see them, each with the page where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from wiq_site.addresses import area_address, ortsteil_address, term_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.text import slugify


@dataclass(frozen=True)
class Chip:
    """A term as readers see it. ``address`` is empty where it leads nowhere."""

    label: str
    address: str = ""


START = Chip("Start", "./")
"""The way home, with which all crumbs begin."""


def area_chips(slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Areas, each linked to its page."""
    return tuple(Chip(catalogue.taxonomies.label("gebiet", slug), area_address(slug)) for slug in slugs)


def ortsteil_chips(names: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Ortsteile by their names, each linked to its page."""
    parts = ((slug, catalogue.taxonomies.ortsteil[slug]) for slug in map(slugify, names))
    return tuple(Chip(part.label, ortsteil_address(part.gebiet, slug)) for slug, part in parts)


def term_chips(listing: str, facet: str, slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Terms, each linked to its page of the list ``listing``."""
    return tuple(Chip(catalogue.taxonomies.label(facet, s), term_address(listing, facet, s)) for s in slugs)
