"""Templates are compiled once: by an earlier build, or by this process for whichever site it makes next."""

import sys

import jinja2
from jinja2.bccache import Bucket

from wiq_site.cache import Cache, digest
from wiq_site.version import digest_program

_COMPILED: dict[bytes, bytes] = {}
"""What this process compiled, for a preview after other settings, and for tests."""


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, by their place and text. Those in ``cache`` last as long as it does."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache or Cache()

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled before, if anything was."""
        key = _find_key(bucket)
        stored = self._cache.find(key)
        if stored is None and (stored := _COMPILED.get(key)) is not None:
            self._cache.keep(key, stored)
        if stored is not None:
            bucket.bytecode_from_string(stored)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        key, compiled = _find_key(bucket), bucket.bytecode_to_string()
        _COMPILED[key] = compiled
        self._cache.keep(key, compiled)


def _find_key(bucket: Bucket) -> bytes:
    return digest("template", digest_program(), sys.version, bucket.key, bucket.checksum)
