"""The parts that several pages share: chips, pictures, needs, dates, cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import quote

from wiq_site.addresses import area_address, term_address
from wiq_site.catalogue import Catalogue, Date, Entry, picture_uri, summary
from wiq_site.content.models import Event, IdeaStatus, Need, Picture, Post, Team
from wiq_site.dates import day_of, format_day, format_month, format_span, iso
from wiq_site.selection import Facets
from wiq_site.source.documents import Document
from wiq_site.text import count_words

IDEA_LABELS = {
    IdeaStatus.OFFEN: "sucht ein Team",
    IdeaStatus.TEAM_GEFUNDEN: "hat ein Team gefunden",
    IdeaStatus.RUHT: "ruht",
}


class Kept:
    """A value that stands on many pages, and so in the keys of their HTML: its ``repr`` is put together once."""

    def __repr__(self) -> str:
        known: dict[str, object] = self.__dict__
        if "_repr" not in known:
            known["_repr"] = f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in known.items())})"
        return str(known["_repr"])


@dataclass(frozen=True)
class Chip:
    """A term as readers see it. ``address`` is empty where it leads nowhere."""

    label: str
    address: str = ""


@dataclass(frozen=True)
class PictureView:
    """A picture; ``address`` is where its file lies on the site."""

    address: str
    alt: str
    nachweis: str


@dataclass(frozen=True)
class NeedView:
    """One need in words."""

    faehigkeit: str
    text: str
    details: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class DateView(Kept):
    """One date of the post at ``address``; ``kind`` is *termin* or, when it is over, *vergangen*."""

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
    post_title: str
    calendar: str
    facets: Facets

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
    """The regular meetings of the team at ``address``; ``date_iso`` is the next one, where it is known."""

    kind: str
    address: str
    title: str
    date_iso: str
    meetings: tuple[MeetingView, ...]
    facets: Facets


@dataclass(frozen=True, repr=False)
class Card(Kept):
    """A team, an idea or a post in a list. ``bis`` is the first day on which something it looks for ends."""

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
    needs: tuple[NeedView, ...]
    bis: str
    bis_label: str
    example: bool
    publication: str
    facets: Facets

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


def picture_view(picture: Picture | None, document: Document) -> PictureView | None:
    """A picture lies on the site where its uri says; pages never move it."""
    if picture is None:
        return None
    return PictureView(picture_uri(picture, document), picture.alt, picture.nachweis)


def need_view(need: Need, catalogue: Catalogue) -> NeedView:
    """A need with effort, number and end in words."""
    details = []
    if need.aufwand:
        details.append(catalogue.taxonomies.label("aufwand", need.aufwand))
    if need.anzahl:
        details.append(count_words(need.anzahl, "Person", "Personen"))
    if need.bis:
        details.append(f"bis {format_day(need.bis)}")
    return NeedView(catalogue.taxonomies.label("faehigkeit", need.faehigkeit), need.text, tuple(details))


def need_views(needs: Iterable[Need], catalogue: Catalogue) -> tuple[NeedView, ...]:
    """Several needs, in their order."""
    return tuple(need_view(need, catalogue) for need in needs)


def date_view(date: Date, catalogue: Catalogue) -> DateView:
    """A date in words, with its calendar leaf."""
    event, post, day = date.event, date.post.content, day_of(date.event.beginn)
    return DateView(
        kind="vergangen" if date.is_past(catalogue.now) else "termin",
        address=date.post.address,
        title=event.titel,
        span=span_of(event),
        date_iso=iso(event.beginn),
        day=str(day.day),
        month=format_month(day),
        year=str(day.year),
        ort=event.ort or "",
        absage=event.absage or "",
        post_title=post.title,
        calendar=date.address,
        facets=build_facets(gebiet=post.gebiet, themen=post.themen),
    )


def span_of(event: Event) -> str:
    """When an event takes place, in words."""
    return format_span(event.beginn, event.ende)


def split_dates(dates: Iterable[Date], catalogue: Catalogue) -> tuple[tuple[DateView, ...], tuple[DateView, ...]]:
    """Coming dates, soonest first, and past ones, latest first."""
    views = [date_view(date, catalogue) for date in dates]
    return tuple(v for v in views if not v.past), tuple(v for v in reversed(views) if v.past)


def meeting_views(team: Entry[Team], catalogue: Catalogue) -> tuple[MeetingView, ...]:
    """A team's regular meetings. For teams that nobody can join they are words only."""
    rules = {found.number: found for found in catalogue.meetings(team)}
    views = []
    for number, meeting in enumerate(team.content.treffen, 1):
        moment = rules[number].next(catalogue.now) if number in rules else None
        views.append(
            MeetingView(
                wann=meeting.wann,
                ort=meeting.ort or "",
                next_label=format_span(moment, None) if moment else "",
                next_iso=iso(moment) if moment else "",
            )
        )
    return tuple(views)


def meetings_view(team: Entry[Team], catalogue: Catalogue) -> MeetingsView:
    """What the list of dates shows of a team."""
    content, meetings = team.content, meeting_views(team, catalogue)
    return MeetingsView(
        kind="treffen",
        address=team.address,
        title=content.title,
        date_iso=min((meeting.next_iso for meeting in meetings if meeting.next_iso), default=""),
        meetings=meetings,
        facets=build_facets(gebiet=content.gebiet, themen=content.themen),
    )


def area_chips(slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Areas, each linked to its page."""
    return tuple(Chip(catalogue.taxonomies.label("gebiet", slug), area_address(slug)) for slug in slugs)


def term_chips(listing: str, facet: str, slugs: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """Terms, each linked to its page of the list ``listing``."""
    return tuple(Chip(catalogue.taxonomies.label(facet, s), term_address(listing, facet, s)) for s in slugs)


def build_facets(**terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Facet → its terms, each once and sorted: equal facets are equal in every build."""
    return {facet: tuple(sorted(set(slugs))) for facet, slugs in terms.items()}


def need_facets(needs: Iterable[Need]) -> dict[str, tuple[str, ...]]:
    """Facets that an item has through what it looks for."""
    found = list(needs)
    return build_facets(
        faehigkeit=(need.faehigkeit for need in found),
        aufwand=(need.aufwand for need in found if need.aufwand),
    )


def team_card(team: Entry[Team], catalogue: Catalogue, *, with_needs: bool = False) -> Card:
    """A team's card; with its needs where the list is about them."""
    return catalogue.once((team.address, with_needs), lambda: _build_team_card(team, catalogue, with_needs))


def _build_team_card(team: Entry[Team], catalogue: Catalogue, with_needs: bool) -> Card:
    content, terms = team.content, catalogue.taxonomies
    needs = catalogue.needs(team) if catalogue.is_open(team) else ()
    end = _first_end(need.bis for need in needs if with_needs)
    return Card(
        kind="team",
        label="Team",
        address=team.address,
        title=content.title,
        kurz=content.kurz,
        status=content.status,
        status_label=terms.label("status", content.status),
        date_iso="",
        date_label="",
        picture=picture_view(content.bild, team.document),
        terms=(*terms.labels("gebiet", content.gebiet), *terms.labels("themen", content.themen)),
        needs=need_views(needs, catalogue) if with_needs else (),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=False,
        publication=team.publication,
        facets={
            **build_facets(gebiet=content.gebiet, themen=content.themen, status=[content.status]),
            **need_facets(needs),
        },
    )


def post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    """A post's card; an idea shows its status and its needs."""
    return catalogue.once(post.address, lambda: _build_post_card(post, catalogue))


def _build_post_card(post: Entry[Post], catalogue: Catalogue) -> Card:
    content, terms, idea = post.content, catalogue.taxonomies, post.content.idee
    wanted = idea if idea and idea.status == IdeaStatus.OFFEN else None
    needs = catalogue.needs(post) if wanted else ()
    end = _first_end([wanted.bis, *(need.bis for need in needs)]) if wanted else None
    return Card(
        kind="idee" if idea else "beitrag",
        label="Idee" if idea else "Beitrag",
        address=post.address,
        title=content.title,
        kurz=summary(post),
        status=idea.status if idea else "",
        status_label=IDEA_LABELS[IdeaStatus(idea.status)] if idea else "",
        date_iso=iso(day_of(content.date)),
        date_label=format_day(content.date),
        picture=picture_view(content.bild, post.document),
        terms=(*terms.labels("gebiet", content.gebiet), *terms.labels("themen", content.themen)),
        needs=need_views(needs, catalogue),
        bis=iso(end) if end else "",
        bis_label=format_day(end) if end else "",
        example=bool(idea and idea.beispiel),
        publication=post.publication,
        facets={
            **build_facets(categories=content.categories, gebiet=content.gebiet, themen=content.themen),
            **need_facets(needs),
        },
    )


def _first_end(ends: Iterable[date | None]) -> date | None:
    return min((end for end in ends if end), default=None)


def mail_link(mailbox: str, subject: str, body: str = "") -> str:
    """A ``mailto:`` link with a prepared subject (RFC 6068)."""
    query = f"?subject={quote(subject)}" + (f"&body={quote(body)}" if body else "")
    return f"mailto:{quote(mailbox, safe='@')}{query}"


def find_mailbox(own: str | None, gebiete: Iterable[str], catalogue: Catalogue, default: str | None) -> str:
    """The role mailbox: its own, else that of the first area that has one, else the site's, else empty."""
    areas = (catalogue.taxonomies.gebiet[slug].kontakt for slug in gebiete)
    return own or next((box for box in areas if box), None) or default or ""
