"""The page of the search."""

from dataclasses import dataclass

from wiq_site.addresses import AREAS
from wiq_site.site.plan import Site
from wiq_site.views.chips import START, Chip


@dataclass(frozen=True)
class SearchView:
    """The search, with the lists for those whom it does not help."""

    title: str
    crumbs: tuple[Chip, ...]
    lists: tuple[Chip, ...]


def search_view(site: Site) -> SearchView:
    """The search in the browser; the lists are its way out."""
    lists = (Chip(listing.record.title, listing.address) for listing in site.listings)
    return SearchView("Suche", (START,), (*lists, Chip("Gebiete", AREAS)))
