"""Checks that need more than one file: references, pictures, links, clocks, meetings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, cast

from wiq_site.addresses import ALWAYS, ORGANISATIONS, area_address, organisation_address, ortsteil_address
from wiq_site.body.links import Target, check_links
from wiq_site.catalogue.entries import Contents, Entry, TeamMeeting
from wiq_site.catalogue.freshness import Rule, check_freshness
from wiq_site.catalogue.histories import check_histories
from wiq_site.catalogue.meetings import check_meetings
from wiq_site.catalogue.pictures import check_pictures
from wiq_site.catalogue.reports import check_reports
from wiq_site.content.fields import LONGEST_NAME
from wiq_site.content.kinds import POST, TEAM, Kind, slug_of
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.dates import day_of, format_day
from wiq_site.problems import Problem, Severity
from wiq_site.source.folders import normal
from wiq_site.source.yaml_text import Location
from wiq_site.text import quote, suggest

AnyEntry = Entry[Team] | Entry[Post] | Entry[HandPage]

C = TypeVar("C", Team, Post)


@dataclass(frozen=True)
class Everything:
    """All that was read, public or not, with its places; ``damaged`` has mistakes already."""

    contents: Contents
    teams: Sequence[Entry[Team]]
    posts: Sequence[Entry[Post]]
    pages: Sequence[Entry[HandPage]]
    damaged: Sequence[AnyEntry]
    meetings: Mapping[str, tuple[TeamMeeting, ...]]
    rule: Rule

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """All entries without mistakes of their own, whatever kind."""
        return (*self.teams, *self.posts, *self.pages)

    def all_of(self, kind: Kind[C]) -> tuple[Entry[C], ...]:
        """The entries of a kind, also those with mistakes of their own."""
        found = (entry for entry in (*self.entries, *self.damaged) if isinstance(entry.content, kind.model))
        return cast(tuple[Entry[C], ...], tuple(found))


def check_everything(found: Everything, *, preview: bool) -> list[Problem]:
    """All problems that no file has by itself."""
    return [
        *_check_ortsteile(found),
        *_check_posts(found),
        *check_meetings(found.all_of(TEAM), found.meetings, found.rule.now),
        *check_histories(found.teams, found.contents.taxonomies, found.rule.today),
        *check_reports(found.all_of(POST), _find_broken(found, POST), found.rule.today),
        *check_freshness((*found.teams, *found.posts), found.contents.taxonomies.status, found.rule),
        *check_alone(found, preview=preview),
    ]


def check_alone(found: Everything, *, preview: bool) -> list[Problem]:
    """What depends on no terms and on no other mistakes of the same file: names, pictures, links."""
    pictures = check_pictures((*found.entries, *found.damaged), found.contents.media)
    return [*_check_names(found), *pictures, *_check_bodies(found, preview)]


def find_targets(entries: Iterable[AnyEntry], contents: Contents, *, preview: bool) -> dict[str, Target]:
    """What links in Markdown may lead to: uri in NFC → its place. A page is public while its text is a draft."""
    targets = find_made(contents)
    made = {target.address for target in targets.values()}
    targets |= {uri: Target(media.address, None, True) for uri, media in contents.media.items()}
    targets |= {normal(document.uri): Target("", None, True) for document in contents.broken}
    for entry in entries:
        public = preview or not entry.publication
        anchors = frozenset(entry.outline.anchors) if public or entry.address not in made else None
        targets[normal(entry.document.uri)] = Target(entry.address, anchors, public or entry.address in made)
    return targets


def find_made(contents: Contents) -> dict[str, Target]:
    """The pages that the program makes, by the names of files that could hold their texts (``../teams/index.md``)."""
    organisations = contents.organisations.by_slug
    areas, others = map(area_address, contents.taxonomies.gebiet), map(organisation_address, organisations)
    parts = (ortsteil_address(part.gebiet, slug) for slug, part in contents.taxonomies.ortsteil.items())
    addresses = (*ALWAYS, *([ORGANISATIONS] if organisations else []), *areas, *parts, *others)
    found = {f"{address}index.md": Target(address) for address in addresses}
    return found | {f"{address[:-1]}.md": Target(address) for address in addresses}


def _check_bodies(found: Everything, preview: bool) -> Iterator[Problem]:
    """What is not public itself may link to what is not public either."""
    targets = find_targets(found.entries, found.contents, preview=preview)
    inside = {uri: replace(target, public=True) for uri, target in targets.items()}
    for entry in (*found.entries, *found.damaged):
        yield from check_links(entry.document, entry.outline, inside if entry.publication else targets)


def _find_broken(found: Everything, kind: Kind[C]) -> set[str]:
    """Names of files with mistakes of their own: what refers to them is not wrong for that."""
    stems = (document.stem for document in found.contents.broken if document.uri.startswith(kind.prefix))
    return {slug_of(kind, stem) for stem in stems}


def _check_ortsteile(found: Everything) -> Iterator[Problem]:
    """An Ortsteil belongs to one area, which the file names or leaves out; another one contradicts it."""
    terms = found.contents.taxonomies
    by_label = {term.label: term for term in terms.ortsteil.values()}
    entries: tuple[Entry[Team] | Entry[Post], ...] = (*found.all_of(TEAM), *found.all_of(POST))
    for entry in entries:
        areas = entry.content.gebiet
        for index, name in enumerate(entry.content.ortsteile if areas else ()):
            part = by_label.get(name)
            if part and part.gebiet not in areas:
                belongs = quote(terms.label("gebiet", part.gebiet))
                what = f"{quote(name)} gehört nicht zum angegebenen Gebiet, sondern zu {belongs}."
                todo = f"Bitte „gebiet“ prüfen: Soll beides gelten, gehört {quote(part.gebiet)} dazu."
                yield entry.document.problem("ortsteile", what, todo=todo, line=entry.document.line("ortsteile", index))


def _check_posts(found: Everything) -> Iterator[Problem]:
    slugs = {team.slug for team in found.teams} | _find_broken(found, TEAM)
    needs_category = bool(found.contents.taxonomies.categories)
    for post in found.all_of(POST):
        yield from _check_references(post, slugs)
        yield from _check_updated(post, found.rule.today)
        yield from _check_dates(post)
    for post in found.posts:
        if needs_category and not post.content.categories:
            todo = "Bitte mindestens eine Kategorie aus taxonomies.yml eintragen."
            yield post.document.problem("categories", "Diese Angabe fehlt.", todo=todo)


def _check_updated(post: Entry[Post], today: date) -> Iterator[Problem]:
    """A change in the future is a typing mistake. One before the publication is possible, but says nothing."""
    updated, published = post.content.updated, post.content.date
    if updated is None:
        return
    if day_of(updated) > max(today, day_of(published)):
        todo = "Bitte das Jahr und den Tag prüfen."
        yield post.document.problem("updated", f"{format_day(updated)} liegt in der Zukunft.", todo=todo)
    elif day_of(updated) < day_of(published):
        what = f"Die letzte Änderung ({format_day(updated)}) liegt vor der Veröffentlichung und zählt deshalb nicht."
        hint = post.document.problem("updated", what, todo="Bitte „date“ und „updated“ prüfen.")
        yield replace(hint, severity=Severity.HINT)


def _check_dates(post: Entry[Post]) -> Iterator[Problem]:
    """The same date twice is a copy that somebody forgot to change."""
    dates = post.content.termine
    for index, event in enumerate(dates):
        if event in dates[:index]:
            what = f"{quote(event.titel)} steht zweimal mit demselben Beginn."
            line = post.document.line("termine", index)
            hint = post.document.problem(
                "termine", what, todo="Bitte den Tag prüfen oder den Eintrag löschen.", line=line
            )
            yield replace(hint, severity=Severity.HINT)


def _check_references(post: Entry[Post], slugs: set[str]) -> Iterator[Problem]:
    named: list[tuple[str, str, Location]] = [("teams", s, ("teams", i)) for i, s in enumerate(post.content.teams)]
    if post.content.idee and post.content.idee.team:
        named.append(("idee.team", post.content.idee.team, ("idee", "team")))
    for name, slug, location in named:
        if slug not in slugs:
            what = f"Ein Team {quote(slug)} gibt es nicht.{suggest(slug, slugs)}"
            allowed = "Erlaubt sind die Namen der Dateien im Ordner der Teams, ohne „.md“."
            yield post.document.problem(name, what, allowed=allowed, line=post.document.line(*location))


def _check_page_name(page: Entry[HandPage]) -> Iterator[Problem]:
    """Pages are called like their files, and what follows ``?`` or ``#`` is no part of a path (RFC 3986, 3)."""
    if sign := re.search("[?#]", page.address):
        what = f"Ein Dateiname mit {quote(sign[0])} ergibt eine Adresse, auf die kein Link führen kann."
        yield page.document.problem("", what, todo="Bitte die Datei umbenennen.", line=1)


def _check_names(found: Everything) -> Iterator[Problem]:
    """Signs and emoji say nothing in an address; there must be a letter or a figure."""
    for entry in (*found.entries, *found.damaged):
        if isinstance(entry.content, HandPage):
            yield from _check_page_name(entry)
            continue
        todo = "Bitte die Datei umbenennen oder „slug“ eintragen; erlaubt sind Buchstaben und Ziffern."
        if not entry.slug or (entry.slug == "index" and entry.content.slug is None):
            what = f"Aus dem Dateinamen {quote(entry.document.stem)} lässt sich keine Adresse bilden."
            yield entry.document.problem("slug", what, todo=todo)
        elif len(entry.slug) > LONGEST_NAME:
            what = f"Der Dateiname {quote(entry.document.stem)} ergibt eine Adresse von {len(entry.slug)} Zeichen."
            yield entry.document.problem("slug", what, allowed=f"Erlaubt sind höchstens {LONGEST_NAME}.", todo=todo)
