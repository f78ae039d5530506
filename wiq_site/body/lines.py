"""What editors type and word processors leave at the beginning of lines, made understandable before it is parsed."""

import re

from markdown_it.rules_block import StateBlock

from wiq_site.body.comments import find_fences

_PASTED = re.compile(r"^([ \t>]*)(?:[•▪◦‣●∙⁃\uf0a7\uf0b7][ \t\u00a0]*|·[ \t\u00a0]+|o\t+)(?=\S)", re.MULTILINE)
_DASHES = re.compile(r"^[ \t]*[–—][ \t\u00a0]+\S.*(?:\n[ \t]*[–—][ \t\u00a0]+\S.*)+", re.MULTILINE)
_DASH = re.compile(r"^([ \t]*)[–—][ \t\u00a0]+", re.MULTILINE)
_WAVE = re.compile(r"^([ \t>]*)~(?=[ \t])", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+\S", re.MULTILINE)
_MARKER = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")


def mend_beginnings(body: str) -> str:
    """Bullets of word processors become Markdown's; dashes do where lines with them follow each other.

    A wave stays one: ``~ 5 Euro`` below a line would be its definition for the plugin.
    """
    if not any(sign.search(body) for sign in (_PASTED, _DASHES, _WAVE)):
        return body
    parts, at = [], 0
    for start, end in [*find_fences(body), (len(body), len(body))]:
        parts += [_replace(body[at:start]), body[start:end]]
        at = end
    return "".join(parts)


def _replace(text: str) -> str:
    text = _WAVE.sub(r"\1\~", _PASTED.sub(r"\1- ", text))
    return _DASHES.sub(lambda found: _DASH.sub(r"\1- ", found[0]), text)


def nest_items(state: StateBlock) -> None:
    """Raise lines below a list item that are indented by at least two columns, so that they belong to it.

    CommonMark wants the column of the item's text: three for ``1. Text``, four for ``-   Text``. Editors type two.
    """
    if not _INDENTED.search(state.src):
        return
    items: list[tuple[int, int, bool]] = []  # typed indent, column of the text, numbered?
    fence = ""
    for line in range(state.lineMax):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if fence or not text:
            fence = "" if fence and text.startswith(fence) and not text.strip(fence[0] + " \t") else fence
            continue
        if found := _FENCE.match(text):
            fence = found[1]
            continue
        _nest_line(state, line, text, items)


def _nest_line(state: StateBlock, line: int, text: str, items: list[tuple[int, int, bool]]) -> None:
    typed, marker = state.sCount[line], _MARKER.match(text)
    numbered = bool(marker and marker[1])
    while items and (typed < items[-1][0] + 2 or (numbered and items[-1][2] and typed < items[-1][1])):
        items.pop()
    if items and typed < items[-1][1]:
        state.sCount[line] = items[-1][1]
    if marker:
        spaces = len(text[marker.end() :]) - len(text[marker.end() :].lstrip(" \t"))
        width = marker.end() + (spaces if 0 < spaces <= 4 and "\t" not in text[: marker.end() + spaces] else 1)
        items.append((typed, state.sCount[line] + width, numbered))
