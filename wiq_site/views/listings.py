"""Lists and their facet pages: one definition per list, all pages out of the one filter rule."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from wiq_site.addresses import (
    BLOG,
    DATES,
    IDEAS,
    TEAMS,
    calendar_address,
    combination_address,
    feed_address,
    numbered_address,
    term_address,
    year_address,
)
from wiq_site.catalogue import Catalogue
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies
from wiq_site.selection import Selection, count_terms, select
from wiq_site.settings import Combination
from wiq_site.text import count_words, join_words
from wiq_site.views.area_map import MapArea, map_view
from wiq_site.views.parts import (
    Card,
    Chip,
    DateView,
    Kept,
    ListItem,
    MeetingsView,
    Offer,
    meetings_view,
    post_card,
    split_dates,
    team_card,
)

LIST_FACETS = {
    TEAMS: ("gebiet", "themen", "status"),
    BLOG: ("categories", "gebiet", "themen"),
    IDEAS: ("gebiet", "themen", "faehigkeit", "aufwand"),
    DATES: ("gebiet", "themen"),
}
"""What each list can be narrowed by."""

ORDERS = {"az": "A–Z", "neu": "neueste zuerst", "ende": "endet zuerst"}
"""The orders beside a list's own, as the query string names them, and the words for readers."""

MAP_LISTS = (TEAMS, IDEAS)
"""The lists that show the map of the areas."""


@dataclass(frozen=True)
class ListSelection:
    """A page of a list with its selection and ``cards``; ``words`` continue the list's title (empty for the whole)."""

    selection: Selection
    cards: tuple[ListItem, ...]
    address: str
    words: str
    title: str = ""

    @property
    def query(self) -> str:
        """``gebiet=ost&themen=sport``."""
        return "&".join(f"{facet}={slug}" for facet, slug in self.pairs)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Facet and term, one after the other."""
        return tuple((facet, slug) for facet, slugs in self.selection.items() for slug in sorted(slugs))


@dataclass(frozen=True)
class Listing:
    """One of the lists with all its items, in order. ``noun`` is (one, many) for counting.

    ``groups`` is kind of item → heading, in the order of the page; without groups the items stand under no heading.
    The group of the kind ``lasting`` also stands when it is empty, and says so. ``order`` names the order of the items,
    ``other_orders`` are those of ``ORDERS`` that readers may choose instead, *ende* only where something ends.
    """

    address: str
    title: str
    intro: str
    facets: tuple[str, ...]
    noun: tuple[str, str]
    cards: tuple[ListItem, ...]
    taxonomies: Taxonomies
    paged: bool = False
    combinations: tuple[Combination, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    lasting: str = ""
    order: str = "Reihenfolge der Redaktion"
    other_orders: tuple[str, ...] = ("az",)
    feeds: bool = True

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """Facet → term → number of items."""
        return {facet: count_terms(facet, self.cards) for facet in self.facets}

    @cached_property
    def facet_terms(self) -> dict[str, dict[str, int]]:
        """Facet → term → number of items, in the order of the taxonomies, only terms with items."""
        found = {}
        for facet in self.facets:
            counts = self.counts[facet]
            found[facet] = {slug: counts[slug] for slug in self.taxonomies.terms(facet) if slug in counts}
        return found

    @cached_property
    def selections(self) -> tuple[ListSelection, ...]:
        """The whole list and each facet value that has items: what feeds, calendars and facet pages are made for."""
        return tuple(self._select())

    def _select(self) -> Iterator[ListSelection]:
        yield ListSelection({}, self.cards, self.address, "")
        for facet, terms in self.facet_terms.items():
            for slug in terms:
                label = self.taxonomies.label(facet, slug)
                selection = {facet: frozenset({slug})}
                cards = select(selection, self.cards)
                yield ListSelection(selection, cards, term_address(self.address, facet, slug), f": {label}")
        for found in self.combinations:
            selection = {facet: frozenset(slugs) for facet, slugs in found.auswahl.items()}
            cards = select(selection, self.cards)
            address = combination_address(self.address, found.slug)
            yield ListSelection(selection, cards, address, f": {found.titel}", found.titel)

    @property
    def orders(self) -> dict[str, str]:
        """Value in the query string → what readers see; the list's own order has an empty value."""
        ends = any(isinstance(card, Card) and card.bis for card in self.cards)
        offered = (key for key in self.other_orders if ends or key != "ende")
        return {"": self.order, **{key: ORDERS[key] for key in offered}}


class Listings(NamedTuple):
    """All lists."""

    teams: Listing
    blog: Listing
    ideas: Listing
    dates: Listing


@dataclass(frozen=True, repr=False)
class TermView(Kept):
    """One value of a facet with its page, the number of items there, and whether it has a calendar."""

    slug: str
    label: str
    address: str
    count: int
    calendar: bool
    selected: bool


@dataclass(frozen=True, repr=False)
class FacetView(Kept):
    """One facet with the values that have items."""

    key: str
    label: str
    terms: tuple[TermView, ...]


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

    ``source`` is the page whose feed and calendar fit.
    """

    title: str
    intro: str
    crumbs: tuple[Chip, ...]
    home: str
    address: str
    source: str
    result: str
    facets: tuple[FacetView, ...]
    map: tuple[MapArea, ...]
    groups: tuple[Group, ...]
    pages: tuple[PageLink, ...]
    years: tuple[Chip, ...]
    noun: tuple[str, str]
    paged: bool
    orders: Mapping[str, str]
    number: int
    query: str
    combinations: tuple[CombinationView, ...]
    offers: tuple[Offer, ...]


def build_listings(catalogue: Catalogue, combinations: tuple[Combination, ...] = ()) -> Listings:
    """The lists of teams, posts, *Idee sucht Team* and dates."""
    status = list(catalogue.taxonomies.status)
    teams = sorted(catalogue.teams, key=lambda team: status.index(team.content.status))
    return Listings(
        Listing(
            TEAMS,
            "Lösungsteams",
            "Menschen, die in ihrem Viertel etwas bewegen. Schau, was es schon gibt – und wo du dazukommen kannst.",
            LIST_FACETS[TEAMS],
            ("Team", "Teams"),
            tuple(team_card(team, catalogue) for team in teams),
            catalogue.taxonomies,
            combinations=_combinations(TEAMS, combinations),
        ),
        Listing(
            BLOG,
            "Blog",
            "Was Teams erreicht haben, wann ihr euch treffen könnt und was sich bei WiQ tut.",
            LIST_FACETS[BLOG],
            ("Beitrag", "Beiträge"),
            tuple(post_card(post, catalogue) for post in catalogue.posts),
            catalogue.taxonomies,
            paged=True,
            other_orders=("az", "neu"),
            combinations=_combinations(BLOG, combinations),
        ),
        Listing(
            IDEAS,
            "Idee sucht Team",
            "Hier wirst du gebraucht: Ideen, die Menschen suchen, und Teams, die Verstärkung brauchen.",
            LIST_FACETS[IDEAS],
            ("Eintrag", "Einträge"),
            (
                *(post_card(post, catalogue) for post in catalogue.open_ideas),
                *(team_card(team, catalogue, with_needs=True) for team in catalogue.teams_with_needs),
            ),
            catalogue.taxonomies,
            other_orders=("az", "ende"),
            combinations=_combinations(IDEAS, combinations),
            groups={"idee": "Ideen, die ein Team suchen", "team": "Teams, die Verstärkung suchen"},
        ),
        Listing(
            DATES,
            "Termine",
            "Wann trifft sich wer? Kommende und vergangene Termine und die regelmäßigen Treffen der Teams.",
            LIST_FACETS[DATES],
            ("Termin", "Termine"),
            tuple(_dates(catalogue)),
            catalogue.taxonomies,
            combinations=_combinations(DATES, combinations),
            groups={
                "termin": "Kommende Termine",
                "treffen": "Regelmäßige Treffen der Teams",
                "vergangen": "Vergangene Termine",
            },
            lasting="termin",
            order="nach Datum",
            feeds=False,  # a calendar is what one subscribes to here
        ),
    )


def _dates(catalogue: Catalogue) -> Iterator[DateView | MeetingsView]:
    """Coming dates, soonest first, what recurs, and past dates, latest first."""
    coming, past = split_dates(catalogue.dates, catalogue)
    open_teams = (team for team in catalogue.teams if catalogue.is_open(team) and team.content.treffen)
    yield from coming
    yield from (meetings_view(team, catalogue) for team in open_teams)
    yield from past


def _combinations(address: str, combinations: tuple[Combination, ...]) -> tuple[Combination, ...]:
    return tuple(found for found in combinations if f"{found.liste}/" == address)


def list_views(listing: Listing, per_page: int, calendars: Collection[str]) -> Iterator[ListView]:
    """All pages of a list: the list itself, one for each facet value that has items, the years of the blog.

    ``calendars`` are the addresses of those there are.
    """
    yield from _Lister(listing, per_page, calendars).views()


@dataclass(frozen=True)
class _Lister:
    """Makes the pages of one list."""

    listing: Listing
    per_page: int
    calendars: Collection[str]

    def views(self) -> Iterator[ListView]:
        """Selections first, then years."""
        for found in self.listing.selections:
            yield from self._number(found, found.address)
        for year in self._years:
            cards = tuple(card for card in self.listing.cards if card.date_iso.startswith(year.label))
            whole = ListSelection({}, cards, year.address, "", f"Jahr {year.label}")
            yield from self._number(whole, self.listing.address)

    @cached_property
    def _years(self) -> tuple[Chip, ...]:
        if not self.listing.paged:
            return ()
        years = sorted({card.date_iso[:4] for card in self.listing.cards}, reverse=True)
        return tuple(Chip(year, year_address(int(year))) for year in years)

    def _number(self, found: ListSelection, source: str) -> Iterator[ListView]:
        """The numbered pages of one selection. Feed and calendar lie beside the page ``source``."""
        cards = found.cards
        size = self.per_page if self.listing.paged else max(len(cards), 1)
        total = max(1, -(-len(cards) // size))
        for number in range(1, total + 1):
            shown = cards[(number - 1) * size : number * size]
            links = (PageLink(n, numbered_address(found.address, n), n == number) for n in range(1, total + 1))
            yield self._view(found, len(cards), shown, number, tuple(links) if total > 1 else (), source)

    def _view(
        self,
        found: ListSelection,
        count: int,
        shown: tuple[ListItem, ...],
        number: int,
        pages: tuple[PageLink, ...],
        source: str,
    ) -> ListView:
        listing, selected = self.listing, found.pairs
        labels = [self.listing.taxonomies.label(facet, slug) for facet, slug in selected]
        heading = found.title or ", ".join(labels)
        title = f"{listing.title}: {heading}" if heading else listing.title
        return ListView(
            title=title if number == 1 else f"{title} – Seite {number}",
            intro=self._describe(found) if heading else listing.intro,
            crumbs=self._crumbs(bool(heading) or number > 1),
            home=listing.address,
            address=numbered_address(found.address, number),
            source=source,
            result=self._result(found, labels, count),
            facets=self._facet_views(selected),
            map=self._map(selected) if listing.address in MAP_LISTS else (),
            groups=self._groups(shown),
            pages=pages,
            years=self._years,
            noun=listing.noun,
            paged=listing.paged,
            orders=listing.orders,
            number=number,
            query=found.query,
            combinations=self._combinations(found),
            offers=tuple(self._offers(source)),
        )

    def _describe(self, found: ListSelection) -> str:
        """What the taxonomies say about a single term."""
        if found.title or len(found.pairs) != 1:
            return ""
        ((facet, slug),) = found.pairs
        return self.listing.taxonomies.terms(facet)[slug].description

    def _crumbs(self, deeper: bool) -> tuple[Chip, ...]:
        start = (Chip("Start", "./"),)
        return (*start, Chip(self.listing.title, self.listing.address)) if deeper else start

    def _result(self, found: ListSelection, labels: list[str], count: int) -> str:
        """``Gebiet ist Leipziger Osten, Thema ist Sport oder Spiel – 3 Ideen``."""
        number = count_words(count, *self.listing.noun)
        chosen: dict[str, list[str]] = {}
        for (facet, _), label in zip(found.pairs, labels, strict=True):
            chosen.setdefault(facet, []).append(label)
        words = ", ".join(f"{FACET_LABELS[facet]} ist {join_words(terms, 'oder')}" for facet, terms in chosen.items())
        return f"{words or found.title} – {number}" if words or found.title else number

    def _facet_views(self, selected: tuple[tuple[str, str], ...]) -> tuple[FacetView, ...]:
        """The facets are the same on all pages of the list but for what is selected."""
        chosen = {facet: [slug for key, slug in selected if key == facet] for facet, _ in selected}
        return tuple(_mark(facet, chosen[facet.key]) if facet.key in chosen else facet for facet in self._facets)

    @cached_property
    def _facets(self) -> tuple[FacetView, ...]:
        return tuple(
            FacetView(facet, FACET_LABELS[facet], tuple(self._term_view(facet, *term) for term in counts.items()))
            for facet, counts in self.listing.facet_terms.items()
            if counts
        )

    def _term_view(self, facet: str, slug: str, count: int) -> TermView:
        address = term_address(self.listing.address, facet, slug)
        label = self.listing.taxonomies.label(facet, slug)
        return TermView(slug, label, address, count, calendar_address(address) in self.calendars, selected=False)

    def _combinations(self, shown: ListSelection) -> tuple[CombinationView, ...]:
        return tuple(
            CombinationView(
                label=found.title,
                address=found.address,
                query=found.query,
                count=len(found.cards),
                calendar=calendar_address(found.address) in self.calendars,
                selected=found.address == shown.address,
            )
            for found in self.listing.selections
            if found.title
        )

    def _map(self, selected: tuple[tuple[str, str], ...]) -> tuple[MapArea, ...]:
        """The map leads where the links of the facet lead: a selected area back to the whole list."""
        chosen = [slug for facet, slug in selected if facet == "gebiet"]
        home = self.listing.address
        pages = {slug: term_address(home, "gebiet", slug) for slug in self.listing.counts["gebiet"]}
        return map_view(self.listing.taxonomies, pages | dict.fromkeys(chosen, home), chosen)

    def _groups(self, cards: tuple[ListItem, ...]) -> tuple[Group, ...]:
        headings = self.listing.groups
        if not headings:
            return (Group("", "", cards),)
        groups = (Group(kind, title, tuple(c for c in cards if c.kind == kind)) for kind, title in headings.items())
        return tuple(group for group in groups if group.cards or group.kind == self.listing.lasting)

    def _offers(self, source: str) -> Iterator[Offer]:
        """The feed and the calendar of a page, or else the calendar of the whole list."""
        if self.listing.feeds:
            yield Offer("feed", "Diese Liste als Feed", feed_address(source))
        if (own := calendar_address(source)) in self.calendars:
            yield Offer("calendar", "Termine als Kalender", own)
        elif (whole := calendar_address(self.listing.address)) in self.calendars:
            note = "Für genau diese Auswahl gibt es keinen Kalender. Am nächsten kommt: "
            yield Offer("calendar", "Kalender für die ganze Liste", whole, note)


def _mark(facet: FacetView, slugs: Collection[str]) -> FacetView:
    """The facet with the terms ``slugs`` selected."""
    return replace(facet, terms=tuple(replace(t, selected=True) if t.slug in slugs else t for t in facet.terms))
