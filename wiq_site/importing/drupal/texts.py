"""A page of the old site that was saved as text → an ``OldPage``: its lines become the HTML they came from."""

import re
from collections.abc import Iterator

from wiq_site.importing.drupal.dates import find_date, find_dates
from wiq_site.importing.drupal.frames import cut_frame
from wiq_site.importing.drupal.lines import Line, number_lines
from wiq_site.importing.drupal.old import OldComment, OldPage
from wiq_site.importing.drupal.paragraphs import build_body
from wiq_site.importing.drupal.remarks import clean_author
from wiq_site.importing.results import Note, Unreadable

_LONGEST_TITLE = 150
_LONGEST_LABEL = 40
_SAID = re.compile(
    r"(?:Veröffentlicht|Verfasst|Gespeichert|Erstellt|Geschrieben|Eingetragen|Submitted|Published|Posted|Created)\b"
    r"(?:\s+(?:von|by)\s+(?P<author>.+?))?\s*(?:,|am|on|um|:|-|–|$)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:\d+\s+)?(?:Kommentare?|Comments?)(?:\s*\(\d+\))?")
_COMMENT_LINKS = re.compile(r"(?:Permanenter Link|Permalink|Antworten|Reply|Auf Kommentar antworten|Kommentare)", re.I)


def read_text(text: str, source: str, name: str) -> OldPage:
    """The page that a text shows; ``name`` is that of the file. Raises ``Unreadable``."""
    page = OldPage(source)
    lines = cut_frame(number_lines(text), page)
    if not any(line.words for line in lines):
        raise Unreadable("Darin ist kein Text.")
    lines = _take_title(lines, page, name)
    lines = _take_date(lines, page)
    lines = _take_comments(lines, page)
    page.body = build_body(lines, page)
    return page


def _first(lines: list[Line]) -> int:
    return next((at for at, line in enumerate(lines) if line.words), len(lines))


def _take_title(lines: list[Line], page: OldPage, name: str) -> list[Line]:
    """The first line, if it can be a title: it is short and stands alone."""
    at = _first(lines)
    title = lines[at].words
    is_alone = at + 1 >= len(lines) or not lines[at + 1].words or bool(_SAID.match(lines[at + 1].words))
    if is_alone and len(title) <= _LONGEST_TITLE and title[-1] not in ".:;," and find_date(title) != title:
        page.title = " ".join(title.split())
        return lines[at + 1 :]
    page.title = name
    page.unknown.append(Note("Der Text hat keinen Titel; jetzt heißt er wie seine Datei", lines[at].number))
    return lines


def _take_date(lines: list[Line], page: OldPage) -> list[Line]:
    """The line with the date below the title, and the one with the categories below it."""
    at = _first(lines)
    if at == len(lines):
        return lines
    line = lines[at]
    found, said = next(find_dates(line.words), None), _SAID.match(line.words)
    is_alone = found and len(re.sub(r"^\w+\.?,?\s*", "", line.words[: found.start])) == 0
    if not found or not (said or (is_alone and len(line.words) - found.stop < 12)):
        return lines
    page.date = found.moment
    if said and said["author"]:
        page.left_out.append(Note("ein Name („Verfasst von …“)", line.number))
    lines = lines[at + 1 :]
    labels = [" ".join(part.split()) for part in lines[0].words.split(",")] if lines and lines[0].words else []
    if labels and all(label and len(label) <= _LONGEST_LABEL for label in labels) and lines[0].words[-1] not in ".:!?":
        page.labels = tuple(labels)
        return lines[1:]
    return lines


def _take_comments(lines: list[Line], page: OldPage) -> list[Line]:
    """What stands below a line *Kommentare*, when it looks like that."""
    start = next((at for at, line in enumerate(lines) if _SECTION.fullmatch(line.words)), None)
    if start is None:
        return lines
    comments = tuple(_read_comments([line for line in lines[start + 1 :] if line.words]))
    if not comments:
        return lines
    page.comments = comments
    return lines[:start]


def _read_comments(lines: list[Line]) -> Iterator[OldComment]:
    heads = [at for at, line in enumerate(lines) if _is_head(line.words)]
    for at, end in zip(heads, [*heads[1:], len(lines) + 1], strict=True):
        said = lines[at].words
        own = _SAID.match(said)
        author = own["author"] if own and own["author"] else lines[at - 1].words if _has_author(lines, at) else ""
        following = lines[at + 1 : end - 1] if end <= len(lines) and _has_author(lines, end) else lines[at + 1 : end]
        text = tuple(" ".join(line.words.split()) for line in following if not _COMMENT_LINKS.fullmatch(line.words))
        if text:
            yield OldComment(text, find_date(said), clean_author(author))


def _has_author(lines: list[Line], at: int) -> bool:
    """Whether the line before the head of a comment names who wrote it."""
    own = _SAID.match(lines[at].words)
    before = lines[at - 1].words if at else ""
    return not (own and own["author"]) and 0 < len(before) < 60 and not _COMMENT_LINKS.fullmatch(before)


def _is_head(words: str) -> bool:
    found = next(find_dates(words), None)
    return bool(
        found and len(words) < 90 and (_SAID.match(words) or (found.start < 14 and len(words) - found.stop < 12))
    )
