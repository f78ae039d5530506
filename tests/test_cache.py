"""The cached build gives byte for byte what a clean one gives, whatever was edited; a broken cache does no harm."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, builder_environment, run_builder
from project import POST, TEAM, write_project

from wiq_site.cache import Cache, DiskCache, digest

KEY, OTHER = digest("a"), digest("b")


def fill(file: Path, **values: str) -> None:
    cache = DiskCache(file)
    for name, value in values.items():
        cache.once(digest(name), lambda value=value: value)
    cache.close()


def known(file: Path, name: str) -> bool:
    asked = []
    DiskCache(file).once(digest(name), lambda: asked.append(1) or "new")
    return not asked


def test_where_a_part_ends_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a") == digest(b"a")


def test_without_a_cache_everything_is_built() -> None:
    assert [Cache().once(KEY, lambda value=value: value) for value in ("1", "2")] == ["1", "2"]


def test_what_was_built_is_found_by_the_next_build(tmp_path: Path) -> None:
    fill(tmp_path / "x" / "c.sqlite", a="grün 🌳")
    assert DiskCache(tmp_path / "x" / "c.sqlite").once(KEY, lambda: "new") == "grün 🌳"


def test_an_interrupted_build_leaves_the_cache_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    interrupted = DiskCache(tmp_path / "c")
    interrupted.once(OTHER, lambda: "2")
    del interrupted
    assert known(tmp_path / "c", "a") and not known(tmp_path / "c", "b")


def test_what_a_build_did_not_use_is_dropped(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1" * 1000, b="2")
    fill(tmp_path / "c", b="2")
    assert not known(tmp_path / "c", "a") and known(tmp_path / "c", "b")


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


def test_a_damaged_entry_is_not_found(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    with sqlite3.connect(tmp_path / "c") as database:
        database.execute("UPDATE entry SET value = ?", (b"2",))
    database.close()
    assert not known(tmp_path / "c", "a")


def test_a_cache_that_another_build_holds_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "c", a="1")
    holder = sqlite3.connect(tmp_path / "c", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    fill(tmp_path / "c", b="2")
    holder.execute("ROLLBACK")
    holder.close()
    assert known(tmp_path / "c", "a")


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    fill(tmp_path / "file" / "c", a="1")


def build(root: Path, name: str, package: Path = ROOT) -> dict[str, bytes]:
    """Build the project over what is in the folder ``name``; gives path → bytes of every file."""
    folder = root / name
    environment = {**builder_environment(), "PYTHONPATH": str(package)}
    config = str(root / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(folder)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def replace_in(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    "text": replace_in("posts/p1.md", "Der erste Absatz.", "Ein neuer Absatz."),
    "title": replace_in("posts/p1.md", "Neues vom Hof", "Neues vom Garten"),
    "status": replace_in("teams/hof.md", "status: laeuft", "status: beendet"),
    "slug": replace_in("posts/p1.md", "title:", "slug: anders\ntitle:"),
    "back": replace_in("posts/p1.md", "slug: anders\n", ""),
    "rename": lambda root: (root / "posts/p3.md").rename(root / "posts/p4.md") and None,
    "delete": lambda root: (root / "posts/p4.md").unlink(),
    "term": replace_in("taxonomies.yml", "label: Klima & Umwelt", "label: Klima"),
    "new team": lambda root: write_project(root, {"teams/neu.md": TEAM.replace("Grüne Höfe", "Neue Höfe")}) and None,
    "site name": replace_in("mkdocs.yml", "Nachbarstadt", "Nachbarort"),
    "navigation": replace_in("mkdocs.yml", "theme:", "nav: [{Start: index.md}, {Leute: teams/index.md}]\ntheme:"),
    "theme": replace_in("mkdocs.yml", "theme: material", "theme: {name: material, features: [navigation.footer]}"),
    "edit links": replace_in("mkdocs.yml", "theme:", "repo_url: https://x.example/\nedit_uri: edit/main/docs/\ntheme:"),
    "own templates": replace_in("mkdocs.yml", "{name: material,", "{name: material, custom_dir: own,"),
    "own template": replace_in("own/partials/wiq-footer.html", "Unser Fuß", "Unser anderer Fuß"),
    "hand-written page": replace_in("docs/index.md", "Willkommen.", "Willkommen [im Team](teams/hof.md)."),
}


def test_after_every_edit_the_cached_build_equals_the_clean_one(tmp_path: Path) -> None:
    linking = POST.replace("Der erste Absatz.", "Siehe [das Team](../teams/hof.md#text) und [mehr](p1.md).")
    write_project(
        tmp_path,
        {
            "teams/hof.md": TEAM.replace("Text.", "## Text\n\n    Text."),
            "posts/p1.md": POST.replace("date:", "teams: hof\n    date:"),
            "posts/p2.md": linking,
            "own/partials/wiq-footer.html": "<footer>Unser Fuß</footer>",
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


def test_the_real_site_is_the_same_without_a_cache(site: Path, tmp_path: Path) -> None:
    for name in ("site_src", "teams", "posts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "taxonomies.yml", tmp_path)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("  - wiq:\n", "  - wiq:\n      cache: false\n"), "utf-8")
    plain = build(tmp_path, "out")
    assert not (tmp_path / ".cache").exists()
    assert plain == {str(f.relative_to(site)): f.read_bytes() for f in sorted(site.rglob("*")) if f.is_file()}


def test_what_had_to_be_said_is_said_by_every_build(tmp_path: Path) -> None:
    linking = POST.replace("Der erste Absatz.", "Siehe [a [b [c] d] e](fehlt.md).")
    write_project(tmp_path, {"posts/p1.md": linking})
    for _ in range(2):
        built = run_builder(tmp_path / "mkdocs.yml", tmp_path / "out")
        assert built.returncode and "'fehlt.md', but the target" in built.stderr


def test_an_error_leaves_nothing_hidden(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    build(tmp_path, "out")
    hook = "def on_pre_build(config):\n    raise ValueError('Nein.')\n"
    write_project(tmp_path, {"hook.py": hook, "teams/hof.md": TEAM})
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert run_builder(tmp_path / "mkdocs.yml", tmp_path / "out").returncode
    assert (tmp_path / "out/teams/hof/index.html").is_file()


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
    shutil.copytree(ROOT / "wiq_site", package / "wiq_site", ignore=shutil.ignore_patterns("__pycache__"))
    root = write_project(tmp_path / "project", {"teams/hof.md": TEAM})
    build(root, "out", package)
    replace_in("wiq_site/templates/team.html", "<h1>", '<h1 class="neu">')(package)
    assert b'<h1 class="neu">' in build(root, "out", package)["teams/hof/index.html"]


def test_what_an_unchanged_page_is_made_of_is_not_forgotten(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p1.md": POST})
    kept = []
    for _ in range(2):
        build(tmp_path, "out")
        with contextlib.closing(sqlite3.connect(tmp_path / ".cache/wiq.sqlite")) as database:
            kept.append({key for (key,) in database.execute("SELECT key FROM entry")})
    assert kept[0] == kept[1]


def test_generated_files_are_left_alone_until_they_change(tmp_path: Path) -> None:
    # A page that is newer than the build dates the sitemap.
    post = POST.replace("date:", "updated: 2099-01-01\n    date:")
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p1.md": post, "posts/p2.md": POST})
    built = build(tmp_path, "out")
    kept = [tmp_path / "out" / name for name in ("blog/feed.xml", "blog/p2/index.html")]
    for name in ("teams/feed.xml", "teams/hof/index.html"):
        (tmp_path / "out" / name).write_text("verändert")
    before = [file.stat().st_mtime_ns for file in kept]
    assert build(tmp_path, "out") == built
    assert [file.stat().st_mtime_ns for file in kept] == before
