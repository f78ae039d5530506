"""What editors read when something is wrong: one clear German line with file and line number, never a traceback."""

from pathlib import Path

import pytest
import yaml
from project import POST, TEAM, check_project, read_messages, write_project

from wiq_site.problems import Problem, Severity, render_problems, sort_problems

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "problems.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_message(case: dict, tmp_path: Path) -> None:
    words = {"$TEAM": TEAM, "$POST": POST}
    write_project(tmp_path, {path: words.get(text, text) for path, text in case["files"].items()})
    problems = sort_problems(check_project(tmp_path).problems)
    assert [problem.render() for problem in problems] == case["problems"]


def test_file_in_another_encoding(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/a.md": "---\ntitle: Grün\n---\n".encode("latin-1")})
    assert read_messages(tmp_path) == [
        "teams/a.md:2 · Die Datei ist nicht in UTF-8 gespeichert. Bitte im Editor mit der Kodierung „UTF-8“ speichern."
    ]


def test_control_character_in_the_text(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/a.md": TEAM.replace("Text.", "Te\x07xt.")})
    assert read_messages(tmp_path) == [
        "teams/a.md:9 · Hier steht ein unsichtbares Steuerzeichen (U+0007). Bitte die Zeile neu tippen."
    ]


def test_windows_line_endings_and_byte_order_mark_are_fine(tmp_path: Path) -> None:
    text = "\ufeff" + "\r\n".join(
        ["---", "title: A", "kurz: B", "status: laeuft", "bestaetigt: 2026-11-01", "---", "Text.", "", "Mehr."]
    )
    write_project(tmp_path, {"teams/a.md": text.encode()})
    checked = check_project(tmp_path)
    assert not checked.problems
    assert checked.site and checked.site.catalogue.teams[0].outline.summary == "Text."


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b", "\u2028", "\u202e", "\u2066", "\udcff"])
def test_a_message_is_one_line_whatever_it_quotes(sign: str) -> None:
    problem = Problem(
        f"posts/a{sign}b.md", 3, f"ti{sign}tle", f"„vor{sign}her“ gibt es nicht.", todo=f"Bitte [a{sign}b]."
    )
    assert problem.render().isprintable() and len(render_problems([problem]).splitlines()) == 3


def test_missing_taxonomies_and_missing_home(tmp_path: Path) -> None:
    write_project(tmp_path, {})
    (tmp_path / "taxonomies.yml").unlink()
    assert read_messages(tmp_path) == [
        "taxonomies.yml:1 · Die Datei mit den festen Begriffen gibt es nicht. "
        "Bitte anlegen, siehe Anleitung für die Redaktion."
    ]
    write_project(tmp_path, {})
    (tmp_path / "docs" / "index.md").unlink()
    assert read_messages(tmp_path) == ["docs/index.md:1 · Die Startseite fehlt. Bitte diese Datei anlegen."]


def test_report_puts_errors_first_and_counts() -> None:
    hint = Problem("a.md", 1, "", "Nur so.", severity=Severity.HINT)
    errors = [Problem("b.md", 9, "kurz", "Falsch."), Problem("b.md", 2, "title", "Falsch.")]
    report = render_problems([hint, *errors, *errors])
    assert report.splitlines() == [
        "b.md:2 · title: Falsch.",
        "b.md:9 · kurz: Falsch.",
        "a.md:1 · Hinweis: Nur so.",
        "",
        "2 Fehler und 1 Hinweis gefunden. Die bisher gebaute Seite bleibt unverändert, bis die Fehler behoben sind.",
    ]
    assert render_problems([]) == ""
