"""The same content as several projects: ours, and one for each of the generators that it is compared with.

``python -m bench.projects POSTS TEAMS FOLDER few|usual PEER…`` writes them. It is a process of its own, because a
process that starts others passes its peak memory on to them (Linux counts it over ``exec``).
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.content import Content, Size, build_content
from bench.dialects import DIALECTS, Extensions
from bench.dialects import FEW as FEW
from bench.files import HOME, SITE, write_config, write_page, write_pictures
from bench.mkdocs_peers import write_incumbent, write_plain
from bench.pelican_peer import write_pelican

OURS, PELICAN, PLAIN, INCUMBENT = "ours", "pelican", "plain", "incumbent"
PEERS = (PELICAN, PLAIN, INCUMBENT)

_POSTS = {OURS: "posts", PELICAN: "content/posts", PLAIN: "docs/posts", INCUMBENT: "docs/blog/posts"}


@dataclass(frozen=True)
class Project:
    """A project on disk: the folder of its settings, the file of the newest post and what was written there."""

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


def find_projects(folder: Path) -> dict[str, Project]:
    """Name → project, of those that ``write_projects`` wrote into ``folder``."""
    posts = {name: folder / name / path for name, path in _POSTS.items()}
    newest = {name: max(path.glob("*.md")) for name, path in posts.items() if path.exists()}
    return {name: Project(folder / name, file, file.read_text("utf-8")) for name, file in newest.items()}


def write_projects(size: Size, folder: Path, extensions: Extensions, peers: Iterable[str]) -> None:
    """Write our project of one size into ``folder``, and those of the ``peers``; MkDocs gets the ``extensions``."""
    content = build_content(size)
    write_ours(content, folder / OURS)
    if PELICAN in peers:
        write_pelican(content, folder / PELICAN)
    if PLAIN in peers:
        write_plain(content, folder / PLAIN, extensions)
    if INCUMBENT in peers:
        write_incumbent(content, folder / INCUMBENT, extensions)


def write_ours(content: Content, root: Path, extensions: Extensions | None = None) -> None:
    """The layout of a town that starts: everything by default.

    Our dialect is fixed. ``extensions`` are what a project may still name from before; they do nothing, as a hint says.
    """
    old = {"markdown_extensions": extensions} if extensions else {}
    write_config(root, {**SITE, "theme": {"name": "material"}, "plugins": ["wiq"], **old})
    write_config(root, content.taxonomies, "taxonomies.yml")
    write_page(root / "docs/index.md", {"title": "Start", "kurz": HOME}, HOME)
    for folder, items in (("teams", content.teams), ("posts", content.posts)):
        write_pictures(root / folder, content)
        for item in items:
            write_page(root / folder / f"{item.name}.md", item.fields, item.body)


if __name__ == "__main__":
    posts, teams, folder, dialect, *peers = sys.argv[1:]
    write_projects(Size(int(posts), int(teams)), Path(folder), DIALECTS[dialect], peers)
