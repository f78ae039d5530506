"""Differences → words for people who look at a change before it is published: plain text, or Markdown for a comment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wiq_site.calendars.plan import CalendarEvent
from wiq_site.comparing.differences import Dates, Differences, Entries, FeedEntry, Gone, Pages
from wiq_site.comparing.revision import Revision
from wiq_site.dates import format_span
from wiq_site.text import count_words, escape_markdown, join_words, one_line, quote

SHOWN = 30
"""So many lines of one kind; the rest is counted."""

_SHOWN_FEEDS = 3


@dataclass(frozen=True)
class Line:
    """What happens, to what, and where that is found; ``code`` is an address."""

    what: str
    subject: str
    code: str = ""
    more: str = ""


@dataclass(frozen=True)
class Section:
    """Lines below a heading."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""
    is_loud: bool = False


def describe(found: Differences) -> tuple[Section, ...]:
    """All sections that say something, the loudest first."""
    sections = (
        Section(
            "Achtung: Adressen, die nirgendwohin mehr führen",
            tuple(map(_lost, found.lost)),
            "Links von anderswo, Lesezeichen und Suchmaschinen kennen sie. Bitte die alte Adresse unter „aliases“ der "
            "Seite eintragen, die an ihre Stelle tritt.",
            is_loud=True,
        ),
        Section(
            "Achtung: Einträge, die Abonnent:innen noch einmal als neu bekommen",
            tuple(_entry("noch einmal", entry) for entry in found.entries.again),
            "Bitte die frühere Kennung als „id“ eintragen oder die erste Adresse in „aliases“ behalten.",
            is_loud=True,
        ),
        Section("Seiten", tuple(_pages(found.pages))),
        Section("Übersichten", tuple(_lists(found.pages))),
        Section("Termine", tuple(_dates(found.dates))),
        Section("Feeds", tuple(_entries(found.entries, found.feeds))),
        Section("Einstellungen", tuple(_frame(found))),
    )
    return tuple(section for section in sections if section.lines)


def _lost(gone: Gone) -> Line:
    return Line("weg", gone.title, f"/{gone.address}")


def _pages(pages: Pages) -> Iterator[Line]:
    """What somebody wrote."""
    yield from (Line("neu", page.title, f"/{page.address}") for page in pages.new if page.entry)
    for was, now in pages.changed:
        if now.entry:
            more = f"bisher {quote(was.title)}" if was.title != now.title else ""
            yield Line("geändert", now.title, f"/{now.address}", more)
    yield from (Line("entfällt", page.title, f"/{page.address}") for page in pages.gone if page.entry)
    if pages.touched:
        titles = [page.title for page in pages.touched]
        yield Line(
            "betroffen", _some(titles, "Seite", "Seiten"), more="zeigen etwas von anderen Seiten, das sich ändert"
        )


def _lists(pages: Pages) -> Iterator[Line]:
    """What the program puts together; how many of them change says enough."""
    yield from (Line("neu", page.title, f"/{page.address}") for page in pages.new if not page.entry)
    yield from (Line("entfällt", page.title, f"/{page.address}") for page in pages.gone if not page.entry)
    changed = [now for _, now in pages.changed if not now.entry]
    if changed:
        yield Line("geändert", _some([page.title for page in changed], "Übersicht", "Übersichten"))


def _some(titles: Sequence[str], one: str, many: str) -> str:
    """``5 Übersichten: Blog, Teams, Termine und andere``."""
    shown = [*dict.fromkeys(titles)][:_SHOWN_FEEDS]
    rest = ["andere"] if len(titles) > len(shown) else []
    return f"{count_words(len(titles), one, many)}: {join_words([*shown, *rest])}"


def _dates(dates: Dates) -> Iterator[Line]:
    yield from (Line("neu", _event(event)) for event in dates.new)
    yield from (Line("verschoben", was.title, more=f"von {_when(was)} auf {_when(now)}") for was, now in dates.moved)
    for was, now in dates.changed:
        is_off = now.cancelled and not was.cancelled
        yield Line("abgesagt" if is_off else "geändert", _event(now), more=_explain(was, now))
    yield from (Line("entfällt", _event(event)) for event in dates.gone)


def _event(event: CalendarEvent) -> str:
    return f"{event.title}, {_when(event)}"


def _when(event: CalendarEvent) -> str:
    span = format_span(event.begin, event.end)
    return f"{span} (wiederholt sich)" if event.rule else span


def _explain(was: CalendarEvent, now: CalendarEvent) -> str:
    parts = [f"bisher {quote(was.title)}"] if was.title != now.title else []
    parts += [f"Ort: {was.place or 'keiner'} → {now.place or 'keiner'}"] if was.place != now.place else []
    parts += ["findet doch statt"] if was.cancelled and not now.cancelled else []
    return ", ".join(parts)


def _entries(entries: Entries, feeds: tuple[tuple[str, ...], tuple[str, ...]]) -> Iterator[Line]:
    yield from (_entry("neuer Eintrag", entry) for entry in entries.new)
    yield from (_entry("geänderter Eintrag", entry) for entry in entries.changed)
    yield from (_entry("Eintrag entfällt", entry) for entry in entries.gone)
    for what, titles in zip(("neu", "entfällt"), feeds, strict=True):
        if titles:
            yield Line(what, _some(titles, "Feed", "Feeds"))


def _entry(what: str, entry: FeedEntry) -> Line:
    feeds = f"in {_some(entry.feeds, 'Feed', 'Feeds')}" if entry.feeds else "nur im Archiv"
    return Line(what, entry.item.title, more=feeds)


def _frame(found: Differences) -> Iterator[Line]:
    if found.frame:
        yield Line("geändert", "mkdocs.yml", more="Kopf, Menü und Fuß können auf allen Seiten anders aussehen.")


def render_text(revision: Revision, sections: Sequence[Section]) -> Iterator[str]:
    """Lines for a terminal."""
    yield _opening(revision)
    for section in sections:
        yield ""
        yield f"{'!! ' if section.is_loud else ''}{section.title} ({len(section.lines)})"
        if section.note:
            yield f"   {section.note}"
        width = max(len(line.what) for line in section.lines)
        for line in section.lines[:SHOWN]:
            more = f" – {line.more}" if line.more else ""
            yield one_line(f"  {line.what:{width}}  {' '.join(filter(None, (line.subject, line.code)))}{more}")
        yield from _rest(section.lines, "  ")
    if not sections:
        yield from ("", _NOTHING)


def render_markdown(revision: Revision, sections: Sequence[Section]) -> Iterator[str]:
    """Lines for a comment on a change."""
    yield from ("## Was sich auf der Website ändert", "", _escape(_opening(revision)))
    for section in sections:
        yield from ("", f"### {'⚠️ ' if section.is_loud else ''}{section.title} ({len(section.lines)})", "")
        if section.note:
            yield from (section.note, "")
        for line in section.lines[:SHOWN]:
            code = f" `{line.code.replace('`', '%60')}`" if line.code else ""
            more = f" – {_escape(line.more)}" if line.more else ""
            yield f"- **{line.what}:** {_escape(line.subject)}{code}{more}"
        yield from _rest(section.lines, "- ")
    if not sections:
        yield from ("", _NOTHING)


_NOTHING = "Für Leser:innen ändert sich nichts."


def _opening(revision: Revision) -> str:
    return f"Verglichen mit {quote(revision.name)} ({revision.commit}, {revision.day})."


def _rest(lines: Sequence[Line], indent: str) -> Iterable[str]:
    return [f"{indent}… und noch {len(lines) - SHOWN}"] if len(lines) > SHOWN else []


def _escape(text: str) -> str:
    """Text that Markdown shows as it stands, in one line."""
    return escape_markdown(one_line(text))
