"""The folder of another generator → an import: every text once, in order, whatever is wrong with some of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wiq_site.dates import Moment
from wiq_site.editing.naming import find_owners
from wiq_site.editing.quoting import Bare, render_head
from wiq_site.importing.generators.bodies import Surroundings, build_body, find_file, find_title
from wiq_site.importing.generators.dates import read_moment, write_moment
from wiq_site.importing.generators.fields import read_fields
from wiq_site.importing.generators.folders import read_text_file, read_tree
from wiq_site.importing.generators.links import Index
from wiq_site.importing.generators.model import OldSite, Place, Program, Sort, Text, Told, Tree
from wiq_site.importing.generators.naming import Namer, needs_slug
from wiq_site.importing.generators.pictures import Pictures
from wiq_site.importing.generators.vocabulary import Vocabulary
from wiq_site.importing.results import CopiedFile, Import, Imported, NewFile, Note, Unreadable, refuse
from wiq_site.project import Project
from wiq_site.settings import Settings
from wiq_site.source.yaml_text import Plain
from wiq_site.text import count_words, quote


@dataclass(frozen=True)
class _Gathered:
    """The texts that come along, in order of their paths, why others do not, and all to which links may lead."""

    texts: tuple[Text, ...]
    refused: tuple[Imported, ...]
    linked: tuple[Text, ...]


def read_folder(program: Program, folder: Path, settings: Settings, project: Project) -> Import:
    """Everything that the folder of another generator holds for us."""
    tree = read_tree(folder)
    site = program.read_site(tree)
    namer = Namer(settings, find_owners(project.reading.contents))
    gathered = _gather(program, tree, site, namer)
    index = Index(gathered.linked, tree.files, site)
    around = Surroundings(program, site, index, Pictures(tree.files), settings)
    vocabulary = Vocabulary(project.reading.contents.taxonomies)
    imported = [_import(text, around, namer, vocabulary) for text in gathered.texts]
    sources = sorted((*imported, *gathered.refused), key=lambda one: one.source)
    notes = (*_sum_up(gathered.texts, site), *([] if sources else [Note(_explain_nothing(program))]))
    return Import(tuple(sources), vocabulary.used, notes)


def _explain_nothing(program: Program) -> str:
    return (
        f"In dem Ordner liegt kein Text von {program.title}. "
        "Bitte den Ordner angeben, in dem die Einstellungen der alten Website liegen."
    )


def _gather(program: Program, tree: Tree, site: OldSite, namer: Namer) -> _Gathered:
    texts: list[Text] = []
    refused = [refuse(path, why) for path, why in tree.refused.items()]
    for path, file in tree.files.items():
        place = program.find_place(path, site)
        if isinstance(place, str):
            refused.append(refuse(path, place))
        elif place is not None:
            try:
                text = _read(program, path, file, place, site)
            except Unreadable as error:
                refused.append(refuse(path, error))
                continue
            if text is not None and text.head.notes and not text.head.values:
                refused.append(Imported(path, unknown=text.head.notes))
            elif text is not None:
                texts.append(text)
    placed: list[Text] = []
    for text in sorted(texts, key=lambda one: _rank(one, site)):
        if reason := namer.place(text):
            refused.append(Imported(text.path, left_out=(Note(reason),)))
        else:
            placed.append(text)
    by_path = sorted(texts, key=lambda one: one.path)
    paths = {text.path for text in placed}
    coming = tuple(text for text in by_path if text.path in paths)
    return _Gathered(coming, tuple(refused), tuple(text for text in by_path if text.uri))


def _rank(text: Text, site: OldSite) -> tuple[Sort, bool, str, str]:
    """Who chooses an address first: German texts before others, old ones before new ones."""
    return text.place.sort, bool(_find_lang(text, site)), str(text.values.date or ""), text.path


def _find_lang(text: Text, site: OldSite) -> str:
    """The language of a text that is not German."""
    lang = (text.values.lang or text.place.lang or site.lang).partition("-")[0]
    return "" if lang == "de" else lang


def _read(program: Program, path: str, file: Path, place: Place, site: OldSite) -> Text | None:
    head = program.read_head(read_text_file(file, path), path)
    if place.needs_head and not head.is_there and not head.notes:
        return None
    told = Told(unknown=list(head.notes))
    values = read_fields(head, program.prepare(head.values, place, site), program, told)
    if place.sort is Sort.POST:
        values.date = values.date or _read_day(place, told)
    values.categories = list(dict.fromkeys((*place.categories, *values.categories)))
    values.draft |= place.is_draft
    text = Text(path, place, head, values, told)
    find_title(text)
    if not values.title:
        values.title = place.stem.replace("-", " ").replace("_", " ").strip().capitalize() or place.stem
        told.taken.append(Note(f"Der Titel {quote(values.title)} kommt aus dem Namen der Datei."))
    text.address = program.find_address(text, site)
    return text


def _read_day(place: Place, told: Told) -> Moment | None:
    """The day in the name of the file."""
    day = read_moment(place.day)
    if place.day and day is None:
        told.unknown.append(Note(f"Das Datum {quote(place.day)} im Namen der Datei gibt es nicht."))
    return day


def _import(text: Text, around: Surroundings, namer: Namer, vocabulary: Vocabulary) -> Imported:
    body, files = build_body(text, around)
    pictures = _find_pictures(text, around, files)
    fields = _build_fields(text, around.site, list(namer.find_aliases(text, around.site)), pictures, vocabulary)
    head = render_head(fields)
    new = NewFile(text.new_path, (head + (f"\n{body}" if body else "")).encode())
    told = text.told
    if told.persons:
        told.left_out.append(Note(f"{count_words(told.persons, 'Angabe', 'Angaben')} zu Personen"))
    taken = (*told.taken, *_describe_counted(told.changed))
    left_out = (*told.left_out, *_describe_counted(told.dropped))
    return Imported(text.path, (new, *files), _fold(taken), _fold(told.unknown), _fold(left_out))


def _fold(notes: Iterable[Note]) -> tuple[Note, ...]:
    """What is said several times is said once, at its first line."""
    first: dict[str, Note] = {}
    counts: Counter[str] = Counter()
    for note in notes:
        first.setdefault(note.what, note)
        counts[note.what] += 1
    return tuple(
        Note(f"{what} ({counts[what]}-mal)", note.line) if counts[what] > 1 else note for what, note in first.items()
    )


def _find_pictures(text: Text, around: Surroundings, files: list[CopiedFile]) -> dict[str, Plain]:
    """``bild`` and ``fotos``, each picture once."""
    values = text.values
    if text.place.sort is Sort.PAGE and values.photos:
        names = ", ".join(target for target, _ in values.photos)
        text.told.left_out.append(Note(f"Seiten haben hier keine Fotos: {names}"))
        values.photos.clear()
    lead = _find_picture(values.picture, values.picture_alt, text, around, files) if values.picture else {}
    photos = [_find_picture(target, alt, text, around, files) for target, alt in values.photos]
    by_name = {str(photo["datei"]): photo for photo in photos if photo and photo["datei"] != lead.get("datei")}
    return {"bild": lead, "fotos": list(by_name.values())}


def _find_picture(target: str, alt: str, text: Text, around: Surroundings, files: list[CopiedFile]) -> dict[str, Plain]:
    found = find_file(target, text, around)
    if found is None:
        text.told.unknown.append(Note(f"Das Bild {quote(target)} wurde nicht gefunden oder kann nicht mitkommen."))
        return {}
    name, file = found
    if file not in files:
        files.append(file)
    return {"datei": name, "alt": alt}


def _build_fields(
    text: Text, site: OldSite, aliases: list[str], pictures: dict[str, Plain], vocabulary: Vocabulary
) -> dict[str, Plain]:
    """Front matter in our order."""
    values = text.values
    common: dict[str, Plain] = {
        "kurz": values.kurz,
        **pictures,
        "lang": _find_lang(text, site),
        "draft": Bare("true") if values.draft else None,
        "aliases": list(aliases),
    }
    if text.place.sort is Sort.PAGE:
        _tell_fields_of_posts(text)
        return {"title": values.title, **common}
    terms = {facet: vocabulary.find_slugs(facet, getattr(values, facet)) for facet in ("categories", "themen")}
    return {
        "title": values.title,
        "date": Bare(write_moment(values.date)) if values.date else None,
        "updated": Bare(write_moment(values.updated)) if values.updated else None,
        **{facet: list(slugs) for facet, slugs in terms.items()},
        **common,
        "slug": text.slug if needs_slug(text) else None,
        "id": values.id,
    }


def _tell_fields_of_posts(text: Text) -> None:
    values = text.values
    terms = ", ".join((*values.categories, *values.themen))
    if terms:
        text.told.left_out.append(Note(f"Seiten haben hier keine Kategorien und Themen: {terms}"))
    if values.date:
        text.told.fields["date"] += 1


def _describe_counted(counted: Counter[str]) -> Iterator[Note]:
    yield from (Note(f"{name} ({number}-mal)") for name, number in counted.items())


def _sum_up(texts: tuple[Text, ...], site: OldSite) -> Iterator[Note]:
    fields: Counter[str] = Counter()
    for text in texts:
        fields.update(text.told.fields)
    persons = sum(text.told.persons for text in texts)
    yield from site.notes
    if fields:
        listed = ", ".join(f"{name} ({number})" for name, number in sorted(fields.items()))
        yield Note(f"Felder, die es hier nicht braucht: {listed}")
    if persons:
        yield Note(f"{count_words(persons, 'Angabe', 'Angaben')} zu Personen weggelassen.")
