"""The index of the search in the browser: which words stand on which page, and how much they say about it.

A search finds parts of words (*haltestelle* in *Treffhaltestelle*), so the browser looks through the list of all words
and then fetches only what it needs: the parts of the index that hold the found words, and the pages it shows. The twin
in the browser is ``theme/assets/wiq/index.mjs``.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from lxml import html as lxml_html

from wiq_site.addresses import SEARCH_INDEX, search_page_address, search_part_address
from wiq_site.cache import digest
from wiq_site.text import unaccent

KINDS = ("Liste", "Gebiet", "Lösungsteam", "Idee", "Beitrag", "Seite")
"""What a page is, in words. Among equally good hits, what one can join comes before what one can read."""

WEIGHTS = {"A": 16, "B": 15, "C": 6, "D": 3, "E": 2, "F": 1}
"""How much a word says about a page: in a short title, a title, the description, a heading, often in the text, once."""

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
_SHORT_TITLE = 3
_OFTEN = 3
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt"})
_FURNITURE = frozenset({"figcaption", "h1", "nav", "script", "style", "svg", "template"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    }
)


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
    kind: str
    title: str
    kurz: str
    key: bytes
    load: Callable[[], SearchText]


def read_search_text(title: str, kurz: str, html: str) -> SearchText:
    """What a page's HTML fragment says. Elements with ``data-wiq-nosearch`` only point at other pages."""
    headings: list[str] = []
    tree = lxml_html.fragment_fromstring(html or " ", create_parent="div")
    text = " ".join("".join(_texts(tree, kurz, headings)).replace("\xad", "").split())
    words: dict[str, list[str]] = {}
    for word, weight in weigh_words(title, kurz, " ".join(headings), text).items():
        words.setdefault(weight, []).append(word)
    return SearchText(text, {weight: " ".join(found) for weight, found in words.items()})


def _texts(element: lxml_html.HtmlElement, kurz: str, headings: list[str]) -> Iterator[str]:
    """Text in reading order, with spaces between blocks and without ``kurz``; headings are added to ``headings``."""
    space = "" if element.tag in _INLINE else " "
    if element.tag in _HEADINGS:
        headings.append(element.text_content())
    elif element.tag == "p" and element.text_content() == kurz:
        return
    yield space
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _FURNITURE and "data-wiq-nosearch" not in child.attrib:
            yield from _texts(child, kurz, headings)
        yield child.tail or ""
    yield space


@lru_cache(maxsize=200_000)
def _unaccent_word(word: str) -> str:
    """The same words stand in every text."""
    return unaccent(word)


def find_words(text: str) -> list[str]:
    """The words of a text, unaccented (*Straße* → ``strasse``)."""
    return [_unaccent_word(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def weigh_words(title: str, kurz: str, headings: str, text: str) -> dict[str, str]:
    """Word → class of its weight on a page (see ``WEIGHTS``)."""
    body = [word for word in find_words(text) if word not in COMMON]
    classes = dict.fromkeys(body, "F")
    counts: dict[str, int] = {}
    for word in body:
        counts[word] = counts.get(word, 0) + 1
    classes.update({word: "E" for word, number in counts.items() if number >= _OFTEN})
    classes.update({word: "D" for word in find_words(headings) if word not in COMMON})
    classes.update(dict.fromkeys(find_words(kurz), "C"))
    named = find_words(title)
    classes.update(dict.fromkeys(named, "A" if len(named) <= _SHORT_TITLE else "B"))
    return classes


def order_pages(pages: Iterable[SearchPage]) -> list[SearchPage]:
    """Pages as the index counts them: by kind. Within a kind they keep their order."""
    return sorted(pages, key=lambda page: KINDS.index(page.kind))


def build_index(pages: list[SearchPage]) -> Mapping[str, str]:
    """Address → JSON: the list of words and the parts of the index. ``pages`` are in the order of ``order_pages``."""
    postings = _build_postings(pages)
    words = sorted(postings, key=lambda word: (len(postings[word]) > RARE, word))
    parts = list(_split([postings[word] for word in words]))
    starts = [0, *accumulate(len(part) for part in parts)][: len(parts)]
    files = {search_part_address(n): _json(" ".join(part)) for n, part in enumerate(parts)}
    files[SEARCH_INDEX] = _json(
        {
            "version": digest(*files.values(), *map(_page_key, pages)).hex()[:12],
            "weights": WEIGHTS,
            "common": " ".join(sorted(COMMON)),
            "parts": starts,
            "pages": PAGES,
            "words": _front_code(words),
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
    return {"address": page.address, "kind": page.kind, "title": page.title, "kurz": page.kurz}


def _page_key(page: SearchPage) -> bytes:
    return digest(page.key, *_page_values(page).values())


def _build_postings(pages: list[SearchPage]) -> dict[str, str]:
    """Word → its pages as ``<distance><class>…``: pages 3 and 5 of class A and F are ``3A2F`` (numbers to base 36)."""
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for weight, words in page.load().words.items():
            for word in words.split():
                distance = number - last.get(word, 0)
                postings.setdefault(word, []).append(_posting(distance, weight))
                last[word] = number
    return {word: "".join(found) for word, found in postings.items()}


@lru_cache(maxsize=100_000)
def _posting(distance: int, weight: str) -> str:
    """There are millions of postings, but few different ones."""
    return f"{_base36(distance)}{weight}"


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
