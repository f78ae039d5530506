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
    area_address,
    feed_address,
    term_address,
)
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.fields import find_model
from wiq_site.content.kinds import KINDS
from wiq_site.content.models import HandPage
from wiq_site.content.organisations import Organisation
from wiq_site.content.taxonomies import GebietTerm
from wiq_site.dates import format_day
from wiq_site.legal import Accessibility, Privacy, Provider
from wiq_site.lists.records import coming_items
from wiq_site.site.plan import Site
from wiq_site.text import count_words, join_words
from wiq_site.views.area_map import MapArea, map_view
from wiq_site.views.coming import Coming, coming_views, find_coming
from wiq_site.views.parts import (
    START,
    Card,
    Chip,
    DateView,
    mail_link,
    post_card,
    split_dates,
    team_card,
)
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.questions import Question, question_views
from wiq_site.views.way import WayStep, way_views
from wiq_site.views.writing import SampleGroup, sample_views

AREA_POSTS = 6


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
    areas: tuple["AreaLink", ...]
    questions: tuple[Question, ...]
    figures: tuple[Figure, ...]
    feed: str


@dataclass(frozen=True)
class AreaLink:
    """An area in the list of areas."""

    label: str
    address: str
    description: str
    state: str
    active: bool
    ortsteile: tuple[str, ...]
    counts: str


@dataclass(frozen=True)
class AreasView:
    """All areas."""

    title: str
    crumbs: tuple[Chip, ...]
    areas: tuple[AreaLink, ...]
    map: tuple[MapArea, ...]


@dataclass(frozen=True)
class AreaView:
    """One area with everything that happens in it."""

    title: str
    crumbs: tuple[Chip, ...]
    description: str
    state: str
    active: bool
    ortsteile: tuple[str, ...]
    mailbox: str
    mail_link: str
    teams: tuple[Card, ...]
    ideas: tuple[Card, ...]
    posts: tuple[Card, ...]
    all_posts: str
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    feed: str
    calendar: str


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
        areas=tuple(link for link in _area_links(catalogue) if link.active),
        questions=question_views(catalogue),
        figures=_figures(catalogue),
        feed=feed_address(BLOG),
    )


def areas_view(catalogue: Catalogue) -> AreasView:
    """All areas of the taxonomy, active and planned."""
    pages = {slug: area_address(slug) for slug in catalogue.taxonomies.gebiet}
    return AreasView("Gebiete", (START,), _area_links(catalogue), map_view(catalogue.taxonomies, pages))


def _area_links(catalogue: Catalogue) -> tuple[AreaLink, ...]:
    return tuple(
        AreaLink(
            label=term.label,
            address=area_address(slug),
            description=term.description,
            state=_state(term),
            active=term.seit is not None,
            ortsteile=term.ortsteile,
            counts=_area_counts(slug, catalogue),
        )
        for slug, term in catalogue.taxonomies.gebiet.items()
    )


def _state(term: GebietTerm) -> str:
    return f"aktiv seit {term.seit.label}" if term.seit else "geplant"


def _area_counts(slug: str, catalogue: Catalogue) -> str:
    teams = sum(slug in team.content.gebiet for team in catalogue.teams)
    ideas = sum(slug in idea.content.gebiet for idea in catalogue.open_ideas if idea.confirmation.fresh)
    counts = [count_words(teams, "Team", "Teams")] if teams else []
    counts += [count_words(ideas, "offene Idee", "offene Ideen")] if ideas else []
    return ", ".join(counts)


def area_view(slug: str, site: Site) -> AreaView:
    """Teams, ideas, posts and dates of one area."""
    catalogue = site.catalogue
    term = catalogue.taxonomies.gebiet[slug]
    posts = catalogue.posts_by_area.get(slug, ())
    _, past = split_dates((d for d in catalogue.dates if slug in d.post.content.gebiet), catalogue)
    coming = (item for item in coming_items(catalogue) if slug in item.facets.get("gebiet", ()))
    mailbox = catalogue.find_mailbox(term.kontakt, (), site.settings.options.kontakt)
    return AreaView(
        title=term.label,
        crumbs=(START, Chip("Gebiete", AREAS)),
        description=term.description,
        state=_state(term),
        active=term.seit is not None,
        ortsteile=term.ortsteile,
        mailbox=mailbox,
        mail_link=mailbox and mail_link(mailbox, f"{term.label}: Frage an {site.settings.site_name}"),
        teams=tuple(team_card(t, catalogue) for t in catalogue.teams if slug in t.content.gebiet),
        ideas=tuple(post_card(p, catalogue) for p in catalogue.open_ideas if slug in p.content.gebiet),
        posts=tuple(post_card(p, catalogue) for p in posts if p.content.idee is None)[:AREA_POSTS],
        all_posts=term_address(BLOG, "gebiet", slug) if posts else "",
        coming=coming_views(coming, catalogue),
        past=past,
        feed=feed_address(area_address(slug)),
        calendar=site.find_calendar(area_address(slug)),
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
