"""What becomes of ideas: whom they made a team, what is told of them since, and who may follow them."""

from dataclasses import dataclass

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.histories import order_history
from wiq_site.content.models import IdeaStatus, Post, Team
from wiq_site.dates import PartialDate, day_of


def find_followed(catalogue: Catalogue) -> tuple[Entry[Post], ...]:
    """Ideas with a feed of their own, newest first: all but those that only show what an idea looks like."""
    return tuple(idea for idea in catalogue.idea_by_slug.values() if is_followed(idea))


def is_followed(post: Entry[Post]) -> bool:
    """Whether a post is an idea that has a feed of its own."""
    return post.content.idee is not None and not post.is_example


def find_team(idea: Entry[Post], catalogue: Catalogue) -> Entry[Team] | None:
    """The team that an idea became, where it is public."""
    return catalogue.team_by_slug.get(idea.content.idee.team or "") if idea.content.idee else None


def find_origins(team: Entry[Team], catalogue: Catalogue) -> tuple[Entry[Post], ...]:
    """The ideas that became a team, oldest first."""
    posts = reversed(catalogue.posts_about(team))
    return tuple(post for post in posts if post.content.idee and post.content.idee.team == team.slug)


def find_news(idea: Entry[Post], catalogue: Catalogue) -> tuple[Entry[Post], ...]:
    """The posts of an idea, each once: itself, reports that name it, what is told about the team it became."""
    team = find_team(idea, catalogue)
    posts = (idea, *catalogue.origins.get(idea.slug, ()), *(catalogue.posts_about(team) if team else ()))
    return tuple({post.address: post for post in posts}.values())


@dataclass(frozen=True)
class Turn:
    """That an idea is open no more: ``since`` when, as far as it is known, and the ``team`` it became."""

    status: str
    team: Entry[Team] | None
    since: PartialDate | None


def find_turn(idea: Entry[Post], catalogue: Catalogue) -> Turn | None:
    """What became of an idea; None while it is open."""
    assert idea.content.idee is not None
    status, team = idea.content.idee.status, find_team(idea, catalogue)
    if team:
        return Turn(IdeaStatus.TEAM_GEFUNDEN, team, _find_begin(idea, team.content))
    return Turn(status, None, None) if status != IdeaStatus.OFFEN else None


def _find_begin(idea: Entry[Post], team: Team) -> PartialDate | None:
    """When there was a team first. One that is older than its idea did not begin with it."""
    begin = team.seit or next((entry.seit for entry in order_history(team.verlauf)), None)
    published = day_of(idea.content.date)
    parts = (published.year, published.month, published.day)
    known = begin and (begin.year, begin.month or published.month, begin.day or published.day)
    return begin if known and known >= parts else None
