"""A word or a name, found however it is written: case, umlauts, line breaks, entities, addresses."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize
from urllib.parse import unquote

from wiq_site.text import slugify, unaccent

_UMLAUTS = {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}
_BETWEEN = r"(?:\s|[*_~`\u00ad\u200b])+"
"""Between two words: spaces, line breaks, signs of Markdown."""


@dataclass(frozen=True)
class Wanted:
    """What is to go. It is found as whole words only: *Rot* does not stand in *Brot*."""

    words: str

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = normalize("NFC", self.words).split()
        spelled = _BETWEEN.join("".join(_UMLAUTS.get(sign.lower(), re.escape(sign)) for sign in word) for word in words)
        return re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE)

    @cached_property
    def _slug(self) -> re.Pattern[str] | None:
        slug = slugify(self.words)
        return re.compile(rf"(?<![a-z0-9]){slug}(?![a-z0-9])") if slug else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it begins and ends in a text, in NFC."""
        yield from (found.span() for found in self._pattern.finditer(text))

    def is_in_name(self, name: str) -> bool:
        """Whether the name of a file or an address holds it, also as a slug."""
        plain = normalize("NFC", unquote(name))
        spaced = re.sub(r"[-_./]+", " ", plain)
        in_slug = self._slug is not None and self._slug.search(slugify(plain)) is not None
        return in_slug or self._pattern.search(spaced) is not None or unaccent(self.words) == unaccent(spaced)

    def is_in_output(self, text: str) -> bool:
        """Whether a finished file holds it: behind entities, within tags, in the folded lines of a calendar."""
        plain = html.unescape(normalize("NFC", re.sub(r"\r\n[ \t]", "", text)))
        shapes = (plain, re.sub(r"<[^<>]*>", "", plain), re.sub(r"<[^<>]*>", " ", plain))
        in_address = self._slug is not None and self._slug.search(plain) is not None
        return in_address or any(self._pattern.search(shape) for shape in shapes)

    def replace(self, text: str, by: str) -> tuple[str, int]:
        """The text with ``by`` in its place, and how often it stood there."""
        return self._pattern.subn(lambda _: by, normalize("NFC", text))
