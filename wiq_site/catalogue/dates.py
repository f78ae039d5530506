"""The dates that posts announce, and those that reports name as the next: each once.

A report says when people meet next; later a post announces the same date. It is the same when

- it begins at the same moment (or did, before it was put off), and
- both bear one title, or their posts have a team or a category in common.

Where one of them names the day alone, only an equal title tells. The announcement is the entry: it says more. Ids come
from what was published first, so calendars that have the one take the other for its new revision.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, count

from wiq_site.catalogue.entries import Date, Entry, name_dates
from wiq_site.catalogue.publication import is_past
from wiq_site.content.models import Post
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import Moment, day_of, start_of
from wiq_site.text import name_text

UNNAMED = "Treffen"
"""What the next meeting is called when neither its author nor a category says it."""

_NAME = "naechstes"


def build_dates(posts: Sequence[Entry[Post]], taxonomies: Taxonomies, now: datetime) -> Iterator[Date]:
    """The dates of the posts. What a report names and another post announces is the announcement's."""
    dates = list(_announced(posts, now))
    reports = [post for post in posts if post.content.naechstes]
    for post in sorted(reports, key=lambda post: start_of(post.content.date)):
        found = _build_next(post, taxonomies, now)
        place = _find_same(found, dates)
        if place is None:
            dates.append(found)
        else:
            dates[place] = replace(dates[place], reports=(*dates[place].reports, found))
    yield from dates


def _announced(posts: Iterable[Entry[Post]], now: datetime) -> Iterator[Date]:
    for post in posts:
        events = post.content.termine
        for event, slug in zip(events, name_dates(events), strict=True):
            yield Date(event, post, slug, is_past(event, now))


def _build_next(post: Entry[Post], taxonomies: Taxonomies, now: datetime) -> Date:
    content = post.content
    assert content.naechstes is not None
    labels = taxonomies.labels("categories", content.categories)
    title = content.naechstes.titel or next(iter(labels), UNNAMED)
    event = content.naechstes.model_copy(update={"titel": title})
    taken = name_dates(content.termine)
    names = chain([_NAME], (f"{_NAME}-{number}" for number in count(2)))
    slug = next(name for name in names if name not in taken)
    return Date(event, post, slug, is_past(event, now), is_next=True)


def _find_same(found: Date, dates: Sequence[Date]) -> int | None:
    """The place of the same date; of several that which was published first."""
    places = [place for place, date in enumerate(dates) if _is_same(found, date)]
    return min(places, key=lambda place: start_of(dates[place].post.content.date), default=None)


def _is_same(one: Date, other: Date) -> bool:
    begin, moments = one.event.beginn, (other.event.beginn, other.event.planned)
    if name_text(one.event.titel) == name_text(other.event.titel):
        return any(_fits(begin, moment) for moment in moments)
    mine, others = one.post.content, other.post.content
    shared = {*mine.teams} & {*others.teams} or {*mine.categories} & {*others.categories}
    return bool(shared) and begin in moments


def _fits(one: Moment, other: Moment) -> bool:
    """Whether two moments can be the same: where one of them is a day, on that day."""
    both = isinstance(one, datetime) and isinstance(other, datetime)
    return one == other if both else day_of(one) == day_of(other)
