"""What a team, a post and a hand-written page consist of.

One definition serves the parser, the pages and the editors' manual: the description of a field is the sentence that
editors read. Names are the front-matter keys.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from wiq_site.content.fields import (
    Addresses,
    Bool,
    Day,
    Days,
    Lang,
    Mail,
    Markdown,
    Model,
    Number,
    Partial,
    Pinned,
    Slug,
    Slugs,
    Text,
    Texts,
    Title,
    Token,
    Tokens,
    Url,
    When,
    wrong,
)
from wiq_site.content.forms import After, Chosen, at_most, one_of
from wiq_site.content.newest import Newest
from wiq_site.content.taxonomies import Aufwand, Categories, Faehigkeit, Gebiete, Ortsteile, Status, Themen
from wiq_site.dates import Moment, end_of, noon_of, start_of
from wiq_site.fixes import same_word
from wiq_site.text import ask, join_words, quote

KURZ_LIMIT = 200
_DAY_IN_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?=-|$)")


def _check_kurz(value: str) -> str:
    if len(value) <= KURZ_LIMIT:
        return value
    raise wrong(
        f"Der Text hat {len(value)} Zeichen.",
        allowed=f"Erlaubt sind höchstens {KURZ_LIMIT}.",
        todo="Bitte kürzen; Einzelheiten gehören in den Text darunter.",
    )


def _one_of(words: type[StrEnum]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value in set(words):
            return value
        same = same_word(value, ((word.value, word.value) for word in words))
        allowed = f"Erlaubt sind {join_words(map(quote, words))}."
        raise wrong(f"{quote(value)} gibt es nicht.{ask(same)}", allowed=allowed, meant=(value, same) if same else None)

    return check


Kurz = Annotated[Text, AfterValidator(_check_kurz), at_most(KURZ_LIMIT)]


class Picture(Model):
    """A picture with its description and credit."""

    datei: Annotated[Token, Chosen("picture")] = Field(
        description="Pfad der Bilddatei, von dieser Datei aus gesehen, z. B. bilder/baum.jpg."
    )
    alt: Text = Field(description="Was auf dem Bild zu sehen ist – für alle, die es nicht sehen.")
    nachweis: Text = Field(
        description="Wer das Bild gemacht hat, z. B. „Foto: Redaktion“. Keine Namen von Privatpersonen."
    )
    unterschrift: Text | None = Field(
        None, description="Was unter dem Bild stehen soll, z. B. „Sonntag im Park, Juni 2026“."
    )


class Need(Model):
    """One thing a team or an idea looks for."""

    faehigkeit: Faehigkeit = Field(description="Was gesucht wird (Kürzel aus taxonomies.yml).")
    text: Text = Field(description="Ein Satz: Wobei wird Hilfe gebraucht?")
    aufwand: Aufwand | None = Field(None, description="Wie viel Zeit es braucht (Kürzel aus taxonomies.yml).")
    anzahl: Number | None = Field(None, description="Wie viele Menschen gesucht werden.")
    seit: Day | None = Field(None, description="Seit wann gesucht wird; das Datum in den Feeds.")
    bis: Day | None = Field(None, description="Bis wann gesucht wird. Danach verschwindet der Eintrag von selbst.")


class Impact(Model):
    """One line of the impact table."""

    indikator: Text = Field(description="Woran man die Wirkung misst.")
    ziel: Text = Field(description="Welcher Wert erreicht werden soll.")
    bis: Text | None = Field(None, description="Bis wann, wie man es sagt, z. B. „Herbst 2020“.")
    stand: Text | None = Field(None, description="Was bisher erreicht ist.")


class Milestone(Model):
    """One step on the way of a team."""

    wann: Text = Field(description="Wann, wie man es sagt, z. B. „Herbst 2020“.")
    was: Text = Field(description="Was geschehen ist oder geschehen soll.")
    wiq: Text | None = Field(None, description="Was das Netzwerk dazu beigetragen hat.")


class Meeting(Model):
    """When and where a team meets, in words."""

    wann: Text = Field(description="Wann sich das Team trifft, in Worten, z. B. „jeden Freitag um 11:00 Uhr“.")
    ort: Text | None = Field(
        None, description="Wo sich das Team trifft: erst der Name des Ortes, dann die Straße. Keine Privatadressen."
    )
    ab: Day | None = Field(None, description="Der erste Tag. Nötig bei „alle zwei Wochen“, damit die Woche feststeht.")
    bis: Day | None = Field(None, description="Der letzte Tag, wenn es ein Ende gibt.")
    ausser: Days = Field((), description="Tage, an denen es ausfällt.")


class Members(Model):
    """How many people there are, and in which roles. Never who."""

    anzahl: Number | None = Field(None, description="Wie viele Menschen im Team sind.")
    rollen: Texts = Field((), description="Welche Rollen es im Team gibt. Keine Namen.")


class Link(Model):
    """A link to another site."""

    titel: Title = Field(description="Was die Leser:innen hinter dem Link erwartet.")
    url: Url = Field(description="Die Internetadresse, beginnt mit https://.")


class StatusEntry(Model):
    """Since when a team stood where."""

    seit: Partial = Field(description="Seit wann: Jahr, Monat oder Tag.")
    status: Status = Field(description="Wo das Team von da an stand (Kürzel aus taxonomies.yml).")
    text: Text | None = Field(None, description="Was geschah, in einem Satz.")


class Checked(Model):
    """A text that looks private and may be public all the same."""

    text: Token = Field(description="Der Text, wie ihn die Meldung nennt.")
    grund: Token = Field(description="Warum er öffentlich sein darf. Keine weiteren Namen.")


_ORTSTEILE = "Ortsteile, mit dem Namen aus taxonomies.yml. Ohne „gebiet“ gilt das Gebiet, zu dem sie gehören."
_FOTOS = "Fotos, die unter dem Text stehen, jedes mit Beschreibung und Nachweis."
_GEPRUEFT = "Was privat aussieht und doch öffentlich sein darf, jeweils mit Grund. Erscheint auf keiner Seite."


class Team(Model):
    """The profile of a Lösungsteam."""

    title: Title = Field(description="Name des Teams.")
    kurz: Kurz = Field(description="Ein, zwei Sätze für Karten, Suche und Feeds; höchstens 200 Zeichen.")
    status: Status = Field(description="Wo das Team steht (Kürzel aus taxonomies.yml).")
    wiedervorlage: Day | None = Field(None, description="Der Tag, an dem das Netzwerk wieder nach dem Team sieht.")
    verlauf: tuple[StatusEntry, ...] = Field(
        (), description="Wie sich der Status geändert hat; der letzte Eintrag ist der von heute."
    )
    seit: Partial | None = Field(None, description="Seit wann es das Team gibt: Jahr, Monat oder Tag.")
    bis: Partial | None = Field(None, description="Bis wann es das Team gab: Jahr, Monat oder Tag.")
    gebiet: Gebiete = Field((), description="Gebiet oder Liste von Gebieten (Kürzel aus taxonomies.yml).")
    ortsteile: Ortsteile = Field((), description=_ORTSTEILE)
    themen: Themen = Field((), description="Themen (Kürzel aus taxonomies.yml).")
    bild: Picture | None = Field(None, description="Ein Bild mit Beschreibung und Nachweis.")
    fotos: tuple[Picture, ...] = Field((), description=_FOTOS)
    gesucht: tuple[Need, ...] = Field((), description="Was das Team sucht.")
    ziele: Texts = Field((), description="Was das Team erreichen will.")
    wirkung: tuple[Impact, ...] = Field((), description="Woran man erkennt, dass es wirkt.")
    weg: tuple[Milestone, ...] = Field((), description="Der Weg des Teams in Schritten.")
    support: Texts = Field((), description="Was das Team sich vom Netzwerk wünscht.")
    partner: Texts = Field(
        (),
        description="Organisationen, mit denen das Team zusammenarbeitet: Kürzel oder Namen aus organisationen.yml "
        "werden zu Links, andere Texte bleiben Text. Keine Personen.",
    )
    unterstuetzer: Texts = Field(
        (), description="Organisationen, die das Team unterstützen, mit Geld, Raum oder Rat; wie bei „partner“."
    )
    treffen: tuple[Meeting, ...] = Field((), description="Wann und wo sich das Team trifft.")
    mitglieder: Members | None = Field(None, description="Anzahl und Rollen, niemals Namen.")
    kontakt: Mail | None = Field(None, description="Funktionspostfach. Ohne Angabe gilt das des Gebiets.")
    links: tuple[Link, ...] = Field((), description="Links zu anderen Seiten.")
    bestaetigt: Day | None = Field(None, description="Tag, an dem die Angaben zuletzt bestätigt wurden.")
    lang: Lang = Field("", description="Sprache des Textes, wenn er nicht deutsch ist, z. B. en, ar oder uk.")
    draft: Bool = Field(False, description="true, solange das Profil ein Entwurf ist.")
    slug: Slug | None = Field(None, description="Letzter Teil der Adresse. Ohne Angabe der Dateiname.")
    id: Token | None = Field(
        None, description="Kennung in Feeds und Kalendern, wenn sie von einer anderen Seite übernommen wurde."
    )
    aliases: Addresses = Field((), description="Frühere Adressen; sie führen weiter auf diese Seite.")
    geprueft: tuple[Checked, ...] = Field((), description=_GEPRUEFT)


class Event(Model):
    """A date that a post announces."""

    titel: Title = Field(description="Was stattfindet.")
    beginn: When = Field(description="Beginn: Tag oder Tag mit Uhrzeit.")
    ende: Annotated[When | None, After("beginn")] = Field(None, description="Ende: Tag oder Tag mit Uhrzeit.")
    ort: Text | None = Field(None, description="Wo es stattfindet.")
    absage: Text | None = Field(None, description="Grund, wenn der Termin ausfällt.")
    verschoben_von: When | None = Field(
        None, description="Wann er stattfinden sollte, wenn er verschoben ist. Der neue Tag steht bei „beginn“."
    )

    @model_validator(mode="after")
    def _is_put_off(self) -> Self:
        if self.verschoben_von is not None and self.verschoben_von == self.beginn:
            raise wrong(
                "„verschoben_von“ und „beginn“ sind gleich.",
                todo="Der frühere Tag gehört zu „verschoben_von“, der neue zu „beginn“.",
            )
        return self

    @model_validator(mode="after")
    def _end_follows_begin(self) -> Self:
        if isinstance(self.ende, datetime) and not isinstance(self.beginn, datetime):
            raise wrong(
                "„ende“ hat eine Uhrzeit, „beginn“ nicht.", todo="Bitte auch bei „beginn“ die Uhrzeit eintragen."
            )
        if self.ende is not None and end_of(self.ende) < start_of(self.beginn):
            raise wrong("Das Ende liegt vor dem Beginn.", todo="Bitte „beginn“ und „ende“ prüfen.")
        return self

    @property
    def end(self) -> Moment | None:
        """When it is over, where that is known: an end at the very begin says nothing."""
        same = self.ende == self.beginn or (isinstance(self.beginn, datetime) and self.ende == self.beginn.date())
        return None if same else self.ende

    @property
    def planned(self) -> Moment:
        """When it was to begin at first: by this it is known, also after it was put off."""
        return self.verschoben_von or self.beginn


class Correction(Model):
    """What was wrong in a post, and since when it is right."""

    datum: Day = Field(description="Der Tag der Korrektur.")
    text: Text = Field(description="Was falsch war und was richtig ist, in ein, zwei Sätzen.")


class NextMeeting(Event):
    """The meeting after the one that a post reports of."""

    titel: Title = Field("", description="Was stattfindet. Ohne Angabe der Name der ersten Kategorie des Beitrags.")


class AgendaItem(Model):
    """One item of a meeting's agenda."""

    titel: Title = Field(description="Worum es ging.")
    bis: Text | None = Field(None, description="Bis wann, als Uhrzeit, z. B. 17:15.")
    text: Markdown | None = Field(
        None,
        description="Was besprochen wurde, geschrieben wie der Text darunter: mit Links, Listen und mehr.",
    )


class IdeaStatus(StrEnum):
    """Where an idea stands."""

    OFFEN = "offen"
    TEAM_GEFUNDEN = "team-gefunden"
    RUHT = "ruht"


class Idea(Model):
    """Makes a post an idea that looks for a team."""

    status: Annotated[str, AfterValidator(_one_of(IdeaStatus)), one_of(IdeaStatus)] = Field(
        description="offen, team-gefunden oder ruht. Nur offene Ideen stehen unter „Idee sucht Team“."
    )
    gesucht: tuple[Need, ...] = Field((), description="Was gebraucht wird, wie bei einem Team.")
    kontakt: Mail | None = Field(None, description="Funktionspostfach. Ohne Angabe gilt das des Gebiets.")
    bis: Day | None = Field(None, description="Bis wann die Idee gilt. Danach ist sie nicht mehr öffentlich.")
    bestaetigt: Day | None = Field(None, description="Tag, an dem die Idee zuletzt bestätigt wurde.")
    quelle: Text | None = Field(None, description="Woher die Idee kommt. Keine Namen.")
    team: Annotated[Slug, Chosen("team")] | None = Field(None, description="Das Team, das aus der Idee geworden ist.")
    beispiel: Bool = Field(False, description="true, wenn die Idee nur ein Beispiel ist; sie wird so gekennzeichnet.")


class Comment(Model):
    """What a reader wrote below a post on an earlier site. Nothing is added to it any more."""

    datum: When | None = Field(None, description="Wann der Kommentar geschrieben wurde.")
    text: Texts = Field(description="Der Kommentar als einfacher Text; mehrere Absätze als Liste.")
    von: Text | None = Field(
        None, description="Rolle oder Kürzel, z. B. „ÖA-Team“ oder „K. M.“ – nur, wenn die Person zugestimmt hat."
    )


class Post(Model):
    """A post of the blog; with ``idee`` an idea, with ``termine`` an announcement."""

    title: Title = Field(description="Überschrift des Beitrags.")
    date: When = Field(
        description="Tag (oder Tag mit Uhrzeit) der Veröffentlichung. Künftige Beiträge warten bis dahin."
    )
    updated: When | None = Field(None, description="Wann der Beitrag zuletzt wesentlich geändert wurde.")
    korrektur: tuple[Correction, ...] = Field((), description="Was nach der Veröffentlichung berichtigt wurde.")
    kurz: Kurz | None = Field(None, description="Ein, zwei Sätze für Karten, Suche und Feeds; sonst der erste Absatz.")
    categories: Categories = Field((), description="Kategorien (Kürzel aus taxonomies.yml).")
    themen: Themen = Field((), description="Themen (Kürzel aus taxonomies.yml).")
    gebiet: Gebiete = Field((), description="Gebiet oder Liste von Gebieten (Kürzel aus taxonomies.yml).")
    ortsteile: Ortsteile = Field((), description=_ORTSTEILE)
    teams: Annotated[Slugs, Chosen("team")] = Field((), description="Teams, um die es geht (Dateiname ohne .md).")
    organisationen: Tokens = Field(
        (), description="Organisationen, um die es geht (Kürzel oder Namen aus organisationen.yml)."
    )
    authors: Texts = Field((), description="Rolle oder Team, z. B. „ÖA-Team“. Keine Namen.")
    bild: Picture | None = Field(None, description="Ein Bild mit Beschreibung und Nachweis.")
    fotos: tuple[Picture, ...] = Field((), description=_FOTOS)
    termine: tuple[Event, ...] = Field((), description="Termine, die der Beitrag ankündigt.")
    tops: tuple[AgendaItem, ...] = Field((), description="Tagesordnung eines Gesamttreffens.")
    naechstes: NextMeeting | None = Field(
        None, description="Das nächste Treffen, von dem ein Bericht spricht; es steht auch unter „Termine“."
    )
    ideen: Slugs = Field((), description="Ideen, die bei dem Treffen entstanden sind (Dateiname ohne Datum und .md).")
    idee: Idea | None = Field(None, description="Macht den Beitrag zu einer Idee, die ein Team sucht.")
    kommentare: tuple[Comment, ...] = Field(
        (), description="Frühere Kommentare einer alten Seite. Sie stehen zugeklappt unter dem Beitrag, in keinem Feed."
    )
    lang: Lang = Field("", description="Sprache des Textes, wenn er nicht deutsch ist, z. B. en, ar oder uk.")
    angeheftet: Pinned = Field(
        False, description="true: steht im Blog und auf der Startseite ganz oben. Mit einem Tag: bis zu diesem Tag."
    )
    draft: Bool = Field(False, description="true, solange der Beitrag ein Entwurf ist.")
    slug: Slug | None = Field(None, description="Letzter Teil der Adresse. Ohne Angabe der Dateiname ohne Datum.")
    id: Token | None = Field(
        None, description="Kennung in Feeds und Kalendern, wenn sie von einer anderen Seite übernommen wurde."
    )
    aliases: Addresses = Field((), description="Frühere Adressen; sie führen weiter auf diese Seite.")
    geprueft: tuple[Checked, ...] = Field((), description=_GEPRUEFT)

    @property
    def changes(self) -> tuple[Moment, ...]:
        """When it was published, and when it was changed or corrected."""
        corrected = (one.datum for one in self.korrektur)
        return tuple(moment for moment in (self.date, self.updated, *corrected) if moment is not None)

    @property
    def changed(self) -> Moment:
        """The last change; the publication when there was none."""
        return max(self.changes, key=noon_of)

    @classmethod
    def from_name(cls, stem: str) -> Mapping[str, str]:
        """Other programs write the day of a post into the name of its file only (``2014-04-09-start.md``)."""
        found = _DAY_IN_NAME.match(stem)
        return {"date": found[0]} if found else {}


class Ansicht(StrEnum):
    """Parts that the program adds below a hand-written page."""

    ZAHLEN = "zahlen"
    SCHRITTE = "schritte"
    FELDER = "felder"
    SCHREIBEN = "schreiben"
    IMPRESSUM = "impressum"
    DATENSCHUTZ = "datenschutz"
    BARRIEREFREIHEIT = "barrierefreiheit"


class Synonym(Model):
    """Names for one thing."""

    wort: Title = Field(description="Das Wort, wie es heute heißt.")
    auch: Texts = Field(description="Andere Wörter dafür: frühere Namen, Abkürzungen.")


class HandPage(Model):
    """A hand-written page of ``site_src``."""

    title: Title | None = Field(None, description="Titel der Seite. Ohne Angabe die erste Überschrift.")
    kurz: Kurz | None = Field(None, description="Ein, zwei Sätze für Suchmaschinen; auf der Startseite der große Satz.")
    ansicht: Annotated[str, AfterValidator(_one_of(Ansicht)), one_of(Ansicht)] | None = Field(
        None,
        description="Ein Teil, den das Programm zum Text setzt: zahlen, schritte, felder, schreiben, impressum, "
        "datenschutz oder barrierefreiheit.",
    )
    bild: Picture | None = Field(None, description="Ein Bild mit Beschreibung und Nachweis.")
    hide: Tokens = Field((), description="Was neben dem Text nicht gezeigt wird: navigation, toc.")
    synonyme: tuple[Synonym, ...] = Field((), description="Wörter, die für die Suche dasselbe sind.")
    neueste: tuple[Newest, ...] = Field((), description="Was unter dem Text aus einer Liste gezeigt wird: das Neueste.")
    lang: Lang = Field("", description="Sprache des Textes, wenn er nicht deutsch ist, z. B. en, ar oder uk.")
    draft: Bool = Field(False, description="true, solange die Seite ein Entwurf ist.")
    aliases: Addresses = Field((), description="Frühere Adressen; sie führen weiter auf diese Seite.")
    geprueft: tuple[Checked, ...] = Field((), description=_GEPRUEFT)
