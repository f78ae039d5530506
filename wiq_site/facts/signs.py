"""Draws the signs of a site."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

_TAB_SIDES = (16, 32, 48)
_PETROL, _CREAM = "#0f5257", "#fbf7f0"


def make_png(picture: Path | None, side: int) -> bytes:
    """A square of ``side`` points."""
    written = BytesIO()
    _draw(_read(picture), side).save(written, "PNG", compress_level=9)
    return written.getvalue()


def make_ico(picture: Path | None) -> bytes:
    """Sides of 16, 32 and 48 points in one file."""
    sign, written = _read(picture), BytesIO()
    first, *others = (_draw(sign, side) for side in reversed(_TAB_SIDES))
    first.save(written, "ICO", sizes=[(side, side) for side in _TAB_SIDES], append_images=others)
    return written.getvalue()


def _read(picture: Path | None) -> Image.Image | None:
    if picture is None:
        return None
    with Image.open(picture) as opened:
        return opened.convert("RGBA")


def _draw(sign: Image.Image | None, side: int) -> Image.Image:
    return _resize(sign, side) if sign else _draw_ours(side)


def _resize(sign: Image.Image, side: int) -> Image.Image:
    return sign.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _draw_ours(side: int) -> Image.Image:
    """The same for all sites that a process makes."""
    return _resize(_draw_bubble(), side)


def _draw_bubble() -> Image.Image:
    """The bubble of ``favicon.svg`` on a ground: signs on home screens must not be see-through."""
    side = 1024
    sign = Image.new("RGBA", (side, side), _PETROL)
    draw = ImageDraw.Draw(sign)
    draw.rounded_rectangle((184, 232, side - 184, 680), radius=84, fill=_CREAM)
    draw.polygon([(300, 640), (300, 836), (500, 640)], fill=_CREAM)
    return sign
