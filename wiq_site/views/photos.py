"""The photos below a text: one across it, several in two columns, none of them cut."""

from dataclasses import dataclass

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.content.pictures import find_photos
from wiq_site.views.pictures import PictureView, show_picture


@dataclass(frozen=True)
class PhotoView:
    """A photo with its description and credit; ``place`` says how wide it stands (``views.pictures.PLACES``)."""

    picture: PictureView
    place: str


def photo_views(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> tuple[PhotoView, ...]:
    """All photos of an entry. Of an odd number the first one has a line of its own, so that the columns come out."""
    shown = [show_picture(photo, entry.document, catalogue) for photo in find_photos(entry.content)]
    is_odd = len(shown) % 2 == 1
    return tuple(
        PhotoView(view, _find_place(view) if is_odd and number == 0 else "photo") for number, view in enumerate(shown)
    )


def _find_place(view: PictureView) -> str:
    """As wide as the text; upright photos would be higher than a screen."""
    return "photo-tall" if int(view.height) > int(view.width) else "photo-wide"
