"""``wiq formular``: fetch the pinned packages with npm, and check what came before anything of it is used."""

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wiq_site.base import FETCHED
from wiq_site.decap.program import PACKAGES, Package, find_files, folder_of
from wiq_site.text import quote


class CannotFetch(Exception):
    """Why a package is not there; the text is a German sentence."""


def fetch_packages(root: Path) -> bool:
    """Fetch what is missing. Whether anything was; raises ``CannotFetch``."""
    if find_files(root):
        return False
    for package in PACKAGES:
        _fetch(package, folder_of(root, package))
    return True


def run_npm(*arguments: str, folder: Path) -> None:
    """Run npm in a folder; raises ``CannotFetch``."""
    npm = shutil.which("npm")
    if npm is None:
        raise CannotFetch("Das Programm „npm“ fehlt. Auf Debian: apt-get install npm. Danach bitte noch einmal.")
    done = subprocess.run([npm, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise CannotFetch(f"npm konnte nicht holen, was das Formular braucht: {' '.join(said[:2])[:300]}")


def _fetch(package: Package, folder: Path) -> None:
    """The package in its folder."""
    with _fill(folder) as new:
        run_npm("pack", "--silent", f"{package.name}@{package.version}", folder=new.parent)
        archive = new.parent / f"{package.name}-{package.version}.tgz"
        _check(package, archive.read_bytes())
        _unpack(package, archive, new)


@contextmanager
def _fill(folder: Path) -> Iterator[Path]:
    """A new folder beside, alone in its own, that takes the place of ``folder`` in the end: all of it or nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        new = Path(work) / "files"
        yield new
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(new, folder)


def _check(package: Package, data: bytes) -> None:
    """Subresource Integrity, as lock files of npm write it."""
    found = f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}"
    if found != package.integrity:
        what = f"{quote(package.name)} {package.version} ist nicht das Paket, das hier festgelegt ist."
        raise CannotFetch(f"{what} Es wird nicht verwendet. Bitte sag denen Bescheid, die das Programm betreuen.")


def _unpack(package: Package, archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as opened:
        for member in opened:
            place = package.place(member.name) if member.isfile() else ""
            content = opened.extractfile(member) if place else None
            if content:
                file = folder / place
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


SERVER = Path(__file__).parent / "server"
"""What npm installs for the form on the own computer: decap-server and all it needs, each with its hash."""


def find_server(root: Path) -> Path:
    """Where decap-server lies in a project once it is installed: another lock, another folder."""
    lock = hashlib.sha256((SERVER / "package-lock.json").read_bytes()).hexdigest()[:12]
    return root / FETCHED / f"server-{lock}"


def install_server(root: Path) -> Path:
    """The program that decap-server is started by, installed if it is missing; raises ``CannotFetch``."""
    folder = find_server(root)
    if not folder.is_dir():
        with _fill(folder) as new:
            shutil.copytree(SERVER, new)
            run_npm("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", folder=new)
    return folder / "node_modules/decap-server/dist/index.js"
