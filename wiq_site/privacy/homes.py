"""Street addresses that may be somebody's home. Who names a place before the street says that it is public."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from wiq_site.privacy.findings import Finding, Reason
from wiq_site.privacy.names import is_person
from wiq_site.text import split_names

_ENDS = """
    straße|strasse|str\\.|str|weg|platz|allee|gasse|ring|ufer|damm|steig|steg|hof|markt|chaussee|pfad|promenade|zeile|winkel
    |berg|graben|wall|brücke|anger|aue|höhe|stieg|tor|reihe|kamp|hang|siedlung
"""
_BEFORE = "am|an der|an den|in der|im|zum|zur|unter den|auf der|auf dem"
_HOUSE = r"[ \t\u00a0]{0,2}[0-9]{1,4}(?:[ \u00a0]?[a-z](?!\w))?(?:[ ]?[-–/][ ]?[0-9]{1,4}[a-z]?)?"
_NO_HOUSE = r"(?![0-9:.]*[0-9])(?![ ]?(?:Uhr|min|m\b|km))"
_STREET = re.compile(
    rf"(?<![\w’'-])(?:[^\W\d_][\w’'-]{{0,60}}|(?:(?:[^\W\d_][\w’'-]{{0,40}}|{_BEFORE})[ ])?)"
    rf"(?:{''.join(_ENDS.split())}){_HOUSE}{_NO_HOUSE}",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"(?:^|[,;] ?)((?:[^\W\d_][\w’'.-]{1,40}[ ]){1,4}[0-9]{1,3}[ ]?[a-z]?)(?=$|[,;])")
_COUNTED = split_names(
    """
    Raum Saal Linie Linien Gleis Haus Etage Halle Tor Eingang Platz Bus Zimmer Stand Nr. Nummer Tram Straßenbahn
    Kilometer Werk Block Gebäude Hof Zelt Tisch Bahnsteig Feld Parzelle Ebene Ring Kabinett Klasse Pavillon Werk2
    Steig Kapitel Teil Gruppe
    """
)
"""Words that a number counts."""

_PRIVATE = re.compile(
    r"\b(?:bei (?:mir|uns|ihr|ihm)|(?:zu|nach) ?hause|daheim|privat\w*|wohnung|wohnzimmer|wg|klingel\w*|klingelt"
    r"|familie|fam\.)\b",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(
    r"\b(?:(?:zu |nach |zu)hause|privatadresse|wohnung|wohnzimmer|klingel\w{0,3}|ich wohne)\b", re.IGNORECASE
)
"""What says in any text that the address beside it is somebody's home."""

SIGNS_OF_HOMES = split_names("Hause Zuhause zuhause Privatadresse Wohnung Wohnzimmer Klingel klingeln wohne")
"""One of these words stands in every text in which ``find_told_homes`` finds anything."""

_NEAR = 80

_FILLERS = split_names(
    """
    in im bei beim an am auf zu zum zur der die das den dem des wir treffen uns euch treffpunkt treff ort adresse wo
    anschrift immer meist ab jeweils deutschland sachsen und oder stock etage og eg hinterhaus vorderhaus hof
    hinterhof seitenflügel erdgeschoss dachgeschoss parterre souterrain rechts links keller hinten vorn unten oben
    """
)
_POSTAL = re.compile(r"\b[0-9]{5}(?:[ ][^\W\d_][\w-]+)?")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AT_SOMEBODYS = re.compile(r"\b(?:[Bb]ei|[Vv]on) ([^\W\d_][\w’'-]+)")


def find_homes(place: str, districts: Collection[str]) -> Iterator[Finding]:
    """The address of a meeting that names no public place; ``districts`` are names that are none by themselves."""
    found = next(chain(_find_streets(place), _find_nameless(place)), None)
    if found and (_is_private(place) or not _names_place(place[: found.start], districts)):
        yield found


def find_told_homes(text: str) -> Iterator[Finding]:
    """An address in any text that says by itself that somebody lives there."""
    for found in _find_streets(text):
        around = text[max(0, found.start - _NEAR) : found.start + len(found.text) + _NEAR]
        if _LIVED_IN.search(around):
            yield found


def _find_streets(text: str) -> Iterator[Finding]:
    return (Finding(Reason.HOME, found[0].strip(), found.start()) for found in _STREET.finditer(text))


def _find_nameless(place: str) -> Iterator[Finding]:
    """*Lange Reihe 4*: any words with a number, unless the number counts something else."""
    for found in _NAMELESS.finditer(place):
        if _COUNTED.isdisjoint(found[1].split()):
            yield Finding(Reason.HOME, found[1], found.start(1))


def _is_private(place: str) -> bool:
    somebody = _AT_SOMEBODYS.search(place)
    return _PRIVATE.search(place) is not None or (somebody is not None and is_person(place[somebody.start() :]))


def _names_place(before: str, districts: Collection[str]) -> bool:
    """Whether words before a street name a place, and not only a district or a town."""
    words = _LETTERS.findall(_POSTAL.sub(" ", before))
    return any(word.lower() not in _FILLERS and not _is_district(word, districts) for word in words)


def _is_district(word: str, districts: Collection[str]) -> bool:
    return all(any(known.startswith(part.lower()) for known in districts) for part in word.split("-"))
