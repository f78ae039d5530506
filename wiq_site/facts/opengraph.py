"""The card of a link that is passed on, as tags of a page's head (https://ogp.me, https://schema.org)."""

import json
from collections.abc import Iterator

from markupsafe import escape

from wiq_site.addresses import absolute
from wiq_site.content.models import Post
from wiq_site.dates import format_iso
from wiq_site.facts.cards import find_link_pictures
from wiq_site.facts.records import build_records
from wiq_site.site.plan import Page, Site

_LOCALES = {"": "de_DE", "de": "de_DE", "en": "en_GB", "fr": "fr_FR", "uk": "uk_UA", "ru": "ru_RU", "ar": "ar_AR"}
"""Language of a page → what Open Graph calls it; of others nothing is said."""


def render_facts(page: Page, site: Site) -> str:
    """All that other programs read of a page, as HTML for its head."""
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in _find_tags(page, site) if value]
    records = json.dumps(
        {"@context": "https://schema.org", "@graph": build_records(page, site)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    data = records.replace("<", "\\u003c")
    return "\n".join([*tags, f'<script type="application/ld+json">{data}</script>'])


def _find_tags(page: Page, site: Site) -> Iterator[tuple[str, object]]:
    content = page.entry.content if page.entry else None
    yield "og:title", site.settings.site_name if page.kind == "home" else page.title
    yield "og:type", "article" if isinstance(content, Post) else "website"
    yield "og:description", page.description
    yield "og:url", absolute(page.address, site.settings.site_url)
    yield "og:site_name", site.settings.site_name
    yield "og:locale", _LOCALES.get(content.lang if content else "", "")
    for picture in find_link_pictures(page, site):  # the first one counts where only one is shown
        yield "og:image", absolute(picture.address, site.settings.site_url)
        yield "og:image:type", picture.media_type
        yield "og:image:width", picture.width
        yield "og:image:height", picture.height
        yield "og:image:alt", picture.alt
    if isinstance(content, Post):
        yield "article:published_time", format_iso(content.date)
        yield "article:modified_time", format_iso(content.changed) if len(content.changes) > 1 else ""
