"""Whatever happens to a build, a reader sees the old site or the new one, whole, and the next build is right."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import building
import pytest
from sites import OLD, build, find_made, find_marks, find_states, list_left_overs, read_site

import wiq_site.hands.beside
from wiq_site.hands import disk
from wiq_site.hands.faults import WriteProblem

OLD_SITE = {f"{n % 5}/{n}/index.html": f"alt {n}" for n in range(40)} | {"weg.html": "weg", "bleibt.html": "bleibt"}
NEW_SITE = {f"{n % 5}/{n}/index.html": f"neu {n}" for n in range(5, 45)} | {
    "weg.html/a": "neu",
    "bleibt.html": "bleibt",
}
HIDDEN = {".git/HEAD": "ref", ".nojekyll": ""}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with an old site, a second tree beside it, and hidden entries."""
    build(tmp_path, OLD)
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    (tmp_path / "site/.nojekyll").write_text("")
    build(tmp_path, OLD_SITE)
    return tmp_path


@pytest.fixture
def open_root() -> Iterator[Path]:
    """A folder that people without any rights reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def without_hidden(texts: dict[str, str]) -> dict[str, str]:
    return {address: text for address, text in texts.items() if address not in HIDDEN}


@pytest.mark.parametrize("how", [{"workers": 1}, {"workers": 2}, {"exchange": False}], ids=["one", "two", "rename"])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(root: Path, how: dict[str, object]) -> None:
    moments = int(building.run(root, NEW_SITE, **how)["moments"])
    ends = []
    for number in range(20):
        build(root, OLD_SITE)
        result = building.run(root, NEW_SITE, kill_at=1 + number * (moments - 1) // 19, **how)
        if "exchange" not in how:
            ends.append((result == {"status": -9}, texts := without_hidden(read_site(root))))
            assert texts in (OLD_SITE, NEW_SITE)
        texts = OLD_SITE if number % 2 else NEW_SITE
        build(root, texts)
        assert read_site(root) == texts | HIDDEN
        assert list_left_overs(root) == set()
    assert "exchange" in how or {(True, True), (True, False)} <= {(killed, t == OLD_SITE) for killed, t in ends}


def test_a_build_killed_while_its_workers_write_leaves_the_old_site(root: Path) -> None:
    for number in range(1, 20, 2):
        assert building.run(root, NEW_SITE, workers=2, kill_at=number, in_worker=True) == {"status": -9}
        assert read_site(root) == OLD_SITE | HIDDEN
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert list_left_overs(root) == set()


def test_between_two_renames_a_killed_build_is_healed_by_the_next(root: Path) -> None:
    for old_is_away, new_is_there in ((True, False), (True, True)):
        build(root, OLD_SITE)
        holder = root / ".site.wiq"
        (root / "site").rename(holder / "old")
        if new_is_there:
            (holder / "tree").rename(root / "site")
            (holder / "moving").write_text('[".git"]')
        build(root, OLD_SITE)
        assert read_site(root) == OLD_SITE | HIDDEN, old_is_away
        assert list_left_overs(root) == set()


def test_a_killed_build_into_a_folder_that_cannot_change_places_is_completed_by_the_next(root: Path) -> None:
    moments = int(building.run(root, NEW_SITE, beside=False)["moments"])
    for number in range(0, 20, 4):
        building.run(root, OLD_SITE, beside=False)
        assert building.run(root, NEW_SITE, beside=False, kill_at=1 + number * (moments - 1) // 19) == {"status": -9}
        building.run(root, NEW_SITE, beside=False)
        assert read_site(root) == NEW_SITE | HIDDEN
        assert list_left_overs(root) == set()


@pytest.mark.parametrize("count", [0, 1, 17])
@pytest.mark.parametrize("beside", [True, False])
def test_a_full_disk_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch, count: int, beside: bool) -> None:
    before = find_states(root)
    if not beside:
        monkeypatch.setattr("wiq_site.hands.writer.open_beside", lambda *args: None)
    write, calls = os.write, []

    def fill(handle: int, data: bytes) -> int:
        calls.append(handle)
        if len(calls) > count:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fill)
        with pytest.raises(WriteProblem) as caught:
            build(root, NEW_SITE)
    assert "Auf dem Datenträger ist kein Platz mehr" in str(caught.value)
    assert str(caught.value).endswith("Die bisherige Seite ist unverändert.")
    assert {a: s for a, s in find_states(root).items() if a != "."} == {
        a: s for a, s in before.items() if a != "."
    } or (not beside and read_site(root) == OLD_SITE | HIDDEN)
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert list_left_overs(root) == set()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_the_system_refuses_to_let_grow_leaves_the_old_site(root: Path, workers: int) -> None:
    result = building.run(root, NEW_SITE | {"gross.html": "groß" * 9000}, workers=workers, largest=20_000)
    assert str(result["problem"]).startswith(f"„{root}/site/gross.html“ ist größer, als dieser Datenträger")
    assert read_site(root) == OLD_SITE | HIDDEN


def test_writes_that_take_only_a_part_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:3]))
    for texts in (OLD, OLD_SITE, NEW_SITE):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES])
def test_folders_that_would_not_change_places_get_their_files_one_by_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(one: str, other: str) -> None:
        raise OSError(number, os.strerror(number), one)

    monkeypatch.setattr(wiq_site.hands.beside, "exchange", refuse)
    inode = (root / "site").stat().st_ino
    for texts in (NEW_SITE, OLD_SITE, OLD):
        build(root, texts)
        assert read_site(root) == texts | HIDDEN
        assert find_made(root, texts) == []
    assert (root / "site").stat().st_ino == inode
    assert list_left_overs(root) == set()


@pytest.mark.parametrize("exchange", [True, False])
def test_without_exchange_two_renames_do_the_same(root: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(disk, "_find_renameat2", lambda: None)
    inode = (root / "site").stat().st_ino
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert (root / "site").stat().st_ino != inode
    assert list_left_overs(root) == set()


def test_when_the_second_rename_fails_the_first_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.rename

    def refuse(source: str, target: str) -> None:
        if source.endswith("/tree"):
            raise PermissionError(errno.EACCES, "Permission denied", source)
        rename(source, target)

    monkeypatch.setattr(disk, "_find_renameat2", lambda: None)
    monkeypatch.setattr(os, "rename", refuse)
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert list_left_overs(root) == set()


@pytest.mark.parametrize(
    "left", ["site/.wiq/a/b.html", ".site.wiq/tree/fremd/x", ".site.wiq/old/x", ".site.wiq/tree/.x"]
)
def test_what_killed_builds_left_goes(root: Path, left: str) -> None:
    (root / left).parent.mkdir(parents=True, exist_ok=True)
    (root / left).write_text("halb")
    for texts in (NEW_SITE, OLD_SITE):
        build(root, texts)
        assert read_site(root) == texts | HIDDEN
    assert list_left_overs(root) == set()
    assert not list(root.rglob("fremd"))


def test_where_files_cannot_have_two_names_they_are_copied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    shutil.rmtree(root / ".site.wiq/tree")
    when = (root / "site/bleibt.html").stat().st_mtime_ns
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert (root / "site/bleibt.html").stat().st_mtime_ns == when


def test_a_folder_nobody_may_write_to_around_the_site_does_no_harm(open_root: Path) -> None:
    project, www = open_root / "project", open_root / "www"
    for folder in (project, www, www / "site"):
        folder.mkdir()
        shutil.chown(folder, building.NOBODY, building.NOBODY) if os.geteuid() == 0 else None
    www.chmod(0o555)
    for texts in (OLD_SITE, NEW_SITE):
        result = building.run(www, texts, as_nobody=True)
        assert result.get("written"), result
        assert read_site(www) == texts
    assert os.listdir(www) == ["site"]


def test_an_output_folder_that_is_read_only_is_told_with_the_cure(open_root: Path) -> None:
    build(open_root, OLD)
    shutil.rmtree(open_root / ".site.wiq")
    for folder in (open_root / "site", open_root):
        folder.chmod(0o555)
    result = building.run(open_root, NEW_SITE, as_nobody=True)
    assert result["problem"] == (
        f"In „{open_root}/site/{next(iter(NEW_SITE))}“ darf nicht geschrieben werden. Bitte die Rechte des Ordners"
        " prüfen oder mit --site-dir einen anderen Ordner nennen. Die bisherige Seite ist unverändert."
    )
    assert read_site(open_root) == OLD


def test_where_nothing_changed_nothing_need_be_writable(open_root: Path) -> None:
    build(open_root, OLD)
    shutil.rmtree(open_root / ".site.wiq")
    for folder in (open_root / "site", open_root):
        folder.chmod(0o555)
    assert building.run(open_root, OLD, as_nobody=True)["written"] == []


def test_a_file_where_the_output_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Datei")
    with pytest.raises(WriteProblem, match=f"Wo „{tmp_path}/site“ liegen soll, steht schon eine Datei"):
        build(tmp_path, OLD)
    assert (tmp_path / "site").read_text() == "Datei"


def test_a_file_above_the_output_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Datei")
    with pytest.raises(WriteProblem, match="steht schon eine Datei"):
        build(tmp_path / "a", OLD)


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteProblem, match="ist länger, als dieser Datenträger erlaubt"):
        build(tmp_path, {f"{'lang' * 70}.html": "x"})


def test_a_second_build_waits_for_the_first_and_says_so(root: Path) -> None:
    said = []

    def say(line: str) -> None:
        said.append(line)
        assert read_site(root) == OLD_SITE | HIDDEN
        (root / "weiter").touch()

    with building.waiting(root, NEW_SITE):
        build(root, OLD, say=say)
    assert said == [f"Ein anderer Bau läuft gerade in „{root}/site“; ich warte."]
    assert read_site(root) == OLD | HIDDEN


def test_a_second_build_waits_also_where_folders_cannot_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wiq_site.hands.writer.open_beside", lambda *args: None)
    said = []
    with building.waiting(tmp_path, NEW_SITE, beside=False):
        build(tmp_path, OLD, say=lambda line: said.append(line) or (tmp_path / "weiter").touch())
    assert len(said) == 1
    assert read_site(tmp_path) == OLD


def test_a_build_kept_waiting_looks_at_what_the_first_one_left(tmp_path: Path) -> None:
    with building.waiting(tmp_path, OLD):
        written = build(tmp_path, OLD, say=lambda line: (tmp_path / "weiter").touch())
    assert (written.written, written.removed) == ((), ("wartet.html",))


def test_what_somebody_else_put_in_the_place_of_our_hidden_folder_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "tree").mkdir()
    (other / "tree" / "kostbar").touch()
    (tmp_path / ".site.wiq").symlink_to(other)
    for texts in (OLD, OLD_SITE):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts
    assert (other / "tree" / "kostbar").exists()


def test_a_hidden_folder_of_another_person_is_not_used(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inode = (root / "site").stat().st_ino
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    build(root, NEW_SITE)
    assert read_site(root) == NEW_SITE | HIDDEN
    assert (root / "site").stat().st_ino == inode


def test_an_interrupted_switch_says_that_the_site_is_partly_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, OLD_SITE)
    monkeypatch.setattr("wiq_site.hands.writer.open_beside", lambda *args: None)
    replace, calls = os.replace, []

    def fail_late(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 9:
            raise OSError(errno.EIO, "Input/output error")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_late)
        with pytest.raises(WriteProblem, match="Ein Teil der neuen Seite steht schon dort"):
            build(tmp_path, NEW_SITE)
    build(tmp_path, NEW_SITE)
    assert read_site(tmp_path) == NEW_SITE
    assert find_marks(tmp_path).find(tmp_path / "site").keys() == NEW_SITE.keys()
