"""Pictures as editors drop them: what is wrong with a file, found in its first and last bytes; drawings are read whole.

Sources: JPEG (ITU-T T.81, B.1.1), JFIF/Exif (CIPA DC-008, 4.5 and 4.6), PNG (third edition, 5), GIF89a, WebP and RIFF
(RFC 9649), ISO base media (ISO/IEC 14496-12, 4.3) for HEIC and AVIF.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wiq_site.problems import Severity
from wiq_site.source.svg import find_active

HEAD = 1 << 17
"""Bytes that are read from the beginning: two whole segments of a JPEG, and Exif is in the first one."""

TAIL = 1 << 16
LARGE = 5_000_000
_GPS_POINTER = 0x8825
_PLACE_TAGS = frozenset((1, 2, 3, 4))
"""Latitude and longitude; a camera without reception writes only its version."""

_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP", "avif": "AVIF", "svg": "SVG"}
_SIGNS = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF-": "PDF",
}
"""First bytes of other kinds. None of them can begin a document that a browser reads as a drawing."""


class Fault(NamedTuple):
    """What is wrong with a picture, and what to do."""

    what: str
    todo: str
    line: int = 1
    severity: str = Severity.HINT


def is_picture(name: str) -> bool:
    """Whether the ending of a name promises a picture that browsers show."""
    return name.rpartition(".")[2].lower() in _ENDINGS


def read_picture_faults(file: Path, size: int) -> tuple[Fault, ...]:
    """What is wrong with a picture; nothing where it cannot be opened, which is told elsewhere."""
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(max(0, size - TAIL))
            tail = stream.read(TAIL)
        is_drawing = file.suffix.lower() == ".svg" and not head.startswith(tuple(_SIGNS))
        drawing = _find_drawing_faults(file) if is_drawing else ()
    except OSError:
        return ()
    return tuple(Fault(*found) for found in _find_faults(file.name, size, head, tail)) + drawing


def _find_drawing_faults(file: Path) -> tuple[Fault, ...]:
    """An error when a drawing could do anything but draw: it is a document of its own at its own address."""
    data = file.read_bytes()
    if not data or (found := find_active(data)) is None:
        return ()
    line, active = found
    todo = "Bitte als „einfaches SVG“ speichern oder ein anderes Bild nehmen."
    return (
        Fault(f"In der Zeichnung steht {active}; veröffentlicht wird nur, was zeichnet.", todo, line, Severity.ERROR),
    )


def _find_faults(name: str, size: int, head: bytes, tail: bytes) -> Iterator[tuple[str, str]]:
    if not size:
        yield "Die Bilddatei ist leer.", "Bitte das Bild noch einmal speichern oder kopieren."
        return
    kind, promised = find_kind(head), _ENDINGS[name.rpartition(".")[2].lower()]
    if size > LARGE:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        yield f"Das Bild hat {megabytes} MB.", "Bitte verkleinern; 2000 Pixel in der Breite genügen."
    if kind == "HEIC":
        yield "Die Datei ist ein HEIC-Foto; das zeigen die meisten Browser nicht.", "Bitte als JPEG speichern."
    elif not kind:
        yield "Die Datei ist kein lesbares Bild.", "Bitte das Bild noch einmal als JPEG oder PNG speichern."
    elif kind != promised:
        yield f"Der Name verspricht {promised}, der Inhalt ist {kind}.", "Bitte die Endung oder das Format ändern."
    if _is_truncated(kind, size, head, tail):
        yield "Dem Bild fehlt das Ende.", "Bitte noch einmal speichern oder kopieren."
    if _holds_place(kind, head):
        todo = "Bitte ohne Ortsangabe speichern; die Datei ist für alle lesbar."
        yield "Im Bild steht, wo es aufgenommen wurde (GPS).", todo


def find_kind(head: bytes) -> str:
    """``JPEG``, ``PNG`` …, by the first bytes; empty when it is no picture that is known."""
    if head[4:8] == b"ftyp":
        brands = head[8 : min(64, int.from_bytes(head[:4], "big"))]
        if any(brand in brands for brand in _AVIF):
            return "AVIF"
        return "HEIC" if any(brand in brands for brand in _HEIC) else ""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    if b"<svg" in head and b"<html" not in head.lower():
        return "SVG"
    return next((kind for sign, kind in _SIGNS.items() if head.startswith(sign)), "")


def _is_truncated(kind: str, size: int, head: bytes, tail: bytes) -> bool:
    """Whether the mark of the end is missing; what cameras write behind it does not matter."""
    if kind == "JPEG":
        return b"\xff\xd9" not in tail
    if kind == "PNG":
        return b"IEND" not in tail
    if kind == "GIF":
        return b";" not in tail[-16:]
    return kind == "WebP" and int.from_bytes(head[4:8], "little") + 8 > size


def _holds_place(kind: str, head: bytes) -> bool:
    """Whether Exif or XMP say where a picture was taken."""
    if b"GPSLatitude" in head:
        return True
    parts = {"JPEG": _jpeg_exif, "PNG": _png_exif, "WebP": _webp_exif}.get(kind)
    return parts is not None and any(_tiff_holds_place(tiff) for tiff in parts(head))


def _jpeg_exif(head: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(head) and head[at] == 0xFF:
        marker, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if marker == 0xE1 and head[at + 4 : at + 10] == b"Exif\0\0":
            yield head[at + 10 : at + 2 + length]
        if marker == 0xDA or length < 2:
            return
        at += 2 + length


def _png_exif(head: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(head):
        length = int.from_bytes(head[at : at + 4], "big")
        if head[at + 4 : at + 8] == b"eXIf":
            yield head[at + 8 : at + 8 + length]
        at += 12 + length


def _webp_exif(head: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(head):
        length = int.from_bytes(head[at + 4 : at + 8], "little")
        if head[at : at + 4] == b"EXIF":
            yield head[at + 8 : at + 8 + length].removeprefix(b"Exif\0\0")
        at += 8 + length + length % 2


def _tiff_holds_place(tiff: bytes) -> bool:
    """Whether the first directory points to one of GPS data that names a latitude or a longitude."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return False
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    for tag, value in _read_directory(tiff, order, first):
        if tag == _GPS_POINTER:
            return any(known in _PLACE_TAGS for known, _ in _read_directory(tiff, order, value))
    return False


def _read_directory(tiff: bytes, order: str, at: int) -> Iterator[tuple[int, int]]:
    """Tag and value of each entry of a directory (TIFF 6.0, section 2), as far as they are there."""
    if at + 2 > len(tiff):
        return
    (entries,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(entries):
        place = at + 2 + 12 * number
        if place + 12 > len(tiff):
            return
        tag, _, _, value = struct.unpack_from(f"{order}HHII", tiff, place)
        yield tag, value
