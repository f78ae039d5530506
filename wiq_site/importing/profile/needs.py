"""What a team looks for → needs, with the terms of ``taxonomies.yml`` that fit their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from wiq_site.content.taxonomies import FaehigkeitTerm
from wiq_site.editing.answers import find_term
from wiq_site.importing.profile.items import Block
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
    needs: list[Need] = []
    for block in blocks:
        head, sign, rest = block.text.partition("|") if "|" in block.text else block.text.partition("\t")
        told = find_term(head, terms) if sign or not rest else None
        head, colon, behind = block.text.partition(": ")
        told_by_colon = find_term(head, terms) if colon and not sign else None
        if sign:
            known = told or find_skill(f"{block.text}", terms)
            text = rest.strip() if told and rest.strip() else " ".join(block.text.replace("|", ": ").split())
            needs.append(Need(text, known, bool(told), block.number))
        elif told or told_by_colon:
            needs.append(Need(behind if told_by_colon else block.text, str(told or told_by_colon), True, block.number))
        elif block.is_item:
            needs.append(Need(block.text, find_skill(block.text, terms), False, block.number))
        else:
            needs += [Need(text, find_skill(text, terms), False, block.number) for text in _group(block.text)]
    return needs


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
