"""What goes wrong while files are put down, as a German sentence with place and cure."""

import errno
import os
import shutil
import traceback
from pathlib import Path

from wiq_site.sharing import WorkerKilled
from wiq_site.version import PACKAGE

UNCHANGED = "Die bisherige Seite ist unverändert."
PARTLY = "Ein Teil der neuen Seite steht schon dort; der nächste Bau vervollständigt sie."

_BLOCK = 4096
"""Bytes in which disks give room to files."""


class WriteProblem(Exception):
    """The site could not be written; the text is what an editor reads, the cause what a maintainer needs."""


def explain(error: OSError, place: str, state: str = UNCHANGED) -> WriteProblem:
    """A refusal of the system at ``place``; ``state`` says what readers see now."""
    reason = _REASONS.get(error.errno or 0)
    text = reason or f"{{place}} konnte nicht geschrieben werden ({error.strerror or error})."
    return WriteProblem(f"{text.format(place=f'„{place}“')} {state}")


def explain_fault(error: BaseException, address: str) -> WriteProblem:
    """An exception while the file at ``address`` was made: nothing that an editor did wrong."""
    return WriteProblem(f"{describe_fault(error, f'„{address}“ konnte nicht erzeugt werden')} {UNCHANGED}")


def explain_kill(error: WorkerKilled) -> WriteProblem:
    """The system ended a process that made files."""
    return WriteProblem(
        f"Das System hat einen Teil des Baus beendet ({error}), meist weil der Arbeitsspeicher nicht reicht."
        f" Bitte andere Programme schließen und noch einmal bauen. {UNCHANGED}"
    )


def check_room(folder: Path, made: Path) -> None:
    """Raises ``WriteProblem`` where what was ``made`` will not fit into the folder, which others empty before."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(nearest, os.W_OK):
        raise explain(OSError(errno.EACCES, ""), str(folder))
    if _measure(made) > shutil.disk_usage(nearest).free + _measure(folder):
        raise explain(OSError(errno.ENOSPC, ""), str(folder))


def _measure(folder: Path) -> int:
    """Bytes on the disk."""
    return sum(-(-path.lstat().st_size // _BLOCK) * _BLOCK for path in folder.rglob("*"))


def explain_stop(error: BaseException) -> str:
    """An unforeseen exception, with the place in the program for who has to mend it: ``views/cards.py:120``."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    place = f"{Path(frames[-1].filename).relative_to(PACKAGE).as_posix()}:{frames[-1].lineno}" if frames else "wiq"
    return describe_fault(error, f"Hier ging es nicht weiter: {place}")


def explain_refusal(error: OSError) -> str | None:
    """What the system says of a file or folder that somebody named; None for faults that are our own."""
    reason = _REFUSALS.get(error.errno or 0)
    path = error.filename2 or error.filename
    if reason is None or not isinstance(path, (str, Path)) or Path(path).is_relative_to(PACKAGE):
        return None
    return f"„{path}“ lässt sich nicht lesen oder schreiben: {reason}"


def describe_fault(error: BaseException, what: str) -> str:
    """``what`` happened, and why."""
    kind = f"{type(error).__name__}: {error}".splitlines()[0].removesuffix(": ")
    return f"{what} ({kind}). Das ist ein Fehler im Programm, nicht in Ihren Dateien; bitte melden."


_FULL = "Auf dem Datenträger ist kein Platz mehr für {place}. Bitte Platz schaffen und noch einmal bauen."
_DENIED = (
    "In {place} darf nicht geschrieben werden. Bitte die Rechte des Ordners prüfen oder mit --site-dir einen anderen"
    " Ordner nennen."
)
_NO_FOLDER = (
    "Wo {place} liegen soll, steht schon eine Datei. Bitte die Datei umbenennen oder einen anderen Ordner nennen."
)
_REFUSALS = {
    errno.ENOENT: "der Ordner oder die Datei fehlt. Bitte den Pfad prüfen oder den Ordner anlegen.",
    errno.ENOTDIR: "ein Teil davon ist eine Datei, kein Ordner. Bitte den Pfad prüfen.",
    errno.EISDIR: "dort steht ein Ordner. Bitte eine Datei nennen.",
    errno.EEXIST: "es gibt schon etwas mit diesem Namen. Bitte einen anderen nennen.",
    errno.EACCES: "die Rechte fehlen. Bitte die Rechte prüfen oder einen anderen Ort nennen.",
    errno.EPERM: "die Rechte fehlen. Bitte die Rechte prüfen oder einen anderen Ort nennen.",
    errno.EROFS: "der Datenträger lässt sich nur lesen. Bitte einen anderen Ort nennen.",
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr. Bitte Platz schaffen.",
    errno.EDQUOT: "auf dem Datenträger ist kein Platz mehr. Bitte Platz schaffen.",
    errno.ENAMETOOLONG: "der Name ist zu lang. Bitte einen kürzeren nennen.",
}
"""Why a command ends, whatever it was about to read or write."""

_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "{place} ist größer, als dieser Datenträger eine Datei haben darf. Bitte dort Platz schaffen oder mit"
    " --site-dir einen anderen Ordner nennen.",
    errno.EROFS: "{place} liegt auf einem Datenträger, auf den nicht geschrieben werden kann. Bitte mit --site-dir"
    " einen anderen Ordner nennen.",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENAMETOOLONG: "Der Name von {place} ist länger, als dieser Datenträger erlaubt. Bitte einen kürzeren „slug“"
    " oder Ordner wählen.",
}
