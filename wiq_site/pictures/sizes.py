"""The sizes in which a photo is published, with their addresses: known from its head alone.

The address of the photo itself stays what it was; what lies there is made anew as well. Addresses hold no digest of
the content: a better picture takes the place of an old one, also in what feed readers and search engines keep, and no
address vanishes. That it is a new one, servers say by its entity tag.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wiq_site.addresses import size_address
from wiq_site.source.folders import Media
from wiq_site.source.pictures import ENDINGS, Head, find_ending

WIDTHS = (360, 720, 1080)
"""What a telephone of 360 CSS pixels shows with one, two and three points for each."""

WIDEST = 1600
"""As wide as a picture is on a large screen with two points for each CSS pixel."""

LONGEST = 8000
"""Strips that are longer are made narrower: WebP ends at 16,383 points."""

PHONE_BYTES = 150_000
SCREEN_BYTES = 400_000


@dataclass(frozen=True)
class Size:
    """One file: where it lies, its points, its kind, and how many bytes it may have."""

    address: str
    width: int
    height: int
    kind: str
    most: int


@dataclass(frozen=True)
class Photo:
    """A photo of the project. ``whole`` lies at its own address; ``webp`` and ``others`` are what browsers choose from.

    ``others`` are for browsers without WebP, for feeds and for mail: JPEG, or else ``whole`` alone.
    """

    media: Media
    head: Head
    whole: Size
    webp: tuple[Size, ...]
    others: tuple[Size, ...]

    @property
    def plain(self) -> Size:
        """What is shown where nothing chooses: the widest for telephones."""
        return next((size for size in reversed(self.others) if size.most == PHONE_BYTES), self.others[0])

    @cached_property
    def sizes(self) -> tuple[Size, ...]:
        """All files that show it on a page, each once."""
        return tuple({size.address: size for size in (self.whole, *self.webp, *self.others)}.values())


def plan_photos(media: Iterable[Media]) -> Mapping[str, Photo]:
    """Address of a photo → its sizes. Files of the project keep their addresses; a size gives way to them."""
    known = list(media)
    taken = {one.address for one in known}
    photos: dict[str, Photo] = {}
    for one in known:
        if one.head is not None:
            photo = _plan(one, one.head, taken)
            taken |= {size.address for size in photo.sizes}
            photos[one.address] = photo
    return photos


def _plan(media: Media, head: Head, taken: Collection[str]) -> Photo:
    """``hoffest-720.webp``; beside another picture of that name ``hoffest-png-720.webp``."""
    name = media.address
    photo = _name_sizes(media, head, name)
    while any(size.address in taken for size in photo.sizes if size is not photo.whole):
        stem, _, ending = name.rpartition(".")
        name = f"{stem}-{find_ending(media.address)}.{ending}"
        photo = _name_sizes(media, head, name)
    return photo


def _name_sizes(media: Media, head: Head, name: str) -> Photo:
    own = ENDINGS[find_ending(media.address)]
    webp, jpeg = ((*_find_sizes(head, name, kind),) for kind in ("WebP", "JPEG"))
    if head.kind == "JPEG" or (head.kind in ("WebP", "AVIF") and not head.see_through):
        whole = _at(media.address, jpeg[-1], own)
        others = (*jpeg[:-1], whole) if own == "JPEG" else jpeg
    else:
        # One file is enough for the few browsers without WebP: what is drawn with few colours is small as PNG, too.
        whole = _at(media.address, next((size for size in reversed(webp) if size.most == PHONE_BYTES), webp[0]), own)
        others = (whole,)
    if own == "WebP" and whole.width == webp[-1].width:
        webp = (*webp[:-1], whole)
    return Photo(media, head, whole, webp, others)


def _at(address: str, size: Size, kind: str) -> Size:
    return Size(address, size.width, size.height, kind, size.most)


def _find_sizes(head: Head, name: str, kind: str) -> Iterator[Size]:
    """Narrow ones first, never wider than the photo; only what telephones have no use for may be large."""
    ending = {"WebP": "webp", "JPEG": "jpg"}[kind]
    enough = False
    for width, height in _find_measures(head):
        yield Size(size_address(name, width, ending), width, height, kind, SCREEN_BYTES if enough else PHONE_BYTES)
        enough = enough or width >= WIDTHS[-1]


def _find_measures(head: Head) -> Iterator[tuple[int, int]]:
    scale = min(1, WIDEST / head.width, LONGEST / head.height)
    widest = max(1, round(head.width * scale))
    for width in (*(width for width in WIDTHS if width * 1.25 <= widest), widest):
        yield width, max(1, min(LONGEST, round(width * head.height / head.width)))
