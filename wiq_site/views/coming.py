"""What comes next, what is new, who is needed: the three questions of the home page, each with an honest answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.lists.records import Item, coming_items
from wiq_site.views.cards import Card, list_item, pinned_card, post_card, team_card
from wiq_site.views.dates import DateView

DATES = 4
CARDS = 3

E = TypeVar("E", Entry[Team], Entry[Post])


@dataclass(frozen=True)
class Coming:
    """``dates`` come next. ``posts`` are ``new``, or else the last ones. ``ideas`` and ``teams`` look for people.

    ``confirmed`` says whether somebody stood by that not long ago; then only those are shown.
    """

    dates: tuple[DateView, ...]
    posts: tuple[Card, ...]
    new: bool
    ideas: tuple[Card, ...]
    teams: tuple[Card, ...]
    confirmed: bool


def find_coming(catalogue: Catalogue) -> Coming:
    """The best that there is to show."""
    news = [post for post in catalogue.pinned_first if post.content.idee is None]
    is_new = any(post.address in catalogue.new for post in news)
    shown = [post for post in news if not is_new or post.pinned or post.address in catalogue.new]
    wanted: tuple[Entry[Any], ...] = (*catalogue.open_ideas, *catalogue.teams_with_needs)
    confirmed = any(entry.confirmation.fresh for entry in wanted)

    return Coming(
        dates=coming_views(islice(coming_items(catalogue), DATES), catalogue),
        posts=tuple(pinned_card(post, catalogue) for post in shown[:CARDS]),
        new=is_new,
        ideas=tuple(post_card(post, catalogue) for post in _choose(catalogue.open_ideas, confirmed)),
        teams=tuple(team_card(t, catalogue, with_needs=True) for t in _choose(catalogue.teams_with_needs, confirmed)),
        confirmed=confirmed,
    )


def _choose(entries: Sequence[E], confirmed: bool) -> Sequence[E]:
    """The first of those that are confirmed, or of all where none is."""
    return [entry for entry in entries if entry.confirmation.fresh or not confirmed][:CARDS]


def coming_views(items: Iterable[Item], catalogue: Catalogue) -> tuple[DateView, ...]:
    """Coming dates and meetings, in their order."""
    views = (list_item(item, catalogue) for item in items)
    return tuple(view for view in views if isinstance(view, DateView))
