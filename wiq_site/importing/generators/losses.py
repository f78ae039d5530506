"""Words of a text that readers would no longer see: an independent look at what the parser made of it."""

import re
from collections.abc import Iterable

from wiq_site.body.model import Body

_UNSEEN = re.compile(
    "|".join(
        (
            r"(?s:<!--.{,5000}?-->|\{\{.{,999}?\}\}|\{%.{,999}?%\})|\{::?[^{}\n]*\}",
            r"^[ \t>]*(?::::|#!)\w+[ \t]*$",
            r"</?[a-zA-Z][^>]*>",
            r"^[ \t>]*\[[^\]\n]+\]:[ \t]*\S+",  # where a reference leads
            r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)",
            r"(?<=\])\[[^\]\n]*\]",
            r"\[\^[^\]\n]+\]",
            r"\{:?[ \t]*[#.\w][^{}\n]*\}",
            r"^[ \t>]*(?:`{3,}|~{3,}).*$",
            r"^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+",
            r"&#?\w+;",
            r"^[ \t>]*(?:[-*+][ \t]+)?(?:\d{1,9}[.)](?=[ \t])|\[[xX ]\])",
        )
    ),
    re.MULTILINE,
)
"""What a text says to programs only."""
_WORD = re.compile(r"[^\W_]+")
_MOST = 12


def find_lost_words(source: str, body: Body, told: Iterable[str]) -> list[str]:
    """The words of the old body that stand neither in what readers will see nor in what was ``told``, in order."""
    passages = (passage.text for passage in body.passages)
    targets = (link.target for link in body.outline.links)
    everything = " ".join((body.text, *passages, *targets, *told)).replace("\\", "")
    seen = set(_find_words(everything))
    words = dict.fromkeys(_find_words(_UNSEEN.sub(" ", source)))
    return [word for word in words if word not in seen and word not in everything]  # H<sub>2</sub>O is one word there


def _find_words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\\", ""))


def describe_lost(words: list[str]) -> str:
    """A sentence for the report."""
    shown = ", ".join(words[:_MOST])
    return f"Diese Wörter des Textes sieht danach niemand: {shown}{' …' if len(words) > _MOST else ''}"
