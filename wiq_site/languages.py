"""Languages of texts: their marks in HTML, and which of them run from right to left."""

import re
from collections.abc import Iterable, Mapping

SITE = "de"
"""The language of everything that does not say otherwise."""

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47), as far as anybody types it: *en*, *pt-BR*, *zh-Hant*."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of Arabic, Hebrew and the like."""

_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"])


def has_right_to_left(text: str) -> bool:
    """Whether a text holds letters that run from right to left."""
    return not text.isascii() and RIGHT_TO_LEFT.search(text) is not None


def find_attributes(text: str, lang: str = "") -> dict[str, str]:
    """``lang`` and ``dir`` of an element that holds ``text``, as far as it differs from the page (WCAG 3.1.2)."""
    found = {"lang": lang} if lang and lang.partition("-")[0].lower() != SITE else {}
    if lang.partition("-")[0].lower() in _RIGHT_TO_LEFT:
        found["dir"] = "rtl"
    elif has_right_to_left(text):
        found["dir"] = "auto"
    return found


class ForeignNames:
    """Names of other languages in texts of the site's own (WCAG 3.1.2): language → names.

    A name is found as whole words, as it is written; straight and curly apostrophes are the same.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._languages = {_plain(name): lang for lang, found in names.items() for name in found}
        longest_first = sorted(self._languages, key=len, reverse=True)
        words = "|".join(re.escape(name).replace("'", "['’]") for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def split(self, text: str) -> list[tuple[str, str]]:
        """The parts of a text, each with its language; empty for that of the text."""
        if self._pattern is None:
            return [(text, "")]
        parts, at = [], 0
        for found in self._pattern.finditer(text):
            parts += [(text[at : found.start()], ""), (found[0], self._languages[_plain(found[0])])]
            at = found.end()
        return [part for part in (*parts, (text[at:], "")) if part[0]]


def _plain(name: str) -> str:
    return name.replace("’", "'")


NO_NAMES = ForeignNames({})
