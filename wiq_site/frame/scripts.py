"""The scripts: one that every page loads, joined from its modules, and what only some pages need, which it fetches."""

import re
from pathlib import Path

ENTRY = ("menu.mjs", "palette.mjs", "print.mjs", "share.mjs", "wiq.mjs")
"""In this order; a module may import from those before it. No name may stand in two of them."""

_IMPORT = re.compile(rf'^import \{{[^}}]*\}} from "\./(?:{"|".join(map(re.escape, ENTRY))})";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) )", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
"""A comment that has lines of its own."""


def join_entry(folder: Path) -> str:
    """One module instead of five: each would cost old phones a round trip."""
    text = "\n".join(read_script(folder / name) for name in ENTRY)
    return _EXPORT.sub("", _IMPORT.sub("", text))


def read_script(file: Path) -> str:
    """A script as browsers get it: without comments, which are a fifth of what would be sent."""
    return _COMMENT.sub("", file.read_text("utf-8"))
