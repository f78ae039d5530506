"""What was measured as tables: medians, ratios, growth, targets."""

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from statistics import median

from bench.breakdown import Row
from bench.content import Size
from bench.measure import Sample

COLD = "ours: cold"
UNCHANGED = "ours: nothing changed"
EDITED = "ours: text of one post edited"
RETITLED = "ours: title of one post edited"
PLAIN = "plain MkDocs + Material"
INCUMBENT = "incumbent: Material's blog, tags, rss"
CHECK = "wiq check"
PREVIEW = "serve: saved → visible"
CASES = (COLD, UNCHANGED, EDITED, RETITLED, PLAIN, INCUMBENT, CHECK, PREVIEW)

PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "mkdocs-rss-plugin", "wiq-site")
SMALL, LARGE = 1_000, 10_000


@dataclass
class Results:
    """Size → case → samples; size → files and MB of the built site; the steps and functions of the profiled build."""

    samples: dict[Size, dict[str, list[Sample]]] = field(default_factory=dict)
    output: dict[Size, dict[str, tuple[int, float]]] = field(default_factory=dict)
    profiled: Size | None = None
    steps: Sequence[Row] = ()
    own: Sequence[Row] = ()
    load: float = 0.0

    def add(self, size: Size, case: str, sample: Sample) -> None:
        """Note one run."""
        self.samples.setdefault(size, {}).setdefault(case, []).append(sample)

    def seconds(self, size: Size, case: str) -> float | None:
        """Median time of a case; None when it was not measured."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.seconds for sample in found) if found else None

    def processor(self, size: Size, case: str) -> float | None:
        """Median processor time of a case, which other processes on the machine disturb less."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.processor for sample in found) if found else None

    def memory(self, size: Size, case: str) -> float | None:
        """Median of the peaks in MB; None when it was not measured."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.memory for sample in found) if found else None

    def ratio(self, size: Size, case: str, to: str, *, processor: bool = False) -> float | None:
        """Time of a case (on the clock, or of the processor) as a multiple of another one."""
        measure = self.processor if processor else self.seconds
        seconds, other = measure(size, case), measure(size, to)
        return seconds / other if seconds is not None and other else None

    def find_size(self, posts: int) -> Size | None:
        """The measured size with so many posts."""
        return next((size for size in self.samples if size.posts == posts), None)


@dataclass(frozen=True)
class Target:
    """What was aimed at, and what was reached (None: not measured)."""

    name: str
    limit: float
    reached: float | None
    unit: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        return "not measured" if self.reached is None else "yes" if self.reached <= self.limit else "**no**"


def find_targets(results: Results) -> list[Target]:
    """The targets for 1,000 posts and for growth."""
    small, large = results.find_size(SMALL), results.find_size(LARGE)

    def ratio(case: str, to: str) -> float | None:
        return results.ratio(small, case, to) if small else None

    def seconds(size: Size | None, case: str) -> float | None:
        return results.seconds(size, case) if size else None

    cold_small, cold_large = seconds(small, COLD), seconds(large, COLD)
    return [
        Target("cold build / incumbent", 0.20, ratio(COLD, INCUMBENT)),
        Target("cold build / plain", 1.0, ratio(COLD, PLAIN)),
        Target("text of one post edited / incumbent", 0.07, ratio(EDITED, INCUMBENT)),
        Target("title of one post edited / incumbent", 0.07, ratio(RETITLED, INCUMBENT)),
        Target("serve: saved → visible", 1.0, seconds(small, PREVIEW), " s"),
        Target("`wiq check`", 0.7, seconds(small, CHECK), " s"),
        Target("time(10,000) / time(1,000)", 11, cold_large / cold_small if cold_large and cold_small else None),
        Target("peak memory at 10,000", 600, results.memory(large, COLD) if large else None, " MB"),
        Target("text of one post edited at 10,000", 15, seconds(large, EDITED), " s"),
        Target("moonshot: cold build / incumbent", 0.11, ratio(COLD, INCUMBENT)),
        Target("moonshot: text of one post edited / incumbent", 0.03, ratio(EDITED, INCUMBENT)),
    ]


def render_results(results: Results, command: str) -> str:
    """The page ``RESULTS.md``."""
    parts = [
        "# Benchmark results",
        "Written by `make bench`; how it measures stands in `bench/`. Every time is the median of whole processes that "
        "ran in turn, each into an empty folder; *edited* and *nothing changed* are new processes after a build. "
        "The incumbent and plain MkDocs keep no state: after an edit they take the same time again. "
        "All three convert with the same Markdown extensions, by default those that Material's manual recommends. "
        "Machines drift, so ratios count.",
        _render_circumstances(results, command),
        *_render_section(results, "Times", "", _cell_seconds),
        *_render_section(results, "Ratios", "Time as a multiple of the incumbent's · of plain MkDocs'.", _cell_ratios),
        *_render_section(results, "Processor time", "It differs where others disturb or cores share.", _cell_processor),
        *_render_section(results, "Ratios of processor time", "", _cell_processor_ratios),
        *_render_section(results, "Peak memory", "", _cell_memory),
        *_render_section(results, "Built site", "", _cell_output),
        "## Targets",
        render_table(["target", "at most", "reached", "met"], map(_target_row, find_targets(results))),
    ]
    if results.profiled:
        parts += [
            "## Where the time goes",
            f"Our cold build of {results.profiled.label} under cProfile, which makes it slower; shares count.",
            render_table(["step", "time", "share"], map(_profile_row, results.steps)),
            "Functions by their own time, without what they call:",
            render_table(["function", "time", "share"], map(_profile_row, results.own)),
        ]
    return "\n\n".join(parts) + "\n"


def _render_circumstances(results: Results, command: str) -> str:
    samples = [
        s for cases in results.samples.values() for case, found in cases.items() if case != PREVIEW for s in found
    ]
    share = sum(s.processor for s in samples) / sum(s.seconds for s in samples) if samples else 0
    lines = [
        f"- {date.today()}, commit {find_commit()}, `{command}`",
        f"- Python {python_version()}, " + ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        f"- {os.cpu_count()} cores, {_find_memory()} GB; load before the start {results.load:.1f}; "
        f"the builds had a processor for {share:.0%} of their time",
    ]
    if results.load > 0.5:
        lines.append("- **Disturbed:** other processes ran on the machine at the same time.")
    return "\n".join(lines)


def _render_section(
    results: Results, title: str, text: str, cell: Callable[[Results, Size, str], str]
) -> Iterable[str]:
    """Cases by sizes; nothing when no cell is filled."""
    sizes = sorted(results.samples, key=lambda size: size.posts)
    rows = [[case, *(cell(results, size, case) for size in sizes)] for case in CASES]
    filled = [[text or "–" for text in row] for row in rows if any(row[1:])]
    if filled:
        table = render_table(["", *(size.label for size in sizes)], filled)
        yield "\n\n".join(filter(None, (f"## {title}", text, table)))


def _cell_seconds(results: Results, size: Size, case: str) -> str:
    return _format_seconds(results.seconds(size, case))


def _cell_processor(results: Results, size: Size, case: str) -> str:
    return "" if case == PREVIEW else _format_seconds(results.processor(size, case))


def _format_seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _cell_ratios(results: Results, size: Size, case: str) -> str:
    return _format_ratios(results, size, case, processor=False)


def _cell_processor_ratios(results: Results, size: Size, case: str) -> str:
    return _format_ratios(results, size, case, processor=True)


def _format_ratios(results: Results, size: Size, case: str, *, processor: bool) -> str:
    if case in (CHECK, PREVIEW):
        return ""
    ratios = [results.ratio(size, case, other, processor=processor) for other in (INCUMBENT, PLAIN)]
    return " · ".join("–" if ratio is None else f"{ratio:.2f}" for ratio in ratios) if any(ratios) else ""


def _cell_memory(results: Results, size: Size, case: str) -> str:
    memory = None if case == PREVIEW else results.memory(size, case)
    return "" if memory is None else f"{memory:.0f} MB"


def _cell_output(results: Results, size: Size, case: str) -> str:
    found = results.output.get(size, {}).get(case)
    return f"{found[0]:,} files, {found[1]:.0f} MB" if found else ""


def _target_row(target: Target) -> list[str]:
    digits = 0 if target.limit >= 100 else 2
    reached = "–" if target.reached is None else f"{target.reached:,.{digits}f}{target.unit}"
    return [target.name, f"{target.limit:g}{target.unit}", reached, target.verdict]


def _profile_row(row: Row) -> list[str]:
    return [row.name, f"{row.seconds:.2f} s", f"{row.share:.0%}"]


def render_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
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
