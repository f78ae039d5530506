"""Cold builds on several processors: other processes convert and render the later pages ahead.

Belongs to the adapter. The processes are forked when everything is read and planned. Each keeps its results in a file
of its own, and the build takes them over when it comes to the first of their pages. What failed there or had to be
said is done again here, where it is heard.
"""

import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from wiq_site.cache import DiskCache

FEWEST = 100
"""Pages for which another process is worth its start."""

P = TypeVar("P")


class Ahead(Generic[P]):
    """The pages of other processes: those from ``first`` on; None when this process does everything."""

    def __init__(
        self, pages: Sequence[P], cost: Callable[[P], int], populate: Callable[[P], object], cache: DiskCache
    ) -> None:
        self._cache = cache
        self._others: list[tuple[BaseProcess, Path]] = []
        _, *shares = _split(pages, cost, _count_processes(len(pages)))
        self.first = shares[0][0] if shares else None
        for number, share in enumerate(shares):
            self._start(cache.beside(number), share, populate)

    def take(self) -> None:
        """Wait for the others and take over what they found."""
        self.first = None
        for process, file in self._others:
            process.join()
            self._cache.take(file)

    def _start(self, file: Path, share: Sequence[P], populate: Callable[[P], object]) -> None:
        process = multiprocessing.get_context("fork").Process(
            target=_work, args=(self._cache, file, share, populate), daemon=True
        )
        process.start()
        self._others.append((process, file))


def _work(cache: DiskCache, file: Path, share: Sequence[P], populate: Callable[[P], object]) -> None:
    """In the other process. Messages are left to the one that builds."""
    logging.lastResort = None
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
    cache.move(file)
    with suppress(Exception):
        for page in share:
            populate(page)
    cache.close()


def _count_processes(pages: int) -> int:
    """Forking is safe on Linux and without other threads."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), pages // FEWEST))


def _split(pages: Sequence[P], cost: Callable[[P], int], parts: int) -> list[Sequence[P]]:
    """Pages in order, in parts of about the same cost."""
    sums = list(accumulate(map(cost, pages)))
    ends = [next(i for i, found in enumerate(sums, 1) if found * parts >= sums[-1] * n) for n in range(1, parts + 1)]
    return [pages[begin:end] for begin, end in zip([0, *ends], ends, strict=False) if begin < end or not begin]
