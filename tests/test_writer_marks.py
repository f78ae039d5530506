"""Marks save time and nothing else: whatever happens to their file, the site is right."""

import os
import time
from pathlib import Path

import pytest
from sites import OLD, build, find_made, find_marks, find_states, read_site

from wiq_site.hands.marks import Mark, wait_for_clock

MARKS = {"a/ü.html": Mark("k1", "c1", "1 2 3 4"), "b\tc": Mark("k2", "c2", "")}


def test_marks_come_back_as_they_were(tmp_path: Path) -> None:
    find_marks(tmp_path).keep(tmp_path, MARKS)
    assert find_marks(tmp_path).find(tmp_path) == MARKS


def test_each_output_folder_has_its_own(tmp_path: Path) -> None:
    for name in ("one", "two ü\n"):
        (tmp_path / name).mkdir()
        find_marks(tmp_path).keep(tmp_path / name, {name.strip(): MARKS["b\tc"]})
    assert find_marks(tmp_path).find(tmp_path / "one").keys() == {"one"}
    assert find_marks(tmp_path).find(tmp_path / "two ü\n").keys() == {"two ü"}
    assert find_marks(tmp_path).find(tmp_path / "three") == {}


def test_marks_of_folders_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        find_marks(tmp_path).keep(folder, MARKS)
        if number == 18:
            folder.rmdir()
    known = [number for number in range(20) if find_marks(tmp_path).find(tmp_path / str(number))]
    assert known == [11, 12, 13, 14, 15, 16, 17, 19][-len(known) :]
    assert 2 <= len(known) <= 8


def damage(file: Path, how: str) -> None:
    data = file.read_bytes()
    file.unlink()
    match how:
        case "cut":
            file.write_bytes(data[:-7])
        case "flipped":
            file.write_bytes(data.replace(b"\t", b" ", 1))
        case "foreign":
            file.write_bytes(b"\x00\xff" * 900)
        case "empty":
            file.touch()
        case "folder":
            file.mkdir()
        case "gone":
            pass


@pytest.mark.parametrize("how", ["cut", "flipped", "foreign", "empty", "folder", "gone"])
def test_damaged_marks_cost_time_and_no_more(tmp_path: Path, how: str) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)
    damage(tmp_path / ".cache/marks", how)
    assert find_marks(tmp_path).find(tmp_path / "site") == {}
    assert build(tmp_path, OLD).written == ()
    assert find_states(tmp_path) == before
    build(tmp_path, {**OLD, "index.html": "Neu"})
    assert read_site(tmp_path) == {**OLD, "index.html": "Neu"}
    assert find_made(tmp_path, {**OLD, "index.html": "Neu"}) == ([] if how != "folder" else list(OLD))


def test_marks_that_cannot_be_written_cost_time_and_no_more(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder")
    for texts in (OLD, {**OLD, "index.html": "Neu"}, OLD):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts
    assert (tmp_path / ".cache").read_text() == "no folder"


def test_marks_of_another_site_are_not_believed(tmp_path: Path) -> None:
    """A project that was copied with its cache: the paths are new, and so are the files."""
    build(tmp_path, OLD)
    marks = find_marks(tmp_path).find(tmp_path / "site")
    for address in OLD:
        (tmp_path / "site" / address).rename(tmp_path / "aside")
        (tmp_path / "site" / address).write_text("x" * len(OLD[address]))
        (tmp_path / "aside").unlink()
    find_marks(tmp_path).keep(tmp_path / "site", marks)
    assert set(build(tmp_path, OLD).written) == set(OLD)


def test_writing_marks_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_marks(tmp_path).keep(tmp_path, MARKS)

    def refuse(source: str, target: str) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    find_marks(tmp_path).keep(tmp_path, {})
    assert find_marks(tmp_path).find(tmp_path) == MARKS
    assert os.listdir(tmp_path / ".cache") == ["marks"]


@pytest.mark.parametrize(("age", "wait"), [(0, 0.01), (4_000_000, 0.006), (10_000_000, 0), (-(10**10), 0.01)])
def test_marks_are_kept_when_the_next_change_of_a_file_will_differ(
    monkeypatch: pytest.MonkeyPatch, age: int, wait: float
) -> None:
    """The clock that stamps files ticks every ten milliseconds at worst; a server's clock may be ahead."""
    now, waited = 10**18, []
    monkeypatch.setattr(time, "time_ns", lambda: now)
    monkeypatch.setattr(time, "sleep", waited.append)
    wait_for_clock([Mark("k", "c", "1 1 1 5"), Mark("k", "c", f"2 2 2 {now - age}"), Mark("k", "c", "")])
    assert waited == [wait]


def test_where_the_system_tells_no_time_of_change_contents_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wiq_site.hands.writer.stat_mark", lambda state: "")
    build(tmp_path, OLD)
    assert find_made(tmp_path, OLD) == list(OLD)
    assert build(tmp_path, OLD).written == ()
