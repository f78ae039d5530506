"""What reports say of others: ideas born at a meeting; and corrections."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post
from wiq_site.dates import day_of, format_day
from wiq_site.problems import Problem
from wiq_site.text import quote, suggest

_NAMES = "Erlaubt sind die Namen der Dateien von Ideen, ohne Datum und „.md“."


def check_reports(posts: Sequence[Entry[Post]], broken: Collection[str], today: date) -> Iterator[Problem]:
    """References to ideas, and days of corrections. ``broken`` are names of files whose own mistakes are told."""
    slugs = {post.slug for post in posts}
    ideas = {post.slug for post in posts if post.content.idee} | {*broken} - slugs
    for post in posts:
        yield from _check_ideas(post, slugs, ideas)
        yield from _check_corrections(post, today)


def _check_ideas(post: Entry[Post], slugs: Collection[str], ideas: Collection[str]) -> Iterator[Problem]:
    for index, slug in enumerate(post.content.ideen):
        line = post.document.line("ideen", index)
        if slug == post.slug:
            what = "Der Beitrag nennt sich selbst als Idee."
            yield post.document.problem("ideen", what, todo="Bitte den Eintrag löschen.", line=line)
        elif slug in slugs and slug not in ideas:
            what = f"{quote(slug)} ist ein Beitrag ohne „idee“."
            yield post.document.problem("ideen", what, allowed=_NAMES, line=line)
        elif slug not in ideas:
            what = f"Eine Idee {quote(slug)} gibt es nicht.{suggest(slug, ideas)}"
            yield post.document.problem("ideen", what, allowed=_NAMES, line=line)


def _check_corrections(post: Entry[Post], today: date) -> Iterator[Problem]:
    """Nothing is corrected before it is published, and nothing tomorrow."""
    published = day_of(post.content.date)
    for index, correction in enumerate(post.content.korrektur):
        what = ""
        if correction.datum > max(today, published):
            what = f"{format_day(correction.datum)} liegt in der Zukunft."
        elif correction.datum < published:
            what = f"Die Korrektur ({format_day(correction.datum)}) liegt vor der Veröffentlichung."
        if what:
            line = post.document.line("korrektur", index, "datum")
            yield post.document.problem("korrektur.datum", what, todo="Bitte das Jahr und den Tag prüfen.", line=line)
