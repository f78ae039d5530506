"""Which revision of an event a calendar holds: SEQUENCE and LAST-MODIFIED (RFC 5545, 3.8.7.3 and 3.8.7.4).

Programs that have an event take a new one only when its SEQUENCE is higher, or equal with a later DTSTAMP (RFC 5546,
2.1.5). Editors move a date and forget ``updated``. What was published last is not known where the site is built: CI
begins with an empty folder, and the same content must give the same bytes. So both are derived from the content:

- first counts ``updated`` (of a meeting: ``bestaetigt`` or the first day): set anew, the revision is higher whatever
  else changed;
- then counts how far the date lies behind its post: put off, it is higher; called off, it is higher. Of a meeting the
  number of exceptions counts.

A date that says from when it was moved (``verschoben_von``) is newer also when it was brought forward. Only one that
says neither that nor ``updated`` gets another, but a lower revision. Subscribed calendars are read as a whole and show
it all the same; for those who saved the one date the guide asks for ``updated``.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wiq_site.catalogue.entries import TeamMeeting
from wiq_site.content.models import Event, Post, Team
from wiq_site.dates import Moment, day_of, start_of

_QUARTER = timedelta(minutes=15)
_DATE_STEPS = 1 << 17
"""Steps between two days of change: quarters of an hour in nearly two years, each called off or not."""

_MEETING_STEPS = 1 << 14
"""The same of a meeting: up to 31 exceptions, and a number that is another one for other words."""

_LARGEST = (1 << 31) - 1
"""SEQUENCE is an integer of 31 bits (RFC 5545, 3.3.8): 44 years from a post to its last change, or 350 since 1970."""


@dataclass(frozen=True)
class Revision:
    """``sequence`` grows from revision to revision, ``modified`` (aware) stands for DTSTAMP and LAST-MODIFIED."""

    sequence: int
    modified: datetime


def revise_date(event: Event, posts: Sequence[Post]) -> Revision:
    """The revision of one date that posts name, counted from the first of them."""
    published = day_of(min((post.date for post in posts), key=start_of))
    changed = max((moment for post in posts for moment in post.changes), key=start_of)
    quarters = _count_quarters(event.beginn, published)
    if event.verschoben_von is not None:
        quarters = max(quarters, _count_quarters(event.verschoben_von, published) + 1)
    detail = 2 * _clamp(quarters, _DATE_STEPS // 2) + bool(event.absage)
    return _build_revision(changed, (day_of(changed) - published).days, detail, _DATE_STEPS)


def _count_quarters(begin: Moment, published: Moment) -> int:
    return (start_of(begin) - start_of(published)) // _QUARTER


def revise_meeting(team: Team, meeting: TeamMeeting, first: date) -> Revision:
    """The revision of a regular meeting that takes place for the first time on ``first``."""
    changed = max(filter(None, (team.bestaetigt, meeting.meeting.ab)), default=first)
    written = repr((meeting.recurrence, meeting.meeting.ort, meeting.meeting.bis))
    detail = _clamp(len(meeting.meeting.ausser), 32) * 512 + zlib.crc32(written.encode()) % 512
    return _build_revision(changed, (changed - _EPOCH).days, detail, _MEETING_STEPS)


_EPOCH = date(1970, 1, 1)


def _build_revision(changed: Moment, days: int, detail: int, steps: int) -> Revision:
    """The moment stays within the day of the change, so that the next change is later."""
    sequence = _clamp(days * steps + detail, _LARGEST + 1)
    return Revision(sequence, start_of(changed) + timedelta(seconds=detail * 86_399 // steps))


def _clamp(value: int, end: int) -> int:
    """The value, at least 0, and below ``end``."""
    return min(max(value, 0), end - 1)
