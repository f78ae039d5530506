"""The same content for plain MkDocs + Material, and for Material's blog with its usual companions."""

from pathlib import Path

from bench.content import Content
from bench.conversion import build_blog_terms, build_body, build_description
from bench.dialects import Extensions
from bench.files import HOME, SITE, write_config, write_page, write_pictures

MORE = "<!-- more -->"

PALETTE = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "hell"}},
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-sunny", "name": "dunkel"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-night", "name": "System"},
    },
]

FEATURES = ["navigation.tabs", "navigation.top"]

MATERIAL = {
    "name": "material",
    "language": "de",
    "font": False,
    "features": FEATURES,
    "palette": PALETTE,
}
"""What our plugin sets by itself, for these two."""


def write_plain(content: Content, root: Path, extensions: Extensions) -> None:
    """The same pages, no lists, no feeds; posts and teams are not in the navigation."""
    write_config(
        root,
        {
            **SITE,
            "theme": MATERIAL,
            "plugins": [{"search": {"lang": "de"}}],
            "markdown_extensions": extensions,
            "nav": [{"Start": "index.md"}],
            "not_in_nav": "/posts/*.md\n/teams/*.md\n",
        },
    )
    write_page(root / "docs/index.md", {"title": "Start", "description": HOME}, HOME)
    for folder, items in (("teams", content.teams), ("posts", content.posts)):
        write_pictures(root / "docs" / folder, content)
        for item in items:
            write_page(root / f"docs/{folder}/{item.name}.md", build_description(item), build_body(item, content))


def write_incumbent(content: Content, root: Path, extensions: Extensions) -> None:
    """What a user of Material sets up: blog, tags, search, and feeds by the dates of the front matter.

    The teams are in the navigation, because nothing else would list them.
    """
    teams = [f"teams/{item.name}.md" for item in content.teams]
    feeds = {
        "match_path": "blog/posts/.*",
        "date_from_meta": {"as_creation": "date", "as_update": "date", "default_timezone": "Europe/Berlin"},
        "categories": ["categories", "tags"],
        "use_git": False,
    }
    write_config(
        root,
        {
            **SITE,
            "theme": MATERIAL,
            "plugins": [
                {"search": {"lang": "de"}},
                {"blog": {"post_url_format": "{slug}", "pagination_per_page": 20}},
                "tags",
                {"rss": feeds},
            ],
            "markdown_extensions": extensions,
            "nav": [{"Start": "index.md"}, {"Blog": ["blog/index.md"]}, {"Themen": "tags.md"}, {"Teams": teams}],
        },
    )
    write_page(root / "docs/index.md", {"title": "Start", "description": HOME}, HOME)
    write_page(root / "docs/blog/index.md", {"title": "Blog"}, "# Blog")
    write_page(root / "docs/tags.md", {"title": "Themen"}, "# Themen\n\n<!-- material/tags -->")
    write_pictures(root / "docs/teams", content)
    write_pictures(root / "docs/blog/posts", content)
    for item in content.teams:
        write_page(root / f"docs/teams/{item.name}.md", build_description(item), build_body(item, content))
    for item in content.posts:
        intro, _, rest = build_body(item, content).replace("](../teams/", "](../../teams/").partition("\n\n")
        fields = {**build_description(item), "date": item.fields["date"], **build_blog_terms(item, content)}
        write_page(root / f"docs/blog/posts/{item.name}.md", fields, f"{intro}\n\n{MORE}\n\n{rest}")
