"""The content of a made-up town as plain values: terms, teams, posts, pictures. A size always gives the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bench.german import Thing, Writer
from bench.pictures import render_picture
from bench.terms import HOST, Taxonomies, Terms, build_taxonomies
from bench.words import HEADINGS, MONTHS, PLACES
from wiq_site.text import slugify

FIRST_DAY = date(2016, 1, 4)
LAST_DAY = date(2026, 6, 14)
WORDS = 360
PICTURES = 24


@dataclass(frozen=True)
class Size:
    """How many posts and teams there are."""

    posts: int
    teams: int

    @property
    def label(self) -> str:
        """``1,000 posts, 100 teams``."""
        return f"{self.posts:,} posts, {self.teams:,} teams"


@dataclass(frozen=True)
class Item:
    """A team or a post: its file's name without ending, the front matter of our layout, the body."""

    name: str
    fields: Mapping[str, object]
    body: str


@dataclass(frozen=True)
class Content:
    """Everything that a project is written from; posts stand from old to new, ``pictures`` map file name → PNG."""

    taxonomies: Taxonomies
    teams: tuple[Item, ...]
    posts: tuple[Item, ...]
    pictures: Mapping[str, bytes]

    def label(self, facet: str, slug: str) -> str:
        """What readers see for a term."""
        return str(self.taxonomies[facet][slug]["label"])


_ROLES = ("Ansprechperson", "Kasse", "Werkzeug", "Öffentlichkeit", "Schriftführung")
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Sonntag")
_IMPACTS = ("Teilnehmende im Monat", "gepflanzte Bäume", "reparierte Geräte", "Stunden offene Tür")


def build_content(size: Size, picture: Callable[[int], bytes] = render_picture) -> Content:
    """All content of this size. Every size has its own seed, so that growth is not a repetition.

    ``picture`` makes the PNG of a number.
    """
    write = Writer(size.posts)
    taxonomies = build_taxonomies(write)
    terms = {facet: tuple(found) for facet, found in taxonomies.items()}
    teams = tuple(_teams(write, size.teams, terms))
    pictures = {f"bild-{number:02}.png": picture(number) for number in range(PICTURES)}
    return Content(taxonomies, teams, tuple(_posts(write, size.posts, terms, teams)), pictures)


def _teams(write: Writer, number: int, terms: Terms) -> Iterable[Item]:
    """Profiles with most of their fields; the slug of the name is the name of the file."""
    names: set[str] = set()
    while len(names) < number:
        thing = write.thing()
        name = slugify(thing.name)
        if name in names:
            continue
        names.add(name)
        yield Item(name, _team_fields(write, thing, terms), _team_body(write, thing))


def _team_fields(write: Writer, thing: Thing, terms: Terms) -> dict[str, object]:
    chance, year = write.random, write.random.randint(2016, 2025)
    fields: dict[str, object] = {
        "title": thing.name,
        "kurz": _kurz(write, thing),
        "status": write.pick((*terms["status"], *[terms["status"][0]] * 4)),
        "seit": f"{year}-{chance.randint(1, 12):02}",
        "gebiet": write.pick(terms["gebiet"]),
        "themen": chance.sample(terms["themen"], chance.randint(1, 3)),
        "gesucht": [_need(write, thing, terms) for _ in range(chance.randint(0, 3))],
        "ziele": write.items(chance.randint(2, 4)),
        "wirkung": [
            {
                "indikator": write.pick(_IMPACTS),
                "ziel": str(chance.randint(10, 90)),
                "stand": str(chance.randint(1, 60)),
            }
            for _ in range(chance.randint(0, 3))
        ],
        "weg": [
            {"wann": f"{write.pick(MONTHS)} {year + step}", "was": write.sentence(thing)}
            for step in range(chance.randint(1, 4))
        ],
        "support": write.items(chance.randint(0, 2)),
        "partner": [write.thing().name for _ in range(chance.randint(0, 3))],
        "mitglieder": {"anzahl": chance.randint(3, 30), "rollen": chance.sample(_ROLES, 2)},
        "kontakt": f"{slugify(thing.name)}@{HOST}",
        "bestaetigt": date(2026, chance.randint(1, 5), chance.randint(1, 28)),
    }
    if chance.random() < 0.5:
        hour = chance.randint(15, 19)
        when = f"jeden letzten {write.pick(_WEEKDAYS)} im Monat, {hour}–{hour + 2} Uhr"
        fields["treffen"] = [{"wann": when, "ort": f"Treffpunkt {write.pick(tuple(PLACES))}"}]
    if chance.random() < 0.5:
        fields["bild"] = _picture(write, thing)
    return {key: value for key, value in fields.items() if value}


def _team_body(write: Writer, thing: Thing) -> str:
    headings = ("Herausforderung", "Was wir machen", "Aktueller Stand", "Offene Fragen")
    sections = [f"## {heading}\n\n{write.paragraph(thing, write.random.randint(2, 4))}" for heading in headings]
    return "\n\n".join(sections) + "\n"


def _posts(write: Writer, number: int, terms: Terms, teams: tuple[Item, ...]) -> Iterable[Item]:
    """Posts spread evenly over the years. A title that was used before gets a number, as in a series."""
    span, seen, names = (LAST_DAY - FIRST_DAY).days, dict[str, int](), list[str]()
    for index in range(number):
        day = FIRST_DAY + timedelta(days=(index + 1) * span // number)
        thing = write.thing()
        title = write.title(thing)
        part = seen[title] = seen.get(title, 0) + 1
        title = title if part == 1 else f"{title}, Teil {part}"
        named = [team.name for team in write.random.sample(teams, write.random.choice((0, 1, 1, 1, 2)))]
        name = f"{day}-{slugify(title)}"
        yield Item(name, _post_fields(write, thing, title, day, terms, named), _post_body(write, thing, named, names))
        names.append(name)


def _post_fields(
    write: Writer, thing: Thing, title: str, day: date, terms: Terms, teams: list[str]
) -> dict[str, object]:
    chance = write.random
    fields: dict[str, object] = {
        "title": title,
        "date": day,
        "kurz": _kurz(write, thing) if chance.random() < 0.6 else "",
        "categories": [write.pick(terms["categories"])],
        "themen": chance.sample(terms["themen"], chance.randint(1, 2)),
        "gebiet": write.pick(terms["gebiet"]) if chance.random() < 0.7 else "",
        "teams": teams,
        "authors": ["Redaktion"],
        "bild": _picture(write, thing) if chance.random() < 0.1 else None,
        "termine": [_event(write, thing, day) for _ in range(chance.randint(1, 2))] if chance.random() < 0.1 else [],
        "tops": [_agenda_item(write, thing, n) for n in range(6)] if chance.random() < 0.02 else [],
        "idee": _idea(write, thing, terms) if chance.random() < 0.08 else None,
    }
    return {key: value for key, value in fields.items() if value}


def _post_body(write: Writer, thing: Thing, teams: list[str], older: list[str]) -> str:
    """About ``WORDS`` words: an introduction, sections with paragraphs, lists, links, sometimes a table or a note."""
    chance = write.random
    limit = chance.randint(WORDS - 80, WORDS + 20)
    blocks = [write.paragraph(thing, 3)]
    if teams:
        blocks.append(f"{write.sentence(thing)} Mehr steht im [Profil des Teams](../teams/{teams[0]}.md).")
    headings = chance.sample(HEADINGS, len(HEADINGS))
    while sum(len(block.split()) for block in blocks) < limit:
        blocks += [f"## {headings.pop()}", write.paragraph(thing, chance.randint(2, 4))]
        blocks += _extra(write, thing, older)
    return "\n\n".join(blocks) + "\n"


def _extra(write: Writer, thing: Thing, older: list[str]) -> list[str]:
    """What stands in a section beside plain paragraphs."""
    kind = write.random.random()
    if kind < 0.3:
        return ["\n".join(f"- {item}" for item in write.items(write.random.randint(3, 5)))]
    if kind < 0.4:
        return ["\n".join(f"{n}. {item}" for n, item in enumerate(write.items(3), 1))]
    if kind < 0.55 and older:
        return [f"**{write.sentence(thing)}** Davon handelte schon [ein früherer Beitrag]({write.pick(older)}.md)."]
    if kind < 0.6:
        return [f"> {write.sentence(thing)}"]
    if kind < 0.65:
        return [f"Einen Überblick gibt [eine Übersicht der Stadt](https://{HOST}/{slugify(thing.name)})."]
    if kind < 0.68:
        rows = "\n".join(f"| {write.pick(tuple(PLACES))} | {write.random.randint(2, 90)} |" for _ in range(4))
        return [f"| Ort | Menschen |\n|---|---|\n{rows}"]
    return []


def _kurz(write: Writer, thing: Thing) -> str:
    """A summary within the limit of 200 characters."""
    text = write.sentence(thing)
    return text if len(text) <= 200 else text[:190].rsplit(" ", 1)[0] + " …"


def _picture(write: Writer, thing: Thing) -> dict[str, object]:
    number = write.random.randrange(PICTURES)
    alt = f"Farbverlauf als Platzhalter: {thing.name}"
    return {"datei": f"bilder/bild-{number:02}.png", "alt": alt, "nachweis": "Bild: Redaktion"}


def _need(write: Writer, thing: Thing, terms: Terms) -> dict[str, object]:
    return {
        "faehigkeit": write.pick(terms["faehigkeit"]),
        "text": write.sentence(thing),
        "aufwand": write.pick(terms["aufwand"]),
        "anzahl": write.random.randint(1, 6),
    }


def _event(write: Writer, thing: Thing, day: date) -> dict[str, object]:
    """A date some weeks after the post; those of the last posts are still to come."""
    begin = day + timedelta(days=write.random.randint(5, 40))
    hour = write.random.randint(10, 19)
    return {
        "titel": f"{thing.name}: offenes Treffen",
        "beginn": f"{begin} {hour}:00",
        "ende": f"{begin} {hour + 2}:00",
        "ort": f"Treffpunkt {write.pick(tuple(PLACES))}",
    }


def _agenda_item(write: Writer, thing: Thing, number: int) -> dict[str, object]:
    return {"titel": write.thing().name, "bis": f"17:{number * 10 + 5:02}", "text": write.sentence(thing)}


def _idea(write: Writer, thing: Thing, terms: Terms) -> dict[str, object]:
    needs = [_need(write, thing, terms) for _ in range(write.random.randint(1, 3))]
    return {"status": write.pick(("offen", "offen", "ruht")), "gesucht": needs, "kontakt": f"ideen@{HOST}"}
