"""Bodies in tests: a text, and what becomes of it."""

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
    """The HTML of a body; ``~n~`` is the mark of a link."""
    return parse(text).html.strip().replace("\0", "~")


def says(text: str) -> list[str]:
    """What is told of a body: line and message."""
    return [problem.render().removeprefix("posts/fest.md:") for problem in parse(text).outline.problems]
