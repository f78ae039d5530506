"""Lines that Markdown takes for the address of a link, though they are text: they are on no page."""

import re
from collections.abc import Mapping
from typing import Any

from wiq_site.body.notes import Notes, excerpt

_ADDRESS = re.compile(r"#|[a-z][a-z0-9+.-]*:|[./?]|\S*[./#]\S", re.IGNORECASE)


def check_references(found: Mapping[str, Any], source: str, first_line: int, notes: Notes) -> None:
    """Tell lines such as ``[18:00]: Essen``. An empty address and ``#`` are ways to write a comment."""
    lines: list[str] = []
    for reference in [*found.get("references", {}).values(), *found.get("duplicate_refs", ())]:
        if reference["href"] and not _ADDRESS.match(reference["href"]):
            lines = lines or source.split("\n")
            line = reference["map"][0]
            what = f"{excerpt(lines[line])} ist für das Programm die Adresse eines Links und fehlt auf der Seite."
            notes.hint(first_line + line, "no address", what, todo="Ist es Text, bitte „\\[“ statt „[“ schreiben.")
