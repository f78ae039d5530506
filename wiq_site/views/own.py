"""What the Markdown file of a page brings with it beside title and body, whether or not the program makes the page."""

from dataclasses import dataclass

from wiq_site.content.models import HandPage
from wiq_site.site.plan import Page, Site
from wiq_site.views.pictures import PictureView, picture_view


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
    )
