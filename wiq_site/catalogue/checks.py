"""Checks that need more than one file: references, pictures, links, clocks, meetings."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wiq_site.body.links import Target, check_links
from wiq_site.catalogue.catalogue import picture_uri
from wiq_site.catalogue.entries import Contents, Entry, TeamMeeting
from wiq_site.catalogue.meetings import check_meetings
from wiq_site.content.kinds import TEAM
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.dates import BERLIN, day_of, format_day
from wiq_site.problems import Problem, Severity
from wiq_site.source.folders import normal
from wiq_site.source.yaml_text import Location
from wiq_site.text import quote, slugify, suggest

AnyEntry = Entry[Team] | Entry[Post] | Entry[HandPage]

LIST_NAMES = ("teams", "blog", "idee-sucht-team", "gebiete", "termine", "abonnieren", "suche")
"""Pages that the program makes. Markdown may link to them as if they were files (``../teams/index.md``)."""


@dataclass(frozen=True)
class Everything:
    """All that was read, public or not, with its places; ``damaged`` has mistakes already; ``now`` is aware."""

    contents: Contents
    teams: Sequence[Entry[Team]]
    posts: Sequence[Entry[Post]]
    pages: Sequence[Entry[HandPage]]
    damaged: Sequence[AnyEntry]
    meetings: Mapping[str, tuple[TeamMeeting, ...]]
    now: datetime

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """All entries without mistakes of their own, whatever kind."""
        return (*self.teams, *self.posts, *self.pages)


def check_everything(found: Everything, *, preview: bool) -> list[Problem]:
    """All problems that no file has by itself."""
    return [
        *_check_teams(found),
        *_check_posts(found),
        *check_meetings(found.teams, found.meetings),
        *check_alone(found, preview=preview),
    ]


def check_alone(found: Everything, *, preview: bool) -> list[Problem]:
    """What depends on no terms and on no other mistakes of the same file: names, pictures, links."""
    return [*_check_names(found), *_check_pictures(found), *_check_bodies(found, preview)]


def find_targets(entries: Iterable[AnyEntry], contents: Contents, *, preview: bool) -> dict[str, Target]:
    """What links in Markdown may lead to: uri in NFC → its place."""
    targets = {f"{name}/index.md": Target(f"{name}/", None, True) for name in LIST_NAMES}
    targets |= {uri: Target(media.address, None, True) for uri, media in contents.media.items()}
    targets |= {normal(document.uri): Target("", None, True) for document in contents.broken}
    for entry in entries:
        anchors = frozenset(entry.outline.anchors)
        targets[normal(entry.document.uri)] = Target(entry.address, anchors, preview or not entry.publication)
    return targets


def _check_bodies(found: Everything, preview: bool) -> Iterator[Problem]:
    """What is not public itself may link to what is not public either."""
    targets = find_targets(found.entries, found.contents, preview=preview)
    inside = {uri: replace(target, public=True) for uri, target in targets.items()}
    for entry in (*found.entries, *found.damaged):
        yield from check_links(entry.document, entry.outline, inside if entry.publication else targets)


def _check_teams(found: Everything) -> Iterator[Problem]:
    areas = found.contents.taxonomies.gebiet
    for team in found.teams:
        known = [part for area in team.content.gebiet or tuple(areas) for part in areas[area].ortsteile]
        for index, part in enumerate(team.content.ortsteile):
            if part not in known:
                what = f"{quote(part)} gehört nicht zum angegebenen Gebiet.{suggest(part, known)}"
                allowed = "Die Ortsteile jedes Gebiets stehen in taxonomies.yml."
                line = team.document.line("ortsteile", index)
                yield team.document.problem("ortsteile", what, allowed=allowed, line=line)


def _check_posts(found: Everything) -> Iterator[Problem]:
    broken = {slugify(d.stem) for d in found.contents.broken if d.uri.startswith(TEAM.prefix)}
    slugs = {team.slug for team in found.teams} | broken
    needs_category = bool(found.contents.taxonomies.categories)
    for post in found.posts:
        yield from _check_references(post, slugs)
        yield from _check_updated(post, found.now)
        if needs_category and not post.content.categories:
            todo = "Bitte mindestens eine Kategorie aus taxonomies.yml eintragen."
            yield post.document.problem("categories", "Diese Angabe fehlt.", todo=todo)


def _check_updated(post: Entry[Post], now: datetime) -> Iterator[Problem]:
    """A change in the future is a typing mistake. One before the publication is possible, but says nothing."""
    updated, published = post.content.updated, post.content.date
    if updated is None:
        return
    if day_of(updated) > max(now.astimezone(BERLIN).date(), day_of(published)):
        todo = "Bitte das Jahr und den Tag prüfen."
        yield post.document.problem("updated", f"{format_day(updated)} liegt in der Zukunft.", todo=todo)
    elif day_of(updated) < day_of(published):
        what = f"Die letzte Änderung ({format_day(updated)}) liegt vor der Veröffentlichung und zählt deshalb nicht."
        hint = post.document.problem("updated", what, todo="Bitte „date“ und „updated“ prüfen.")
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


def _check_names(found: Everything) -> Iterator[Problem]:
    """Signs and emoji say nothing in an address; there must be a letter or a figure."""
    for entry in (*found.entries, *found.damaged):
        if not entry.slug and not isinstance(entry.content, HandPage):
            what = f"Aus dem Dateinamen {quote(entry.document.stem)} lässt sich keine Adresse bilden."
            todo = "Bitte die Datei umbenennen oder „slug“ eintragen; erlaubt sind Buchstaben und Ziffern."
            yield entry.document.problem("slug", what, todo=todo)


def _check_pictures(found: Everything) -> Iterator[Problem]:
    media = found.contents.media
    for entry in (*found.entries, *found.damaged):
        picture = entry.content.bild
        if picture is None or (uri := picture_uri(picture, entry.document)) in media:
            continue
        folder = posixpath.dirname(entry.document.uri) or "."
        near = suggest(posixpath.relpath(uri, folder), [posixpath.relpath(known, folder) for known in media])
        what = f"Die Datei {quote(picture.datei)} gibt es nicht.{near}"
        yield entry.document.problem("bild.datei", what, line=entry.document.line("bild", "datei"))
