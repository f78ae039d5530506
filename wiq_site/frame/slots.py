"""Texts with slots: drawn once, filled for each page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile("\1([a-z_]+)\2")


def slot(name: str) -> str:
    """The place of a value. Control characters, because no source may hold any."""
    return f"\1{name}\2"


@dataclass(frozen=True)
class Slots:
    """A text cut at its slots: fixed parts at the even places, names at the odd ones."""

    parts: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with all slots filled. Values are never looked through, so they may hold anything."""
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


def cut_slots(text: str) -> Slots:
    """``text`` as a text with slots."""
    return Slots(tuple(_MARK.split(text)))
