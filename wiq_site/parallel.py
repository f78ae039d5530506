"""Work shared over processors by forked processes: Linux only, elsewhere and with little to do one process does it."""

import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 60
"""Tasks for which another process is worth its start."""


def count_processes(tasks: int) -> int:
    """How many processes to use. Forking is safe without other threads only."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), tasks // FEWEST))


def share(work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """The results of ``work`` for all tasks, in their order. Results travel between processes as pickles.

    This process takes the first share itself. What another one could not do is done again here, where faults are heard.
    """
    processes = count_processes(len(tasks))
    parts = [tasks[n * len(tasks) // processes : (n + 1) * len(tasks) // processes] for n in range(processes)]
    others = [_Worker(work, part) for part in parts[1:]]
    yield from map(work, parts[0])
    for worker in others:
        yield from worker.results()


class _Worker:
    """A forked process that does one share."""

    def __init__(self, work: Callable[[T], R], tasks: Sequence[T]) -> None:
        self._again = lambda: map(work, tasks)
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        self._process = os.fork()
        if self._process == 0:
            status = 1
            try:
                self._receiver.close()
                sender.send_bytes(pickle.dumps([work(task) for task in tasks], protocol=5))
                status = 0
            except BaseException:
                status = 1
            finally:
                os._exit(status)
        sender.close()

    def results(self) -> Iterator[Any]:
        try:
            data = self._receiver.recv_bytes()
        except EOFError:
            data = b""
        os.waitpid(self._process, 0)
        yield from pickle.loads(data) if data else self._again()
