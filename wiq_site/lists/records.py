"""The lists: one record each says where it stands, what it holds, how it can be narrowed and what one can follow."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge

from wiq_site.addresses import BLOG, DATES, IDEAS, TEAMS
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Date, Entry, TeamMeeting
from wiq_site.content.models import Need, Post, Team
from wiq_site.content.taxonomies import FACET_LABELS, read_facets
from wiq_site.dates import start_of
from wiq_site.selection import Facets

ORDERS = {"az": "A–Z", "neu": "neueste zuerst", "ende": "endet zuerst"}
"""The orders beside a list's own, as the query string names them, and the words for readers."""

OLD = "alt"
"""The group of what nobody confirmed for long."""


@dataclass(frozen=True, eq=False)
class Item:
    """One thing in a list: a team, a post or a date, with the facets by which the list can be narrowed.

    ``kind`` says how it is shown and under which heading: ``team``, ``idee``, ``beitrag``, ``termin`` (a coming date,
    or the next time of a regular ``meeting``), ``vergangen`` (a past one) or ``treffen`` (meetings of a team of which
    nobody knows when they are next). ``pinned`` says that it stands before others and is marked.
    """

    kind: str
    entry: Entry[Team] | Entry[Post]
    facets: Facets
    date: Date | None = None
    pinned: bool = False
    meeting: TeamMeeting | None = None

    @property
    def address(self) -> str:
        """The page it leads to."""
        return self.entry.address


@dataclass(frozen=True)
class ListRecord:
    """One list of the site.

    ``items`` gives all its items in order, ``posts`` those whose news and dates belong to an item. ``feed_title`` is
    what its feed is called; without one there is none. ``wanted`` says that the feed holds what is looked for, not
    news. ``noun`` is (one, many) for counting, ``groups`` kind of item → heading, in the order of the page;
    ``lasting`` is the group that also stands when it is empty. ``examples`` are shown below the whole list and belong
    to no part of it. ``order`` names the order of the items, ``other_orders`` are those of ``ORDERS`` that readers may
    choose instead. ``newest`` gives the newest items first, for pages that show only these, below ``newest_title``.
    """

    address: str
    title: str
    intro: str
    facets: tuple[str, ...]
    noun: tuple[str, str]
    items: Callable[[Catalogue], Iterable[Item]]
    posts: Callable[[Catalogue, Item], Iterable[Entry[Post]]]
    feed_title: str = ""
    wanted: bool = False
    calendar_title: str = ""
    paged: bool = False
    map: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)
    lasting: str = ""
    newest_title: str = ""
    newest: Callable[[Iterable[Item]], Iterable[Item]] = iter
    examples: Callable[[Catalogue], Sequence[Entry[Post]]] = lambda catalogue: ()
    order: str = "Reihenfolge der Redaktion"
    other_orders: tuple[str, ...] = ("az",)

    @property
    def term_facets(self) -> tuple[str, ...]:
        """Those facets whose terms stand in ``taxonomies.yml``."""
        return tuple(facet for facet in self.facets if facet in FACET_LABELS)

    @property
    def name(self) -> str:
        """What settings call the list: its address without the slash."""
        return self.address.rstrip("/")


def need_facets(needs: Iterable[Need]) -> dict[str, tuple[str, ...]]:
    """Facets that an item has through what it looks for."""
    return {"faehigkeit": (), "aufwand": (), **read_facets(*needs)}


def team_item(team: Entry[Team], catalogue: Catalogue) -> Item:
    """A team; what it looks for counts while people can join."""
    return catalogue.once(("item", team.address), lambda: _team_item(team, catalogue))


def _team_item(team: Entry[Team], catalogue: Catalogue) -> Item:
    return Item("team", team, {**read_facets(team.content), **need_facets(catalogue.open_needs(team))})


def post_item(post: Entry[Post], catalogue: Catalogue) -> Item:
    """A post or an idea; what an idea looks for counts while it is open."""
    return catalogue.once(("item", post.address), lambda: _post_item(post, catalogue))


def _post_item(post: Entry[Post], catalogue: Catalogue) -> Item:
    content = post.content
    facets = {**read_facets(content), **need_facets(catalogue.open_needs(post))}
    facets |= {"teams": catalogue.teams_by_post.get(post.address, ()), "jahr": (str(content.date.year),)}
    return Item("idee" if content.idee else "beitrag", post, facets)


def date_item(date: Date) -> Item:
    """A date; its facets are those of its post."""
    return Item("vergangen" if date.past else "termin", date.post, read_facets(date.post.content), date)


def meeting_item(team: Entry[Team], meeting: TeamMeeting) -> Item:
    """The next time of a regular meeting; its facets are those of the team."""
    return Item("termin", team, read_facets(team.content), meeting=meeting)


def coming_items(catalogue: Catalogue) -> Sequence[Item]:
    """Coming dates and the next time of each regular meeting, soonest first."""
    return catalogue.once("coming", lambda: tuple(_coming_items(catalogue)))


def _coming_items(catalogue: Catalogue) -> Iterator[Item]:
    """Both are in order of time already."""
    dates = ((start_of(date.event.beginn), date_item(date)) for date in catalogue.dates if not date.past)
    meetings = ((start_of(m.next), meeting_item(team, m)) for team, m in catalogue.next_meetings if m.next)
    return (item for _, item in merge(dates, meetings, key=lambda pair: pair[0]))


def _teams(catalogue: Catalogue) -> Iterator[Item]:
    status = list(catalogue.taxonomies.status)
    teams = sorted(catalogue.teams, key=lambda team: status.index(team.content.status))
    return (team_item(team, catalogue) for team in teams)


def _posts(catalogue: Catalogue) -> Iterator[Item]:
    for post in catalogue.pinned_first:
        item = post_item(post, catalogue)
        yield replace(item, pinned=True) if post.pinned else item


def _ideas(catalogue: Catalogue) -> Iterator[Item]:
    """Ideas, then teams; those that nobody confirmed for long come last."""
    ideas = [post_item(post, catalogue) for post in catalogue.open_ideas]
    teams = [team_item(team, catalogue) for team in catalogue.teams_with_needs]
    yield from sorted([*ideas, *teams], key=lambda item: not item.entry.confirmation.fresh)


def _dates(catalogue: Catalogue) -> Iterator[Item]:
    """Coming dates, soonest first, meetings of which nobody knows the next time, and past dates, latest first."""
    yield from coming_items(catalogue)
    for team in catalogue.teams:
        if any(meeting.next is None for meeting in catalogue.meetings.get(team.address, ())):
            yield Item("treffen", team, read_facets(team.content))
    yield from (date_item(date) for date in reversed(catalogue.dates) if date.past)


def _newest_teams(items: Iterable[Item]) -> Iterator[Item]:
    """Teams by the day since when there is one; of the others nobody knows it."""
    teams = [(item.entry.content, item) for item in items]
    begun = [(c.seit.first_day, item) for c, item in teams if isinstance(c, Team) and c.seit]
    yield from (item for _, item in sorted(begun, key=lambda pair: pair[0], reverse=True))
    yield from (item for c, item in teams if not (isinstance(c, Team) and c.seit))


def _coming_dates(items: Iterable[Item]) -> Iterator[Item]:
    return (item for item in items if item.kind == "termin")


def _posts_about(catalogue: Catalogue, item: Item) -> Iterable[Entry[Post]]:
    return catalogue.posts_by_team.get(item.entry.slug, ())


def _own_post(catalogue: Catalogue, item: Item) -> Iterable[Entry[Post]]:
    return [item.entry] if isinstance(item.entry.content, Post) else []


TEAM_LIST = ListRecord(
    address=TEAMS,
    title="Lösungsteams",
    intro="Menschen, die in ihrem Viertel etwas bewegen. Schau, was es schon gibt – und wo du dazukommen kannst.",
    facets=("gebiet", "ortsteil", "themen", "status"),
    noun=("Team", "Teams"),
    items=_teams,
    posts=_posts_about,
    feed_title="Neues aus den Teams",
    calendar_title="Termine: Lösungsteams",
    newest_title="Neue Teams",
    newest=_newest_teams,
    map=True,
)

BLOG_LIST = ListRecord(
    address=BLOG,
    title="Blog",
    intro="Was Teams erreicht haben, wann ihr euch treffen könnt und was sich im Netzwerk tut.",
    facets=("categories", "gebiet", "ortsteil", "themen", "teams", "jahr"),
    noun=("Beitrag", "Beiträge"),
    items=_posts,
    posts=_own_post,
    feed_title="Blog",
    calendar_title="Termine: Blog",
    newest_title="Neues aus dem Blog",
    paged=True,
    other_orders=("az", "neu"),
)

IDEA_LIST = ListRecord(
    address=IDEAS,
    title="Idee sucht Team",
    intro="Ideen, die Menschen suchen, und Teams, die Verstärkung brauchen.",
    facets=("gebiet", "ortsteil", "themen", "faehigkeit", "aufwand"),
    noun=("Eintrag", "Einträge"),
    items=_ideas,
    posts=_own_post,
    feed_title="Idee sucht Team",
    wanted=True,
    calendar_title="Termine: Idee sucht Team",
    newest_title="Idee sucht Team",
    map=True,
    groups={
        "idee": "Ideen, die ein Team suchen",
        "team": "Teams, die Verstärkung suchen",
        OLD: "Schon länger nicht bestätigt",
    },
    examples=lambda catalogue: catalogue.examples,
    other_orders=("az", "ende"),
)

DATE_LIST = ListRecord(
    address=DATES,
    title="Termine",
    intro="Wann trifft sich wer? Was als Nächstes kommt, mit den regelmäßigen Treffen der Teams, und was war.",
    facets=("gebiet", "ortsteil", "themen"),
    noun=("Termin", "Termine"),
    items=_dates,
    posts=_own_post,
    calendar_title="Alle Termine",  # a calendar is what one subscribes to here
    newest_title="Die nächsten Termine",
    newest=_coming_dates,
    groups={
        "termin": "Kommende Termine",
        "treffen": "Treffen ohne nächsten Termin",
        "vergangen": "Vergangene Termine",
    },
    lasting="termin",
    order="nach Datum",
)

LISTS = (TEAM_LIST, BLOG_LIST, IDEA_LIST, DATE_LIST)
"""All lists, in the order in which the search offers them."""

LIST_BY_NAME = {record.name: record for record in LISTS}
"""What settings and editors call it → list."""
