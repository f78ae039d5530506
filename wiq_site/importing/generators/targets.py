"""Targets of links that Python-Markdown takes with spaces; ours, as GitHub's, would leave such a link as text."""

import re

_SPACED = re.compile(r"(?<=\]\()[^()<>\n\"']*\S[ \t]+[^\s()<>\"'][^()<>\n\"']*(?=(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*\))")


def encode_spaces(text: str) -> str:
    """The text with ``%20`` in the targets of its links."""
    return _SPACED.sub(lambda found: _encode(found[0]), text)


def _encode(target: str) -> str:
    bare = target.strip()
    return target.replace(bare, re.sub(r"[ \t]", "%20", bare))
