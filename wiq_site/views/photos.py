"""The photos below a text, line by line: none of them is cut, and the two of a line are equally high."""

from dataclasses import dataclass, replace

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.content.pictures import find_photos
from wiq_site.views.pictures import PictureView, show_picture

_HEIGHT = 720
"""More than any line has room for: browsers make both photos of a line narrower by the same share (48-photos.css)."""


@dataclass(frozen=True)
class PhotoLine:
    """One photo or two; ``place`` says how wide they stand (``views.pictures.PLACES``)."""

    place: str
    pictures: tuple[PictureView, ...]

    @property
    def fitted(self) -> tuple[PictureView, ...]:
        """As pages show them: the measures of two photos say their shapes only."""
        return self.pictures if len(self.pictures) == 1 else tuple(map(_level, self.pictures))


def photo_lines(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> tuple[PhotoLine, ...]:
    """All photos in their order. Of an odd number the first stands alone, or the last if the first is upright."""
    shown = [show_picture(photo, entry.document, catalogue) for photo in find_photos(entry.content)]
    first = 1 if len(shown) % 2 == 1 and not _is_upright(shown[0]) else 0
    lines = [shown[:first], *(shown[place : place + 2] for place in range(first, len(shown), 2))]
    return tuple(PhotoLine(_find_place(line), tuple(line)) for line in lines if line)


def _find_place(line: list[PictureView]) -> str:
    """Alone as wide as the text; upright it would be higher than a screen."""
    if len(line) > 1:
        return "photo-pair"
    return "photo-tall" if _is_upright(line[0]) else "photo-wide"


def _is_upright(view: PictureView) -> bool:
    return int(view.height) > int(view.width)


def _level(view: PictureView) -> PictureView:
    return replace(view, width=max(1, round(_HEIGHT * int(view.width) / int(view.height))), height=_HEIGHT)
