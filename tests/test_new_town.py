"""``wiq neue-stadt``: a folder that builds at once, says what is missing, and replaces nothing."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.project import check_project
from wiq_site.cli import main
from wiq_site.commands import founding
from wiq_site.content.models import Idea
from wiq_site.problems import Severity
from wiq_site.settings import read_settings

TODAY = {"SOURCE_DATE_EPOCH": "1795345200"}  # 2026-11-22
OURS = re.compile(r"\bWiQ\b|Leipzig|Wir im Quartier|Stiftung|\bEcken\b")
GIVEN = ["--name", "Nachbarstadt", "--adresse", "nachbarstadt.example", "--gebiet", "Große Süd-Vorstadt"]
HARD = ["--name", "Nachbar*innen: „Süd“ # 1", "--adresse", "https://grüne.example/süd", "--gebiet", "Ost & 'West'"]


def run(folder: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["neue-stadt", str(folder), *arguments], env=TODAY, input=typed)


def list_files(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("given", [GIVEN, HARD], ids=["plain", "with signs"])
def test_a_new_town_has_no_mistakes_and_asks_only_for_what_the_law_wants(tmp_path: Path, given: list[str]) -> None:
    folder = tmp_path / "stadt"
    done = run(folder, *given)
    assert done.exit_code == 0, done.output
    checked = check_project(folder)
    assert checked.problems == ()
    settings, problems = read_settings(folder / "mkdocs.yml")
    assert settings.site_name == given[1] and problems == []
    told = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")], env=TODAY).output
    assert "1 Hinweis gefunden." in told and "verantwortlich, anbieter.name" in told


def test_every_page_is_public_but_the_examples_are_marked_or_hidden(tmp_path: Path) -> None:
    run(tmp_path / "stadt", *GIVEN)
    site = check_project(tmp_path / "stadt").site
    assert site is not None
    assert site.catalogue.posts == ()
    ideas = [post.content.idee for post in site.catalogue.examples]
    assert [isinstance(idea, Idea) and idea.beispiel for idea in ideas] == [True]
    assert site.catalogue.teams == () and list(site.catalogue.dates) == []
    written = {file.partition("/")[0] for file in list_files(tmp_path / "stadt") if "beispiel" in file}
    assert written == {"teams", "posts"}


def test_nothing_names_the_first_town(tmp_path: Path) -> None:
    run(tmp_path / "stadt", *GIVEN)
    assert [path for path, text in list_files(tmp_path / "stadt").items() if OURS.search(text)] == []


def test_no_hole_of_a_template_is_left(tmp_path: Path) -> None:
    run(tmp_path / "stadt", *GIVEN)
    holes = {path: re.findall("__[A-Z]+__", text) for path, text in list_files(tmp_path / "stadt").items()}
    assert [path for path, found in holes.items() if found] == []


def test_the_next_steps_name_the_page_of_the_preview(tmp_path: Path) -> None:
    given = ["--name", "Nord", "--adresse", "https://stadt.example/nord/", "--gebiet", "Nord"]
    assert "im Browser http://127.0.0.1:8000/nord/" in run(tmp_path / "stadt", *given).output


def test_links_of_the_texts_lead_somewhere(tmp_path: Path) -> None:
    """Drafts too: the example of a post links to the example of a team."""
    run(tmp_path / "stadt", *GIVEN)
    assert check_project(tmp_path / "stadt", preview=True).problems == ()


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("eins", "zwei"):
        run(tmp_path / name, *GIVEN)
    assert list_files(tmp_path / "eins") == list_files(tmp_path / "zwei")


def test_the_recipes_install_what_requirements_name(tmp_path: Path) -> None:
    run(tmp_path / "stadt", *GIVEN, "--paket", "./wiq_site-1-py3-none-any.whl")
    files = list_files(tmp_path / "stadt")
    assert files["requirements.txt"].endswith("\n./wiq_site-1-py3-none-any.whl\n")
    recipes = [path for path in files if path.endswith("yml") and path.startswith(".")]
    assert len(recipes) == 3
    for path in recipes:
        assert yaml.safe_load(files[path])
        assert "pip install --quiet -r requirements.txt" in files[path] and "wiq build" in files[path]


@pytest.mark.parametrize("there", ["mkdocs.yml", "notizen.txt"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("alt", "utf-8")
    done = run(tmp_path, *GIVEN)
    assert done.exit_code == 1 and f"liegt schon etwas, zum Beispiel „{there}“" in done.output
    assert list_files(tmp_path) == {there: "alt"}


def test_an_empty_repository_can_be_filled(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run(tmp_path, *GIVEN).exit_code == 0


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def fail(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "README.md" and "x" in arguments:
            raise OSError("voll")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fail)
    assert run(tmp_path / "neu" / "stadt", *GIVEN).exit_code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (GIVEN[:4], "--gebiet fehlt"),
        ([*GIVEN, "--adresse", "kein ort"], "„kein ort“ ist keine Adresse einer Website."),
        ([*GIVEN, "--name", "zwei\nZeilen"], "hat mehrere Zeilen"),
        ([*GIVEN, "--gebiet", "!!"], "Aus „!!“ lässt sich keine Adresse bilden."),
        ([*GIVEN, "--paket", ""], "Das Paket ist eine Zeile"),
    ],
)
def test_an_answer_that_does_not_do(tmp_path: Path, given: list[str], said: str) -> None:
    done = run(tmp_path / "stadt", *given)
    assert done.exit_code == 1 and said in done.output and "Es wurde nichts angelegt." in done.output
    assert list(tmp_path.iterdir()) == []


def test_somebody_at_a_terminal_is_asked_until_the_answer_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(founding, "is_terminal", lambda: True)
    done = run(tmp_path / "stadt", typed="Nachbarstadt\nkein ort\nnachbarstadt.example\nOsten\n")
    assert done.exit_code == 0, done.output
    assert "„kein ort“ ist keine Adresse" in done.output
    assert "site_url: https://nachbarstadt.example/\n" in (tmp_path / "stadt/mkdocs.yml").read_text("utf-8")


def test_what_the_law_asks_for_stops_a_publication(tmp_path: Path) -> None:
    run(tmp_path / "stadt", *GIVEN)
    done = CliRunner().invoke(
        main, ["check", "--veroeffentlichen", "-f", str(tmp_path / "stadt/mkdocs.yml")], env=TODAY
    )
    assert done.exit_code == 1 and "datenschutz.hosting" in done.output
    assert "Eine Seite mit" not in done.output and str(Severity.ERROR) in done.output
