"""How the tests build a site: the one place that knows the command."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from forks import run_copy
from project import NOW

ROOT = Path(__file__).parent.parent
TOWN = Path(__file__).parent / "towns" / "musterstadt"
TOWN_URL = "https://musterstadt.example/"


def builder_environment(now: datetime = NOW, package: Path = ROOT) -> dict[str, str]:
    """The environment of a build at the moment ``now`` by the program in the folder ``package``.

    The builders' notices about their future are switched off.
    """
    return {
        **os.environ,
        "PYTHONPATH": str(package),
        "SOURCE_DATE_EPOCH": str(int(now.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }


def serve_command(config: Path, host: str) -> list[str]:
    """The command that shows a preview at ``host``, e.g. ``127.0.0.1:8000``."""
    return [sys.executable, "-m", "wiq_site", "serve", "-f", str(config), "-a", host]


def run_builder(
    config: Path, site: Path, builder: str = "wiq_site", now: datetime = NOW, package: Path = ROOT, *, copy: bool = True
) -> subprocess.CompletedProcess[str]:
    """Build as CI does, at the moment ``now``; gives exit status and what was printed.

    Unless ``copy``, our own command is started like any other: with an order of sets that no other build has.
    """
    arguments = ["build", "--strict", "-f", str(config), "-d", str(site)]
    environment = builder_environment(now, package)
    if builder == "wiq_site" and package == ROOT and copy:
        return run_copy(arguments, config.parent, environment)
    command = [sys.executable, "-m", builder, *arguments]
    # Python looks for modules where it is started before it looks anywhere else.
    return subprocess.run(command, cwd=config.parent, env=environment, capture_output=True, text=True, check=False)


def build_site(
    config: Path, site: Path, builder: str = "wiq_site", now: datetime = NOW, package: Path = ROOT, *, copy: bool = True
) -> subprocess.CompletedProcess[str]:
    """Build what has no mistakes; gives what was printed."""
    built = run_builder(config, site, builder, now, package, copy=copy)
    assert built.returncode == 0, built.stdout + built.stderr
    return built


def copy_program(folder: Path) -> None:
    """Copy the program into ``folder`` with all that is compiled of it, but not what is being compiled just now."""
    shutil.copytree(ROOT / "wiq_site", folder / "wiq_site", ignore=shutil.ignore_patterns("*.pyc.*"))


def copy_town(folder: Path) -> Path:
    """Copy the example town to ``folder``, for tests that change it: a build writes beside its settings. Gives it."""
    shutil.copytree(TOWN, folder)
    return folder


def build_town(folder: Path) -> Path:
    """Build the example town below ``folder``; gives the folder of the site."""
    build_site(copy_town(folder / "town") / "mkdocs.yml", folder / "site", copy=False)
    return folder / "site"


def list_files(folder: Path) -> list[str]:
    """The paths of all files below ``folder``, sorted."""
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def read_files(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below ``folder``."""
    return {name: (folder / name).read_bytes() for name in list_files(folder)}
