"""What the report of a meeting shows beside its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from wiq_site.agenda import name_items
from wiq_site.content.models import AgendaItem


@dataclass(frozen=True)
class TopView:
    """An item of the agenda under the anchor ``id``. Its text is the part of the body in the same place."""

    id: str
    titel: str
    bis: str


def top_views(items: Sequence[AgendaItem]) -> tuple[TopView, ...]:
    """The agenda of a meeting."""
    return tuple(TopView(name, item.titel, item.bis or "") for name, item in zip(name_items(items), items, strict=True))
