"""A result of an earlier build counts only for the same program with the same libraries."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "wiq_site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "wiq_site", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "library-1.0.dist-info").mkdir()
    return tmp_path


def find_digest(root: Path) -> str:
    code = "from wiq_site.version import digest_program; print(digest_program().hex())"
    environment = {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd="/", check=True, capture_output=True, text=True
    ).stdout


def change_file(root: Path, name: str) -> None:
    file = root / "wiq_site" / name
    file.write_bytes(file.read_bytes().replace(b"e", b"E", 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "code": lambda root: change_file(root, "body/parse.py"),
    "template": lambda root: change_file(root, "templates/post.html"),
    "style": lambda root: change_file(root, "theme/style/10-tokens.css"),
    "new file": lambda root: (root / "wiq_site" / "theme" / "neu.mjs").write_text(""),
    "library": lambda root: (root / "library-1.0.dist-info").rename(root / "library-1.1.dist-info"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_of_the_program_makes_it_another_one(root: Path, change: Callable[[Path], object]) -> None:
    before = find_digest(root)
    assert find_digest(root) == before
    change(root)
    assert find_digest(root) != before
