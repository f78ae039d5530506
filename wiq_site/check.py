"""Read, parse and check everything: what a build and ``wiq check`` have in common."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from wiq_site.catalogue import Contents, build_catalogue
from wiq_site.content.fields import Model
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.content.parse import parse_content, parse_taxonomies
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.problems import Problem, find_errors
from wiq_site.settings import Settings
from wiq_site.site import Site, build_site
from wiq_site.source.documents import Document, Folder, read_folder, read_yaml
from wiq_site.text import join_words, quote
from wiq_site.views.listings import LIST_FACETS

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Checked:
    """The site, when nothing stops it, and all problems found."""

    site: Site | None
    problems: tuple[Problem, ...]


def check_site(settings: Settings, now: datetime, *, preview: bool = False) -> Checked:
    """Read the project that ``settings`` describes; ``now`` is aware and decides what is public.

    Errors leave no site. Only a preview goes on without the documents that have them, so that an editor sees the rest.
    """
    contents, problems = read_contents(settings)
    if any(problem.path == settings.options.taxonomies for problem in find_errors(problems)):
        return Checked(None, tuple(problems))
    site, found = _build(contents, settings, now, preview)
    problems += found
    while preview and site is None and (smaller := _without_errors(contents, problems)) != contents:
        contents = smaller
        site, found = _build(contents, settings, now, preview)
        problems += found
    if find_errors(problems) and not preview:
        site = None
    return Checked(site, tuple(dict.fromkeys(problems)))


def _build(contents: Contents, settings: Settings, now: datetime, preview: bool) -> tuple[Site | None, list[Problem]]:
    """The site, unless something in the catalogue or the plan is wrong."""
    catalogue, problems = build_catalogue(contents, now, preview=preview)
    problems += _check_combinations(settings, catalogue.taxonomies)
    if find_errors(problems):
        return None, problems
    site, found = build_site(catalogue, settings)
    problems += [*found, *_check_footer(settings, site)]
    return None if find_errors(problems) else site, problems


def _without_errors(contents: Contents, problems: Iterable[Problem]) -> Contents:
    """The contents without the documents that have errors."""
    wrong = {problem.path for problem in find_errors(problems)}
    return replace(
        contents,
        teams=tuple(pair for pair in contents.teams if pair[1].path not in wrong),
        posts=tuple(pair for pair in contents.posts if pair[1].path not in wrong),
        pages=tuple(pair for pair in contents.pages if pair[1].path not in wrong),
    )


def _check_footer(settings: Settings, site: Site) -> list[Problem]:
    known = {page.uri for page in site.pages}
    return [
        settings.option_problem(f"Die Seite {quote(link.seite)} gibt es nicht.", "fusszeile", index, "seite")
        for index, link in enumerate(settings.options.fusszeile)
        if link.seite not in known
    ]


def _check_combinations(settings: Settings, taxonomies: Taxonomies) -> list[Problem]:
    """Facets and terms that a combination names must exist, and its list must have them."""
    problems = []
    for index, found in enumerate(settings.options.kombinationen):
        for facet, slugs in found.auswahl.items():
            place = ("kombinationen", index, "auswahl", facet)
            if facet not in LIST_FACETS[f"{found.liste}/"]:
                allowed = join_words(LIST_FACETS[f"{found.liste}/"])
                what = f"Nach {quote(facet)} lässt sich diese Liste nicht eingrenzen. Möglich sind: {allowed}."
                problems.append(settings.option_problem(what, *place))
                continue
            missing = [slug for slug in slugs if slug not in taxonomies.terms(facet)]
            problems += [
                settings.option_problem(f"{quote(slug)} gibt es unter {facet} nicht.", *place) for slug in missing
            ]
    return problems


def read_contents(settings: Settings) -> tuple[Contents, list[Problem]]:
    """Read and parse all files of the project."""
    root, options = settings.root, settings.options
    taxonomies, problems = _read_taxonomies(root, options.taxonomies)
    terms = None if problems else taxonomies
    folders = (
        teams := read_folder(root, root / options.teams_dir, "teams/"),
        posts := read_folder(root, root / options.posts_dir, "posts/"),
        pages := read_folder(root, settings.docs_dir, needs_front_matter=False),
    )
    problems += [problem for folder in folders for problem in folder.problems]
    broken: list[Document] = []
    contents = Contents(
        taxonomies,
        _parse_folder(Team, teams, terms, problems, broken),
        _parse_folder(Post, posts, terms, problems, broken),
        _parse_folder(HandPage, pages, terms, problems, broken),
        {**teams.media, **posts.media, **pages.media},
        tuple(broken),
    )
    return contents, problems


def _read_taxonomies(root: Path, name: str) -> tuple[Taxonomies, list[Problem]]:
    file = root / name
    if not file.is_file():
        what = "Die Datei mit den festen Begriffen gibt es nicht."
        return Taxonomies(), [Problem(name, 1, "", what, todo="Bitte anlegen, siehe Anleitung für die Redaktion.")]
    fields, problems = read_yaml(file, name)
    taxonomies, found = parse_taxonomies(fields, name)
    return taxonomies, [*problems, *found]


def _parse_folder(
    model: type[M], folder: Folder, taxonomies: Taxonomies | None, problems: list[Problem], broken: list[Document]
) -> tuple[tuple[M, Document], ...]:
    """Typed content of a folder; documents with mistakes go to ``broken``, the mistakes to ``problems``."""
    unreadable = {p.path for p in find_errors(folder.problems)}
    parsed = []
    for document in folder.documents:
        content = None
        if document.path not in unreadable:
            content, found = parse_content(model, document, taxonomies)
            problems.extend(found)
        if content is None:
            broken.append(document)
        else:
            parsed.append((content, document))
    return tuple(parsed)
