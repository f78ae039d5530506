"""What is remembered depends on all that it is made from: after any change a build gives what a first build gives."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builder import build_site, read_files
from project import FILES, NOW, POST, TEAM, change, write_project

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
NEED = "gesucht: [{faehigkeit: bauen, text: Bauen}]"
WHEN = "treffen: [{wann: sonntags 13 Uhr}]"
PROJECT = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/
        site_description: Alles von hier
        theme: {name: material}
        plugins:
          - wiq: {posts_per_page: 2, kontakt: post@nachbarstadt.example}
        extra: {social: [{name: Funk, link: 'https://funk.example/'}]}
    """,
    "docs/seite.md": "---\ntitle: Seite\n---\n## Wann {#wann}\n\nImmer.\n",
    "teams/hof.md": TEAM.replace("status:", f"{NEED}\n    status:"),
    "teams/rad.md": TEAM.replace("Grüne Höfe", "Räder").replace("status:", f"{WHEN}\n    status:"),
    "posts/a.md": POST.replace("Der erste Absatz.", "[Wann?](../seite.md#wann) [Wer?](../teams/hof.md) [Und?](b.md)"),
    "posts/b.md": POST.replace("date:", "teams: hof\n    bild: {datei: bild.svg, alt: A, nachweis: N}\n    date:"),
    "posts/bild.svg": PICTURE,
    "posts/c.md": POST.replace("date:", "teams: hof\n    authors: hof\n    date:").replace("2026-05-01", "2026-05-02"),
    "posts/d.md": POST.replace("date:", "termine: [{titel: Fest, beginn: 2026-11-23}]\n    date:"),
    "posts/morgen.md": POST.replace("2026-05-01", "2026-11-23").replace("Neues", "Neuestes"),
    "posts/idee.md": POST.replace("date:", f"gebiet: west\n    idee: {{status: offen, {NEED}}}\n    date:"),
}


CHANGES = {
    "a picture": change("posts/bild.svg", "M0 0h9v9z", "M0 0h9v9H0z"),
    "the credit of a picture": change("posts/b.md", "nachweis: N", "nachweis: Neu"),
    "the title of a team that posts name": change("teams/hof.md", "Grüne Höfe", "Bunte Höfe"),
    "the summary of a team that resembles another": change("teams/hof.md", "Wir begrünen Höfe.", "Wir malen Höfe an."),
    "the title of a neighbour in a series": change("posts/c.md", "Neues vom Hof", "Neues vom Garten"),
    "a skill that fits everywhere": change("taxonomies.yml", "{label: Bauen}", "{label: Bauen, allgemein: true}"),
    "what a team looks for": change("teams/hof.md", "faehigkeit: bauen", "faehigkeit: reden"),
    "how many a team looks for": change("teams/hof.md", "text: Bauen}", "text: Bauen, anzahl: 3}"),
    "the place of a date": change("posts/d.md", "beginn: 2026-11-23}", "beginn: 2026-11-23, ort: Markt}"),
    "the mailbox of an area": change("taxonomies.yml", "ost@nachbarstadt", "osten@nachbarstadt"),
    "the mailbox of the site": change("mkdocs.yml", "post@nachbarstadt", "mail@nachbarstadt"),
    "another area": change("taxonomies.yml", "gebiet:\n", "gebiet:\n  nord: {label: Norden}\n"),
    "a step of a status": change("taxonomies.yml", "{label: läuft}", "{label: läuft, schritt: 4}"),
    "an outline on the map": change("taxonomies.yml", "seit: 2023", "seit: 2023, karte: M0 0 L50 0 50 50 Z"),
    "the length of a page of the blog": change("mkdocs.yml", "posts_per_page: 2", "posts_per_page: 3"),
    "the address of the site": change("mkdocs.yml", "https://nachbarstadt.example/", "https://ort.example/wir/"),
    "a link in the foot": change("mkdocs.yml", "https://funk.example/", "https://radio.example/"),
    "a page in the foot": change("mkdocs.yml", "{posts", "{fusszeile: [{titel: S, seite: seite.md}], posts"),
    "the address of a linked page": change("posts/b.md", "title:", "slug: anderswo\ntitle:"),
    "the name of a linked file": lambda root: rename(root, "teams/hof.md", "teams/garten.md"),
}


def rename(root: Path, old: str, new: str) -> None:
    """Rename a team, and every place that names it."""
    (root / old).rename(root / new)
    for file in root.glob("posts/*.md"):
        text = file.read_text("utf-8").replace(old, new)
        file.write_text(text.replace(f" {Path(old).stem}\n", f" {Path(new).stem}\n"), "utf-8")


class Built:
    """A project that is changed and built again and again, with the files of its site."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before: dict[str, bytes] = {}
        self.site: dict[str, bytes] = {}

    def build(self, now: datetime = NOW) -> None:
        """Build over what is there and remembered."""
        build_site(self.root / "mkdocs.yml", self.root / "out", now=now)
        self.before, self.site = self.site, read_files(self.root / "out")

    def build_anew(self, folder: Path, now: datetime = NOW) -> dict[str, bytes]:
        """The site that somebody gets who builds for the first time."""
        clean = shutil.copytree(self.root, folder, ignore=shutil.ignore_patterns("out", ".cache"))
        build_site(clean / "mkdocs.yml", clean / "out", now=now)
        return read_files(clean / "out")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project after its first build; the changes of all tests add up in it."""
    project = Built(write_project(tmp_path_factory.mktemp("keys"), {**FILES, **PROJECT}))
    project.build()
    return project


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("edit", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_wherever_it_shows(built: Built, tmp_path: Path, edit: Callable[[Path], None]) -> None:
    edit(built.root)
    built.build()
    assert differing(built.site, built.build_anew(tmp_path / "anew")) == []
    assert differing(built.site, built.before) != []


def test_without_a_change_everything_stays(built: Built) -> None:
    built.build()
    assert differing(built.site, built.before) == []


def test_the_day_is_seen_wherever_it_shows(built: Built, tmp_path: Path) -> None:
    later = NOW + timedelta(days=2)
    built.build(later)
    assert differing(built.site, built.build_anew(tmp_path / "anew", later)) == []
    assert "blog/morgen/index.html" in built.site.keys() - built.before.keys()  # what was to come
    assert b"wiq-date--past" in built.site["termine/index.html"]
    assert b"wiq-date--past" not in built.before["termine/index.html"]
    assert built.site["teams/rad/index.html"] != built.before["teams/rad/index.html"]  # the next meeting
