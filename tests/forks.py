"""Commands of the program in processes of their own that need not start: copies of one that has loaded everything.

A command is as alone as any other: it has its own folder, environment, memory and output, and ends as a process does.
Two processes take turns at being copied, each with its own order of sets: what depends on it differs as between any two
starts.
"""

import importlib
import itertools
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path


def run_copy(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """``python -m wiq_site`` with ``arguments`` in the folder ``cwd``; gives exit status and what was printed."""
    copied = next(_turns())
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        job = [list(arguments), str(cwd), dict(environment), str(out), str(err)]
        assert copied.stdin and copied.stdout
        print(json.dumps(job), file=copied.stdin, flush=True)
        status = int(copied.stdout.readline())
        return subprocess.CompletedProcess(list(arguments), status, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _turns() -> Iterator[subprocess.Popen[str]]:
    """The processes that are copied. They end when nobody can write to them any more."""
    path = os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return itertools.cycle(
        subprocess.Popen(
            [sys.executable, __file__], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    )


def _load() -> None:
    """All modules and all templates."""
    import wiq_site

    for module in pkgutil.walk_packages(wiq_site.__path__, "wiq_site."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    from project import check_project, write_project

    with tempfile.TemporaryDirectory() as folder:
        outputs = check_project(write_project(Path(folder))).outputs()
        outputs.prepare()
        for output in outputs.all():
            output.make()


def _copy_until_asked() -> bool:
    """Make a copy for each job. True in a copy that has become what its job says; False when no more jobs come."""
    for line in sys.stdin:
        arguments, cwd, environment, out, err = json.loads(line)
        if (child := os.fork()) == 0:
            for number, file in enumerate((os.devnull, out, err)):
                os.dup2(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), number)
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(environment)
            sys.argv[1:] = arguments
            return True
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return False


if __name__ == "__main__":
    _load()
    if _copy_until_asked():
        runpy.run_module("wiq_site", run_name="__main__", alter_sys=True)
