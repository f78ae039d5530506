"""Taking a name down: it is found however it is written, nothing changes unasked, and afterwards it is nowhere."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.project import POST, TEAM, write_project
from wiq_site.cli import main
from wiq_site.removal.matching import Wanted

NAME = "Jördis Beispiel-Groß"
SVG = f"<svg xmlns='http://www.w3.org/2000/svg'><title>{NAME}</title></svg>"
FILES = {
    "teams/hof.md": TEAM.replace("Text.", f"Frag {NAME}.\n\n    Oder **Jördis\n    Beispiel-Groß**."),
    "posts/fest.md": POST.replace("categories", f"termine: [{{titel: Fest bei {NAME} mit sehr viel Musik und Kuchen, "
                                  f"beginn: 2026-12-01, ort: Hof}}]\n    bild: {{datei: joerdis-beispiel-gross.svg, "
                                  f"alt: {NAME} lacht, nachweis: WiQ}}\n    categories"),
    "posts/joerdis-beispiel-gross.svg": SVG,
    "docs/wer.md": "# Wer\n\nJoerdis Beispiel-Gross ist dabei, Jördis allein nicht, Beispiel-Größe auch nicht.\n",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path, FILES)
    run(tmp_path, "build")
    return tmp_path


def run(root: Path, *arguments: str) -> str:
    """What the command says; it must end well."""
    done = CliRunner().invoke(
        main, [*arguments, "-f", str(root / "mkdocs.yml")], env={"SOURCE_DATE_EPOCH": "1795345200"}
    )
    assert done.exit_code == 0, done.output
    return done.output


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Frag Jördis Beispiel-Groß!", True),
        ("JÖRDIS BEISPIEL-GROSS", True),
        ("joerdis beispiel-gross", True),
        ("Jo\u0308rdis  Beispiel-Groß", True),
        ("Jördis\n**Beispiel-Groß**", True),
        ("J&ouml;rdis&nbsp;Beispiel-Gro&szlig;", True),
        ("<b>Jördis</b> <i>Beispiel-Groß</i>", True),
        ("LOCATION:Bei Jördis Beispi\r\n el-Groß", True),
        ('href="teams/joerdis-beispiel-gross/"', True),
        ("Jördis Beispiel-Größe", False),
        ("Mjördis Beispiel-Groß", False),
        ("Jördis und Beispiel-Groß", False),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, is_found: bool) -> None:
    assert Wanted(NAME).is_in_output(text) is is_found


def test_the_fetched_program_of_the_form_stays(root: Path) -> None:
    """Without it the build that follows would fail, and the old site with the name would stay public."""
    program = root / ".cache/formular/decap-cms-1/decap-cms.js"
    program.parent.mkdir(parents=True)
    program.write_text("// Programm", "utf-8")
    run(root, "entfernen", NAME, "--ja")
    assert [file for file in (root / ".cache").rglob("*") if file.is_file()] == [program]


@pytest.mark.parametrize(
    "by", ["[entfernt]", "{x}", "ein: Mitglied", "a, b", "A #1", "der 'neue'", 'ein "M."', "<b>", "&"]
)
def test_what_fields_or_drawings_would_take_for_signs_is_refused(by: str, root: Path) -> None:
    before = read_all(root)
    done = CliRunner().invoke(main, ["entfernen", NAME, "--ja", "--durch", by, "-f", str(root / "mkdocs.yml")])
    assert done.exit_code == 2 and f"„{by}“ kann nicht in allen Dateien stehen" in done.output
    assert read_all(root) == before


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("teams/joerdis-beispiel-gross", True),
        ("bilder/J%C3%B6rdis Beispiel-Gro%C3%9F", True),
        ("bilder/2026-joerdis-beispiel-gross-lacht", True),
        ("teams/joerdis", False),
    ],
)
def test_a_name_is_found_in_names_of_files(name: str, is_found: bool) -> None:
    assert Wanted(NAME).is_in_name(name) is is_found


def test_all_places_are_named_and_nothing_changes(root: Path) -> None:
    before = read_all(root)
    said = run(root, "entfernen", NAME)
    for place in (
        "teams/hof.md:9 · Frag",
        "teams/hof.md:11 · Oder",
        "posts/fest.md:4",
        "posts/fest.md:5",
        "docs/wer.md:3",
        "posts/joerdis-beispiel-gross.svg:1",
        "\n  posts/joerdis-beispiel-gross.svg\n",
        "Kalender: ",
        "Feeds: ",
        "Seiten: ",
        "Suche: ",
        "Feed-Programme, Kalender und Suchmaschinen haben Kopien",
        "Geändert wurde nichts.",
    ):
        assert place in said, place
    assert {path: data for path, data in read_all(root).items() if ".cache" not in path} == {
        path: data for path, data in before.items() if ".cache" not in path
    }


def test_afterwards_it_is_in_no_text_of_sources_site_and_stores(root: Path) -> None:
    said = run(root, "entfernen", NAME, "--ja", "--durch", "ein Mitglied")
    assert "Ersetzt: 6 Stellen in 4 Dateien." in said
    assert "Frag ein Mitglied." in (root / "teams/hof.md").read_text("utf-8")
    assert "Frag ein Mitglied." in (root / "site/teams/hof/index.html").read_text("utf-8")
    texts = {path: data.decode("utf-8", "replace") for path, data in read_all(root).items()}
    assert [path for path, text in texts.items() if "rdis Beispiel" in text or "Jördis</title>" in text] == []
    assert not (root / ".site.wiq").exists() and not (root / ".cache").exists()


def test_the_history_is_counted_with_what_to_do(root: Path) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "teams"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    said = run(root, "entfernen", NAME)
    assert "In der Git-Geschichte ändern es 1 Stand." in said and "git filter-repo" in said


def test_what_is_nowhere_is_said(root: Path) -> None:
    assert run(root, "entfernen", "Niemand Nirgends") == (
        "„Niemand Nirgends“ steht nirgends: weder in den Dateien noch in der gebauten Seite.\n"
    )
