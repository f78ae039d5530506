"""A plain map of the areas. On a list it is the same filter as the links beside it."""

import re
import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wiq_site.content.taxonomies import GebietTerm, Taxonomies

LINE_WIDTH = 14
LINE_HEIGHT = 6
_NUMBER = re.compile(r"[\d.]+")


@dataclass(frozen=True)
class MapLine:
    """A line of an area's name, centred at ``x``."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class MapArea:
    """An area on the map; ``outline`` is an SVG path in a field of 100 × 100. ``address`` is empty where none leads."""

    slug: str
    title: str
    address: str
    outline: str
    lines: tuple[MapLine, ...]
    planned: bool
    selected: bool


def map_view(
    taxonomies: Taxonomies, addresses: Mapping[str, str], selected: Collection[str] = ()
) -> tuple[MapArea, ...]:
    """All areas that have an outline; ``addresses`` says where each leads. Empty where no area has one."""
    return tuple(
        MapArea(
            slug=slug,
            title=", ".join([term.label, *_planned(term)]),
            address=addresses.get(slug, ""),
            outline=term.karte,
            lines=_lines(term, term.karte),
            planned=term.seit is None,
            selected=slug in selected,
        )
        for slug, term in taxonomies.gebiet.items()
        if term.karte
    )


def _planned(term: GebietTerm) -> list[str]:
    return [] if term.seit else ["geplant"]


def _lines(term: GebietTerm, outline: str) -> tuple[MapLine, ...]:
    texts = [*textwrap.wrap(term.label, LINE_WIDTH, break_long_words=False, break_on_hyphens=False), *_planned(term)]
    x, y = term.karte_mitte or _middle(outline)
    first = y - (len(texts) - 1) * LINE_HEIGHT / 2
    return tuple(MapLine(text, round(x, 1), round(first + n * LINE_HEIGHT, 1)) for n, text in enumerate(texts))


def _middle(outline: str) -> tuple[float, float]:
    """The middle of the box around an outline."""
    numbers = [float(number) for number in _NUMBER.findall(outline)]
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
