"""Copies of a process find what it kept, and keep what they find out to themselves."""

import os
from pathlib import Path

from wiq_site.cache import DiskCache, digest

OLD, OPEN, OWN = digest("old"), digest("open"), digest("own")


def test_a_copy_of_the_process_leaves_the_file_to_it(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache.sqlite")
    cache.keep(OLD, b"old")
    cache.publish()
    cache.keep(OPEN, b"open")  # so the file is being written while the copy works
    copy = os.fork()
    if copy == 0:
        found: object = None
        try:
            before = cache.find(OLD)
            cache.keep(OWN, b"own")
            found = (before, cache.find(OLD), cache.find(OWN))
        finally:
            os._exit(0 if found == (b"old", b"old", b"own") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0
    cache.close()
    later = DiskCache(tmp_path / "cache.sqlite")
    assert [later.find(key) for key in (OLD, OPEN, OWN)] == [b"old", b"open", None]
