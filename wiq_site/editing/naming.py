"""Which addresses of teams and posts are taken: by public content, by drafts, and by old addresses that lead on."""

from collections.abc import Iterator
from typing import Any

from wiq_site.addresses import post_address, team_address
from wiq_site.catalogue.entries import Contents
from wiq_site.content.kinds import POST, TEAM, Kind


def place(kind: Kind[Any], slug: str) -> str:
    """The address of a slug."""
    return (team_address if kind is TEAM else post_address)(slug)


def find_taken(contents: Contents) -> frozenset[str]:
    """Addresses of all content, public or not, and the old ones that lead on."""
    return frozenset(_find_taken(contents))


def _find_taken(contents: Contents) -> Iterator[str]:
    for team in contents.teams:
        yield from (TEAM.places(team.content, team.document)[1], *team.content.aliases)
    for post in contents.posts:
        yield from (POST.places(post.content, post.document)[1], *post.content.aliases)
    for page in contents.pages:
        yield from page.content.aliases
