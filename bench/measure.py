"""Whole processes: how long one takes, how much processor time and memory it needs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.content import LAST_DAY

BIN = Path(sys.executable).parent
"""Where ``wiq``, ``pelican`` and ``mkdocs`` lie: beside the Python that runs the benchmark."""

ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": str((LAST_DAY.toordinal() - 719163) * 86400 + 30 * 3600),  # the day after the last post
}


@dataclass(frozen=True)
class Sample:
    """One run: seconds on the clock, seconds of processor time, most memory in MB."""

    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str | Path], folder: Path) -> Sample:
    """Run ``command`` in ``folder`` and measure it with the processes that it starts.

    ``memory`` is the peak of the largest of them, not of all together. A failure ends the benchmark with its output.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            told = output.read().decode(errors="replace")[-3000:]
            raise SystemExit(f"This ended with {process.returncode}: {' '.join(map(str, command))}\n{told}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
