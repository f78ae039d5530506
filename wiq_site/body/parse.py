"""A body of Markdown → HTML, outline and messages: the one way, gone once."""

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
from wiq_site.body.model import Body, Outline, Passage, Passages
from wiq_site.body.notes import Notes
from wiq_site.body.output import Output
from wiq_site.body.references import check_references
from wiq_site.body.sentences import read_sentences
from wiq_site.body.tables import check_tables
from wiq_site.body.whitelist import sweep
from wiq_site.body.writer import Writer
from wiq_site.fixes import LinesFix, same_word
from wiq_site.languages import has_right_to_left
from wiq_site.source.documents import Document
from wiq_site.source.foreign import is_foreign
from wiq_site.text import CONTROL

_REFERENCES = "references"


def parse_body(document: Document, *, has_title: bool) -> Body:
    """Everything that a document's body says.

    ``has_title``: the page's title comes from the front matter, and a first-level heading is a mistake. Otherwise the
    one with which the body begins is the title. With an error that makes the text unreadable the HTML is empty.
    """
    notes, first_line = Notes(document), document.body_line
    body = CONTROL.sub("\ufffd", document.body)
    if find_unreadable(body, first_line, notes):
        return Body(Outline(problems=notes.problems()))
    source, comments = remove_comments(body, first_line, notes)
    source = mend_beginnings(source)
    tokens, references = parse_blocks(source)
    if is_too_deep(tokens, first_line, notes):
        return Body(Outline(problems=notes.problems()))
    tokens = prepare_blocks(tokens, source, first_line, notes)
    if not _parse_texts(tokens, references, first_line, notes):
        return Body(Outline(problems=notes.problems()))
    check_tables(tokens, source, first_line, notes)
    check_references(references, source, first_line, notes)
    if has_right_to_left(source):
        set_directions(tokens)
    title_line = first_line + (tokens[0].map[0] if tokens and tokens[0].map else 0)
    notes.title_again = _find_title_again(tokens, document) if has_title else None
    title, tokens = ("", tokens) if has_title else _take_title(tokens)
    if title:
        comments = [Passage(title_line, title), *comments]
    return _write(title, tokens, references, first_line, notes, comments, may_be_foreign=is_foreign(source))


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


def _write(
    title: str,
    tokens: list[Token],
    references: dict[str, object],
    first_line: int,
    notes: Notes,
    aside: list[Passage],
    *,
    may_be_foreign: bool,
) -> Body:
    out = Output(notes)
    author = AuthorHtml(out) if _has_tags(tokens) else None
    tokens, definitions = take_footnotes(tokens, first_line, notes)
    footnotes = Footnotes(definitions)
    names = references.get(_REFERENCES)
    known = list(names) if isinstance(names, dict) else []
    inline = InlineWriter(out, author, footnotes, known, may_be_foreign=may_be_foreign)
    writer = Writer(out, inline, author, first_line)
    writer.write(tokens)
    if author:
        author.finish()
    writer.write_footnotes(footnotes)
    footnotes.tell_unused(first_line, notes)
    headings = out.finish()
    html = "".join(out.html)
    if author or out.has_foreign_html:
        # NUL cannot stand in HTML, so another control character keeps the marks while it is swept.
        html = sweep(html.replace("\0", "\1")).replace("\1", "\0")
    outline = Outline(title, out.summary, headings, tuple(out.ids), tuple(out.links), notes.problems())
    text = read_sentences("".join(out.words))
    return Body(outline, html, text, Passages(out.words, out.places, [*aside, *out.aside]))


def _has_tags(tokens: list[Token]) -> bool:
    return any(
        token.type == "html_block" or (token.children and any(c.type == "html_inline" for c in token.children))
        for token in tokens
    )
