"""What one picture file is and what is wrong with it: drawings are read as text, photos by Pillow."""

import hashlib
from pathlib import Path

from wiq_site.problems import Severity
from wiq_site.source.pictures import (
    HEAD,
    SIGNS,
    WIDE_ENOUGH,
    Fault,
    Look,
    find_ending,
    find_faults,
    find_kind,
    most_millions,
)
from wiq_site.source.svg import find_active


def read_picture(file: Path, size: int, *, whole: bool) -> Look:
    """What a picture file is; nothing where it cannot be opened, which is told elsewhere. ``whole``: decode it, too."""
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
        if find_ending(file.name) == "svg" and not head.startswith(tuple(SIGNS)):
            return _look_at_drawing(file, size, head)
        return _read_photo(file, size, head, whole)
    except OSError:
        return Look(None, ())


def _read_photo(file: Path, size: int, head: bytes, whole: bool) -> Look:
    """Pillow loads when the first photo is new."""
    faults = list(find_faults(file.name, size, head))
    if any(fault.useless for fault in faults):
        return Look(None, tuple(faults))
    from wiq_site.source.photos import TooLarge, Unreadable, check_points, read_head

    try:
        found = read_head(file, find_kind(head))
        if whole:
            check_points(file, found)
    except TooLarge:
        most = most_millions(find_kind(head))
        what = f"Das Bild ist zu groß; gelesen werden höchstens {most} Millionen Bildpunkte."
        return Look(None, (*faults, Fault(what, f"Bitte verkleinern; {WIDE_ENOUGH}", useless=True)))
    except Unreadable:
        todo = "Bitte noch einmal speichern oder kopieren."
        return Look(None, (*faults, Fault("Das Bild ist unvollständig oder beschädigt.", todo, useless=True)))
    if found.moves:
        todo = "Was sich bewegen soll, gehört in ein Video (MP4), das man anhalten kann."
        faults.append(Fault("Das Bild bewegt sich; gezeigt wird nur sein Anfang.", todo))
    return Look(found, tuple(faults), _digest_file(file) if whole else "")


def _digest_file(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=20)).hexdigest()


def _look_at_drawing(file: Path, size: int, head: bytes) -> Look:
    return Look(None, (*find_faults(file.name, size, head), *_find_drawing_faults(file)))


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
