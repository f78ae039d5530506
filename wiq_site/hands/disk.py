"""Folders on disk: what lies in one, a new file, a folder gone, two folders exchanged."""

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass
class Survey:
    """What lies in an output folder, by address: regular files, folders, ``others`` (links and all that is neither).

    ``hidden`` are the names at the top that begin with a dot and are nobody's business.
    """

    files: dict[str, os.stat_result] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)


def survey(root: str, ours: Container[str]) -> Survey:
    """Look at everything below ``root``, without following links; ``ours`` are hidden names at the top that count."""
    found = Survey()
    if not os.path.lexists(root):
        return found
    with os.scandir(root) as entries:
        top = list(entries)
    found.hidden = [entry.name for entry in top if entry.name.startswith(".") and entry.name not in ours]
    _look([entry for entry in top if entry.name not in found.hidden], "", found)
    return found


def _look(entries: Iterable[os.DirEntry[str]], prefix: str, found: Survey) -> None:
    """A folder that cannot be read is something other: it cannot be kept."""
    for entry in entries:
        address = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            try:
                with os.scandir(entry.path) as inner:
                    _look(inner, f"{address}/", found)
                found.folders.add(address)
            except PermissionError:
                found.others.add(address)
        elif entry.is_file(follow_symlinks=False):
            found.files[address] = entry.stat(follow_symlinks=False)
        else:
            found.others.add(address)


def find_folders(addresses: Iterable[str]) -> set[str]:
    """All folders that files at these addresses lie in, without the root."""
    folders: set[str] = set()
    for address in addresses:
        while (address := address.rpartition("/")[0]) and address not in folders:
            folders.add(address)
    return folders


def find_umask() -> int:
    """The bits that new files must not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_new(path: str, data: bytes) -> os.stat_result:
    """Create a file that must not exist yet, with its folders; gives its state. Never writes into another's file."""
    try:
        handle = _create(path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = _create(path)
    return _fill(handle, data)


def write_over(path: str, data: bytes) -> os.stat_result | None:
    """Write into a file that is there, if it has no other name and ordinary permissions; else do nothing: None."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
    state = os.fstat(handle)
    if state.st_nlink != 1 or state.st_mode != stat.S_IFREG | 0o666 & ~find_umask():
        os.close(handle)
        return None
    if len(data) < state.st_size:
        os.ftruncate(handle, len(data))
    return _fill(handle, data)


def _fill(handle: int, data: bytes) -> os.stat_result:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return os.fstat(handle)
    finally:
        os.close(handle)


def _create(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def read_file(path: str) -> bytes:
    """The bytes of a file."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def remove(path: str) -> None:
    """Remove whatever is at ``path``, links themselves and not what they lead to; nothing there is fine."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            _remove_folder(path)
        else:
            os.unlink(path)
    except FileNotFoundError:
        pass


def _remove_folder(path: str) -> None:
    """A folder without write permission gets it first."""
    try:
        _empty(path)
    except PermissionError:
        os.chmod(path, 0o700)
        _empty(path)
    os.rmdir(path)


def _empty(path: str) -> None:
    with os.scandir(path) as entries:
        for entry in list(entries):
            if entry.is_dir(follow_symlinks=False):
                _remove_folder(entry.path)
            else:
                os.unlink(entry.path)


def exchange(one: str, other: str) -> None:
    """Let two paths change places in one step (``renameat2``, Linux); ``OSError`` where that is not possible."""
    call = _find_renameat2()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), one)


def _find_renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    with suppress(AttributeError, OSError):  # a C library from before 2018
        call = ctypes.CDLL(None, use_errno=True).renameat2
        call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
        return call
    return None


def is_mount(folder: str) -> bool:
    """Whether something is mounted at ``folder``; a part of the same disk counts, which ``ismount`` does not see."""
    if os.path.ismount(folder):
        return True
    with suppress(OSError), open("/proc/self/mountinfo", "rb") as mounts:
        name = os.fsencode(folder).replace(b"\\", b"\\134").replace(b" ", b"\\040")
        return any(line.split(b" ")[4] == name for line in mounts)
    return False
