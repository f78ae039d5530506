"""``make bench``: measure, print and write ``RESULTS.md``."""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import browser
from bench.breakdown import find_functions, find_steps, profile_build
from bench.content import Size
from bench.measure import BIN, Sample, run
from bench.preview import measure_preview
from bench.projects import EXTENSIONS, Project, Projects, find_projects
from bench.results import (
    CHECK,
    COLD,
    EDITED,
    INCUMBENT,
    PLAIN,
    PREVIEW,
    RETITLED,
    UNCHANGED,
    Results,
    render_results,
)
from wiq_site.text import slugify

HERE = Path(__file__).parent
SIZES = (Size(100, 20), Size(1_000, 100), Size(5_000, 300), Size(10_000, 500))
REPEATED = 1_000
"""Up to so many posts, things are measured several times."""
PREVIEWS = 5
BUILD = ("build", "--quiet", "--strict", "--site-dir")


def main() -> None:
    """Read the options and do it."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    known = [size.posts for size in SIZES]
    parser.add_argument("--sizes", type=int, nargs="+", choices=known, default=known, help="numbers of posts")
    parser.add_argument("--repeats", type=int, default=3, help="runs up to 1,000 posts; above that there is one")
    parser.add_argument("--incumbent", type=int, default=1_000, help="up to how many posts the incumbent runs")
    parser.add_argument("--profile", type=int, default=1_000, help="number of posts of the profiled build")
    parser.add_argument("--extensions", choices=EXTENSIONS, default="usual", help="Markdown extensions, for all alike")
    parser.add_argument(
        "--browser", type=int, default=browser.SIZE.posts, help="number of posts in the browser; 0: none"
    )
    parser.add_argument("--only", nargs="+", default=[], help="only cases whose name contains one of these")
    parser.add_argument("--keep", type=Path, help="keep the projects and the profile in this folder")
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md", help="where the tables go")
    options = parser.parse_args()
    results = Results(load=os.getloadavg()[0])
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        for size in SIZES:
            if size.posts in options.sizes:
                _measure(size, folder.resolve() / str(size.posts), options, results)
    text = render_results(results, _command(sys.argv[1:])) + "\n" + (HERE / "NOTES.md").read_text("utf-8")
    options.output.write_text(text, "utf-8")
    print(text)
    if options.browser and _wanted("browser", options.only):
        size = Size(options.browser, max(1, options.browser * browser.SIZE.teams // browser.SIZE.posts))
        browser.write_report(size, options.repeats, options.output.with_name("BROWSER.md"))


def _command(arguments: list[str]) -> str:
    """How to repeat this run, without options that name a place on this machine."""
    pairs = zip(["", *arguments], arguments, strict=False)
    told = [argument for before, argument in pairs if not {before, argument} & {"--keep", "--output"}]
    return f'make bench ARGS="{shlex.join(told)}"' if told else "make bench"


def _measure(size: Size, folder: Path, options: argparse.Namespace, results: Results) -> None:
    """Everything about one size."""
    print(f"{size.label} …", file=sys.stderr)
    projects = _write_projects(size, folder, options.extensions)
    repeated = size.posts <= REPEATED
    for _ in range(options.repeats if repeated else 1):
        for case, measure in _cases(projects, with_incumbent=size.posts <= options.incumbent).items():
            if _wanted(case, options.only):
                _note(results, size, case, measure())
    sites = {COLD: projects.ours.site, PLAIN: projects.plain.site, INCUMBENT: projects.incumbent.site}
    results.output[size] = {case: _count(site) for case, site in sites.items() if site.exists()}
    if size.posts == options.profile:
        _profile(projects.ours, size, folder / "ours.pstats", results)
    if _wanted(PREVIEW, options.only):
        projects.ours.restore()
        for seconds in measure_preview(projects.ours, _address(projects.ours.newest), PREVIEWS if repeated else 1):
            _note(results, size, PREVIEW, Sample(seconds, 0, 0))


def _write_projects(size: Size, folder: Path, extensions: str) -> Projects:
    """Fresh projects, written by a process of its own."""
    for name in ("ours", "plain", "incumbent", "sites", "attic"):
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [str(size.posts), str(size.teams), str(folder), extensions]
    subprocess.run([sys.executable, "-m", "bench.projects", *arguments], cwd=HERE.parent, check=True)
    return find_projects(folder)


def _note(results: Results, size: Size, case: str, sample: Sample) -> None:
    """Keep a sample, and tell whoever waits."""
    results.add(size, case, sample)
    print(f"  {case}: {sample.seconds:.2f} s" + (f", {sample.memory:.0f} MB" if sample.memory else ""), file=sys.stderr)


def _wanted(case: str, only: list[str]) -> bool:
    return not only or any(part in case for part in only)


def _cases(projects: Projects, *, with_incumbent: bool) -> dict[str, Callable[[], Sample]]:
    """Case → function that measures it, in an order in which each finds what it needs."""
    ours = projects.ours
    cases: dict[str, Callable[[], Sample]] = {
        COLD: lambda: _build_cold(ours),
        UNCHANGED: lambda: _build(ours),
        EDITED: lambda: _build_edited(ours, _edit_text),
        RETITLED: lambda: _build_edited(ours, _edit_title),
        PLAIN: lambda: _build_cold(projects.plain),
        CHECK: lambda: run([BIN / "wiq", "check"], ours.root),
    }
    if with_incumbent:
        cases[INCUMBENT] = lambda: _build_cold(projects.incumbent)
    return cases


def _edit_text(text: str) -> str:
    return f"{text}\nNoch ein Satz, den gerade jemand ergänzt hat.\n"


def _edit_title(text: str) -> str:
    return re.sub(r"^(title: ['\"]?)", r"\1Neu ", text, count=1, flags=re.MULTILINE)


def _build(project: Project) -> Sample:
    return run([BIN / "mkdocs", *BUILD, project.site], project.root)


def _build_cold(project: Project) -> Sample:
    project.clean()
    return _build(project)


def _build_edited(project: Project, edit: Callable[[str], str]) -> Sample:
    """Build after the newest post was edited: it stands in lists and feeds, so no post costs more."""
    project.newest.write_text(edit(project.newest.read_text("utf-8")), "utf-8")
    return _build(project)


def _profile(project: Project, size: Size, output: Path, results: Results) -> None:
    project.clean()
    stats = profile_build(project.root, ["-m", "mkdocs", *BUILD, project.site], output)
    results.profiled = size
    results.steps, results.own = find_steps(stats), find_functions(stats, 15, own=True)


def _address(post: Path) -> str:
    """Where our layout serves a post: its slug is the file's name without the day."""
    return f"blog/{slugify(post.stem[11:])}/"


def _count(site: Path) -> tuple[int, float]:
    """Files and MB of a built site."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes) / 1024**2


if __name__ == "__main__":
    main()
