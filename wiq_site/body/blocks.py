"""Block tokens put right before their texts are parsed: attribute lists, boxes, dates, underlined lines."""

import re
from itertools import pairwise

from markdown_it.token import Token

from wiq_site.body.attributes import Attached, attach, find_at_end, parse_line
from wiq_site.body.boxes import name_boxes
from wiq_site.body.dates import keep_numbers
from wiq_site.body.fences import check_fences
from wiq_site.body.notes import Notes, excerpt

_TEXTS = ("paragraph_open", "heading_open")
_SENTENCE_END = re.compile(r"[.!?:;,…)\"“]\s*$")


def prepare_blocks(tokens: list[Token], source: str, first_line: int, notes: Notes) -> list[Token]:
    """The tokens as they will be written. Attribute lists are attached to what they stand at."""
    kinds = {token.type for token in tokens}
    if "list_item_open" in kinds:
        _tell_empty_items(tokens, first_line, notes)
    if "blockquote_open" in kinds:
        tokens = _drop_empty_quotes(tokens)
    if "ordered_list_open" in kinds:
        tokens = keep_numbers(tokens)
    if "admonition_open" in kinds or "alert_open" in kinds:
        name_boxes(tokens)
    if "hr" in kinds:
        _mark_underlined(tokens, first_line, notes)
    if "fence" in kinds:
        check_fences(tokens, source, first_line, notes)
    if "{" in source:
        tokens = _attach_lists(tokens, first_line, notes)
    return tokens


def _tell_empty_items(tokens: list[Token], first_line: int, notes: Notes) -> None:
    """Points without a text: readers see a dot, and a comment may be all that stands there."""
    for opening, closing in pairwise(tokens):
        if opening.type == "list_item_open" and closing.type == "list_item_close" and opening.map:
            what = "Hier steht ein Punkt ohne Text; auf der Seite ist er leer."
            notes.hint(first_line + opening.map[0], "empty item", what, todo="Bitte ergänzen oder löschen.")


def _drop_empty_quotes(tokens: list[Token]) -> list[Token]:
    """Without quotes in which nothing stands, as where a comment stood."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "blockquote_close" and kept[-1].type == "blockquote_open":
            kept.pop()
        else:
            kept.append(token)
    return kept


def _mark_underlined(tokens: list[Token], first_line: int, notes: Notes) -> None:
    """Lines directly above dashes that read like a heading: their author may have meant one."""
    for number, token in enumerate(tokens):
        if token.type != "hr" or not token.markup.startswith("-") or number < 3 or tokens[number - 1].tag != "p":
            continue
        text = tokens[number - 2]
        if text.map and token.map and text.map[1] == token.map[0] and "\n" not in text.content:
            text.meta["underlined"] = len(text.content) <= 80 and not _SENTENCE_END.search(text.content)
            if text.meta["underlined"] and number + 1 < len(tokens):
                what = f"Die Striche unter {excerpt(text.content)} werden eine Linie."
                todo = "Soll es eine Überschrift sein, bitte mit „## “ beginnen."
                notes.hint(first_line + token.map[0], "underlined", what, todo=todo)


def _attach_lists(tokens: list[Token], first_line: int, notes: Notes) -> list[Token]:
    """Attribute lists behind headings, on the line above a block, and on the last line of a paragraph."""
    kept: list[Token] = []
    waiting: Attached | None = None
    numbered = enumerate(tokens)
    for number, token in numbered:
        found = _cut_list(token, tokens[number + 1], first_line) if token.type in _TEXTS else None
        if found and not tokens[number + 1].content and token.type == "paragraph_open":
            _tell_unused(waiting, notes)
            waiting = found
            next(numbered), next(numbered)
            continue
        if waiting and token.nesting >= 0:
            if token.map and first_line + token.map[0] == waiting.line + 1:
                attach(token, waiting)
            else:
                _tell_unused(waiting, notes)
            waiting = None
        if found:
            attach(kept[-1] if token.hidden else token, found)
        kept.append(token)
    _tell_unused(waiting, notes)
    return kept


def _cut_list(opening: Token, text: Token, first_line: int) -> Attached | None:
    """The attributes that a paragraph or heading ends or begins with, cut out of its text."""
    content, (start, end) = text.content, text.map or (0, 0)
    if "{" not in content:
        return None
    if opening.type == "heading_open":
        found = find_at_end(content)
        text.content = found.rest if found else content
        return Attached(found.attributes, first_line + start) if found else None
    head, _, last = content.rpartition("\n")
    if (attributes := parse_line(last)) is not None:
        text.content = head
        return Attached(attributes, first_line + end - 1)
    first, _, rest = content.partition("\n")
    if (attributes := parse_line(first)) is not None:
        text.content, text.map = rest, [start + 1, end]
        return Attached(attributes, first_line + start)
    return None


def _tell_unused(waiting: Attached | None, notes: Notes) -> None:
    if waiting:
        what = "Die Angaben in geschweiften Klammern stehen nicht direkt über einem Absatz und bleiben ohne Wirkung."
        notes.hint(waiting.line, "attributes", what)
