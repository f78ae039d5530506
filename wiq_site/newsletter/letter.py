"""The public content of a site → what a letter tells: what comes, what is new, who is needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wiq_site.addresses import DATES, IDEAS, absolute
from wiq_site.catalogue.catalogue import summary
from wiq_site.catalogue.entries import Date, Entry, TeamMeeting
from wiq_site.catalogue.words import all_need_words, span_of
from wiq_site.content.models import Post, Team
from wiq_site.dates import day_of, format_day, format_span
from wiq_site.lists.records import coming_items
from wiq_site.site.plan import Site

AHEAD = timedelta(days=62)
"""How far the letter looks: until the one after the next, when it comes every month."""


@dataclass(frozen=True)
class Story:
    """One entry: ``lead`` stands above its title, ``url`` is the full address of its page."""

    lead: str
    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Part:
    """A heading and what stands below it; ``more`` is a link to the whole list (its words, its address)."""

    title: str
    stories: tuple[Story, ...]
    more: tuple[str, str] | None = None


@dataclass(frozen=True)
class Letter:
    """A whole letter; parts without stories are left out."""

    title: str
    span: str
    site_name: str
    url: str
    mailbox: str
    parts: tuple[Part, ...]


def build_letter(site: Site, since: date, today: date) -> Letter:
    """What happened from ``since`` to ``today``, both included, and what comes after."""
    parts = (
        Part("Was kommt", tuple(_find_dates(site, today)), ("Alle Termine", _url(DATES, site))),
        Part("Was neu ist", tuple(_find_news(site, since, today))),
        Part("Wer gebraucht wird", tuple(_find_needed(site, since)), ("Alle Gesuche", _url(IDEAS, site))),
    )
    return Letter(
        title=f"Neues von {site.settings.site_name}",
        span=f"{format_day(since)} bis {format_day(today)}",
        site_name=site.settings.site_name,
        url=site.settings.site_url,
        mailbox=site.settings.options.kontakt or "",
        parts=tuple(part for part in parts if part.stories),
    )


def _url(address: str, site: Site) -> str:
    return absolute(address, site.settings.site_url)


def _find_dates(site: Site, today: date) -> Iterator[Story]:
    """Dates, and the next time of each regular meeting, in order of time."""
    for item in coming_items(site.catalogue):
        if item.date and day_of(item.date.event.beginn) <= today + AHEAD:
            yield _tell_date(item.date, site)
        elif item.meeting and item.meeting.next and day_of(item.meeting.next) <= today + AHEAD:
            yield _tell_meeting(item.entry, item.meeting, site)


def _tell_date(found: Date, site: Site) -> Story:
    event = found.event
    title = f"Fällt aus: {event.titel}" if event.absage else event.titel
    place = f", {event.ort}" if event.ort else ""
    return Story(f"{span_of(event)}{place}", title, event.absage or "", _url(found.post.address, site))


def _tell_meeting(team: Entry[Team] | Entry[Post], found: TeamMeeting, site: Site) -> Story:
    """The next time of a regular meeting, and how often it is."""
    place = f", {found.meeting.ort}" if found.meeting.ort else ""
    lead = f"{format_span(found.next, None)}{place}" if found.next else ""
    return Story(lead, f"{team.content.title}: Treffen", found.meeting.wann, _url(team.address, site))


def _find_news(site: Site, since: date, today: date) -> Iterator[Story]:
    """Posts of those days that are no ideas: ideas stand below, with what they need."""
    for post in site.catalogue.posts:
        if since <= day_of(post.content.date) <= today and not post.content.idee:
            yield _tell(post, format_day(post.content.date), site)


def _find_needed(site: Site, since: date) -> Iterator[Story]:
    """Ideas and needs of teams that are new."""
    for idea in site.catalogue.open_ideas:
        if day_of(idea.content.date) >= since and idea.confirmation.fresh:
            yield _tell(idea, "Idee sucht Team", site)
    for team in site.catalogue.teams_with_needs:
        needs = [need for need in site.catalogue.open_needs(team) if need.seit and need.seit >= since]
        if needs:
            words = all_need_words(needs, site.catalogue.taxonomies)
            text = " ".join(f"{need.faehigkeit}: {need.text}" for need in words)
            yield Story("Team sucht", team.content.title, text, _url(team.address, site))


def _tell(entry: Entry[Team] | Entry[Post], lead: str, site: Site) -> Story:
    return Story(lead, entry.content.title, summary(entry), _url(entry.address, site))


def count_stories(parts: Iterable[Part]) -> int:
    """How much there is to tell."""
    return sum(len(part.stories) for part in parts)
