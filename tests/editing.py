"""A small town whose files an editor changes: what the check says, and what readers and programs get."""

import textwrap
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from wiq_site.cache import Cache
from wiq_site.dates import BERLIN
from wiq_site.project import Project, check_project
from wiq_site.settings import read_settings

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN)

FILES = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/
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
          ost: {label: Osten, kontakt: ost@nachbarstadt.example}
        themen:
          klima: {label: Klima}
        status:
          laeuft: {label: läuft}
        categories:
          neues: {label: Neues}
        faehigkeit:
          bauen: {label: Bauen}
        aufwand:
          einmalig: {label: einmalig}
    """,
}


def post(*lines: str, title: str = "title: Fest", date: str = "date: 2026-05-01", body: str = "Text.") -> str:
    """A post; ``lines`` are further fields from line 5 on."""
    return "\n".join(["---", title, date, "categories: neues", *lines, "---", body, ""])


def team(*lines: str, body: str = "Text.") -> str:
    """A team; ``lines`` are further fields from line 5 on."""
    return "\n".join(["---", "title: Hof", "kurz: Wir graben.", "status: laeuft", *lines, "---", body, ""])


def write_town(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the town with more or other files."""
    own = {path: textwrap.dedent(text).lstrip("\n") for path, text in FILES.items()}
    for path, content in {**own, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def check_town(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW, preview: bool = False) -> Project:
    """The town after an edit, as the check sees it."""
    write_town(root, files)
    settings, problems = read_settings(root / "mkdocs.yml")
    assert not problems
    return check_project(settings, now, Cache(), preview=preview)


def tell(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW) -> list[str]:
    """What an editor reads, one line a problem, in order."""
    return sorted(problem.render() for problem in check_town(root, files, now=now).problems)


def build(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW) -> dict[str, str]:
    """Address → text of every file of the town that is a text."""
    write_town(root, files)
    settings, _ = read_settings(root / "mkdocs.yml")
    cache = Cache()
    project = check_project(settings, now, cache)
    assert project.site is not None, [problem.render() for problem in project.problems]
    texts = (".html", ".xml", ".json", ".ics")
    made = ((output.address, output) for output in project.outputs(cache).all())
    return {address: output.make().decode() for address, output in made if address.endswith(texts)}
