"""Whatever editors and git do to files and folders is noticed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from previews import write_pages
from watchfiles import Change

from wiq_site.hands import preview_watch
from wiq_site.hands.preview_watch import watch_changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pages(tmp_path)


class Reader:
    """Reads what it is told of and nothing else, as a source does: what it knows is right if nothing was missed."""

    def __init__(self, *watched: Path) -> None:
        self.watched = list(watched)
        self.stop = threading.Event()
        self.said: list[str] = []
        self.told: list[set[Path]] = []
        self._known: dict[Path, str] = {}
        self._more = threading.Condition()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def _follow(self) -> None:
        for changed in watch_changes(lambda: list(self.watched), self.said.append, self.stop):
            with self._more:
                if changed is not None:
                    self.told.append(changed)
                for path in self.watched if changed is None else changed:
                    self._read(path)
                self._more.notify_all()

    def _read(self, path: Path) -> None:
        self._known = {known: text for known, text in self._known.items() if path not in (known, *known.parents)}
        with suppress(FileNotFoundError):  # gone again: then more will be told
            self._known.update({file: file.read_text() for file in [path, *path.rglob("*")] if file.is_file()})

    def __enter__(self) -> "Reader":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self._thread.join()

    def until(self, path: Path, text: str | None) -> None:
        """Wait until ``text`` is known to stand in ``path``; None: until the file is known to be gone."""
        self._until(lambda: self._known.get(path) == text)

    def _until(self, is_reached: Callable[[], bool]) -> None:
        with self._more:
            assert self._more.wait_for(is_reached, 20), f"not noticed: {self._known}"


def test_a_vanished_folder_that_returns_is_watched_again(folder: Path) -> None:
    away, page = folder.parent / "weg", folder / "teams/index.html"
    page.write_text("0")
    with Reader(folder, folder.parent / "einstellungen.yml") as reader:
        reader.until(page, "0")
        for number in range(1, 4):
            folder.rename(away)
            reader.until(page, None)
            away.rename(folder)
            reader.until(page, str(number - 1))
            page.write_text(str(number))
            reader.until(page, str(number))
    assert reader.said == []


def test_a_folder_that_comes_later_is_watched(tmp_path: Path) -> None:
    with Reader(tmp_path / "a", tmp_path / "b" / "c") as reader:
        for name in ("b/c", "a"):
            (tmp_path / name).mkdir(parents=True)
            for text in ("eins", "zwei"):
                (tmp_path / name / "x.md").write_text(text)
                reader.until(tmp_path / name / "x.md", text)


def test_a_folder_replaced_by_another_is_noticed(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "andere"
    other.mkdir()
    (other / "da.md").write_text("da")
    with Reader(folder) as reader:
        reader.until(folder / "index.html", (folder / "index.html").read_text())
        folder.rename(tmp_path / "weg")
        other.rename(folder)
        reader.until(folder / "index.html", None)
        reader.until(folder / "da.md", "da")
        (folder / "neu.md").write_text("neu")
        reader.until(folder / "neu.md", "neu")


def test_files_are_noticed_however_they_are_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    (tmp_path / "teams").mkdir()
    with Reader(file, tmp_path / "teams") as reader:
        file.write_text("eins")
        reader.until(file, "eins")
        (tmp_path / "neben").write_text("zwei")
        (tmp_path / "neben").rename(file)
        reader.until(file, "zwei")
        file.unlink()
        reader.until(file, None)
        file.symlink_to(tmp_path / "anderswo.yml")
        (tmp_path / "anderswo.yml").write_text("drei")
        reader.until(file, "drei")


def test_files_are_noticed_without_any_folder(tmp_path: Path) -> None:
    with Reader(tmp_path / "mkdocs.yml", tmp_path / "teams") as reader:
        (tmp_path / "mkdocs.yml").write_text("eins")
        reader.until(tmp_path / "mkdocs.yml", "eins")


def test_files_in_folders_are_noticed_however_they_are_replaced(folder: Path) -> None:
    page = folder / "teams/hof/index.html"
    with Reader(folder) as reader:
        for text in ("eins", "zwei"):
            (folder / "teams/hof/.index.html.swp").write_text(text)
            (folder / "teams/hof/.index.html.swp").rename(page)
            reader.until(page, text)
        (folder / "neu/tief").mkdir(parents=True)
        (folder / "neu/tief/x.md").write_text("x")
        reader.until(folder / "neu/tief/x.md", "x")
        page.unlink()
        reader.until(page, None)


def test_a_folder_behind_a_link_is_watched(folder: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link", tmp_path / "andere"
    other.mkdir()
    link.symlink_to(folder)
    with Reader(link) as reader:
        (folder / "index.html").write_text("neu")
        reader.until(link / "index.html", "neu")
        link.unlink()
        link.symlink_to(other)
        reader.until(link / "index.html", None)
        (other / "x.md").write_text("x")
        reader.until(link / "x.md", "x")


def test_what_editors_put_beside_a_file_is_no_change(folder: Path) -> None:
    with Reader(folder) as reader:
        reader.until(folder / "404.html", (folder / "404.html").read_text())
        for name in (".index.html.swp", "index.html~", "#index.html#", ".#index.html"):
            (folder / name).write_text("x")
        (folder / "index.html").write_text("neu")
        reader.until(folder / "index.html", "neu")
    assert {path.name for told in reader.told for path in told} == {"index.html"}


def test_other_folders_are_watched_when_the_settings_name_others(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "andere"
    other.mkdir()
    (other / "x.md").write_text("x")
    with Reader(folder) as reader:
        reader.watched[:] = [other]
        for text in ("x", "y"):
            (other / "x.md").write_text(text)
            reader.until(other / "x.md", text)


def test_nothing_is_missed_while_folders_come_and_go(folder: Path) -> None:
    page = folder / "index.html"
    with Reader(folder) as reader:
        for number in range(60):
            if number % 3 == 0:
                folder.rename(folder.parent / "weg")
                (folder.parent / "weg").rename(folder)
            page.write_text(f"{number}")
        reader.until(page, "59")


def test_a_folder_that_was_away_for_a_moment_is_watched_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same folder as before, but the system's watch has let it go."""
    begun = []

    def watch(*folders: Path, **options: object) -> Iterator[set[tuple[Change, str]]]:
        begun.append(folders)
        yield set()
        yield {(Change.deleted, str(folder))}
        yield {(Change.added, str(folder / "not to be reached"))}

    monkeypatch.setattr(preview_watch, "watch", watch)
    changes = watch_changes(lambda: [folder], print, threading.Event())
    assert [next(changes), next(changes), next(changes)] == [None, {folder}, {folder}]
    assert begun == [(folder,)] * 2


def test_where_the_system_watches_no_folders_they_are_looked_through(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = preview_watch.watch

    def refuse(*folders: Path, **options: object) -> object:
        if not options["force_polling"]:
            raise OSError(28, "inotify watch limit reached")
        return watch(*folders, **options)

    monkeypatch.setattr(preview_watch, "watch", refuse)
    with Reader(folder) as reader:
        (folder / "index.html").write_text("ganz neu")
        reader.until(folder / "index.html", "ganz neu")
    assert reader.said[0].startswith("Änderungen werden etwas langsamer bemerkt")
