"""Which addresses are taken: by what is on the site, by drafts, and by old addresses that lead on."""

from collections.abc import Iterator
from typing import Any

from wiq_site.addresses import post_address, team_address
from wiq_site.content.kinds import POST, TEAM, Kind
from wiq_site.project import Project


def place(kind: Kind[Any], slug: str) -> str:
    """The address of a slug."""
    return (team_address if kind is TEAM else post_address)(slug)


def find_taken(project: Project) -> frozenset[str]:
    """Addresses of the site and of all content, public or not, and the old ones that lead on."""
    return frozenset(_find_taken(project))


def _find_taken(project: Project) -> Iterator[str]:
    contents = project.reading.contents
    for team in contents.teams:
        yield from (TEAM.places(team.content, team.document)[1], *team.content.aliases)
    for post in contents.posts:
        yield from (POST.places(post.content, post.document)[1], *post.content.aliases)
    for page in contents.pages:
        yield from page.content.aliases
    if project.site:
        yield from project.site.addresses
