"""What the Markdown file of a page brings with it beside title and body, whether or not the program makes the page."""

from dataclasses import dataclass

from wiq_site.content.models import HandPage
from wiq_site.content.newest import Newest
from wiq_site.lists.newest import find_newest
from wiq_site.site.plan import Page, Site
from wiq_site.views.cards import ListItem, list_item
from wiq_site.views.pictures import PictureView, picture_view


@dataclass(frozen=True)
class NewestView:
    """The newest entries of a list; ``dates`` says that these are dates, ``address`` leads to all of them."""

    title: str
    items: tuple[ListItem, ...]
    dates: bool
    address: str


@dataclass(frozen=True)
class OwnPart:
    """``lang`` and ``publication`` of the file, its picture. All is empty where there is no hand-written file.

    Title and description of the page are in another language only where the file has them.
    """

    lang: str = ""
    title_lang: str = ""
    kurz_lang: str = ""
    publication: str = ""
    picture: PictureView | None = None
    newest: tuple[NewestView, ...] = ()


NOTHING = OwnPart()


def own_part(page: Page, site: Site) -> OwnPart:
    """What the file of a page adds; teams and posts show it in places of their own."""
    entry = page.entry
    if entry is None or not isinstance(entry.content, HandPage):
        return NOTHING
    lang = entry.content.lang
    return OwnPart(
        lang=lang,
        title_lang=lang if entry.content.title or entry.outline.title else "",
        kurz_lang=lang if entry.content.kurz else "",
        publication=entry.publication,
        picture=picture_view(entry, site.catalogue),
        newest=tuple(_newest_view(wanted, site) for wanted in entry.content.neueste),
    )


def _newest_view(wanted: Newest, site: Site) -> NewestView:
    found = find_newest(wanted, site.listings)
    with_needs = found.listing.record.wanted
    items = tuple(list_item(item, site.catalogue, with_needs=with_needs) for item in found.items)
    return NewestView(found.title, items, any(item.date for item in found.items), found.address)
