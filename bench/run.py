"""``make bench``: measure, print and write ``RESULTS.md``."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench import browser
from bench.breakdown import find_functions, find_steps, profile_build
from bench.commands import OURS_BUILD, find_cases
from bench.content import Size
from bench.dialects import DIALECTS
from bench.measure import Sample
from bench.preview import measure_preview
from bench.projects import INCUMBENT, OURS, PEERS, PELICAN, PLAIN, Project, find_projects
from bench.report import render_report
from bench.results import Case, Results
from wiq_site.text import slugify

HERE = Path(__file__).parent
SIZES = (Size(100, 20), Size(1_000, 100), Size(5_000, 300), Size(10_000, 500))
REPEATED = 1_000
"""Up to so many posts, things are measured several times."""
PREVIEWS = 9
SITES = {OURS: Case.COLD, PELICAN: Case.PELICAN, PLAIN: Case.PLAIN, INCUMBENT: Case.INCUMBENT}
"""Project → the case that its built site is told at."""


def main() -> None:
    """Read the options and do it."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    known = [size.posts for size in SIZES]
    parser.add_argument("--sizes", type=int, nargs="+", choices=known, default=known, help="numbers of posts")
    parser.add_argument("--repeats", type=int, default=3, help="runs up to 1,000 posts; above that there is one")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="whom to compare with")
    parser.add_argument("--incumbent", type=int, default=1_000, help="up to how many posts the incumbent runs")
    parser.add_argument("--profile", type=int, default=1_000, help="number of posts of the profiled build")
    parser.add_argument("--extensions", choices=DIALECTS, default="usual", help="Markdown extensions of MkDocs")
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
        try:
            for size in SIZES:
                if size.posts in options.sizes:
                    _measure(size, folder.resolve() / str(size.posts), options, results)
        except SystemExit:  # a run takes long: what was measured before is told at least
            print(render_report(results, _command(sys.argv[1:])))
            raise
    text = render_report(results, _command(sys.argv[1:])) + "\n" + (HERE / "NOTES.md").read_text("utf-8")
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
    projects = _write_projects(size, folder, options)
    repeated = size.posts <= REPEATED
    for _ in range(options.repeats if repeated else 1):
        for case, measure in find_cases(projects).items():
            if _wanted(case, options.only):
                _note(results, size, case, measure())
    sites = {SITES[name]: project.site for name, project in projects.items()}
    results.output[size] = {case: _count(site) for case, site in sites.items() if site.exists()}
    ours = projects[OURS]
    if size.posts == options.profile:
        _profile(ours, size, folder / "ours.pstats", results)
    if _wanted(Case.PREVIEW, options.only):
        ours.restore()
        for seconds in measure_preview(ours, _address(ours.newest), PREVIEWS if repeated else PREVIEWS // 2):
            _note(results, size, Case.PREVIEW, Sample(seconds, 0, 0))


def _write_projects(size: Size, folder: Path, options: argparse.Namespace) -> Mapping[str, Project]:
    """Fresh projects, written by a process of its own."""
    for name in (OURS, *PEERS, "sites", "attic"):
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    peers = [peer for peer in options.peers if peer != INCUMBENT or size.posts <= options.incumbent]
    arguments = [str(size.posts), str(size.teams), str(folder), options.extensions, *peers]
    subprocess.run([sys.executable, "-m", "bench.projects", *arguments], cwd=HERE.parent, check=True)
    return find_projects(folder)


def _note(results: Results, size: Size, case: Case, sample: Sample) -> None:
    """Keep a sample, and tell whoever waits."""
    results.add(size, case, sample)
    more = f", processor {sample.processor:.2f} s, {sample.memory:.0f} MB" if sample.memory else ""
    print(f"  {case}: {sample.seconds:.2f} s{more}", file=sys.stderr)


def _wanted(case: str, only: list[str]) -> bool:
    return not only or any(part in case for part in only)


def _profile(project: Project, size: Size, output: Path, results: Results) -> None:
    project.clean()
    stats = profile_build(project.root, [*OURS_BUILD, project.site], output)
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
