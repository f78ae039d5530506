"""Other processes do a part of the work; what they could not do is done here."""

import os
from pathlib import Path

import pytest

from wiq_site import mkdocs_ahead
from wiq_site.cache import DiskCache, digest
from wiq_site.mkdocs_ahead import Ahead, Meanwhile


def cost(page: int) -> int:
    return page


def key(page: int) -> bytes:
    return digest(str(page))


@pytest.mark.parametrize(
    ("processes", "shares"),
    [(1, [[1, 1, 1, 1, 4]]), (2, [[1, 1, 1, 1], [4]]), (3, [[1, 1, 1], [1, 4]]), (8, [[1], [1], [1], [1], [4]])],
)
def test_shares_are_in_order_and_cost_about_the_same(processes: int, shares: list[list[int]]) -> None:
    assert mkdocs_ahead._split([1, 1, 1, 1, 4], cost, processes) == shares


def test_little_work_is_done_alone(tmp_path: Path) -> None:
    ahead = Ahead(range(1, 20), cost, lambda page: None, DiskCache(tmp_path / "c.sqlite"))
    assert ahead.first is None


def test_what_others_found_is_known_here_and_their_faults_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_ahead, "_count_processes", lambda pages: 2)
    cache = DiskCache(tmp_path / "c.sqlite")

    def populate(page: int) -> None:
        if page == 9:
            raise ValueError
        cache.keep(key(page), f"{page} by {os.getpid()}")

    ahead = Ahead(range(1, 11), cost, populate, cache)
    assert ahead.first == 8
    ahead.take()
    assert ahead.first is None
    found = {page: cache.find(key(page)) for page in range(1, 11)}
    assert [page for page, text in found.items() if text] == [8]
    assert found[8] != f"8 by {os.getpid()}"
    cache.close()
    assert [file.name for file in tmp_path.iterdir()] == ["c.sqlite"]


@pytest.mark.parametrize("good", [True, False])
def test_a_task_meanwhile_reads_what_is_known_and_tells_whether_it_went_well(tmp_path: Path, good: bool) -> None:
    cache = DiskCache(tmp_path / "c.sqlite")
    cache.keep(key(1), "known")

    def task() -> None:
        (tmp_path / "found").write_text(cache.find(key(1 if good else 2)))

    assert Meanwhile(task, cache).finish() is good
    assert (tmp_path / "found").is_file() is good
    assert cache.find(key(1)) == "known"
