"""The body of a page in a feed or an export: HTML as its template writes it, or plain text."""

import re

from bs4 import Tag

from wiq_site.importing.cleaning import soup_of
from wiq_site.importing.drupal.lines import number_lines
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.drupal.paragraphs import build_body
from wiq_site.importing.drupal.remarks import take_comments
from wiq_site.importing.drupal.saved import find_labels, take_body, take_picture

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*)[\s/>]")


def set_body(text: str, page: OldPage) -> None:
    """Give a page its text, and what else stands in it."""
    if not _TAG.search(text):
        page.body = build_body(number_lines(text), page)
        return
    soup = soup_of(f"<div>{text}</div>")
    root = soup.body.find("div") if soup.body else None
    if isinstance(root, Tag):
        page.comments += take_comments(soup, page)
        page.labels = page.labels or find_labels(root)
        page.picture = page.picture or take_picture(soup, root)
        page.body = take_body(root, page)
