"""What a team looks for → needs, with the terms of ``taxonomies.yml`` that fit their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from wiq_site.content.taxonomies import FaehigkeitTerm
from wiq_site.editing.answers import find_term
from wiq_site.importing.profile.items import COLUMN, Block
from wiq_site.importing.profile.sentences import split_sentences
from wiq_site.text import fold, split_names

_ASKS = re.compile(
    r"\b(?:such|brauch|benötig|gesucht|helf|hilf|freu|wünsch|fehl|unterstütz|gebraucht|willkommen)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_GENERAL = split_names(
    """
    unterstutzen unterstutzung helfen hilfe suchen menschen personen leute einfach mitmachen arbeit arbeiten schreiben
    finden verfugung stellen aufgaben zeit blick behalten schenken offnen einen oder sowie dabei sein nicht notig
    genugt vorwissen
    """
)
"""Words (folded) that stand in nearly every need and so tell no skill from another."""

_SIGNS = ("|", "\t", ": ", " – ", " - ")
_FEW = 3
_SAME = 0.86
_STEM = 5


@dataclass(frozen=True)
class Need:
    """``skill`` is a slug, or empty; ``is_told``: the form names it, so that it is more than a proposal."""

    text: str
    skill: str
    is_told: bool
    number: int


def read_needs(blocks: Iterable[Block], terms: Mapping[str, FaehigkeitTerm]) -> list[Need]:
    """One need for each entry; of running text for each sentence that asks for something, with what leads to it."""
    return [
        _told(text, terms, block.number) or Need(text, find_skill(text, terms), False, block.number)
        for block in blocks
        for text in _split(block, terms)
    ]


def _split(block: Block, terms: Mapping[str, FaehigkeitTerm]) -> list[str]:
    if COLUMN.search(block.text) or find_term(block.text, terms):
        return [block.text]
    words = [word.strip(" .") for word in block.text.split(",")]
    if len(words) > 1 and all(word and len(word.split()) <= _FEW for word in words):
        return words
    return [block.text] if block.is_item or _told(block.text, terms, 0) else _group(block.text)


def _told(text: str, terms: Mapping[str, FaehigkeitTerm], number: int) -> Need | None:
    """*Bauen | Ein Hochbeet*, *Bauen: ein Hochbeet*, *Bauen*: what begins with a term names it."""
    for sign in _SIGNS:
        head, found, rest = text.partition(sign)
        if found and (skill := find_term(head, terms)):
            return Need(" ".join(COLUMN.sub(" ", rest).split()) or text, skill, True, number)
    skill = find_term(text, terms)
    if skill:
        return Need(text, skill, True, number)
    plain = COLUMN.sub(": ", text)
    return Need(plain, find_skill(plain, terms), False, number) if plain != text else None


def _group(text: str) -> list[str]:
    groups: list[str] = []
    lead = ""
    for sentence in split_sentences(text):
        lead = f"{lead} {sentence}".strip()
        if _ASKS.search(sentence):
            groups.append(lead)
            lead = ""
    if lead and groups:
        groups[-1] += f" {lead}"
    return groups or ([lead] if lead else [])


def find_skill(text: str, terms: Mapping[str, FaehigkeitTerm]) -> str:
    """The one term whose name, other names or description share words with a text; empty where none or several do."""
    words = _words(text)
    ranked = sorted(((_rate(words, slug, term), slug) for slug, term in terms.items()), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return ""
    return ranked[0][1]


def _rate(words: list[str], slug: str, term: FaehigkeitTerm) -> int:
    named = _words(" ".join((term.label, slug.replace("-", " "), *term.auch)))
    hits = sum(any(_is_same(word, name) for name in named) for word in words)
    told = sum(any(_is_same(word, name) for name in _words(term.description)) for word in words)
    return 3 * hits + told


def _words(text: str) -> list[str]:
    return [word for found in _WORD.findall(text) if (word := fold(found)) not in _GENERAL]


def _is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one another: *Kontakten*, *Kontakte*."""
    length = max(_STEM, min(len(one), len(other)) - 2)
    return one[:length] == other[:length] or SequenceMatcher(None, one, other).ratio() >= _SAME
