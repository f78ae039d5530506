"""Options and typed lines → answers. A mistake is a German sentence; at a terminal the question comes again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wiq_site.body.sentences import end_sentence
from wiq_site.content.models import Need
from wiq_site.content.parse import parse_content
from wiq_site.content.shapes import read_shape
from wiq_site.content.taxonomies import Taxonomies, Term
from wiq_site.editing.recipes import Question, Recipe, as_value
from wiq_site.problems import find_errors
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Fields, Plain
from wiq_site.text import fold, join_lines, join_words, quote, suggest

Given = Mapping[str, Sequence[str]]


class Wrong(ValueError):
    """An answer that does not do; its text says why, and what to do."""


@dataclass(frozen=True)
class Terminal:
    """Somebody who can be asked: ``ask`` gives one line, ``say`` shows one."""

    ask: Callable[[str], str]
    say: Callable[[str], None]


def collect_answers(
    recipe: Recipe, given: Given, terms: Taxonomies, today: date, terminal: Terminal | None
) -> dict[str, Plain]:
    """All answers of a kind. Raises ``Wrong`` with everything that is missing or wrong when nobody can be asked."""
    answers: dict[str, Plain] = {}
    mistakes = list(_find_strange(recipe, given))
    for question in recipe.questions:
        try:
            own = given.get(question.name, ())
            answers[question.name] = _answer(
                question, own, _find_fitting(question, own, answers, terms), today, terminal
            )
        except Wrong as error:
            mistakes.append(str(error))
    if mistakes:
        raise Wrong("\n".join(mistakes))
    return answers


def find_term(text: str, terms: Mapping[str, Term]) -> str | None:
    """The slug that a slug, a label or a number in the list means."""
    text = text.strip()
    if text in terms:
        return text
    by_label = {fold(term.label): slug for slug, term in terms.items()}
    if found := by_label.get(fold(text)):
        return found
    is_number = text.isascii() and text.isdigit() and 0 < int(text) <= len(terms)
    return list(terms)[int(text) - 1] if is_number else None


def _find_strange(recipe: Recipe, given: Given) -> Iterator[str]:
    known = [question.name for question in recipe.questions if question.text]
    for name, values in given.items():
        if values and name not in known:
            allowed = join_words(f"--{one}" for one in known)
            yield f"--{name}: Diese Angabe gibt es hier nicht ({recipe.noun}). Möglich sind {allowed}."


def _answer(
    question: Question, given: Sequence[str], terms: Taxonomies, today: date, terminal: Terminal | None
) -> Plain:
    default = today.isoformat() if question.default == "today" else question.default
    if given or terminal is None or not question.text:
        return _read(question, given or ([default] if default else []), terms)
    if question.facet and not terms.terms(question.facet) and question.name != "status":
        return None
    return _ask(question, default, terms, terminal)


def _find_fitting(
    question: Question, given: Sequence[str], answers: Mapping[str, Plain], terms: Taxonomies
) -> Taxonomies:
    """The terms to choose from: of the Ortsteile those of the chosen areas. Without areas nobody is asked for them."""
    areas = answers.get("gebiet") or []
    if question.facet != "ortsteil" or (given and not areas):
        return terms
    return Taxonomies.model_construct(gebiet={slug: area for slug, area in terms.gebiet.items() if slug in areas})


def _ask(question: Question, default: str, terms: Taxonomies, terminal: Terminal) -> Plain:
    if question.facet:
        for line in _offer(terms.terms(question.facet)):
            terminal.say(line)
    while True:
        try:
            if question.name == "gesucht":
                return _ask_needs(question, terms, terminal)
            typed = terminal.ask(_prompt(question, default)).strip() or default
            return _read(question, [typed] if typed else [], terms)
        except Wrong as error:
            terminal.say(str(error))


def _prompt(question: Question, default: str) -> str:
    how = ["Nummern, mehrere mit Komma" if question.many else "Nummer"] if question.facet else []
    how += [default] if default else [] if question.is_required else ["Enter: weglassen"]
    return f"{question.text} [{'; '.join(how)}]" if how else question.text


def _offer(terms: Mapping[str, Term]) -> Iterator[str]:
    for number, (slug, term) in enumerate(terms.items(), 1):
        yield f"  {number:2}  {term.label} ({slug})"


def _ask_needs(question: Question, terms: Taxonomies, terminal: Terminal) -> Plain:
    needs: list[Plain] = []
    while skill := terminal.ask("Was wird gesucht? [Nummer; Enter: nichts weiter]").strip():
        text = terminal.ask("Ein Satz: Wobei wird Hilfe gebraucht?").strip()
        try:
            needs.append(_need(_term(question, skill, terms), text))
        except Wrong as error:
            terminal.say(str(error))
    return needs


def _read(question: Question, given: Sequence[str], terms: Taxonomies) -> Plain:
    """The value of what was given; Wrong when it does not do, or is missing."""
    texts = [text for text in given if text.strip()]
    if not texts:
        if question.is_required and (question.name == "status" or _has_choice(question, terms)):
            raise Wrong(f"--{question.name} fehlt: {end_sentence(question.text)}{_choices(question, terms)}")
        return None
    if question.name == "gesucht":
        return [_read_need(question, text, terms) for text in texts]
    if question.facet:
        found = [slug for text in texts for slug in _read_terms(question, text, terms)]
        if read_shape(question.model.model_fields[question.field]).by_label:
            found = [terms.label(question.facet, slug) for slug in found]
        return list(dict.fromkeys(found)) if question.many else found[-1]
    text = join_lines(texts[-1]).strip()
    text = (question.guess(text) or text) if question.guess else text
    _check(question, text, terms)
    return as_value(question, text)


def _has_choice(question: Question, terms: Taxonomies) -> bool:
    return not question.facet or bool(terms.terms(question.facet))


def _choices(question: Question, terms: Taxonomies) -> str:
    if not question.facet:
        return ""
    slugs = list(terms.terms(question.facet))
    return f" Möglich sind {join_words(slugs)}." if slugs else " In taxonomies.yml stehen dafür keine Begriffe."


def _read_terms(question: Question, text: str, terms: Taxonomies) -> list[str]:
    """A label may hold a comma, so the whole text is looked at first."""
    whole = find_term(text, terms.terms(question.facet))
    parts = [part for part in text.split(",") if part.strip()] if question.many else [text]
    return [whole] if whole else [_term(question, part, terms) for part in parts]


def _term(question: Question, text: str, terms: Taxonomies) -> str:
    known = terms.terms(question.facet)
    if found := find_term(text, known):
        return found
    near = suggest(text, [*known, *(term.label for term in known.values())])
    raise Wrong(f"--{question.name}: {quote(text.strip())} gibt es nicht.{near}{_choices(question, terms)}")


def _read_need(question: Question, text: str, terms: Taxonomies) -> Plain:
    """``FAEHIGKEIT:TEXT``; a label may hold colons itself (*Helfer:innen*)."""
    parts = text.split(":")
    for place in range(1, len(parts)):
        if skill := find_term(":".join(parts[:place]), terms.terms("faehigkeit")):
            return _need(skill, ":".join(parts[place:]).strip())
    if len(parts) == 1:
        raise Wrong(f"--gesucht: {quote(text)} hat nicht die Form FAEHIGKEIT:TEXT.{_choices(question, terms)}")
    return _need(_term(question, parts[0], terms), "")


def _need(skill: str, text: str) -> Plain:
    text = join_lines(text).strip()
    _check(Question("gesucht", "", Need, "text"), text, Taxonomies())
    return {"faehigkeit": skill, "text": text}


def _check(question: Question, text: str, terms: Taxonomies) -> None:
    if mistake := _find_mistake(question, text, terms):
        raise Wrong(f"--{question.name}: {mistake}")


def _find_mistake(question: Question, text: str, terms: Taxonomies) -> str:
    """What the model says about one value, whatever else is missing."""
    if not text:
        return "Hier fehlt ein Text."
    document = Document("", "", Fields({question.field: text}))
    _, problems = parse_content(question.model, document, terms)
    return next(
        (replace(p, field="").sentence for p in find_errors(problems) if p.field.split(".")[0] == question.field), ""
    )
