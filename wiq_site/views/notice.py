"""A notice on paper about a team, an idea or a date: with the way to its page as QR code and on strips to tear off."""

from dataclasses import dataclass
from typing import Any

import segno
from markupsafe import Markup

from wiq_site.addresses import absolute, shorten_address
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.words import NeedWords, all_need_words
from wiq_site.content.models import Post, Team
from wiq_site.site.plan import Page, Site
from wiq_site.views.answers import find_answer_mailbox
from wiq_site.views.dates import DateView, MeetingView, meeting_views, split_dates
from wiq_site.views.pictures import PictureView, picture_view

STRIPS = 8
"""As many as have room across a sheet of A4."""

_MASK = 3
"""One of the eight patterns that keep large areas of one colour away. To look for the best takes five times as long."""

_SHOWN = 3
"""Needs and dates that can be read in passing."""


@dataclass(frozen=True)
class NoticeView:
    """One sheet. ``short`` is the address as people type it, ``code`` the same as SVG."""

    label: str
    title: str
    kurz: str
    lang: str
    picture: PictureView | None
    needs: tuple[NeedWords, ...]
    dates: tuple[DateView, ...]
    meetings: tuple[MeetingView, ...]
    mailbox: str
    short: str
    code: Markup
    back: str
    strips: range
    site_name: str
    site_description: str


def notice_view(about: Page, site: Site) -> NoticeView:
    """The sheet about the team or the post of the page ``about``."""
    entry: Entry[Any] = about.subject
    content, catalogue = entry.content, site.catalogue
    coming, _ = split_dates(catalogue.dates_of(_find_posts(entry, site)), catalogue)
    url = absolute(about.address, site.settings.site_url)
    return NoticeView(
        label=_find_label(content),
        title=content.title,
        kurz=about.description,
        lang=content.lang,
        picture=picture_view(entry, catalogue),
        needs=all_need_words(catalogue.open_needs(entry)[:_SHOWN], catalogue.taxonomies),
        dates=coming[:_SHOWN],
        meetings=_find_meetings(entry, site)[:_SHOWN],
        mailbox=find_answer_mailbox(entry, site),
        short=shorten_address(url),
        code=draw_code(url),
        back=about.address,
        strips=range(STRIPS),
        site_name=site.settings.site_name,
        site_description=site.settings.site_description,
    )


def _find_posts(entry: Any, site: Site) -> tuple[Entry[Post], ...]:
    return site.catalogue.posts_about(entry) if isinstance(entry.content, Team) else (entry,)


def _find_label(content: Team | Post) -> str:
    if isinstance(content, Team):
        return "Lösungsteam"
    return "Idee sucht Team" if content.idee else "Einladung"


def _find_meetings(entry: Any, site: Site) -> tuple[MeetingView, ...]:
    return meeting_views(entry, site.catalogue) if isinstance(entry.content, Team) else ()


def draw_code(url: str) -> Markup:
    """A QR code (ISO/IEC 18004) as SVG; a quarter of it may be covered or torn."""
    code = segno.make(url, error="q", micro=False, mask=_MASK)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn.replace("<svg ", '<svg width="160" height="160" ', 1))
