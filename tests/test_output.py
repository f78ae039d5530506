"""The old output is overwritten in place; what a build did not write again is removed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wiq_site.cache import DiskCache, digest
from wiq_site.output import Output


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def names(folder: Path) -> set[str]:
    return {entry.relative_to(folder).as_posix() for entry in folder.rglob("*")}


def begin(folder: Path) -> Output:
    """What happens until something is written. Between them MkDocs removes what is not hidden."""
    output = Output(folder / "site", DiskCache(folder / "cache"))
    output.hide()
    for entry in (folder / "site").glob("[!.]*"):
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    output.show()
    return output


def end(folder: Path, output: Output) -> set[str]:
    output.remove_old()
    output._cache.close()
    return names(folder / "site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "site", "old.html", "a/index.html", "a/old.html", "gone/deep/index.html", ".git/head")
    return tmp_path


def test_old_folders_survive_and_old_files_of_them_go_at_the_end(folder: Path) -> None:
    inode = (folder / "site/a/index.html").stat().st_ino
    output = begin(folder)
    assert names(folder / "site") >= {"a/index.html", "a/old.html", "gone/deep/index.html"}
    write(folder / "site", "a/index.html", "new/index.html")
    assert end(folder, output) == {"a", "a/index.html", "new", "new/index.html", ".git", ".git/head"}
    assert (folder / "site/a/index.html").stat().st_ino == inode


def test_a_copy_with_an_old_date_is_new(folder: Path) -> None:
    output = begin(folder)
    write(folder / "site", "a/picture.png")
    os.utime(folder / "site/a/picture.png", (0, 0))
    assert "a/picture.png" in end(folder, output)


def change_secretly(file: Path) -> None:
    before = file.stat()
    file.write_text(file.read_text().upper())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    ("change", "key", "held"),
    [
        (lambda file: None, "key", True),
        (lambda file: None, "other key", False),
        (change_secretly, "key", False),
        (Path.unlink, "key", False),
    ],
)
def test_a_file_is_held_until_it_or_what_it_is_made_from_changes(
    folder: Path, change: Callable[[Path], None], key: str, held: bool
) -> None:
    file = folder / "site/a/index.html"
    output = begin(folder)
    assert not output.holds(str(file), digest("key"))
    write(folder / "site", "a/index.html")
    end(folder, output)
    change(file)
    output = begin(folder)
    assert output.holds(str(file), digest(key)) is held
    assert ("a/index.html" in end(folder, output)) is (change is not Path.unlink)


def test_without_an_old_output_nothing_is_held(tmp_path: Path) -> None:
    output = Output(tmp_path / "site", DiskCache(tmp_path / "cache"))
    output.hide()
    output.show()
    assert not output.holds(str(tmp_path / "site/a.html"), digest("key"))
    write(tmp_path / "site", "a.html")
    assert end(tmp_path, output) == {"a.html"}


def test_what_an_interrupted_build_left_hidden_is_thrown_away(folder: Path) -> None:
    Output(folder / "site", DiskCache(folder / "cache")).hide()
    write(folder / "site", "b/index.html")
    output = begin(folder)
    assert "a" not in names(folder / "site")
    assert end(folder, output) == {".git", ".git/head"}


def test_links_to_elsewhere_are_not_followed(folder: Path) -> None:
    write(folder, "elsewhere/file")
    (folder / "site/a/link").symlink_to(folder / "elsewhere", target_is_directory=True)
    output = begin(folder)
    write(folder / "site", "a/index.html")
    assert end(folder, output) == {"a", "a/index.html", ".git", ".git/head"}
    assert (folder / "elsewhere/file").exists()
