"""The cached build gives byte for byte what a clean one gives, whatever was edited; a broken cache does no harm."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from builder import ROOT, build_site, copy_program, copy_town, read_files, run_builder
from project import POST, TEAM, change, read_file, write_project

from wiq_site.cache import Cache, DiskCache, digest

KEY, OTHER = digest("a"), digest("b")


def fill(file: Path, **values: str) -> None:
    cache = DiskCache(file)
    for name, value in values.items():
        cache.once(digest(name), lambda value=value: value.encode())
    cache.close()


def known(file: Path, name: str) -> bool:
    cache = DiskCache(file)
    found = cache.find(digest(name)) is not None
    cache.close(complete=False)
    return found


def test_where_a_part_ends_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a") == digest(b"a")


def test_without_a_cache_everything_is_built() -> None:
    assert [Cache().once(KEY, lambda value=value: value) for value in (b"1", b"2")] == [b"1", b"2"]


def test_what_was_built_is_found_by_the_next_build(tmp_path: Path) -> None:
    fill(tmp_path / "x" / "c.sqlite", a="grün 🌳")
    assert DiskCache(tmp_path / "x" / "c.sqlite").find(KEY) == "grün 🌳".encode()


def test_what_an_interrupted_build_leaves_is_not_believed(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    if (child := os.fork()) == 0:
        DiskCache(tmp_path / "c").keep(OTHER, b"2")
        os._exit(1)
    os.waitpid(child, 0)
    assert not known(tmp_path / "c", "b")
    fill(tmp_path / "c", a="1")
    assert known(tmp_path / "c", "a")


def test_much_that_a_build_did_not_use_is_dropped(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1" * 1000, b="2", c="3")
    fill(tmp_path / "c", b="2")
    assert known(tmp_path / "c", "a") and known(tmp_path / "c", "b")
    fill(tmp_path / "c", d="4")
    assert not known(tmp_path / "c", "a") and known(tmp_path / "c", "d")


def test_a_copied_or_foreign_cache_is_not_believed(tmp_path: Path) -> None:
    """What came with a contribution must not decide what is published."""
    fill(tmp_path / "c.sqlite", a="1")
    for name in ("c.sqlite", "c.seal"):
        shutil.copy2(tmp_path / name, tmp_path / f"copy{Path(name).suffix}")
    assert known(tmp_path / "c.sqlite", "a") and not known(tmp_path / "copy.sqlite", "a")


def test_forked_processes_find_what_was_published(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "c.sqlite")
    cache.keep(KEY, b"1")
    cache.publish()
    cache.keep(OTHER, b"2")
    if (child := os.fork()) == 0:
        os._exit(0 if cache.find(KEY) == b"1" else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.close()
    assert known(tmp_path / "c.sqlite", "b")


def test_the_file_does_not_grow(tmp_path: Path) -> None:
    sizes = []
    for turn in range(6):
        fill(tmp_path / "c", **{f"{turn}-{i}": "x" * 10_000 for i in range(20)})
        sizes.append((tmp_path / "c").stat().st_size)
    assert max(sizes) < 3 * sizes[0]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c").write_bytes(content)
    fill(tmp_path / "c", a="1")
    fill(tmp_path / "c", a="1")
    assert known(tmp_path / "c", "a")


def test_a_file_of_another_version_is_replaced(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "c")) as database:
        database.execute("CREATE TABLE entry (key BLOB PRIMARY KEY, check_sum BLOB, value BLOB) WITHOUT ROWID")
    fill(tmp_path / "c", a="1")
    assert known(tmp_path / "c", "a")


def test_a_damaged_entry_is_not_found(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    with sqlite3.connect(tmp_path / "c") as database:
        database.execute("UPDATE entry SET value = ?", (b"2",))
    database.close()
    assert not known(tmp_path / "c", "a")


def test_a_cache_that_another_build_holds_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    holder = DiskCache(tmp_path / "c")
    holder.keep(digest("b"), b"2")
    holder.publish()
    fill(tmp_path / "c", c="3")
    other = DiskCache(tmp_path / "c")
    assert other.once(KEY, lambda: b"own") == b"own" and holder.find(KEY) == b"1"
    holder.close(complete=False)
    assert [known(tmp_path / "c", name) for name in "abc"] == [True, True, False]


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    fill(tmp_path / "file" / "c", a="1")


def build(root: Path, name: str, package: Path = ROOT) -> dict[str, bytes]:
    """Build the project over what is in the folder ``name``; gives path → bytes of every file."""
    build_site(root / "mkdocs.yml", root / name, package=package)
    return read_files(root / name)


EDITS: dict[str, Callable[[Path], None]] = {
    "text": change("posts/p1.md", "Der erste Absatz.", "Ein neuer Absatz."),
    "text that no other page shows": change("posts/p1.md", "Ein neuer Absatz.", "Ein neuer Absatz.\n\nUnd noch einer."),
    "word of it": change("posts/p1.md", "Und noch einer.", "Und noch ein anderer."),
    "title": change("posts/p1.md", "Neues vom Hof", "Neues vom Garten"),
    "status": change("teams/hof.md", "status: laeuft", "status: beendet"),
    "slug": change("posts/p1.md", "title:", "slug: anders\ntitle:"),
    "back": change("posts/p1.md", "slug: anders\n", ""),
    "rename": lambda root: (root / "posts/p3.md").rename(root / "posts/p4.md") and None,
    "delete": lambda root: (root / "posts/p4.md").unlink(),
    "term": change("taxonomies.yml", "label: Klima & Umwelt", "label: Klima"),
    "new team": lambda root: write_project(root, {"teams/neu.md": TEAM.replace("Grüne Höfe", "Neue Höfe")}) and None,
    "site name": change("mkdocs.yml", "Nachbarstadt", "Nachbarort"),
    "navigation": change("mkdocs.yml", "theme:", "nav: [{Start: index.md}, {Leute: teams/index.md}]\ntheme:"),
    "theme": change("mkdocs.yml", "theme: material", "theme: {name: material, logo: logo.svg}"),
    "edit links": change(
        "mkdocs.yml",
        "theme: {",
        "repo_url: https://x.example/\nedit_uri: edit/main/docs/\ntheme: {features: [content.action.edit], ",
    ),
    "own templates": change("mkdocs.yml", "name: material,", "name: material, custom_dir: own,"),
    "own template": change("own/partials/footer.html", "Unser Fuß", "Unser anderer Fuß"),
    "hand-written page": change("docs/index.md", "Willkommen.", "Willkommen [im Team](teams/hof.md)."),
}


def test_after_every_edit_the_cached_build_equals_the_clean_one(tmp_path: Path) -> None:
    linking = POST.replace("Der erste Absatz.", "Siehe [das Team](../teams/hof.md#text) und [mehr](p1.md).")
    write_project(
        tmp_path,
        {
            "teams/hof.md": TEAM.replace("Text.", "## Text\n\n    Text."),
            "posts/p1.md": POST.replace("date:", "teams: hof\n    date:"),
            "posts/p2.md": linking,
            "own/partials/footer.html": "<footer>Unser Fuß</footer>",
            "docs/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
            "posts/p3.md": POST.replace("date:", "idee: {status: offen}\n    date:"),
        },
    )
    build(tmp_path, "out")
    before: dict[str, bytes] = {}
    for name, edit in EDITS.items():
        edit(tmp_path)
        cached = build(tmp_path, "out")
        shutil.move(tmp_path / ".cache", tmp_path / "kept")
        clean = build(tmp_path, f"clean {name}")
        shutil.rmtree(tmp_path / ".cache")
        shutil.move(tmp_path / "kept", tmp_path / ".cache")
        assert [n for n in clean.keys() | cached.keys() if clean.get(n) != cached.get(n)] == [], name
        assert clean != before, name
        before = clean


def test_a_whole_town_is_the_same_without_a_cache(site: Path, tmp_path: Path) -> None:
    town = copy_town(tmp_path / "town")
    change("mkdocs.yml", "  - wiq:\n", "  - wiq:\n      cache: false\n")(town)
    plain = build(town, "out")
    assert not (town / ".cache").exists()
    assert plain == read_files(site)


def test_what_had_to_be_said_is_said_by_every_build(tmp_path: Path) -> None:
    linking = POST.replace("Der erste Absatz.", "Siehe [a [b [c] d] e](fehlt.md).")
    write_project(tmp_path, {"posts/p1.md": linking})
    for _ in range(2):
        built = run_builder(tmp_path / "mkdocs.yml", tmp_path / "out")
        assert built.returncode and "posts/p1.md:6 · Link: „fehlt.md“ gibt es nicht." in built.stderr


def test_the_plain_path_gives_the_same_bytes(tmp_path: Path) -> None:
    files = {"teams/hof.md": TEAM, "posts/p1.md": POST}
    plain = "site_name: N\nsite_url: https://nachbarstadt.example/\ntheme: material\nplugins: [{wiq: {cache: false}}]\n"
    write_project(tmp_path, {**files, "mkdocs.yml": plain})
    without = build(tmp_path, "out")
    assert not (tmp_path / ".cache").exists()
    write_project(tmp_path, {**files, "mkdocs.yml": plain.replace("{wiq: {cache: false}}", "wiq")})
    assert build(tmp_path, "out") == without == build(tmp_path, "out")


def test_a_new_version_of_the_program_makes_everything_anew(tmp_path: Path) -> None:
    package = tmp_path / "package"
    copy_program(package)
    root = write_project(tmp_path / "project", {"teams/hof.md": TEAM})
    build(root, "out", package)
    change("wiq_site/templates/team.html", "<h1", '<h1 class="neu"')(package)
    assert b'<h1 class="neu">' in build(root, "out", package)["teams/hof/index.html"]


def test_what_one_site_compiled_the_next_need_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"teams/hof.md": TEAM, "posts/p1.md": POST}
    read_file(write_project(tmp_path / "one", files), "teams/hof/index.html")
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    other = write_project(tmp_path / "other", {**files, "teams/hof.md": TEAM.replace("Grüne", "Graue")})
    assert "Graue Höfe" in read_file(other, "teams/hof/index.html")


def test_what_an_unchanged_page_is_made_of_is_not_forgotten(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p1.md": POST})
    kept = []
    for _ in range(2):
        build(tmp_path, "out")
        with contextlib.closing(sqlite3.connect(tmp_path / ".cache/wiq.sqlite")) as database:
            kept.append({key for (key,) in database.execute("SELECT key FROM entry")})
    assert kept[0] == kept[1]


def test_generated_files_are_left_alone_until_they_change(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p1.md": POST, "posts/p2.md": POST})
    built = build(tmp_path, "out")
    kept = [tmp_path / "out" / name for name in ("blog/feed.xml", "blog/p2/index.html")]
    for name in ("teams/feed.xml", "teams/hof/index.html"):
        (tmp_path / "out" / name).write_text("verändert")
    before = [file.stat().st_mtime_ns for file in kept]
    assert build(tmp_path, "out") == built
    assert [file.stat().st_mtime_ns for file in kept] == before
