"""A file that somebody has on a computer → lines, by its kind; what cannot be read is a German sentence."""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from wiq_site.importing.profile.archive import LARGEST
from wiq_site.importing.profile.lines import Line, split_pages
from wiq_site.importing.profile.opendocument import read_opendocument
from wiq_site.importing.profile.word import read_word
from wiq_site.importing.results import Unreadable

_LONGEST_TEXT = 1_000_000
_MOST_PAGES = 50


def read_lines(file: Path) -> list[Line]:
    """The lines of a file. Raises ``Unreadable``."""
    read = _KINDS.get(file.suffix.lower())
    if read is None:
        kinds = "Lesbar sind .docx, .odt, .pdf und .txt."
        raise Unreadable(f"Diese Art von Datei wird nicht gelesen. {kinds} Bitte im Schreibprogramm so speichern.")
    return read(_read_bytes(file))


def _read_bytes(file: Path) -> bytes:
    try:
        if not file.exists():
            raise Unreadable("Diese Datei gibt es nicht. Bitte den Namen und den Ordner prüfen.")
        if not file.is_file():
            raise Unreadable("Das ist keine Datei. Bitte die Datei des Steckbriefs angeben.")
        if file.stat().st_size > LARGEST:
            raise Unreadable(f"Die Datei ist größer als {LARGEST // 1_000_000} MB. Bitte ohne Bilder speichern.")
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"Die Datei lässt sich nicht öffnen ({error.strerror}).") from None


def _read_text(data: bytes) -> list[Line]:
    if len(data) > _LONGEST_TEXT:
        raise Unreadable("Der Text ist viel länger, als ein Steckbrief sein kann.")
    text = _decode(data)
    if "\0" in text:
        raise Unreadable("Das ist keine Textdatei.")
    return list(split_pages(text.split("\f"), numbered=True))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as older programs on Windows write


def _read_pdf(data: bytes) -> list[Line]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd about a file is nothing that editors can mend
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(_LOCKED)
        if len(reader.pages) > _MOST_PAGES:
            raise Unreadable(f"Die Datei hat mehr als {_MOST_PAGES} Seiten. Das ist kein Steckbrief.")
        pages = [page.extract_text() for page in reader.pages]
    except Unreadable:
        raise
    except DependencyError:
        raise Unreadable(_LOCKED) from None
    except Exception:  # a damaged file fails in many ways
        raise Unreadable("Die Datei ist beschädigt oder keine PDF-Datei. Bitte neu als PDF ausgeben.") from None
    if not any(any(map(str.isalpha, page)) for page in pages):
        what = "In der Datei steht kein Text, nur Bilder: Sie ist wohl eingescannt."
        raise Unreadable(f"{what} Bitte das Original (.docx oder .odt) nehmen oder den Text abschreiben.")
    return list(split_pages(pages, numbered=False))


_LOCKED = "Die Datei ist mit einem Passwort geschützt. Bitte ohne Passwort speichern oder das Original nehmen."

_KINDS: dict[str, Callable[[bytes], list[Line]]] = {
    ".docx": read_word,
    ".odt": read_opendocument,
    ".pdf": _read_pdf,
    ".txt": _read_text,
}
