"""Much work shared over all processors, by processes that are copies of this one.

A copy knows everything that this process knows, so nothing need be sent to it but numbers. They are handed out in parts
that grow smaller towards the end, to whoever asks first: no processor waits long for another.
"""

import os
import pickle
import selectors
import signal
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Work = Callable[[int], T]
Progress = Callable[[int, int], None]
Shared = Generator[tuple[int, T], None, None]

_ALONE = 0.1
"""Seconds after which this process looks at how much is left. What templates and tables need once is done by then."""

_WORTH = 0.2
"""Seconds of work left at which copies are worth their start."""

_PART = struct.Struct("=ii")
_LENGTH = struct.Struct("=I")


class WorkerKilled(Exception):
    """A copy of this process ended before its work was done; the text is the signal or status."""


def share(count: int, work: Work[T], workers: int | None = None, progress: Progress | None = None) -> Shared[T]:
    """Do ``work`` for each number below ``count``; gives numbers and results in any order.

    ``workers``: how many processes; None for as many as there are processors and as the work is worth. The first
    exception of ``work`` ends everything and is raised here; a copy that is gone raises ``WorkerKilled``.
    """
    ticker = _Ticker(count, progress)
    processes = (workers or _count_processors()) if _can_copy() else 1
    begin, done = time.monotonic(), 0
    while done < count:
        if processes > 1 and (workers or _is_worth(time.monotonic() - begin, done, count - done)):
            with _Copies(min(processes, count - done), work) as copies:
                if copies.answers:
                    yield from copies.share(range(done, count), ticker)
                    return
            processes = 1
        yield done, work(done)
        done += 1
        ticker.tick(done)


def do_all(count: int, work: Work[T]) -> Iterator[tuple[int, T]]:
    """Like ``share``; but what a copy could not do is done again here, and heard."""
    left = set(range(count))
    with suppress(Exception), closing(share(count, work)) as results:
        for number, result in results:
            left.discard(number)
            yield number, result
    yield from ((number, work(number)) for number in sorted(left))


@dataclass(frozen=True)
class _Failure:
    """An exception of ``work`` in a copy, and its cause, which would be lost on the way."""

    error: BaseException
    cause: BaseException | None


class _Ticker:
    """Tells how much is done, once a second, if anybody wants to hear it."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._due = time.monotonic() + 1

    def left(self) -> float | None:
        """Seconds until something is to be told; None for never."""
        return max(0, self._due - time.monotonic()) if self._progress else None

    def tick(self, done: int) -> None:
        if self._progress and time.monotonic() >= self._due:
            self._due = time.monotonic() + 1
            self._progress(done, self._total)


def _is_worth(seconds: float, done: int, left: int) -> bool:
    return done > 0 and seconds > _ALONE and seconds / done * left > _WORTH


def _can_copy() -> bool:
    """A copy has one thread only; what others held locked would stay locked."""
    return sys.platform == "linux" and threading.active_count() == 1


def _count_processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _cut(numbers: range, processes: int) -> Iterator[tuple[int, int]]:
    """Parts of the numbers, each an eighth of a fair share of what is left."""
    start = numbers.start
    while start < numbers.stop:
        end = start + max(1, (numbers.stop - start) // (8 * processes))
        yield start, end
        start = end


class _Copies(Generic[T]):
    """Processes that wait for numbers; none when the system allows no more. All are gone at the end of ``with``."""

    def __init__(self, count: int, work: Work[T]) -> None:
        self._pipe: Collection[int] = os.pipe()
        """Where parts are taken from and handed out; empty once they are."""
        self.answers: dict[int, int] = {}
        """The process that answers, by where it does."""
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # or each copy would print it again
        parent = os.getpid()
        parts, hand_out = self._pipe
        for _ in range(count):
            answers, answer = os.pipe()
            try:
                process = os.fork()
            except OSError:
                self._close(answers, answer)
                break
            if process == 0:
                _be_copy(parent, parts, answer, [hand_out, answers, *self.answers], work)
            self._close(answer)
            self.answers[answers] = process

    def __enter__(self) -> "_Copies[T]":
        return self

    def __exit__(self, *error: object) -> None:
        for handle, process in self.answers.items():
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            self._close(handle)
        self._close(*self._pipe)

    def _close(self, *handles: int) -> None:
        for handle in handles:
            os.close(handle)

    def share(self, numbers: range, ticker: "_Ticker") -> Shared[T]:
        """Hand the numbers out, and read answers until every copy has said that it is done."""
        (parts, hand_out), self._pipe = self._pipe, ()
        self._close(parts)
        with suppress(BrokenPipeError), os.fdopen(hand_out, "wb") as out:  # when no copy is left
            out.writelines(_PART.pack(*part) for part in _cut(numbers, len(self.answers)))
        done = numbers.start
        with selectors.DefaultSelector() as selector:
            for handle in self.answers:
                selector.register(handle, selectors.EVENT_READ)
            while selector.get_map():
                for key, _ in selector.select(ticker.left()):
                    answer = self._receive(key.fd)
                    if not answer:
                        selector.unregister(key.fd)
                    done += len(answer)
                    yield from answer
                ticker.tick(done)

    def _receive(self, handle: int) -> list[tuple[int, T]]:
        answer: list[tuple[int, T]] | _Failure | None = _receive(handle)
        if answer is None:
            raise WorkerKilled(_describe_end(self.answers[handle]))
        if isinstance(answer, _Failure):
            raise answer.error from answer.cause
        return answer


def _be_copy(parent: int, parts: int, answer: int, others: list[int], work: Work[T]) -> None:
    """The life of a copy; never comes back. It ends as well when the process that made it is gone."""
    status = 1
    try:
        for handle in others:
            os.close(handle)
        while part := os.read(parts, _PART.size):
            results = []
            for number in range(*_PART.unpack(part)):
                if os.getppid() != parent:
                    return
                results.append((number, work(number)))
            _send(answer, results)
        _send(answer, [])
        status = 0
    except Exception as error:
        _send(answer, _Failure(_portable(error), error.__cause__ and _portable(error.__cause__)))
    finally:
        os._exit(status)


def _send(handle: int, message: object) -> None:
    data = pickle.dumps(message)
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _receive(handle: int) -> Any:
    """One message; None when the sender ended in the middle of one, or without."""
    head = _read_all(handle, _LENGTH.size)
    body = _read_all(handle, _LENGTH.unpack(head)[0]) if head else None
    return pickle.loads(body) if body else None


def _read_all(handle: int, size: int) -> bytes | None:
    found = b""
    while len(found) < size:
        piece = os.read(handle, size - len(found))
        if not piece:
            return None
        found += piece
    return found


def _portable(error: BaseException) -> BaseException:
    """An exception that can be sent, with a note where it was raised."""
    note = "".join(traceback.format_exception(error, chain=False))
    with suppress(Exception):
        error.add_note(note)
        pickle.loads(pickle.dumps(error))
        return error
    return RuntimeError(note)


def _describe_end(process: int) -> str:
    """How a copy ended. It stays known to the system, so that its number is no other process's yet."""
    end = os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert end is not None
    return f"{'Status' if end.si_code == os.CLD_EXITED else 'Signal'} {end.si_status}"
