"""Pictures and other files that texts use: which name they get beside our texts. What nobody uses stays behind."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from wiq_site.importing.generators.folders import LARGEST_FILE, find_relative
from wiq_site.importing.results import CopiedFile
from wiq_site.source.names import PUBLISHABLE, find_ending
from wiq_site.text import name_text

FOLDER = "bilder"


class Pictures:
    """Gives each used file one name in each folder; a name that another file has already gets a number."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._names: dict[tuple[Path, str], str] = {}
        self._owners: dict[tuple[Path, str], str] = {}

    def explain(self, path: str) -> str:
        """Why a file does not come along; empty when it does."""
        if find_ending(path) not in PUBLISHABLE:
            return "Dateien dieser Art werden hier nicht veröffentlicht."
        return "Die Datei ist größer als 50 MB." if self._files[path].stat().st_size > LARGEST_FILE else ""

    def name(self, path: str, folder: Path) -> str:
        """The name of the file below ``folder/bilder``."""
        key = (folder, path)
        if key not in self._names:
            self._names[key] = self._choose(path, folder)
            self._owners[folder, self._names[key]] = path
        return self._names[key]

    def copy(self, path: str, folder: Path, root: Path) -> CopiedFile:
        """The file as it is to be written."""
        target = folder / FOLDER / self.name(path, folder)
        return CopiedFile(find_relative(target, root), self._files[path])

    def _choose(self, path: str, folder: Path) -> str:
        stem, _, ending = path.rpartition("/")[2].rpartition(".")
        stem = name_text(stem)
        names = (f"{stem}{'' if number == 1 else f'-{number}'}.{ending.lower()}" for number in count(1))
        return next(name for name in names if self._is_free(name, path, folder))

    def _is_free(self, name: str, path: str, folder: Path) -> bool:
        owner = self._owners.get((folder, name))
        there = self._files[owner] if owner else folder / FOLDER / name
        return not there.exists() or (there.is_file() and there.read_bytes() == self._files[path].read_bytes())
