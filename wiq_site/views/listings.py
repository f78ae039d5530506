"""Lists and their facet pages: one definition per list, all pages out of the one filter rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wiq_site.addresses import BLOG, IDEAS, TEAMS, numbered_address, term_address, year_address
from wiq_site.catalogue import Catalogue
from wiq_site.content.taxonomies import FACET_LABELS, Taxonomies
from wiq_site.selection import count_terms, select
from wiq_site.text import count_words
from wiq_site.views.parts import Card, Chip, post_card, team_card


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
    groups: tuple[Group, ...]
    pages: tuple[PageLink, ...]
    years: tuple[Chip, ...]
    noun: tuple[str, str]
    paged: bool
    number: int
    selected: tuple[tuple[str, str], ...]


def build_listings(catalogue: Catalogue) -> tuple[Listing, Listing, Listing]:
    """The lists of teams, posts and *Idee sucht Team*."""
    status = list(catalogue.taxonomies.status)
    teams = sorted(catalogue.teams, key=lambda team: status.index(team.content.status))
    return (
        Listing(
            TEAMS,
            "Lösungsteams",
            "Menschen, die in ihrem Viertel etwas bewegen. Schau, was es schon gibt – und wo du dazukommen kannst.",
            ("gebiet", "themen", "status"),
            ("Team", "Teams"),
            tuple(team_card(team, catalogue) for team in teams),
        ),
        Listing(
            BLOG,
            "Blog",
            "Was Teams erreicht haben, wann ihr euch treffen könnt und was sich bei WiQ tut.",
            ("categories", "gebiet", "themen"),
            ("Beitrag", "Beiträge"),
            tuple(post_card(post, catalogue) for post in catalogue.posts),
            paged=True,
        ),
        Listing(
            IDEAS,
            "Idee sucht Team",
            "Hier wirst du gebraucht: Ideen, die Menschen suchen, und Teams, die Verstärkung brauchen.",
            ("gebiet", "themen", "faehigkeit", "aufwand"),
            ("Eintrag", "Einträge"),
            (
                *(post_card(post, catalogue) for post in catalogue.open_ideas),
                *(team_card(team, catalogue, with_needs=True) for team in catalogue.teams_with_needs),
            ),
        ),
    )


def list_views(listing: Listing, taxonomies: Taxonomies, per_page: int) -> Iterator[ListView]:
    """All pages of a list: the list itself, one for each facet value that has items, the years of the blog."""
    years = _years(listing)
    yield from _numbered(listing, taxonomies, per_page, listing.address, listing.cards, (), years)
    for facet, terms in _facet_terms(listing, taxonomies).items():
        for slug in terms:
            address = term_address(listing.address, facet, slug)
            cards = select({facet: frozenset({slug})}, listing.cards)
            yield from _numbered(listing, taxonomies, per_page, address, cards, ((facet, slug),), years)
    for year in years:
        cards = tuple(card for card in listing.cards if card.date_iso.startswith(year.label))
        yield from _numbered(listing, taxonomies, per_page, year.address, cards, (), years, year.label)


def _facet_terms(listing: Listing, taxonomies: Taxonomies) -> dict[str, dict[str, int]]:
    """Facet → term → number of items, in the order of the taxonomies, only terms with items."""
    found = {}
    for facet in listing.facets:
        counts = count_terms(facet, listing.cards)
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
    year: str = "",
) -> Iterator[ListView]:
    """The numbered pages of one selection."""
    size = per_page if listing.paged else max(len(cards), 1)
    total = max(1, -(-len(cards) // size))
    labels = [taxonomies.label(facet, slug) for facet, slug in selected] + ([year] if year else [])
    for number in range(1, total + 1):
        title = f"{listing.title}: {labels[0]}" if labels else listing.title
        description = taxonomies.terms(selected[0][0])[selected[0][1]].description if selected else ""
        yield ListView(
            title=title if number == 1 else f"{title} – Seite {number}",
            intro=description if labels else listing.intro,
            crumbs=_crumbs(listing, bool(labels) or number > 1),
            home=listing.address,
            address=numbered_address(address, number),
            result=_result(listing, selected, labels, len(cards)),
            facets=_facet_views(listing, taxonomies, selected),
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


def _result(listing: Listing, selected: tuple[tuple[str, str], ...], labels: list[str], count: int) -> str:
    """``Gebiet ist Leipziger Osten – 3 Ideen``."""
    number = count_words(count, *listing.noun)
    if selected:
        return f"{FACET_LABELS[selected[0][0]]} ist {labels[0]} – {number}"
    return f"Jahr {labels[0]} – {number}" if labels else number


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
