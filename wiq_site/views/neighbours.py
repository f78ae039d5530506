"""What stands before and after a post."""

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post
from wiq_site.views.chips import Chip


def find_neighbours(post: Entry[Post], catalogue: Catalogue) -> tuple[str, Chip | None, Chip | None]:
    """Words for the series, the next newer and the next older post in it. An example belongs to none."""
    if post.is_example:
        return "", None, None
    words, posts = _series(post, catalogue)
    places = catalogue.once(("series", id(posts)), lambda: {other.address: i for i, other in enumerate(posts)})
    place = places[post.address]
    newer = posts[place - 1] if place > 0 else None
    older = posts[place + 1] if place + 1 < len(posts) else None
    return words, _post_chip(newer), _post_chip(older)


def _series(post: Entry[Post], catalogue: Catalogue) -> tuple[str, tuple[Entry[Post], ...]]:
    """The posts of the same team, else of the same category, else all, with the words for them."""
    for slug in post.content.teams:
        posts = catalogue.posts_by_team.get(slug, ())
        if len(posts) > 1 and slug in catalogue.team_by_slug:
            return f"Team {catalogue.team_by_slug[slug].content.title}", posts
    for category in post.content.categories[:1]:
        posts = catalogue.posts_by_category[category]
        if len(posts) > 1:
            return catalogue.taxonomies.label("categories", category), posts
    return "Blog", catalogue.posts


def _post_chip(post: Entry[Post] | None) -> Chip | None:
    return Chip(post.content.title, post.address) if post else None
