"""The index of the search in the browser: which words stand on which page, and how much they say about it.

A search finds parts of words (*haltestelle* in *Treffhaltestelle*), so the browser looks through the list of all words
and then fetches only what it needs: the parts of the index that hold the found words, and the pages it shows. The twin
in the browser is ``theme/assets/wiq/index.mjs``.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain

from wiq_site.addresses import SEARCH_INDEX, SEARCH_PAGES, search_page_address, search_part_address
from wiq_site.cache import digest
from wiq_site.text import unaccent


class HitKind(StrEnum):
    """What a page is, with the word for readers. Of equal hits, what one can join comes before what one can read."""

    LIST = "Liste"
    AREA = "Gebiet"
    ORTSTEIL = "Ortsteil"
    TEAM = "Lösungsteam"
    IDEA = "Idee"
    POST = "Beitrag"
    ORGANISATION = "Organisation"
    PAGE = "Seite"


_RANKS = {kind: rank for rank, kind in enumerate(HitKind)}

WEIGHTS = {"A": 16, "B": 15, "C": 6, "D": 3, "E": 2, "F": 1}
"""How much a word says about a page: in a short title, a title, the description, a heading or a term, often, once."""

_COMMON = """
    aber als am an auch auf aus bei bin bis da das dass dem den der des die dies diese du ein eine einem einen
    einer er es fur gibt haben hat hier ich ihr im in ist ja kann kein konnen man mehr mein mich mir mit mochte
    nach nicht noch nur oder sein sich sie sind so uber um und uns unter vom von vor wann warum was welche wenn
    wer werden wie wir wird wo zu zum zur
"""
COMMON = frozenset(_COMMON.split())
"""Words that a page may lack (*wann trifft sich …*); they count in titles and descriptions only. Unaccented."""

PART_SIZE = 16_000
"""Characters in one part of the index: about 4 kB on the way to the reader."""

RARE = 100
"""Characters of a rare word's postings. Compounds are rare and stand anywhere in the alphabet. Apart from the frequent
words they fill few parts: in 1,000 posts *schrank* loads 8 kB instead of 76 kB."""

PAGES = 2
"""Pages in one file of what the search shows: fewer files to write, and little that nobody asked for."""

_WORD = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+(?:[-‐‑][^\W_]+|[:*_]in(?:nen)?\b)*")
"""A word, or a compound that many write as one word: *E-Mail*, *10.000*, *Bürger:innen*."""

_GENDER = re.compile(r"[:*_]in(?:nen)?\b")

_SHORT_TITLE = 3
_OFTEN = 3


@dataclass(frozen=True)
class SearchText:
    """What readers see of a page beside its title and description: ``text`` is all of it, headings included.

    ``words`` maps the class of a weight (see ``WEIGHTS``) to the words of that class, separated by spaces.
    """

    text: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class SearchPage:
    """One page as the search knows it. ``load`` gives its text, ``key`` stands for it."""

    address: str
    kind: HitKind
    title: str
    kurz: str
    lang: str
    key: bytes
    load: Callable[[], SearchText]


def read_search_text(title: str, kurz: str, headings: str, text: str, said: str | None = None) -> SearchText:
    """What the search knows of a page out of its parts as plain text.

    ``headings`` are those of the page and the labels of its terms, ``said`` holds the words to find where ``text``
    also holds some that are of no help to them.
    """
    words: dict[str, list[str]] = {weight: [] for weight in WEIGHTS}
    for word, weight in weigh_words(title, kurz, headings, text if said is None else said).items():
        words[weight].append(word)
    return SearchText(text, {weight: " ".join(found) for weight, found in words.items() if found})


def join_texts(first: SearchText, second: SearchText) -> SearchText:
    """Two texts of one page; a word that stands in both has the weight that says more."""
    words: dict[str, list[str]] = {weight: [] for weight in WEIGHTS}
    known: set[str] = set()
    for weight in WEIGHTS:
        for found in (first, second):
            new = [word for word in found.words.get(weight, "").split() if word not in known]
            words[weight] += new
            known.update(new)
    text = " ".join(filter(None, (first.text, second.text)))
    return SearchText(text, {weight: " ".join(found) for weight, found in words.items() if found})


@lru_cache(maxsize=200_000)
def _unaccent_word(word: str) -> str:
    """The same words stand in every text."""
    return unaccent(word)


def find_words(text: str) -> list[str]:
    """The words of a text, unaccented (*Straße* → ``strasse``)."""
    return list(map(_unaccent_word, _WORD.findall(unicodedata.normalize("NFC", text))))


def find_words_and_compounds(text: str) -> list[str]:
    """The words of a text, and its compounds also as one word (*E-Mail* → ``e``, ``mail``, ``email``)."""
    found: list[str] = []
    for chunk in _CHUNK.findall(unicodedata.normalize("NFC", text)):
        if chunk.isalnum():
            found.append(_unaccent_word(chunk))
        else:
            parts = find_words(chunk)
            found += (*parts, "".join(parts))
    return found


def name_words(name: str) -> Iterator[str]:
    """The words of a name as people type them: *Senior:innen* are ``seniorinnen``, ``seniorin`` and ``senior``."""
    composed = unicodedata.normalize("NFC", name)
    for ending in ("innen", "in", ""):
        yield " ".join("".join(find_words(chunk)) for chunk in _CHUNK.findall(_GENDER.sub(ending, composed)))


def weigh_words(title: str, kurz: str, headings: str, text: str) -> dict[str, str]:
    """Word → class of its weight on a page (see ``WEIGHTS``)."""
    find = find_words_and_compounds
    counts = Counter(find(text))
    classes = {word: "E" if number >= _OFTEN else "F" for word, number in counts.items() if word not in COMMON}
    classes.update({word: "D" for word in find(headings) if word not in COMMON})
    classes.update(dict.fromkeys(find(kurz), "C"))
    classes.update(dict.fromkeys(find(title), "A" if len(find_words(title)) <= _SHORT_TITLE else "B"))
    return classes


def order_pages(pages: Iterable[SearchPage]) -> list[SearchPage]:
    """Pages as the index counts them: by kind. Within a kind they keep their order."""
    return sorted(pages, key=lambda page: _RANKS[page.kind])


def build_index(
    pages: list[SearchPage],
    words: Iterable[Mapping[str, str]] | None = None,
    synonyms: Iterable[Iterable[str]] = (),
) -> Mapping[str, str]:
    """Address → JSON: the list of words and the parts of the index. ``pages`` are in the order of ``order_pages``.

    ``words`` are those of each page, where they are known already; ``synonyms`` are groups of names for one thing.
    """
    postings = _build_postings(words if words is not None else [page.load().words for page in pages])
    listed = sorted(postings, key=lambda word: (len(postings[word]) > RARE, word))
    parts = list(_split([postings[word] for word in listed]))
    starts = [0, *accumulate(len(part) for part in parts)][: len(parts)]
    files = {search_part_address(n): _json(" ".join(part)) for n, part in enumerate(parts)}
    files[SEARCH_PAGES] = _json([page.address for page in pages])
    files[SEARCH_INDEX] = _json(
        {
            "version": digest(*files.values(), *map(_page_key, pages)).hex()[:12],
            "weights": WEIGHTS,
            "common": " ".join(sorted(COMMON)),
            "parts": starts,
            "pages": PAGES,
            "synonyms": [list(dict.fromkeys(chain(*map(name_words, names)))) for names in synonyms],
            "words": _front_code(listed),
        }
    )
    return files


@dataclass(frozen=True)
class Group:
    """Pages in one file of what the search shows."""

    address: str
    pages: tuple[SearchPage, ...]

    @property
    def key(self) -> bytes:
        """The digest of everything that the file depends on."""
        return digest("search", *map(_page_key, self.pages))

    def render(self) -> str:
        """The file as JSON."""
        return _json([{**_page_values(page), "text": page.load().text} for page in self.pages])


def group_pages(pages: list[SearchPage]) -> Iterator[Group]:
    """The files with what the search shows of pages."""
    for number, start in enumerate(range(0, len(pages), PAGES)):
        yield Group(search_page_address(number), tuple(pages[start : start + PAGES]))


def _page_values(page: SearchPage) -> dict[str, str]:
    values = {"address": page.address, "kind": page.kind, "title": page.title, "kurz": page.kurz, "lang": page.lang}
    return {name: value for name, value in values.items() if value or name != "lang"}


def _page_key(page: SearchPage) -> bytes:
    return digest(page.key, *_page_values(page).values())


def _build_postings(pages: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Word → its pages as ``<distance><class>…``: pages 3 and 5 of class A and F are ``3A2F`` (numbers to base 36)."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    number = 0
    for number, page in enumerate(pages):
        for weight, words in page.items():
            place = (number, weight)
            for word in words.split():
                found[word].append(place)
    numbers = [_base36(distance) for distance in range(number + 1)]
    return {word: _join_postings(places, numbers) for word, places in found.items()}


def _join_postings(places: list[tuple[int, str]], numbers: list[str]) -> str:
    last = 0
    joined = ""
    for number, weight in places:
        joined += numbers[number - last] + weight
        last = number
    return joined


def _split(postings: list[str]) -> Iterator[list[str]]:
    """Postings in parts of about ``PART_SIZE`` characters."""
    part: list[str] = []
    size = 0
    for posting in postings:
        if part and size + len(posting) > PART_SIZE:
            yield part
            part, size = [], 0
        part.append(posting)
        size += len(posting) + 1
    yield part


def _front_code(words: list[str]) -> str:
    """Words, each as the number of letters it shares with the one before (to base 36) and its own rest."""
    coded = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        coded.append(f"{_base36(shared)}{word[shared:]}")
        before = word
    return " ".join(coded)


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return "0123456789abcdefghijklmnopqrstuvwxyz"[number] + digits


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
