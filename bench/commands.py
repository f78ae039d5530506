"""What is measured: each case builds a project in its own way, as a whole process."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.measure import BIN, Sample, run
from bench.projects import INCUMBENT, OURS, PELICAN, PLAIN, Project
from bench.results import Case

OURS_BUILD = (BIN / "wiq", "build", "--quiet", "--config-file", "mkdocs.yml", "--site-dir")
"""The folder of the site follows."""
_MKDOCS = (BIN / "mkdocs", "build", "--quiet", "--strict", "--site-dir")
_PELICAN = (BIN / "pelican", "content", "--quiet", "--fatal", "warnings", "--settings", "pelicanconf.py", "--output")
_PELICAN_CACHE = ("--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")


def find_cases(projects: Mapping[str, Project]) -> dict[Case, Callable[[], Sample]]:
    """Case → function that measures it, in an order in which each finds what it needs."""
    ours = projects[OURS]
    cases: dict[Case, Callable[[], Sample]] = {
        Case.COLD: lambda: _build_cold(ours),
        Case.UNCHANGED: lambda: _build_ours(ours),
        Case.EDITED: lambda: _build_edited(ours, _edit_text),
        Case.RETITLED: lambda: _build_edited(ours, _edit_title),
        Case.CHECK: lambda: run([BIN / "wiq", "check", "--config-file", "mkdocs.yml"], ours.root),
    }
    if pelican := projects.get(PELICAN):
        cases[Case.PELICAN] = lambda: _build_pelican(pelican)
        cases[Case.PELICAN_CACHED] = lambda: _build_pelican_cached(pelican)
    if plain := projects.get(PLAIN):
        cases[Case.PLAIN] = lambda: _build_mkdocs(plain)
    if incumbent := projects.get(INCUMBENT):
        cases[Case.INCUMBENT] = lambda: _build_mkdocs(incumbent)
    return cases


def _edit_text(text: str) -> str:
    return f"{text}\nNoch ein Satz, den gerade jemand ergänzt hat.\n"


def _edit_title(text: str) -> str:
    return re.sub(r"^(title: ['\"]?)", r"\1Neu ", text, count=1, flags=re.MULTILINE)


def _edit(project: Project, edit: Callable[[str], str]) -> None:
    """Change the newest post: it stands in lists and feeds, so no post costs more."""
    project.newest.write_text(edit(project.newest.read_text("utf-8")), "utf-8")


def _build_ours(project: Project) -> Sample:
    return run([*OURS_BUILD, project.site], project.root)


def _build_cold(project: Project) -> Sample:
    project.clean()
    return _build_ours(project)


def _build_edited(project: Project, edit: Callable[[str], str]) -> Sample:
    _edit(project, edit)
    return _build_ours(project)


def _build_mkdocs(project: Project) -> Sample:
    project.clean()
    return run([*_MKDOCS, project.site], project.root)


def _build_pelican(project: Project) -> Sample:
    project.clean()
    return run([*_PELICAN, project.site], project.root)


def _build_pelican_cached(project: Project) -> Sample:
    """After an edit, with the content cache that an earlier build filled (that one is not measured)."""
    project.clean()
    command: list[str | Path] = [*_PELICAN, project.site, *_PELICAN_CACHE]
    run(command, project.root)
    _edit(project, _edit_text)
    return run(command, project.root)
