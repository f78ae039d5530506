"""Whether all words of a source are in what was made of it."""

import re
from collections import Counter
from collections.abc import Iterable

from wiq_site.body.model import Body

_WORD = re.compile(r"[^\W_]+")


def count_said(*texts: str) -> Counter[str]:
    """Each word and how often it stands there."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def read_words(body: Body) -> str:
    """All that readers see of a body, descriptions of pictures too."""
    return " ".join((body.text, *(passage.text for passage in body.passages.aside)))


def find_lost(source: Counter[str], made: Iterable[str]) -> list[str]:
    """Words that stand in the source more often than in what was made of it."""
    return sorted((source - count_said(*made)).elements())
