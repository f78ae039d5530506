"""Three questions on the home page that lead to a filled-in filter."""

from dataclasses import dataclass

from wiq_site.addresses import IDEAS, term_address
from wiq_site.catalogue import Catalogue
from wiq_site.selection import count_terms
from wiq_site.views.parts import post_card, team_card

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
    cards = [
        *(post_card(idea, catalogue) for idea in catalogue.open_ideas),
        *(team_card(team, catalogue) for team in catalogue.teams_with_needs),
    ]
    questions = []
    for facet, (text, open_answer) in QUESTIONS.items():
        used = count_terms(facet, cards)
        terms = catalogue.taxonomies.terms(facet)
        answers = tuple(Answer(s, t.label, term_address(IDEAS, facet, s)) for s, t in terms.items() if s in used)
        if answers:
            questions.append(Question(facet, text, open_answer, answers))
    return tuple(questions)
