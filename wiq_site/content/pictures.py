"""All pictures that the fields of a content name, whatever the field is called."""

from typing import NamedTuple

from wiq_site.content.models import HandPage, Picture, Post, Team
from wiq_site.source.yaml_text import Location


class Placed(NamedTuple):
    """A picture and its field: ``("bild",)``, ``("fotos", 1)``."""

    place: Location
    picture: Picture


def find_pictures(content: Team | Post | HandPage) -> tuple[Placed, ...]:
    """``bild``, which stands for the content as a whole, then its ``fotos`` in their order."""
    first = (Placed(("bild",), content.bild),) if content.bild else ()
    return (*first, *(Placed(("fotos", number), photo) for number, photo in enumerate(find_photos(content))))


def find_first(content: Team | Post | HandPage) -> Picture | None:
    """The picture that stands for the content on cards and in feeds: ``bild``, or else the first photo."""
    return next((placed.picture for placed in find_pictures(content)), None)


def find_photos(content: Team | Post | HandPage) -> tuple[Picture, ...]:
    """What is shown below the text; hand-written pages have their photos in it."""
    return () if isinstance(content, HandPage) else content.fotos
