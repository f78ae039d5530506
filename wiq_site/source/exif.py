"""Where a picture was taken, as far as it says so itself, found in its first bytes.

Sources: JFIF/Exif (CIPA DC-008, 4.5 and 4.6), PNG (third edition, 11.3.4.6), WebP and RIFF (RFC 9649), TIFF 6.0.
"""

import struct
from collections.abc import Iterator

_GPS_POINTER = 0x8825
_PLACE_TAGS = frozenset((1, 2, 3, 4))
"""Latitude and longitude; a camera without reception writes only its version."""


def holds_place(kind: str, head: bytes) -> bool:
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
