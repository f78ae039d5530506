"""Kinds of mutation: each changes one content file, as accidents, editors and other programs do."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bench.accidents import BYTES, LINES, Spoil
from bench.fragments import ENDINGS, NAMES
from bench.typing_errors import BODIES, FIELDS

Files = Mapping[str, bytes]
_WEIGHTS = {"value of a field": 3, **dict.fromkeys(BODIES, 3)}
"""Kinds that draw from large pools come more often."""

Move = Callable[[random.Random, str, bytes], Mapping[str, bytes | None]]


@dataclass(frozen=True)
class Mutant:
    """A mutation: its kind, the file it hits, and what becomes of which file (None: it is gone)."""

    kind: str
    path: str
    changes: Mapping[str, bytes | None] = field(repr=False)


def build_mutant(files: Files, seed: int, step: int) -> Mutant:
    """The mutant of one step; it depends on nothing else, so each can be repeated alone."""
    chance = random.Random(f"{seed} {step}")
    for _ in range(100):
        path = _choose_file(chance, files)
        kinds = _find_kinds(path)
        kind = chance.choices(list(kinds), weights=[_WEIGHTS.get(kind, 1) for kind in kinds])[0]
        changes = kinds[kind](chance, path, files[path])
        if any(files.get(changed) != data for changed, data in changes.items()):
            return Mutant(kind, path, changes)
    raise LookupError(f"step {step} finds nothing to change")


def _choose_file(chance: random.Random, files: Files) -> str:
    """Mostly texts; settings, terms and pictures now and then."""
    group = chance.choices((".md", ".yml", ".png", ".svg"), weights=(74, 17, 5, 4))[0]
    return chance.choice([path for path in sorted(files) if path.endswith(group)])


def _find_kinds(path: str) -> Mapping[str, Move]:
    spoils = dict(BYTES)
    if not path.endswith(".png"):
        spoils |= LINES
    if path.endswith((".md", ".yml")):
        spoils |= FIELDS
    if path.endswith(".md"):
        spoils |= BODIES
    kinds = {name: _in_place(spoil) for name, spoil in spoils.items()}
    if path.endswith(".yml"):
        return {**kinds, "delete the file": _drop}
    return {**kinds, **_MOVES}


def _in_place(spoil: Spoil) -> Move:
    return lambda chance, path, data: {path: spoil(chance, data)}


def _rename(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    name = chance.choice(NAMES)
    kept = PurePosixPath(path).suffix
    return {path: None, _beside(path, name if kept == ".md" else name.removesuffix(".md") + kept): data}


def _end(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    return {path: None, str(PurePosixPath(path).with_suffix("")) + chance.choice(ENDINGS): data}


def _copy(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    pure = PurePosixPath(path)
    names = (*NAMES, f"{pure.stem}-kopie{pure.suffix}", f"{pure.stem} (1){pure.suffix}", pure.name.upper())
    return {_beside(path, chance.choice(names)): data}


def _relocate(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    name = PurePosixPath(path).name
    folders = ("teams", "posts", "site_src", "posts/alt", "teams/bilder", "posts/2026/05", "site_src/.verborgen")
    return {path: None, f"{chance.choice(folders)}/{name}": data}


def _folder(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    inside = chance.choice(("index.md", "text.md", PurePosixPath(path).name, "x.png"))
    stem = chance.choice((path, str(PurePosixPath(path).with_suffix(""))))
    return {path: None, f"{stem}/{inside}": data}


def _drop(chance: random.Random, path: str, data: bytes) -> Mapping[str, bytes | None]:
    return {path: None}


def _beside(path: str, name: str) -> str:
    return str(PurePosixPath(path).parent / name)


_MOVES: Mapping[str, Move] = {
    "rename": _rename,
    "other ending": _end,
    "copy": _copy,
    "move elsewhere": _relocate,
    "folder for a file": _folder,
    "delete the file": _drop,
}
