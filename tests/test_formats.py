"""``wiq check --format``: the same problems for programs and git hosts, each in the form that its reader documents."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.project import POST, TEAM, check_project, write_project
from wiq_site.cli import main
from wiq_site.hands.formats import render_as
from wiq_site.problems import Problem, Severity, find_errors, sort_problems

CONFIG = Path("mkdocs.yml")
NASTY = Problem("teams/grün, 100%\r\nalt.md", 7, "weg[2].was", "100 % falsch.", severity=Severity.HINT)


def check(root: Path, form: str) -> Result:
    return CliRunner().invoke(main, ["check", "-f", str(root / "mkdocs.yml"), "--format", form])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A project with errors and hints."""
    files = {
        "teams/hof.md": TEAM.replace("themen: klima", "themen: [klma, spart]\n    tags: x"),
        "posts/2026-05-01-neues.md": POST.replace("Absatz.", "Absatz für jemand@irgendwo.example."),
    }
    return write_project(tmp_path, files)


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif"])
def test_errors_end_with_1_in_every_form(wrong: Path, form: str) -> None:
    assert check(wrong, form).exit_code == 1


@pytest.mark.parametrize(("form", "nothing"), [("json", []), ("gitlab", [])])
def test_no_problems_are_an_empty_list(tmp_path: Path, form: str, nothing: list[Any]) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    legal = Problem(str(CONFIG), 1, "", "Hinweis", severity=Severity.HINT)
    assert json.loads(render_as(form, (), CONFIG)) == nothing
    assert json.loads(render_as(form, (legal,), CONFIG)) != nothing
    assert check(tmp_path, form).exit_code == 0


def test_json_says_everything_that_a_problem_holds(wrong: Path) -> None:
    told = json.loads(check(wrong, "json").stdout)
    keys = ["path", "line", "field", "what", "allowed", "todo", "severity", "sentence"]
    assert told and all(list(one) == keys for one in told)
    expected = sort_problems(check_project(wrong).problems)
    found = [one for one in told if one["path"] != "mkdocs.yml"]
    assert [(one["path"], one["line"], one["sentence"]) for one in found] == [
        (problem.path, problem.line, problem.sentence) for problem in expected
    ]
    assert {one["severity"] for one in told} == {"error", "hint"}


def test_only_the_report_is_on_the_standard_output(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    done = check(tmp_path, "json")
    assert json.loads(done.stdout) is not None and "Keine Fehler." in done.stderr


def test_github_gets_one_command_for_each_problem(wrong: Path) -> None:
    lines = check(wrong, "github").stdout.splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) == len(find_errors(check_project(wrong).problems)) > 1
    assert len(errors) + sum(line.startswith("::warning ") for line in lines) == len(lines) > len(errors)


def test_github_reads_signs_of_its_own_as_text() -> None:
    command = render_as("github", [NASTY], CONFIG)
    assert command.count("\n") == 1 and "\r" not in command
    properties, _, said = command.removeprefix("::warning ").partition("::")
    assert properties == "file=teams/grün%2C 100%25%0D%0Aalt.md,line=7,title=Hinweis%3A weg.was"
    assert said.endswith("Hinweis: weg[2].was: 100 %25 falsch.\n")


def test_files_are_named_as_in_the_repository(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong.parent)
    config = Path(wrong.name) / "mkdocs.yml"
    problem = Problem("teams/hof.md", 3, "", "Falsch.")
    place = f"{wrong.name}/teams/hof.md"
    assert f"file={place}," in render_as("github", [problem], config)
    assert json.loads(render_as("gitlab", [problem], config))[0]["location"]["path"] == place
    run = json.loads(render_as("sarif", [problem], config))["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == place
    assert json.loads(render_as("json", [problem], config))[0]["path"] == "teams/hof.md"


def test_gitlab_gets_what_its_report_needs(wrong: Path) -> None:
    report = json.loads(check(wrong, "gitlab").stdout)
    for issue in report:
        assert issue["description"] and issue["check_name"] and issue["location"]["lines"]["begin"] >= 1
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert {issue["severity"] for issue in report} == {"major", "info"}


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_marks_are_unique_and_stay_when_lines_move(form: str) -> None:
    def marks(*lines: int) -> list[str]:
        problems = [Problem("teams/hof.md", line, "ziele", "Der Text ist leer.") for line in lines]
        told = json.loads(render_as(form, problems, CONFIG))
        results = told if form == "gitlab" else told["runs"][0]["results"]
        return [one.get("fingerprint") or one["partialFingerprints"]["wiq/v1"] for one in results]

    assert len(set(marks(3, 4, 5))) == 3
    assert marks(3, 4) == marks(13, 14)


def test_sarif_names_rule_level_and_place(wrong: Path) -> None:
    log = json.loads(check(wrong, "sarif").stdout)
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    results = log["runs"][0]["results"]
    assert {result["level"] for result in results} == {"error", "note"}
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        assert result["ruleId"] in rules and result["message"]["text"] and place["region"]["startLine"] >= 1


def test_sarif_writes_places_as_addresses() -> None:
    result = json.loads(render_as("sarif", [NASTY], CONFIG))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "teams/gr%C3%BCn%2C%20100%25%0D%0Aalt.md", "uriBaseId": "%SRCROOT%"}
    assert result["ruleId"] == "weg.was"
