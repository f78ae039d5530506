"""``python -m bench.browser``: what a change of the filter costs in the browser, in lists of many items.

Each change is one click or one event in the page; ``devtools.py`` tells its cost. Slow devices take a multiple: compare
the lists and the changes, not the machine.
"""

import argparse
import functools
import gzip
import http.server
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from bench.content import Size, build_content
from bench.devtools import Cost, measure, open_devtools
from bench.measure import BIN, ENVIRONMENT
from bench.projects import write_ours
from bench.report import find_commit, render_table

HERE = Path(__file__).parent
SIZE = Size(10_000, 1_000)
LIMIT = 50.0
"""Milliseconds of script that a change may take: more, and a reader feels it."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LISTS = ("teams/", "idee-sucht-team/", "blog/")
PAUSE = 700
"""Milliseconds after a change, in which nothing is asked of the page: the text box waits for 300 of them."""

BOX = "document.querySelectorAll('fieldset')[{facet}].querySelector('input:not(:disabled)').click()"
FIELD = "const f = document.querySelector('{name}'); f.value = '{value}'; f.dispatchEvent(new Event('{event}'))"
SORT = FIELD.format(name="#wiq-sort", event="change", value="{}")

CHANGES = {
    "nothing (what measuring costs)": "null",
    "focus the first box (loads the index)": "document.querySelector('fieldset input').focus()",
    "sort everything A–Z": SORT.format("az"),
    "back to the first order": "history.back()",
    "tick a term": BOX.format(facet=0),
    "untick it": BOX.format(facet=0),
    "tick it again": BOX.format(facet=0),
    "tick a term of a second facet": BOX.format(facet=1),
    "untick it there": BOX.format(facet=1),
    "type a word": FIELD.format(name="#wiq-search", value="garten", event="input"),
    "sort A–Z": SORT.format("az"),
    "show more": "document.querySelector('.wiq-results > button:not([hidden])')?.click()",
    "Back": "history.back()",
    "reset": "document.querySelector('.wiq-reset').click()",
}
"""What a reader does, one after the other, as script in the page."""


@dataclass
class Measured:
    """List → change → costs; list → cards, bytes of its index raw and gzipped, milliseconds to load it."""

    costs: dict[str, dict[str, list[Cost]]] = field(default_factory=dict)
    cards: dict[str, int] = field(default_factory=dict)
    indexes: dict[str, tuple[int, int, float]] = field(default_factory=dict)


def main() -> None:
    """Read the options and do it."""
    parser = argparse.ArgumentParser(prog="python -m bench.browser", description=__doc__)
    parser.add_argument("--teams", type=int, default=SIZE.teams)
    parser.add_argument("--posts", type=int, default=SIZE.posts)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="keep the site in this folder, and take it from there the next time")
    parser.add_argument("--output", type=Path, default=HERE / "BROWSER.md", help="where the tables go")
    options = parser.parse_args()
    write_report(Size(options.posts, options.teams), options.repeats, options.output, options.keep)


def write_report(size: Size, repeats: int, output: Path, keep: Path | None = None) -> None:
    """Build a site, measure its lists, print and write the tables."""
    with tempfile.TemporaryDirectory() as temporary:
        site = build_site(size, (keep or Path(temporary)).resolve() / f"browser-{size.posts}-{size.teams}")
        text = render_report(measure_site(site, repeats), size, repeats)
    output.write_text(text, "utf-8")
    print(text)


def build_site(size: Size, folder: Path) -> Path:
    """The site of a made-up town. In a folder from before, only what changed since is made again."""
    site, root = folder / "site", folder / "ours"
    if not root.exists():
        write_ours(build_content(size), root)
    command: list[str | Path] = [BIN / "wiq", "build", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", site]
    subprocess.run(command, cwd=root, env=ENVIRONMENT, check=True)
    return site


def measure_site(site: Path, repeats: int) -> Measured:
    """Go through all changes in all lists, each time on a fresh page."""
    measured = Measured()
    with _serve(site) as url, sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome")
        found = next((path for name in names if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for _ in range(repeats):
            for address in LISTS:
                page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
                page.goto(url + address, wait_until="networkidle")
                _change(page, CHANGES["nothing (what measuring costs)"])  # the theme still works after loading
                page.wait_for_timeout(2 * PAUSE)
                _measure_list(page, address, site / address / "liste.json", measured)
                page.close()
        browser.close()
    return measured


def _measure_list(page: Page, address: str, index: Path, measured: Measured) -> None:
    devtools = open_devtools(page)
    measured.cards[address] = page.locator("[data-wiq-items] li").count()
    costs = measured.costs.setdefault(address, {})
    for name, code in CHANGES.items():
        costs.setdefault(name, []).append(measure(page, devtools, functools.partial(_change, page, code)))
    if loaded := page.evaluate(
        "performance.getEntriesByType('resource').find((r) => /liste.json/.test(r.name))?.duration"
    ):
        data = index.read_bytes()
        measured.indexes[address] = (len(data), len(gzip.compress(data, 9)), loaded)


def _change(page: Page, code: str) -> None:
    # A timer, because the page does not work for what a debugger calls.
    page.evaluate(f"setTimeout(() => {{ {code} }})")
    page.wait_for_timeout(PAUSE)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def _serve(site: Path) -> Iterator[str]:
    """A running server; gives its address, with a slash at the end."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def render_report(measured: Measured, size: Size, repeats: int) -> str:
    """The page ``BROWSER.md``."""
    parts = [
        "# What a change of the filter costs",
        "Written by `make bench` and `python -m bench.browser`. Milliseconds, median · largest: scripts; styles and "
        "layout; everything that the page's thread did. Machines differ; the first line is what measuring costs.",
        f"- {date.today()}, commit {find_commit()}, {size.label}, {repeats} times each",
        *(_render_list(measured, address) for address in measured.costs),
        "## Target",
        _render_target(measured),
    ]
    return "\n\n".join(parts) + "\n"


def _render_list(measured: Measured, address: str) -> str:
    rows = [[name, *_cells(costs)] for name, costs in measured.costs[address].items()]
    table = render_table(["change", "script", "styles, layout", "all"], rows)
    text = f"{measured.cards[address]:,} cards in the page."
    if address in measured.indexes:
        raw, zipped, loaded = measured.indexes[address]
        text += f" Index: {raw / 1000:,.0f} kB, gzipped {zipped / 1000:,.0f} kB, here in {loaded:.0f} ms."
    return f"## /{address}\n\n{text}\n\n{table}"


def _cells(costs: list[Cost]) -> list[str]:
    kinds = [[c.script for c in costs], [c.drawing for c in costs], [c.all for c in costs]]
    return [f"{median(kind):.0f} · {max(kind):.0f}" for kind in kinds]


def _render_target(measured: Measured) -> str:
    """Whether a change of the list with all its cards in the page stays within the limit."""
    largest = {name: median(c.script for c in costs) for name, costs in measured.costs[LISTS[0]].items()}
    name = max(largest, key=lambda name: largest[name])
    verdict = "met" if largest[name] <= LIMIT else "**not met**"
    cards = f"{measured.cards[LISTS[0]]:,} cards"
    return f"At most {LIMIT:.0f} ms of script for a change with {cards}: {verdict} ({name}: {largest[name]:.0f} ms)."


if __name__ == "__main__":
    main()
