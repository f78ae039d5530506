"""Pictures as editors drop them: their kinds, and what the size and the first bytes tell.

Sources: JPEG (ITU-T T.81, B.1.1), PNG (third edition, 5), GIF89a, WebP and RIFF (RFC 9649), ISO base media (ISO/IEC
14496-12, 4.3) for HEIC and AVIF.
"""

from collections.abc import Iterator
from typing import NamedTuple

from wiq_site.problems import Severity
from wiq_site.source.exif import holds_place

HEAD = 1 << 17
"""Bytes that are read from the beginning: two whole segments of a JPEG, and Exif is in the first one."""

LARGE = 10_000_000
WIDE_ENOUGH = "2000 Pixel in der Breite genügen."
_MOST_MILLIONS = {"JPEG": 50}
_MOST_MILLIONS_OTHERWISE = 25
"""Points of a picture that is decoded: what telephones make. While it is read, that takes 440 MB at most."""

_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP", "avif": "AVIF", "svg": "SVG"}
PHOTOS = frozenset(("JPEG", "PNG", "GIF", "WebP", "AVIF"))
"""Kinds that consist of points."""

SIGNS = {
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
    """What is wrong with a picture, and what to do. What is ``useless`` can be shown on no page."""

    what: str
    todo: str
    line: int = 1
    severity: str = Severity.HINT
    useless: bool = False


class Head(NamedTuple):
    """What a picture of points says of itself: kind, size when it stands upright, how to turn it (Exif), and so on."""

    kind: str
    width: int
    height: int
    turn: int = 1
    see_through: bool = False
    moves: bool = False


class Look(NamedTuple):
    """What was found in a picture file. ``head`` is None for drawings, and where something is ``useless``.

    ``content`` stands for all its bytes, if they were read.
    """

    head: Head | None
    faults: tuple[Fault, ...]
    content: str = ""


def is_picture(name: str) -> bool:
    """Whether the ending of a name promises a picture that browsers show."""
    return find_ending(name) in ENDINGS


def most_millions(kind: str) -> int:
    """How many million points are read of a kind. JPEG can be read smaller than it is."""
    return _MOST_MILLIONS.get(kind, _MOST_MILLIONS_OTHERWISE)


def find_ending(name: str) -> str:
    """``jpg`` for ``Foto.JPG``."""
    return name.rpartition(".")[2].lower()


def find_faults(name: str, size: int, head: bytes) -> Iterator[Fault]:
    """What the size and the first bytes tell."""
    if not size:
        yield Fault("Die Bilddatei ist leer.", "Bitte das Bild noch einmal speichern oder kopieren.", useless=True)
        return
    kind, promised = find_kind(head), ENDINGS[find_ending(name)]
    if size > LARGE:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        what = f"Das Bild hat {megabytes} MB; so viel lädt nun jedes Mal, wer die Dateien holt."
        yield Fault(what, f"Bitte verkleinern; {WIDE_ENOUGH}")
    if kind == "HEIC":
        what = "Die Datei ist ein HEIC-Foto; das zeigen die meisten Browser nicht."
        yield Fault(what, "Bitte als JPEG speichern.", useless=True)
    elif not kind:
        todo = "Bitte das Bild noch einmal als JPEG oder PNG speichern."
        yield Fault("Die Datei ist kein lesbares Bild.", todo, useless=True)
    elif kind != promised:
        what = f"Der Name verspricht {promised}, der Inhalt ist {kind}."
        useless = not {kind, promised} <= PHOTOS
        yield Fault(what, "Bitte die Endung oder das Format ändern.", useless=useless)
    if holds_place(kind, head):
        what = (
            "Das Bild enthält den Ort der Aufnahme. Er wird nicht veröffentlicht, liegt aber im Git-Verlauf, den alle "
            "lesen können."
        )
        yield Fault(what, "Bitte ohne Ortsangabe speichern, bevor die Datei eingecheckt wird.")


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
    return next((kind for sign, kind in SIGNS.items() if head.startswith(sign)), "")
