"""When something is, as people write it: *ab Sommer 2020*, *bis zum Januar 2021*, *jeden Freitag um 11 Uhr*."""

import re

_MONTH = (
    r"(?:Jan(?:uar|\.)?|Feb(?:ruar|\.)?|März|Mrz\.?|Apr(?:il|\.)?|Mai|Juni?|Juli?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)"
)
_SEASON = r"(?:Frühjahr|Frühling|Sommer|Herbst|Winter|Jahresende|Jahresanfang|Jahresmitte|Ostern|Pfingsten|Weihnachten)"
_YEAR = r"(?:19|20)\d{2}(?:\s?/\s?\d{2,4})?"
_PART = r"(?:Ende|Anfang|Mitte|Spätsommer|Frühsommer|Spätherbst|Quartal|Halbjahr|[1-4]\. ?(?:Quartal|Halbjahr)|Q[1-4])"
_DAY = r"\d{1,2}\. ?(?:\d{1,2}\. ?(?:\d{4}|\d{2})\b|" + _MONTH + r" ?(?:\d{4})?)"
_POINT = (
    rf"(?:{_DAY}|(?:{_PART}\s+)*(?:des\s+|im\s+)?(?:(?:{_MONTH}|{_SEASON})\s+)?{_YEAR}|\d{{1,2}}/(?:19|20)\d{{2}}"
    rf"|(?:{_PART}\s+)?(?:{_MONTH}|{_SEASON})(?![\w-]))"
)
_BEFORE = r"(?:ab|seit|im|in|bis|zum|zur|am|um|ca\.|etwa|gegen|spätestens|voraussichtlich|nach|vor|von|dem|den)"
_WHEN = re.compile(
    rf"(?<![\w-])(?:{_BEFORE}\s+)*{_POINT}(?:\s*(?:–|-|bis)\s*(?:{_BEFORE}\s+)*{_POINT})?", re.IGNORECASE
)
_UNTIL = re.compile(rf"(?<![\w-])bis\s+(?:(?:zum|zur|spätestens|etwa|ca\.|im|dem)\s+)*({_POINT})", re.IGNORECASE)
_AROUND = " \t:;,–-—|"

_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?!\d)|\b\d{1,2}\s*(?:–|-|bis)?\s*\d{0,2}\s*(?:Uhr|h)\b"
    r"|\b(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\w*|\bMittwoch\w*|\bSonnabend\w*|\b(?:täglich|werktags|wöchentlich)\b"
    r"|\b\d{1,2}\. ?\d{1,2}\.|\w*(?:woche|monat)\w*\b|\b(?:vor|nach)mittags?\b|\babends?\b|\bmorgens\b|\bmittags\b"
    r"|\b(?:Absprache|Vereinbarung|regelmäßig\w*)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<sign>\s*[,;(]\s*|\s+[-–—]\s+|\s+)(?P<word>(?:Ort:|Treffpunkt:|in der|in dem|in den|im|in"
    r"|an der|an dem|am|auf dem|auf der|vor dem|vor der|vorm|@)\s+)?",
    re.IGNORECASE,
)

_AT = re.compile(r"(?:bei|beim)\b")
"""Stays with the place: who lives there may stand behind it."""


def split_when(text: str) -> tuple[str, str]:
    """When, and what: *Pilot ab Sommer 2020* → *ab Sommer 2020*, *Pilot*. One in the middle leaves the text."""
    found = list(_WHEN.finditer(text))
    for one in found:
        before, behind = text[: one.start()].strip(_AROUND), text[one.end() :].strip(_AROUND + ".")
        if not before or not behind:
            return one[0].strip(), before or behind
        if before.endswith("(") and behind == ")":
            return one[0].strip(), before[:-1].strip()
    return (found[0][0].strip(), text) if found else ("", text)


def find_until(text: str) -> str:
    """*Januar 2021* for *bis zum Januar 2021*; empty where no end is told."""
    found = _UNTIL.search(text)
    return found[1].strip() if found else ""


def split_place(text: str) -> tuple[str, str]:
    """When and where people meet; without a place that is told from the time everything is the time."""
    for found in _PLACE.finditer(text):
        when, where = text[: found.start()].strip(), text[found.end() :].strip()
        told = found["word"] or found["sign"].strip() or _AT.match(where)
        if told and where and _CLOCK.search(when) and not _CLOCK.search(where):
            return when, where.rstrip(")") if "(" in found["sign"] else where
    return text, ""
