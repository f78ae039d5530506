"""The controlled terms of ``taxonomies.yml``: facet → slug → term, in the order in which readers see them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, get_args

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from wiq_site.content.fields import (
    PROSE,
    Bool,
    Lang,
    Mail,
    Model,
    Outline,
    Partial,
    Point,
    Slug,
    Text,
    Texts,
    Title,
    wrong,
)
from wiq_site.content.forms import STEP, term_of
from wiq_site.content.values import as_list, as_names, bare, show
from wiq_site.fixes import same_word
from wiq_site.languages import ForeignNames
from wiq_site.text import ask, find_similar, join_words, quote, slugify, suggest

STEPS = (
    "Idee",
    "Erster Lösungsansatz",
    "Lösungsteam gestartet",
    "Lösungsteam arbeitet",
    "Gelöst/umgesetzt",
)
"""What readers see for the steps from an idea to its solution, in order. ``schritt`` counts them from 1."""


def _read_step(value: object) -> int:
    if isinstance(value, str) and value in {str(number) for number, _ in enumerate(STEPS, 1)}:
        return int(value)
    steps = join_words((f"{number} ({name})" for number, name in enumerate(STEPS, 1)), "oder")
    raise wrong(f"{quote(show(value))} ist kein Schritt.", allowed=f"Erlaubt ist {steps}.")


class Term(Model):
    """One term of a facet."""

    label: Title = Field(description="Wie der Begriff auf der Seite heißt.")
    description: Annotated[str, PROSE] = Field("", description="Ein Satz, der den Begriff erklärt.")
    auch: Texts = Field((), description="Andere und frühere Wörter dafür. Die Suche findet den Begriff auch damit.")


class GebietTerm(Term):
    """An area of the city."""

    ortsteile: Texts = Field((), description="Die Ortsteile, die zu dem Gebiet gehören.")
    kontakt: Mail | None = Field(None, description="Das Funktionspostfach für das Gebiet.")
    seit: Partial | None = Field(
        None, description="Seit wann das Netzwerk dort arbeitet. Fehlt die Angabe, gilt das Gebiet als geplant."
    )
    karte: Outline | None = Field(
        None, description="Der Umriss auf der Karte, als SVG-Pfad in einem Feld von 0 bis 100. Ohne Umriss keine Karte."
    )
    karte_mitte: Point | None = Field(
        None, description="Wo auf der Karte der Name steht, z. B. [25, 40]. Ohne Angabe in der Mitte des Umrisses."
    )


class OrtsteilTerm(Term):
    """A part of an area. It is written as a name at its area; its slug follows from the name."""

    gebiet: str


class StatusTerm(Term):
    """Where a team stands."""

    offen: Bool = Field(True, description="Ob Teams mit diesem Status unter „Idee sucht Team“ stehen können.")
    schritt: Annotated[int, BeforeValidator(_read_step), STEP] | None = Field(
        None, description="Welcher der fünf Schritte von der Idee zur Lösung das ist, 1 bis 5. Ohne Angabe keiner."
    )


class FaehigkeitTerm(Term):
    """What is looked for."""

    allgemein: Bool = Field(
        False, description="Ob sie fast überall passt. Dann ist sie kein Grund, Ideen oder Teams ähnlich zu nennen."
    )


class Taxonomies(Model):
    """All facets, each with its title for readers. A facet that is not named has no terms."""

    gebiet: dict[Slug, GebietTerm] = Field({}, title="Gebiet", description="Gebiete der Stadt.")
    themen: dict[Slug, Term] = Field({}, title="Thema", description="Wovon Teams und Beiträge handeln.")
    status: dict[Slug, StatusTerm] = Field({}, title="Status", description="Wo ein Team steht.")
    categories: dict[Slug, Term] = Field({}, title="Kategorie", description="Kategorien der Beiträge.")
    faehigkeit: dict[Slug, FaehigkeitTerm] = Field({}, title="Fähigkeit", description="Was gesucht wird.")
    aufwand: dict[Slug, Term] = Field({}, title="Zeitaufwand", description="Wie viel Zeit es braucht.")
    fremdwoerter: dict[Lang, Texts] = Field(
        {},
        description="Namen und Wörter anderer Sprachen, z. B. en: [Jane’s Walk]. Vorleseprogramme sprechen sie so aus.",
    )

    @cached_property
    def foreign_names(self) -> ForeignNames:
        """The same, to be found in texts."""
        return ForeignNames(self.fremdwoerter)

    @cached_property
    def ortsteil(self) -> Mapping[str, OrtsteilTerm]:
        """Slug → Ortsteil, area by area."""
        parts = ((label, slug) for slug, area in self.gebiet.items() for label in area.ortsteile)
        return {slugify(label): OrtsteilTerm(label=label, gebiet=slug) for label, slug in parts}

    def ortsteile_of(self, gebiet: str) -> Mapping[str, OrtsteilTerm]:
        """Slug → Ortsteil of one area, in order."""
        return {slug: self.ortsteil[slug] for slug in map(slugify, self.gebiet[gebiet].ortsteile)}

    def terms(self, facet: str) -> Mapping[str, Term]:
        """Slug → term of one facet, in order."""
        terms: Mapping[str, Term] = getattr(self, facet)
        return terms

    def label(self, facet: str, slug: str) -> str:
        """What readers see for a term; KeyError when the term does not exist."""
        return self.terms(facet)[slug].label

    def labels(self, facet: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
        """Labels of several terms, in the order given."""
        return tuple(self.label(facet, slug) for slug in slugs)


FACET_LABELS = {
    facet: label
    for name, field in Taxonomies.model_fields.items()
    if field.title
    for facet, label in ((name, field.title), *((("ortsteil", "Ortsteil"),) if name == "gebiet" else ()))
}
"""What readers see for the facets themselves. Ortsteile stand within the areas in ``taxonomies.yml``."""


def _checker(facet: str) -> Callable[[str, ValidationInfo], str]:
    def check(value: str, info: ValidationInfo) -> str:
        taxonomies = info.context
        if not isinstance(taxonomies, Taxonomies):  # unreadable: its own mistakes are reported, not their consequences
            return value
        written = value
        terms, value = taxonomies.terms(facet), bare(value)
        if value in terms:
            return value
        by_label = {term.label: slug for slug, term in terms.items()}
        same = same_word(value, _spellings(terms))
        similar = find_similar(value, [*terms, *by_label])
        what = f"{quote(value)} gibt es nicht.{ask(same or (by_label.get(similar, similar) if similar else None))}"
        meant = (written, same) if same else None
        raise wrong(what, allowed="Erlaubte Begriffe stehen in taxonomies.yml.", meant=meant)

    return check


def _spellings(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Every word that names a term, with its slug."""
    for slug, term in terms.items():
        yield from ((word, slug) for word in (slug, term.label, *term.auch))


def _check_ortsteil(value: str, info: ValidationInfo) -> str:
    taxonomies = info.context
    if not isinstance(taxonomies, Taxonomies):
        return value
    names = [term.label for term in taxonomies.ortsteil.values()]
    if value in names:
        return value
    same = same_word(value, ((name, name) for name in names))
    what = f"Einen Ortsteil {quote(value)} gibt es nicht.{ask(same) or suggest(value, names)}"
    allowed = "Die Ortsteile jedes Gebiets stehen in taxonomies.yml."
    raise wrong(what, allowed=allowed, meant=(value, same) if same else None)


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


@dataclass(frozen=True)
class TermsOf:
    """Marks a type of the models as one or more terms of a facet; ``by_label`` says that files hold their names."""

    facet: str
    by_label: bool = False


Gebiet = Annotated[str, AfterValidator(_checker("gebiet")), term_of("gebiet")]
Thema = Annotated[str, AfterValidator(_checker("themen")), term_of("themen")]
Category = Annotated[str, AfterValidator(_checker("categories")), term_of("categories")]
Status = Annotated[str, AfterValidator(_checker("status")), term_of("status"), TermsOf("status")]
Faehigkeit = Annotated[str, AfterValidator(_checker("faehigkeit")), term_of("faehigkeit"), TermsOf("faehigkeit")]
Aufwand = Annotated[str, AfterValidator(_checker("aufwand")), term_of("aufwand"), TermsOf("aufwand")]
Gebiete = Annotated[tuple[Gebiet, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("gebiet")]
Ortsteil = Annotated[Text, AfterValidator(_check_ortsteil)]
Ortsteile = Annotated[
    tuple[Ortsteil, ...], BeforeValidator(as_list), AfterValidator(_once), TermsOf("ortsteil", by_label=True)
]
Themen = Annotated[tuple[Thema, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("themen")]
Categories = Annotated[tuple[Category, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("categories")]
Statuses = Annotated[tuple[Status, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("status")]
Faehigkeiten = Annotated[
    tuple[Faehigkeit, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("faehigkeit")
]
Aufwaende = Annotated[tuple[Aufwand, ...], BeforeValidator(as_names), AfterValidator(_once), TermsOf("aufwand")]


def read_facets(*contents: Model) -> dict[str, tuple[str, ...]]:
    """Facet → the terms that any of the contents has, each once and sorted: equal facets are equal in every build."""
    found: dict[str, set[str]] = {}
    for content in contents:
        for name, mark in _facet_fields(type(content)):
            value = getattr(content, name)
            terms = (value,) if isinstance(value, str) else value or ()
            found.setdefault(mark.facet, set()).update(map(slugify, terms) if mark.by_label else terms)
    return {facet: tuple(sorted(terms)) for facet, terms in found.items()}


@cache
def _facet_fields(model: type[Model]) -> tuple[tuple[str, TermsOf], ...]:
    """The fields of a model that hold terms, with their marks; also those that may be missing."""
    return tuple(
        (name, mark)
        for name, field in model.model_fields.items()
        for mark in (*field.metadata, *(m for part in get_args(field.annotation) for m in _metadata(part)))
        if isinstance(mark, TermsOf)
    )


def _metadata(annotation: object) -> tuple[object, ...]:
    return getattr(annotation, "__metadata__", ())
