"""The benchmark compares like with like, and says so when something of it is gone."""

import re
import sys
from pathlib import Path

import pytest

from bench import preview
from bench.breakdown import STEPS, Entrance
from bench.content import Size
from bench.measure import Sample
from bench.projects import PELICAN, Project, find_projects, write_projects
from bench.results import Case, Results
from bench.targets import find_targets

ROOT = Path(__file__).parent.parent

FAKE = """#!{python}
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(Path("newest.md").read_bytes() + b"</html>")

if "{wrong}":
    sys.exit("{wrong}")
host, port = sys.argv[sys.argv.index("-a") + 1].split(":")
HTTPServer((host, int(port)), Handler).serve_forever()
"""


@pytest.mark.parametrize("entrance", [entrance for entrances in STEPS.values() for entrance in entrances])
def test_each_step_of_the_breakdown_is_entered_by_a_function_that_is_there(entrance: Entrance) -> None:
    assert re.search(rf"^ *def {entrance.name}\(", (ROOT / entrance.file).read_text("utf-8"), re.MULTILINE)


def test_pelican_gets_all_content_with_links_that_lead_to_files(tmp_path: Path) -> None:
    write_projects(Size(40, 6), tmp_path, [], [PELICAN])
    written = tmp_path / PELICAN / "content"
    for folder, number in (("posts", 40), ("teams", 6 + 1)):
        assert len(list(written.glob(f"{folder}/*.md"))) == number
    links = [
        (file, kind, target)
        for file in written.glob("*/*.md")
        for kind, target in re.findall(r"\]\((\{\w+\})?([^):]+)\)", file.read_text("utf-8"))
    ]
    assert {kind for _, kind, _ in links} == {"{filename}", "{static}"}
    assert [link for link in links if not (link[0].parent / link[2]).is_file()] == []


def test_projects_of_others_are_written_only_where_they_are_wanted(tmp_path: Path) -> None:
    write_projects(Size(3, 2), tmp_path, [], [PELICAN])
    assert set(find_projects(tmp_path)) == {"ours", "pelican"}


def test_targets_are_multiples_of_pelican_on_the_clock_and_of_the_processor() -> None:
    results, size = Results(), Size(1_000, 100)
    results.add(size, Case.PELICAN, Sample(seconds=4, processor=4, memory=100))
    results.add(size, Case.COLD, Sample(seconds=2, processor=5, memory=100))
    found = {target.name: (target.reached, target.verdict) for target in find_targets(results)}
    assert found["cold build / Pelican"] == (0.5, "yes")
    assert found["cold build / Pelican, processor time"] == (1.25, "**no**")
    assert found["text of one post edited / Pelican"] == (None, "not measured")


def test_memory_counts_the_build_that_needs_most() -> None:
    results, size = Results(), Size(10_000, 500)
    results.add(size, Case.COLD, Sample(1, 1, memory=300))
    results.add(size, Case.RETITLED, Sample(1, 1, memory=400))
    assert [target.reached for target in find_targets(results) if target.unit == " MB"] == [400]


def test_preview_is_measured_from_saving_to_the_new_text_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = _start_with(tmp_path, monkeypatch, wrong="")
    seconds = preview.measure_preview(project, "blog/neu/", 2)
    assert len(seconds) == 2
    assert min(seconds) > 0
    assert project.newest.read_text("utf-8") == "Der Text."


def test_a_preview_that_ends_is_told_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = _start_with(tmp_path, monkeypatch, wrong="Das ging nicht.")
    with pytest.raises(SystemExit, match=r"Das ging nicht\."):
        preview.measure_preview(project, "blog/neu/", 1)


def _start_with(folder: Path, monkeypatch: pytest.MonkeyPatch, wrong: str) -> Project:
    """A project whose ``wiq serve`` shows the newest post as it is, or ends with what is ``wrong``."""
    program, newest = folder / "wiq", folder / "newest.md"
    program.write_text(FAKE.format(python=sys.executable, wrong=wrong), "utf-8")
    program.chmod(0o755)
    newest.write_text("Der Text.", "utf-8")
    monkeypatch.setattr(preview, "BIN", folder)
    return Project(folder, newest, "Der Text.")
