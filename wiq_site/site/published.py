"""Which files beside the texts are published: those that a public page shows or links to, or that settings name."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from wiq_site.body.links import Target, find_addresses, find_file
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.checks import AnyEntry
from wiq_site.content.pictures import find_pictures
from wiq_site.pictures.sizes import Photo, Size
from wiq_site.source.folders import Media


@dataclass(frozen=True)
class Published:
    """``media`` are published as they are; of ``photos`` those sizes, and never the file itself."""

    media: tuple[Media, ...]
    photos: Mapping[Photo, tuple[Size, ...]]


def find_published(
    entries: Iterable[AnyEntry], catalogue: Catalogue, targets: Mapping[str, Target], named: Collection[str]
) -> Published:
    """Of a photo that no page shows, only itself: it is linked, or a setting names it."""
    known = {one.address for one in catalogue.media.values()}
    used, shown = set(named), set[str]()
    for entry in entries:
        addresses = find_addresses(entry.document, entry.outline, targets)
        files = [find_file(address, known) for address in addresses]
        used.update(files)
        shown.update(file for file, link in zip(files, entry.outline.links, strict=True) if link.is_picture)
        pictures = (placed.picture for placed in find_pictures(entry.content))
        shown.update(catalogue.picture_file(picture, entry.document).address for picture in pictures)
    used |= shown
    media = {one.address: one for one in catalogue.media.values() if one.head is None}
    photos = {a: catalogue.photos[a] for a in sorted(used & catalogue.photos.keys())}
    return Published(
        tuple(media[address] for address in sorted(used & media.keys())),
        {photo: photo.sizes if address in shown else (photo.whole,) for address, photo in photos.items()},
    )
