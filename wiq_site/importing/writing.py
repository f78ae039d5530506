"""New files are put beside what is there. Nothing is overwritten, so a second run changes nothing."""

from collections.abc import Iterable
from pathlib import Path

from wiq_site.importing.results import CopiedFile, NewFile, Outcome


def write_files(files: Iterable[NewFile | CopiedFile], root: Path) -> dict[str, Outcome]:
    """Write what is not there yet; path → what became of it. Of two with one path the first is written."""
    return {file.path: outcome for file in files for outcome in [_write(file, root / file.path)]}


def _write(new: NewFile | CopiedFile, file: Path) -> Outcome:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as opened:
            opened.write(new.data)
    except FileExistsError:
        is_same = file.is_file() and file.read_bytes() == new.data
        return Outcome.SAME if is_same else Outcome.KEPT
    return Outcome.WRITTEN
