"""What nobody foresaw ends with a German sentence that names the place, and the old site stays."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from builder import build_site, builder_environment, copy_program, copy_town, read_files, run_builder
from click.testing import CliRunner
from project import TEAM, change, write_project

from wiq_site.cli import main
from wiq_site.hands.faults import WriteProblem, check_room


def break_program(folder: Path, path: str, old: str) -> Path:
    """A copy of the program that stops before the line ``old`` of one of its files; gives its folder."""
    copy_program(folder)
    indent = old[: len(old) - len(old.lstrip())]
    change(f"wiq_site/{path}", f"\n{old}", f'\n{indent}raise LookupError("kaputt")\n{old}')(folder)
    return folder


@pytest.fixture(scope="module", params=["wiq_site", "mkdocs", "properdocs"])
def builder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def built_before(builder: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site, which no test may change."""
    root = write_project(tmp_path_factory.mktemp("before") / "project", {"teams/hof.md": TEAM})
    build_site(root / "mkdocs.yml", root / "out", builder)
    return root


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("catalogue/build.py", "    meetings = _meet"),
        ("search/index.py", "    listed = sorted("),
        ("views/pages.py", "    return VIEWS"),
    ],
)
def test_a_fault_of_the_program_leaves_the_old_site(
    builder: str, built_before: Path, path: str, line: str, tmp_path: Path
) -> None:
    root = built_before
    before = read_files(root / "out")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    built = run_builder(root / "mkdocs.yml", root / "out", builder, package=break_program(tmp_path, path, line))
    told = built.stdout + built.stderr
    assert built.returncode == 1 and "Das ist ein Fehler im Programm" in told and "Traceback" not in told
    assert read_files(root / "out") == before


def test_a_fault_names_its_place(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    package = break_program(tmp_path, "catalogue/build.py", "    meetings = _meet")
    built = run_builder(root / "mkdocs.yml", root / "out", package=package)
    assert "Hier ging es nicht weiter: catalogue/build.py:" in built.stderr


def test_who_stops_a_command_reads_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wiq_site.hands.builder.check_folder", stop)
    result = CliRunner().invoke(main, ["check", "-f", str(write_project(tmp_path) / "mkdocs.yml")])
    assert (result.exit_code, result.output) == (130, "Abgebrochen.\n")


def test_a_folder_is_emptied_only_for_what_will_fit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """MkDocs empties the folder before it copies anything."""
    for name in ("made", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(b"x" * 10_000)
    made, old = tmp_path / "made", tmp_path / "old"
    check_room(tmp_path / "new" / "deep", made)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4_000))
    check_room(old, made)
    with pytest.raises(WriteProblem, match=r"kein Platz mehr für „.*/new“.* Die bisherige Seite ist unverändert"):
        check_room(tmp_path / "new", made)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(WriteProblem, match=r"In „.*/old“ darf nicht geschrieben werden"):
        check_room(old, made)


def test_many_builds_at_once_give_the_site_of_one(tmp_path: Path) -> None:
    """All begin with a cache of which nothing holds any more, and write it."""
    root = copy_town(tmp_path / "town")
    config = root / "mkdocs.yml"
    build_site(config, root / "out0")
    change("mkdocs.yml", "\nsite_name: ", "\nsite_name: Neu ")(root)
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", builder, "build", "--strict", "-f", str(config), "-d", str(root / f"out{number}")],
            cwd=root,
            env=builder_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for builder, number in (("wiq_site", 0), ("wiq_site", 1), ("wiq_site", 0), ("mkdocs", 2))
    ]
    told = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0] * 4, told
    sites = [read_files(root / f"out{number}") for number in range(3)]
    shutil.rmtree(root / ".cache")
    build_site(config, root / "alone")
    assert sites == [read_files(root / "alone")] * 3
