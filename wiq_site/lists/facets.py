"""The facets of lists: one record each says what readers call it, which terms it has, and where these lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wiq_site.addresses import team_address, term_address, year_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.content.taxonomies import FACET_LABELS, Term


@dataclass(frozen=True)
class Facet:
    """One facet.

    ``terms`` gives slug → term in the order in which readers see them, ``page`` the page of a term in a list (address
    of the list, facet, slug). ``source`` is the page beside which one can subscribe to a term: None where that is the
    term's own page, empty where there is none. ``is_long`` says that there are as many terms as things: other parts of
    a list do without them. ``is_archive`` says that the archive of the list has the pages.
    """

    label: str
    terms: Callable[[Catalogue], Mapping[str, Term]]
    page: Callable[[str, str, str], str] = term_address
    source: Callable[[str], str | None] = lambda slug: None
    is_long: bool = False
    is_archive: bool = False


def _written(facet: str, label: str) -> Facet:
    """A facet whose terms stand in ``taxonomies.yml``."""
    return Facet(label, lambda catalogue: catalogue.taxonomies.terms(facet))


def _teams(catalogue: Catalogue) -> Mapping[str, Term]:
    return {team.slug: Term.model_construct(label=team.content.title) for team in catalogue.teams}


def _years(catalogue: Catalogue) -> Mapping[str, Term]:
    """Newest first."""
    years = {post.content.date.year for post in catalogue.posts}
    return {str(year): Term.model_construct(label=str(year)) for year in sorted(years, reverse=True)}


def _year_page(listing: str, facet: str, year: str) -> str:
    return year_address(int(year))


FACETS = {
    **{facet: _written(facet, label) for facet, label in FACET_LABELS.items()},
    "teams": Facet("Team", _teams, source=team_address, is_long=True),
    "jahr": Facet("Jahr", _years, page=_year_page, source=lambda slug: "", is_archive=True),
}
"""All facets of lists: those of the terms, and those that follow from what there is."""
