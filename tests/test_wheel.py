"""The package as other towns install it: a wheel in an environment that knows nothing of this folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from wiq_site.version import PACKAGE

GIVEN = ["--name", "Nachbarstadt", "--adresse", "https://nachbarstadt.example/", "--gebiet", "Osten"]


def run(command: list[str], folder: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    clean |= {"SOURCE_DATE_EPOCH": "1795345200", "NO_MKDOCS_2_WARNING": "1"}  # 2026-11-22
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel. Libraries are those of this one, without its path to us."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    run([*pip, *build, str(PACKAGE.parent)], folder)
    (wheel,) = folder.glob("wiq_site-*.whl")
    environment = folder / "umgebung"
    venv.create(environment, with_pip=False)
    python = str(environment / "bin" / "python")
    run([*pip, "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], folder)
    (own,) = environment.glob("lib/python*/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return environment / "bin"


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_town_builds_from_the_wheel_as_from_the_sources(programs: Path, tmp_path: Path) -> None:
    where = run([str(programs / "python"), "-c", "import wiq_site; print(wiq_site.__file__)"], tmp_path)
    assert where.startswith(str(programs.parent))
    run([str(programs / "wiq"), "neue-stadt", "stadt", *GIVEN], tmp_path)
    town = tmp_path / "stadt"
    run([str(programs / "wiq"), "build"], town)
    run([sys.executable, "-m", "wiq_site", "build", "--site-dir", str(tmp_path / "quellen")], town)
    assert read_all(town / "site") == read_all(tmp_path / "quellen")
    said = run(
        [str(programs / "python"), "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "mk")], town
    )
    assert read_all(tmp_path / "mk") == read_all(town / "site"), said


def test_the_sources_hold_no_file_that_the_wheel_lacks(programs: Path) -> None:
    (installed,) = programs.parent.glob("lib/python*/site-packages/wiq_site")
    ours, theirs = ({name for name in read_all(folder) if "__pycache__" not in name} for folder in (PACKAGE, installed))
    assert ours == theirs
