"""The facets of a list with their values, as a page of it shows them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from wiq_site.content.taxonomies import Taxonomies
from wiq_site.lists.facets import FACETS
from wiq_site.lists.listing import Listing, ListPage
from wiq_site.site.plan import Site


@dataclass(frozen=True)
class TermView:
    """One value of a facet with its page, the number of items there, and whether it has a calendar.

    ``source`` is the page beside which its feed and its calendar lie where that is another one; empty where there
    are none.
    """

    slug: str
    label: str
    address: str
    count: int
    calendar: bool
    selected: bool
    source: str | None = None


@dataclass(frozen=True)
class FacetView:
    """One facet with the values that have items; ``is_below`` says that they are shown below those of another."""

    key: str
    label: str
    terms: tuple[TermView, ...]
    below: "Below | None" = None
    is_below: bool = False


@dataclass(frozen=True)
class Below:
    """The values of another facet, each below the one that it is a part of (slug → its parts)."""

    key: str
    label: str
    terms: Mapping[str, tuple[TermView, ...]]


def facet_views(page: ListPage, site: Site) -> tuple[FacetView, ...]:
    """The facets are the same on all pages of the list but for what is selected.

    Parts of the list show the Ortsteile of the areas that they are about, and teams where one is chosen: else each page
    would hold all of them.
    """
    listing, part, once = page.listing, page.part, site.catalogue.once
    plain = once(("facets", listing.address), lambda: tuple(_plain_facets(listing, site)))
    if page.address == listing.address:
        return once(("nested", listing.address), lambda: _nest(plain, listing.taxonomies))
    chosen = {facet: [slug for key, slug in part.pairs if key == facet] for facet, _ in part.pairs}
    marked = (_mark(facet, chosen[facet.key]) if facet.key in chosen else facet for facet in plain)
    parts = listing.taxonomies.ortsteil
    areas = {*chosen.get("gebiet", ()), *(parts[slug].gebiet for slug in chosen.get("ortsteil", ()))}
    shown = (facet for facet in marked if facet.key in chosen or not FACETS[facet.key].is_long)
    found = (_within(facet, areas, listing.taxonomies) for facet in shown)
    return _nest(tuple(found), listing.taxonomies)


def _within(facet: FacetView, areas: Collection[str], taxonomies: Taxonomies) -> FacetView:
    """Of Ortsteile only those of some areas."""
    if facet.key != "ortsteil":
        return facet
    return replace(facet, terms=tuple(term for term in facet.terms if taxonomies.ortsteil[term.slug].gebiet in areas))


def _nest(facets: tuple[FacetView, ...], taxonomies: Taxonomies) -> tuple[FacetView, ...]:
    """The facets with Ortsteile below their areas. All others stay the same objects, which are drawn only once."""
    parts = next((facet for facet in facets if facet.key == "ortsteil" and facet.terms), None)
    if parts is None:
        return tuple(facet for facet in facets if facet.terms)
    terms: dict[str, list[TermView]] = {}
    for term in parts.terms:
        terms.setdefault(taxonomies.ortsteil[term.slug].gebiet, []).append(term)
    below = Below(parts.key, parts.label, {slug: tuple(found) for slug, found in terms.items()})

    def place(facet: FacetView) -> FacetView:
        if facet is parts:
            return replace(facet, is_below=True)
        return replace(facet, below=below) if facet.key == "gebiet" else facet

    return tuple(map(place, facets))


def _plain_facets(listing: Listing, site: Site) -> Iterator[FacetView]:
    for facet, counts in listing.facet_terms.items():
        if len(counts) > FACETS[facet].is_archive:  # one year says nothing
            terms = (_term_view(listing, facet, slug, count, site) for slug, count in counts.items())
            yield FacetView(facet, FACETS[facet].label, tuple(terms))


def _term_view(listing: Listing, facet: str, slug: str, count: int, site: Site) -> TermView:
    address = listing.page_of(facet, slug)
    source = FACETS[facet].source(slug)
    calendar = source != "" and bool(site.find_calendar(source or address))
    return TermView(slug, listing.label(facet, slug), address, count, calendar, selected=False, source=source)


def _mark(facet: FacetView, slugs: Collection[str]) -> FacetView:
    """The facet with the terms ``slugs`` selected."""
    return replace(facet, terms=tuple(replace(t, selected=True) if t.slug in slugs else t for t in facet.terms))
