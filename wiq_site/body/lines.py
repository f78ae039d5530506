"""What editors type and word processors leave at the beginning of lines, made understandable before it is parsed."""

import re

from markdown_it.rules_block import StateBlock

from wiq_site.body.comments import find_fences

_BLANK = r"[ \t\u00a0]"
_UNSEEN = "\u00a0\u200b\u202f\u2060\ufeff"
_BULLETS = "•▪◦‣●∙⁃■➢➤►▸\uf0a7\uf0b7\uf0d8"
_PASTED = re.compile(
    rf"^(?P<before>[ \t>\u00a0]*)(?P<sign>[{_BULLETS}]{_BLANK}*|·{_BLANK}+|o(?:\t|[ \u00a0]{{3}}|(?<=[ \t\u00a0]o) )"
    rf"{_BLANK}*|§(?:\t|[ \u00a0]{{2}}){_BLANK}*(?=[^\W\d]))(?=\S)",
    re.MULTILINE,
)
_DASHES = re.compile(rf"^[ \t]*[–—−]{_BLANK}+\S.*(?:\n[ \t]*[–—−]{_BLANK}+\S.*)+", re.MULTILINE)
_DASH = re.compile(rf"^([ \t]*)[–—−]{_BLANK}+", re.MULTILINE)
_RULE = re.compile(r"^([ \t>]*)(?=[–—-]*[–—])[–—-]{2,}[ \t]*$", re.MULTILINE)
_WAVE = re.compile(r"^([ \t>]*)~(?=[ \t])", re.MULTILINE)
_TO = re.compile(r"^([ \t>]*(?:[-*+][ \t]+)?\d{1,2}\.[ \t]+)(?=[-+][ \t]+\d{1,2}\.)", re.MULTILINE)
_NO_BREAK = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}))\u00a0+(?=\S)", re.MULTILINE)
_EMPTY = re.compile(rf"^[ \t]*[{_UNSEEN}][ \t{_UNSEEN}]*$", re.MULTILINE)
_SIGNS = (
    (f"{_BULLETS}·o§", _PASTED),
    ("–—−", _DASHES),
    ("–—", _RULE),
    ("~", _WAVE),
    ("-+", _TO),
    ("\u00a0", _NO_BREAK),
    (_UNSEEN, _EMPTY),
)
"""What is looked for, behind the signs that a text must hold for it."""
_LEVELS = {**dict.fromkeys("•·\uf0b7", 0), "o": 1, **dict.fromkeys("▪§\uf0a7", 2)}
"""How deep a word processor's own signs stand."""
_UNINDENTED = re.compile(r"^\S", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+\S", re.MULTILINE)
_MARKER = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,}(?=[^~]*$))")


def mend_beginnings(body: str) -> str:
    """Bullets of word processors become Markdown's; dashes do where lines with them follow each other.

    No-break spaces count as spaces behind the sign of a list or heading and in empty lines; long dashes alone in a
    line are a rule. A wave stays one (``~ 5 Euro`` below a line would be its definition for the plugin), and so does
    the dash in ``10. - 12. Mai``.
    """
    if not any(pattern.search(body) for signs, pattern in _SIGNS if any(sign in body for sign in signs)):
        return body
    parts, at = [], 0
    for start, end in [*find_fences(body), (len(body), len(body))]:
        parts += [_replace(body[at:start]), body[start:end]]
        at = end
    return "".join(parts)


def _replace(text: str) -> str:
    text = _NO_BREAK.sub(r"\1 ", _EMPTY.sub("", text))
    text = _WAVE.sub(r"\1\~", _TO.sub(r"\1\\", _RULE.sub(r"\1---", _mend_bullets(text))))
    return _DASHES.sub(lambda found: _DASH.sub(r"\1- ", found[0]), text)


def _mend_bullets(text: str) -> str:
    """Markdown's bullets; signs of a lower level below those of a higher one become sub-items, though not indented."""
    depths: list[int] = []
    end = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal end
        before, level = found["before"].replace("\u00a0", " "), _LEVELS.get(found["sign"][0], 0)
        if before or _UNINDENTED.search(text, end, found.start()):
            depths.clear()
        while depths and depths[-1] >= level:
            depths.pop()
        indent = "  " * len(depths)
        depths.append(level)
        end = found.end()
        return f"{before}{'' if before else indent}- "

    return _PASTED.sub(mend, text)


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
