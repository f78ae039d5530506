"""A small town whose files an editor changes: what the check says, and what readers and programs get."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import project
from project import NOW

from wiq_site.files.outputs import Outputs
from wiq_site.project import Project

FILES = {
    **project.FILES,
    "mkdocs.yml": project.FILES["mkdocs.yml"].replace("/wir/", "/"),
    "taxonomies.yml": """
        gebiet:
          ost: {label: Osten, kontakt: ost@nachbarstadt.example}
        themen:
          klima: {label: Klima}
        status:
          laeuft: {label: läuft}
          beendet: {label: beendet, offen: false}
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
    """A team, confirmed this month; ``lines`` are further fields from line 5 on."""
    confirmed = [] if any(line.startswith("bestaetigt:") for line in lines) else ["bestaetigt: 2026-11-01"]
    return "\n".join(["---", "title: Hof", "kurz: Wir graben.", "status: laeuft", *lines, *confirmed, "---", body, ""])


def write_town(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the town with more or other files, which stand as they are given: every space counts."""
    own = {path: project.dedent(text) for path, text in FILES.items()}
    for path, content in {**own, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def check_town(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW, preview: bool = False) -> Project:
    """The town after an edit, as the check sees it."""
    return _check(root, files, now, preview)[0]


def tell(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW) -> list[str]:
    """What an editor reads, one line a problem, in order."""
    return sorted(problem.render() for problem in check_town(root, files, now=now).problems)


def build(root: Path, files: Mapping[str, str | bytes], *, now: datetime = NOW) -> dict[str, str]:
    """Address → text of every file of the town that is a text."""
    found, outputs = _check(root, files, now, preview=False)
    assert found.site is not None, [problem.render() for problem in found.problems]
    texts = (".html", ".xml", ".json", ".ics")
    made = ((output.address, output) for output in outputs().all())
    return {address: output.make().decode() for address, output in made if address.endswith(texts)}


def _check(
    root: Path, files: Mapping[str, str | bytes], now: datetime, preview: bool
) -> tuple[Project, Callable[[], Outputs]]:
    checked = project.check_project(write_town(root, files), now, preview=preview)
    assert checked.project is not None, checked.problems
    return checked.project, checked.outputs
