"""Lists and their facet pages: one definition per list, all pages out of the one filter rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wiq_site.addresses import BLOG, IDEAS, TEAMS, combination_address, numbered_address, term_address, year_address
from wiq_site.catalogue import Catalogue
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies
from wiq_site.selection import Selection, count_terms, select
from wiq_site.settings import Combination
from wiq_site.text import count_words, join_words
from wiq_site.views.area_map import MapArea, map_view
from wiq_site.views.parts import Card, Chip, post_card, team_card

LIST_FACETS = {
    TEAMS: ("gebiet", "themen", "status"),
    BLOG: ("categories", "gebiet", "themen"),
    IDEAS: ("gebiet", "themen", "faehigkeit", "aufwand"),
}
"""What each list can be narrowed by."""

MAP_LISTS = (TEAMS, IDEAS)
"""The lists that show the map of the areas."""


@dataclass(frozen=True)
class Listing:
    """One of the three lists with all its items, in order. ``noun`` is (one, many) for counting."""

    address: str
    title: str
    intro: str
    facets: tuple[str, ...]
    noun: tuple[str, str]
    cards: tuple[Card, ...]
    paged: bool = False
    combinations: tuple[Combination, ...] = ()

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """Facet → term → number of items."""
        return {facet: count_terms(facet, self.cards) for facet in self.facets}


@dataclass(frozen=True)
class TermView:
    """One value of a facet with its page and the number of items there."""

    slug: str
    label: str
    address: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetView:
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
    """Cards under a heading; the heading is empty where a list has only one group."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class ListView:
    """What a list page shows. ``home`` is the whole list, ``result`` the sentence about what is shown."""

    title: str
    intro: str
    crumbs: tuple[Chip, ...]
    home: str
    address: str
    result: str
    facets: tuple[FacetView, ...]
    map: tuple[MapArea, ...]
    groups: tuple[Group, ...]
    pages: tuple[PageLink, ...]
    years: tuple[Chip, ...]
    noun: tuple[str, str]
    paged: bool
    number: int
    selected: tuple[tuple[str, str], ...]


def build_listings(
    catalogue: Catalogue, combinations: tuple[Combination, ...] = ()
) -> tuple[Listing, Listing, Listing]:
    """The lists of teams, posts and *Idee sucht Team*."""
    status = list(catalogue.taxonomies.status)
    teams = sorted(catalogue.teams, key=lambda team: status.index(team.content.status))
    return (
        Listing(
            TEAMS,
            "Lösungsteams",
            "Menschen, die in ihrem Viertel etwas bewegen. Schau, was es schon gibt – und wo du dazukommen kannst.",
            LIST_FACETS[TEAMS],
            ("Team", "Teams"),
            tuple(team_card(team, catalogue) for team in teams),
            combinations=_combinations(TEAMS, combinations),
        ),
        Listing(
            BLOG,
            "Blog",
            "Was Teams erreicht haben, wann ihr euch treffen könnt und was sich bei WiQ tut.",
            LIST_FACETS[BLOG],
            ("Beitrag", "Beiträge"),
            tuple(post_card(post, catalogue) for post in catalogue.posts),
            paged=True,
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
            combinations=_combinations(IDEAS, combinations),
        ),
    )


def _combinations(address: str, combinations: tuple[Combination, ...]) -> tuple[Combination, ...]:
    return tuple(found for found in combinations if f"{found.liste}/" == address)


@dataclass(frozen=True)
class ListSelection:
    """A page of a list with its selection; ``words`` continue the list's title (empty for the whole list)."""

    selection: Selection
    address: str
    words: str
    title: str = ""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Facet and term, one after the other."""
        return tuple((facet, slug) for facet, slugs in self.selection.items() for slug in sorted(slugs))


def list_selections(listing: Listing, taxonomies: Taxonomies) -> Iterator[ListSelection]:
    """The whole list and each facet value that has items: what feeds, calendars and facet pages are made for."""
    yield ListSelection({}, listing.address, "")
    for facet, terms in _facet_terms(listing, taxonomies).items():
        for slug in terms:
            address = term_address(listing.address, facet, slug)
            label = taxonomies.label(facet, slug)
            yield ListSelection({facet: frozenset({slug})}, address, f": {label}")
    for found in listing.combinations:
        selection = {facet: frozenset(slugs) for facet, slugs in found.auswahl.items()}
        address = combination_address(listing.address, found.slug)
        yield ListSelection(selection, address, f": {found.titel}", found.titel)


def list_views(listing: Listing, taxonomies: Taxonomies, per_page: int) -> Iterator[ListView]:
    """All pages of a list: the list itself, one for each facet value that has items, the years of the blog."""
    years = _years(listing)
    for found in list_selections(listing, taxonomies):
        cards = select(found.selection, listing.cards)
        yield from _numbered(listing, taxonomies, per_page, found.address, cards, found.pairs, years, found.title)
    for year in years:
        cards = tuple(card for card in listing.cards if card.date_iso.startswith(year.label))
        yield from _numbered(listing, taxonomies, per_page, year.address, cards, (), years, f"Jahr {year.label}")


def _facet_terms(listing: Listing, taxonomies: Taxonomies) -> dict[str, dict[str, int]]:
    """Facet → term → number of items, in the order of the taxonomies, only terms with items."""
    found = {}
    for facet in listing.facets:
        counts = listing.counts[facet]
        found[facet] = {slug: counts[slug] for slug in taxonomies.terms(facet) if slug in counts}
    return found


def _numbered(
    listing: Listing,
    taxonomies: Taxonomies,
    per_page: int,
    address: str,
    cards: tuple[Card, ...],
    selected: tuple[tuple[str, str], ...],
    years: tuple[Chip, ...],
    name: str = "",
) -> Iterator[ListView]:
    """The numbered pages of one selection."""
    size = per_page if listing.paged else max(len(cards), 1)
    total = max(1, -(-len(cards) // size))
    labels = [taxonomies.label(facet, slug) for facet, slug in selected]
    heading = name or ", ".join(labels)
    for number in range(1, total + 1):
        title = f"{listing.title}: {heading}" if heading else listing.title
        alone = len(selected) == 1 and not name
        description = taxonomies.terms(selected[0][0])[selected[0][1]].description if alone else ""
        yield ListView(
            title=title if number == 1 else f"{title} – Seite {number}",
            intro=description if heading else listing.intro,
            crumbs=_crumbs(listing, bool(heading) or number > 1),
            home=listing.address,
            address=numbered_address(address, number),
            result=_result(listing, selected, labels, name, len(cards)),
            facets=_facet_views(listing, taxonomies, selected),
            map=_map(listing, taxonomies, selected) if listing.address in MAP_LISTS else (),
            groups=_groups(listing, cards[(number - 1) * size : number * size]),
            pages=tuple(
                PageLink(n, numbered_address(address, n), n == number) for n in range(1, total + 1) if total > 1
            ),
            years=years,
            noun=listing.noun,
            paged=listing.paged,
            number=number,
            selected=selected,
        )


def _crumbs(listing: Listing, deeper: bool) -> tuple[Chip, ...]:
    start = (Chip("Start", "./"),)
    return (*start, Chip(listing.title, listing.address)) if deeper else start


def _result(listing: Listing, selected: tuple[tuple[str, str], ...], labels: list[str], name: str, count: int) -> str:
    """``Gebiet ist Leipziger Osten, Thema ist Sport oder Spiel – 3 Ideen``."""
    number = count_words(count, *listing.noun)
    chosen: dict[str, list[str]] = {}
    for (facet, _), label in zip(selected, labels, strict=True):
        chosen.setdefault(facet, []).append(label)
    words = ", ".join(f"{FACET_LABELS[facet]} ist {join_words(terms, 'oder')}" for facet, terms in chosen.items())
    return f"{words or name} – {number}" if words or name else number


def _facet_views(
    listing: Listing, taxonomies: Taxonomies, selected: tuple[tuple[str, str], ...]
) -> tuple[FacetView, ...]:
    views = []
    for facet, counts in _facet_terms(listing, taxonomies).items():
        terms = tuple(
            TermView(
                slug,
                taxonomies.label(facet, slug),
                term_address(listing.address, facet, slug),
                count,
                (facet, slug) in selected,
            )
            for slug, count in counts.items()
        )
        if terms:
            views.append(FacetView(facet, FACET_LABELS[facet], terms))
    return tuple(views)


def _map(listing: Listing, taxonomies: Taxonomies, selected: tuple[tuple[str, str], ...]) -> tuple[MapArea, ...]:
    """The map leads where the links of the facet lead: a selected area back to the whole list."""
    chosen = [slug for facet, slug in selected if facet == "gebiet"]
    areas = _facet_terms(listing, taxonomies)["gebiet"]
    pages = {slug: term_address(listing.address, "gebiet", slug) for slug in areas}
    return map_view(taxonomies, pages | dict.fromkeys(chosen, listing.address), chosen)


def _groups(listing: Listing, cards: tuple[Card, ...]) -> tuple[Group, ...]:
    """*Idee sucht Team* shows ideas first, then teams; the other lists have one group."""
    if listing.address != IDEAS:
        return (Group("", cards),)
    wanted: list[tuple[str, Callable[[Card], bool]]] = [
        ("Ideen, die ein Team suchen", lambda card: card.kind == "idee"),
        ("Teams, die Verstärkung suchen", lambda card: card.kind == "team"),
    ]
    groups = (Group(title, tuple(filter(belongs, cards))) for title, belongs in wanted)
    return tuple(group for group in groups if group.cards)


def _years(listing: Listing) -> tuple[Chip, ...]:
    if not listing.paged:
        return ()
    years = sorted({card.date_iso[:4] for card in listing.cards}, reverse=True)
    return tuple(Chip(year, year_address(int(year))) for year in years)
