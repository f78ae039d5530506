"""Edits of a body that leave code alone: fenced blocks, and code within a line. And how code and notes are written."""

import re
from collections.abc import Callable, Iterator

from wiq_site.body.comments import find_fences

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


def edit_outside(body: str, edit: Callable[[str], str]) -> str:
    """The body with each stretch between code changed."""
    parts, at = [], 0
    for start, end in [*find_code(body), (len(body), len(body))]:
        parts += [edit(body[at:start]), body[start:end]]
        at = end
    return "".join(parts)


def find_code(body: str) -> Iterator[tuple[int, int]]:
    """Where code stands, in order; fences from the first sign of the fence."""
    at = 0
    for start, end in [*find_fences(body), (len(body), len(body))]:
        for found in _SPAN.finditer(body, at, start):
            yield found.span()
        if end > start:
            yield start, end
        at = end


def write_note(text: str) -> str:
    """A note among authors stays one; nothing where its own signs would end it before its end."""
    return f"<!--{text}-->" if text.strip() and "-->" not in text and "<!--" not in text else ""


def fence(code: str, language: str = "") -> str:
    """Code between fences that are longer than any in it."""
    longest = max((len(found) for found in re.findall(r"`{3,}", code)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{language}\n{code.strip(chr(10))}\n{marks}"
