"""The newest entries of a list that a hand-written page shows, by the one filter rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wiq_site.catalogue.entries import Parsed
from wiq_site.content.models import HandPage
from wiq_site.content.newest import Newest
from wiq_site.content.taxonomies import FACET_LABELS, read_facets
from wiq_site.lists.listing import Listing, ListSelection
from wiq_site.lists.records import LIST_BY_NAME, Item
from wiq_site.problems import Problem
from wiq_site.selection import Selection, select
from wiq_site.text import join_words, quote


@dataclass(frozen=True)
class Shown:
    """What is shown of a list: ``address`` leads to all of the selection."""

    listing: Listing
    title: str
    items: tuple[Item, ...]
    address: str


def find_newest(wanted: Newest, listings: Sequence[Listing]) -> Shown:
    """The newest entries of the selection."""
    listing = next(listing for listing in listings if listing.record.name == wanted.liste)
    selection = _selection(wanted)
    items = tuple(listing.record.newest(select(selection, listing.items)))
    title = wanted.titel or listing.record.newest_title
    return Shown(listing, title, items[: wanted.anzahl], _find_address(selection, listing))


def check_newest(pages: Iterable[Parsed[HandPage]]) -> Iterator[Problem]:
    """Facets that the list does not have."""
    for page in pages:
        for index, wanted in enumerate(page.content.neueste):
            record = LIST_BY_NAME[wanted.liste]
            for facet in _selection(wanted):
                if facet not in record.term_facets:
                    what = f"Die Liste {quote(wanted.liste)} lässt sich nicht nach {quote(facet)} eingrenzen."
                    allowed = f"Möglich sind: {join_words(record.term_facets)}."
                    line = page.document.line("neueste", index, facet)
                    yield page.document.problem(f"neueste[{index + 1}].{facet}", what, allowed=allowed, line=line)


def _selection(wanted: Newest) -> Selection:
    facets = read_facets(wanted)
    return {facet: frozenset(facets[facet]) for facet in FACET_LABELS if facets[facet]}


def _find_address(selection: Selection, listing: Listing) -> str:
    """The page of the selection, else the whole list with the selection as its filter, else the whole list."""
    if page := next((part.address for part in listing.selections if part.selection == selection), ""):
        return page
    query = ListSelection(selection, (), "").query
    known = all(slug in listing.facet_terms[facet] for facet, slugs in selection.items() for slug in slugs)
    return f"{listing.address}?{query}" if known else listing.address
