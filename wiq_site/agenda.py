"""The agenda of a meeting: its items stand in a field and are written like a body."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from wiq_site.body.model import Part
from wiq_site.content.models import AgendaItem, HandPage, Post, Team
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Location
from wiq_site.text import name_text

C = TypeVar("C", Team, Post, HandPage)

FIELD = "tops"


def name_items(items: Sequence[AgendaItem]) -> tuple[str, ...]:
    """The anchor of each item: ``top-2-geld-fuer-werkzeug``. The number keeps equal titles apart."""
    return tuple(f"top-{number}-{name_text(item.titel)}" for number, item in enumerate(items, 1))


def read_agenda(content: Team | Post | HandPage | None, document: Document) -> tuple[Part, ...]:
    """The items as parts of the body of their file."""
    items = content.tops if isinstance(content, Post) else ()
    fields = document.fields
    return tuple(
        Part(
            id=name,
            title=item.titel,
            text=item.text or "",
            line=fields.line((FIELD, index, "titel")),
            text_line=fields.first_line((FIELD, index, "text")),
        )
        for index, (item, name) in enumerate(zip(items, name_items(items), strict=True))
    )


def find_read(parts: Sequence[Part]) -> Iterator[Location]:
    """The places in the front matter that are read with the body."""
    for index, _ in enumerate(parts):
        yield (FIELD, index, "titel")
        yield (FIELD, index, "text")


def without_texts(content: C) -> C:
    """The content without what is shown as a part of the body, and only so."""
    if not isinstance(content, Post) or not content.tops:
        return content
    return content.model_copy(update={FIELD: tuple(item.model_copy(update={"text": None}) for item in content.tops)})
