"""The same content for Pelican: posts as articles, teams as pages, feeds switched on, its default theme."""

import re
from collections.abc import Mapping
from pathlib import Path

from bench.content import Content, Item
from bench.conversion import build_blog_terms, build_body
from bench.dialects import FEW
from bench.files import HOME, SITE_NAME, SITE_URL, write_pictures, write_text
from wiq_site.text import slugify

SETTINGS: Mapping[str, object] = {
    "SITENAME": SITE_NAME,
    "SITESUBTITLE": HOME,
    "SITEURL": SITE_URL.rstrip("/"),
    "PATH": "content",
    "ARTICLE_PATHS": ["posts"],
    "PAGE_PATHS": ["teams"],
    "STATIC_PATHS": ["posts/bilder", "teams/bilder"],
    "USE_FOLDER_AS_CATEGORY": False,
    "TIMEZONE": "Europe/Berlin",
    "DEFAULT_LANG": "de",
    "DEFAULT_DATE_FORMAT": "%d.%m.%Y",
    "DEFAULT_PAGINATION": 20,
    "MARKDOWN": {"extensions": FEW, "output_format": "html5"},
    "CACHE_PATH": ".cache",  # where the cache of every project lies
    # Addresses as ours.
    "ARTICLE_URL": "blog/{slug}/",
    "ARTICLE_SAVE_AS": "blog/{slug}/index.html",
    "PAGE_URL": "teams/{slug}/",
    "PAGE_SAVE_AS": "teams/{slug}/index.html",
    # Feeds of everything, of categories and of tags, as long as ours. There is one author only.
    "FEED_DOMAIN": SITE_URL.rstrip("/"),
    "FEED_MAX_ITEMS": 20,
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "FEED_ALL_RSS": "feeds/all.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/category/{slug}.atom.xml",
    "CATEGORY_FEED_RSS": "feeds/category/{slug}.rss.xml",
    "TAG_FEED_ATOM": "feeds/tag/{slug}.atom.xml",
    "TAG_FEED_RSS": "feeds/tag/{slug}.rss.xml",
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    # A menu of all teams on every page would cost it more than anything else; one page names them instead.
    "DISPLAY_PAGES_ON_MENU": False,
    "MENUITEMS": [("Teams", "/teams/")],
}
"""``pelicanconf.py``: what a user sets; everything else is Pelican's default."""

_PAGE_LINK = re.compile(r"\]\((?=[^():]+\.md\))")
_PICTURE_LINK = re.compile(r"\]\((?=bilder/)")


def write_pelican(content: Content, root: Path) -> None:
    """Settings and content for ``pelican content``."""
    lines = [f"{name} = {value!r}" for name, value in SETTINGS.items()]
    write_text(root / "pelicanconf.py", "\n".join(lines) + "\n")
    for folder, items in (("teams", content.teams), ("posts", content.posts)):
        write_pictures(root / "content" / folder, content)
        for item in items:
            fields = _build_fields(item, content)
            _write_page(root / f"content/{folder}/{item.name}.md", fields, build_body(item, content))
    teams = "\n".join(f"- [{team.fields['title']}]({team.name}.md)" for team in content.teams)
    address = {"title": "Teams", "url": "teams/", "save_as": "teams/index.html"}
    _write_page(root / "content/teams/alle.md", address, teams)


def _build_fields(item: Item, content: Content) -> dict[str, object]:
    """The front matter as Pelican knows it; an article has one category."""
    fields = {"title": item.fields["title"], "summary": item.fields.get("kurz")}
    if day := item.fields.get("date"):
        terms = build_blog_terms(item, content)
        fields |= {"slug": slugify(item.name[11:]), "date": day, "authors": "Redaktion"}
        fields |= {"category": ", ".join(terms["categories"]), "tags": ", ".join(terms["tags"])}
    else:
        fields["slug"] = item.name
    return {name: value for name, value in fields.items() if value}


def _write_page(file: Path, fields: Mapping[str, object], body: str) -> None:
    """Lines ``key: value`` above Markdown, whose links say what they lead to."""
    head = "".join(f"{name.capitalize()}: {value}\n" for name, value in fields.items())
    linked = _PICTURE_LINK.sub("]({static}", _PAGE_LINK.sub("]({filename}", body))
    write_text(file, f"{head}\n{linked}")
