"""Text files as editors have them: line ends and a byte order mark stay as they are when something in them changes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MARK = "\ufeff"


@dataclass(frozen=True)
class TextFile:
    """A file with ``\\n`` as line ends in ``text``, and how its bytes differ from that."""

    file: Path
    data: bytes
    text: str
    has_mark: bool
    ending: str

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text."""
        return ((_MARK if self.has_mark else "") + text.replace("\n", self.ending)).encode("utf-8")


def read_text(file: Path) -> TextFile:
    """A file that the check has read without a problem. Of mixed line ends only the plain one stays."""
    data = file.read_bytes()
    text = data.decode("utf-8")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    ending = "\r\n" if "\r" in text and plain.replace("\n", "\r\n") == text else "\n"
    return TextFile(file, data, plain.lstrip(_MARK), text.startswith(_MARK), ending)


class Outdated(ValueError):
    """A file is no longer what it was when its change was planned."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


def write_all(changes: Sequence[tuple[TextFile, str]]) -> None:
    """Write all changed texts, or leave every file as it was. Raises ``Outdated``."""
    for source, _ in changes:
        if source.file.read_bytes() != source.data:
            raise Outdated(source.file)
    written: list[TextFile] = []
    try:
        for source, text in changes:
            written.append(source)
            write_bytes(source.file, source.encode(text))
    except BaseException:  # also Ctrl+C
        for source in written:
            write_bytes(source.file, source.data)
        raise


def write_bytes(file: Path, data: bytes) -> None:
    """The new content takes the place of the old one in one step."""
    beside = file.with_name(f".{file.name}.neu")
    beside.write_bytes(data)
    beside.chmod(file.stat().st_mode)
    os.replace(beside, file)


def write_new(file: Path, text: str) -> None:
    """A new file. Raises ``FileExistsError``: nothing is overwritten."""
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
