"""Made-up sites for the tests of what puts files down: addresses and texts instead of content."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from wiq_site.cache import digest
from wiq_site.hands.marks import Marks
from wiq_site.hands.writer import Written, write_site
from wiq_site.site.output import Output

Texts = Mapping[str, str]

OLD = {
    "index.html": "Start",
    "teams/index.html": "Teams",
    "teams/hof/index.html": "Hof",
    "teams/hof/feed.xml": "<rss/>",
}


class Maker:
    """A site of texts by address; remembers in ``made`` what had to be made in this process."""

    def __init__(self, texts: Texts, keys: Texts | None = None, slow: float = 0) -> None:
        self._slow = slow
        self.made: list[str] = []
        self.outputs = [self._output(address, text, (keys or {}).get(address, text)) for address, text in texts.items()]

    def _output(self, address: str, text: str, key: str) -> Output:
        def make() -> bytes:
            self.made.append(address)
            time.sleep(self._slow)
            return text.encode()

        return Output(address, digest(key), make)


def failing(address: str, fail: Callable[[], bytes]) -> Output:
    """An output that is made by ``fail``."""
    return Output(address, digest("fails", address), fail)


def build(root: Path, texts: Texts, keys: Texts | None = None, say: Callable[[str], None] | None = None) -> Written:
    """Write a site of texts to ``root/site``, with marks as a project has them."""
    return write_site(Maker(texts, keys).outputs, root / "site", find_marks(root), workers=1, say=say)


def find_made(root: Path, texts: Texts, keys: Texts | None = None) -> list[str]:
    """Build, and say what was not known but had to be made."""
    maker = Maker(texts, keys)
    write_site(maker.outputs, root / "site", find_marks(root), workers=1)
    return maker.made


def find_marks(root: Path) -> Marks:
    return Marks(root / ".cache" / "marks")


def read_site(root: Path) -> dict[str, str]:
    """What a reader finds: the files of ``root/site`` by address. A link counts as text that begins with an arrow."""
    folder = root / "site"
    return {
        path.relative_to(folder).as_posix(): f"→ {os.readlink(path)}" if path.is_symlink() else path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def find_states(root: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of content, of every file and folder in ``root/site``."""
    folder = root / "site"
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


def list_left_overs(root: Path) -> set[str]:
    """What lies beside the site and in hidden folders of it, other than what every build leaves there."""
    usual = {".cache", ".cache/marks", "site", ".site.wiq", ".site.wiq/lock", ".site.wiq/.gitignore", ".site.wiq/tree"}
    inside = (".site.wiq/tree/", "site/")
    names = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    return {name for name in names - usual if not name.startswith(inside) or name.startswith("site/.wiq")}
