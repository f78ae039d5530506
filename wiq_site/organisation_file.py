"""``organisationen.yml``, which may be missing: read, checked, and looked through for what is private."""

import re
from collections.abc import Iterator
from dataclasses import replace

from wiq_site.body.model import Body, Outline
from wiq_site.content.organisations import Organisations, parse_organisations
from wiq_site.privacy.guard import FIELD, find_private
from wiq_site.privacy.rules import Public
from wiq_site.problems import Problem, find_errors
from wiq_site.settings import Settings
from wiq_site.source.documents import read_yaml
from wiq_site.text import ask, quote

_LIKE = re.compile(r"organi[sz]ation(?:en|s)?\.ya?ml", re.IGNORECASE)

_ACCEPT = f"Bitte weglassen. Darf es öffentlich sein, gehört es mit dem Grund unter „{FIELD}“ zu dieser Organisation."


def read_organisations(settings: Settings, public: Public) -> tuple[Organisations, list[Problem]]:
    """The organisations and all problems of their file."""
    name = settings.options.organisationen
    if not (settings.root / name).is_file():
        return Organisations(), list(_explain_missing(settings))
    fields, problems = read_yaml(settings.root / name, name)
    organisations, found = parse_organisations(fields, name)
    guarded = {slug: one.model_copy(update={FIELD: ()}) for slug, one in organisations.by_slug.items()}
    problems += [*found, *_guard(organisations, public)]
    return replace(organisations, by_slug=guarded, complete=not find_errors(problems)), problems


def _guard(organisations: Organisations, public: Public) -> Iterator[Problem]:
    """Names of persons, their mailboxes and numbers: organisations have none of them."""
    for slug, organisation in organisations.by_slug.items():
        document = organisations.documents[slug]
        for problem in find_private(document, organisation.geprueft, Body(Outline()), None, public):
            todo = problem.todo if problem.field == FIELD else _ACCEPT
            yield replace(problem, field=f"{slug}.{problem.field}", todo=todo)


def _explain_missing(settings: Settings) -> Iterator[Problem]:
    """Nobody needs the file; but one that is named, or is there by another name, was meant."""
    name = settings.options.organisationen
    near = next((file.name for file in sorted(settings.root.iterdir()) if _LIKE.fullmatch(file.name)), None)
    what = f"Die Datei {quote(name)} gibt es nicht.{ask(near)}"
    if ("organisationen",) in settings.option_fields.lines:
        yield settings.option_problem(what, "organisationen")
    elif near:
        todo = f"Bitte in {quote(name)} umbenennen."
        yield Problem(near, 1, "", f"Diese Datei liest niemand: Sie müsste {quote(name)} heißen.", todo=todo)
