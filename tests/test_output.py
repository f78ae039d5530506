"""The old output is overwritten in place; what a build did not write again is removed."""

import os
import shutil
from pathlib import Path

from wiq_site.output import Output, find_mark


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def names(folder: Path) -> set[str]:
    return {entry.relative_to(folder).as_posix() for entry in folder.rglob("*")}


def begin(folder: Path) -> Output:
    """What happens until something is written. Between them MkDocs removes what is not hidden."""
    output = Output(folder)
    output.hide()
    for entry in folder.iterdir():
        if not entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    output.show()
    return output


def test_old_folders_survive_and_old_files_of_them_go_at_the_end(tmp_path: Path) -> None:
    write(tmp_path, "old.html", "a/index.html", "a/old.html", "gone/deep/index.html", ".git/head")
    inode = (tmp_path / "a/index.html").stat().st_ino
    output = begin(tmp_path)
    assert names(tmp_path) >= {"a/index.html", "a/old.html", "gone/deep/index.html"}
    write(tmp_path, "a/index.html", "new/index.html")
    output.remove_old()
    assert names(tmp_path) == {"a", "a/index.html", "new", "new/index.html", ".git", ".git/head"}
    assert (tmp_path / "a/index.html").stat().st_ino == inode


def test_a_copy_with_an_old_date_is_new(tmp_path: Path) -> None:
    write(tmp_path, "a/picture.png")
    output = begin(tmp_path)
    write(tmp_path, "a/picture.png")
    os.utime(tmp_path / "a/picture.png", (0, 0))
    output.remove_old()
    assert "a/picture.png" in names(tmp_path)


def test_a_file_is_held_until_it_changes(tmp_path: Path) -> None:
    write(tmp_path, "a/feed.xml", "a/other.xml")
    feed, other = str(tmp_path / "a/feed.xml"), str(tmp_path / "a/other.xml")
    mark, other_mark = find_mark(feed), find_mark(other)
    output = begin(tmp_path)
    (tmp_path / "a/other.xml").write_text("a/OTHER.xml")
    os.utime(other, ns=(0, int(other_mark.split()[2])))
    assert output.holds(feed, mark)
    assert not output.holds(other, other_mark)
    assert not output.holds(str(tmp_path / "a/missing.xml"), "")
    output.remove_old()
    assert "a/feed.xml" in names(tmp_path)


def test_without_an_old_output_nothing_is_held_or_removed(tmp_path: Path) -> None:
    output = Output(tmp_path / "site")
    output.hide()
    output.show()
    write(tmp_path, "site/index.html")
    path = str(tmp_path / "site/index.html")
    assert not output.holds(path, find_mark(path))
    output.remove_old()
    assert names(tmp_path) == {"site", "site/index.html"}


def test_what_an_interrupted_build_left_hidden_is_thrown_away(tmp_path: Path) -> None:
    write(tmp_path, "a/index.html")
    Output(tmp_path).hide()
    write(tmp_path, "b/index.html")
    output = begin(tmp_path)
    assert names(tmp_path) == {"b", "b/index.html"}
    output.remove_old()
    assert names(tmp_path) == set()


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/file", "site/a/index.html")
    (tmp_path / "site/a/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    output = begin(tmp_path / "site")
    write(tmp_path, "site/a/index.html")
    output.remove_old()
    assert names(tmp_path) == {"elsewhere", "elsewhere/file", "site", "site/a", "site/a/index.html"}
