"""A small project under git, the form and the preview of it as ``wiq redaktion`` shows them, and a browser's hands."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder import ROOT
from playwright.sync_api import Locator, Page, expect
from previews import Preview, find_free_port

from tests.project import POST, TEAM, write_project
from wiq_site.form_options import build_local
from wiq_site.hands.form_desk import find_branch, run_server
from wiq_site.hands.workshop import Workshop

FILES = {"teams/hof.md": TEAM, "posts/2026-05-01-neues.md": POST}
_NOBODY = {
    f"GIT_{who}_{what}": "redaktion@nachbarstadt.example"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def lend_program(root: Path) -> None:
    """What ``wiq formular`` fetched once for the tests; files are shared, not copied."""
    source, target = ROOT / ".cache/formular", root / ".cache/formular"
    target.mkdir(parents=True)
    for folder in source.iterdir():
        (target / folder.name).symlink_to(folder)


def git(root: Path, *arguments: str) -> str:
    """What git says in the project."""
    command = ["git", *arguments]
    environment = {**os.environ, **_NOBODY}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, check=True).stdout


@dataclass(frozen=True)
class Desk:
    """A project with its form at ``address``, and the browser's page that shows it."""

    root: Path
    address: str
    page: Page

    def open(self, collection: str, entry: str = "") -> None:
        """Open the form and in it a new entry, or one that exists."""
        self.page.goto(self.address)
        self.page.get_by_role("button", name="Formular öffnen").click()
        expect(self.page.get_by_role("heading", name="Inhalte")).to_be_visible(timeout=30_000)
        self.page.goto(f"{self.address}#/collections/{collection}/{f'entries/{entry}' if entry else 'new'}")
        expect(self.field("title")).to_be_visible(timeout=30_000)

    def field(self, name: str) -> Locator:
        """The input of a field; of several, the last one."""
        return self.page.locator(f"[id^={name}-field-]").last

    def group(self, name: str) -> Locator:
        """A field with all that belongs to it."""
        return self.page.locator("[aria-label^='Feld']").filter(has=self.page.locator(f"[id^={name}-field-]")).last

    def save(self) -> None:
        self.page.get_by_role("button", name="Speichern").first.click()
        self.page.get_by_role("menuitem", name="Jetzt speichern").click()

    def save_well(self) -> None:
        """Save, and wait until it is done."""
        self.save()
        expect(self.page.get_by_text("Änderungen gespeichert")).to_be_visible(timeout=30_000)

    def commits(self) -> list[str]:
        """What was saved since the beginning, the newest first."""
        return git(self.root, "log", "--format=%s").splitlines()[:-1]


@contextmanager
def open_desk(root: Path, page: Page, files: Mapping[str, str | bytes | None]) -> Iterator[Desk]:
    """The form for a project of these files."""
    write_project(root, {**FILES, ".gitignore": "/.cache/\n", **files})
    lend_program(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Anfang")
    port = find_free_port()
    with run_server(root, f"http://127.0.0.1:{port}", lambda line: None) as helper:
        source = Workshop(root / "mkdocs.yml", lambda line: None, build_local(helper, find_branch(root)))
        preview = Preview(source, "/wir/", port).start()
        yield Desk(root, f"http://127.0.0.1:{port}/wir/redaktion/formular/", page)
        page.goto("about:blank")  # it would ask on
        preview.end()
