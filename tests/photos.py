"""Photos as cameras and people make them, drawn when a test asks for them."""

import io
import random
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

PLACE = {1: "N", 2: (51.0, 20.0, 24.5), 3: "E", 4: (12.0, 22.0, 30.25)}
"""Latitude and longitude as Exif holds them."""

SECRETS = (b"Exif", b"GPS", b"Geheimkamera", b"51.34", b"Vorschau-im-Bild", b"http://ns.adobe.com/xap", b"ICC_PROFILE")
"""What the file of ``telling`` holds and no file of a site may."""


def draw(width: int = 40, height: int = 30, mode: str = "RGB") -> Image.Image:
    """Red at the top left, green at the top right, blue at the bottom left, white at the bottom right."""
    image = Image.new("RGB", (2, 2))
    image.putdata([(200, 0, 0), (0, 200, 0), (0, 0, 200), (255, 255, 255)])
    return image.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """As much in it as a picture can hold: each point for itself."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def save(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def jpeg(width: int = 40, height: int = 30, **options: Any) -> bytes:
    return save(draw(width, height), "JPEG", **options)


def png(width: int = 40, height: int = 30, mode: str = "RGB") -> bytes:
    return save(draw(width, height, mode), "PNG")


def turned(turn: int, width: int = 40, height: int = 30) -> bytes:
    """A photo that stands upright only when it is turned as Exif says."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    upright = draw(width, height)
    return save(upright.transpose(back) if back is not None else upright, exif=exif, quality=95)


def exif_with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Geheimkamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    return exif


def telling(width: int = 1200, height: int = 900, kind: str = "JPEG") -> bytes:
    """A photo that says where, when and with what it was taken, and holds another one, XMP and a profile."""
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='51.34'>Vorschau-im-Bild</x:xmpmeta>"
    more: dict[str, Any] = {"xmp": xmp} if kind in ("JPEG", "WEBP") else {}
    if kind == "JPEG":
        more["comment"] = b"Geheimkamera"
    return save(draw(width, height), kind, exif=exif_with_place(), icc_profile=b"ICC_PROFILE" * 20, **more)


def moving(kind: str = "GIF") -> bytes:
    frames = [draw(40, 30), draw(40, 30).transpose(Image.Transpose.FLIP_TOP_BOTTOM)]
    return save(frames[0], kind, save_all=True, append_images=frames[1:], duration=200, loop=0)


def read(data: bytes) -> Image.Image:
    """A finished file, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def corners(image: Image.Image) -> Iterator[str]:
    """The colours of the corners, row by row, as a person would call them."""
    width, height = image.size
    for y in (height // 4, 3 * height // 4):
        for x in (width // 4, 3 * width // 4):
            red, green, blue = image.convert("RGB").getpixel((x, y))
            bright = red > 150 and green > 150 and blue > 150
            yield "white" if bright else ("red", "green", "blue")[(red, green, blue).index(max(red, green, blue))]


UPRIGHT = ["red", "green", "blue", "white"]
