"""Whole small projects in tests: files given as text, everything else as a newcomer would have it."""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wiq_site.cache import Cache
from wiq_site.dates import BERLIN
from wiq_site.files.outputs import Outputs
from wiq_site.problems import Problem, find_errors
from wiq_site.project import Project
from wiq_site.project import check_project as check
from wiq_site.settings import read_settings
from wiq_site.site.plan import Site
from wiq_site.views.pages import build_view

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN)

FILES = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/wir/
        theme: material
        plugins: [wiq]
    """,
    "docs/index.md": """
        ---
        title: Start
        ---
        Willkommen.
    """,
    "taxonomies.yml": """
        gebiet:
          ost: {label: Osten, ortsteile: [Reudnitz], kontakt: ost@nachbarstadt.example, seit: 2023}
          west: {label: Westen}
        themen:
          klima: {label: Klima & Umwelt}
          sport: {label: Sport}
        status:
          laeuft: {label: läuft}
          beendet: {label: beendet, offen: false}
        categories:
          neues: {label: Neues}
        faehigkeit:
          bauen: {label: Bauen}
          reden: {label: Reden}
        aufwand:
          einmalig: {label: einmalig}
    """,
}

TEAM = """
    ---
    title: Grüne Höfe
    kurz: Wir begrünen Höfe.
    status: laeuft
    gebiet: ost
    themen: klima
    bestaetigt: 2026-11-01
    ---
    Text.
"""

POST = """
    ---
    title: Neues vom Hof
    date: 2026-05-01
    categories: neues
    ---
    Der erste Absatz.
"""


def add_term(facet: str, term: str) -> str:
    """The text of ``taxonomies.yml`` with one more term at the end of a facet, e.g. ``nord: {label: Norden}``."""
    return re.sub(rf"(?m)^( +){facet}:\n(\1 +.*\n)+", rf"\g<0>\1  {term}\n", FILES["taxonomies.yml"])


def dedent(text: str) -> str:
    """Text as it stands in a file: common indentation and the first empty line removed."""
    return textwrap.dedent(text).lstrip("\n")


def write_project(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a small project; ``files`` add to it, replace, or (None) remove parts of it. Gives ``root``."""
    for path, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return root


def change(path: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that replaces a part of a file, which must be there."""

    def edit(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return edit


@dataclass(frozen=True)
class Checked:
    """What a check found: the site when nothing stops it, all problems, and what is needed to make files."""

    site: Site | None
    problems: tuple[Problem, ...]
    project: Project | None = None
    cache: Cache | None = None

    def outputs(self) -> Outputs:
        """Every file of the site."""
        assert self.project is not None and self.cache is not None
        return self.project.outputs(self.cache)


def check_project(root: Path, now: datetime = NOW, *, preview: bool = False) -> Checked:
    """Check the project at ``root`` as ``wiq check`` does."""
    settings, problems = read_settings(root / "mkdocs.yml")
    if find_errors(problems):
        return Checked(None, tuple(problems))
    cache = Cache()
    project = check(settings, now, cache, preview=preview)
    return Checked(project.site, (*problems, *project.problems), project, cache)


def read_messages(root: Path) -> list[str]:
    """What an editor reads, one line a problem."""
    return [problem.render() for problem in check_project(root).problems]


def build_project_site(root: Path, files: Mapping[str, str | bytes | None], *, preview: bool = False) -> Site:
    """The plan of a project without mistakes."""
    checked = check_project(write_project(root, files), preview=preview)
    assert not checked.problems
    assert checked.site is not None
    return checked.site


def view_of(site: Site, address: str) -> Any:
    """What the page at an address shows."""
    return build_view(next(page for page in site.pages if page.address == address), site)


def read_bytes(root: Path, address: str) -> bytes:
    """The finished file at an address of the project at ``root``, whatever it is."""
    outputs = check_project(root).outputs()
    return next(output for output in outputs.all() if output.address == address).make()


def read_file(root: Path, address: str, now: datetime = NOW, *, preview: bool = False) -> str:
    """The finished file at an address of the project at ``root``."""
    outputs = check_project(root, now, preview=preview).outputs()
    return next(output for output in outputs.all() if output.address == address).make().decode("utf-8")
