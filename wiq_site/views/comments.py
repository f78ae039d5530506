"""Comments of an earlier site as its page shows them: frozen, in the order in which they were written."""

from collections.abc import Iterable
from dataclasses import dataclass

from wiq_site.content.models import Comment
from wiq_site.dates import day_of, format_day


@dataclass(frozen=True)
class CommentView:
    """One comment; what is not known is empty."""

    date_iso: str
    date_label: str
    by: str
    paragraphs: tuple[str, ...]


def comment_views(comments: Iterable[Comment]) -> tuple[CommentView, ...]:
    """What readers see of comments."""
    return tuple(_view(comment) for comment in comments)


def _view(comment: Comment) -> CommentView:
    day = day_of(comment.datum) if comment.datum else None
    return CommentView(
        date_iso=day.isoformat() if day else "",
        date_label=format_day(day) if day else "",
        by=comment.von or "",
        paragraphs=comment.text,
    )
