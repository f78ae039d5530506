"""What happens to a file by accident: bytes and lines that change, vanish or come twice."""

import random
from collections.abc import Callable, Mapping

from bench.fragments import CONTROLS, ODD

Spoil = Callable[[random.Random, bytes], bytes]
"""What becomes of the content of a file."""


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def _flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(max(1, len(data)))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :] if data else b"x"


def _insert(chance: random.Random, data: bytes, new: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + new + data[at:]


def _control(chance: random.Random, data: bytes) -> bytes:
    return _insert(chance, data, chance.choice(CONTROLS).encode())


def _invalid(chance: random.Random, data: bytes) -> bytes:
    return _insert(chance, data, chance.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4")))


def _recode(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("latin-1", "cp1252", "utf-16", "utf-16-be", "utf-32", "cp437")), "replace")


def _mark_order(chance: random.Random, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" * chance.choice((1, 1, 2)) + data


def _line_ends(chance: random.Random, data: bytes) -> bytes:
    new = chance.choice((b"\r\n", b"\r", b"\r\r\n", b"\n\r", b"\n\n"))
    return data.replace(b"\n", new, chance.choice((-1, 1, 3)))


def _truncate(chance: random.Random, data: bytes) -> bytes:
    return data[: _place(chance, data)]


def _empty(chance: random.Random, data: bytes) -> bytes:
    return chance.choice((b"", b"\n", b" ", b"\xef\xbb\xbf", b"---", b"---\n---\n", b"\0" * 100))


def _remove(chance: random.Random, data: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + data[at + chance.choice((1, 1, 2, 5, 40)) :]


def _odd(chance: random.Random, data: bytes) -> bytes:
    return _insert(chance, data, chance.choice(ODD).encode())


def on_lines(change: Callable[[random.Random, list[str], int], None]) -> Spoil:
    """A change of the lines of a text, at one of them."""

    def spoil(chance: random.Random, data: bytes) -> bytes:
        lines = data.decode("utf-8", "surrogateescape").split("\n")
        change(chance, lines, chance.randrange(len(lines)))
        return "\n".join(lines).encode("utf-8", "surrogateescape")

    return spoil


def _duplicate(chance: random.Random, lines: list[str], at: int) -> None:
    some = lines[at : at + chance.choice((1, 1, 3, 8))]
    lines[at:at] = some


def _swap(chance: random.Random, lines: list[str], at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _delete(chance: random.Random, lines: list[str], at: int) -> None:
    del lines[at : at + chance.choice((1, 1, 1, 2, 6))]


def _indent(chance: random.Random, lines: list[str], at: int) -> None:
    for number in range(at, min(len(lines), at + chance.choice((1, 1, 3)))):
        lines[number] = chance.choice((" ", "  ", "    ", "\t", "\u00a0", "        ")) + lines[number]


def _outdent(chance: random.Random, lines: list[str], at: int) -> None:
    starts = [number for number, line in enumerate(lines) if line[:1] in (" ", "\t")] or [at]
    number = chance.choice(starts)
    lines[number] = lines[number].lstrip()


def _join(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at : at + 2] = [chance.choice(("", " ")).join(lines[at : at + 2])]


def _split(chance: random.Random, lines: list[str], at: int) -> None:
    cut = chance.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]


def _move(chance: random.Random, lines: list[str], at: int) -> None:
    line = lines.pop(at)
    lines.insert(chance.randrange(len(lines) + 1), line)


def _trail(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at] += chance.choice((" ", "  ", "\t", "\\", "\u00a0", "\r", ":", " #", " {", "}"))


BYTES: Mapping[str, Spoil] = {
    "flip a bit": _flip,
    "insert a control character": _control,
    "insert bytes that are no UTF-8": _invalid,
    "save in another encoding": _recode,
    "byte order mark": _mark_order,
    "other line ends": _line_ends,
    "truncate": _truncate,
    "empty": _empty,
    "remove some bytes": _remove,
    "insert an odd character": _odd,
}
"""Kinds for every file."""

LINES: Mapping[str, Spoil] = {
    "duplicate lines": on_lines(_duplicate),
    "swap lines": on_lines(_swap),
    "delete lines": on_lines(_delete),
    "indent": on_lines(_indent),
    "outdent": on_lines(_outdent),
    "join lines": on_lines(_join),
    "split a line": on_lines(_split),
    "move a line": on_lines(_move),
    "sign at the end of a line": on_lines(_trail),
}
"""Kinds for texts."""
