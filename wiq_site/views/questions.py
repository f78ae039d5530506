"""Three questions on the home page that lead to a filled-in filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wiq_site.addresses import term_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.content.taxonomies import Term
from wiq_site.lists.records import IDEA_LIST, Item
from wiq_site.selection import count_terms

QUESTIONS = {
    "gebiet": ("Wo?", "überall"),
    "faehigkeit": ("Was kannst du beitragen?", "weiß ich noch nicht"),
    "aufwand": ("Wie viel Zeit hast du?", "ganz verschieden"),
}
"""Facet → question and the answer of those who leave it open."""

WHERE = "wo"
"""What the question of the place is called in the query string: its answers are terms of two facets."""


@dataclass(frozen=True)
class Answer:
    """A term with its page of the list; ``value`` is what the form sends, ``parts`` are answers within this one."""

    value: str
    label: str
    address: str
    parts: tuple["Answer", ...] = ()


@dataclass(frozen=True)
class Question:
    """A question; ``name`` is the facet that the answer fills in, or ``WHERE``."""

    name: str
    text: str
    open_answer: str
    answers: tuple[Answer, ...]


def question_views(catalogue: Catalogue) -> tuple[Question, ...]:
    """The questions that can be answered: only with terms that have items in *Idee sucht Team*."""
    items = list(IDEA_LIST.items(catalogue))
    questions = []
    for facet, (text, open_answer) in QUESTIONS.items():
        if facet == "gebiet":
            answers = tuple(_places(items, catalogue))
        else:
            answers = _answers(facet, items, catalogue.taxonomies.terms(facet))
        if answers:
            questions.append(Question(WHERE if facet == "gebiet" else facet, text, open_answer, answers))
    return tuple(questions)


def _answers(facet: str, items: Sequence[Item], terms: Mapping[str, Term], before: str = "") -> tuple[Answer, ...]:
    used = count_terms(facet, items)
    found = ((slug, term.label) for slug, term in terms.items() if slug in used)
    return tuple(Answer(before + slug, label, term_address(IDEA_LIST.address, facet, slug)) for slug, label in found)


def _places(items: Sequence[Item], catalogue: Catalogue) -> list[Answer]:
    """Areas with those of their Ortsteile where somebody is looked for."""
    terms = catalogue.taxonomies
    areas = _answers("gebiet", items, terms.gebiet, "gebiet=")
    parts = {answer.value: answer for answer in _answers("ortsteil", items, terms.ortsteil, "ortsteil=")}
    return [
        Answer(area.value, area.label, area.address, _parts_of(area.value.removeprefix("gebiet="), parts, catalogue))
        for area in areas
    ]


def _parts_of(area: str, parts: Mapping[str, Answer], catalogue: Catalogue) -> tuple[Answer, ...]:
    values = (f"ortsteil={slug}" for slug in catalogue.taxonomies.ortsteile_of(area))
    return tuple(parts[value] for value in values if value in parts)
