"""German text: slugs, folding for search and sorting, quotes, lists, plurals."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from slugify import slugify as _slugify

_UMLAUTS = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")]
_GENDER_COLON = re.compile(r"(?<=\w):(?=in)")
_SPAN = re.compile(r"(?<=\d)–(?=\d)")
_HOUR = re.compile(r"(?<=\d) (?=Uhr\b)")
_LINE_BREAK = re.compile(r"[ \t]*[\n\u0085\u2028\u2029]\s*")


CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids or advises against (2.2); nobody types them on purpose."""


@cache
def slugify(text: str) -> str:
    """ASCII slug with ä→ae, ö→oe, ü→ue, ß→ss and one hyphen between words (*Bürger:innen* → ``buergerinnen``)."""
    composed = unicodedata.normalize("NFC", text)  # some systems write umlauts of file names as two characters
    return _slugify(_GENDER_COLON.sub("", composed), replacements=_UMLAUTS)


def name_text(text: str) -> str:
    """A short slug for ids, never empty: of a text without letters (*🎉*) its characters' numbers."""
    return slugify(text)[:60].strip("-") or "-".join(f"{ord(sign):x}" for sign in text)[:60]


def fold(text: str) -> str:
    """Text as it is compared in search: lower case, ß→ss, ä/ae→a, ö/oe→o, ü/ue→u, accents dropped.

    The browser's ``fold`` in ``theme/assets/wiq/fold.mjs`` follows the same cases (``tests/cases/fold.json``).
    """
    return re.sub(r"([aou])e", r"\1", unaccent(text))


def squeeze(text: str) -> str:
    """Only the letters and figures of a folded text: *Ecken wecken e. V.* and *„Ecken wecken“ e.V.* are one name."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def unaccent(text: str) -> str:
    """Lower case, ß→ss, without umlauts and accents: a fold that still knows *ae*, *oe* and *ue*."""
    folded = unicodedata.normalize("NFD", text.casefold())
    return folded if folded.isascii() else "".join(c for c in folded if not unicodedata.combining(c))


def sort_key(text: str) -> tuple[str, str]:
    """Key for German dictionary order (DIN 5007-1: ä like a, ß like ss); the text itself decides ties."""
    folded = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(c for c in folded if c.isalnum() or c.isspace())
    return letters.strip(), text


_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What steers terminals, turns the direction of the text behind it (Unicode 9, 3.3), or cannot be printed."""


def one_line(text: str) -> str:
    """Text that can be printed as one line, whatever it quotes; with plain spaces, as one types to find it."""
    text = text.replace("\u00a0", " ")
    if text.isprintable():
        return text
    return _UNSAFE.sub("\ufffd", join_lines(text))


QUOTED = 80
"""Characters of a quoted text that messages show: programs leave values of any length behind."""


def quote(text: str) -> str:
    """Text in German quotation marks, in one line; of a long one only its beginning."""
    line = _LINE_BREAK.sub(" ", text)
    return f"„{line}“" if len(line) <= QUOTED else f"„{line[: QUOTED - 1].rstrip()}…“"


def join_lines(text: str) -> str:
    """Text with its line breaks as spaces."""
    return _LINE_BREAK.sub(" ", text)


def join_words(words: Iterable[str], last: str = "und") -> str:
    """``a``, ``a und b``, ``a, b und c``."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def dotted(words: Iterable[str]) -> str:
    """``a · b``; no line begins with a dot."""
    return "\u00a0· ".join(words)


def keep_spans(text: str) -> str:
    """A text whose times (``17–19 Uhr``) stay on one line: browsers may break behind the dash and the numbers else."""
    return _HOUR.sub("\u00a0", _SPAN.sub("–\u2060", text))


def count_words(number: int, one: str, many: str) -> str:
    """``1 Team``, ``3 Teams``."""
    return f"{number} {one if number == 1 else many}"


def find_similar(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped ``word`` most likely means, or None."""
    by_fold = {fold(k): k for k in known}
    hits = get_close_matches(fold(word), by_fold, n=1, cutoff=0.65)
    return by_fold[hits[0]] if hits else None


def ask(meant: str | None) -> str:
    """`` Meinten Sie „klima“?`` to follow a sentence about a mistyped word; empty when nothing is meant."""
    return f" Meinten Sie {quote(meant)}?" if meant else ""


def suggest(word: str, known: Iterable[str]) -> str:
    """The same with the known word that is nearest."""
    return ask(find_similar(word, known))


_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKUP.sub(r"\\\1", text)


def shorten(text: str, limit: int = 200) -> str:
    """Text of at most ``limit`` characters, cut between words and marked by ``…``."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def split_names(text: str) -> frozenset[str]:
    """The names in a text that lists them, parted by spaces."""
    return frozenset(text.split())
