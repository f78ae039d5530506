"""Which organisations teams and posts name, as partners, as supporters or as what a post is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.checks import Everything
from wiq_site.catalogue.entries import Entry
from wiq_site.content.kinds import POST, TEAM
from wiq_site.content.models import Post, Team
from wiq_site.content.organisations import Organisations
from wiq_site.problems import Problem, Severity
from wiq_site.text import ask, quote, suggest

E = TypeVar("E", Entry[Team], Entry[Post])

ROLES = {"unterstuetzer": "Unterstützt von", "partner": "Partner"}
"""Field of a team → what readers see before the organisations in it."""


def find_supported(slug: str, catalogue: Catalogue) -> tuple[Entry[Team], ...]:
    """The public teams that an organisation supports."""
    return _teams_by(catalogue, "unterstuetzer").get(slug, ())


def find_partners(slug: str, catalogue: Catalogue) -> tuple[Entry[Team], ...]:
    """The public teams that work with an organisation."""
    return _teams_by(catalogue, "partner").get(slug, ())


def find_posts(slug: str, catalogue: Catalogue) -> tuple[Entry[Post], ...]:
    """The public posts about an organisation, newest first."""

    def group() -> Mapping[str, tuple[Entry[Post], ...]]:
        return _group(((post, post.content.organisationen) for post in catalogue.posts), catalogue.organisations)

    return catalogue.once(("organisations", "posts"), group).get(slug, ())


def _teams_by(catalogue: Catalogue, role: str) -> Mapping[str, tuple[Entry[Team], ...]]:
    named = ((team, getattr(team.content, role)) for team in catalogue.teams)
    return catalogue.once(("organisations", role), lambda: _group(named, catalogue.organisations))


def _group(named: Iterable[tuple[E, tuple[str, ...]]], organisations: Organisations) -> Mapping[str, tuple[E, ...]]:
    groups: dict[str, list[E]] = {}
    for entry, names in named:
        for slug in dict.fromkeys(filter(None, map(organisations.find, names))):
            groups.setdefault(slug, []).append(entry)
    return {slug: tuple(found) for slug, found in groups.items()}


def check_partners(found: Everything) -> Iterator[Problem]:
    """Misspelt names: a hint where any text may stand, an error where only organisations may."""
    organisations = found.contents.organisations
    if not organisations.complete:
        return
    for team in found.all_of(TEAM):
        for role in ROLES:
            yield from _check_texts(team, role, organisations)
    for post in found.all_of(POST):
        for index, name in enumerate(post.content.organisationen):
            if organisations.find(name) is None:
                what = f"Eine Organisation {quote(name)} gibt es nicht.{suggest(name, organisations.names)}"
                line = post.document.line("organisationen", index)
                allowed = "Erlaubt sind Kürzel und Namen aus organisationen.yml."
                yield post.document.problem("organisationen", what, allowed=allowed, line=line)


def _check_texts(team: Entry[Team], role: str, organisations: Organisations) -> Iterator[Problem]:
    for index, name in enumerate(getattr(team.content, role)):
        if organisations.find(name) is None and (near := organisations.find_near(name)):
            what = f"{quote(name)} steht nicht in organisationen.yml und bleibt ein Text ohne Link.{ask(near)}"
            hint = team.document.problem(role, what, line=team.document.line(role, index))
            yield replace(hint, severity=Severity.HINT)
