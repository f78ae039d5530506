"""``wiq check`` and ``wiq build``: from the settings to the finished folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from wiq_site.cache import Cache, DiskCache
from wiq_site.clock import read_clock
from wiq_site.garbage import kept_objects
from wiq_site.hands.faults import explain_kill
from wiq_site.hands.marks import Marks
from wiq_site.hands.release import Release, check_release, find_hidden_pages
from wiq_site.hands.ways import Say
from wiq_site.hands.writer import Written, write_site
from wiq_site.legal import find_open_fields
from wiq_site.pictures.store import PassingCache, Pictures
from wiq_site.problems import Problem, Severity, find_errors
from wiq_site.project import Project, check_project
from wiq_site.settings import Settings, find_contents, read_settings
from wiq_site.sharing import Progress, WorkerKilled
from wiq_site.site.output import Output
from wiq_site.site.plan import Site
from wiq_site.text import count_words, join_words


@dataclass(frozen=True)
class Checked:
    """All problems, and how many files of each kind there are, in words."""

    problems: tuple[Problem, ...]
    counts: str = ""


@dataclass(frozen=True)
class Planned:
    """A project, and every file of its site (none where errors leave no site), made until both caches are closed."""

    project: Project
    outputs: tuple[Output, ...]
    cache: Cache
    pictures: Cache

    def close(self) -> None:
        """Everything is made. What is not used any more is forgotten if there was something to make."""
        self.cache.close(complete=bool(self.outputs))
        self.pictures.close(complete=bool(self.outputs))


@dataclass(frozen=True)
class Built:
    """All problems, and a sentence about what was done (empty with errors)."""

    problems: tuple[Problem, ...]
    summary: str = ""


def open_cache(settings: Settings) -> Cache:
    """What earlier builds of this project found out; nothing where the settings say so."""
    return DiskCache(settings.root / ".cache" / "wiq.sqlite") if settings.options.cache else Cache()


def _open_pictures(cache: Cache, settings: Settings) -> Cache:
    """Photos of earlier builds; apart from ``cache``, because a preview takes that into memory."""
    found = DiskCache(settings.root / ".cache" / "bilder.sqlite") if cache.lasts else None
    return found if found is not None and found.is_open else PassingCache()


def read_project(settings: Settings, drafts: Mapping[str, bytes] = MappingProxyType({})) -> Project:
    """The project as it is now or would be with ``drafts``, checked; nothing is written but the cache."""
    cache = open_cache(settings)
    try:
        with kept_objects():
            return check_project(settings, read_clock(os.environ), cache, drafts=drafts)
    finally:
        cache.close(complete=False)


def check_folder(config_file: Path, release: Release | None = None) -> Checked:
    """Check the project of ``config_file`` without writing anything but the cache; strictly for a ``release``."""
    return _check(*read_settings(config_file), release)


def _check(settings: Settings, problems: list[Problem], release: Release | None = None) -> Checked:
    """What is to be told of a project with these settings, whose own ``problems`` are known."""
    if find_errors(problems) and not find_contents(settings, problems):
        return Checked(tuple(problems))
    project = read_project(settings)
    found = [*problems, *project.problems, *_find_open(settings, project.site, is_release=release is not None)]
    if release and release.before is not None and project.site:
        found += check_release(project.site, release.before, release.share)
    return Checked(tuple(found), _count(project))


def find_rules(config_file: Path, server: str) -> tuple[tuple[Problem, ...], str]:
    """All problems, and the rules for a kind of web server (empty with errors)."""
    from wiq_site.hosting.files import render_rules

    settings, problems = read_settings(config_file)
    if find_errors(problems):
        return tuple(problems), ""
    project = read_project(settings)
    return (*problems, *project.problems), render_rules(server, project.site) if project.site else ""


def build_folder(
    config_file: Path,
    site_dir: Path | None,
    say: Say,
    progress: Progress | None = None,
) -> Built:
    """Build the project of ``config_file``; errors leave the old output alone. Raises ``WriteProblem``."""
    settings, problems = read_settings(config_file, site_dir=site_dir)
    if find_errors(problems):
        return Built(_check(settings, problems).problems)
    planned = plan_site(settings, progress=progress)
    found = (*problems, *planned.project.problems)
    if not planned.outputs:
        planned.close()
        return Built(found)
    marks = Marks(settings.root / ".cache" / "marks" if settings.options.cache else Path(os.devnull))
    try:
        written = write_site(planned.outputs, settings.site_dir, marks, progress=progress, say=say)
    finally:
        planned.close()
    return Built(found, _summarise(written, settings))


def plan_site(settings: Settings, *, preview: bool = False, progress: Progress | None = None) -> Planned:
    """Read, check and plan everything, and make the photos. A cache that fails on the way is done without.

    ``progress`` hears of photos made and to make. Raises ``WriteProblem``.
    """
    planned = _plan(settings, open_cache(settings), preview, progress)
    planned.cache.publish()
    planned.pictures.publish()
    if planned.outputs and not planned.cache.holds(planned.project.reading.bodies.values()):
        planned.close()
        planned = _plan(settings, Cache(), preview, progress)
    return planned


def _plan(settings: Settings, cache: Cache, preview: bool, progress: Progress | None) -> Planned:
    with kept_objects():
        project = check_project(settings, read_clock(os.environ), cache, preview=preview)
        if project.site is None:
            return Planned(project, (), cache, Cache())
        pictures = _open_pictures(cache, settings)
        outputs = project.outputs(cache, Pictures(pictures))
        try:
            outputs.prepare(progress)
        except WorkerKilled as error:
            pictures.close(complete=False)
            raise explain_kill(error) from error
        except BaseException:  # also Ctrl+C: what is made need not be made again
            pictures.close(complete=False)
            raise
        return Planned(project, tuple(outputs.all()), cache, pictures)


def _find_open(settings: Settings, site: Site | None, *, is_release: bool) -> Iterator[Problem]:
    """What the law asks for and nobody has filled in: a hint while working, errors before a release."""
    missing = list(find_open_fields(settings.options))
    if is_release:
        for name in missing:
            what = "Diese Angabe fehlt; ohne sie darf die Seite nicht veröffentlicht werden."
            todo = "Bitte in mkdocs.yml unter „plugins: - wiq:“ eintragen."
            yield Problem(settings.config_path, 1, name, what, todo=todo)
        yield from (Problem(settings.config_path, 1, "", what) for what in find_hidden_pages(site))
    elif missing:
        what = f"Vor dem Veröffentlichen fehlen noch Angaben für Impressum und Recht: {join_words(missing)}."
        todo = "Bitte in mkdocs.yml unter „plugins: - wiq:“ eintragen."
        yield Problem(settings.config_path, 1, "", what, todo=todo, severity=Severity.HINT)


def _count(project: Project) -> str:
    """``24 Teams, 30 Beiträge, 20 Seiten``."""
    contents = project.reading.contents
    kinds = [
        (contents.teams, "Team", "Teams"),
        (contents.posts, "Beitrag", "Beiträge"),
        (contents.pages, "Seite", "Seiten"),
    ]
    return ", ".join(count_words(len(found), one, many) for found, one, many in kinds)


def _summarise(written: Written, settings: Settings) -> str:
    """``1.520 Dateien in site/: 3 neu geschrieben, 1 entfernt.``"""
    total = len(written.written) + len(written.kept)
    parts = [f"{len(written.written)} neu geschrieben"] if written.written else []
    parts += [f"{len(written.removed)} entfernt"] if written.removed else []
    files = count_words(total, "Datei", "Dateien")
    return f"{files} in {settings.site_dir}: {', '.join(parts) or 'nichts hat sich geändert'}."
