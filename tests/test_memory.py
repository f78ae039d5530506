"""What earlier builds read is not read again, however often a few files change in between."""

import gc
import weakref
from pathlib import Path

import pytest

from tests.project import POST, write_project
from wiq_site import parser, reader
from wiq_site.cache import Cache, DiskCache
from wiq_site.garbage import kept_objects
from wiq_site.reader import Reading, read_contents
from wiq_site.settings import read_settings

NAMES = [f"{n}.md" for n in range(6)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, {f"posts/{name}": POST for name in NAMES})


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read, in this process."""
    names: list[str] = []
    read_file = parser.read_file

    def note(kind, found, terms, public):  # type: ignore[no-untyped-def]
        names.append(found.file.name)
        return read_file(kind, found, terms, public)

    monkeypatch.setattr(parser, "read_file", note)
    return names


def read_project(root: Path, cache: Cache | None = None) -> Reading:
    settings, _ = read_settings(root / "mkdocs.yml")
    with_disk = cache is None
    cache = cache or DiskCache(root / ".cache" / "wiq.sqlite")
    reading = read_contents(settings, cache)
    if with_disk:
        cache.close()
    return reading


def edit(root: Path, name: str) -> None:
    (root / "posts" / name).write_text(f"{(root / 'posts' / name).read_text('utf-8')}\nMehr.\n", "utf-8")


@pytest.mark.parametrize("few", [0, 1, 50])
def test_only_what_changed_is_read_again(
    root: Path, read: list[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_FEW", few)
    read_project(root)
    for changed in (["1.md"], ["2.md", "3.md"], [], ["1.md"], ["4.md"], []):
        read.clear()
        for name in changed:
            edit(root, name)
        reading = read_project(root)
        assert read == changed
        assert reading.contents == read_project(root, Cache()).contents
        read.clear()


def test_a_file_that_comes_back_is_read_again(root: Path, read: list[str]) -> None:
    read_project(root)
    (root / "posts" / "1.md").rename(root / "away")
    assert len(read_project(root).contents.posts) == 5
    (root / "away").rename(root / "posts" / "1.md")
    read.clear()
    assert len(read_project(root).contents.posts) == 6
    assert read == ["1.md"]


def test_what_was_kept_is_looked_at_again_only_by_the_next_time() -> None:
    class Ring:
        def __init__(self) -> None:
            self.itself = self

    with kept_objects():
        assert not gc.isenabled()
        seen = weakref.ref(Ring())
    gc.collect()
    assert gc.isenabled() and seen() is not None
    with kept_objects():
        assert seen() is None
