"""A planned renaming is done, or undone to the byte, and told file by file."""

import os
from collections.abc import Iterator
from pathlib import Path

from wiq_site.editing.renaming import Renaming
from wiq_site.editing.texts import write_bytes
from wiq_site.settings import Settings


def apply_renaming(renaming: Renaming) -> None:
    """Move the file or folder, then write the changed texts. What fails on the way leaves everything as it was."""
    os.rename(renaming.old, renaming.new)
    try:
        for change in renaming.changes:
            write_bytes(_find_now(renaming, change.source.file), change.source.encode(change.text))
    except BaseException:  # also Ctrl+C
        undo_renaming(renaming)
        raise


def undo_renaming(renaming: Renaming) -> None:
    """Put back what was there before."""
    for change in renaming.changes:
        write_bytes(_find_now(renaming, change.source.file), change.source.data)
    os.rename(renaming.new, renaming.old)


def _find_now(renaming: Renaming, file: Path) -> Path:
    """Where a file lies after the move."""
    return renaming.new / file.relative_to(renaming.old) if file.is_relative_to(renaming.old) else file


def describe_renaming(renaming: Renaming, settings: Settings) -> Iterator[str]:
    """What was done, and what an editor does now."""
    old, new = (path.relative_to(settings.root).as_posix() for path in (renaming.old, renaming.new))
    yield f"Umbenannt: {old} → {new}"
    for change in renaming.changes:
        yield f"  {_find_now(renaming, change.source.file).relative_to(settings.root).as_posix()}: {change.what}"
    if renaming.old_address != renaming.new_address:
        yield f"Die Adresse ist jetzt /{renaming.new_address}; /{renaming.old_address} führt weiter dorthin."
        yield "In Feeds und Kalendern bleibt der Eintrag derselbe."
    else:
        yield f"Die Adresse bleibt /{renaming.new_address}."
    check = ".venv/bin/wiq check" if settings.has_make else "wiq check"
    yield f"So geht es weiter: {check}, dann git add -A, git commit und git push."
