"""Fenced code: a fence without an end turns everything below it into code, and words behind its signs are lost."""

import re

from markdown_it.token import Token

from wiq_site.body.notes import Notes, excerpt

_SETTINGS = re.compile(r"[{=\"]")


def check_fences(tokens: list[Token], source: str, first_line: int, notes: Notes) -> None:
    """Tell both. What follows the name of the language as settings is of use elsewhere, and no text."""
    lines = source.split("\n")
    for token in tokens:
        if token.type != "fence" or token.map is None:
            continue
        start, end = token.map
        if end - start < 2 or not _is_end(lines[end - 1], token.markup):
            what = f"Der Code ab {excerpt(lines[start])} hat kein Ende; alles darunter steht als Code auf der Seite."
            todo = f"Bitte mit einer Zeile „{token.markup[:40]}“ abschließen."
            notes.hint(first_line + start, "fence", what, todo=todo)
        if len(token.info.split()) > 1 and not _SETTINGS.search(token.info):
            what = f"{excerpt(token.info)} steht hinter {excerpt(token.markup)} und fehlt auf der Seite."
            notes.hint(first_line + start, "info", what, todo="Der Code beginnt erst in der nächsten Zeile.")


def _is_end(line: str, markup: str) -> bool:
    text = line.strip(" \t>")
    return len(text) >= len(markup) and not text.strip(markup[0])
