"""Files of a site are put down: what is known is left alone, what is new switches over at once, what is gone goes."""

import os
import stat
from pathlib import Path

import pytest
from sites import OLD, Maker, build, failing, find_made, find_marks, find_states, list_left_overs, read_site

from wiq_site.hands.faults import WriteProblem
from wiq_site.hands.writer import Written, write_site
from wiq_site.site.output import Output

NEW = {**OLD, "index.html": "Start 2", "blog/index.html": "Blog"}
del NEW["teams/hof/feed.xml"]


@pytest.fixture(params=["beside", "in place"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which a new site takes the place of the old one keep all promises of this file."""
    if request.param == "in place":
        monkeypatch.setattr("wiq_site.hands.writer.open_beside", lambda *args: None)
    return request.param


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    assert build(tmp_path, OLD) == Written(tuple(sorted(OLD)), (), ())
    assert read_site(tmp_path) == OLD


def test_the_output_folder_may_lie_deep(tmp_path: Path) -> None:
    write_site(Maker(OLD).outputs, tmp_path / "a" / "b" / "site", find_marks(tmp_path))
    assert (tmp_path / "a/b/site/teams/hof/index.html").read_text() == "Hof"


def test_a_second_build_makes_and_touches_nothing(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)
    assert find_made(tmp_path, OLD) == []
    assert find_states(tmp_path) == before


def test_a_build_writes_what_is_new_and_removes_what_is_gone(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    written = build(tmp_path, NEW)
    assert written == Written(
        ("blog/index.html", "index.html"), ("teams/index.html", "teams/hof/index.html"), ("teams/hof/feed.xml",)
    )
    assert read_site(tmp_path) == NEW


def test_only_what_changed_is_made(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    assert find_made(tmp_path, NEW) == ["index.html", "blog/index.html"]


def test_files_that_stay_are_the_same_files(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)
    for texts in (NEW, OLD, NEW):
        build(tmp_path, texts)
        assert find_states(tmp_path)["teams/hof/index.html"] == before["teams/hof/index.html"]


def test_many_builds_one_after_the_other_are_each_right(tmp_path: Path) -> None:
    for number in range(12):
        texts = {f"{'ab'[(number + n) % 2]}/{n}/index.html": f"{number // (n + 1)}" for n in range(6)}
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts
        assert find_made(tmp_path, texts) == []
    assert list_left_overs(tmp_path) == set()


def test_files_that_change_one_after_the_other_are_each_right(tmp_path: Path) -> None:
    texts = dict(OLD)
    build(tmp_path, texts)
    for number, address in enumerate([*OLD, *OLD, "neu.html", *OLD]):
        texts[address] = f"{number}"
        assert build(tmp_path, texts).written == (address,)
        assert read_site(tmp_path) == texts


def test_no_build_leaves_anything_beside_the_site(tmp_path: Path) -> None:
    for texts in (OLD, NEW, OLD):
        build(tmp_path, texts)
    assert list_left_overs(tmp_path) == set()


def test_another_key_with_the_same_bytes_keeps_the_file(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)
    keys = {"index.html": "another"}
    assert build(tmp_path, OLD, keys).written == ()
    assert find_states(tmp_path) == before
    assert find_made(tmp_path, OLD, keys) == []


def test_a_file_made_anew_with_the_same_bytes_is_the_same_file_in_a_new_site(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)["index.html"]
    written = build(tmp_path, {**OLD, "neu.html": "Neu"}, {"index.html": "another"})
    assert written.written == ("neu.html",)
    assert find_states(tmp_path)["index.html"] == before
    assert find_made(tmp_path, {**OLD, "neu.html": "Neu"}, {"index.html": "another"}) == []


def test_a_file_changed_by_hand_is_written_again(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    file = tmp_path / "site/index.html"
    state = file.stat()
    file.write_text("Starr")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert build(tmp_path, OLD).written == ("index.html",)
    assert read_site(tmp_path) == OLD


def test_a_file_changed_by_hand_right_after_a_build_is_noticed(tmp_path: Path) -> None:
    for number in range(20):
        build(tmp_path, {**OLD, "index.html": f"A{number:02}"})
        (tmp_path / "site/index.html").write_text(f"B{number:02}")
        build(tmp_path, {**OLD, "index.html": f"A{number:02}"})
        assert read_site(tmp_path)["index.html"] == f"A{number:02}"


def test_a_file_replaced_by_an_equal_one_is_kept(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    file = tmp_path / "site/index.html"
    file.unlink()
    file.write_text(OLD["index.html"])
    before = find_states(tmp_path)
    assert build(tmp_path, OLD).written == ()
    assert find_states(tmp_path) == before


def test_a_file_that_is_gone_comes_back(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site/teams/hof/index.html").unlink()
    assert build(tmp_path, OLD).written == ("teams/hof/index.html",)
    assert read_site(tmp_path) == OLD


def test_an_output_folder_that_is_gone_comes_back(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    build(tmp_path, NEW)
    (tmp_path / "site").rename(tmp_path / "away")
    assert set(build(tmp_path, OLD).written) == set(OLD)
    assert read_site(tmp_path) == OLD


def test_what_somebody_put_into_the_site_goes(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site/fremd/tief").mkdir(parents=True)
    (tmp_path / "site/fremd/tief/x.html").write_text("fremd")
    (tmp_path / "site/teams/.geheim").write_text("fremd")
    assert set(build(tmp_path, OLD).removed) == {"fremd/tief/x.html", "teams/.geheim"}
    assert read_site(tmp_path) == OLD
    assert not (tmp_path / "site/fremd").exists()


def test_an_empty_folder_goes(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site/leer/tief").mkdir(parents=True)
    build(tmp_path, OLD)
    assert not (tmp_path / "site/leer").exists()


def test_hidden_entries_at_the_top_stay(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    (tmp_path / "site/.nojekyll").write_text("")
    (tmp_path / "site/.link").symlink_to("index.html")
    hidden = {".git/HEAD": "ref", ".nojekyll": "", ".link": "→ index.html"}
    for texts in (NEW, OLD, NEW):
        build(tmp_path, texts)
        assert read_site(tmp_path) == {**texts, **hidden}
    assert list_left_overs(tmp_path) == set()


def test_hidden_files_of_the_site_itself_come_and_go(tmp_path: Path) -> None:
    hidden = {".well-known/security.txt": "Kontakt", ".htaccess": "Regel"}
    for texts in ({**OLD, **hidden}, {**NEW, **hidden}, NEW):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    first = {"a": "Datei", "b/c/d": "Tief", "e": "E"}
    second = {"a/b/index.html": "Ordner", "b": "Datei", "e": "E"}
    for texts in (first, second, first, second):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts


def test_links_in_the_output_are_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("index.html", "kostbar.txt"):
        (outside / name).write_text("kostbar")
    build(tmp_path, OLD)
    (tmp_path / "site/index.html").unlink()
    (tmp_path / "site/index.html").symlink_to(outside / "index.html")
    (tmp_path / "site/teams/hof").rename(tmp_path / "away")
    (tmp_path / "site/teams/hof").symlink_to(outside)
    (tmp_path / "site/mehr").symlink_to(outside)
    build(tmp_path, OLD)
    assert read_site(tmp_path) == OLD
    assert {path.name: path.read_text() for path in outside.iterdir()} == dict.fromkeys(
        ("index.html", "kostbar.txt"), "kostbar"
    )


def test_a_second_name_that_somebody_gave_a_file_keeps_its_bytes(tmp_path: Path) -> None:
    """Backups are made like that."""
    build(tmp_path, OLD)
    os.link(tmp_path / "site/index.html", tmp_path / "backup")
    for number in range(4):
        build(tmp_path, {**OLD, "index.html": f"{number}"})
        assert (tmp_path / "backup").read_text() == OLD["index.html"]


def test_an_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    for texts in (OLD, NEW):
        build(tmp_path, texts)
        assert read_site(tmp_path) == texts
    assert os.readlink(tmp_path / "site") == "real"


def test_files_and_folders_have_ordinary_permissions(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        build(tmp_path, OLD)
        build(tmp_path, NEW)
    finally:
        os.umask(mask)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*.html")}
    assert modes == {0o640}
    folders = [tmp_path / "site", tmp_path / "site/teams", tmp_path / "site/blog"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o750}


def test_permissions_changed_by_hand_are_ordinary_after_a_build(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site/index.html").chmod(0o600)
    build(tmp_path, OLD)
    assert stat.S_IMODE((tmp_path / "site/index.html").stat().st_mode) == 0o644


def test_permissions_of_the_output_folder_itself_stay(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "site").chmod(0o2750)
    build(tmp_path, NEW)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o2750


def test_an_exception_while_making_leaves_the_old_site_and_is_told_in_german(tmp_path: Path, way: str) -> None:
    build(tmp_path, OLD)
    before = find_states(tmp_path)

    def fail() -> bytes:
        raise KeyError("weg")

    with pytest.raises(WriteProblem) as caught:
        write_site([*Maker(NEW).outputs, failing("x/index.html", fail)], tmp_path / "site", find_marks(tmp_path))
    assert str(caught.value) == (
        "„x/index.html“ konnte nicht erzeugt werden (KeyError: 'weg'). Das ist ein Fehler im Programm, nicht in Ihren"
        " Dateien; bitte melden. Die bisherige Seite ist unverändert."
    )
    assert isinstance(caught.value.__cause__, KeyError)
    after = find_states(tmp_path)
    if way == "in place":  # files waited inside
        del before["."], after["."]
    assert after == before
    assert find_made(tmp_path, OLD) == []
    assert list_left_overs(tmp_path) == set()


def test_what_was_made_in_a_failed_build_takes_no_space(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    build(tmp_path, NEW)

    def fail() -> bytes:
        raise RuntimeError

    texts = {**NEW, "gross.html": "groß" * 1000}
    with pytest.raises(WriteProblem):
        write_site([*Maker(texts).outputs, failing("x", fail)], tmp_path / "site", find_marks(tmp_path))
    assert not list((tmp_path / ".site.wiq").rglob("gross.html"))
    assert find_made(tmp_path, NEW) == []


def test_what_a_failed_build_found_unchanged_is_known_to_the_next(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    keys = dict.fromkeys(OLD, "another")

    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(WriteProblem):
        write_site([*Maker(OLD, keys).outputs, failing("x", fail)], tmp_path / "site", find_marks(tmp_path))
    assert find_made(tmp_path, OLD, keys) == []


def test_what_is_not_bytes_is_a_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(WriteProblem, match=r"„index.html“ konnte nicht erzeugt werden \(TypeError"):
        write_site([failing("index.html", lambda: "Text")], tmp_path / "site", find_marks(tmp_path))  # type: ignore


@pytest.mark.parametrize(
    ("addresses", "named"),
    [
        (["a", "a"], "a"),
        (["a", "a/b"], "a"),
        (["../a"], "../a"),
        (["/etc/a"], "/etc/a"),
        (["a//b"], "a//b"),
        (["b/"], "b/"),
        ([""], ""),
        (["a\0b"], "a\0b"),
    ],
)
def test_addresses_that_cannot_be_files_are_refused(tmp_path: Path, addresses: list[str], named: str) -> None:
    build(tmp_path, OLD)
    outputs = [Output(address, b"", bytes) for address in addresses]
    with pytest.raises(WriteProblem, match="Fehler im Programm") as caught:
        write_site(outputs, tmp_path / "site", find_marks(tmp_path))
    assert str(caught.value).startswith(f"„{named}“")
    assert read_site(tmp_path) == OLD


def test_the_project_itself_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for folder in (tmp_path, tmp_path.parent, tmp_path / ".cache"):
        with pytest.raises(WriteProblem, match="enthält das Projekt selbst"):
            write_site(Maker(OLD).outputs, folder, find_marks(tmp_path))
    assert (tmp_path / "posts").is_dir()


def test_an_empty_site_is_an_empty_folder(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    build(tmp_path, {})
    assert read_site(tmp_path) == {}
    assert (tmp_path / "site").is_dir()
