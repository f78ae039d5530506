"""The day of a page's last change, as far as the content itself knows it: for the sitemap."""

from collections.abc import Iterable
from datetime import date

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.dates import day_of


def find_change(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> date | None:
    """Of a post the day it was changed or published; of a team also that of the newest post on its page."""
    return catalogue.once(("change", entry.address), lambda: _find_change(entry, catalogue))


def _find_change(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> date | None:
    content = entry.content
    if isinstance(content, Post):
        return day_of(content.changed)
    posts = (find_change(post, catalogue) for post in catalogue.posts_by_team.get(entry.slug, ()))
    return max(filter(None, (content.bestaetigt, *posts)), default=None)


def find_last_change(entries: Iterable[Entry[Team] | Entry[Post]], catalogue: Catalogue) -> date | None:
    """The same of a page that shows several."""
    return max(filter(None, (find_change(entry, catalogue) for entry in entries)), default=None)
