"""Files with forms → what an import writes and tells."""

from collections.abc import Iterable
from pathlib import Path

from wiq_site.content.taxonomies import Taxonomies
from wiq_site.editing.creating import shorten_name
from wiq_site.importing.profile.files import read_lines
from wiq_site.importing.profile.rows import parse_form
from wiq_site.importing.profile.team import build_draft
from wiq_site.importing.results import Import, Imported, NewFile, Note, Unreadable, refuse
from wiq_site.privacy.rules import Public
from wiq_site.text import name_text, slugify


def read_forms(files: Iterable[Path], folder: str, terms: Taxonomies, public: Public) -> Import:
    """All forms. ``folder`` is that of the teams, from the project."""
    sources: list[Imported] = []
    paths: dict[str, str] = {}
    for file in files:
        source = _read_form(file, folder, terms, public)
        for new in source.files:
            if new.path in paths:
                same = f"Aus {paths[new.path]} wird schon {new.path}."
                what = f"{same} Bitte in einem der beiden Formulare den Namen des Teams ändern."
                source = refuse(source.source, what)
            paths.setdefault(new.path, source.source)
        sources.append(source)
    return Import(tuple(sources))


def _read_form(file: Path, folder: str, terms: Taxonomies, public: Public) -> Imported:
    try:
        draft = build_draft(parse_form(read_lines(file)), terms, public)
    except Unreadable as error:
        return refuse(str(file), error)
    if draft.is_empty:
        return refuse(str(file), "Der Steckbrief ist nicht ausgefüllt.")
    name = shorten_name(slugify(draft.title) or slugify(file.stem) or name_text(draft.title or file.stem))
    new = NewFile(f"{folder}/{name}.md", draft.render().encode())
    return Imported(str(file), (new,), _sort(draft.taken), _sort(draft.unknown), _sort(draft.left_out))


def _sort(notes: Iterable[Note]) -> tuple[Note, ...]:
    """In the order of the source; what has no line comes last."""
    return tuple(sorted(notes, key=lambda note: (not note.line, note.line)))
