"""The bytes of all sizes: found again by what a photo holds, and made together, because decoding is half the work."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import __version__ as pillow

from wiq_site.cache import Cache, DiskCache, digest
from wiq_site.pictures.sizes import Photo, Size
from wiq_site.sharing import Progress, share
from wiq_site.version import PACKAGE

if TYPE_CHECKING:
    from PIL.Image import Image

Published = Mapping[Photo, Sequence[Size]]
"""Photos, each with those of its sizes that are published."""

_CODE = ("pictures/encoding.py", "source/photos.py")


@cache
def digest_recipe() -> bytes:
    """Stands for all that the bytes depend on besides the photo. Other changes of the program make no photo anew."""
    return digest("recipe", pillow, *((PACKAGE / file).read_bytes() for file in _CODE))


class PassingCache(DiskCache):
    """Remembers in a file until it is closed, where nothing may last: all photos together are much for the memory."""

    lasts = False

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="wiq-")
        super().__init__(Path(self._folder) / "photos.sqlite")

    def close(self, *, complete: bool = True) -> None:
        super().close(complete=False)
        shutil.rmtree(self._folder, ignore_errors=True)


class Pictures:
    """Gives the bytes of sizes, from ``cache`` or made now. The points of the last photos stay at hand."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._read = lru_cache(1)(_read_points)
        self._fit = lru_cache(8)(self._fit_points)

    def load(self, photo: Photo, size: Size) -> bytes:
        """The bytes of one size."""
        found = self._cache.find(_key(photo, size))
        return self._make(photo, size) if found is None else found

    def prepare(self, published: Published, progress: Progress | None = None) -> None:
        """Make what the cache lacks, shared over all processors. ``progress`` hears of photos made and to make."""
        keys = [_key(photo, size) for photo, sizes in published.items() for size in sizes]
        all_there = digest("all", *keys)
        self._cache.use([*keys, all_there])
        if not keys or self._cache.find(all_there) is not None:
            return
        missing = self._cache.missing(keys)
        todo = []
        for photo, sizes in published.items():
            own = {_key(photo, size) for size in sizes}
            if own & missing:
                todo.append(photo)
                missing -= own  # another copy of the same photo need not be made

        def develop(number: int) -> list[tuple[bytes, bytes]]:
            photo = todo[number]
            return [(_key(photo, size), self._make(photo, size)) for size in published[photo]]

        for _, made in share(len(todo), develop, progress=progress):
            for key, data in made:
                self._cache.keep(key, data)
        self._cache.keep(all_there, b"yes")

    def _make(self, photo: Photo, size: Size) -> bytes:
        from wiq_site.pictures.encoding import encode
        from wiq_site.source.photos import Unreadable

        try:
            return encode(self._fit(photo, (size.width, size.height)), size)
        except Unreadable:
            if photo.media.content:
                raise
            return photo.media.path.read_bytes()  # a preview, in which nobody decoded it before: the check tells

    def _fit_points(self, photo: Photo, size: tuple[int, int]) -> "Image":
        """Made once for all kinds of files. A photo that changed is another one: its mark is in it."""
        from wiq_site.pictures.encoding import resize

        return resize(self._read(photo), size)


def _read_points(photo: Photo) -> "Image":
    from wiq_site.source.photos import read_points

    widest = max(photo.sizes, key=lambda size: size.width)
    return read_points(photo.media.path, photo.head, (widest.width, widest.height))


def _key(photo: Photo, size: Size) -> bytes:
    held = photo.media.content or photo.media.mark
    return digest("photo", digest_recipe(), held, repr((photo.head, size.kind, size.width, size.height, size.most)))
