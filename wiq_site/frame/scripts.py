"""The script that every page loads, joined from its modules. What only some pages need, it fetches by itself."""

import re
from pathlib import Path

ENTRY = ("menu.mjs", "palette.mjs", "print.mjs", "share.mjs", "wiq.mjs")
"""In this order; a module may import from those before it. No name may stand in two of them."""

_IMPORT = re.compile(rf'^import \{{[^}}]*\}} from "\./(?:{"|".join(map(re.escape, ENTRY))})";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) )", re.MULTILINE)


def join_entry(folder: Path) -> str:
    """One module instead of five: each would cost old phones a round trip."""
    text = "\n".join((folder / name).read_text("utf-8") for name in ENTRY)
    return _EXPORT.sub("", _IMPORT.sub("", text))
