"""What Material for MkDocs and Python-Markdown's extensions add to Markdown: boxes, tabs, icons. Outside of code."""

import re

from wiq_site.body.boxes import find_box
from wiq_site.importing.generators.code import find_code
from wiq_site.importing.generators.model import Told

_BOX = re.compile(r"(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)(?P<rest>.*)")
_TAB = re.compile(r"(?P<indent>[ \t]*)===[!+]?[ \t]+\"(?P<title>.*)\"[ \t]*")
_ICON = re.compile(r"[ \t]?:(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?")
_KINDS = {
    "abstract": "summary tldr",
    "info": "todo",
    "tip": "hint important",
    "success": "check done",
    "question": "help faq",
    "failure": "fail missing",
    "danger": "error",
    "quote": "cite blockquote",
    "note": "seealso",
}
_OURS = {foreign: ours for ours, names in _KINDS.items() for foreign in names.split()}

ICON = "Symbol wie :material-home:"
TAB = "Reiter, jetzt fett über seinem Text"
KIND = "Kasten einer Art, die es hier nicht gibt, jetzt „note“"


def rewrite_blocks(body: str, told: Told) -> str:
    """The body with boxes of our kinds, and tabs as bold lines with their text below, not indented."""
    closed = _find_code_lines(body)
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if number in closed:
            continue
        if (found := _BOX.fullmatch(line)) and not find_box(line.strip()):
            lines[number] = _write_box(found, told)
        elif found := _TAB.fullmatch(line):
            lines[number] = f"{found['indent']}**{found['title']}**"
            told.changed[TAB] += 1
            _unindent(lines, number, len(found["indent"]))
    return "\n".join(lines)


def drop_icons(text: str, told: Told) -> str:
    """The text without icons of a font that is not there."""
    for found in _ICON.finditer(text):
        told.drop(ICON, found[0])
    return _ICON.sub("", text)


def _find_code_lines(body: str) -> set[int]:
    """Lines inside of fences; the first line of one may be that of a tab's text."""
    return {
        number
        for start, end in find_code(body)
        if "\n" in body[start:end]
        for number in range(body.count("\n", 0, start), body.count("\n", 0, end))
    }


def _write_box(found: "re.Match[str]", told: Told) -> str:
    kind, rest = found["kind"], found["rest"]
    ours = _OURS.get(kind.lower())
    if ours is None:
        told.changed[KIND] += 1
    title = "" if ours or '"' in rest else f' "{kind.replace("-", " ").capitalize()}"'
    return f"{found['indent']}{found['sign']} {ours or 'note'}{rest}{title}"


def _unindent(lines: list[str], number: int, depth: int) -> None:
    """The text of a tab stands as deep as its title; an empty line parts them."""
    for at in range(number + 1, len(lines)):
        line = lines[at]
        if line.strip() and not line.startswith(" " * (depth + 4)):
            break
        lines[at] = line[:depth] + line[depth + 4 :] if line.strip() else line
    if number + 1 < len(lines) and lines[number + 1].strip():
        lines[number] += "\n"
