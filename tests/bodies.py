"""Bodies in tests: a text, and what becomes of it."""

import re

from wiq_site.body.model import Body
from wiq_site.body.parse import parse_body
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Fields


def document(text: str, uri: str = "posts/fest.md") -> Document:
    """A file without front matter."""
    return Document(uri, uri, Fields(), text, 1)


def parse(text: str, *, has_title: bool = True) -> Body:
    """The body of a file whose title stands in the front matter."""
    return parse_body(document(text), has_title=has_title)


def html(text: str) -> str:
    """The HTML of a body; ``~n~`` is the mark of a link. Those around pictures are left out."""
    return show_marks(parse(text))


def show_marks(body: Body) -> str:
    """The HTML of a parsed body, likewise."""
    return re.sub("\0\\d+[az]\0", "", body.html.strip()).replace("\0", "~")


def says(text: str) -> list[str]:
    """What is told of a body: line and message."""
    return [problem.render().removeprefix("posts/fest.md:") for problem in parse(text).outline.problems]
