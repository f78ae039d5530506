"""What a page of a list shows: its facets, its items in groups, its offers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wiq_site.addresses import (
    PROPOSE,
    calendar_address,
    data_address,
    feed_address,
    numbered_address,
    plain_choice_address,
    term_address,
)
from wiq_site.lists.listing import Listing, ListPage, ListSelection
from wiq_site.lists.records import OLD, ORDERS
from wiq_site.site.plan import Site
from wiq_site.text import count_words, join_words
from wiq_site.views.area_map import MapArea, map_view
from wiq_site.views.cards import Card, ListItem, list_item, post_card
from wiq_site.views.chips import START, Chip
from wiq_site.views.facets import FacetView, facet_views


@dataclass(frozen=True)
class PageLink:
    """A numbered page of a list."""

    number: int
    address: str
    current: bool


@dataclass(frozen=True)
class Group:
    """Items of one ``kind`` under a heading; both are empty where a list has only one group."""

    kind: str
    title: str
    cards: tuple[ListItem, ...]


@dataclass(frozen=True)
class Offer:
    """A ``feed`` or a ``calendar`` to subscribe to; ``note`` says it when it holds more than the page shows."""

    kind: str
    label: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class CombinationView:
    """A page of several facets that ``mkdocs.yml`` names; ``query`` is its selection as the query string has it."""

    label: str
    address: str
    query: str
    count: int
    calendar: bool
    selected: bool


@dataclass(frozen=True)
class ListView:
    """What a list page shows. ``home`` is the whole list, ``result`` the sentence about what is shown.

    ``count`` is how that sentence begins, ``rules`` the style sheet that filters the page without script; empty where
    the page does not hold the whole list. ``data`` is where the whole list lies as JSON; empty where the page holds
    all of it. ``examples`` stand below the whole list, ``propose`` leads to where readers add to it.
    """

    crumbs: tuple[Chip, ...]
    home: str
    address: str
    result: str
    count: str
    rules: str
    facets: tuple[FacetView, ...]
    map: tuple[MapArea, ...]
    groups: tuple[Group, ...]
    examples: tuple[Card, ...]
    pages: tuple[PageLink, ...]
    years: tuple[Chip, ...]
    months: tuple[Chip, ...]
    noun: tuple[str, str]
    paged: bool
    orders: Mapping[str, str]
    query: str
    data: str
    combinations: tuple[CombinationView, ...]
    offers: tuple[Offer, ...]
    propose: str


def list_view(page: ListPage, site: Site) -> ListView:
    """Everything that one page of a list shows."""
    listing, part = page.listing, page.part
    record = listing.record
    cards = _cards(page, site)
    return ListView(
        crumbs=_crumbs(page),
        home=listing.address,
        address=page.address,
        result=_result(part, listing),
        count=_count(part, listing),
        rules="" if record.paged or page.address != listing.address else plain_choice_address(listing.address),
        facets=facet_views(page, site),
        map=_map(part, listing) if record.map else (),
        groups=tuple(_groups(cards, listing)),
        examples=_examples(page, site),
        pages=_page_links(page),
        years=tuple(Chip(year.label.removeprefix("Jahr "), year.address) for year in listing.years),
        months=tuple(_months(part, listing)),
        noun=record.noun,
        paged=record.paged,
        orders=_orders(listing, site),
        query=part.query,
        data=data_address(listing.address) if record.paged else "",
        combinations=tuple(_combinations(part, listing, site)),
        offers=tuple(_offers(page, site)),
        propose=PROPOSE if record.wanted else "",
    )


def _cards(page: ListPage, site: Site) -> tuple[ListItem, ...]:
    with_needs = page.listing.record.wanted
    return tuple(list_item(item, site.catalogue, with_needs=with_needs) for item in page.items)


def _examples(page: ListPage, site: Site) -> tuple[Card, ...]:
    """Only below the whole list: who narrows it down asks for what there is."""
    if page.address != page.listing.address:
        return ()
    return tuple(post_card(post, site.catalogue) for post in page.listing.record.examples(site.catalogue))


def _crumbs(page: ListPage) -> tuple[Chip, ...]:
    deeper = bool(page.part.label) or page.number > 1
    return (START, Chip(page.listing.record.title, page.listing.address)) if deeper else (START,)


def _months(part: ListSelection, listing: Listing) -> Iterator[Chip]:
    """Within the archive the months of the year."""
    for year in listing.years:
        if part.address.startswith(year.address):
            yield from (Chip(month.label, month.address) for month in listing.months[year.address])


def _page_links(page: ListPage) -> tuple[PageLink, ...]:
    if page.total == 1:
        return ()
    numbers = range(1, page.total + 1)
    return tuple(PageLink(n, numbered_address(page.part.address, n), n == page.number) for n in numbers)


def _orders(listing: Listing, site: Site) -> dict[str, str]:
    """Value in the query string → what readers see; the list's own order has an empty value."""
    record = listing.record
    offered = (key for key in record.other_orders if key != "ende" or _ends(listing, site))
    return {"": record.order, **{key: ORDERS[key] for key in offered}}


def _ends(listing: Listing, site: Site) -> bool:
    """Whether anything in the list ends."""

    def find() -> bool:
        cards = (list_item(i, site.catalogue, with_needs=listing.record.wanted) for i in listing.items)
        return any(isinstance(card, Card) and card.bis for card in cards)

    return site.catalogue.once(("ends", listing.address), find)


def _count(part: ListSelection, listing: Listing) -> str:
    return count_words(len(part.items), *listing.record.noun)


def _result(part: ListSelection, listing: Listing) -> str:
    """``3 Ideen · Leipziger Osten · Sport oder Spiel``."""
    chosen: dict[str, list[str]] = {}
    for facet, slug in part.pairs:
        chosen.setdefault(facet, []).append(listing.label(facet, slug))
    words = [join_words(terms, "oder") for terms in chosen.values()] or [part.label]
    return " · ".join(filter(None, [_count(part, listing), *words]))


def _combinations(shown: ListSelection, listing: Listing, site: Site) -> Iterator[CombinationView]:
    for found in listing.selections:
        if found.combined:
            yield CombinationView(
                label=found.label,
                address=found.address,
                query=found.query,
                count=len(found.items),
                calendar=bool(site.find_calendar(found.address)),
                selected=found.address == shown.address,
            )


def _map(part: ListSelection, listing: Listing) -> tuple[MapArea, ...]:
    """The map leads where the links of the facet lead: a selected area back to the whole list."""
    chosen = [slug for facet, slug in part.pairs if facet == "gebiet"]
    home = listing.address
    pages = {slug: term_address(home, "gebiet", slug) for slug in listing.facet_terms["gebiet"]}
    return map_view(listing.taxonomies, pages | dict.fromkeys(chosen, home), chosen)


def _groups(cards: tuple[ListItem, ...], listing: Listing) -> Iterator[Group]:
    headings = listing.record.groups
    if not headings and cards:
        yield Group("", "", cards)
    for kind, title in headings.items():
        own = tuple(card for card in cards if _find_group(card, headings) == kind)
        if own or kind == listing.record.lasting:
            yield Group(kind, title, own)


def _find_group(card: ListItem, headings: Mapping[str, str]) -> str:
    """The kind of an item; what nobody confirmed for long stands apart where the list has a heading for it."""
    return OLD if isinstance(card, Card) and card.stand and OLD in headings else card.kind


def _offers(page: ListPage, site: Site) -> Iterator[Offer]:
    """The feed and the calendar of a page, or else the calendar of the whole list."""
    if page.listing.record.feed_title:
        yield Offer("feed", "Diese Liste als Feed", feed_address(page.source))
    if site.find_calendar(page.source):
        yield Offer("calendar", "Termine als Kalender", calendar_address(page.source))
    elif whole := site.find_calendar(page.listing.address):
        note = "Für genau diese Auswahl gibt es keinen Kalender. Am nächsten kommt: "
        yield Offer("calendar", "Kalender für die ganze Liste", whole, note)
