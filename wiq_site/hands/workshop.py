"""``wiq serve``: the site in memory. What was saved is read again, and pages are made when somebody looks at them."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from wiq_site.addresses import SEARCH
from wiq_site.cache import Cache
from wiq_site.clock import read_clock
from wiq_site.files.outputs import Outputs
from wiq_site.form_options import FormOptions
from wiq_site.hands.builder import open_cache
from wiq_site.hands.ways import Say
from wiq_site.problems import Problem, find_errors, sort_problems
from wiq_site.project import Project, check_project
from wiq_site.reader import Memory, reread
from wiq_site.settings import Settings, read_settings
from wiq_site.site.output import Output
from wiq_site.text import quote


class Workshop:
    """One project's site as it is now. With mistakes the rest stays in sight, and ``messages`` say what is wrong."""

    def __init__(self, config_file: Path, say: Say, formular: FormOptions | None = None) -> None:
        self._config_file = config_file
        self._formular = formular
        self._say = say
        self._cache: Cache | None = None
        self._settings, self._problems = self._read_settings()
        self._project: Project | None = None
        self._shelf: _Shelf | None = None
        self._told: frozenset[str] = frozenset()
        self.version = 0
        self.messages: Sequence[str] = ()

    def _read_settings(self) -> tuple[Settings, list[Problem]]:
        """What the file says, but for the form: that of this computer takes the place of the public one."""
        settings, problems = read_settings(self._config_file)
        if self._formular is None:
            return settings, problems
        return replace(settings, options=settings.options.model_copy(update={"formular": self._formular})), problems

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def watched(self) -> Sequence[Path]:
        """Files and folders whose changes count; they may be missing for a while."""
        return self._settings.sources

    def refresh(self, changed: Collection[Path] | None) -> None:
        """Read again what changed (None: everything)."""
        if changed is None or not self._swap_bodies(changed):
            if self.version:
                self._settings, self._problems = self._read_settings()
            self._read()
        self.version += 1

    def find(self, address: str) -> bytes | None:
        """The finished file at an address, ``teams/index.html``; None where there is none."""
        return self._shelf.find(address) if self._shelf else None

    def addresses(self) -> frozenset[str]:
        """All files there are."""
        return self._shelf.addresses() if self._shelf else frozenset()

    def _borrow(self) -> Cache:
        """Begin with what earlier builds found out, and leave their cache to the next one."""
        cache, known = Cache(), open_cache(self._settings)
        cache.take(known)
        known.close(complete=False)
        return cache

    def _read(self) -> None:
        problems = list(self._problems)
        if not find_errors(problems):
            self._cache = self._cache or self._borrow()
            memory = self._project.reading.memory if self._project else Memory()
            now = read_clock(os.environ)
            project = check_project(self._settings, now, self._cache, preview=True, memory=memory)
            problems += project.problems
            self._project = project
            if project.site is not None:
                self._shelf = _Shelf(project.outputs(self._cache), self._shelf.made if self._shelf else {})
        self._tell(problems)

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Errors stand on every page; in the terminal each message stands once."""
        before = self.messages
        self.messages = tuple(problem.render() for problem in sort_problems(find_errors(problems)))
        lines = [problem.render() for problem in sort_problems(problems)]
        for line in lines:
            if line not in self._told:
                self._say(line)
        if before and not self.messages:
            self._say("Alle Fehler sind behoben.")
        self._told = frozenset(lines)

    def _swap_bodies(self, changed: Collection[Path]) -> bool:
        """The short way: only bodies changed, and no other page shows anything of them."""
        project, shelf, cache = self._project, self._shelf, self._cache
        if project is None or project.site is None or shelf is None or cache is None or self.messages:
            return False
        root = self._settings.root
        paths = {path.resolve().relative_to(root).as_posix() for path in changed if path.resolve().is_relative_to(root)}
        if len(paths) != len(set(changed)):
            return False
        reading = reread(project.reading, self._settings, cache, paths)
        if reading is None:
            return False
        self._project = replace(project, reading=reading)
        self._shelf = shelf.with_bodies(reading.bodies)
        return True


class _Shelf:
    """The files of one state of the site: planned at once, made when they are asked for, and kept.

    ``made`` maps addresses to keys and bytes, also those of earlier states: equal keys, equal bytes.
    """

    def __init__(self, outputs: Outputs, made: dict[str, tuple[bytes, bytes]]) -> None:
        self._outputs = outputs
        self.made = made

    @cached_property
    def _plan(self) -> dict[str, Output]:
        return {output.address: output for output in self._outputs.without_search()}

    @cached_property
    def _search(self) -> dict[str, Output]:
        return {output.address: output for output in self._outputs.search()}

    def find(self, address: str) -> bytes | None:
        output = self._plan.get(address)
        if output is None and address.startswith(SEARCH):
            output = self._search.get(address)
        if output is None:
            return None
        key, data = self.made.get(address, (b"", b""))
        if key != output.key:
            data = output.make()
            self.made[address] = (output.key, data)
        return data

    def addresses(self) -> frozenset[str]:
        return frozenset((*self._plan, *self._search))

    def with_bodies(self, bodies: Mapping[str, bytes]) -> "_Shelf":
        return _Shelf(self._outputs.with_bodies(bodies), self.made)


def serve_folder(config_file: Path, dev_addr: str | None, say: Say, formular: FormOptions | None = None) -> int:
    """Serve until somebody stops it, with the ``formular`` of this computer if there is one; gives the exit status."""
    from wiq_site.hands.preview import serve

    workshop = Workshop(config_file, say, formular)
    host, _, port = (dev_addr or workshop.settings.dev_addr).rpartition(":")
    try:
        number = int(port)
    except ValueError:
        say(f"{quote(dev_addr or workshop.settings.dev_addr)} ist keine Adresse. Sie hat die Form „127.0.0.1:8000“.")
        return 1
    serve(workshop, host or "127.0.0.1", number, base_path=workshop.settings.base_path, say=say)
    return 0
