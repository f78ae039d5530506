"""The pages of areas and of their Ortsteile: what happens there, and where else to look."""

from collections.abc import Iterable
from dataclasses import dataclass

from wiq_site.addresses import AREAS, BLOG, area_address, feed_address, ortsteil_address, term_address
from wiq_site.base import mail_link
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.content.taxonomies import GebietTerm
from wiq_site.lists.records import coming_items
from wiq_site.site.plan import Site
from wiq_site.text import count_words
from wiq_site.views.area_map import MapArea, map_view
from wiq_site.views.cards import Card, post_card, team_card
from wiq_site.views.chips import START, Chip, ortsteil_chips
from wiq_site.views.coming import coming_views
from wiq_site.views.dates import DateView, split_dates

AREA_POSTS = 6


@dataclass(frozen=True)
class AreaLink:
    """An area in the list of areas."""

    label: str
    address: str
    description: str
    state: str
    active: bool
    ortsteile: tuple[Chip, ...]
    counts: str


@dataclass(frozen=True)
class AreasView:
    """All areas."""

    crumbs: tuple[Chip, ...]
    areas: tuple[AreaLink, ...]
    map: tuple[MapArea, ...]


@dataclass(frozen=True)
class Happenings:
    """What there is in a place; ``all_posts`` leads to the posts that are not shown."""

    teams: tuple[Card, ...]
    ideas: tuple[Card, ...]
    posts: tuple[Card, ...]
    all_posts: str
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever entered."""
        return not (self.teams or self.ideas or self.posts or self.coming or self.past)


@dataclass(frozen=True)
class _PlaceView:
    """Everything that happens in a place, whom to write to, and what to subscribe to: empty where there is nothing."""

    crumbs: tuple[Chip, ...]
    found: Happenings
    mailbox: str
    mail_link: str
    feed: str
    calendar: str


@dataclass(frozen=True)
class AreaView(_PlaceView):
    """One area with its Ortsteile."""

    state: str
    active: bool
    ortsteile: tuple[Chip, ...]


@dataclass(frozen=True)
class OrtsteilView(_PlaceView):
    """One Ortsteil; ``around`` counts what there is in the whole area."""

    area: Chip
    around: str
    neighbours: tuple[Chip, ...]


def areas_view(catalogue: Catalogue) -> AreasView:
    """All areas of the taxonomy, active and planned."""
    pages = {slug: area_address(slug) for slug in catalogue.taxonomies.gebiet}
    return AreasView((START,), area_links(catalogue), map_view(catalogue.taxonomies, pages))


def area_links(catalogue: Catalogue) -> tuple[AreaLink, ...]:
    """All areas with what there is in each."""
    return tuple(
        AreaLink(
            label=term.label,
            address=area_address(slug),
            description=term.description,
            state=_state(term),
            active=term.seit is not None,
            ortsteile=ortsteil_chips(term.ortsteile, catalogue),
            counts=_count(slug, catalogue),
        )
        for slug, term in catalogue.taxonomies.gebiet.items()
    )


def area_view(slug: str, site: Site) -> AreaView:
    """Ortsteile, teams, ideas, posts and dates of one area."""
    catalogue = site.catalogue
    term = catalogue.taxonomies.gebiet[slug]
    teams = catalogue.teams_by_area.get(slug, ())
    return AreaView(
        crumbs=(START, Chip("Gebiete", AREAS)),
        state=_state(term),
        active=term.seit is not None,
        ortsteile=ortsteil_chips(term.ortsteile, catalogue),
        found=_find_happenings("gebiet", slug, teams, catalogue.posts_by_area.get(slug, ()), catalogue),
        **_find_ways(term.label, area_address(slug), slug, site),
    )


def ortsteil_view(slug: str, site: Site) -> OrtsteilView:
    """Teams, ideas, posts and dates of one Ortsteil, with the way to the whole area."""
    catalogue = site.catalogue
    part = catalogue.taxonomies.ortsteil[slug]
    area, address = catalogue.taxonomies.gebiet[part.gebiet], ortsteil_address(part.gebiet, slug)
    whole = Chip(area.label, area_address(part.gebiet))
    teams, posts = catalogue.teams_by_ortsteil.get(slug, ()), catalogue.posts_by_ortsteil.get(slug, ())
    return OrtsteilView(
        crumbs=(START, Chip("Gebiete", AREAS), whole),
        area=whole,
        around=_count(part.gebiet, catalogue),
        neighbours=tuple(chip for chip in ortsteil_chips(area.ortsteile, catalogue) if chip.address != address),
        found=_find_happenings("ortsteil", slug, teams, posts, catalogue),
        **_find_ways(part.label, address, part.gebiet, site),
    )


def _find_happenings(
    facet: str, slug: str, teams: Iterable[Entry[Team]], posts: Iterable[Entry[Post]], catalogue: Catalogue
) -> Happenings:
    """What happens in a place that is the term ``slug`` of ``facet``."""
    own = {post.address for post in posts}
    coming = (item for item in coming_items(catalogue) if slug in item.facets.get(facet, ()))
    _, past = split_dates((date for date in catalogue.dates if date.post.address in own), catalogue)
    return Happenings(
        teams=tuple(team_card(team, catalogue) for team in teams),
        ideas=tuple(post_card(post, catalogue) for post in catalogue.open_ideas if post.address in own),
        posts=tuple(post_card(post, catalogue) for post in posts if post.content.idee is None)[:AREA_POSTS],
        all_posts=term_address(BLOG, facet, slug) if own else "",
        coming=coming_views(coming, catalogue),
        past=past,
    )


def _find_ways(label: str, address: str, area: str, site: Site) -> dict[str, str]:
    """Whom to write to about the place at ``address``, and what to subscribe to, as the views call it."""
    mailbox = site.catalogue.find_mailbox(None, (area,), site.settings.options.kontakt)
    return {
        "mailbox": mailbox,
        "mail_link": mailbox and mail_link(mailbox, f"{label}: Frage an {site.settings.site_name}"),
        "feed": feed_address(address),
        "calendar": site.find_calendar(address),
    }


def _state(term: GebietTerm) -> str:
    return f"aktiv seit {term.seit.label}" if term.seit else "geplant"


def _count(slug: str, catalogue: Catalogue) -> str:
    """``3 Teams, 1 offene Idee`` in an area."""
    teams = len(catalogue.teams_by_area.get(slug, ()))
    ideas = sum(slug in idea.content.gebiet for idea in catalogue.open_ideas if idea.confirmation.fresh)
    counts = [count_words(teams, "Team", "Teams")] if teams else []
    counts += [count_words(ideas, "offene Idee", "offene Ideen")] if ideas else []
    return ", ".join(counts)
