"""Rows of tables that GitHub's Markdown reads otherwise than they were meant, and nobody would notice."""

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from wiq_site.body.notes import Notes, excerpt


def check_tables(tokens: list[Token], source: str, first_line: int, notes: Notes) -> None:
    """Tell cells that are lost because the head has fewer, and sentences below a table that become a row."""
    lines: list[str] = []
    columns, is_body = 0, False
    for token in tokens:
        if token.type == "table_open":
            lines = lines or source.split("\n")
            columns, is_body = 0, False
        elif token.type == "tbody_open":
            is_body = True
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            cells = _split(lines[token.map[0]])
            if len(cells) > columns:
                lost = excerpt(cells[columns])
                what = f"In dieser Zeile der Tabelle sind mehr Spalten als im Kopf: {lost} ginge verloren."
                todo = "Ein senkrechter Strich im Text wird als „\\|“ geschrieben."
                notes.error(first_line + token.map[0], "cells", what, todo=todo)
            elif is_body and "|" not in lines[token.map[0]]:
                what = f"{excerpt(lines[token.map[0]])} steht direkt unter der Tabelle und wird zu ihrer Zeile."
                notes.hint(first_line + token.map[0], "row", what, todo="Bitte eine Leerzeile davor setzen.")


def _split(line: str) -> list[str]:
    cells = escapedSplit(line.strip(" \t>").removeprefix("|"))
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
