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
START = "start: Python, imports"
_BUILD = ("wiq_site/hands/builder.py", "build_folder")


@dataclass(frozen=True)
class Entrance:
    """A function by which a step is entered: end of its file's path, name, and the function that calls it.

    Without ``caller`` all calls count. ``inside`` is the step that it lies in, from which its time is taken away.
    """

    file: str
    name: str
    caller: str = ""
    inside: str = ""


READING, PAGES, WRITING = "reading and parsing files", "pages: views and templates", "putting files down"

STEPS: dict[str, tuple[Entrance, ...]] = {
    "settings": (Entrance("wiq_site/settings.py", "read_settings"),),
    READING: (Entrance("wiq_site/reader.py", "read_contents"),),
    "bodies: Markdown": (Entrance("wiq_site/body/parse.py", "parse_body", inside=READING),),
    "words for the search": (Entrance("wiq_site/parser.py", "_read_search", inside=READING),),
    "catalogue and plan": (Entrance("wiq_site/project.py", "_plan"),),
    "pages: compiling templates, drawing frames": (Entrance("wiq_site/files/outputs.py", "prepare"),),
    "search: index and what it shows": (
        Entrance("wiq_site/files/finding.py", "find_search_files"),
        Entrance("wiq_site/search/index.py", "render", inside=WRITING),
    ),
    PAGES: (
        Entrance("wiq_site/files/makers.py", "page", inside=WRITING),
        Entrance("wiq_site/files/makers.py", "error_page", inside=WRITING),
    ),
    "pages: filling frames": (Entrance("wiq_site/frame/frame.py", "render", inside=PAGES),),
    "feeds": (Entrance("wiq_site/files/makers.py", "feed", inside=WRITING),),
    "calendars": (Entrance("wiq_site/files/makers.py", "calendar", inside=WRITING),),
    "data of lists": (Entrance("wiq_site/files/makers.py", "list_data", inside=WRITING),),
    WRITING: (Entrance("wiq_site/hands/writer.py", "write_site"),),
    "keeping the cache": (
        Entrance("wiq_site/cache.py", "keep", "_read_all", inside=READING),
        Entrance("wiq_site/cache.py", "keep", "read_contents", inside=READING),
        Entrance("wiq_site/cache.py", "publish", "build_folder"),
        Entrance("wiq_site/cache.py", "close", "build_folder"),
    ),
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
