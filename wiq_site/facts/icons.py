"""The sign of the site for tabs, home screens and lists of hits: ICO and PNG, out of one picture."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from wiq_site.addresses import FAVICON, ICON, SMALL_ICON, TOUCH_ICON

LEAST = 180
"""Points on each side that the largest sign on a home screen needs."""

_SIDES = {TOUCH_ICON: LEAST, SMALL_ICON: 192, ICON: 512}


def find_icons(picture: Path | None) -> Mapping[str, Callable[[], bytes]]:
    """Address → maker of its bytes. Without a ``picture`` of its own a site has a speech bubble."""
    return {FAVICON: partial(_ico, picture), **{a: partial(_png, picture, side) for a, side in _SIDES.items()}}


def _ico(picture: Path | None) -> bytes:
    from wiq_site.facts.signs import make_ico

    return make_ico(picture)


def _png(picture: Path | None, side: int) -> bytes:
    from wiq_site.facts.signs import make_png

    return make_png(picture, side)
