"""What ``wiq neu`` asks for, kind by kind, and the values and the text that the answers become."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wiq_site.content.fields import Model
from wiq_site.content.guesses import guess_moment, guess_partial
from wiq_site.content.kinds import POST, TEAM, Kind
from wiq_site.content.models import Event, Idea, Post, Team
from wiq_site.editing.quoting import Bare
from wiq_site.source.yaml_text import Plain

Answers = Mapping[str, Plain]


@dataclass(frozen=True)
class Question:
    """One answer: ``name`` is its option, ``model`` and ``field`` say what is allowed.

    ``facet`` names the terms to choose from, ``many`` allows several of them; ``guess`` knows dates as people
    write them. ``default`` may be ``today``; what has no ``text`` is not asked and always has it.
    """

    name: str
    text: str
    model: type[Model]
    field: str
    is_required: bool = False
    facet: str = ""
    many: bool = False
    guess: Callable[[str], str] | None = None
    default: str = ""


@dataclass(frozen=True)
class Recipe:
    """One kind of new file. ``build`` gives the front matter in our order, ``skeleton`` is the text of a draft."""

    kind: Kind[Team] | Kind[Post]
    noun: str
    questions: tuple[Question, ...]
    build: Callable[[Answers], dict[str, Plain]]
    skeleton: str


def _build_team(answers: Answers) -> dict[str, Plain]:
    named = ("kurz", "status", "seit", "gebiet", "ortsteile", "themen", "gesucht", "kontakt", "bestaetigt")
    return {"title": answers["titel"], **{name: answers.get(name) for name in named}}


def _build_post(answers: Answers) -> dict[str, Plain]:
    own = {"title": answers["titel"], "date": answers["datum"], "kurz": answers.get("kurz")}
    return own | {
        "categories": answers.get("kategorie"),
        "themen": answers.get("themen"),
        "gebiet": answers.get("gebiet"),
        "ortsteile": answers.get("ortsteile"),
    }


def _build_idea(answers: Answers) -> dict[str, Plain]:
    idea: dict[str, Plain] = {"status": "offen", "gesucht": answers.get("gesucht"), "kontakt": answers.get("kontakt")}
    return {**_build_post(answers), "idee": idea}


def _build_event(answers: Answers) -> dict[str, Plain]:
    event: dict[str, Plain] = {"titel": answers["titel"]}
    event |= {name: answers.get(name) for name in ("beginn", "ende", "ort")}
    return {**_build_post(answers), "termine": [event]}


_TEAM_BODY = """
## Herausforderung

<!-- Was ist das Problem? -->

## Was wir machen

<!-- Was tut das Team dagegen? -->

## Aktueller Stand

<!-- Was ist schon geschafft? -->

## Offene Fragen

<!-- Was ist noch ungeklärt, was wünscht sich das Team? -->
"""
_POST_BODY = "\n<!-- Hier steht der Text. Der erste Absatz erscheint auch in den Übersichten, wenn „kurz“ fehlt. -->\n"
_IDEA_BODY = "\n<!-- Worum geht es, was ist schon da, was wird gebraucht? -->\n"

_STATUS = Question("status", "Wo steht das Team?", Team, "status", is_required=True, facet="status")
_DAY = Question(
    "datum", "Tag der Veröffentlichung", Post, "date", is_required=True, guess=guess_moment, default="today"
)
_NEEDS = Question("gesucht", "Was wird gesucht?", Team, "gesucht", facet="faehigkeit", many=True)


def _post_questions(noun: str) -> tuple[Question, ...]:
    return (
        Question("titel", f"Titel: {noun}", Post, "title", is_required=True),
        _DAY,
        Question("kurz", "Ein, zwei Sätze für Karten und Feeds", Post, "kurz"),
        Question("kategorie", "Kategorien", Post, "categories", is_required=True, facet="categories", many=True),
        Question("themen", "Themen", Post, "themen", facet="themen", many=True),
        Question("gebiet", "Gebiete", Post, "gebiet", facet="gebiet", many=True),
        Question("ortsteile", "Ortsteile", Post, "ortsteile", facet="ortsteil", many=True),
    )


RECIPES = {
    "team": Recipe(
        TEAM,
        "Team",
        (
            Question("titel", "Name des Teams", Team, "title", is_required=True),
            Question("kurz", "Ein, zwei Sätze für Karten und Feeds", Team, "kurz", is_required=True),
            _STATUS,
            Question(
                "seit", "Seit wann gibt es das Team? Jahr, Monat (2026-03) oder Tag", Team, "seit", guess=guess_partial
            ),
            Question("gebiet", "Gebiete", Team, "gebiet", facet="gebiet", many=True),
            Question("ortsteile", "Ortsteile", Team, "ortsteile", facet="ortsteil", many=True),
            Question("themen", "Themen", Team, "themen", facet="themen", many=True),
            _NEEDS,
            Question("kontakt", "Funktionspostfach", Team, "kontakt"),
            Question("bestaetigt", "", Team, "bestaetigt", default="today"),
        ),
        _build_team,
        _TEAM_BODY,
    ),
    "beitrag": Recipe(POST, "Beitrag", _post_questions("Wie heißt der Beitrag?"), _build_post, _POST_BODY),
    "idee": Recipe(
        POST,
        "Idee",
        (
            *_post_questions("Wie heißt die Idee?"),
            _NEEDS,
            Question("kontakt", "Funktionspostfach", Idea, "kontakt"),
        ),
        _build_idea,
        _IDEA_BODY,
    ),
    "termin": Recipe(
        POST,
        "Termin",
        (
            *_post_questions("Was findet statt?"),
            Question("beginn", "Beginn (2027-06-20 15:00)", Event, "beginn", is_required=True, guess=guess_moment),
            Question("ende", "Ende", Event, "ende", guess=guess_moment),
            Question("ort", "Ort", Event, "ort"),
        ),
        _build_event,
        _POST_BODY,
    ),
}

BARE = frozenset({"datum", "beginn", "ende", "seit", "bestaetigt"})
"""Answers that are dates: other programs should read them as such, too."""


def as_value(question: Question, text: str) -> Plain:
    """A checked answer as it is written down."""
    return Bare(text) if question.name in BARE else text
