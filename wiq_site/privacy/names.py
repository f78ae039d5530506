"""Names of persons: behind a title, behind a first name, and where only persons can stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wiq_site.privacy.findings import Finding, Reason
from wiq_site.privacy.first_names import FIRST_NAMES
from wiq_site.privacy.words import (
    ARTICLES,
    ARTICLES_IN_NAMES,
    COLLECTIVE,
    FAMOUS,
    LABELS,
    LABELS_OF_PERSONS,
    NAMED,
    NOBODY,
    OFFICES,
    PARTICLES,
    PLACES,
    ROLES,
    THINGS,
    TITLES,
)

_FIRST = FIRST_NAMES | frozenset(name.upper() for name in FIRST_NAMES if len(name) > 2)
SIGNS_OF_NAMES = _FIRST | frozenset(title.rstrip(".") for title in TITLES)
"""One of these words stands in every text in which ``find_names`` finds anything, or a label."""

_LONGEST_LABEL = 32
_LONGEST_LIST = 600
"""Characters behind a label that are looked at as a list."""

_MOST = 6
"""Words between a title and a surname: *Frau Prof. Dr. med. Anna Maria von der Beispiel*."""

_THINGS = (*PLACES, *THINGS)
_WORD = re.compile(r"[^\W\d_]+(?:[-’':][^\W\d_]+)*\.?")
_LABEL = re.compile(r"(?<![\w-])([^\W\d_]{3,30}(?::in(?:nen)?)?)?:(?=\s)")
_PARTS = re.compile(r"[,;/&|()\n•·–:]| und | oder | sowie ")
_BY_SOMEBODY = re.compile(
    r"\b(?:von|mit|bei|durch) ([^\W\d_]{2,20})"
    r"(?=$|[.,;:!?)/]| (?:aus|am|im|beim|auf|vom|in|bei|und|zur|zum|an|vor|nach)\b)"
)


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_first(self) -> bool:
        """Whether it is a first name."""
        return self.text in _FIRST or all(part in FIRST_NAMES for part in self.text.split("-"))

    @property
    def is_surname(self) -> bool:
        return self.is_capital and len(self.text.rstrip(".")) > 1 and self.text.lower() not in PLACES

    @property
    def is_initial(self) -> bool:
        return self.is_capital and len(self.text) == 2 and self.text.endswith(".")

    @property
    def is_thing(self) -> bool:
        """Whether it is a place, an activity or a role."""
        return self.text in ROLES or self.text.lower().endswith(_THINGS)


class _Words:
    """The words of a text; ``joined`` says whether one stands directly behind the one before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.all = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]

    def joined(self, at: int) -> bool:
        words = self.all
        return 0 < at < len(words) and self._text[words[at - 1].end : words[at].start].isspace()

    def skip(self, at: int, *, offices: bool) -> int:
        """Where the words between a title or first name and the surname end."""
        last = at + _MOST
        while at < last and self.joined(at) and (self._is_particle(at) or self._is_between(self.all[at], offices)):
            at += 1
        return at

    def _is_particle(self, at: int) -> bool:
        word = self.all[at].text
        return word in PARTICLES or (word in ARTICLES_IN_NAMES and self.all[at - 1].text in PARTICLES)

    def _is_between(self, word: _Word, offices: bool) -> bool:
        return word.text in OFFICES if offices else word.is_first or word.is_initial

    def is_place(self, end: int) -> bool:
        """Whether what follows makes a place out of a name: *Clara Zetkin Park*."""
        return self.joined(end) and self.all[end].is_capital and self.all[end].text.lower().endswith(PLACES)

    def before(self, at: int) -> str:
        """The word directly before another; empty where there is none."""
        return self.all[at - 1].text if self.joined(at) else ""


def find_names(text: str) -> Iterator[Finding]:
    """Names in any text: *Frau Muster*, *Erika Muster*, and what stands behind *Mitglieder:*."""
    words = _Words(text)
    at = 0
    while at < len(words.all):
        end = _end_of_titled(words, at) or _end_of_full_name(words, at)
        if end:
            yield _finding(Reason.NAME, text, words.all[at].start, words.all[end - 1].end)
        at = end or at + 1
    for label, start, end in _find_labelled(text):
        for finding in find_listed(text[start:end], only_persons=label in LABELS_OF_PERSONS):
            if not _is_famous(_Words(finding.text).all):
                yield finding._replace(start=start + finding.start)


def has_label(text: str) -> bool:
    """Whether a label such as *Mitglieder:* stands in a text; a quick look."""
    colon = text.find(":")
    while colon >= 0:
        if text[max(0, colon - _LONGEST_LABEL) : colon].rpartition("\n")[2].rpartition(" ")[2] in LABELS:
            return True
        colon = text.find(":", colon + 1)
    return False


def _find_labelled(text: str) -> Iterator[tuple[str, int, int]]:
    """Labels such as *Mitglieder:*, and where what belongs to each begins and ends."""
    labels = [found for found in _LABEL.finditer(text) if found[1] in LABELS]
    for found, following in pairwise([*labels, None]):
        if found is None:
            return
        line = text.find("\n", found.end(), found.end() + _LONGEST_LIST)
        longest = min(len(text), found.end() + _LONGEST_LIST)
        yield found[1], found.end(), min(e for e in (line, longest, following and following.start()) if e and e >= 0)


def find_listed(text: str, *, only_persons: bool = False) -> Iterator[Finding]:
    """Names in a text that may list persons: also first names alone.

    Where ``only_persons`` and their roles can stand, two or three words that are no role may be a name, too.
    """
    at = 0
    for separator in [*_PARTS.finditer(text), None]:
        end = separator.start() if separator else len(text)
        words = _Words(text[at:end]).all
        if words and (reason := _judge(words, only_persons)):
            yield _finding(reason, text, at + words[0].start, at + words[-1].end)
        at = separator.end() if separator else end
    for found in _BY_SOMEBODY.finditer(text):
        if found[1] in FIRST_NAMES:
            yield _finding(Reason.NAME, text, found.start(1), found.end(1))


def is_person(text: str) -> bool:
    """Whether a text names a person, be it by a first name alone."""
    return any(True for _ in find_names(text)) or any(word.is_first for word in _Words(text).all)


def _finding(reason: Reason, text: str, start: int, end: int) -> Finding:
    return Finding(reason, text[start:end].rstrip("."), start)


def _end_of_titled(words: _Words, at: int) -> int:
    """Where a name with a title ends, counted in words; 0 where there is none."""
    title = words.all[at].text
    if title not in TITLES or (title in COLLECTIVE and words.before(at) in ARTICLES):
        return 0
    name = words.skip(at + 1, offices=True)
    if not words.joined(name) or not words.all[name].is_surname or words.all[name].text in NOBODY:
        return 0
    end = words.skip(name, offices=False)
    if end > name and not (words.joined(end) and words.all[end].is_surname):
        end -= 1
    return 0 if words.is_place(end + 1) else end + 1


def _end_of_full_name(words: _Words, at: int) -> int:
    """Where a first name with its surname ends, counted in words; 0 where there is none."""
    if not words.all[at].is_first or words.before(at) in NAMED:
        return 0
    end = words.skip(at + 1, offices=False)
    if not words.joined(end) or not words.all[end].is_surname:
        end -= 1  # a surname that is a first name as well: Erika Peter
        if end == at or not words.all[end].is_first:
            return 0
    return 0 if words.is_place(end + 1) or _is_famous(words.all[at : end + 1]) else end + 1


def _is_famous(words: Sequence[_Word]) -> bool:
    name = tuple(word.text.rstrip(".") for word in words)
    return name in FAMOUS or (*name[:-1], name[-1].removesuffix("s")) in FAMOUS


def _judge(words: Sequence[_Word], only_persons: bool) -> Reason | None:
    """What a part of a list is: a person for certain, perhaps, or not."""
    first, *others = words
    if len(words) > 4 or not all(word.is_capital or word.text in PARTICLES for word in words):
        return None
    if any(word.is_thing for word in others) or first.text in NAMED:
        return None
    if first.is_first or (len(words) == 2 and others[0].is_first):
        return Reason.NAME
    is_maybe = only_persons and len(words) in (2, 3) and not first.is_thing
    return Reason.MAYBE_NAME if is_maybe and not any(word.text.isupper() for word in words) else None
