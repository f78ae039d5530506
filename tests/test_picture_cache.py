"""Photos are encoded once; whatever happens to the cache, and whoever builds, the bytes are the same."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builder import build_site, read_files
from editing import post, write_town
from photos import SECRETS, jpeg, telling
from project import NOW, change

from wiq_site.cache import DiskCache
from wiq_site.hands.builder import build_folder
from wiq_site.hands.workshop import Workshop
from wiq_site.pictures import encoding

BILD = "bild: {datei: bilder/a.jpg, alt: Ein Hof, nachweis: Foto}"
POST = "posts/2026-05-01-fest.md"
FILES = {POST: post(BILD), "posts/bilder/a.jpg": telling(900, 60)}  # low: what is encoded takes the time of these tests
STORE = ".cache/bilder.sqlite"


@pytest.fixture(autouse=True)
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of all sizes that were encoded, in this process."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.setattr("wiq_site.sharing._count_processors", lambda: 1)
    found: list[str] = []
    real = encoding.encode

    def encode(points: object, size: object) -> bytes:
        found.append(size.address)  # type: ignore[attr-defined]
        return real(points, size)  # type: ignore[arg-type]

    monkeypatch.setattr(encoding, "encode", encode)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_town(tmp_path / "town", FILES)


def build(root: Path, name: str = "site") -> dict[str, bytes]:
    built = build_folder(root / "mkdocs.yml", root.parent / name, lambda line: None)
    assert built.summary, built.problems
    return read_files(root.parent / name)


def test_an_unchanged_photo_is_never_encoded_again(root: Path, encoded: list[str]) -> None:
    first = build(root)
    assert len(encoded) == len(set(encoded)) == 6
    assert build(root) == first and build(root, "elsewhere") == first
    change(POST, "Ein Hof", "Ein grüner Hof")(root)
    assert build(root) != first
    assert len(encoded) == 6


def test_a_changed_photo_is_encoded_and_its_feeds_know_the_new_length(root: Path, encoded: list[str]) -> None:
    first = build(root)
    (root / "posts/bilder/a.jpg").write_bytes(jpeg(900, 60, quality=20))
    second = build(root)
    assert len(encoded) == 12
    changed = {address for address in first if first[address] != second[address]}
    assert {"blog/feed.xml", "blog/atom.xml", "posts/bilder/a.jpg", "posts/bilder/a-900.webp"} <= changed
    assert str(len(second["posts/bilder/a.jpg"])).encode() in second["blog/feed.xml"]


def test_a_photo_is_known_under_a_new_name_too(root: Path, encoded: list[str]) -> None:
    build(root)
    (root / "posts/bilder/a.jpg").rename(root / "posts/bilder/hof.jpg")
    change(POST, "a.jpg", "hof.jpg")(root)
    assert "posts/bilder/hof-900.webp" in build(root)
    assert len(encoded) == 6


def swap_bytes(root: Path) -> None:
    """What somebody contributes who wants something else to be shown."""
    database = sqlite3.connect(root / STORE)
    database.execute("UPDATE entry SET value = ?", (b"something else",))
    database.commit()
    database.close()


def cut(root: Path) -> None:
    data = (root / STORE).read_bytes()
    (root / STORE).write_bytes(data[: len(data) // 2])


def copy(root: Path) -> None:
    """A checkout or a restored archive: equal bytes, another file."""
    shutil.copytree(root / ".cache", root / "copy")
    shutil.rmtree(root / ".cache")
    (root / "copy").rename(root / ".cache")


def remove(root: Path) -> None:
    (root / STORE).unlink()


@pytest.mark.parametrize("spoil", [swap_bytes, cut, copy, remove])
def test_a_damaged_or_foreign_cache_changes_nothing(
    root: Path, spoil: Callable[[Path], None], encoded: list[str]
) -> None:
    first = build(root)
    spoil(root)
    assert build(root, "elsewhere") == first
    assert len(encoded) == 12


def test_while_another_build_has_the_cache_photos_are_made_without(root: Path) -> None:
    first = build(root)
    other = DiskCache(root / STORE)
    assert other.is_open
    assert build(root, "elsewhere") == first
    other.close(complete=False)


def test_without_a_cache_nothing_stays_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encoded: list[str]
) -> None:
    first = build(root)
    shutil.rmtree(root / ".cache")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    change("mkdocs.yml", "[wiq]", "[wiq: {cache: false}]")(root)
    assert build(root, "elsewhere") == first
    assert not (root / STORE).exists() and not list((tmp_path / "temporary").iterdir())
    assert len(encoded) == 12


def test_a_build_that_was_stopped_goes_on_where_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, encoded: list[str]
) -> None:
    write_town(
        root, {**FILES, "posts/2026-05-02-b.md": post(BILD.replace("a.jpg", "b.jpg")), "posts/bilder/b.jpg": jpeg()}
    )
    counting = encoding.encode

    def stop(points: object, size: object) -> bytes:
        if size.address.rpartition("/")[2].startswith("b"):  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return counting(points, size)  # type: ignore[arg-type]

    monkeypatch.setattr(encoding, "encode", stop)
    with pytest.raises(KeyboardInterrupt):
        build(root)
    monkeypatch.setattr(encoding, "encode", counting)
    build(root)
    assert sum("/a" in address for address in encoded) == 6


def test_all_builders_give_the_same_bytes_and_none_the_original(root: Path) -> None:
    sites = {}
    for builder in ("wiq_site", "mkdocs", "properdocs"):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        build_site(root / "mkdocs.yml", root.parent / builder, builder)
        sites[builder] = read_files(root.parent / builder)
    assert sites["mkdocs"] == sites["wiq_site"] == sites["properdocs"]
    for address, data in sites["wiq_site"].items():
        if address.startswith("posts/bilder/"):
            assert not [secret for secret in SECRETS if secret in data]
    assert len([a for a in sites["wiq_site"] if a.startswith("posts/bilder/")]) == 6


# The preview ------------------------------------------------------------------------------------------------------


def open_workshop(root: Path) -> Workshop:
    workshop = Workshop(root / "mkdocs.yml", lambda line: None)
    workshop.refresh(None)
    return workshop


def test_the_preview_makes_a_size_when_it_is_asked_for(root: Path, encoded: list[str]) -> None:
    workshop = open_workshop(root)
    assert workshop.find("blog/fest/index.html") and encoded == []
    assert workshop.find("posts/bilder/a-360.webp") == build(root)["posts/bilder/a-360.webp"]
    assert encoded[0] == "posts/bilder/a-360.webp"


def test_the_preview_keeps_what_it_made_while_other_files_change(root: Path, encoded: list[str]) -> None:
    workshop = open_workshop(root)
    workshop.find("posts/bilder/a-360.webp")
    change(POST, "title: Fest", "title: Feier")(root)
    workshop.refresh([root / POST])
    assert workshop.find("posts/bilder/a-360.webp") and len(encoded) == 1
    (root / "posts/bilder/a.jpg").write_bytes(jpeg(1000, 60))
    workshop.refresh([root / "posts/bilder/a.jpg"])
    assert workshop.find("posts/bilder/a-360.webp") and len(encoded) == 2


def test_the_preview_shows_as_much_of_a_damaged_photo_as_there_is(root: Path) -> None:
    data = jpeg(900, 600, quality=95)[:-900]
    (root / "posts/bilder/a.jpg").write_bytes(data)
    assert open_workshop(root).find("posts/bilder/a-360.webp") == data


def test_the_preview_goes_on_beside_what_is_no_picture(root: Path) -> None:
    (root / "posts/bilder/a.jpg").write_bytes(b"")
    workshop = open_workshop(root)
    assert any("a.jpg" in message for message in workshop.messages)
    assert b"Ein Hof" in (workshop.find("blog/fest/index.html") or b"")


def test_many_photos_are_shared_by_all_processors(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(root)
    shutil.rmtree(root / ".cache")
    monkeypatch.setattr("wiq_site.sharing._count_processors", lambda: 2)
    monkeypatch.setattr("wiq_site.sharing._is_worth", lambda *values: True)
    parent, made = os.getpid(), []
    kept = DiskCache.keep

    def keep(self: DiskCache, key: bytes, value: bytes) -> None:
        made.append(os.getpid() == parent)
        kept(self, key, value)

    monkeypatch.setattr(DiskCache, "keep", keep)
    assert build(root, "elsewhere") == first
    assert all(made)
