"""A body of Markdown → HTML, outline and messages: the one way, gone once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.token import Token

from wiq_site.body.author import AuthorHtml
from wiq_site.body.blocks import prepare_blocks
from wiq_site.body.comments import remove_comments
from wiq_site.body.dialect import parse_blocks, parse_inline
from wiq_site.body.direction import set_directions
from wiq_site.body.footnotes import Footnotes, take_footnotes
from wiq_site.body.inline import InlineWriter, plain_text
from wiq_site.body.limits import find_unreadable, has_deep_brackets, has_deep_marks, is_too_deep
from wiq_site.body.lines import mend_beginnings
from wiq_site.body.model import Body, Outline, Part, Passage, Passages
from wiq_site.body.notes import Notes
from wiq_site.body.output import Output
from wiq_site.body.references import check_references
from wiq_site.body.sentences import read_sentences
from wiq_site.body.tables import check_tables
from wiq_site.body.whitelist import sweep
from wiq_site.body.writer import Writer
from wiq_site.fixes import LinesFix, same_word
from wiq_site.languages import NO_NAMES, ForeignNames, has_right_to_left
from wiq_site.source.documents import Document
from wiq_site.source.foreign import is_foreign
from wiq_site.text import CONTROL

_REFERENCES = "references"

PARTS_ID = "wiq-tops"
"""The anchor of the heading under which the page sets the parts."""
PARTS_LEVEL = 3
"""The level of the headings of parts."""


@dataclass(frozen=True)
class _Text:
    """A text that was taken apart into tokens, and what is needed to write it."""

    tokens: list[Token]
    references: dict[str, object]
    first_line: int
    comments: list[Passage]
    may_be_foreign: bool


def parse_body(
    document: Document, *, has_title: bool, parts: Sequence[Part] = (), names: ForeignNames = NO_NAMES
) -> Body:
    """Everything that a document's body says, and ``parts`` of its fields.

    ``has_title``: the page's title comes from the front matter, and a first-level heading is a mistake. Otherwise the
    one with which the body begins is the title. ``names`` of other languages are marked in the HTML. With an error that
    makes a text unreadable the HTML is empty.
    """
    notes = Notes(document)
    body = _read(document.body, document.body_line, notes)
    texts = [_read(part.text, part.text_line, notes) for part in parts]
    read = [text for text in texts if text]
    if body is None or len(read) < len(parts):
        return Body(Outline(problems=notes.problems()))
    title = ""
    aside = [passage for text in (body, *read) for passage in text.comments]
    if has_title:
        notes.title_again = _find_title_again(body.tokens, document)
    else:
        line = body.first_line + (body.tokens[0].map[0] if body.tokens and body.tokens[0].map else 0)
        title, tokens = _take_title(body.tokens)
        body = replace(body, tokens=tokens)
        aside = [Passage(line, title), *aside] if title else aside
    return _write(title, body, list(zip(parts, read, strict=True)), Output(notes, names), aside)


def _read(text: str, first_line: int, notes: Notes) -> _Text | None:
    """The tokens of a text; None where it cannot be read, which is told."""
    text = CONTROL.sub("\ufffd", text)
    if find_unreadable(text, first_line, notes):
        return None
    source, comments = remove_comments(text, first_line, notes)
    source = mend_beginnings(source)
    tokens, references = parse_blocks(source)
    if is_too_deep(tokens, first_line, notes):
        return None
    tokens = prepare_blocks(tokens, source, first_line, notes)
    if not _parse_texts(tokens, references, first_line, notes):
        return None
    check_tables(tokens, source, first_line, notes)
    check_references(references, source, first_line, notes)
    if has_right_to_left(source):
        set_directions(tokens)
    return _Text(tokens, references, first_line, comments, is_foreign(source))


def _parse_texts(tokens: list[Token], references: dict[str, object], first_line: int, notes: Notes) -> bool:
    for token in tokens:
        if token.type == "inline":
            if has_deep_brackets(token, first_line, notes):
                return False
            parse_inline(token, references)
            if has_deep_marks(token, first_line, notes):
                return False
    return True


def _take_title(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The text of the first-level heading with which the tokens begin, and the tokens after it."""
    if not tokens or tokens[0].tag != "h1":
        return "", tokens
    text = tokens[1]
    return plain_text(text.children) if text.children else text.content, tokens[3:]


def _find_title_again(tokens: list[Token], document: Document) -> LinesFix | None:
    """The lines of a first-level heading with which the tokens begin, where it only repeats the title."""
    title = document.fields.values.get("title")
    if not tokens or tokens[0].tag != "h1" or not tokens[0].map or not isinstance(title, str):
        return None
    heading, _ = _take_title(tokens)
    if not same_word(heading, [(title, title)]):
        return None
    first, end = tokens[0].map
    lines = document.body.split("\n")
    while end < len(lines) - 1 and not lines[end].strip():
        end += 1
    return LinesFix(document.body_line + first, "".join(f"{line}\n" for line in lines[first:end]), "", reveals=False)


def _write(title: str, body: _Text, parts: Sequence[tuple[Part, _Text]], out: Output, aside: list[Passage]) -> Body:
    out.ids |= dict.fromkeys([PARTS_ID, *(part.id for part, _ in parts)] if parts else ())
    is_authors, used = _write_text(out, body, 0)
    summary, places = out.summary, [0, len(out.html)]
    for part, text in parts:
        out.begin_part(part, PARTS_LEVEL)
        has_tags, used = _write_text(out, text, used)
        is_authors = is_authors or has_tags
        places.append(len(out.html))
    headings = out.finish()
    html, *others = ("".join(out.html[start:end]) for start, end in pairwise(places))
    if is_authors or out.has_foreign_html:
        html, *others = map(_sweep, (html, *others))
    outline = Outline(title, summary, headings, tuple(out.ids), tuple(out.links), out.notes.problems())
    said = read_sentences("".join(out.words))
    return Body(outline, html, said, Passages(out.words, out.places, [*aside, *out.aside]), tuple(others))


def _write_text(out: Output, text: _Text, used: int) -> tuple[bool, int]:
    """Whether it holds tags of its author, and how many footnotes the page has by now."""
    author = AuthorHtml(out) if _has_tags(text.tokens) else None
    tokens, definitions = take_footnotes(text.tokens, text.first_line, out.notes)
    footnotes = Footnotes(definitions, used)
    names = text.references.get(_REFERENCES)
    known = list(names) if isinstance(names, dict) else []
    inline = InlineWriter(out, author, footnotes, known, may_be_foreign=text.may_be_foreign)
    writer = Writer(out, inline, author, text.first_line)
    writer.write(tokens)
    if author:
        author.finish()
    writer.write_footnotes(footnotes)
    footnotes.tell_unused(text.first_line, out.notes)
    return author is not None, used + len(footnotes.used)


def _sweep(html: str) -> str:
    # NUL cannot stand in HTML, so another control character keeps the marks while it is swept.
    return sweep(html.replace("\0", "\1")).replace("\1", "\0")


def _has_tags(tokens: list[Token]) -> bool:
    return any(
        token.type == "html_block" or (token.children and any(c.type == "html_inline" for c in token.children))
        for token in tokens
    )
