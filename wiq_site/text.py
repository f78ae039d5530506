"""German text: slugs, folding for search and sorting, quotes, lists, plurals, plain text of Markdown."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from slugify import slugify as _slugify

_UMLAUTS = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")]
_GENDER_COLON = re.compile(r"(?<=\w):(?=in)")
_MARKDOWN = [
    (re.compile(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"\[\^[^\]]*\]"), ""),
    (re.compile(r"<[^>\n]*>"), ""),
    (re.compile(r"(\*\*|__|`)"), ""),
    (re.compile(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!])"), r"\1"),
]
_NOT_A_PARAGRAPH = re.compile(r"(#{1,6}\s|[-*+]\s|\d+[.)]\s|>|```|~~~|\||!!!|<|!\[|\[\^|:|={3,}|-{3,})")


CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids or advises against (2.2); nobody types them on purpose."""


@cache
def slugify(text: str) -> str:
    """ASCII slug with ä→ae, ö→oe, ü→ue, ß→ss and one hyphen between words (*Bürger:innen* → ``buergerinnen``)."""
    return _slugify(_GENDER_COLON.sub("", text), replacements=_UMLAUTS)


def fold(text: str) -> str:
    """Text as it is compared in search: lower case, ß→ss, ä/ae→a, ö/oe→o, ü/ue→u, accents dropped.

    The browser's ``fold`` in ``theme/assets/wiq/fold.mjs`` follows the same cases (``tests/cases/fold.json``).
    """
    return re.sub(r"([aou])e", r"\1", unaccent(text))


def unaccent(text: str) -> str:
    """Lower case, ß→ss, without umlauts and accents: a fold that still knows *ae*, *oe* and *ue*."""
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def sort_key(text: str) -> tuple[str, str]:
    """Key for German dictionary order (DIN 5007-1: ä like a, ß like ss); the text itself decides ties."""
    folded = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(c for c in folded if c.isalnum() or c.isspace())
    return letters.strip(), text


def quote(text: str) -> str:
    """Text in German quotation marks."""
    return f"„{text}“"


def join_words(words: Iterable[str], last: str = "und") -> str:
    """``a``, ``a und b``, ``a, b und c``."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def count_words(number: int, one: str, many: str) -> str:
    """``1 Team``, ``3 Teams``."""
    return f"{number} {one if number == 1 else many}"


def find_similar(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped ``word`` most likely means, or None."""
    by_fold = {fold(k): k for k in known}
    hits = get_close_matches(fold(word), by_fold, n=1, cutoff=0.65)
    return by_fold[hits[0]] if hits else None


def shorten(text: str, limit: int = 200) -> str:
    """Text of at most ``limit`` characters, cut between words and marked by ``…``."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def first_paragraph(body: str) -> str:
    """Plain text of the first paragraph of a Markdown body; empty when there is none."""
    for block in re.split(r"\n\s*\n", body.strip()):
        if not _NOT_A_PARAGRAPH.match(block.lstrip()):
            return plain_text(block)
    return ""


def plain_text(markdown: str) -> str:
    """Inline Markdown without its marks. A cheap reading for cards: no conversion takes place."""
    for pattern, replacement in _MARKDOWN:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())
