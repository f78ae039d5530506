"""Whole small projects in tests: files given as text, everything else as a newcomer would have it."""

import textwrap
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from wiq_site.check import Checked, check_site
from wiq_site.dates import BERLIN
from wiq_site.settings import read_settings
from wiq_site.site import Site

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


def check_project(root: Path, now: datetime = NOW, *, preview: bool = False) -> Checked:
    """Check the project at ``root`` as ``wiq check`` does."""
    settings, problems = read_settings(root / "mkdocs.yml")
    checked = check_site(settings, now, preview=preview)
    return Checked(checked.site, (*problems, *checked.problems))


def read_messages(root: Path) -> list[str]:
    """What an editor reads, one line a problem."""
    return [problem.render() for problem in check_project(root).problems]


def build_project_site(root: Path, files: Mapping[str, str | bytes | None], *, preview: bool = False) -> Site:
    """The plan of a project without mistakes."""
    checked = check_project(write_project(root, files), preview=preview)
    assert not checked.problems
    assert checked.site is not None
    return checked.site
