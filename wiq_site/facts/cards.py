"""Which picture stands beside a link to a page: its own photos, or a drawn card."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wiq_site.addresses import card_address
from wiq_site.content.models import Post
from wiq_site.content.pictures import find_pictures
from wiq_site.dates import format_day
from wiq_site.site.plan import Page, Site

WIDTH, HEIGHT = 1200, 630
"""What programs that show links ask for."""


class Card(NamedTuple):
    """What stands in a picture: a word on what it is (may be empty), the title, and the name of the site."""

    label: str
    title: str
    site_name: str


@dataclass(frozen=True)
class LinkPicture:
    """A picture with its root-relative address, its points and what is to be seen on it."""

    address: str
    media_type: str
    width: int
    height: int
    alt: str


def find_link_picture(page: Page, site: Site) -> LinkPicture:
    """The first photo of the page, or its card."""
    return find_link_pictures(page, site)[0]


def find_link_pictures(page: Page, site: Site) -> tuple[LinkPicture, ...]:
    """The page's photos, or its card."""
    if photos := tuple(_find_photos(page, site)):
        return photos
    if page.kind == "notice":
        return find_link_pictures(page.subject, site)
    if page.kind == "list":  # nobody tells its hundreds of parts and further pages apart
        listing = page.subject.listing
        return (_card_picture(listing.address, listing.record.title, site),)
    return (_card_picture(page.address, page.title, site),)


def _find_photos(page: Page, site: Site) -> Iterator[LinkPicture]:
    """Drawings are no photos: other programs show none."""
    if (entry := page.entry) is None:
        return
    for _, picture in find_pictures(entry.content):
        if photo := site.catalogue.photos.get(site.catalogue.picture_file(picture, entry.document).address):
            plain = photo.plain
            yield LinkPicture(plain.address, f"image/{plain.kind.lower()}", plain.width, plain.height, picture.alt)


def _card_picture(address: str, title: str, site: Site) -> LinkPicture:
    alt = title if title == site.settings.site_name else f"{title} – {site.settings.site_name}"
    return LinkPicture(card_address(address), "image/png", WIDTH, HEIGHT, alt)


def find_cards(site: Site) -> Iterator[tuple[str, Card]]:
    """Address → card of every page that has one of its own."""
    for page in site.pages:
        address = card_address(page.address)
        if find_link_picture(page, site).address == address:
            yield address, _build_card(page, site)


def _build_card(page: Page, site: Site) -> Card:
    title = site.settings.site_name if page.kind == "home" else page.title
    return Card(_label(page, site), title, site.settings.site_name)


def _label(page: Page, site: Site) -> str:
    """What it is, where that is not plain from the title: ``Beitrag · 12. Dezember 2020``."""
    if page.kind == "home":
        return ""
    if page.entry and isinstance(page.entry.content, Post) and not page.entry.content.idee:
        return f"{page.word} · {format_day(page.entry.content.date)}"
    return str(page.word) if page.kind in ("team", "post", "area", "ortsteil") else ""
