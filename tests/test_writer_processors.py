"""Much to make is shared over processors, with the same result; what happens to a worker is noticed."""

import itertools
import os
import selectors
import subprocess
import sys
import time
from pathlib import Path

import building
import pytest
from sites import OLD, build, find_made, read_site

from wiq_site.sharing import _cut, share

MANY = {f"{n % 7}/{n}.html": f"Seite {n}" for n in range(100)}


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_any_number_of_processes_gives_the_same_site(tmp_path: Path, workers: int) -> None:
    build(tmp_path, OLD)
    assert len(building.run(tmp_path, MANY, workers=workers)["written"]) == 100
    assert read_site(tmp_path) == MANY
    assert find_made(tmp_path, MANY) == []


def test_more_processes_than_files_are_not_started(tmp_path: Path) -> None:
    building.run(tmp_path, {"a": "a", "b": "b"}, workers=50)
    assert read_site(tmp_path) == {"a": "a", "b": "b"}


def test_slow_work_is_shared_without_being_asked_to(tmp_path: Path) -> None:
    result = building.run(tmp_path, MANY, workers=0, slow=0.02, kill_at=5, in_worker=True)
    assert result == {"status": -9} or len(os.sched_getaffinity(0)) == 1


def test_little_work_is_not_shared(tmp_path: Path) -> None:
    assert building.run(tmp_path, OLD, workers=0, kill_at=1, in_worker=True)["written"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_any_process_is_told_with_its_address(tmp_path: Path, workers: int) -> None:
    build(tmp_path, OLD)
    result = building.run(tmp_path, MANY, workers=workers, fails=True)
    assert result["problem"] == (
        "„kaputt.html“ konnte nicht erzeugt werden (LookupError: Ä kaputt). Das ist ein Fehler im Programm, nicht in"
        " Ihren Dateien; bitte melden. Die bisherige Seite ist unverändert."
    )
    assert result["cause"] == "LookupError('Ä kaputt')"
    assert "in _fail" in result["where"]
    assert read_site(tmp_path) == OLD


def test_a_worker_that_the_system_ended_is_noticed(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    result = building.run(tmp_path, MANY, workers=2, kills_worker=True)
    assert result["problem"] == (
        "Das System hat einen Teil des Baus beendet (Signal 9), meist weil der Arbeitsspeicher nicht reicht. Bitte"
        " andere Programme schließen und noch einmal bauen. Die bisherige Seite ist unverändert."
    )
    assert read_site(tmp_path) == OLD


def test_progress_is_told_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now, told = [0.0], []

    def work(number: int) -> None:
        now[0] += 0.3

    monkeypatch.setattr("wiq_site.sharing.time.monotonic", lambda: now[0])
    list(share(12, work, 1, lambda done, total: told.append((done, total))))
    assert told == [(4, 12), (8, 12), (12, 12)]


def test_who_waits_for_others_leaves_the_processor_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nobody wants to hear of progress, only answers wake it, however long they take."""
    waits = []

    class Selector(selectors.DefaultSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            waits.append(timeout)
            return super().select(timeout)

    clock = itertools.count(0, 10)
    monkeypatch.setattr(selectors, "DefaultSelector", Selector)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    assert dict(share(2, lambda number: time.sleep(0.2), 2, None)) == {0: None, 1: None}
    assert len(waits) <= 4  # an answer and an end from each


def test_progress_is_told_while_others_work(tmp_path: Path) -> None:
    told = building.run(tmp_path, MANY, workers=2, slow=0.025)["told"]
    assert told
    assert told == sorted(told)
    assert all(0 < done <= 100 and total == 100 for done, total in told)


def test_short_builds_tell_no_progress(tmp_path: Path) -> None:
    assert building.run(tmp_path, OLD)["told"] == []


@pytest.mark.parametrize(("start", "end", "processes"), [(0, 1, 2), (0, 1000, 2), (7, 100, 16), (3, 4, 8)])
def test_parts_hold_every_number_once_and_get_smaller(start: int, end: int, processes: int) -> None:
    parts = list(_cut(range(start, end), processes))
    assert [n for first, last in parts for n in range(first, last)] == list(range(start, end))
    sizes = [last - first for first, last in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= max(1, (end - start) // processes)


def test_where_no_process_can_be_started_this_one_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    handles = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr("wiq_site.sharing._can_copy", lambda: True)
    monkeypatch.setattr(os, "fork", refuse)
    assert dict(share(5, lambda number: number * number, 2, None)) == {0: 0, 1: 1, 2: 4, 3: 9, 4: 16}
    assert len(os.listdir("/proc/self/fd")) == handles


def test_work_that_is_given_up_leaves_no_process(tmp_path: Path) -> None:
    """An exception where results are taken ends the copies as well; they would sleep for a minute."""
    script = (
        "import time\n"
        "from wiq_site.sharing import share\n"
        "results = share(9, lambda n: time.sleep(60 * bool(n)), 2, None)\n"
        "print(next(results))\n"
        "results.close()\n"
        "import os\n"
        "try:\n    os.waitpid(-1, os.WNOHANG)\nexcept ChildProcessError:\n    print('none')\n"
    )
    assert _run_lines(script) == ["(0, None)", "none"]


def _run_lines(script: str) -> list[str]:
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
