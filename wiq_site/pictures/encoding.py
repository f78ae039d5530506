"""Points → bytes of one size, made rougher until they are few enough. Pillow writes nothing that it is not told."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from math import sqrt
from typing import Any

from PIL import Image

from wiq_site.pictures.sizes import Size

_QUALITIES = (78, 68, 58, 48, 38, 28)
_COLOURS = (256, 64, 16)
_SAMPLE = 128

Way = Callable[[], bytes]


def encode(points: Image.Image, size: Size) -> bytes:
    """``points`` are RGB or RGBA, as many as ``size`` has."""
    width, softer = points.width, points
    while True:
        data = _find_best(_find_ways(softer, size.kind), size.most)
        if len(data) <= size.most or width == 1:
            return data
        width = max(1, int(width * min(0.8, sqrt(size.most / len(data)))))
        softer = _soften(points, width, smooth=size.kind != "PNG")


def resize(points: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture with so many points."""
    return points if points.size == size else points.resize(size, Image.Resampling.LANCZOS)


def _soften(points: Image.Image, width: int, *, smooth: bool) -> Image.Image:
    """As if the picture were only ``width`` wide, in its own size. PNG packs equal points best."""
    less = resize(points, (width, max(1, points.height * width // points.width)))
    return less.resize(points.size, Image.Resampling.BICUBIC if smooth else Image.Resampling.NEAREST)


def _find_best(ways: Sequence[Way], most: int) -> bytes:
    """What the first way gives whose bytes are few enough, as later ways give fewer; or what the last one gives."""
    best = ways[0]()
    if len(best) <= most or len(ways) == 1:
        return best
    found = ways[-1]()
    if len(found) > most:
        return found
    low, high = 0, len(ways) - 1  # too many bytes, few enough
    while high - low > 1:
        middle = (low + high) // 2
        data = ways[middle]()
        if len(data) <= most:
            high, found = middle, data
        else:
            low = middle
    return found


def _find_ways(points: Image.Image, kind: str) -> Sequence[Way]:
    """Best first."""
    match kind:
        case "JPEG":
            flat = points.convert("RGB")
            return [partial(_save, flat, kind, quality=q, optimize=True, progressive=True) for q in _QUALITIES]
        case "WebP":
            best = partial(_save_webp, points)
            return [best, *(partial(_save, points, kind, quality=q, alpha_quality=q, method=2) for q in _QUALITIES[1:])]
        case "AVIF":
            return [partial(_save, points, kind, quality=q, speed=8, max_threads=1) for q in _QUALITIES]
    coloured = [partial(_save_coloured, points, kind, colours) for colours in _COLOURS]
    return coloured if kind == "GIF" else [partial(_save, points, kind), *coloured]


def _save_webp(points: Image.Image) -> bytes:
    """What is drawn with few colours is smaller without loss, and sharp."""
    rough = _save(points, "WebP", quality=_QUALITIES[0], method=2)
    if not _has_few_colours(points):
        return rough
    return min(_save(points, "WebP", lossless=True, quality=50, method=2), rough, key=len)


def _has_few_colours(points: Image.Image) -> bool:
    """Drawings and screens have; of the points of a photo hardly two are equal."""
    sample = points.resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    return sample.getcolors(_SAMPLE * _SAMPLE // 8) is not None


def _save_coloured(points: Image.Image, kind: str, colours: int) -> bytes:
    if kind == "GIF" and points.mode == "RGBA":
        return _save_with_hole(points, colours)
    return _save(points.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE), kind)


def _save_with_hole(points: Image.Image, colours: int) -> bytes:
    """A point of a GIF shows through or does not: one of its colours says so (GIF89a, 23)."""
    hole = 255
    flat = points.convert("RGB").quantize(min(colours, hole), Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.paste(hole, mask=points.getchannel("A").point(lambda alpha: 255 * (alpha < 128)))
    return _save(flat, "GIF", transparency=hole)


def _save(points: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    points.save(stream, kind.upper(), **options)
    return stream.getvalue()
