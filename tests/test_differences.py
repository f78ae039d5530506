"""``wiq unterschied``: what a change of files does to pages, feeds, dates and addresses, told before it goes out."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import POST, TEAM, change, write_project
from wiq_site.cli import main

TODAY = {"SOURCE_DATE_EPOCH": "1795345200"}  # 2026-11-22
DATES = "categories: neues\n    termine:\n      - {titel: Fest, beginn: 2027-05-03 17:00}"
FILES = {
    ".gitignore": ".cache/\n",
    "teams/hof.md": TEAM,
    "teams/alt.md": TEAM.replace("Grüne", "Alte"),
    "posts/2026-05-01-fest.md": POST.replace("categories: neues", DATES),
    "posts/2026-05-02-b.md": POST.replace("Neues vom Hof", "Neues *B*"),
}


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@nachbarstadt.example"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that is a part of its repository, with one commit on ``main``."""
    root = write_project(tmp_path / "eins" / "website", FILES)
    git(tmp_path / "eins", "init", "-q", "-b", "main")
    commit(tmp_path / "eins")
    return root


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["unterschied", "-f", str(root / "mkdocs.yml"), *arguments], env=TODAY)


def tell(root: Path, stand: str = "main") -> list[str]:
    """The lines with spaces folded, without the first one."""
    done = run(root, stand)
    assert done.exit_code == 0, done.output
    return [" ".join(line.split()) for line in done.output.splitlines()[1:] if line.strip()]


def write(path: str, text: str) -> Callable[[Path], None]:
    return lambda root: write_project(root, {path: text}) and None


def delete(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def test_nothing_changes(root: Path) -> None:
    (root / "notiz.txt").write_text("nichts", "utf-8")
    assert tell(root) == ["Für Leser:innen ändert sich nichts."]


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (change("teams/hof.md", "Text.", "Mehr."), ["geändert Grüne Höfe /teams/hof/"]),
        (change("teams/hof.md", "Grüne", "Bunte"), ["geändert Bunte Höfe /teams/hof/ – bisher „Grüne Höfe“"]),
        (change("docs/index.md", "Willkommen.", "Hallo."), ["geändert Start /"]),
        (
            write("posts/2026-11-01-neu.md", POST.replace("Neues vom Hof", "Neu").replace("05-01", "11-01")),
            ["neu Neu /blog/neu/", "neuer Eintrag Neu – in 2 Feeds: Blog und Blog: Neues"],
        ),
        (write("posts/2026-11-01-neu.md", POST.replace("date:", "draft: true\n    date:")), []),
        (
            change("posts/2026-05-01-fest.md", "05-03 17:00", "05-04 18:00"),
            ["verschoben Fest – von Montag, 3. Mai 2027, 17 Uhr auf Dienstag, 4. Mai 2027, 18 Uhr"],
        ),
        (
            change("posts/2026-05-01-fest.md", "17:00}", "17:00, absage: Regen}"),
            ["abgesagt Fest, Montag, 3. Mai 2027, 17 Uhr"],
        ),
        (
            change("posts/2026-05-01-fest.md", "17:00}", "17:00, ort: Hof}"),
            ["geändert Fest, Montag, 3. Mai 2027, 17 Uhr – Ort: keiner → Hof"],
        ),
        (
            change("posts/2026-05-02-b.md", "title:", "updated: 2026-06-01\ntitle:"),
            ["geänderter Eintrag Neues *B* – in 2 Feeds: Blog und Blog: Neues"],
        ),
        (change("taxonomies.yml", "label: Sport", "label: Turnen"), []),
        (change("mkdocs.yml", "Nachbarstadt", "Anderswo"), ["geändert mkdocs.yml"]),
        (
            delete("teams/alt.md"),
            ["weg Alte Höfe /teams/alt/", "entfällt Alte Höfe /teams/alt/", "entfällt 1 Feed: Team Alte Höfe"],
        ),
        (delete("posts/2026-05-01-fest.md"), ["entfällt Fest, Montag, 3. Mai 2027, 17 Uhr"]),
        (
            change("posts/2026-05-02-b.md", "title:", "id: anders\ntitle:"),
            ["noch einmal Neues *B* – in 2 Feeds: Blog und Blog: Neues"],
        ),
    ],
)  # fmt: skip
def test_a_change_is_told(root: Path, edit: Callable[[Path], None], lines: list[str]) -> None:
    edit(root)
    told = tell(root)
    assert [line for line in lines if not any(found.startswith(line) for found in told)] == []
    if not lines:
        assert not [line for line in told if line.startswith("neu ")]


def test_an_address_with_an_alias_is_not_lost(root: Path) -> None:
    (root / "teams/alt.md").rename(root / "teams/neu.md")
    assert any("Achtung" in line for line in tell(root))
    change("teams/neu.md", "title:", "aliases: /teams/alt/\ntitle:")(root)
    told = tell(root)
    assert not any("Achtung" in line for line in told)
    assert "neu Alte Höfe /teams/neu/" in told


def test_parts_of_lists_come_and_go_without_alarm(root: Path) -> None:
    change("teams/hof.md", "themen: klima", "themen: sport")(root)
    change("teams/alt.md", "themen: klima", "themen: sport")(root)
    told = tell(root)
    assert "entfällt Lösungsteams: Klima & Umwelt /teams/themen/klima/" in told
    assert "neu Lösungsteams: Sport /teams/themen/sport/" in told
    assert not any("Achtung" in line for line in told)


def test_an_entry_that_comes_again_is_told_once(root: Path) -> None:
    change("posts/2026-05-02-b.md", "title:", "id: anders\ntitle:")(root)
    told = tell(root)
    assert [line for line in told if line.startswith("noch einmal Neues *B*")]
    assert not [line for line in told if line.startswith("neuer Eintrag")]


def test_a_setting_that_pages_show_changes_them(root: Path) -> None:
    change("mkdocs.yml", "plugins: [wiq]", "plugins: [wiq: {posts_per_page: 1}]")(root)
    told = tell(root)
    assert "geändert 4 Übersichten: Blog, Blog: Neues, Blog: Jahr 2026 und andere" in told
    assert "neu Blog – Seite 2 /blog/seite/2/" in told


def test_pages_that_only_show_something_of_others_are_counted(root: Path) -> None:
    change("teams/alt.md", "Alte Höfe", "Andere Höfe")(root)
    told = tell(root)
    assert "geändert Andere Höfe /teams/alt/ – bisher „Alte Höfe“" in told
    assert [line for line in told if line.startswith("betroffen") and "Grüne Höfe" in line]
    assert not [line for line in told if line.startswith("geändert Grüne Höfe")]


def test_a_comment_shows_titles_as_they_stand(root: Path) -> None:
    change("posts/2026-05-02-b.md", "Der erste", "Ein erster")(root)
    done = run(root, "main", "--format", "markdown")
    assert "- **geändert:** Neues \\*B\\* `/blog/b/`" in done.output
    assert done.output.startswith("## Was sich auf der Website ändert\n\nVerglichen mit „main“ (")


def test_neither_files_nor_the_index_of_git_change(root: Path) -> None:
    change("teams/hof.md", "Text.", "Mehr.")(root)
    git(root, "add", "teams/hof.md")
    before = {
        file: file.read_bytes() for file in root.parent.rglob("*") if file.is_file() and ".cache" not in file.parts
    }
    tell(root)
    after = {
        file: file.read_bytes() for file in root.parent.rglob("*") if file.is_file() and ".cache" not in file.parts
    }
    assert after == before


@pytest.mark.parametrize(
    ("stand", "said"),
    [
        ("mian", "Den Stand „mian“ gibt es hier nicht."),
        ("--all", "Den Stand „--all“ gibt es hier nicht."),
        ("leer", "Im Stand „leer“ gab es diesen Ordner noch nicht."),
    ],
)
def test_a_revision_that_does_not_do(root: Path, stand: str, said: str) -> None:
    git(root, "checkout", "-q", "--orphan", "leer")
    git(root.parent, "rm", "-rq", "--cached", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "leer")
    done = run(root, "--", stand)
    assert done.exit_code == 1 and said in done.output


def test_a_revision_with_mistakes(root: Path) -> None:
    change("teams/hof.md", "laeuft", "leuft")(root)
    commit(root)
    change("teams/hof.md", "leuft", "laeuft")(root)
    done = run(root, "HEAD")
    assert done.exit_code == 1
    assert "Der Stand „HEAD“ hat Fehler und lässt sich nicht vergleichen:\nHEAD:teams/hof.md:4 · status:" in done.output
    assert "--fix" not in done.output


def test_a_folder_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run(write_project(tmp_path), "main")
    assert done.exit_code == 1 and "liegt in keinem Repository von Git" in done.output


def test_a_machine_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    done = run(root, "main")
    assert done.exit_code == 1 and "„git“ gebraucht; es ist nicht installiert" in done.output


def test_without_a_revision_the_command_says_what_it_needs(root: Path) -> None:
    done = run(root)
    assert done.exit_code == 2 and "wiq unterschied main" in done.output
