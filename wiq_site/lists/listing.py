"""A list with its items, its selections and its numbered pages: all made by the one filter rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from wiq_site.addresses import combination_address, month_address, numbered_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.content.models import Post
from wiq_site.content.taxonomies import Taxonomies, Term
from wiq_site.dates import format_month_of, start_of
from wiq_site.lists.facets import FACETS
from wiq_site.lists.records import LISTS, Item, ListRecord
from wiq_site.options import Combination
from wiq_site.selection import Selection, group_terms, select


@dataclass(frozen=True)
class ListSelection:
    """A part of a list with its items and its address; the whole list is a part as well.

    ``label`` names it (empty for the whole), ``combined`` says that ``mkdocs.yml`` names it. Its feed and its calendar
    lie beside ``source``: that of a team beside the team's own page, and that of years beside the whole list.
    """

    selection: Selection
    items: tuple[Item, ...]
    address: str
    label: str = ""
    combined: bool = False
    elsewhere: str = ""

    @property
    def source(self) -> str:
        """The page beside which one can subscribe."""
        return self.elsewhere or self.address

    @property
    def query(self) -> str:
        """``gebiet=ost&themen=sport``."""
        return "&".join(f"{facet}={slug}" for facet, slug in self.pairs)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Facet and term, one after the other."""
        return tuple((facet, slug) for facet, slugs in self.selection.items() for slug in sorted(slugs))


@dataclass(frozen=True, eq=False)
class Listing:
    """One of the lists with all its items, in order. ``terms`` maps facet → slug → term, in the order of readers."""

    record: ListRecord
    items: tuple[Item, ...]
    taxonomies: Taxonomies
    terms: Mapping[str, Mapping[str, Term]]
    combinations: tuple[Combination, ...] = ()

    def label(self, facet: str, slug: str) -> str:
        """What readers see for a term."""
        return self.terms[facet][slug].label

    def page_of(self, facet: str, slug: str) -> str:
        """The page of a term."""
        return FACETS[facet].page(self.address, facet, slug)

    @property
    def address(self) -> str:
        """The page of the whole list."""
        return self.record.address

    @cached_property
    def facet_terms(self) -> dict[str, dict[str, int]]:
        """Facet → term → number of items, in the order of the taxonomies, only terms with items."""
        return {
            facet: {slug: len(items) for slug, items in groups.items()} for facet, groups in self._facet_items.items()
        }

    @cached_property
    def _facet_items(self) -> dict[str, dict[str, tuple[Item, ...]]]:
        found = {}
        for facet in self.record.facets:
            groups = group_terms(facet, self.items)
            found[facet] = {slug: groups[slug] for slug in self.terms[facet] if slug in groups}
        return found

    @cached_property
    def selections(self) -> tuple[ListSelection, ...]:
        """The whole list, each facet value with items, each combination: what pages, feeds, calendars are made for."""
        return tuple(self._select())

    def _select(self) -> Iterator[ListSelection]:
        yield ListSelection({}, self.items, self.address)
        for facet, groups in self._facet_items.items():
            for slug, items in groups.items() if not FACETS[facet].is_archive else ():
                elsewhere = FACETS[facet].source(slug) or ""
                selection = {facet: frozenset({slug})}
                yield ListSelection(
                    selection, items, self.page_of(facet, slug), self.label(facet, slug), elsewhere=elsewhere
                )
        for found in self.combinations:
            selection = {facet: frozenset(slugs) for facet, slugs in found.auswahl.items()}
            address = combination_address(self.address, found.slug)
            yield ListSelection(selection, select(selection, self.items), address, found.titel, combined=True)

    @cached_property
    def years(self) -> tuple[ListSelection, ...]:
        """The archive of a list with numbered pages: its posts by year, newest first, also those that are pinned."""
        if not self.record.paged:
            return ()
        years = group_terms("jahr", map(_unpinned, sorted(self.items, key=_newest_first)))
        return tuple(
            ListSelection(
                {"jahr": frozenset({year})},
                years[year],
                self.page_of("jahr", year),
                f"Jahr {year}",
                elsewhere=self.address,
            )
            for year in self.terms["jahr"]
        )

    @cached_property
    def months(self) -> Mapping[str, tuple[ListSelection, ...]]:
        """Address of a year → its months that have posts, newest first."""
        return {year.address: tuple(self._months_of(year)) for year in self.years}

    def _months_of(self, year: ListSelection) -> Iterator[ListSelection]:
        for (number, month), items in groupby(year.items, key=_month_of):
            label = format_month_of(date(number, month, 1))
            yield ListSelection({}, tuple(items), month_address(number, month), label, elsewhere=self.address)


@dataclass(frozen=True, eq=False)
class ListPage:
    """One page of a list: the ``number``-th of ``total`` of a part."""

    listing: Listing
    part: ListSelection
    items: tuple[Item, ...]
    number: int
    total: int

    @property
    def source(self) -> str:
        """The page beside which its feed and its calendar lie."""
        return self.part.source

    @property
    def address(self) -> str:
        """Where the page lies."""
        return numbered_address(self.part.address, self.number)

    @property
    def title(self) -> str:
        """``Lösungsteams: Leipziger Osten``, ``Blog – Seite 2``."""
        title = self.listing.record.title
        whole = f"{title}: {self.part.label}" if self.part.label else title
        return whole if self.number == 1 else f"{whole} – Seite {self.number}"

    @property
    def intro(self) -> str:
        """What the list is about, or what the taxonomies say about the single term."""
        if not self.part.label:
            return self.listing.record.intro
        if self.part.combined or len(self.part.pairs) != 1:
            return ""
        ((facet, slug),) = self.part.pairs
        return self.listing.terms[facet][slug].description


def _month_of(item: Item) -> tuple[int, int]:
    assert isinstance(item.entry.content, Post)
    return item.entry.content.date.year, item.entry.content.date.month


def _newest_first(item: Item) -> tuple[float, str]:
    assert isinstance(item.entry.content, Post)
    return -start_of(item.entry.content.date).timestamp(), item.entry.slug


def _unpinned(item: Item) -> Item:
    return replace(item, pinned=False) if item.pinned else item


def build_listings(catalogue: Catalogue, combinations: Sequence[Combination] = ()) -> tuple[Listing, ...]:
    """All lists."""
    return tuple(
        Listing(
            record,
            tuple(record.items(catalogue)),
            catalogue.taxonomies,
            {facet: FACETS[facet].terms(catalogue) for facet in record.facets},
            tuple(found for found in combinations if found.liste == record.name),
        )
        for record in LISTS
    )


def build_list_pages(listing: Listing, per_page: int) -> Iterator[ListPage]:
    """All pages of a list: of each part, then of each year and its months."""
    for part in listing.selections:
        yield from _number(listing, part, per_page)
    for year in listing.years:
        yield from _number(listing, year, per_page)
        for month in listing.months[year.address]:
            yield from _number(listing, month, per_page)


def _number(listing: Listing, part: ListSelection, per_page: int) -> Iterator[ListPage]:
    size = per_page if listing.record.paged else max(len(part.items), 1)
    total = max(1, -(-len(part.items) // size))
    for number in range(1, total + 1):
        shown = part.items[(number - 1) * size : number * size]
        yield ListPage(listing, part, shown, number, total)
