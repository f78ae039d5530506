"""What may stand below the plugin in ``mkdocs.yml``: the project's own settings, each with its sentence."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from wiq_site.addresses import SERVER_RULES
from wiq_site.content.fields import Bool, Mail, MailDomains, Model, Number, Slug, Slugs, Text, Texts, Url, wrong
from wiq_site.content.values import as_list
from wiq_site.form_options import FormOptions
from wiq_site.legal import Accessibility, Privacy, Provider
from wiq_site.text import quote

MOST_MONTHS = 120
"""What nobody confirmed for ten years is not true today."""


def _check_months(value: int) -> int:
    if value <= MOST_MONTHS:
        return value
    raise wrong(f"{value} Monate sind zu viele.", allowed=f"Erlaubt sind 1 bis {MOST_MONTHS}.")


class Licence(Model):
    """On what terms others may use the open data."""

    name: Text = Field(description="Name der Lizenz, z. B. CC BY 4.0.")
    url: Url | None = Field(None, description="Wo ihr Text steht.")


class Newsletter(Model):
    """A newsletter of the network or of who provides the site; it is ordered elsewhere."""

    titel: Text = Field(description="Wie er heißt.")
    url: Url = Field(description="Wo man ihn bestellt.")


class FooterLink(Model):
    """A hand-written page that every page's foot links to."""

    titel: Text = Field(description="Was im Fuß der Seite steht.")
    seite: Text = Field(description="Die Datei in docs_dir, z. B. impressum.md.")


class Combination(Model):
    """A selection of several facets that gets its own page, feeds and calendar."""

    liste: Literal["teams", "blog", "idee-sucht-team", "termine"] = Field(
        description="Die Liste, aus der ausgewählt wird."
    )
    slug: Slug = Field(description="Letzter Teil der Adresse.")
    titel: Text = Field(description="Überschrift der Seite.")
    auswahl: dict[str, Slugs] = Field(min_length=1, description="Facette und Begriffe, z. B. gebiet: leipziger-osten.")


class Options(Model):
    """What may stand under ``plugins: - wiq:``. Paths are relative to ``mkdocs.yml``."""

    teams_dir: Text = Field("teams", description="Ordner mit den Teams.")
    posts_dir: Text = Field("posts", description="Ordner mit den Beiträgen.")
    taxonomies: Text = Field("taxonomies.yml", description="Datei mit den festen Begriffen.")
    organisationen: Text = Field(
        "organisationen.yml", description="Datei mit den Organisationen, die Teams unterstützen. Sie darf fehlen."
    )
    posts_per_page: Number = Field(20, description="Beiträge auf einer Seite des Blogs.")
    frisch_monate: Annotated[Number, AfterValidator(_check_months)] = Field(
        12,
        description="Wie viele Monate eine Bestätigung zählt. Danach gilt als nicht bestätigt, was Menschen einlädt.",
    )
    feed_items: Number = Field(20, description="Einträge in einem Feed.")
    newsletter: Newsletter | None = Field(
        None, description="Ein Rundbrief per Mail, der auf der Seite „Abonnieren“ genannt wird."
    )
    lizenz: Licence | None = Field(None, description="Unter welcher Lizenz die offenen Daten stehen.")
    kontakt: Mail | None = Field(None, description="Funktionspostfach, wenn weder Team noch Gebiet eines haben.")
    maildomains: MailDomains = Field(
        (),
        description="Domains, deren Mailadressen öffentlich sein dürfen, z. B. verein.example, oder ganze Adressen. "
        "Die eigene Domain und die Funktionspostfächer der Einstellungen und Gebiete dürfen es immer.",
    )
    dateien: Texts = Field(
        (),
        description="Dateien aus docs_dir, die der Server braucht und die unverändert veröffentlicht werden: CNAME.",
    )
    icon: Text | None = Field(
        None,
        description="Quadratisches Bild (PNG oder JPEG, mindestens 180 × 180 Punkte) aus docs_dir: das Zeichen der "
        "Seite auf Startbildschirmen, in Tabs und Suchmaschinen.",
    )
    cache: Bool = Field(True, description="false: nichts aus früheren Läufen wiederverwenden (Ordner .cache).")
    kombinationen: tuple[Combination, ...] = Field((), description="Auswahlen mit eigener Seite und eigenem Feed.")
    fusszeile: tuple[FooterLink, ...] = Field((), description="Seiten, die im Fuß jeder Seite stehen.")
    verantwortlich: Text | None = Field(None, description="Verantwortliche Person oder Stelle für das Impressum.")
    anbieter: Provider | None = Field(None, description="Wer die Website anbietet; für das Impressum.")
    datenschutz: Privacy | None = Field(None, description="Wo die Website liegt; für die Seite zum Datenschutz.")
    barrierefreiheit: Accessibility | None = Field(
        None, description="Stand und Wege; für die Erklärung zur Barrierefreiheit."
    )
    formular: FormOptions | None = Field(
        None, description="Das Formular für die Redaktion unter /redaktion/formular/. Ohne Angabe gibt es keines."
    )
    webserver: Annotated[tuple[Literal["apache", "headers"], ...], BeforeValidator(as_list)] = Field(
        (),
        description="Regeln für den Webserver, die mit veröffentlicht werden: apache (.htaccess) oder headers.",
    )

    @model_validator(mode="after")
    def _rules_are_written_once(self) -> Self:
        made = {name for server in self.webserver for name in SERVER_RULES[server]}
        for name in made & set(self.dateien):
            raise wrong(
                f"{quote(name)} steht unter „dateien“ und soll wegen „webserver“ auch vom Programm geschrieben werden.",
                todo="Bitte eines von beiden streichen.",
            )
        return self
