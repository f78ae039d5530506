"""The same content as three projects: ours, plain MkDocs + Material, and Material's blog with its usual companions.

``python -m bench.projects POSTS TEAMS FOLDER few|usual`` writes all three. It is a process of its own, because a
process that starts others passes its peak memory on to them (Linux counts it over ``exec``).
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from bench.content import Content, Size, build_content
from bench.conversion import build_blog_terms, build_body, build_description
from bench.terms import HOST

HOME = "Hier erzählen Nachbar:innen, was sie gemeinsam verändern, und wo du mitmachen kannst."
MORE = "<!-- more -->"

Extensions: TypeAlias = list[str | dict[str, dict[str, object]]]

FEW: Extensions = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
USUAL: Extensions = [
    *FEW,
    {"pymdownx.betterem": {}},
    {"pymdownx.highlight": {"anchor_linenums": True}},
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
    *("pymdownx.caret", "pymdownx.details", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tilde"),
]
EXTENSIONS = {"few": FEW, "usual": USUAL}
"""Markdown extensions, the same for all three projects: those that our plugin switches on, or also those that
Material's manual recommends."""

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

SITE = {
    "site_name": "Beispielstadt",
    "site_url": f"https://{HOST}/",
    "site_description": "Was Nachbar:innen gemeinsam verändern",
}

FEATURES = ["navigation.tabs", "navigation.top"]

MATERIAL = {
    "name": "material",
    "language": "de",
    "font": False,
    "features": FEATURES,
    "palette": PALETTE,
}
"""What our plugin sets by itself, for the two others."""


@dataclass(frozen=True)
class Project:
    """A project on disk: the folder of its ``mkdocs.yml``, the file of the newest post and what was written there."""

    root: Path
    newest: Path
    original: str

    @property
    def site(self) -> Path:
        """Where it is built to: beside the project, not inside."""
        return self.root.parent / "sites" / self.root.name

    def restore(self) -> None:
        """Undo edits."""
        self.newest.write_text(self.original, "utf-8")

    def clean(self) -> None:
        """Leave nothing from another build: no edits, no site, no cache.

        The old ones go to the attic: for a minute after 4,000 files were removed, Linux takes several times as long to
        create others (ext4 keeps away from their inodes), and CI builds on fresh disks.
        """
        self.restore()
        for old in (self.site, self.root / ".cache"):
            if old.exists():
                attic = self.root.parent / "attic"
                attic.mkdir(exist_ok=True)
                old.rename(attic / f"{len(list(attic.iterdir()))}")


@dataclass(frozen=True)
class Projects:
    """The three projects of one size."""

    ours: Project
    plain: Project
    incumbent: Project


def find_projects(folder: Path) -> Projects:
    """The projects that ``write_projects`` wrote into ``folder``."""
    posts = {"ours": "posts", "plain": "docs/posts", "incumbent": "docs/blog/posts"}
    newest = {name: max((folder / name / path).glob("*.md")) for name, path in posts.items()}
    return Projects(**{name: Project(folder / name, file, file.read_text("utf-8")) for name, file in newest.items()})


def write_projects(size: Size, folder: Path, extensions: Extensions) -> None:
    """Write the three projects of one size into ``folder``."""
    content = build_content(size)
    write_ours(content, folder / "ours", extensions)
    _write_plain(content, folder / "plain", extensions)
    _write_incumbent(content, folder / "incumbent", extensions)


def write_ours(content: Content, root: Path, extensions: Extensions) -> None:
    """The layout of a town that starts: everything by default. The search is our own."""
    _write_config(
        root,
        {
            **SITE,
            "theme": {"name": "material"},
            "plugins": ["wiq"],
            "markdown_extensions": extensions,
        },
    )
    _write_config(root, content.taxonomies, "taxonomies.yml")
    _write_page(root / "docs/index.md", {"title": "Start", "kurz": HOME}, HOME)
    for folder, items in (("teams", content.teams), ("posts", content.posts)):
        _write_pictures(root / folder, content)
        for item in items:
            _write_page(root / folder / f"{item.name}.md", item.fields, item.body)


def _write_plain(content: Content, root: Path, extensions: Extensions) -> None:
    """The same pages, no lists, no feeds; posts and teams are not in the navigation."""
    _write_config(
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
    _write_page(root / "docs/index.md", {"title": "Start", "description": HOME}, HOME)
    for folder, items in (("teams", content.teams), ("posts", content.posts)):
        _write_pictures(root / "docs" / folder, content)
        for item in items:
            _write_page(root / f"docs/{folder}/{item.name}.md", build_description(item), build_body(item, content))


def _write_incumbent(content: Content, root: Path, extensions: Extensions) -> None:
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
    _write_config(
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
    _write_page(root / "docs/index.md", {"title": "Start", "description": HOME}, HOME)
    _write_page(root / "docs/blog/index.md", {"title": "Blog"}, "# Blog")
    _write_page(root / "docs/tags.md", {"title": "Themen"}, "# Themen\n\n<!-- material/tags -->")
    _write_pictures(root / "docs/teams", content)
    _write_pictures(root / "docs/blog/posts", content)
    for item in content.teams:
        _write_page(root / f"docs/teams/{item.name}.md", build_description(item), build_body(item, content))
    for item in content.posts:
        intro, _, rest = build_body(item, content).replace("](../teams/", "](../../teams/").partition("\n\n")
        fields = {**build_description(item), "date": item.fields["date"], **build_blog_terms(item, content)}
        _write_page(root / f"docs/blog/posts/{item.name}.md", fields, f"{intro}\n\n{MORE}\n\n{rest}")


def _write_page(file: Path, fields: Mapping[str, object], body: str) -> None:
    _write(file, f"---\n{_yaml(fields)}---\n{body}\n".encode())


def _write_config(root: Path, values: Mapping[str, object], name: str = "mkdocs.yml") -> None:
    _write(root / name, _yaml(values).encode())


def _write_pictures(folder: Path, content: Content) -> None:
    for name, data in content.pictures.items():
        _write(folder / "bilder" / name, data)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class _Dumper(yaml.CSafeDumper):
    """Writes equal values out each time: our loader takes no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(values: Mapping[str, object]) -> str:
    return str(yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6))


if __name__ == "__main__":
    write_projects(Size(int(sys.argv[1]), int(sys.argv[2])), Path(sys.argv[3]), EXTENSIONS[sys.argv[4]])
