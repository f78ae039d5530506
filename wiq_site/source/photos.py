"""Photos by Pillow: what the head of a file says, and its points: upright, in the colours of screens, nothing else.

Nothing is decoded before the head said how much it is.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageCms

from wiq_site.source.pictures import Head, most_millions

Size = tuple[int, int]

_MOST_SCANS = 100
"""Parts of a progressive JPEG, each of which is drawn over the whole picture; cameras write about ten."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Exif 2.32, 4.6.4: how the points have to be turned to stand upright."""


class Unreadable(Exception):
    """A picture that cannot be decoded."""


class TooLarge(Exception):
    """A picture with more points than are read."""


def read_head(file: Path, kind: str) -> Head:
    """What the head says. Raises ``Unreadable`` or ``TooLarge``."""
    if kind == "WebP":
        _check_size(kind, _read_webp_size(file))  # Pillow makes room for all points when it opens one
    with _opened(file, kind) as image:
        _check_size(kind, image.size)
        turn = _find_turn(image)
        width, height = image.size if turn < 5 else image.size[::-1]
        moves = kind != "JPEG" and bool(getattr(image, "is_animated", False))
        return Head(kind, width, height, turn, image.has_transparency_data, moves)


def check_points(file: Path, head: Head) -> None:
    """Decode all of it, as small as can be. Raises ``Unreadable``."""
    read_points(file, head, (max(1, head.width // 64), max(1, head.height // 64)))


def read_points(file: Path, head: Head, size: Size) -> Image.Image:
    """The picture in ``size``, RGB or RGBA, without anything that the file says besides. Raises ``Unreadable``."""
    with _opened(file, head.kind) as image:
        stored = size if head.turn < 5 else size[::-1]
        if head.kind == "JPEG":
            if "progressive" in image.info:
                _check_scans(file.read_bytes())
            image.draft(None, stored)  # reads less, where much smaller is enough
        profile = image.info.get("icc_profile")
        points = _simplify(image)
        if points.size != stored:
            points = points.resize(stored, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if head.turn in _TURNS:
            points = points.transpose(_TURNS[head.turn])
        points = _find_screen_colours(points, profile)
        points.info = {}
        return points


@contextmanager
def _opened(file: Path, kind: str) -> Iterator[Image.Image]:
    """Whatever Pillow says of a file, it cannot be read; its warnings are about what we do not use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=(kind.upper(),)) as image:
                yield image
        except (Unreadable, TooLarge):
            raise
        except Image.DecompressionBombError as error:
            raise TooLarge from error
        except Exception as error:
            raise Unreadable(str(error)) from error


def _check_size(kind: str, size: Size) -> None:
    if size[0] * size[1] > most_millions(kind) * 1_000_000:
        raise TooLarge
    if not size[0] * size[1]:
        raise Unreadable("no points")


def _read_webp_size(file: Path) -> Size:
    """Width and height (RFC 9649, 2.5 to 2.7)."""
    with file.open("rb") as stream:
        head = stream.read(30)
    bits = int.from_bytes(head[21:25], "little")
    match head[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
        case b"VP8L":
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case _:
            return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


def _find_turn(image: Image.Image) -> int:
    """1 where Exif says nothing that makes sense."""
    exif = Image.Exif()
    with suppress(Exception):
        exif.load(image.info.get("exif") or b"")
    turn = exif.get(_ORIENTATION, 1)
    return turn if turn in _TURNS else 1


def _check_scans(data: bytes) -> None:
    """Scans stand between the segments of the head, which have lengths, and the first mark of the end."""
    at = 2
    while data[at + 1] != 0xDA:
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    if data.count(b"\xff\xda", at, data.find(b"\xff\xd9", at)) > _MOST_SCANS:
        raise Unreadable("too many scans")


def _simplify(image: Image.Image) -> Image.Image:
    """In one of the modes that can be made smaller: L, RGB, RGBA, CMYK."""
    if image.mode.startswith("I"):  # 16 bits
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _find_screen_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """As sRGB, which is what browsers take a picture without a profile for."""
    if profile and image.mode != "RGBA":
        return _convert(image, profile)
    if profile:
        colours = _convert(image.convert("RGB"), profile)
        colours.putalpha(image.getchannel("A"))
        return colours
    return image if image.mode == "RGBA" else image.convert("RGB")


def _convert(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that is none, or one of other colours, says nothing."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        found = None
    return found if found is not None else image.convert("RGB")
