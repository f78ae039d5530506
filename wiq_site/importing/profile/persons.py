"""The rows with persons → how many there are, and their roles. Who they are is counted and left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wiq_site.importing.profile.lines import Line
from wiq_site.importing.profile.private import Censor
from wiq_site.importing.profile.wraps import join_lines
from wiq_site.privacy.mails import Mailboxes, find_mails
from wiq_site.privacy.names import find_listed, find_names
from wiq_site.privacy.phones import find_phones
from wiq_site.privacy.words import ROLES, THINGS
from wiq_site.text import fold

_COLUMNS = 3
_NUMBER = re.compile(
    r"(?:(?:Anzahl|Mitglieder|Personen)\s*:?\s*)?(?:ca\.|etwa|rund)?\s*(\d{1,4})(?!\d|\.\d)"
    r"\s*(?:Personen|Menschen|Mitglieder|Leute|Aktive|Nachbar:innen)?\b\s*[,;:]?",
    re.IGNORECASE,
)
_ROLES = re.compile(r"\s*(?:Rollen?|Aufgaben?|Knowhow)\s*:\s*", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:Vor|Vorname|Nachname|Name|E-?Mail|Telefon|Ggf|Rollen?|Know-?how|Feld)\b", re.IGNORECASE)
_EMPTY = re.compile(r"\W*(?:<[^<>]*>|\.{2,}|…|-+|k\. ?A\.|keine|nicht öffentlich|siehe oben)?\W*", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;/|]|\bund\b)\s*")
_NOBODYS = Mailboxes()


@dataclass
class People:
    """What was learnt of a team: ``told`` is a number that was written, ``persons`` are folded names that were not."""

    told: int = 0
    persons: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many there are: what was written, else who was listed."""
        return self.told or len(self.persons)


def read_people(lines: Iterable[Line], censor: Censor, known: People | None = None) -> People:
    """The persons of a row. Those that are known from another row are not counted again."""
    people = replace(known) if known else People()
    for line in join_lines(lines, 0):
        text = (line.text.removeprefix("\t") if line.is_label is None else line.text).strip(" •")
        if not text or _EMPTY.fullmatch(text) or _is_head(text):
            continue
        if text.startswith("<") and text.endswith(">"):
            continue
        _read_line(text, people, censor)
    return people


def _is_head(text: str) -> bool:
    """Whether it is the head of the form's own table."""
    return not any(sign.isalnum() for sign in _HEAD.sub("", text))


def _read_line(text: str, people: People, censor: Censor) -> None:
    if found := _NUMBER.match(text):
        people.told = people.told or int(found[1])
        text = text[found.end() :].strip(" |\t")
    if found := _ROLES.match(text):
        _add_roles(people, text[found.end() :], censor, trusted=True)
        return
    cells = [cell.strip() for cell in re.split(r"\t|\||;", text)]
    if len(cells) >= _COLUMNS:
        _add_person(people, cells[0], censor)
        _count_ways(" ".join(cells[:2]), censor)
        _add_roles(people, ", ".join(cells[2:]), censor, trusted=True)
    elif text:
        _read_free(text, people, censor)


def _read_free(text: str, people: People, censor: Censor) -> None:
    """A line in any form: what is certainly a role is one, everything else may be a name."""
    _count_ways(text, censor)
    for part in _PARTS.split(_without_ways(text)):
        words = part.strip(" ().:-–")
        if _is_role(words):
            _add_roles(people, words, censor, trusted=False)
        elif any(sign.isalpha() for sign in words):
            _add_person(people, words, censor)


def _add_person(people: People, name: str, censor: Censor) -> None:
    name = _without_ways(name).strip(" ,")
    if not name or _EMPTY.fullmatch(name):
        return
    censor.counts["name"] += 1
    if (folded := " ".join(fold(name).split())) not in people.persons:
        people.persons += (folded,)


def _add_roles(people: People, text: str, censor: Censor, *, trusted: bool) -> None:
    _count_ways(text, censor)
    for part in _PARTS.split(_without_ways(text)):
        role = part.strip(" ().:-–")
        if not role or _EMPTY.fullmatch(role):
            continue
        found = [*find_listed(role, only_persons=True), *find_names(role)]
        if found:
            censor.counts["name"] += 1
        elif (trusted or _is_role(role)) and role not in people.roles:
            people.roles += (role,)


def _is_role(text: str) -> bool:
    """Whether nothing but words of activities stands there."""
    words = text.split()
    return bool(words) and all(word in ROLES or word.lower().endswith(THINGS) for word in words)


def _find_ways(text: str) -> Iterator[tuple[str, str]]:
    yield from (("mail", finding.text) for finding in find_mails(text, _NOBODYS))
    yield from (("phone", finding.text) for finding in find_phones(text))


def _count_ways(text: str, censor: Censor) -> None:
    censor.counts.update(kind for kind, _ in _find_ways(text))


def _without_ways(text: str) -> str:
    for _, found in _find_ways(text):
        text = text.replace(found, " ")
    return text
