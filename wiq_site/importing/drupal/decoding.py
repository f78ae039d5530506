"""The bytes of a source → its text, whatever program wrote them."""

import codecs
import re
from pathlib import Path

from wiq_site.importing.results import Unreadable

LARGEST = 50_000_000
"""Bytes of one source: the export of a large site. More is something else."""

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LATIN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")
"""What browsers read as windows-1252 (Encoding Standard, 4.2)."""


def read_source(file: Path) -> str:
    """The text of a file. Raises ``Unreadable``."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"Die Datei ist zu groß ({size // 1_000_000} MB; möglich sind {LARGEST // 1_000_000} MB).")
        data = file.read_bytes()
    except OSError:
        raise Unreadable("Die Datei lässt sich nicht öffnen. Bitte die Zugriffsrechte prüfen.") from None
    if not data.strip():
        raise Unreadable("Die Datei ist leer.")
    text = decode(data)
    if len(_CONTROL.findall(text[:20_000])) > 3:
        raise Unreadable("Die Datei enthält keinen Text, sondern etwas für Programme (zum Beispiel ein Bild).")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str:
    """What is UTF-8 is read so, whatever it says of itself; else as it says, else as Western European."""
    mark = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    declared = _DECLARED.search(data[:4000])
    name = declared[1].decode("ascii").lower() if declared else ""
    for encoding in (mark, "windows-1252" if name in _LATIN else name, "windows-1252"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("windows-1252", "replace")
