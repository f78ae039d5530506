"""``wiq check --fix``: what has one right answer is shown, and written when somebody agrees; all else stays."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.project import POST, TEAM, dedent, read_messages, write_project
from wiq_site.cli import main
from wiq_site.commands import fixing
from wiq_site.editing.fixing import apply_fix, plan_fixes
from wiq_site.editing.heads import NotEditable
from wiq_site.editing.texts import Outdated, read_text, write_all
from wiq_site.fixes import KeyFix, LinesFix, ValueFix, same_word
from wiq_site.problems import Problem

TODAY = {"SOURCE_DATE_EPOCH": "1795345200"}  # 2026-11-22
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "fixes.yml").read_text("utf-8"))
COMMAS = TEAM.replace("themen: klima", "themen: Klima & Umwelt, sport")


def run(root: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", *arguments, "-f", str(root / "mkdocs.yml")], typed, TODAY)


def read_all(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*.[my]*") if file.is_file()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_repair(case: Mapping[str, str], tmp_path: Path) -> None:
    path = case.get("file", "teams/hof.md")
    write_project(tmp_path, {"teams/andere-hoefe.md": TEAM.replace("Grüne", "Andere"), path: case["before"]})
    assert read_messages(tmp_path)
    done = run(tmp_path, "--ja")
    assert (tmp_path / path).read_text("utf-8") == dedent(case["after"]), done.output
    again = read_all(tmp_path)
    run(tmp_path, "--ja")
    assert read_all(tmp_path) == again


def test_nothing_is_written_before_somebody_agrees(tmp_path: Path) -> None:
    before = read_all(write_project(tmp_path, {"teams/hof.md": COMMAS}))
    done = run(tmp_path)
    assert read_all(tmp_path) == before
    assert "-themen: Klima & Umwelt, sport\n+themen: klima, sport\n" in done.output
    assert "Geändert wurde nichts. Mit „--ja“ werden übernommen: 1 Stelle in 1 Datei." in done.output
    assert done.exit_code == 1


@pytest.mark.parametrize(("answer", "status"), [("j", 0), ("", 1), ("nein", 1)])
def test_somebody_at_a_terminal_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    monkeypatch.setattr(fixing, "is_terminal", lambda: True)
    write_project(tmp_path, {"teams/hof.md": COMMAS})
    done = run(tmp_path, typed=f"{answer}\n")
    assert "1 Stelle in 1 Datei. Übernehmen? [j/N]" in done.output
    assert done.exit_code == status


def test_the_check_says_how_much_can_be_repaired(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": COMMAS.replace("laeuft", "leuft")})
    done = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")], env=TODAY)
    assert "1 davon kann `wiq check --fix` beheben." in done.output


def test_line_ends_mark_comments_and_order_stay(tmp_path: Path) -> None:
    text = '\ufeff---\n# oben\nstatus: "Läuft"   # so steht es da\ntitle: Hof\n\nkurz: Hier.\n---\nText.\n'
    write_project(tmp_path, {"teams/hof.md": text.replace("\n", "\r\n").encode()})
    run(tmp_path, "--ja")
    after = text.replace('"Läuft"', '"laeuft"').replace("\n", "\r\n").encode()
    assert (tmp_path / "teams/hof.md").read_bytes() == after


def test_a_repair_that_brings_a_new_mistake_is_taken_back_and_told(tmp_path: Path) -> None:
    """A slug can be written right and still name no team; the other repair of the same file stays."""
    post = POST.replace("categories: neues", "categories: Neues\n    teams: [Blaue Höfe]")
    write_project(tmp_path, {"posts/2026-05-01-a.md": post})
    done = run(tmp_path, "--ja")
    text = (tmp_path / "posts/2026-05-01-a.md").read_text("utf-8")
    assert "categories: neues\n" in text and "teams: [Blaue Höfe]\n" in text
    assert "Bleibt für Menschen: posts/2026-05-01-a.md:5" in done.output
    assert "Danach gäbe es einen neuen Fehler: posts/2026-05-01-a.md:5 · teams: Ein Team „blaue-hoefe“" in done.output
    assert "davon kann" not in done.output


def test_a_repair_that_leaves_its_mistake_is_taken_back(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    problem = Problem("teams/hof.md", 3, "kurz", "Falsch.", fix=ValueFix(("kurz",), "Wir begrünen Höfe.", "Hier."))
    plan = plan_fixes(tmp_path, [problem], lambda drafts: (problem,))
    assert not plan.texts and list(plan.refused.values()) == ["Danach gäbe es dieselbe Meldung noch."]


def test_of_many_repairs_only_the_wrong_one_is_taken_back(tmp_path: Path) -> None:
    paths = [f"teams/hof-{number}.md" for number in range(7)]
    write_project(tmp_path, dict.fromkeys(paths, COMMAS) | {"teams/hof-3.md": COMMAS.replace("klima", "sport")})
    wrong = ValueFix(("gebiet",), "ost", "nord")
    problems = [Problem("teams/hof-3.md", 1, "gebiet", "Falsch.", fix=wrong)]
    problems += [Problem(path, 1, "kurz", "?", fix=ValueFix(("kurz",), "Wir begrünen Höfe.", "Ja.")) for path in paths]

    def check(drafts: Mapping[str, bytes]) -> tuple[Problem, ...]:
        left = [problem for problem in problems if b"kurz: Ja." not in drafts.get(problem.path, b"")]
        new = [Problem("x.md", 1, "", "Neu.") for draft in drafts.values() if b"gebiet: nord" in draft]
        return (*[p for p in left if p.field == "kurz"], *([] if new else problems[:1]), *new)

    plan = plan_fixes(tmp_path, problems, check)
    assert [repair.fix for repair in plan.refused] == [wrong]
    assert sorted(plan.texts) == paths


def test_a_file_that_somebody_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/a.md": TEAM, "teams/b.md": TEAM})
    first, second = (read_text(tmp_path / f"teams/{name}.md") for name in "ab")
    (tmp_path / "teams/b.md").write_text("neu", "utf-8")
    with pytest.raises(Outdated):
        write_all([(first, "x"), (second, "y")])
    assert (tmp_path / "teams/a.md").read_bytes() == first.data


def test_settings_are_left_to_people(tmp_path: Path) -> None:
    write_project(tmp_path, {"mkdocs.yml": "site_name:Hier\nsite_url: https://hier.example/\n"})
    assert "davon kann" not in run(tmp_path, "--ja").output
    assert (tmp_path / "mkdocs.yml").read_text("utf-8").startswith("site_name:Hier")


def test_other_forms_of_messages_and_repairs_do_not_mix(tmp_path: Path) -> None:
    assert run(write_project(tmp_path), "--format", "json").exit_code == 2


@pytest.mark.parametrize(
    "fix",
    [
        ValueFix(("kurz",), "Anders", "Neu"),
        ValueFix(("fehlt", 3), "a", "b"),
        KeyFix(("fehlt",), "neu"),
        KeyFix(("weg",), ""),
        LinesFix(2, "title: B\n", "title: C\n"),
    ],
)
def test_what_is_not_at_its_place_is_not_changed(fix: ValueFix | KeyFix | LinesFix) -> None:
    with pytest.raises(NotEditable):
        apply_fix("---\ntitle: A\nkurz: |\n  Lang\nweg:\n  - a\n---\n", fix)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("Grün & Bau", "gruen-bau"), ("GRUEN-BAU", "gruen-bau"), ("gruenbauu", None), ("Hof", None), ("–", None)],
)
def test_only_one_meaning_is_certain(word: str, meaning: str | None) -> None:
    known = [("gruen-bau", "gruen-bau"), ("Grün & Bau", "gruen-bau"), ("hof", "a"), ("Hof", "b"), ("!", "c")]
    assert same_word(word, known) == meaning
