"""``wiq rundbrief``: the letter of a project as two new files."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wiq_site.clock import read_clock
from wiq_site.editing.texts import write_new
from wiq_site.hands.builder import read_project
from wiq_site.newsletter.letter import Letter, build_letter, count_stories
from wiq_site.newsletter.rendering import render_html, render_text
from wiq_site.problems import Problem, find_errors
from wiq_site.settings import Settings
from wiq_site.text import count_words


class NothingNew(ValueError):
    """There is nothing to tell."""


def write_letter(settings: Settings, since: date, folder: Path) -> tuple[tuple[Problem, ...], list[str]]:
    """All problems, and what to say when both files are written; with errors none is.

    Raises ``NothingNew``, and ``FileExistsError`` for what would be overwritten.
    """
    today = read_clock(os.environ).date()
    project = read_project(settings)
    if project.site is None:
        return find_errors(project.problems), []
    letter = build_letter(project.site, since, today)
    if not letter.parts:
        raise NothingNew
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(folder)
    files = {folder / f"rundbrief-{today}.{kind}": text for kind, text in _render(letter)}
    for file in files:
        if file.exists():
            raise FileExistsError(file)
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        write_new(file, text)
    return (), list(_describe(letter, tuple(files)))


def _render(letter: Letter) -> Iterator[tuple[str, str]]:
    yield "html", render_html(letter)
    yield "txt", render_text(letter)


def _describe(letter: Letter, files: tuple[Path, ...]) -> Iterator[str]:
    yield f"Rundbrief vom {letter.span}: {count_words(count_stories(letter.parts), 'Eintrag', 'Einträge')}."
    yield from (f"  {part.title}: {len(part.stories)}" for part in letter.parts)
    yield f"Geschrieben: {' und '.join(map(str, files))}."
    yield "Bitte lesen, ergänzen und als Mail verschicken: die HTML-Datei, mit dem Text für einfache Programme."
