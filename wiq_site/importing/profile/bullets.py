"""Signs that stand before the items of a list, and where the next item begins when all stand in one line."""

import re
from dataclasses import dataclass

_SURE = "•·▪▫◦‣⁃●○■□◆◇►▶➢➤➔→✓✔❖∙"
_SURE_SIGN = re.compile(rf"([{_SURE}])\s*(?=\S)")
_DASH = re.compile(r"([-–—*+])\s+(?=\S)")
_LETTER = re.compile(r"([oØ§v])\s+(?=[A-ZÄÖÜ„])|o\s+(?=[^\W\d_])")
"""Signs of symbol fonts that became letters; none of them is a word."""

_ODD = re.compile(r"([^\w\s„“\"'»«(<\[{€$&@#…]{1,3})\s+(?=\S)")
"""Whatever stands where an item must begin, and is no word: ``)``, ``)]``."""

_NO_ITEM = (
    "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonn"
    "|Quartal|Halbjahr|und |oder |bis "
)
"""What follows a number that counts no item: *3. Oktober*, *1. und 3. Montag*."""
_NUMBER = re.compile(rf"(\(?)(1|a)([.)])\s*(?!\s*(?:\d|{_NO_ITEM}))(?=\S)")
_LATER = re.compile(rf"\(?(\d{{1,2}}|[b-h])[.)]\s+(?!\d|{_NO_ITEM})(?=[^\W\d_])")
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-h])[.)]")
_SHUT = re.compile(r"\)[\])]*")


@dataclass(frozen=True)
class Bullet:
    """A sign; of counted items the signs around the number."""

    sign: str
    is_counted: bool = False
    first: str = "1"


def find_bullet(text: str, *, anything: bool = False) -> Bullet | None:
    """The bullet with which a line begins. Where a list must begin, any odd sign is one (``anything``)."""
    text = text.strip()
    for pattern in (_SURE_SIGN, _DASH, _LETTER, *([_ODD] if anything else [])):
        if found := pattern.match(text):
            return Bullet(found[0].strip())
    if found := _SHUT.match(text):  # no sentence begins with it
        return Bullet(found[0])
    if found := _NUMBER.match(text):
        return Bullet(f"{found[1]}#{found[3]}", True, found[2])
    if found := _LATER.match(text):
        return Bullet("", True, found[0])  # the second line of a list that is counted line by line
    return None


def begins_item(text: str, before: str, *, is_ended: bool) -> bool:
    """Whether a line begins an item, and does not only go on with a dash or a number: *ein Fest / – für alle*."""
    bullet = find_bullet(text)
    if bullet is None or bullet.sign[:1] in _SURE:
        return bullet is not None
    if bullet.is_counted and not bullet.sign:
        first, last = _LATER.match(text), _COUNTED.match(before)
        return first is not None and last is not None and _follows(last[1], first[1])
    return (
        is_ended or not text[len(bullet.sign) :].strip()[:1].islower() or before.lstrip().startswith(f"{bullet.sign} ")
    )


def _follows(one: str, other: str) -> bool:
    counted = (int(label) if label.isdigit() else ord(label) for label in (one, other))
    return next(counted) + 1 == next(counted)


def find_listed_bullet(text: str) -> tuple[int, Bullet] | None:
    """Where in a paragraph a list begins: at its front, or behind a colon, when another item follows."""
    for found in re.finditer(r":\s+", text):
        bullet = find_bullet(text[found.end() :], anything=True)
        if bullet and len(split_items(text[found.end() :], bullet)) > 1:
            return found.end(), bullet
    inside = [found for found in _SURE_SIGN.finditer(text) if found[1] not in "·→"]
    return (inside[0].start(), Bullet(inside[0][1])) if inside else None


def split_items(text: str, bullet: Bullet) -> list[str]:
    """The items of a text that begins with a bullet, without their bullets."""
    if bullet.is_counted and not bullet.sign:
        return [text.strip()[len(bullet.first) :].strip()]
    places = _count_places(text, bullet) if bullet.is_counted else _sign_places(text, bullet.sign)
    if not places or text[: places[0][0]].strip():
        return [text.strip()]
    ends = [*(start for start, _ in places[1:]), len(text)]
    items = [text[begin:end].strip() for (_, begin), end in zip(places, ends, strict=True)]
    return [item for item in items if item]


def _sign_places(text: str, sign: str) -> list[tuple[int, int]]:
    """Begin and end of each bullet. Signs that sentences hold as well must follow the end of one."""
    before = r"(?<=[.!?;:,…])\s*" if sign in "-–—*+·→" or sign[0].isalpha() else r"\s*"
    behind = r"\s+" if sign[0] not in _SURE else r"\s*"
    places: list[tuple[int, int]] = []
    for found in re.finditer(rf"(?:\A\s*|{before}){re.escape(sign)}{behind}", text):
        last = places[-1][1] if places else 0
        opened = text.count("(", last, found.start()) > text.count(")", last, found.start())
        if not (sign.startswith(")") and opened):
            places.append((found.start(), found.end()))
    return places


def _count_places(text: str, bullet: Bullet) -> list[tuple[int, int]]:
    """Numbers one after the other; a day (*2. Mai*) and a number in a text are none."""
    opened, closed = bullet.sign.split("#")
    places: list[tuple[int, int]] = []
    label, at = bullet.first, 0
    while True:
        here = re.escape(f"{opened}{label}{closed}")
        found = re.compile(rf"(?:\A|(?<=[.!?;:,)…])|\s)\s*{here}\s*(?!\s*(?:\d|{_NO_ITEM}))(?=\S)").search(text, at)
        if found is None:
            return places
        places.append((found.start(), found.end()))
        at = found.end()
        label = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
