"""The guard: what of a file is looked at, with which rules, and what an editor accepted with a reason."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from wiq_site.body.model import Body, Passage
from wiq_site.body.notes import Notes
from wiq_site.content.models import Checked
from wiq_site.privacy.findings import Finding, Reason, once
from wiq_site.privacy.homes import find_homes
from wiq_site.privacy.mails import find_mails
from wiq_site.privacy.names import find_listed, find_names
from wiq_site.privacy.phones import find_dialled, find_phones, is_service
from wiq_site.privacy.rules import Public, find_all, is_suspect
from wiq_site.privacy.words import LABELS
from wiq_site.problems import Problem
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Location, Plain
from wiq_site.text import quote

FIELD = "geprueft"
_UNREAD = frozenset((FIELD, "id", "slug", "aliases"))
"""Fields that hold no words: names of the program, and what was accepted."""

_MEMBERS = "mitglieder"
_LISTING = frozenset((_MEMBERS, "authors", "quelle"))
_PLACES = frozenset((("treffen", "ort"), ("termine", "ort"), ("naechstes", "ort")))
_ENTRY = 60
"""Characters of the longest entry of a list of persons."""

_DAY = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]")
_FILE_NAME = re.compile(r"[-_.+ ]+")
_NAMED_AFTER = 2
"""Words of a file's name that are a name: *erika-muster.jpg*."""

_ACCEPT = f"Bitte weglassen. Darf es öffentlich sein, gehört es mit dem Grund unter „{FIELD}“ in den Kopf der Datei."
_ONLY_ROLES = "Unter „mitglieder“ stehen nur Anzahl und Rollen."


class _Said(NamedTuple):
    """A text of the file, where it stands, and what was found in it."""

    line: int
    field: str
    text: str
    findings: tuple[Finding, ...]


def find_private(
    document: Document,
    accepted: Sequence[Checked],
    body: Body,
    words: Iterable[str] | None,
    public: Public,
    read: Collection[Location] = (),
) -> tuple[Problem, ...]:
    """Everything that looks private in a file and was not accepted, and what was accepted in vain.

    ``words`` are those of its texts as the search knows them; None where it knows none. ``read`` are the fields whose
    texts are among those of the body.
    """
    notes, left = Notes(document), {_fold(one.text): index for index, one in enumerate(accepted)}
    used: set[int] = set()
    for said in _read(document, body, words, public, read):
        for finding in said.findings:
            hits = {index for text, index in left.items() if _fold(finding.text) in text}
            used |= hits
            if not hits:
                _tell(notes, said, finding)
    for index in sorted(set(range(len(accepted))) - used):
        what = f"{quote(accepted[index].text)} steht nicht mehr in der Datei oder wird nicht mehr beanstandet."
        notes.hint(document.line(FIELD, index), FIELD, what, field=FIELD, todo="Der Eintrag kann weg.")
    return notes.problems()


def _read(
    document: Document, body: Body, words: Iterable[str] | None, public: Public, read: Collection[Location]
) -> Iterator[_Said]:
    """What was found in front matter and body. Most files have no sign of anything: of them little is read."""
    values = {key: value for key, value in document.fields.values.items() if key not in _UNREAD}
    texts = [(at, text) for at, text in _walk(values) if at not in read]
    lists = {heading.text for heading in body.outline.headings if heading.text.rstrip(":") in LABELS}
    if lists or is_suspect("\n".join((body.text, *(text for _, text in texts))), words, public):
        yield from _read_fields(document, texts, public)
        yield from _read_passages(body.passages, lists, public)
    else:
        yield from _read_fields(document, [(at, text) for at, text in texts if _has_rules(at)], public)
        yield from _read_passages(body.passages.aside, lists, public)
    yield from _read_links(document, body, public)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _tell(notes: Notes, said: _Said, finding: Finding) -> None:
    line = said.line + said.text.count("\n", 0, finding.start)
    what, kind = f"{quote(' '.join(finding.text.split()))} {finding.reason.value}", finding.reason.name
    if said.field.startswith(_MEMBERS) and finding.reason is Reason.NAME:
        notes.error(line, kind, what, field=said.field, allowed=_ONLY_ROLES, todo=_ACCEPT)
    else:
        notes.hint(line, kind, what, field=said.field, todo=_ACCEPT)


def _read_fields(document: Document, texts: Sequence[tuple[Location, str]], public: Public) -> Iterator[_Said]:
    for location, text in texts:
        if findings := once(_find_in_field(document, location, text, public)):
            yield _Said(document.line(*location), _name(location), text, findings)


def _walk(value: Plain | Mapping[str, Plain], location: Location = ()) -> Iterator[tuple[Location, str]]:
    """The texts of the front matter as they were typed, also of a file with mistakes; days are none."""
    if isinstance(value, str):
        if not _DAY.match(value):
            yield location, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*location, index))


def _has_rules(location: Location) -> bool:
    """Whether a field may hold less than any other text."""
    return not _LISTING.isdisjoint(location) or location[-1] == "datei" or (location[0], location[-1]) in _PLACES


def _find_in_field(document: Document, location: Location, text: str, public: Public) -> Iterator[Finding]:
    if location[-1] == "datei":
        yield from _find_in_file_name(document, text, public)
        return
    yield from find_all(text, public)
    if not _LISTING.isdisjoint(location):
        yield from find_listed(text, only_persons=location[0] == _MEMBERS)
    if (location[0], location[-1]) in _PLACES:
        yield from find_homes(text, public.districts)


def _name(location: Location) -> str:
    """``treffen.ort``: messages have the line beside it."""
    return ".".join(step for step in location if isinstance(step, str))


def _read_passages(passages: Iterable[Passage], lists: Collection[str], public: Public) -> Iterator[_Said]:
    """``lists`` are headings below which persons may be listed."""
    is_list = False
    for line, text in passages:
        is_list = text.strip() in lists or (is_list and len(text) <= _ENTRY)
        listed = find_listed(text) if is_list else ()
        if findings := once(chain(find_all(text, public), listed)):
            yield _Said(line, "", text, findings)


def _read_links(document: Document, body: Body, public: Public) -> Iterator[_Said]:
    """What links do without saying it: an address that readers see is told where it stands."""
    for link in body.outline.links:
        target = unquote(link.target)
        findings: tuple[Finding, ...] = ()
        if link.is_picture:
            findings = tuple(_find_in_file_name(document, link.target, public))
        elif target.startswith("mailto:"):
            address = target.removeprefix("mailto:").partition("?")[0]
            findings = () if address in body.text else tuple(find_mails(address, public.mailboxes))
        elif (number := find_dialled(target)) and not is_service(number):
            findings = (Finding(Reason.PHONE, number, 0),)
        if findings:
            yield _Said(link.line, "Bild" if link.is_picture else "Link", "", findings)


def _find_in_file_name(document: Document, target: str, public: Public) -> Iterator[Finding]:
    """What the name of a picture says: it is published as well."""
    name = posixpath.splitext(posixpath.basename(unquote(target)))[0]
    words = _FILE_NAME.sub(" ", name).title()
    found = [*find_mails(name, public.mailboxes), *find_phones(words)]
    if name != document.stem and sum(word.isalpha() for word in words.split()) == _NAMED_AFTER:
        found += find_names(words)
    yield from (Finding(finding.reason, target, 0) for finding in found)
