"""The commands for the profile form of teams: filled-in ones come in, an empty one goes out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wiq_site.commands.importing import run_import
from wiq_site.commands.parts import config_option, help_option, open_with_terms, stop

if TYPE_CHECKING:
    from wiq_site.importing.results import Import
    from wiq_site.project import Project
    from wiq_site.settings import Settings

_AND_NOW = (
    "Bitte die Datei lesen: Namen, die das Programm nicht kennt, können noch im Text stehen. "
    "Nicht im Formular stehen status, gebiet und themen. "
    "Ist alles richtig, die Zeile „draft: true“ löschen."
)


@click.command("steckbrief")
@config_option
@click.argument("dateien", metavar="DATEI…", nargs=-1, type=click.Path(path_type=Path))
@help_option
def import_profiles(config_file: Path, dateien: tuple[Path, ...]) -> None:
    """Ausgefüllte Steckbriefe von Teams übernehmen (.docx, .odt, .pdf, .txt).

    Namen, Mailadressen und Telefonnummern bleiben draußen. Jedes Team wird ein Entwurf.
    """
    from wiq_site.importing.profile.read import read_forms
    from wiq_site.reader import find_public

    if not dateien:
        stop("Bitte mindestens eine Datei angeben: wiq import steckbrief team.docx", 2)

    def read(settings: "Settings", project: "Project") -> "Import":
        terms = project.reading.contents.taxonomies
        folder = settings.folders["teams_dir"].relative_to(settings.root).as_posix()
        return read_forms(dateien, folder, terms, find_public(settings, terms))

    sources = run_import(config_file, read).sources
    if any(source.files for source in sources):
        click.echo(_AND_NOW)
    if not all(source.files for source in sources):
        sys.exit(1)


@click.command()
@config_option
@click.argument("ziel", metavar="ZIEL", default="", type=str)
@help_option
def steckbrief(config_file: Path, ziel: str) -> None:
    """Einen leeren Steckbrief zum Ausfüllen schreiben. ZIEL ist eine Datei, die auf .docx oder .odt endet."""
    from wiq_site.importing.profile.blank import WRITERS, write_blank

    if Path(ziel).suffix.lower() not in WRITERS:
        stop("Bitte eine Datei angeben, die auf .docx oder .odt endet: wiq steckbrief steckbrief-leer.docx", 2)
    settings, project, _ = open_with_terms(config_file)
    try:
        write_blank(Path(ziel), settings.site_name, project.reading.contents.taxonomies)
    except FileExistsError:
        stop(f"{ziel} gibt es schon. Es wurde nichts überschrieben.", 1)
    click.echo(f"Geschrieben: {ziel}. Ausgefüllt kommt er zurück mit: wiq import steckbrief DATEI")
