"""Where the time of our build goes, by cProfile in a run of its own.

cProfile makes Python code slower than C code, so shares are a little distorted; the times of other tables are without.
"""

import pstats
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bench.measure import run

Function: TypeAlias = tuple[str, int, str]
"""File, line and name, as pstats tells functions apart."""

Callers: TypeAlias = dict[Function, tuple[int, int, float, float]]

REST = "everything else in the build"
START = "start: imports, settings of MkDocs"
_BUILD = ("mkdocs/commands/build.py", "build")


@dataclass(frozen=True)
class Entrance:
    """A function by which a step is entered: end of its file's path, name, and the function that calls it.

    Without ``caller`` all calls count. ``inside`` is the step that it lies in, from which its time is taken away.
    """

    file: str
    name: str
    caller: str = ""
    inside: str = ""


STEPS: dict[str, tuple[Entrance, ...]] = {
    "reading and parsing": (Entrance("wiq_site/check.py", "read_contents"),),
    "catalogue and plan": (Entrance("wiq_site/check.py", "_build"),),
    "Markdown": (
        Entrance("wiq_site/mkdocs_pages.py", "render", "_populate_page"),
        Entrance("mkdocs/structure/pages.py", "render", "_populate_page"),
    ),
    "our templates": (
        Entrance("wiq_site/render.py", "render", "on_page_content"),
        Entrance("wiq_site/render.py", "render_redirect"),
    ),
    "theme templates": (
        Entrance("wiq_site/mkdocs_pages.py", "render", "_build_page"),
        Entrance("jinja2/environment.py", "render", "_build_page"),
        Entrance("jinja2/environment.py", "render", "_build_template"),
    ),
    "search": (
        Entrance("wiq_site/render.py", "_read_search", "_render_all", inside="our templates"),
        Entrance("wiq_site/plugin.py", "_add_search"),
        Entrance("wiq_site/search.py", "render", "copy_file", inside="writing files"),
    ),
    "feeds and calendars": (
        Entrance("wiq_site/render.py", "_render_feed", "_render_all", inside="our templates"),
        Entrance("wiq_site/plugin.py", "_render_feed", "copy_file", inside="writing files"),
        Entrance("wiq_site/calendars/ics.py", "render", "copy_file", inside="writing files"),
    ),
    "writing files": (
        Entrance("mkdocs/utils/__init__.py", "write_file", "_build_page"),
        Entrance("mkdocs/structure/files.py", "copy_static_files"),
        Entrance("mkdocs/utils/__init__.py", "clean_directory"),
        Entrance("wiq_site/output.py", "hide"),
        Entrance("wiq_site/output.py", "show"),
        Entrance("wiq_site/output.py", "remove_old"),
    ),
    "keeping the cache": (Entrance("wiq_site/cache.py", "close"),),
}
"""Steps of a build. Whoever moves a step names its new entrance here."""


@dataclass(frozen=True)
class Row:
    """Something that takes time: seconds, and its share of the whole run."""

    name: str
    seconds: float
    share: float


def profile_build(root: Path, command: Iterable[str | Path], output: Path) -> pstats.Stats:
    """Run a Python program (``command`` begins with the file or with ``-m``) under cProfile in ``root``.

    On one processor, where it has one: what other processes do would not be seen.
    """
    alone = ["taskset", "--cpu-list", "0"] if shutil.which("taskset") else []
    run([*alone, sys.executable, "-m", "cProfile", "-o", output, *command], root)
    return pstats.Stats(str(output))


def find_steps(stats: pstats.Stats) -> list[Row]:
    """The steps of the build, the largest first; a step whose entrance was not found is left out."""
    whole = _whole(stats)
    found = dict.fromkeys(STEPS, 0.0)
    for name, entrances in STEPS.items():
        for entrance in entrances:
            seconds = _seconds(stats, entrance)
            found[name] += seconds
            if entrance.inside:
                found[entrance.inside] -= seconds
    build = _seconds(stats, Entrance(*_BUILD))
    found[START] = whole - build
    found[REST] = build - sum(seconds for name, seconds in found.items() if name != START)
    rows = [Row(name, seconds, seconds / whole) for name, seconds in found.items() if seconds > 0]
    return sorted(rows, key=lambda row: -row.seconds)


def find_functions(stats: pstats.Stats, number: int, *, own: bool = False) -> list[Row]:
    """Functions with the most time (``own``: without what they call), named ``file:line function``."""
    whole = _whole(stats)
    rows = []
    for (file, line, name), (_, _, alone, cumulative, _) in _functions(stats).items():
        seconds = alone if own else cumulative
        rows.append(Row(f"{_short(file)}:{line} {name}" if line else name, seconds, seconds / whole))
    return sorted(rows, key=lambda row: -row.seconds)[:number]


def _functions(stats: pstats.Stats) -> dict[Function, tuple[int, int, float, float, Callers]]:
    """Function → calls, calls without recursion, own seconds, seconds with what it calls, the same by caller."""
    found: dict[Function, tuple[int, int, float, float, Callers]] = vars(stats)["stats"]
    return found


def _whole(stats: pstats.Stats) -> float:
    return float(vars(stats)["total_tt"])


def _seconds(stats: pstats.Stats, entrance: Entrance) -> float:
    """Time spent in a function and below, in all its calls or in those from one caller."""
    seconds = 0.0
    for (file, _, name), (_, _, _, cumulative, callers) in _functions(stats).items():
        if name != entrance.name or not file.endswith(entrance.file):
            continue
        called = [values[3] for caller, values in callers.items() if caller[2] == entrance.caller]
        seconds += sum(called) if entrance.caller else cumulative
    return seconds


def _short(file: str) -> str:
    """A path without what is particular to the machine."""
    for part in ("site-packages/", "/wiq_site/", "/lib/python"):
        before, found, after = file.partition(part)
        if found:
            return f"wiq_site/{after}" if part == "/wiq_site/" else after if before else file
    return file
