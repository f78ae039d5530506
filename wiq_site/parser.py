"""One file → everything that is known of it by itself: typed content, the outline of its body, its problems."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wiq_site.agenda import find_read, read_agenda, without_texts
from wiq_site.bodies import pack_body
from wiq_site.body.model import Body, Outline, Part
from wiq_site.body.parse import parse_body
from wiq_site.cache import digest
from wiq_site.catalogue.entries import Damaged, Known, Parsed, find_summary, find_title
from wiq_site.content.kinds import Kind
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.content.ortsteile import add_areas
from wiq_site.content.parse import parse_content, repair_content
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.languages import NO_NAMES
from wiq_site.privacy.guard import FIELD, find_private
from wiq_site.privacy.rules import Public
from wiq_site.problems import Problem, find_errors
from wiq_site.search.index import SearchText, read_search_text
from wiq_site.search.texts import describe
from wiq_site.source.documents import Document, decode_text, parse_document, read_bytes
from wiq_site.source.folders import Found


@dataclass(frozen=True)
class Result:
    """What is known of a file, and what the cache keeps of its body."""

    known: Known
    packed: bytes


def read_file(kind: Kind[Any], found: Found, terms: Taxonomies | None, public: Public) -> Result:
    """Read and parse one file. Without ``terms`` any term will do. Mistakes are in the result, never raised.

    What looks private is told, unless it is ``public`` anyhow or was accepted in the file.
    """
    document, problems = _read_document(kind, found)
    content, body = None, Body(Outline())
    is_readable = not find_errors(problems) or bool(document.fields.values)
    if is_readable:
        # A value that cannot be read is not missing as well.
        told = {problem.field for problem in find_errors(problems)}
        content, mistakes = parse_content(kind.model, document, terms)
        content = content and add_areas(content, terms)
        problems = [*problems, *(mistake for mistake in mistakes if mistake.field not in told)]
    repaired, wrong = (content, frozenset()) if content else repair_content(kind.model, document, terms)
    parts = read_agenda(repaired, document)
    if document.body or parts:
        body = _read_body(kind, document, parts, terms)
        problems = [*problems, *body.outline.problems]
    search = _read_search(content, document, body, terms) if content else None
    if is_readable:
        problems = [*problems, *_guard(document, repaired, parts, body, search, public)]
    if content:
        content = without_texts(content.model_copy(update={FIELD: ()}))  # nothing later may ever show it
    slim, outline = _slim(document), replace(body.outline, problems=())
    packed = pack_body((body.html, *body.parts), search) if search else b""
    body_key = digest("body", found.uri, packed)
    parsed, damaged = None, None
    if content and not find_errors(problems):
        parsed = Parsed(content, slim, outline, digest(found.uri, repr(content), outline.title, outline.summary))
    elif usable := content or repaired:
        damaged = Damaged(usable, slim, outline, placed=is_readable and not wrong & {"slug", "aliases"})
    return Result(Known(found.mark, slim, parsed, tuple(problems), body_key, damaged), packed)


def read_body(kind: Kind[Any], document: Document) -> Body:
    """What the body of a file without mistakes says, with the texts of its fields that are read like it."""
    content = parse_content(kind.model, document, None)[0]
    return _read_body(kind, document, read_agenda(content, document), None)


def _read_body(kind: Kind[Any], document: Document, parts: Sequence[Part], terms: Taxonomies | None) -> Body:
    has_title = kind.has_title or "title" in document.fields.values
    return parse_body(document, has_title=has_title, parts=parts, names=terms.foreign_names if terms else NO_NAMES)


def _guard(
    document: Document,
    content: Team | Post | HandPage | None,
    parts: Sequence[Part],
    body: Body,
    search: SearchText | None,
    public: Public,
) -> Iterator[Problem]:
    """What looks private. While a file has mistakes, nobody knows what was accepted in vain."""
    accepted = content.geprueft if content else ()
    words = search.words.values() if search else None
    is_whole = search is not None and not find_errors(body.outline.problems)
    for problem in find_private(document, accepted, body, words, public, set(find_read(parts))):
        if is_whole or problem.field != FIELD:
            yield problem


def _slim(document: Document) -> Document:
    """What later messages need: the lines of the front matter, not its values, and not the text."""
    return replace(document, fields=replace(document.fields, values={}), body="")


def _read_document(kind: Kind[Any], found: Found) -> tuple[Document, list[Problem]]:
    data, problems = read_bytes(found.file, found.path) if found.draft is None else (found.draft, [])
    if not problems:
        text, problems = decode_text(data, found.path)
    if problems:
        return Document(found.path, found.uri), problems
    return parse_document(text, found.path, found.uri, needs_front_matter=kind.needs_front_matter)


def _read_search(
    content: Team | Post | HandPage, document: Document, body: Body, terms: Taxonomies | None
) -> SearchText:
    title = find_title(content, document, body.outline)
    kurz = find_summary(content, body.outline)
    fields = describe(content, terms)
    headings = " ".join([fields.labels, *(heading.text for heading in body.outline.headings)])
    text = " ".join(f"{body.text} {fields.text}".split())
    return read_search_text(title, kurz, headings, text, f"{body.text} {fields.words}")
