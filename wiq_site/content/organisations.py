"""The organisations of ``organisationen.yml``: slug → organisation. Teams and posts name them by slug or by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from wiq_site.content.fields import Mail, Model, Slug, Texts, Title, Url, wrong
from wiq_site.content.forms import one_of
from wiq_site.content.models import Checked, Kurz
from wiq_site.content.parse import parse_content
from wiq_site.problems import Problem, find_errors
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Fields, Location, Plain
from wiq_site.text import join_words, quote, squeeze, suggest

_NEAR = 0.86
"""How alike a free text and a name must be for one to be a misspelt other: partners may be called alike."""


class Art(StrEnum):
    """What an organisation is."""

    VERWALTUNG = "verwaltung"
    POLITIK = "politik"
    STIFTUNG = "stiftung"
    VEREIN = "verein"
    INITIATIVE = "initiative"
    UNTERNEHMEN = "unternehmen"
    BILDUNG = "bildung"
    RELIGION = "religion"


ART_LABELS = {
    Art.VERWALTUNG: ("Verwaltung", "Verwaltung"),
    Art.POLITIK: ("Politik", "Politik"),
    Art.STIFTUNG: ("Stiftung", "Stiftungen"),
    Art.VEREIN: ("Verein", "Vereine"),
    Art.INITIATIVE: ("Initiative", "Initiativen und Netzwerke"),
    Art.UNTERNEHMEN: ("Unternehmen", "Unternehmen"),
    Art.BILDUNG: ("Bildung", "Schulen und Hochschulen"),
    Art.RELIGION: ("Religionsgemeinschaft", "Religionsgemeinschaften"),
}
"""What readers see: of one, and above several. The order is that of the page."""


def _check_art(value: str) -> str:
    if value in set(Art):
        return value
    raise wrong(
        f"{quote(value)} gibt es nicht.{suggest(value, Art)}", allowed=f"Erlaubt sind {join_words(map(quote, Art))}."
    )


class Organisation(Model):
    """An office, a foundation, a club, a firm …: never a person."""

    label: Title = Field(description="Wie die Organisation auf der Seite heißt.")
    art: Annotated[str, AfterValidator(_check_art), one_of(Art)] | None = Field(
        None, description=f"Was sie ist: {join_words(Art, 'oder')}. Ohne Angabe steht sie unter „Weitere“."
    )
    kurz: Kurz | None = Field(None, description="Ein, zwei Sätze, was sie tut; höchstens 200 Zeichen.")
    url: Url | None = Field(None, description="Ihre Internetadresse, beginnt mit https://.")
    kontakt: Mail | None = Field(None, description="Ihr öffentliches Funktionspostfach. Keine Adresse einer Person.")
    auch: Texts = Field((), description="Andere Namen und Abkürzungen. Teams und Beiträge können sie auch so nennen.")
    geprueft: tuple[Checked, ...] = Field(
        (), description="Was privat aussieht und doch öffentlich sein darf, jeweils mit Grund."
    )


@dataclass(frozen=True)
class Organisations:
    """All organisations by slug, in the order of the file.

    ``complete`` is False where the file has mistakes: then what refers to what is left out is not wrong for that.
    ``documents`` are the entries as they were typed, for messages.
    """

    by_slug: Mapping[str, Organisation] = field(default_factory=dict)
    complete: bool = True
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False, compare=False)

    def find(self, name: str) -> str | None:
        """The slug of the organisation that a text names: by slug, label or another name of it."""
        return self._by_name.get(squeeze(name))

    def find_near(self, text: str) -> str | None:
        """The name that a free text most likely misspells."""
        hits = get_close_matches(squeeze(text), self._by_name, n=1, cutoff=_NEAR)
        return self.by_slug[self._by_name[hits[0]]].label if hits else None

    @property
    def names(self) -> tuple[str, ...]:
        """All slugs and names."""
        return tuple(name for slug in self.by_slug for name in _names(slug, self.by_slug[slug]))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for slug, organisation in self.by_slug.items():
            for name in _names(slug, organisation):
                found.setdefault(squeeze(name), slug)
        return {name: slug for name, slug in found.items() if name}


def parse_organisations(fields: Fields, path: str) -> tuple[Organisations, list[Problem]]:
    """Read the file. What is wrong is left out, so that the content can still be checked."""
    found: dict[str, Organisation] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for slug, value in fields.values.items():
        entry = _take(fields, slug, value)
        documents[slug] = Document(path, path, entry)
        organisation, told = _parse_entry(slug, value, documents[slug])
        problems += told
        if organisation and not find_errors(told):
            found[slug] = organisation
    problems += _check_names(found, documents)
    return Organisations(found, documents=documents), problems


def _take(fields: Fields, slug: str, value: Plain) -> Fields:
    """One entry with its lines."""
    lines = {place[1:]: line for place, line in fields.lines.items() if place and place[0] == slug}
    return Fields(value if isinstance(value, dict) else {}, lines)


def _parse_entry(slug: str, value: Plain, document: Document) -> tuple[Organisation | None, list[Problem]]:
    if value is not None and not isinstance(value, dict):
        what, todo = "Hier gehören Unterfelder hin.", "Sie stehen eingerückt darunter, zum Beispiel „label: Name“."
        return None, [document.problem(slug, what, todo=todo, line=document.line())]
    organisation, problems = parse_content(Organisation, document, None)
    told = [replace(problem, field=f"{slug}.{problem.field}") for problem in problems]
    try:
        TypeAdapter(Slug).validate_python(slug)
    except ValidationError as error:
        said = error.errors()[0].get("ctx", {})
        told.append(Problem(document.path, document.line(), slug, said["what"], said["allowed"], said["todo"]))
    return organisation, told


def _check_names(found: Mapping[str, Organisation], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A name stands for one organisation."""
    owners: dict[str, str] = {}
    for slug, organisation in found.items():
        places: list[tuple[str, Location]] = [(slug, ()), (organisation.label, ("label",))]
        places += [(name, ("auch", index)) for index, name in enumerate(organisation.auch)]
        for name, place in places:
            owner = owners.setdefault(squeeze(name), slug)
            if owner != slug:
                what = f"{quote(name)} heißt schon die Organisation {quote(owner)}."
                line = documents[slug].line(*place)
                todo = "Bitte beide zusammenlegen oder anders nennen."
                yield documents[slug].problem(".".join([slug, *map(str, place[:1])]), what, todo=todo, line=line)


def _names(slug: str, organisation: Organisation) -> tuple[str, ...]:
    return slug, organisation.label, *organisation.auch
