"""Comments below a page of the old site, as its templates write them."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from wiq_site.importing.drupal.dates import find_date, read_date
from wiq_site.importing.drupal.old import OldComment, OldPage
from wiq_site.importing.results import Note

_SECTIONS = "section.comments, #comments, .comment-wrapper, .field--name-comment, [class*='field--type-comment']"
_ONE = "article[class~=comment], div[class~=comment], article.js-comment, li.comment"
_TEXTS = (
    ".field--name-comment-body, .field-name-comment-body, .comment__content, .comment-body, .content, .text-content"
)
_NOT_TEXT = (
    "ul.links, .links, h3, h4, .comment__submitted, .submitted, .comment__meta, .visually-hidden, .permalink, form"
)
_UNCHECKED = re.compile(r"\s*\((?:nicht überprüft|not verified|Gast)\)")
_AUTHOR = ".comment__author, .username, .comment-author, [typeof='schema:Person']"


def take_comments(soup: BeautifulSoup, page: OldPage) -> tuple[OldComment, ...]:
    """The comments of a page, taken out of it with their forms."""
    comments = tuple(comment for one in soup.select(_ONE) if (comment := _read(one)))
    sections = [tag for tag in soup.select(_SECTIONS) if not tag.decomposed]
    if any(section.find("form") for section in sections if not section.decomposed) or soup.select("form.comment-form"):
        page.left_out.append(Note("das Formular für neue Kommentare"))
    for tag in (*sections, *soup.select(_ONE), *soup.select("form.comment-form, #comment-form")):
        if not tag.decomposed:
            tag.decompose()
    return comments


def _read(one: Tag) -> OldComment | None:
    body = one.select_one(_TEXTS)
    author = one.select_one(_AUTHOR)
    time = one.find("time", datetime=True)
    said = one.select_one(".submitted, .comment__submitted, .comment__meta, .comment__time")
    date = read_date(str(time["datetime"])) if isinstance(time, Tag) else find_date(said.get_text(" ") if said else "")
    subject = one.select_one("h3, h4, .comment__title, .field--name-subject")
    if body is None:
        return None
    title = " ".join(subject.get_text(" ").split()) if subject else ""
    for tag in body.select(_NOT_TEXT):
        tag.decompose()
    text = tuple(_paragraphs(body))
    if title and not " ".join(text).startswith(title.rstrip(".… ")):
        text = (title, *text)
    name = clean_author(author.get_text(" ", strip=True)) if author else ""
    return OldComment(text, date, name) if text else None


def clean_author(name: str) -> str:
    """The name of who wrote a comment, without what Drupal writes behind it."""
    return _UNCHECKED.sub("", name)


def _paragraphs(body: Tag) -> Iterator[str]:
    for line in body.find_all("br"):
        line.replace_with("\n")
    blocks = body.find_all(["p", "li", "blockquote", "pre"]) or [body]
    for block in blocks:
        if not block.find(["p", "li"]) and (text := " ".join(block.get_text().split())):
            yield text
