"""The kinds of content: one record for each says where its files lie, what they hold, where they stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from wiq_site.addresses import page_address, post_address, team_address
from wiq_site.content.fields import Model
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.source.documents import Document
from wiq_site.text import slugify

M = TypeVar("M", bound=Model)

_DATE_PREFIX = re.compile(r"\d{4}-\d{2}(-\d{2})?-(?=.)")


@dataclass(frozen=True)
class Kind(Generic[M]):
    """One kind of content.

    ``folder`` is the setting that names its folder, ``prefix`` what uris of its files begin with. ``places`` gives the
    slug and the address of one file. ``manual`` heads its table in the editors' manual.
    """

    name: str
    model: type[M]
    folder: str
    prefix: str
    manual: str
    places: Callable[[M, Document], tuple[str, str]]
    needs_front_matter: bool = True

    @property
    def has_title(self) -> bool:
        """Whether the title comes from the front matter alone."""
        return self.model.model_fields["title"].is_required()


def post_slug(stem: str) -> str:
    """The file name without its date: ``2020-12-12-gesamttreffen`` → ``gesamttreffen``."""
    return _DATE_PREFIX.sub("", stem)


def _place_team(team: Team, document: Document) -> tuple[str, str]:
    slug = team.slug or slugify(document.stem)
    return slug, team_address(slug)


def _place_post(post: Post, document: Document) -> tuple[str, str]:
    slug = post.slug or slugify(post_slug(document.stem))
    return slug, post_address(slug)


def _place_page(page: HandPage, document: Document) -> tuple[str, str]:
    address = page_address(document.uri)
    return address.strip("/"), address


TEAM = Kind("team", Team, "teams_dir", "teams/", "Team (teams/*.md)", _place_team)
POST = Kind("post", Post, "posts_dir", "posts/", "Beitrag (posts/*.md)", _place_post)
PAGE = Kind("page", HandPage, "docs_dir", "", "Handgeschriebene Seite (site_src/*.md)", _place_page, False)

KINDS: tuple[Kind[Team] | Kind[Post] | Kind[HandPage], ...] = (TEAM, POST, PAGE)


def slug_of(kind: Kind[Any], stem: str) -> str:
    """What the name of a file says of its address: the day of a post is for sorting only."""
    return slugify(post_slug(stem) if kind is POST else stem)
