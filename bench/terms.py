"""The controlled terms of the made-up town: as many as a real one has, with labels of our own."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from bench.german import Writer
from bench.words import PLACES, split
from wiq_site.text import slugify

HOST = "beispielstadt.example"

Taxonomies: TypeAlias = dict[str, dict[str, dict[str, object]]]
"""Facet → slug → what ``taxonomies.yml`` says about the term."""

Terms: TypeAlias = Mapping[str, tuple[str, ...]]
"""Facet → its slugs."""

_AREAS = ("Norden", "Osten", "Süden", "Südosten", "Westen", "Mitte", "Hafen")
_TOPICS = split(
    "Begegnung,Beteiligung,Digitales,Ernährung,Familien,Gesundheit,Grün und Wasser,Kinder,Kleingärten,Klimaanpassung,"
    "Kultur,Mobilität,Müll,Naherholung,Pflege,Reparatur,Senior:innen,Sport und Bewegung,Wohnen,Übersetzung",
    ",",
)
_CATEGORIES = ("Ankündigung", "Aus den Teams", "Bericht", "Hintergrund", "Ideen", "Treffen")
_STATUS = {"läuft": True, "im Betrieb": True, "vorgeschlagen": True, "pausiert": True, "beendet": False}
_SKILLS = split("Organisieren Bauen Gärtnern Begleiten Kontakte Öffentlichkeit Gestalten Technik Sprachen Fördermittel")
_EFFORTS = ("einmalig", "jede Woche", "zwei Stunden im Monat", "frei einteilbar")


def build_taxonomies(write: Writer) -> Taxonomies:
    """``taxonomies.yml`` of the made-up town."""

    def facet(labels: Iterable[str]) -> dict[str, dict[str, object]]:
        return {slugify(label): {"label": label, "description": write.sentence(write.thing())} for label in labels}

    areas, quarters = facet(_AREAS), list(PLACES)
    for number, area in enumerate(areas.values()):
        area.update(ortsteile=quarters[number * 2 : number * 2 + 2], kontakt=f"gebiet-{number}@{HOST}", seit="2016")
    status = facet(_STATUS)
    for term, is_open in zip(status.values(), _STATUS.values(), strict=True):
        term["offen"] = is_open
    return {
        "gebiet": areas,
        "themen": facet(_TOPICS),
        "status": status,
        "categories": facet(_CATEGORIES),
        "faehigkeit": facet(_SKILLS),
        "aufwand": facet(_EFFORTS),
    }
