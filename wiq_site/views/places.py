"""The pages that gather: home, areas, dates, subscribing, figures, the manual of the fields."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from wiq_site.addresses import (
    AREAS,
    BLOG,
    DATES,
    IDEAS,
    TEAMS,
    feed_address,
    term_address,
)
from wiq_site.base import mail_link
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.fields import find_model
from wiq_site.content.kinds import KINDS
from wiq_site.content.models import HandPage
from wiq_site.content.organisations import Organisation
from wiq_site.dates import format_day
from wiq_site.legal import Accessibility, Privacy, Provider
from wiq_site.lists.records import coming_items
from wiq_site.site.plan import Site
from wiq_site.text import join_words
from wiq_site.views.areas import AreaLink, area_links
from wiq_site.views.coming import Coming, find_coming
from wiq_site.views.parts import START, Chip
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.questions import Question, question_views
from wiq_site.views.way import WayStep, way_views
from wiq_site.views.writing import SampleGroup, sample_views


@dataclass(frozen=True)
class Figure:
    """A number with its words; ``address`` leads to what was counted."""

    number: int
    label: str
    address: str


@dataclass(frozen=True)
class HomeView:
    """The living part of the home page."""

    kurz: str
    picture: PictureView | None
    coming: Coming
    examples: bool
    areas: tuple[AreaLink, ...]
    questions: tuple[Question, ...]
    figures: tuple[Figure, ...]
    feed: str


@dataclass(frozen=True)
class SearchView:
    """The search, with the lists for those whom it does not help."""

    title: str
    crumbs: tuple[Chip, ...]
    lists: tuple[Chip, ...]


@dataclass(frozen=True)
class FieldRow:
    """One front-matter field as the manual shows it."""

    name: str
    required: bool
    description: str
    depth: int


@dataclass(frozen=True)
class FieldTable:
    """The fields of one kind of file."""

    title: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class HandView:
    """A hand-written page with the part the program adds."""

    title: str
    lang: str
    crumbs: tuple[Chip, ...]
    ansicht: str
    picture: PictureView | None
    publication: str
    counted: str
    figures: tuple[Figure, ...]
    states: tuple[Figure, ...]
    tables: tuple[FieldTable, ...]
    samples: tuple[SampleGroup, ...]
    way: tuple[WayStep, ...]
    verantwortlich: str
    anbieter: Provider | None
    datenschutz: Privacy
    barrierefreiheit: Accessibility
    stand: str
    melden: str
    formular: str


def home_view(entry: Entry[HandPage], site: Site) -> HomeView:
    """What comes next, what is new, who is needed."""
    catalogue = site.catalogue
    return HomeView(
        kurz=entry.content.kurz or "",
        picture=picture_view(entry, catalogue),
        coming=find_coming(catalogue),
        examples=bool(catalogue.examples),
        areas=tuple(link for link in area_links(catalogue) if link.active),
        questions=question_views(catalogue),
        figures=_figures(catalogue),
        feed=feed_address(BLOG),
    )


def search_view(site: Site) -> SearchView:
    """The search in the browser; the lists are its way out."""
    lists = (Chip(listing.record.title, listing.address) for listing in site.listings)
    return SearchView("Suche", (START,), (*lists, Chip("Gebiete", AREAS)))


def hand_view(entry: Entry[HandPage], title: str, site: Site) -> HandView:
    """A hand-written page with the generated part that its ``ansicht`` asks for."""
    page, catalogue, options = entry.content, site.catalogue, site.settings.options
    access = options.barrierefreiheit or Accessibility()
    return HandView(
        title=title,
        lang=page.lang,
        crumbs=(START,),
        ansicht=page.ansicht or "",
        picture=picture_view(entry, catalogue),
        publication=entry.publication,
        figures=_figures(catalogue) if page.ansicht == "zahlen" else (),
        counted=format_day(catalogue.day) if page.ansicht == "zahlen" else "",
        states=_states(catalogue) if page.ansicht == "zahlen" else (),
        way=way_views(site) if page.ansicht == "schritte" else (),
        tables=_tables() if page.ansicht == "felder" else (),
        samples=sample_views() if page.ansicht == "schreiben" else (),
        verantwortlich=options.verantwortlich or "",
        anbieter=options.anbieter,
        datenschutz=options.datenschutz or Privacy(),
        barrierefreiheit=access,
        stand=format_day(access.stand) if access.stand else "",
        melden=mail_link(access.mail, "Barriere auf der Website") if access.mail else "",
        formular=join_words(options.formular.services) if options.formular else "",
    )


def _figures(catalogue: Catalogue) -> tuple[Figure, ...]:
    """What can be counted on this site. Of those who look for people only who was confirmed counts."""
    ideas = sum(idea.confirmation.fresh for idea in catalogue.open_ideas)
    teams = sum(team.confirmation.fresh for team in catalogue.teams_with_needs)
    areas = sum(term.seit is not None for term in catalogue.taxonomies.gebiet.values())
    figures = [
        (len(catalogue.teams), ("Lösungsteam", "Lösungsteams"), TEAMS),
        (ideas, ("offene Idee", "offene Ideen"), IDEAS),
        (teams, ("Team sucht Verstärkung", "Teams suchen Verstärkung"), IDEAS),
        (areas, ("aktives Gebiet", "aktive Gebiete"), AREAS),
        (len(catalogue.posts), ("Beitrag", "Beiträge"), BLOG),
        (len(coming_items(catalogue)), ("kommender Termin", "kommende Termine"), DATES),
    ]
    return tuple(Figure(n, words[n != 1], address) for n, words, address in figures if n)


def _states(catalogue: Catalogue) -> tuple[Figure, ...]:
    """Teams by status."""
    counts = {slug: 0 for slug in catalogue.taxonomies.status}
    for team in catalogue.teams:
        counts[team.content.status] += 1
    return tuple(
        Figure(n, catalogue.taxonomies.label("status", slug), term_address(TEAMS, "status", slug))
        for slug, n in counts.items()
        if n
    )


def _tables() -> tuple[FieldTable, ...]:
    """The manual of all fields, out of the models themselves."""
    models = (*((kind.manual, kind.model) for kind in KINDS), ("Organisation (organisationen.yml)", Organisation))
    return tuple(FieldTable(title, tuple(_rows(model, "", 0))) for title, model in models)


def _rows(model: type[BaseModel], prefix: str, depth: int) -> Iterable[FieldRow]:
    for name, field in model.model_fields.items():
        yield FieldRow(prefix + name, field.is_required(), field.description or "", depth)
        if inner := find_model(field.annotation):
            yield from _rows(inner, f"{prefix}{name}.", depth + 1)
