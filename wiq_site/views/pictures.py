"""Pictures on pages: photos in several sizes, from which browsers choose; drawings as they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from wiq_site.body.links import find_file
from wiq_site.body.render import PictureParts
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import HandPage, Picture, Post, Team
from wiq_site.content.pictures import find_first
from wiq_site.pictures.sizes import PHONE_BYTES, Size
from wiq_site.source.documents import Document
from wiq_site.text import dotted

_PHONE = "calc(100vw - 36px)"
PLACES = {
    "hero": f"(min-width: 960px) 670px, {_PHONE}",
    "profile": f"(min-width: 960px) 420px, {_PHONE}",
    "page": f"(min-width: 960px) 690px, {_PHONE}",
    "text": f"(min-width: 700px) 630px, {_PHONE}",
    "photo-wide": f"(min-width: 960px) 690px, {_PHONE}",
    "photo-tall": f"(min-width: 520px) 480px, {_PHONE}",
    "photo-pair": f"(min-width: 960px) 430px, (min-width: 600px) 58vw, {_PHONE}",
    "card": f"(min-width: 1100px) 410px, (min-width: 660px) 50vw, {_PHONE}",
}
"""How wide a picture is shown where: style sheets say the same (42-columns, 43-head, 48-photos, 51-cards, 61-hero)."""

ABOVE_THE_FOLD = 600
"""Signs of a body, tags included, that leave room for a picture on the first screen."""


@dataclass(frozen=True)
class PictureView:
    """A picture; ``address`` is where its file lies. Of photos its points are known, and the sizes to choose from."""

    address: str
    alt: str = ""
    nachweis: str = ""
    width: int | str = 0
    height: int | str = 0
    webp: tuple[Size, ...] = ()
    others: tuple[Size, ...] = ()
    unterschrift: str = ""

    @property
    def caption(self) -> str:
        """``Sonntag im Park · Foto: Redaktion``."""
        return dotted(filter(None, (self.unterschrift, self.nachweis)))


HOLE = PictureView("~picture~", width="~width~", height="~height~", webp=(Size("~webp~", 0, 0, "", 0),))
"""Stands on the empty cards, which the script fills."""


def picture_view(entry: Entry[Team] | Entry[Post] | Entry[HandPage], catalogue: Catalogue) -> PictureView | None:
    """The picture of an entry, if it has one."""
    picture = entry.content.bild
    return show_picture(picture, entry.document, catalogue) if picture else None


def show_picture(picture: Picture, document: Document, catalogue: Catalogue) -> PictureView:
    """A picture that a field of ``document`` names, with its description, caption and credit."""
    found = find_picture(catalogue.picture_file(picture, document).address, catalogue)
    return replace(found, alt=picture.alt, nachweis=picture.nachweis, unterschrift=picture.unterschrift or "")


def card_picture(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> PictureView | None:
    """``bild``, or else the first photo, on a card: with less to choose from, for cards are small, and many."""
    first = find_first(entry.content)
    if first is None:
        return None
    found = show_picture(first, entry.document, catalogue)
    return replace(found, webp=tuple(size for size in found.webp if size.most == PHONE_BYTES), others=())


def find_picture(address: str, catalogue: Catalogue) -> PictureView:
    """The picture at an address of the site."""
    photo = catalogue.photos.get(find_file(address, catalogue.photos))
    if photo is None:
        return PictureView(address)
    plain = photo.plain
    return PictureView(plain.address, width=plain.width, height=plain.height, webp=photo.webp, others=photo.others)


def render_picture(view: PictureView, place: str, link: Callable[[str], str], css: str = "", *, lazy: bool) -> Markup:
    """The whole element. In cards its title says everything, and ``alt`` is empty."""
    parts = render_parts(view, place, link, lazy=lazy)
    name = Markup(' class="{}"').format(css) if css else ""
    alt = "" if place == "card" else view.alt
    tag = Markup('<img{} src="{}" alt="{}">').format(name, Markup(parts.source), alt)
    return Markup(parts.before) + tag + Markup(parts.after)


def render_parts(view: PictureView, place: str, link: Callable[[str], str], *, lazy: bool) -> PictureParts:
    loading = '" loading="lazy' if lazy else ""
    if not view.webp:
        around = ("<picture>", "</picture>") if place == "card" else ("", "")
        return PictureParts(around[0], f"{_safe(view.address, link)}{loading}", around[1])
    sizes = f'sizes="{PLACES[place]}'
    others = f'" srcset="{render_choice(view.others, link)}" {sizes}' if len(view.others) > 1 else ""
    return PictureParts(
        f'<picture><source type="image/webp" srcset="{render_choice(view.webp, link)}" {sizes}">',
        f'{_safe(view.address, link)}{others}" width="{view.width}" height="{view.height}{loading}',
        "</picture>",
    )


def render_for_feed(view: PictureView, link: Callable[[str], str]) -> PictureParts:
    """One address, which every reader of feeds and mail understands."""
    measures = f'" width="{view.width}" height="{view.height}' if view.width else ""
    return PictureParts("", f"{_safe(view.address, link)}{measures}", "")


def render_choice(sizes: Iterable[Size], link: Callable[[str], str]) -> str:
    """``../bilder/hoffest-360.webp 360w, …``"""
    return ", ".join(_safe(size.address, link) + (f" {size.width}w" if size.width else "") for size in sizes)


def _safe(address: str, link: Callable[[str], str]) -> str:
    """A link as it can stand in an attribute, also that of an author; ``Markup`` is left as it is."""
    return str(escape(link(address)))
