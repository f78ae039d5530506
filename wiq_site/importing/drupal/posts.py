"""An old page → the file that it becomes, and everything that an editor should know about it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from wiq_site.body.model import Body
from wiq_site.content.models import KURZ_LIMIT
from wiq_site.content.prose import LONGEST_TITLE, explain_text
from wiq_site.dates import format_day, parse_moment
from wiq_site.editing.quoting import Bare, render_head
from wiq_site.importing.cleaning import clean, soup_of
from wiq_site.importing.drupal.agenda import Agenda, take_agenda
from wiq_site.importing.drupal.frozen import freeze
from wiq_site.importing.drupal.labels import Sorted
from wiq_site.importing.drupal.leads import place_lead
from wiq_site.importing.drupal.links import Links, reveal_mails
from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.drupal.pictures import Pictures
from wiq_site.importing.drupal.places import Place
from wiq_site.importing.drupal.upcoming import as_fields, find_next_dates
from wiq_site.importing.losses import count_said, find_lost, read_words
from wiq_site.importing.markdown import render_markdown
from wiq_site.importing.marks import parse_markdown
from wiq_site.importing.paragraphs import BLOCKS, level_headings, read_blocks
from wiq_site.importing.results import Imported, NewFile, Note
from wiq_site.importing.tags import build_tag
from wiq_site.privacy.rules import Public
from wiq_site.source.yaml_text import Plain
from wiq_site.text import count_words, join_words, quote, shorten

_SORTED = ("categories", "themen", "gebiet", "ortsteile", "teams")
"""The fields that labels of the old site become."""


@dataclass(frozen=True)
class World:
    """What all pages of an import share."""

    links: Links
    pictures: Pictures
    public: Public
    with_names: bool = False


@dataclass
class _Work:
    """A page on its way."""

    page: OldPage
    place: Place
    values: dict[str, Plain] = field(default_factory=dict)
    files: list[NewFile] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    unknown: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)


def build_post(
    page: OldPage, place: Place, labels: Sorted, aliases: list[str], world: World, *, is_post: bool
) -> Imported:
    """The file of a page with its pictures. ``labels`` and ``aliases`` have been decided for all pages together."""
    work = _Work(page, place, unknown=list(page.unknown), left_out=list(page.left_out))
    reveal_mails(page.body)
    work.left_out += clean(page.body)
    said = count_said(read_blocks(page.body))
    files, missing = world.pictures.take(page.body, page.folder, place.home, page.title)
    work.files += files
    work.unknown += missing
    work.unknown += world.links.mend(page.body, place.uri, next(iter(page.addresses), ""))
    summary = _take_summary(work)
    dates = list(find_next_dates(_texts(page), page.title, page.date)) if is_post else []
    agenda = take_agenda(page.body) if is_post else Agenda()
    lead, more = place_lead(page, world.pictures, place, work.unknown)
    work.files += more
    level_headings(page.body)
    body = render_markdown(page.body)
    work.values = _build_head(work, labels, aliases, summary, is_post=is_post)
    work.values |= {"bild": lead, "termine": as_fields(dates), "tops": list(agenda.items)}
    _add_comments(work, world, is_post=is_post)
    _describe(work, labels, agenda, dates, is_post=is_post)
    head = render_head(work.values)
    written = parse_markdown(body, line=head.count("\n") + 2)
    _tell_problems(work, written)
    _check_words(work, said, written, agenda)
    data = f"{head}\n{body}\n" if body else head
    _tell_names(work, agenda, data)
    note = Note(f"{'Beitrag' if is_post else 'Seite'} mit {join_words(work.taken)}") if work.taken else None
    file = NewFile(place.path, data.encode())
    return Imported(
        page.source, (file, *work.files), (note,) if note else (), tuple(work.unknown), tuple(work.left_out)
    )


def _texts(page: OldPage) -> Iterator[str]:
    for block in page.body.find_all(["p", "li", "td", "h2", "h3", "h4"]):
        if not block.find(BLOCKS):
            yield " ".join(block.get_text(" ").split())


def _take_summary(work: _Work) -> str:
    """A text of its own becomes ``kurz``, or the first paragraph where it is too long; the text's beginning is none."""
    summary = " ".join(soup_of(work.page.summary).get_text(" ").split()) if work.page.summary else ""
    body = " ".join(work.page.body.get_text(" ").split())
    if not summary or body.startswith(summary.rstrip(" .…")):
        return ""
    if len(summary) <= KURZ_LIMIT:
        return summary
    work.page.body.insert(0, build_tag("p", summary))
    work.unknown.append(Note(f"Die Zusammenfassung ist länger als {KURZ_LIMIT} Zeichen und steht jetzt im Text"))
    return ""


def _build_head(work: _Work, labels: Sorted, aliases: list[str], summary: str, *, is_post: bool) -> dict[str, Plain]:
    page = work.page
    if len(page.title) > LONGEST_TITLE:
        work.unknown.append(Note(f"Der Titel war länger als {LONGEST_TITLE} Zeichen: {quote(page.title)}"))
    head: dict[str, Plain] = {"title": shorten(page.title, LONGEST_TITLE), "date": "", "updated": "", "kurz": summary}
    if is_post:
        is_changed = page.updated[:10] > page.date[:10]
        head |= {"date": Bare(page.date), "updated": Bare(page.updated if page.date and is_changed else "")}
        head |= {facet: list(labels.found.get(facet, ())) for facet in _SORTED}
    head |= {"bild": "", "termine": [], "tops": [], "kommentare": []}
    head["draft"] = Bare("true") if page.is_draft else ""
    head |= {"id": page.guid if is_post else "", "aliases": list(aliases)}
    return head


def _add_comments(work: _Work, world: World, *, is_post: bool) -> None:
    comments = work.page.comments
    if not comments:
        return
    if not is_post:
        work.left_out.append(Note(f"{count_words(len(comments), 'Kommentar', 'Kommentare')}: Seiten haben keine"))
        return
    frozen = freeze(comments, world.public, with_names=world.with_names)
    work.values["kommentare"] = frozen.entries
    work.taken.append(count_words(len(frozen.entries), "früherem Kommentar", "früheren Kommentaren"))
    work.left_out += frozen.left_out


def _describe(work: _Work, labels: Sorted, agenda: Agenda, dates: list[dict[str, str]], *, is_post: bool) -> None:
    page = work.page
    if is_post and page.date:
        work.taken.insert(0, f"Datum {format_day(parse_moment(page.date[:10]))}")
    if agenda.items:
        work.taken.append(count_words(len(agenda.items), "Tagesordnungspunkt", "Tagesordnungspunkten"))
    if dates:
        work.taken.append(count_words(len(dates), "nächsten Termin", "nächsten Terminen"))
    if work.files:
        work.taken.append(count_words(len({file.path for file in work.files}), "Bild", "Bildern"))
    if agenda.names:
        names = count_words(len(agenda.names), "Name", "Namen")
        work.left_out.append(Note(f"{names} hinter den Tagesordnungspunkten"))
    if is_post and not page.date:
        work.unknown.append(
            Note("Ein Datum ist nirgends zu finden. Bitte „date“ eintragen oder mit --datum importieren")
        )
    if labels.useless and is_post:
        work.left_out.append(
            Note(f"die Kategorie {join_words(map(quote, labels.useless))}: So heißt die ganze Website")
        )
    if not is_post and page.labels:
        work.left_out.append(Note(f"die Kategorien {join_words(map(quote, page.labels))}: Seiten haben keine"))
    if not is_post:
        work.unknown.append(
            Note("Daraus ist eine Seite geworden, kein Beitrag. In der Navigation steht sie noch nicht")
        )


def _tell_problems(work: _Work, written: Body) -> None:
    for problem in written.outline.problems:
        work.unknown.append(Note(f"{work.place.path}, Zeile {problem.line}: {problem.what}"))
    for sign, _, _ in explain_text(work.page.title, ("title",)):
        work.unknown.append(Note(f"Titel: {sign}"))


def _check_words(work: _Work, said: Counter[str], written: Body, agenda: Agenda) -> None:
    """Nothing goes in silence: words of the old text that the new file does not have."""
    texts = [str(item.get("text", "")) for item in agenda.items if isinstance(item, dict)]
    made = [read_words(written), *(read_words(parse_markdown(text)) for text in texts), *agenda.words]
    if lost := find_lost(said, made):
        work.unknown.append(Note(f"Diese Wörter fehlen im neuen Text: {shorten(' '.join(lost), 300)}"))


def _tell_names(work: _Work, agenda: Agenda, data: str) -> None:
    """Names that stood behind agenda items may stand in their texts as well: only people can tell who is meant."""
    names = set(agenda.names)
    lines = [
        number for number, line in enumerate(data.split("\n"), 1) if names.intersection(line.replace(",", " ").split())
    ]
    if lines:
        places = join_words(map(str, lines))
        work.unknown.append(Note(f"Namen aus der Tagesordnung stehen auch im Text, Zeile {places}. Bitte ersetzen"))
