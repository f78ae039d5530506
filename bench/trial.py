"""One project on disk that is spoiled and mended step by step: what the check says, and what the build leaves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bench.hamlet import HAMLET
from wiq_site.cache import Cache
from wiq_site.catalogue.build import build_catalogue
from wiq_site.catalogue.freshness import Rule
from wiq_site.clock import read_clock
from wiq_site.hands.builder import open_cache
from wiq_site.hands.marks import Marks
from wiq_site.hands.writer import write_site
from wiq_site.pictures.store import Pictures
from wiq_site.problems import Problem, find_errors
from wiq_site.project import check_project
from wiq_site.settings import read_settings
from wiq_site.site.build import build_site
from wiq_site.site.plan import Site

NOW = {"SOURCE_DATE_EPOCH": "1781517600"}
"""Noon of 15 June 2026, between the dates of the hamlet."""

ROOT = Path(__file__).parent.parent

State = Mapping[str, tuple[int, int, int]]


class TooSlow(BaseException):
    """A step took longer than anybody waits. No ``Exception``, so that nothing on the way takes it for a mistake."""


@dataclass(frozen=True)
class Outcome:
    """What became of a project: messages, the plan where there is no error, and the addresses of its files."""

    problems: tuple[Problem, ...]
    site: Site | None = None
    addresses: frozenset[str] = frozenset()

    @property
    def has_errors(self) -> bool:
        """Whether the build had to stop."""
        return bool(find_errors(self.problems))


class Trial:
    """The hamlet in a folder of its own, with the output of its last build."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "weiler"
        self.site_dir = folder / "seite"
        self._pictures = Pictures(Cache())
        self.now: datetime = read_clock(NOW)
        for path, data in HAMLET.items():
            self._put(path, data)
        self.first = self.build()
        if self.first.problems:
            raise SystemExit("\n".join(problem.render() for problem in self.first.problems))

    def build(self) -> Outcome:
        """Check the project, and write its site where there is no error."""
        settings, problems = read_settings(self._root / "mkdocs.yml", site_dir=self.site_dir)
        if find_errors(problems):
            return Outcome(tuple(problems))
        cache = open_cache(settings)
        try:
            project = check_project(settings, self.now, cache)
            found = (*problems, *project.problems)
            if project.site is None:
                return Outcome(found)
            outputs = project.outputs(cache, self._pictures)
            outputs.prepare()
            planned = tuple(outputs.all())
            cache.publish()
            marks = Marks(self._root / ".cache" / "marks")
            write_site(planned, self.site_dir, marks, workers=1, say=lambda line: None)
            return Outcome(found, project.site, frozenset(output.address for output in planned))
        finally:
            cache.close(complete=False)  # the next step needs what this one did not ask for

    def run(self, command: str) -> tuple[int, str]:
        """The command as an editor calls it: exit status, and everything that was printed."""
        more = ["-d", str(self.site_dir)] if command == "build" else []
        arguments = [sys.executable, "-m", "wiq_site", command, "-f", str(self._root / "mkdocs.yml"), *more]
        environment = {**os.environ, **NOW, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(arguments, env=environment, capture_output=True, check=False, timeout=120)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    @contextmanager
    def changed(self, changes: Mapping[str, bytes | None]) -> Iterator[bool]:
        """The project with changed files, and as it was afterwards; False where the disk refuses such a change."""
        try:
            yield all(self._put(path, data) for path, data in sorted(changes.items(), key=_removed_first))
        finally:
            for path in changes:
                self._remove(path)
            for path in changes.keys() & HAMLET.keys():
                self._put(path, HAMLET[path])

    def find_state(self) -> State:
        """Address → what changes when a file of the output does."""
        start = len(f"{self.site_dir}/")
        return {
            file[start:]: (found.st_ino, found.st_size, found.st_mtime_ns)
            for folder, _, names in os.walk(self.site_dir)
            for file in (f"{folder}/{name}" for name in names)
            for found in [os.stat(file)]
        }

    def read(self, address: str) -> bytes:
        """A file of the output."""
        return (self.site_dir / address).read_bytes()

    def find_others(self, path: str) -> frozenset[str]:
        """The addresses of the first build that do not belong to the file at ``path`` and need no other file."""
        settings, _ = read_settings(self._root / "mkdocs.yml", site_dir=self.site_dir)
        cache = open_cache(settings)
        project = check_project(settings, self.now, cache)
        contents = project.reading.contents
        left = replace(
            contents,
            teams=tuple(one for one in contents.teams if one.document.path != path),
            posts=tuple(one for one in contents.posts if one.document.path != path),
            pages=tuple(one for one in contents.pages if one.document.path != path),
        )
        site, _ = build_site(
            build_catalogue(left, Rule(self.now, settings.options.frisch_monate)).catalogue,
            left,
            settings,
            preview=False,
        )
        outputs = replace(project, site=site).outputs(cache, self._pictures)
        found = frozenset(output.address for output in outputs.without_search())
        cache.close(complete=False)
        if path == "mkdocs.yml":  # which also says that files are published
            found = frozenset(address for address in found if address.endswith((".html", ".xml", ".json", ".ics")))
        return found & self.first.addresses

    def _put(self, path: str, data: bytes | None) -> bool:
        if data is None:
            self._remove(path)
            return True
        file = self._root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        except OSError:
            return False
        return True

    def _remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty then."""
        file = self._root / path
        if file.is_file():
            file.unlink()
        for folder in file.parents:
            if folder == self._root or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()


def _removed_first(change: tuple[str, bytes | None]) -> bool:
    return change[1] is not None


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise ``TooSlow`` when what is done inside takes more of the processor; who else uses it does not count."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
