"""What was measured as the page ``RESULTS.md``."""

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from bench.breakdown import Row
from bench.content import Size
from bench.results import BUILDS, PEERS, Case, Results
from bench.targets import Target, find_targets

PACKAGES = {
    Case.COLD: ("wiq-site", "markdown-it-py", "Jinja2"),
    Case.PELICAN: ("pelican", "Markdown"),
    Case.PLAIN: ("mkdocs", "mkdocs-material", "Markdown"),
    Case.INCUMBENT: ("mkdocs", "mkdocs-material", "Markdown", "mkdocs-rss-plugin"),
}
"""Whose versions decide, by the case that needs them."""

INTRODUCTION = """\
Written by `make bench`; how it measures stands in `bench/`. Every time is the median of whole processes that ran in
turn, with the processes that they started. *cold* and the builds of the others write into an empty folder and know
nothing from before; *edited* and *nothing changed* are new processes after a build. Plain MkDocs and the incumbent
keep no state, and Pelican keeps none by default: after an edit they take the same time again. The others get the same
content as an editor would write it there: fields of the front matter as lists in the text, our terms as categories and
tags. Pelican has its default theme, feeds and list pages as long as ours, and the extensions of Markdown that come
nearest to our dialect; MkDocs has those that Material's manual recommends, unless the command says otherwise. Machines
drift, so ratios count."""


def render_report(results: Results, command: str) -> str:
    """The page, without the notes at its end."""
    parts = [
        "# Benchmark results",
        INTRODUCTION,
        _render_circumstances(results, command),
        "## Targets",
        render_table(["target", "at most", "reached", "met"], map(_target_row, find_targets(results))),
        *_render_section(results, "Times", "", _cell_seconds),
        *_render_ratios(results, "Ratios", processor=False),
        *_render_section(results, "Processor time", "It differs where others disturb or cores share.", _cell_processor),
        *_render_ratios(results, "Ratios of processor time", processor=True),
        *_render_section(results, "Peak memory", "Of the largest process.", _cell_memory),
        *_render_section(results, "Built site", "", _cell_output),
        *_render_profile(results),
    ]
    return "\n\n".join(parts) + "\n"


def _render_circumstances(results: Results, command: str) -> str:
    samples = [
        s for cases in results.samples.values() for case, found in cases.items() if case != Case.PREVIEW for s in found
    ]
    share = sum(s.processor for s in samples) / sum(s.seconds for s in samples) if samples else 0
    packages = dict.fromkeys(name for case, names in PACKAGES.items() if results.has(case) for name in names)
    lines = [
        f"- {date.today()}, commit {find_commit()}, `{command}`",
        f"- Python {python_version()}, " + ", ".join(f"{name} {version(name)}" for name in packages),
        f"- {os.cpu_count()} cores, {_find_memory()} GB; load before the start {results.load:.1f}; "
        f"the builds had a processor for {share:.0%} of their time",
    ]
    if results.load > 0.5:
        lines.append("- **Disturbed:** other processes ran on the machine at the same time.")
    return "\n".join(lines)


def _render_section(
    results: Results, title: str, text: str, cell: Callable[[Results, Size, Case], str]
) -> Iterator[str]:
    """Cases by sizes; nothing when no cell is filled."""
    sizes = sorted(results.samples, key=lambda size: size.posts)
    rows = [[case, *(cell(results, size, case) for size in sizes)] for case in Case]
    filled = [[text or "–" for text in row] for row in rows if any(row[1:])]
    if filled:
        table = render_table(["", *(size.label for size in sizes)], filled)
        yield "\n\n".join(filter(None, (f"## {title}", text, table)))


def _render_ratios(results: Results, title: str, *, processor: bool) -> Iterator[str]:
    """Our times as multiples of the full builds of all others that were measured."""
    peers = [case for case in PEERS if results.has(case)]

    def cell(results: Results, size: Size, case: Case) -> str:
        ratios = [results.ratio(size, case, peer, processor=processor) for peer in peers]
        shown = case in (*BUILDS, *peers) and any(ratios)
        return " · ".join("–" if ratio is None else f"{ratio:.2f}" for ratio in ratios) if shown else ""

    if peers:
        text = f"As multiples of the full build of {' · of '.join(peers)}."
        yield from _render_section(results, title, text, cell)


def _render_profile(results: Results) -> Iterator[str]:
    if results.profiled:
        yield "## Where the time goes"
        yield (
            f"Our cold build of {results.profiled.label} under cProfile in one process on one processor. It makes "
            "Python slower than C; shares count."
        )
        yield render_table(["step", "time", "share"], map(_profile_row, results.steps))
        yield "Functions by their own time, without what they call:"
        yield render_table(["function", "time", "share"], map(_profile_row, results.own))


def _cell_seconds(results: Results, size: Size, case: Case) -> str:
    return _format_seconds(results.seconds(size, case))


def _cell_processor(results: Results, size: Size, case: Case) -> str:
    return "" if case == Case.PREVIEW else _format_seconds(results.processor(size, case))


def _format_seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _cell_memory(results: Results, size: Size, case: Case) -> str:
    memory = None if case == Case.PREVIEW else results.memory(size, case)
    return "" if memory is None else f"{memory:.0f} MB"


def _cell_output(results: Results, size: Size, case: Case) -> str:
    found = results.output.get(size, {}).get(case)
    return f"{found[0]:,} files, {found[1]:.0f} MB" if found else ""


def _target_row(target: Target) -> list[str]:
    digits = 0 if target.limit >= 100 else 2
    reached = "–" if target.reached is None else f"{target.reached:,.{digits}f}{target.unit}"
    return [target.name, f"{target.limit:g}{target.unit}", reached, target.verdict]


def _profile_row(row: Row) -> list[str]:
    return [row.name, f"{row.seconds:.2f} s", f"{row.share:.0%}"]


def render_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def find_commit() -> str:
    """The commit that was measured, and whether files differ from it."""
    here = Path(__file__).parent

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=here, capture_output=True, text=True, check=False).stdout.strip()

    changed = git("status", "--porcelain", "--", "../wiq_site", "../requirements")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if changed else "")


def _find_memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
