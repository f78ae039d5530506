"""What forms call the fields. A field that is not here goes by its key."""

LABELS = {
    "title": "Titel",
    "date": "Tag der Veröffentlichung",
    "updated": "Zuletzt geändert am",
    "kurz": "Kurzfassung",
    "categories": "Kategorien",
    "gebiet": "Gebiete",
    "themen": "Themen",
    "teams": "Beteiligte Teams",
    "authors": "Wer schreibt",
    "datei": "Bilddatei",
    "alt": "Bildbeschreibung",
    "faehigkeit": "Was gesucht wird",
    "gesucht": "Gesuche",
    "aufwand": "Zeitaufwand",
    "tops": "Tagesordnung",
    "idee": "Zur Idee",
    "team": "Team, das daraus wurde",
    "weg": "Schritte",
    "wiq": "Beitrag des Netzwerks",
    "support": "Wünsche an das Netzwerk",
    "partner": "Partner:innen",
    "ausser": "Fällt aus am",
    "bestaetigt": "Zuletzt bestätigt am",
    "url": "Internetadresse",
    "lang": "Sprache",
    "draft": "Noch ein Entwurf",
    "slug": "Letzter Teil der Adresse",
    "id": "Kennung",
    "aliases": "Frühere Adressen",
    "geprueft": "Ausnahmen",
    "korrektur": "Korrekturen",
    "naechstes": "Nächstes Treffen",
    "angeheftet": "Angeheftet",
    "ideen": "Ideen von diesem Treffen",
    "beispiel": "Nur ein Beispiel",
    "absage": "Fällt aus, weil",
}

SINGULAR = {
    "gesucht": "Gesuch",
    "korrektur": "Korrektur",
    "termine": "Termin",
    "treffen": "Treffen",
    "weg": "Schritt",
    "wirkung": "Wirkung",
    "links": "Link",
    "fotos": "Foto",
    "tops": "Punkt der Tagesordnung",
    "geprueft": "Ausnahme",
}
"""One entry of a list."""


def label_of(key: str) -> str:
    """``Kurzfassung`` for ``kurz``."""
    return LABELS.get(key, key.replace("_", " ").capitalize())


def singular_of(key: str) -> str:
    """``Gesuch`` for ``gesucht``."""
    return SINGULAR.get(key, label_of(key))
