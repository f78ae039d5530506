"""A build in a process of its own, for tests in which it is killed, refused or kept waiting.

Run as a program it takes one JSON object and prints one. Moments are counted by Python's audit events: each call that
reaches the system is one, so a build can be killed between any two of them.
"""

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sites import Maker, failing, find_marks

import wiq_site.hands.beside
from wiq_site.hands.faults import WriteProblem
from wiq_site.hands.writer import write_site

NOBODY = 65534


def start(root: Path, texts: Mapping[str, str], **how: object) -> subprocess.Popen[str]:
    """Begin a build of ``texts`` into ``root/site``; ``how`` are the names that ``_main`` knows."""
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here.parent), str(here)])
    return subprocess.Popen(
        [sys.executable, __file__, json.dumps({"root": str(root), "texts": dict(texts), **how})],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@contextmanager
def waiting(root: Path, texts: Mapping[str, str], **how: object) -> Iterator[None]:
    """A build that has begun and waits until the file ``weiter`` is there; comes to its end afterwards."""
    with start(root, texts, waits_for="weiter", **how) as process:
        while not (root / "begonnen").exists():
            assert process.poll() is None
        yield
        assert json.loads(process.communicate()[0])["written"]


def run(root: Path, texts: Mapping[str, str], **how: object) -> dict[str, object]:
    """Build to the end; gives what the build printed, or its exit status when it printed nothing."""
    process = start(root, texts, **how)
    out, err = process.communicate()
    assert "Traceback" not in err, err
    return json.loads(out) if out else {"status": process.returncode}


def _main(
    root: str,
    texts: Mapping[str, str],
    workers: int = 1,
    kill_at: int | None = None,
    in_worker: bool = False,
    exchange: bool = True,
    beside: bool = True,
    as_nobody: bool = False,
    largest: int | None = None,
    waits_for: str = "",
    kills_worker: bool = False,
    fails: bool = False,
    slow: float = 0,
) -> dict[str, object]:
    """``kill_at``: at which moment of this process, or of a copy of it; ``waits_for``: until that file is there."""
    folder = Path(root)
    outputs = Maker(texts, slow=slow).outputs
    parent = os.getpid()
    if waits_for:
        outputs.append(failing("wartet.html", lambda: _wait(folder / waits_for)))
    if kills_worker:
        outputs.append(failing("stirbt.html", lambda: _end_worker(parent)))
    if fails:
        outputs.append(failing("kaputt.html", _fail))
    if not exchange:
        wiq_site.hands.beside.exchange = _refuse
    if not beside:
        wiq_site.hands.writer.open_beside = lambda *args: None
    if as_nobody and os.geteuid() == 0:
        os.setuid(NOBODY)
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    moments = _count_moments(kill_at, in_worker)
    said: list[str] = []
    told: list[tuple[int, int]] = []
    try:
        written = write_site(
            outputs,
            folder / "site",
            find_marks(folder),
            workers=workers or None,
            say=said.append,
            progress=lambda done, total: told.append((done, total)),
        )
    except WriteProblem as problem:
        cause = problem.__cause__
        return {"problem": str(problem), "cause": repr(cause), "where": _where(cause), "said": said}
    return {"written": written.written, "moments": moments[0], "said": said, "told": told}


def _count_moments(kill_at: int | None, in_worker: bool) -> list[int]:
    """Count from now on; at ``kill_at`` this process and those it made are killed."""
    moments = [0]
    parent = os.getpid()

    def hear(event: str, args: object) -> None:
        if (os.getpid() != parent) == in_worker and event.startswith(("os.", "open", "shutil.", "ctypes.", "fcntl.")):
            moments[0] += 1
            if moments[0] == kill_at:
                os.killpg(0, signal.SIGKILL)

    sys.addaudithook(hear)
    return moments


def _where(error: BaseException | None) -> str:
    """What a maintainer learns about an exception, also of another process."""
    return "".join(traceback.format_exception(error)) if error else ""


def _wait(file: Path) -> bytes:
    (file.parent / "begonnen").touch()
    while not file.exists():
        time.sleep(0.01)
    return b"da"


def _end_worker(parent: int) -> bytes:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _fail() -> bytes:
    raise LookupError("Ä kaputt")


def _refuse(one: str, other: str) -> None:
    raise OSError(errno.ENOSYS, "not here", one)


if __name__ == "__main__":
    print(json.dumps(_main(**json.loads(sys.argv[1]))))
