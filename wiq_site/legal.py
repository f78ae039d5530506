"""What the law asks a site to say: who provides it, where it lies, how accessible it is; and what of it is missing."""

from collections.abc import Iterator

from pydantic import BaseModel, Field

from wiq_site.content.fields import Day, Mail, Model, Text, Texts


class Provider(Model):
    """Who provides the site (§ 5 DDG)."""

    name: Text | None = Field(None, description="Wer die Website anbietet.")
    anschrift: Texts = Field((), description="Die Anschrift, eine Zeile je Eintrag.")
    mail: Mail | None = Field(None, description="Das Postfach.")
    vertreten: Text | None = Field(None, description="Wer den Anbieter vertritt. Nur, wenn es ins Impressum gehört.")


class Privacy(Model):
    """Where the site lies, and what is written down there (Art. 13 DSGVO)."""

    hosting: Text | None = Field(None, description="Bei welchem Dienst die Website liegt, mit Ort.")
    protokolle: Text | None = Field(None, description="Was der Dienst protokolliert und wann er es löscht.")
    aufsicht: Text | None = Field(None, description="Bei welcher Behörde man sich beschweren kann.")


class Accessibility(Model):
    """The statement about accessibility (§ 7 BITV 2.0; EU 2018/1523)."""

    stand: Day | None = Field(None, description="Von wann die Erklärung ist.")
    methode: Text | None = Field(None, description="Wie geprüft wurde, z. B. „Selbstbewertung“.")
    mail: Mail | None = Field(None, description="Das Postfach, bei dem man Barrieren meldet.")
    durchsetzung: Text | None = Field(None, description="Wer hilft, wenn auf eine Meldung nichts geschieht.")


LEGAL = {
    "impressum": ("anbieter", ("name", "anschrift", "mail")),
    "datenschutz": ("datenschutz", ("hosting", "protokolle", "aufsicht")),
    "barrierefreiheit": ("barrierefreiheit", ("stand", "methode", "mail", "durchsetzung")),
}
"""Page (its ``ansicht``) → the option that it is made from, and what must be in it."""


def find_open_fields(options: BaseModel) -> Iterator[str]:
    """The options that are still empty: ``verantwortlich``, ``datenschutz.hosting`` …"""
    if not getattr(options, "verantwortlich", None):
        yield "verantwortlich"
    for option, required in LEGAL.values():
        given = getattr(options, option)
        yield from (f"{option}.{name}" for name in required if given is None or not getattr(given, name))
