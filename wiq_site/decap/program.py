"""The programs of others that the form is made of: pinned, fetched once, and never looked for while a site is built.

They are npm packages (Decap CMS under MIT, yaml under ISC). ``wiq formular`` fetches them into ``.cache/formular``.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from wiq_site.base import FETCHED
from wiq_site.problems import Problem, Severity
from wiq_site.settings import Settings


@dataclass(frozen=True)
class Package:
    """A package of the npm registry: ``integrity`` is the registry's own hash of its archive.

    ``parts`` map a file or folder of the archive to its place beside the page, ``digest`` is that of all these files.
    """

    name: str
    version: str
    integrity: str
    parts: Mapping[str, str]
    digest: str

    def place(self, member: str) -> str:
        """Where a file of the archive lies beside the page; empty for those that are not needed."""
        for part, place in self.parts.items():
            if member == part:
                return place
            if part.endswith("/") and member.startswith(part) and member.endswith(".js"):
                return place + member.removeprefix(part)
        return ""


PACKAGES = (
    Package(
        "decap-cms",
        "3.16.3",
        "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
        {
            "package/dist/decap-cms.js": "decap-cms.js",
            "package/dist/decap-cms.js.LICENSE.txt": "decap-cms.js.LICENSE.txt",
        },
        "3ee8be31e15875edad1edf1befdab1043fb6a7a15ce1bd3a56563a6a40d2beea",
    ),
    Package(
        "yaml",
        "2.9.1",
        "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
        {"package/browser/dist/": "yaml/", "package/LICENSE": "yaml/LICENSE.txt"},
        "1b7dbe53b1b96f272834807df476ff2a5fc6263c3d4d9a70f5bf127d86b85404",
    ),
)


def folder_of(root: Path, package: Package) -> Path:
    """Where the files of a package lie in a project."""
    return root / FETCHED / f"{package.name}-{package.version}"


def find_files(root: Path) -> dict[str, Path]:
    """Place beside the page → file, of all packages. Empty when one is missing or not what was pinned."""
    found: dict[str, Path] = {}
    for package in PACKAGES:
        files = dict(_files(folder_of(root, package)))
        if _digest(tuple(files.items()), _state(files)) != package.digest:
            return {}
        found |= files
    return found


def check_form(settings: Settings, *, preview: bool) -> Iterator[Problem]:
    """Say that the form is wanted and its program is not there. A preview goes on without the form."""
    if settings.options.formular and not find_files(settings.root):
        todo = f"Bitte einmal ausführen: {'make formular' if settings.has_make else 'wiq formular'}"
        problem = settings.option_problem("Das Programm des Formulars fehlt oder ist beschädigt.", "formular")
        severity = Severity.HINT if preview else Severity.ERROR
        yield replace(problem, todo=todo, severity=severity)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    yield from ((str(PurePosixPath(name)), folder / name) for name in names)


def _state(files: Mapping[str, Path]) -> tuple[tuple[int, int, int], ...]:
    return tuple((state.st_ino, state.st_size, state.st_mtime_ns) for state in map(Path.stat, files.values()))


@cache
def _digest(files: tuple[tuple[str, Path], ...], state: tuple[tuple[int, int, int], ...]) -> str:
    """One digest for names and contents; files whose ``state`` did not change are not read twice."""
    whole = hashlib.sha256()
    for name, file in files:
        whole.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
