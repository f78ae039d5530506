"""Telephone numbers as people in Germany write them, and what only looks like one."""

import re
from collections.abc import Iterator

from wiq_site.privacy.findings import Finding, Reason

_GAP = r"[ \t\u00a0\u202f]"
_NUMBER = re.compile(rf"(?<![\w.,/+-])(?<![0-9]:)(?:\+|\(\+|0|\(0)(?:[0-9]|[()/.–‑-]|{_GAP}){{5,28}}(?<=[0-9])")
_LOCAL = re.compile(
    rf"\b(?:tel|fon|telefon|telefonnummer|rufnummer|handy|handynummer|mobil|mobilnummer|whatsapp|anrufen|ruft?{_GAP}(?:uns|mich)?{_GAP}?an)"
    rf"\b[^0-9\n]{{0,12}}([1-9](?:[0-9]|[/–‑-]|{_GAP}){{4,14}}[0-9])(?![0-9.,:])",
    re.IGNORECASE,
)
_QUICK = re.compile(r"[0-9](?:[ \t\u00a0\u202f()/.–‑-]{0,3}[0-9]){5}")

_HARMLESS = re.compile(
    r"https?://\S+|www\.\S+"
    r"|\b[A-Z]{2}[0-9]{2}(?:[ \u00a0]?[0-9A-Z]{4}){3,7}(?:[ \u00a0]?[0-9A-Z]{1,3})?\b"  # IBAN
    r"|\b(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?\b"
)
_OTHER_NUMBER = re.compile(
    r"\b(?:(?!tel|ruf|handy|mobil|fax|fon)[\w.]{1,20}-nr\.?|az|aktenzeichen|geschäftszeichen|isbn|issn|doi|iban|bic|konto\w*|kto|blz|register\w*|vr|hrb|hra|gnr|din|ean|steuer\w*"
    r"|st\.-nr|ust\w*|rechnung\w*|vorlagen?\w*|antrag\w*|drucksache\w*|drs|beschluss\w*|flurstück\w*|plz|postleitzahl\w*"
    r"|kunden\w*|bestell\w*|artikel\w*|gläubiger\w*|vertrags\w*|inventar\w*|signatur\w*|version)\b[^0-9!?]{0,20}\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[ \u00a0]?(?:€|%|°|Euro|EUR|Uhr|k?m\b|kg|m²|Stück|Teilnehm|Einwohn|Stimmen|Mitglieder)")
_SERVICE = ("0800", "0180", "0900", "0137", "0138", "00800")
"""Lines that cost nothing or much, but belong to nobody."""

_GROUPS = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def has_number(text: str) -> bool:
    """Whether a text holds any number as long as a telephone number; a quick look."""
    return _QUICK.search(text) is not None


def find_phones(text: str) -> Iterator[Finding]:
    """Numbers with their area code; without it behind a word such as *Tel.*"""
    masked = _HARMLESS.sub(lambda found: "x" * len(found[0]), text)
    for found in _NUMBER.finditer(masked):
        if _is_phone(text, found):
            yield Finding(Reason.PHONE, found[0].strip(), found.start())
    for found in _LOCAL.finditer(masked):
        if _is_local(found[1]):
            yield Finding(Reason.PHONE, found[1], found.start(1))


def find_dialled(target: str) -> str:
    """The number that a link calls or writes to; empty where it does neither."""
    found = re.match(
        r"tel:(.+)|https?://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|signal\.me/#p/)(\+?[0-9]{7,15})", target
    )
    return (found[1] or found[2]) if found else ""


def is_service(number: str) -> bool:
    """Whether a number is that of a service or of a switchboard (``123-0``), and nobody's own."""
    digits = "".join(_GROUPS.findall(number))
    return digits.startswith(_SERVICE) or len(digits) < 7 or re.search(r"[0-9][ ]?[-–‑][ ]?0\Z", number) is not None


def _is_phone(text: str, found: re.Match[str]) -> bool:
    written, groups = found[0], _GROUPS.findall(found[0])
    before = text[max(0, found.start() - 40) : found.start()]
    if is_service(written) or _UNIT.match(text, found.end()) or _OTHER_NUMBER.search(before):
        return False
    if before[-2:-1].isdigit() and before[-1:].isspace():  # the end of a longer number, of a date
        return False
    return _is_international(written, groups) or _is_national(written, groups)


def _is_international(written: str, groups: list[str]) -> bool:
    digits = "".join(groups)
    if written.startswith(("+", "(+")):
        return 8 <= len(digits) <= 15 and digits[0] != "0"
    return digits.startswith("00") and digits[2] != "0" and 11 <= len(digits) <= 17


def _is_national(written: str, groups: list[str]) -> bool:
    """An area code in one group (*0341*, *(0 30)*), or a mobile number in any groups."""
    digits = "".join(groups)
    if not 8 <= len(digits) <= 13 or digits[1] == "0" or all(len(group) == 5 for group in groups):
        return False
    is_mobile = digits.startswith(("015", "016", "017")) and len(digits) >= 10 and "." not in written[:3]
    has_code = len(groups[0]) >= 3 or (
        groups[0] == "0" and re.match(r"\(?0[ \u00a0][1-9][0-9]{1,3}", written) is not None
    )
    return has_code or is_mobile


def _is_local(written: str) -> bool:
    groups = _GROUPS.findall(written)
    digits = "".join(groups)
    return 5 <= len(digits) <= 11 and not digits.startswith(("116", "19222")) and not all(map(_YEAR.fullmatch, groups))
