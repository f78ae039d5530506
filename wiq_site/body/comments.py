"""HTML comments are notes among editors: they are taken out before anything else reads the text.

Markdown ends an inline comment at an empty line and shows the rest; nothing of a comment may ever be published.
"""

import re
from collections.abc import Iterator

from wiq_site.body.notes import Notes, excerpt

_MARK = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})|\\.|`+|<!--(?:-?>)?", re.MULTILINE
)
_END = re.compile(r"--!?>")
_GAP = re.compile(r"\n[ \t]*\n")


def remove_comments(body: str, first_line: int, notes: Notes) -> str:
    """The body with every comment replaced by its line breaks, so that lines keep their numbers."""
    if "<!--" not in body:
        return body
    parts, at = [], 0
    for start, end in _find_comments(body):
        if end < 0:
            what = f"Der Kommentar {excerpt(body[start:])} hat kein Ende; alles darunter würde fehlen."
            notes.error(first_line + body.count("\n", 0, start), "comment", what, todo="Bitte mit „-->“ abschließen.")
            end = len(body)
        parts += [body[at:start], "\n" * body.count("\n", start, end)]
        at = end
    return "".join((*parts, body[at:]))


def find_fences(body: str) -> Iterator[tuple[int, int]]:
    """Where fenced code stands, from the first sign of its fence."""
    at = 0
    while found := _MARK.search(body, at):
        at = found.end()
        if found["fence"]:
            at = _end_of_fence(body, found["fence"], at)
            yield found.start(), at


def _find_comments(body: str) -> Iterator[tuple[int, int]]:
    """Start and end of each comment outside of code; the end is -1 where there is none."""
    at = 0
    while at >= 0 and (found := _MARK.search(body, at)):
        at = found.end()
        if found["fence"]:
            at = _end_of_fence(body, found["fence"], at)
        elif found[0].startswith("`"):
            at = _end_of_code(body, found[0], at)
        elif found[0].startswith("<!--"):
            at = at if found[0].endswith(">") else _find_end(body, at)
            yield found.start(), at


def _find_end(body: str, at: int) -> int:
    """Where a comment ends as browsers see it (HTML, 13.2.5.45 to 52)."""
    found = _END.search(body, at)
    return found.end() if found else -1


def _end_of_fence(body: str, fence: str, at: int) -> int:
    closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(body, at)
    return closing.end() if closing else len(body)


def _end_of_code(body: str, ticks: str, at: int) -> int:
    """A code span ends at as many backticks in the same paragraph; without them it is none."""
    closing = re.compile(rf"(?<!`){ticks}(?!`)").search(body, at)
    return closing.end() if closing and not _GAP.search(body, at, closing.start()) else at
