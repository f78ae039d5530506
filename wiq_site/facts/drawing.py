"""The picture beside a link that is passed on: the title in a speech bubble, 1200 × 630 points."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from wiq_site.facts.cards import HEIGHT, WIDTH, Card
from wiq_site.facts.fonts import Setting, can_write, find_font, set_text

_PETROL, _CREAM, _INK = (15, 82, 87), (251, 247, 240), (31, 42, 42)
_STEPS = 32
"""Shades between two colours, for smooth edges."""

_BUBBLE = (60, 56, WIDTH - 60, 478)
_TAIL = ((150, 470), (150, 566), (256, 470))
_LEFT, _TOP, _BOTTOM = 116, 92, 446
_SIZES = ((92, 2), (80, 3), (62, 4), (50, 5))
"""Sizes of titles and how many lines of each have room: 50 points are still 12 in a picture 300 points wide."""

_RLE = 3
"""Of zlib's ways the quickest for even colours, and smaller than most here."""


def draw_card(card: Card) -> bytes:
    """The picture as PNG, the same bytes for the same card.

    Instead of a title in letters that the font lacks stands the name of the site.
    """
    picture = _draw_ground(card.site_name).copy()
    top = _TOP
    if card.label and can_write(card.label):
        _write(picture, Setting((card.label,), 34), top, _Ramp.LABEL)
        top += 56
    title = card.title if can_write(card.title) else card.site_name
    if can_write(title):
        setting = set_text(title, WIDTH - 2 * _LEFT, _SIZES)
        _write(picture, setting, top + (_BOTTOM - top - _height(setting)) // 2, _Ramp.TITLE)
    return _encode(picture)


class _Ramp:
    """Where the shades of a pair of colours begin in the palette."""

    GROUND, TITLE, LABEL = (number * _STEPS for number in range(3))


def _shades(start: tuple[int, ...], end: tuple[int, ...]) -> list[int]:
    last = _STEPS - 1
    return [
        (a * (last - step) + b * step + last // 2) // last
        for step in range(_STEPS)
        for a, b in zip(start, end, strict=True)
    ]


_PALETTE = [*_shades(_PETROL, _CREAM), *_shades(_CREAM, _INK), *_shades(_CREAM, _PETROL)]


@cache
def _draw_ground(site_name: str) -> Image.Image:
    """What all pictures of a site have in common: the bubble, and below it who speaks."""
    times = 2  # drawn larger, then made smaller: smooth edges
    large = Image.new("L", (WIDTH * times, HEIGHT * times), 0)
    draw = ImageDraw.Draw(large)
    draw.rounded_rectangle([times * at for at in _BUBBLE], radius=36 * times, fill=255)
    draw.polygon([(times * x, times * y) for x, y in _TAIL], fill=255)
    shape = large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    setting = set_text(site_name if can_write(site_name) else "", WIDTH - 400, ((44, 1), (32, 1)))
    for line in setting.lines:
        font = find_font(setting.size)
        left = WIDTH - 60 - round(font.getlength(line))
        ImageDraw.Draw(shape).text((left, 554), line, font=font, fill=255, anchor="lm")
    ground = Image.new("P", (WIDTH, HEIGHT))
    ground.putpalette(_PALETTE)
    ground.paste(_shade(shape, _Ramp.GROUND))
    return ground


def _height(setting: Setting) -> int:
    return len(setting.lines) * _step(setting.size)


def _step(size: int) -> int:
    return size * 6 // 5


def _write(picture: Image.Image, setting: Setting, top: int, ramp: int) -> None:
    """Lines of text on the bubble."""
    strip = Image.new("L", (WIDTH - 2 * _LEFT + 20, _height(setting)), 0)
    draw = ImageDraw.Draw(strip)
    for number, line in enumerate(setting.lines):
        middle = number * _step(setting.size) + _step(setting.size) // 2
        draw.text((0, middle), line, font=find_font(setting.size), fill=255, anchor="lm")
    picture.paste(_shade(strip, ramp), (_LEFT, top))


def _shade(mask: Image.Image, ramp: int) -> Image.Image:
    """Brightness → place in the palette."""
    return mask.point([ramp + value * _STEPS // 256 for value in range(256)])


def _encode(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG", compress_level=6, compress_type=_RLE)
    return written.getvalue()
