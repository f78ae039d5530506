"""Languages of texts: their marks in HTML, and which of them run from right to left."""

import re

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
