"""The parts that several pages share: chips, pictures, needs, dates, cards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from wiq_site.addresses import absolute, area_address, calendar_address, ortsteil_address, term_address
from wiq_site.base import mail_link
from wiq_site.catalogue.catalogue import Catalogue, summary
from wiq_site.catalogue.entries import Date, Entry, TeamMeeting
from wiq_site.catalogue.words import NeedWords, all_need_words, moved_from, span_of
from wiq_site.content.models import IdeaStatus, Post, Team
from wiq_site.dates import day_of, format_day, format_month, format_span, iso
from wiq_site.lists.records import Item, date_item, meeting_item, post_item, team_item
from wiq_site.recurrence import end_on
from wiq_site.selection import Facets
from wiq_site.site.plan import Site
from wiq_site.text import slugify
from wiq_site.views.pictures import PictureView, card_picture
from wiq_site.views.stand import find_stand

IDEA_LABELS = {
    IdeaStatus.OFFEN: "sucht ein Team",
    IdeaStatus.TEAM_GEFUNDEN: "hat ein Team gefunden",
    IdeaStatus.RUHT: "ruht",
}


@dataclass(frozen=True)
class Chip:
    """A term as readers see it. ``address`` is empty where it leads nowhere."""

    label: str
    address: str = ""


START = Chip("Start", "./")
"""The way home, with which all crumbs begin."""


@dataclass(frozen=True)
class DateView:
    """One date of the post at ``address``, or the next meeting of the team there, which recurs as ``wann`` says.

    ``kind`` is *termin* or, when it is over, *vergangen*.
    """

    kind: str
    address: str
    title: str
    span: str
    date_iso: str
    day: str
    month: str
    year: str
    ort: str
    absage: str
    moved: str
    post_title: str
    calendar: str
    lang: str
    facets: Facets
    wann: str = ""

    @property
    def past(self) -> bool:
        """Whether it is over."""
        return self.kind == "vergangen"


@dataclass(frozen=True)
class MeetingView:
    """A regular meeting in the team's words, and when it takes place next, as far as that can be computed."""

    wann: str
    ort: str
    next_label: str
    next_iso: str


@dataclass(frozen=True)
class MeetingsView:
    """Meetings of the team at ``address`` of which nobody knows when they are next. ``stand`` says why."""

    kind: str
    address: str
    title: str
    date_iso: str
    stand: str
    meetings: tuple[MeetingView, ...]
    facets: Facets


@dataclass(frozen=True)
class Card:
    """A team, an idea or a post in a list. ``bis`` is the first day on which something it looks for ends.

    ``pinned`` says that it stands before others here, ``stand`` how old the last confirmation is, where it is too old
    to count.
    """

    kind: str
    label: str
    address: str
    title: str
    kurz: str
    status: str
    status_label: str
    date_iso: str
    date_label: str
    picture: PictureView | None
    terms: tuple[str, ...]
    needs: tuple[NeedWords, ...]
    bis: str
    bis_label: str
    example: bool
    stand: str
    publication: str
    lang: str
    facets: Facets
    pinned: bool = False

    @property
    def wanted_label(self) -> str:
        """What stands before ``wanted``."""
        return "Zuletzt gesucht" if self.stand else "Gebraucht"

    @property
    def wanted(self) -> str:
        """``Handwerk, Garten · bis 31. März 2027``."""
        skills = ", ".join(dict.fromkeys(need.faehigkeit for need in self.needs))
        return " · ".join(filter(None, (skills, self.bis_label and f"bis {self.bis_label}")))


@dataclass(frozen=True)
class Offer:
    """A ``feed`` or a ``calendar`` to subscribe to; ``note`` says it when it holds more than the page shows."""

    kind: str
    label: str
    address: str
    note: str = ""


ListItem: TypeAlias = Card | DateView | MeetingsView
"""What a list can hold."""


def date_view(date: Date, catalogue: Catalogue) -> DateView:
    """A date in words, with its calendar leaf."""
    return catalogue.once(("date", date.address), lambda: _build_date_view(date))


def _build_date_view(date: Date) -> DateView:
    event, post, day = date.event, date.post.content, day_of(date.event.beginn)
    item = date_item(date)
    return DateView(
        kind=item.kind,
        address=date.post.address,
        title=event.titel,
        span=span_of(event),
        date_iso=iso(event.beginn),
        day=str(day.day),
        month=format_month(day),
        year=str(day.year),
        ort=event.ort or "",
        absage=event.absage or "",
        moved=moved_from(event),
        post_title=post.title,
        calendar=date.address,
        lang=post.lang,
        facets=item.facets,
    )


def split_dates(dates: Iterable[Date], catalogue: Catalogue) -> tuple[tuple[DateView, ...], tuple[DateView, ...]]:
    """Coming dates, soonest first, and past ones, latest first."""
    views = [date_view(date, catalogue) for date in dates]
    return tuple(v for v in views if not v.past), tuple(v for v in reversed(views) if v.past)


def next_meeting_view(team: Entry[Any], meeting: TeamMeeting, catalogue: Catalogue) -> DateView:
    """The next time of a regular meeting, as a date like others. Its calendar is that of the team."""
    return catalogue.once(("meeting", team.address, meeting.number), lambda: _build_next_meeting_view(team, meeting))


def _build_next_meeting_view(team: Entry[Team], found: TeamMeeting) -> DateView:
    assert found.next is not None and found.recurrence is not None  # what is next has a rule
    item, day = meeting_item(team, found), day_of(found.next)
    return DateView(
        kind=item.kind,
        address=team.address,
        title=team.content.title,
        span=format_span(found.next, end_on(day, found.recurrence)),
        date_iso=iso(found.next),
        day=str(day.day),
        month=format_month(day),
        year=str(day.year),
        ort=found.meeting.ort or "",
        absage="",
        moved="",
        post_title="",
        calendar=calendar_address(team.address),
        lang=team.content.lang,
        facets=item.facets,
        wann="" if found.recurrence.day else found.meeting.wann,
    )


def meeting_views(team: Entry[Team], catalogue: Catalogue) -> tuple[MeetingView, ...]:
    """A team's regular meetings. For teams that nobody can join they are words only."""
    known = {found.number: found.next for found in catalogue.meetings.get(team.address, ())}
    views = []
    for number, meeting in enumerate(team.content.treffen, 1):
        moment = known.get(number)
        label, day = (format_span(moment, None), iso(moment)) if moment else ("", "")
        views.append(MeetingView(meeting.wann, meeting.ort or "", label, day))
    return tuple(views)


def meetings_view(item: Item, catalogue: Catalogue) -> MeetingsView:
    """What the list of dates shows of a team."""
    team = item.entry
    assert isinstance(team.content, Team)
    meetings = tuple(meeting for meeting in meeting_views(team, catalogue) if not meeting.next_iso)
    return MeetingsView(
        kind=item.kind,
        address=team.address,
        title=team.content.title,
        date_iso="",
        stand=find_stand(team, catalogue),
        meetings=meetings,
        facets=item.facets,
    )


def area_chips(slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Areas, each linked to its page."""
    return tuple(Chip(catalogue.taxonomies.label("gebiet", slug), area_address(slug)) for slug in slugs)


def ortsteil_chips(names: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Ortsteile by their names, each linked to its page."""
    parts = ((slug, catalogue.taxonomies.ortsteil[slug]) for slug in map(slugify, names))
    return tuple(Chip(part.label, ortsteil_address(part.gebiet, slug)) for slug, part in parts)


def term_chips(listing: str, facet: str, slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Terms, each linked to its page of the list ``listing``."""
    return tuple(Chip(catalogue.taxonomies.label(facet, s), term_address(listing, facet, s)) for s in slugs)


def team_card(team: Entry[Team], catalogue: Catalogue, *, with_needs: bool = False) -> Card:
    """A team's card; with its needs where the list is about them."""
    return catalogue.once(("card", team.address, with_needs), lambda: _build_team_card(team, catalogue, with_needs))


def _build_team_card(team: Entry[Team], catalogue: Catalogue, with_needs: bool) -> Card:
    content, terms, item = team.content, catalogue.taxonomies, team_item(team, catalogue)
    needs = catalogue.open_needs(team) if with_needs else ()
    end = _first_end(need.bis for need in needs)
    return Card(
        kind=item.kind,
        label="Team",
        address=team.address,
        title=content.title,
        kurz=content.kurz,
        status=content.status,
        status_label=terms.label("status", content.status),
        date_iso="",
        date_label="",
        picture=card_picture(team, catalogue),
        terms=(*terms.labels("gebiet", content.gebiet), *content.ortsteile, *terms.labels("themen", content.themen)),
        needs=all_need_words(needs, terms),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=False,
        stand=find_stand(team, catalogue),
        publication=team.publication,
        lang=content.lang,
        facets=item.facets,
    )


def post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    """A post's card; an idea shows its status and its needs."""
    return catalogue.once(("card", post.address), lambda: _build_post_card(post, catalogue))


def pinned_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    """The same where a pinned post stands before others."""
    card = post_card(post, catalogue)
    return catalogue.once(("pinned", post.address), lambda: replace(card, pinned=True)) if post.pinned else card


def _build_post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    content, terms, item = post.content, catalogue.taxonomies, post_item(post, catalogue)
    idea, needs = content.idee, post.needs if post.is_example else catalogue.open_needs(post)
    end = _first_end([idea.bis, *(need.bis for need in needs)]) if idea and catalogue.is_open(post) else None
    return Card(
        kind=item.kind,
        label="Idee" if idea else "Beitrag",
        address=post.address,
        title=content.title,
        kurz=summary(post),
        status=idea.status if idea else "",
        status_label=IDEA_LABELS[IdeaStatus(idea.status)] if idea else "",
        date_iso=iso(day_of(content.date)),
        date_label=format_day(content.date),
        picture=card_picture(post, catalogue),
        terms=(*terms.labels("gebiet", content.gebiet), *content.ortsteile, *terms.labels("themen", content.themen)),
        needs=all_need_words(needs, terms),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=post.is_example,
        stand=find_stand(post, catalogue),
        publication=post.publication,
        lang=content.lang,
        facets=item.facets,
    )


def _first_end(ends: Iterable[date | None]) -> date | None:
    return min((end for end in ends if end), default=None)


def list_item(item: Item, catalogue: Catalogue, *, with_needs: bool = False) -> ListItem:
    """An item of a list as it is shown; teams with their needs where the list is about them."""
    if item.date:
        return date_view(item.date, catalogue)
    if item.meeting:
        return next_meeting_view(item.entry, item.meeting, catalogue)
    if item.kind == "treffen":
        return meetings_view(item, catalogue)
    if isinstance(item.entry.content, Team):
        return team_card(item.entry, catalogue, with_needs=with_needs)
    return pinned_card(item.entry, catalogue) if item.pinned else post_card(item.entry, catalogue)


def share_link(title: str, address: str, site: Site) -> str:
    """A ``mailto:`` link by which readers tell others of a page; to whom, they say themselves."""
    body = f"{title}\r\n{absolute(address, site.settings.site_url)}\r\n"
    return mail_link("", f"{title} – {site.settings.site_name}", body)
