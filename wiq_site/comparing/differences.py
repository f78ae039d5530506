"""Two plans of a site → what differs for readers and subscribers, as values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wiq_site.addresses import is_list_part
from wiq_site.calendars.plan import CalendarEvent
from wiq_site.feeds.items import FeedItem
from wiq_site.feeds.plan import Feed
from wiq_site.site.plan import Page, Site


@dataclass(frozen=True)
class State:
    """One site: its plan, what it looks like, and what that depends on.

    ``fragment`` gives the HTML of a page without its frame, ``key`` of a page stands for all that it depends on,
    ``own_key`` for its own file.
    ``settings`` is what any page may show of the settings.
    """

    site: Site
    fragment: Callable[[Page], str]
    key: Callable[[Page], bytes]
    own_key: Callable[[Page], bytes]
    settings: str


@dataclass(frozen=True)
class Pages:
    """Pages that only one of two states has, and those that both have and show otherwise (old, new).

    ``touched`` are pages of files that did not change and show something else of others.
    """

    new: tuple[Page, ...]
    changed: tuple[tuple[Page, Page], ...]
    gone: tuple[Page, ...]
    touched: tuple[Page, ...]


@dataclass(frozen=True)
class Gone:
    """An address that leads nowhere any more; ``title`` is that of the page that stood there."""

    address: str
    title: str


@dataclass(frozen=True)
class FeedEntry:
    """An entry with the titles of the feeds in which something happens to it."""

    item: FeedItem
    feeds: tuple[str, ...]


@dataclass(frozen=True)
class Entries:
    """Entries of feeds that subscribers get as new, see changed, or that no feed holds any more.

    ``again`` are new ones under an address that had another id: subscribers get them a second time.
    """

    new: tuple[FeedEntry, ...]
    again: tuple[FeedEntry, ...]
    changed: tuple[FeedEntry, ...]
    gone: tuple[FeedEntry, ...]


@dataclass(frozen=True)
class Dates:
    """Events of calendars, by their UID: only in one state, with another time, or with other words (old, new)."""

    new: tuple[CalendarEvent, ...]
    moved: tuple[tuple[CalendarEvent, CalendarEvent], ...]
    changed: tuple[tuple[CalendarEvent, CalendarEvent], ...]
    gone: tuple[CalendarEvent, ...]


@dataclass(frozen=True)
class Differences:
    """Everything that differs; ``lost`` is what must not happen by accident. ``frame``: the settings differ."""

    pages: Pages
    entries: Entries
    feeds: tuple[tuple[str, ...], tuple[str, ...]]
    dates: Dates
    lost: tuple[Gone, ...]
    frame: bool


def compare(old: State, new: State) -> Differences:
    """What changes from ``old`` to ``new``."""
    titles = [
        {feed.id: _name(feed, state.site) for feed in state.site.feeds if not feed.number} for state in (old, new)
    ]
    return Differences(
        pages=_compare_pages(old, new),
        entries=_compare_entries(old.site, new.site),
        feeds=(_only(titles[1], titles[0]), _only(titles[0], titles[1])),
        dates=_compare_dates(old.site, new.site),
        lost=tuple(_find_lost(old.site, new.site)),
        frame=old.settings != new.settings,
    )


def _only(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(title for uid, title in one.items() if uid not in other)


def _compare_pages(old: State, new: State) -> Pages:
    before, after = ({page.address: page for page in state.site.pages} for state in (old, new))
    both = ((before[address], page) for address, page in after.items() if address in before)
    changed = [(was, now) for was, now in both if _differs(old, was, new, now)]
    touched = {now.address for was, now in changed if now.entry and old.own_key(was) == new.own_key(now)}
    return Pages(
        new=tuple(page for address, page in after.items() if address not in before),
        changed=tuple((was, now) for was, now in changed if now.address not in touched),
        gone=tuple(page for address, page in before.items() if address not in after),
        touched=tuple(now for _, now in changed if now.address in touched),
    )


def _differs(old: State, before: Page, new: State, after: Page) -> bool:
    """Only what may differ is drawn."""
    if old.settings == new.settings and old.key(before) == new.key(after):
        return False
    told = [(page.title, page.description) for page in (before, after)]
    return told[0] != told[1] or old.fragment(before) != new.fragment(after)


def _compare_entries(old: Site, new: Site) -> Entries:
    before, after = _find_items(old), _find_items(new)
    had = {item.address: uid for uid, (item, _) in before.items()}
    fresh = {uid: found for uid, found in after.items() if uid not in before}
    again = {uid for uid, (item, _) in fresh.items() if had.get(item.address, uid) not in after and item.address in had}
    return Entries(
        new=tuple(FeedEntry(*found) for uid, found in fresh.items() if uid not in again),
        again=tuple(FeedEntry(*fresh[uid]) for uid in fresh if uid in again),
        changed=tuple(
            FeedEntry(*found)
            for uid, found in after.items()
            if uid in before and _say(before[uid][0]) != _say(found[0])
        ),
        gone=tuple(FeedEntry(*found) for uid, found in before.items() if uid not in after),
    )


def _say(item: FeedItem) -> tuple[object, ...]:
    """What feed readers show of an entry in a list, and the moment by which they know a new state."""
    return item.title, item.summary, item.address, item.published, item.updated


def _name(feed: Feed, site: Site) -> str:
    return feed.title.removesuffix(f" – {site.settings.site_name}")


def _find_items(site: Site) -> dict[str, tuple[FeedItem, tuple[str, ...]]]:
    """Id → entry and the titles of the feeds to subscribe to that hold it; archives hold entries as well."""
    found: dict[str, tuple[FeedItem, tuple[str, ...]]] = {}
    for feed in site.feeds:
        for item in feed.items:
            held = found.get(item.id, (item, ()))[1]
            found[item.id] = (item, held if feed.number else (*held, _name(feed, site)))
    return found


def _compare_dates(old: Site, new: Site) -> Dates:
    before, after = _find_events(old), _find_events(new)
    both = [(before[uid], event) for uid, event in after.items() if uid in before]
    moved = [(was, now) for was, now in both if _when(was) != _when(now)]
    return Dates(
        new=tuple(event for uid, event in after.items() if uid not in before),
        moved=tuple(moved),
        changed=tuple(pair for pair in both if pair not in moved and _what(pair[0]) != _what(pair[1])),
        gone=tuple(event for uid, event in before.items() if uid not in after),
    )


def _find_events(site: Site) -> dict[str, CalendarEvent]:
    return {event.uid: event for calendar in site.calendars for event in calendar.events}


def _when(event: CalendarEvent) -> tuple[object, ...]:
    return event.begin, event.end, event.rule, event.until, event.exceptions


def _what(event: CalendarEvent) -> tuple[object, ...]:
    return event.title, event.place, event.cancelled


def _find_lost(old: Site, new: Site) -> Iterator[Gone]:
    """Pages, files and old addresses that lead nowhere. Parts of lists come and go; a feed goes with its page."""
    titles = {page.address: page.title for page in old.pages}
    known = new.made | new.redirects.keys()
    for address in sorted(titles.keys() | old.redirects.keys()):
        if address not in known and not is_list_part(address):
            yield Gone(address, titles.get(address, ""))
    files = {media.address for media in old.published.media}
    yield from (Gone(address, "") for address in sorted(files - known))
