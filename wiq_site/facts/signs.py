"""Draws the signs of a site."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

_TAB_SIDES = (16, 32, 48)
_PETROL, _CREAM = "#0f5257", "#fbf7f0"


def make_png(picture: Path | None, side: int) -> bytes:
    """A square of ``side`` points."""
    written = BytesIO()
    _resize(_read(picture), side).save(written, "PNG", compress_level=9)
    return written.getvalue()


def make_ico(picture: Path | None) -> bytes:
    """Sides of 16, 32 and 48 points in one file."""
    sign, written = _read(picture), BytesIO()
    first, *others = (_resize(sign, side) for side in reversed(_TAB_SIDES))
    first.save(written, "ICO", sizes=[(side, side) for side in _TAB_SIDES], append_images=others)
    return written.getvalue()


def _resize(sign: Image.Image, side: int) -> Image.Image:
    return sign.resize((side, side), Image.Resampling.LANCZOS)


def _read(picture: Path | None) -> Image.Image:
    if picture is None:
        return _draw_bubble()
    with Image.open(picture) as opened:
        return opened.convert("RGBA")


def _draw_bubble() -> Image.Image:
    """The bubble of ``favicon.svg`` on a ground: signs on home screens must not be see-through."""
    side = 1024
    sign = Image.new("RGBA", (side, side), _PETROL)
    draw = ImageDraw.Draw(sign)
    draw.rounded_rectangle((184, 232, side - 184, 680), radius=84, fill=_CREAM)
    draw.polygon([(300, 640), (300, 836), (500, 640)], fill=_CREAM)
    return sign
