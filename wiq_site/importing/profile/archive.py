"""The one text of a word processor's file that says what stands in it; pictures and all else stay packed."""

from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from wiq_site.importing.results import Unreadable

LARGEST = 20_000_000
"""Bytes of a file, and of one unpacked part of it."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "Die Datei ist beschädigt oder keine {}-Datei. Bitte im Schreibprogramm öffnen und neu speichern."


def find_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class Archive:
    """A packed document. Every way to fail is a ``Unreadable``."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._damaged = Unreadable(_DAMAGED.format(kind))
        if data.startswith(_OLD_OFFICE):
            what = "Die Datei ist mit einem Passwort geschützt oder in einem alten Format gespeichert."
            raise Unreadable(f"{what} Bitte ohne Passwort als {kind} speichern.")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
            raise self._damaged from None

    def read_part(self, name: str) -> etree._Element:
        """A part as XML. Entities stay unresolved, and nothing is fetched."""
        unpacked = self._unpack(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(unpacked, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged from None

    def _unpack(self, name: str) -> bytes:
        try:
            entry = self._zip.getinfo(name)
            if entry.flag_bits & 1:
                raise Unreadable("Die Datei ist mit einem Passwort geschützt. Bitte ohne Passwort speichern.")
            if entry.file_size > LARGEST:
                raise Unreadable("Der Text der Datei ist ausgepackt viel größer, als ein Steckbrief sein kann.")
            return self._zip.read(entry)  # never more than the size that was just looked at
        except Unreadable:
            raise
        except Exception:  # the packing of a hostile file fails in many ways
            raise self._damaged from None

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._zip.namelist()
