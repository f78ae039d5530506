"""HTML comments are notes among editors: they are taken out before anything else reads the text.

Markdown ends an inline comment at an empty line and shows the rest; nothing of a comment may ever be published.
"""

import re
from collections.abc import Iterator

from wiq_site.body.model import Passage
from wiq_site.body.notes import Notes, excerpt

_MARK = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}(?=[^~\n]*$))|\\.|`+|<!--(?:-?>)?",
    re.MULTILINE,
)
_END = re.compile(r"--!?>")
_INNER = re.compile(r"<!--(?!-?>)")
_QUOTE = re.compile(r"[ \t]*>[ \t>]*")
_GAP = re.compile(r"\n[ \t]*\n")


def remove_comments(body: str, first_line: int, notes: Notes) -> tuple[str, list[Passage]]:
    """The body with every comment replaced by its line breaks, so that lines keep their numbers; and the comments."""
    if "<!--" not in body:
        return body, []
    parts, comments, at = [], [], 0
    for start, end in _find_comments(body):
        _tell_mistakes(body, start, end, first_line, notes)
        end = len(body) if end < 0 else end
        parts += [body[at:start], _empty(body, start, end)]
        comments.append(Passage(first_line + body.count("\n", 0, start), body[start:end]))
        at = end
    return "".join((*parts, body[at:])), comments


def _empty(body: str, start: int, end: int) -> str:
    """The line breaks of a comment; in a quote with its signs, so that the quote goes on below."""
    lines = body[start:end].split("\n")
    if len(lines) > 1 and (found := _QUOTE.match(body, body.rfind("\n", 0, start) + 1, start)):
        sign = found[0].rstrip()
        return "".join(f"\n{sign}" if line.startswith(sign) else "\n" for line in lines[1:])
    return "\n" * (len(lines) - 1)


def _tell_mistakes(body: str, start: int, end: int, first_line: int, notes: Notes) -> None:
    """A comment without an end, one in another (its rest would be shown), and text behind one that ends at once."""
    line = first_line + body.count("\n", 0, start)
    if end < 0:
        what = f"Der Kommentar {excerpt(body[start:])} hat kein Ende; alles darunter würde fehlen."
        notes.error(line, "comment", what, todo="Bitte mit „-->“ abschließen.")
    elif _INNER.search(body, start + 1, end):
        what = f"In dem Kommentar {excerpt(body[start:end])} beginnt ein zweiter; mit dem ersten „-->“ enden beide."
        notes.error(line, "comment", what, todo="Bitte jeden für sich mit „-->“ abschließen.")
    elif end - start < len("<!---->") and _is_left_open(body, end):
        what = f"{excerpt(body[start:end])} ist schon ein ganzer Kommentar; was dahinter steht, stünde auf der Seite."
        notes.error(line, "comment", what, todo="Ein Kommentar beginnt mit „<!--“ und endet mit „-->“.")


def _is_left_open(body: str, at: int) -> bool:
    """Whether the next sign of a comment is an end."""
    end = body.find("-->", at)
    return end >= 0 and "<!--" not in body[at:end]


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
