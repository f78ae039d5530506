"""The new site is put together next to the output folder, then both change places in one step.

A hidden folder beside ``site`` holds the lock and ``tree``: the site of the build before, most of whose files are the
very files of ``site`` (hard links). The next build brings ``tree`` up to date, which touches only what changed in the
last two builds, and exchanges it with ``site``. So a reader sees the old site or the new one, whole, and so does who
comes after a build that was killed at any moment. What such a build left in ``tree`` is told by its inode: it is not
the file in ``site``.

Measured with 3,400 files in 1,200 folders: bringing up to date takes 15 ms; without a second tree, putting one of links
together and removing the old one would take 250 ms. Files of ``tree`` that are in no other place are written over,
because to create a file can take a millisecond: ext4 does not give away numbers of files that were removed just before,
and looks for others. The price is disk space for the last version of what changed.

Who serves the site to others by the folder itself (a bind mount, a working directory) and not by its name has to serve
the folder above instead.
"""

import errno
import json
import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress

from wiq_site.hands.disk import Survey, exchange, is_mount, read_file, remove, write_new, write_over
from wiq_site.hands.in_place import STAGE, place
from wiq_site.hands.lock import Lock, wait_for_lock
from wiq_site.hands.ways import Say, Wanted

_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_NO_LINK = {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS}
"""Another person's file, a file with too many links, a file system without links."""


class Beside:
    """See ``Way``."""

    def __init__(self, folder: str, holder: str, lock: Lock) -> None:
        self.begun = False
        self.touched: set[str] = set()
        self._folder = folder
        self._holder = holder
        self._tree = f"{holder}/tree"
        self._old = f"{holder}/old"
        self._lock = lock
        self._found = Survey()
        self._wanted = Wanted((), ())
        self._linked: set[str] = set()
        self._stale: set[str] = set()

    def heal(self) -> None:
        """Finish or undo what a killed build had begun."""
        if os.path.lexists(self._old):
            if os.path.lexists(self._folder):
                remove(self._tree)
                os.rename(self._old, self._tree)
            else:
                os.rename(self._old, self._folder)
        self._move_hidden_folders()
        remove(f"{self._folder}/{STAGE}")

    def prepare(self, found: Survey, wanted: Wanted) -> None:
        self._found, self._wanted = found, wanted
        if not os.path.isdir(self._tree):
            remove(self._tree)
            os.mkdir(self._tree)
        folders: set[str] = set()
        inodes = {address: state.st_ino for address, state in found.files.items() if address in wanted.files}
        self._match(self._tree, "", inodes, folders)
        for address in sorted(set(wanted.folders) - folders):
            os.mkdir(f"{self._tree}/{address}")

    def _match(self, path: str, prefix: str, inodes: dict[str, int], folders: set[str]) -> None:
        """Tell what in the tree is the very file of the output folder, and what is not; remove what is not wanted."""
        with os.scandir(path) as entries:
            for entry in list(entries):
                address = prefix + entry.name
                if entry.is_dir(follow_symlinks=False) and address in self._wanted.folders:
                    folders.add(address)
                    self._match(entry.path, f"{address}/", inodes, folders)
                elif inodes.get(address) == entry.inode():
                    self._linked.add(address)
                elif address in self._wanted.files and entry.is_file(follow_symlinks=False):
                    self._stale.add(address)
                else:
                    remove(entry.path)

    def keep(self, address: str) -> None:
        if address in self._linked:
            return
        self.touched.add(address)
        old, new = f"{self._folder}/{address}", f"{self._tree}/{address}"
        if address in self._stale:
            os.unlink(new)
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINK:
                raise
            write_new(new, read_file(old))
            shutil.copystat(old, new)

    def put(self, address: str, data: bytes) -> os.stat_result:
        path = f"{self._tree}/{address}"
        if address in self._stale and (state := write_over(path, data)):
            return state
        if address in self._stale or address in self._linked:
            os.unlink(path)
        return write_new(path, data)

    def switch(self, written: Collection[str], removed: Collection[str]) -> None:
        if not os.path.lexists(self._folder):
            os.rename(self._tree, self._folder)
            return
        self._take_over()
        try:
            self._change_places()
        except OSError:
            self._copy_in_place(written, removed)
        self._move_hidden_folders()

    def _take_over(self) -> None:
        """What the new folder has of the old one: permissions, and hidden entries that are not the site's."""
        state = os.stat(self._folder)
        os.chmod(self._tree, stat.S_IMODE(state.st_mode))
        with suppress(OSError, AttributeError):
            os.chown(self._tree, state.st_uid, state.st_gid)
        folders = []
        for name in self._found.hidden:
            path = f"{self._folder}/{name}"
            if os.path.islink(path):
                os.symlink(os.readlink(path), f"{self._tree}/{name}")
            elif os.path.isfile(path):
                self.keep(name)
            else:
                folders.append(name)
        remove(f"{self._holder}/moving")
        if folders:
            write_new(f"{self._holder}/moving", json.dumps(folders).encode())

    def _change_places(self) -> None:
        try:
            exchange(self._tree, self._folder)
        except OSError as error:
            if error.errno not in _NO_EXCHANGE:
                raise
            os.rename(self._folder, self._old)
            try:
                os.rename(self._tree, self._folder)
            except OSError:
                os.rename(self._old, self._folder)
                raise
            os.rename(self._old, self._tree)

    def _move_hidden_folders(self) -> None:
        """Folders such as ``.git`` cannot be in both trees. They follow; the note is for a build killed before."""
        note = f"{self._holder}/moving"
        with suppress(FileNotFoundError, ValueError):
            for name in json.loads(read_file(note)):
                left, right = f"{self._tree}/{name}", f"{self._folder}/{name}"
                if os.path.lexists(left) and not os.path.lexists(right):
                    os.rename(left, right)
        remove(note)

    def _copy_in_place(self, written: Collection[str], removed: Collection[str]) -> None:
        """The folders would not change places: move files one by one, after all of them are copied near."""
        stage = f"{self._folder}/{STAGE}"
        for address in written:
            write_new(f"{stage}/{address}", read_file(f"{self._tree}/{address}"))
        self.begun = True
        self.touched.update(written)
        place(stage, self._folder, self._wanted, written, removed)
        self.begun = False
        with suppress(OSError):
            remove(stage)

    def give_up(self) -> None:
        """Give back the space; what is linked stays for the next build."""
        with suppress(OSError):
            self._wanted = Wanted((), self._wanted.folders)
            self._match(self._tree, "", {a: state.st_ino for a, state in self._found.files.items()}, set())
            remove(f"{self._folder}/{STAGE}")

    def close(self) -> None:
        self._lock.release()


def open_beside(folder: str, say: Say) -> Beside | None:
    """Lock the output folder, and heal it; None where it cannot change places with a folder beside it."""
    parent, name = os.path.split(folder)
    if not name or is_mount(folder):
        return None
    os.makedirs(parent, exist_ok=True)
    holder = f"{parent}/.{name}.wiq"
    try:
        _make_holder(holder)
        lock = wait_for_lock(f"{holder}/lock", os.O_RDWR | os.O_CREAT, say, folder)
    except OSError:
        return None
    way = Beside(folder, holder, lock)
    try:
        if os.path.lexists(folder) and os.stat(folder).st_dev != os.stat(holder).st_dev:
            way.close()
            return None
        way.heal()
    except BaseException:
        way.close()
        raise
    return way


def _make_holder(holder: str) -> None:
    """A folder that is ours alone, and that git does not see; ``OSError`` when somebody else put something there."""
    with suppress(FileExistsError):
        os.mkdir(holder, 0o700)
    with suppress(FileExistsError):
        write_new(f"{holder}/.gitignore", b"*\n")
    state = os.lstat(holder)
    if not stat.S_ISDIR(state.st_mode) or (os.name == "posix" and state.st_uid != os.geteuid()):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), holder)
