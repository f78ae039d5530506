"""What the cache keeps of the page of a Markdown file: the HTML of its body, and what the search knows of it."""

import json
from collections.abc import Iterable

from wiq_site.cache import Cache
from wiq_site.search.index import SearchText

_NEXT = "\1"
PART = "\2"
"""Stand between what is known of a page, and between the parts of its HTML. No source can hold them."""


def pack_body(html: Iterable[str], found: SearchText) -> bytes:
    """What is known of the page as one value for the cache; ``html`` of its body and of each part beside it."""
    return _NEXT.join((PART.join(html), found.text, json.dumps(found.words, ensure_ascii=False))).encode("utf-8")


def load_html(cache: Cache, key: bytes) -> str:
    """The HTML of a body and its parts, with marks for their links."""
    return _load(cache, key)[0]


def load_search_text(cache: Cache, key: bytes) -> SearchText:
    """What the search knows of the page of a body."""
    _, text, words = _load(cache, key)
    return SearchText(text, json.loads(words))


def _load(cache: Cache, key: bytes) -> list[str]:
    stored = cache.find(key)
    if stored is None:
        raise LookupError("a body is gone from the cache while it is in use")
    return stored.decode("utf-8").split(_NEXT)
