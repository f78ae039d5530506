"""What stands around the text of a saved page: the skip link above it, comment form, footer and social links below."""

import re
from collections.abc import Sequence

from wiq_site.importing.drupal.lines import Line
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.results import Note
from wiq_site.text import count_words, shorten

_SKIP = re.compile(
    r"(?:Direkt zum Inhalt|Zum Inhalt springen|Zum Hauptinhalt|Skip to (?:main )?content)", re.IGNORECASE
)
_FORM = re.compile(
    r"(?:Neuen Kommentar (?:schreiben|hinzufügen)|Kommentar (?:hinzufügen|schreiben)|Add new comment|Leave a comment"
    r"|Eingeschränktes HTML|Filtered HTML|Restricted HTML|Plain text|Reiner Text"
    r"|.*(?:um Kommentare (?:verfassen|schreiben) zu können|to post comments))\.?",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"\b(?:instagram|facebook|telegram|twitter|mastodon|youtube|linkedin|whatsapp|signal)\b", re.IGNORECASE
)
_HEAD = 15
"""Lines in which a skip link can stand."""


def cut_frame(lines: Sequence[Line], page: OldPage) -> list[Line]:
    """The lines of the page itself; what is cut off is told."""
    kept = list(lines)
    skip = next((at for at, line in enumerate(kept[:_HEAD]) if _SKIP.fullmatch(line.words)), None)
    if skip is not None:
        _tell(kept[: skip + 1], "vor dem Text", page)
        kept = kept[skip + 1 :]
    form = next((at for at, line in enumerate(kept) if _FORM.fullmatch(line.words)), None)
    if form is not None:
        _tell(kept[form:], "Kommentarformular und Fußzeile", page)
        return kept[:form]
    social = next((at for at, line in enumerate(kept) if _is_social(line.words)), None)
    if social is not None:
        start = _find_gap(kept, social)
        _tell(kept[start:], "Fußzeile", page)
        return kept[:start]
    return kept


def _is_social(words: str) -> bool:
    return len(words) < 160 and len({found.lower() for found in _NETWORK.findall(words)}) > 1


def _find_gap(lines: Sequence[Line], at: int) -> int:
    """Where the lines above begin that belong to the footer: below a wide gap, if there is one near."""
    empty = 0
    for index in range(at - 1, max(-1, at - 12), -1):
        empty = 0 if lines[index].words else empty + 1
        if empty > 3:
            return index
    return at


def _tell(lines: Sequence[Line], what: str, page: OldPage) -> None:
    said = [line for line in lines if line.words]
    if said:
        text = shorten(" / ".join(line.words for line in said), 120)
        page.left_out.append(Note(f"{what} ({count_words(len(said), 'Zeile', 'Zeilen')}): „{text}“", said[0].number))
