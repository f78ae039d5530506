"""Three questions on the home page that lead to a filled-in filter."""

from dataclasses import dataclass

from wiq_site.addresses import term_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.lists.records import IDEA_LIST
from wiq_site.selection import count_terms

QUESTIONS = {
    "gebiet": ("Wo?", "überall"),
    "faehigkeit": ("Was kannst du beitragen?", "weiß ich noch nicht"),
    "aufwand": ("Wie viel Zeit hast du?", "ganz verschieden"),
}
"""Facet → question and the answer of those who leave it open."""


@dataclass(frozen=True)
class Answer:
    """A term with its page of the list."""

    slug: str
    label: str
    address: str


@dataclass(frozen=True)
class Question:
    """A question; ``name`` is the facet that the answer fills in."""

    name: str
    text: str
    open_answer: str
    answers: tuple[Answer, ...]


def question_views(catalogue: Catalogue) -> tuple[Question, ...]:
    """The questions that can be answered: only with terms that have items in *Idee sucht Team*."""
    items = list(IDEA_LIST.items(catalogue))
    questions = []
    for facet, (text, open_answer) in QUESTIONS.items():
        used = count_terms(facet, items)
        terms = catalogue.taxonomies.terms(facet)
        answers = tuple(
            Answer(s, t.label, term_address(IDEA_LIST.address, facet, s)) for s, t in terms.items() if s in used
        )
        if answers:
            questions.append(Question(facet, text, open_answer, answers))
    return tuple(questions)
