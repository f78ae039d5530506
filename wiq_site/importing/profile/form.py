"""The rows of the profile form, in order: one record each, which the empty form is written from and filled ones are
read by."""

import re
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from wiq_site.body.sentences import end_sentence
from wiq_site.content.fields import find_model
from wiq_site.content.models import Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.editing.recipes import RECIPES
from wiq_site.text import join_words

TITLE = "Profil Lösungsteam (LT)"

INTRO = (
    "Ein Lösungsteam (LT) ist eine Gruppe von Menschen, die gemeinsam an einer Aufgabe in ihrer Nachbarschaft "
    "arbeiten. Aus diesem Formular wird die Seite des Teams. Was ihr noch nicht wisst, lasst ihr leer."
)

NOT_PUBLIC = "Namen, Mailadressen und Telefonnummern werden nicht veröffentlicht. Bitte hier keine eintragen."

HINT = "(Hinweis: {})"
"""How a hint stands in the form, so that it is told from what people fill in, in any version of the form."""

_NO_BRACKETS = str.maketrans("()", "[]")
"""A hint ends with the first bracket."""

_CODE = re.compile(r" \(Kürzel aus taxonomies\.yml\)")
_QUESTION = re.compile(r"## (.+)\n\n<!-- (.+) -->")


@dataclass(frozen=True)
class Row:
    """One row.

    ``target`` is the front-matter key or the heading that it goes to; empty where nothing of it is published. ``also``
    are other words that stand for it in forms. ``columns`` are the parts of one entry, as fields of the model;
    ``advice`` is added to what the model says. ``named`` is a label with a hole for the name of the site.
    """

    key: str
    label: str
    target: str
    also: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    advice: str = ""
    named: str = ""

    def label_in(self, site_name: str) -> str:
        """The label in the form of a site."""
        return self.named.format(site_name) if self.named else self.label

    @property
    def is_section(self) -> bool:
        """Whether it becomes a part of the text."""
        return self.target.startswith("## ")


_EACH = "Jeder Eintrag in einer eigenen Zeile."

ROWS = (
    Row("name", "Name des LT", "title", ("Name", "Name des Teams", "Name Lösungsteam", "Titel")),
    Row(
        "problem",
        "Beschreibung Problem/Herausforderung",
        "## Herausforderung",
        ("Problem", "Herausforderung", "Problembeschreibung", "Beschreibung des Problems", "Beschreibung Problem"),
    ),
    Row(
        "arbeit",
        "Was macht Euer LT",
        "## Was wir machen",
        ("Was wir machen", "Was machen wir", "Was macht das LT", "Was macht ihr", "Was macht euer Team"),
        advice="Der erste Satz steht auch in den Übersichten.",
    ),
    Row("ziele", "Ziele des LT", "ziele", ("Ziele", "Ziel", "Ziele des Teams", "Unsere Ziele"), advice=_EACH),
    Row(
        "wirkung",
        "Wirkung des LT",
        "wirkung",
        ("Wirkung", "Wirkungsindikatoren", "Wirkung des Teams"),
        columns=("indikator", "ziel", "bis"),
    ),
    Row("stand", "Aktueller Stand", "## Aktueller Stand", ("Stand", "Stand der Dinge", "Derzeitiger Stand")),
    Row("weg", "Weg des LT", "weg", ("Weg", "Meilensteine", "Weg des Teams", "Unser Weg"), columns=("wann", "was")),
    Row(
        "kompetenzen",
        "Erforderliche Kompetenzen",
        "gesucht",
        ("Kompetenzen", "Benötigte Kompetenzen", "Gesuchte Kompetenzen", "Gesucht"),
        columns=("faehigkeit", "text"),
    ),
    Row(
        "support",
        "Support durch das Netzwerk",
        "support",
        ("Support", "Unterstützung", "Unterstützung durch das Netz"),
        advice=_EACH,
        named="Support durch {}",
    ),
    Row(
        "leitung",
        "Leiter des LT",
        "",
        ("Leiter", "Leitung", "Leitung des LT", "Leiterin", "Leiter:in", "LT-Leiter", "Leiter des Teams"),
        advice="Bitte keinen Namen eintragen. Nichts davon wird veröffentlicht.",
    ),
    Row(
        "mitglieder",
        "Mitglieder des LT's",
        "mitglieder",
        ("Mitglieder", "Mitglied des LT", "Mitglieder des Teams", "Teammitglieder"),
        advice="Zum Beispiel: „Anzahl: 8“ und darunter „Rollen: Werkstatt, Einkauf“.",
    ),
    Row(
        "partner",
        "Kooperationspartner des LT",
        "partner",
        ("Kooperationspartner", "Partner", "Kooperationen", "Kooperationspartner:innen", "Partner des LT"),
        advice=f"Keine Personen. {_EACH}",
    ),
    Row(
        "treffen",
        "Treffen des LT, Zeit",
        "treffen",
        ("Treffen", "Treffen des LT", "Treffen des LT, Zeit und Ort", "Treffen, Zeit", "Treffen des Teams"),
        columns=("wann", "ort"),
    ),
    Row(
        "fragen",
        "Offene Fragen / Wünsche",
        "## Offene Fragen",
        ("Offene Fragen", "Offene Fragen und Wünsche", "Wünsche", "Fragen / Wünsche"),
    ),
)

BY_KEY = {row.key: row for row in ROWS}


def describe_row(row: Row, terms: Taxonomies) -> str:
    """The hint of a row, from what the model says of its fields."""
    said = _ask(row) if row.is_section or not row.target else _describe(row)
    sentences = [said, *([_choices(terms)] if "faehigkeit" in row.columns else []), row.advice]
    return HINT.format(" ".join(sentence for sentence in sentences if sentence).translate(_NO_BRACKETS))


def _ask(row: Row) -> str:
    """The question that ``wiq neu`` writes below the same heading."""
    questions: dict[str, str] = dict(_QUESTION.findall(RECIPES["team"].skeleton))
    return questions.get(row.target.removeprefix("## "), "")


def _describe(row: Row) -> str:
    field = Team.model_fields[row.target]
    nested = find_model(field.annotation)
    if nested is None:
        return _plain(field)
    if not row.columns:
        return " ".join(_plain(part) for part in nested.model_fields.values())
    columns = " | ".join(_plain(nested.model_fields[name]).rstrip(".") for name in row.columns)
    return f"{_plain(field)} Je Eintrag eine Zeile, die Teile mit „|“ getrennt: {end_sentence(columns)}"


def _plain(field: FieldInfo) -> str:
    """The sentence without what only editors of files can use."""
    described: str = field.description or ""
    return _CODE.sub("", described)


def _choices(terms: Taxonomies) -> str:
    labels = [term.label for term in terms.faehigkeit.values()]
    return f"Gesucht werden kann: {join_words(labels, 'oder')}." if labels else ""
