"""``wiq neue-stadt``: a folder that is a whole site, ready to be filled."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from wiq_site.commands.parts import ask, help_option, is_terminal, open_settings, stop, tell
from wiq_site.problems import find_errors


@click.command("neue-stadt")
@click.argument("ordner", required=False, type=click.Path(path_type=Path))
@click.option("--name", help="Wie die Website heißt, z. B. Nachbarstadt.")
@click.option("--adresse", help="Wo sie zu finden sein wird, z. B. https://nachbarstadt.example/.")
@click.option("--gebiet", help="Das erste Gebiet: ein Stadtteil oder die ganze Stadt.")
@click.option("--paket", help="Woher pip das Programm nimmt: eine Zeile für requirements.txt.")
@help_option
def neue_stadt(
    ordner: Path | None, name: str | None, adresse: str | None, gebiet: str | None, paket: str | None
) -> None:
    """Den Ordner einer neuen Website anlegen: Einstellungen, Begriffe, Beispiele, Rezepte. Überschreibt nichts."""
    from wiq_site.clock import read_clock
    from wiq_site.founding.town import (
        CannotFound,
        Town,
        build_town,
        check_area,
        check_name,
        check_package,
        check_site_url,
        write_town,
    )
    from wiq_site.hands.builder import check_folder

    if ordner is None:
        stop("Bitte den Ordner nennen, der angelegt wird: wiq neue-stadt nachbarstadt", 2)
    try:
        given = [
            _answer(name, "--name", "Wie heißt die Website?", check_name),
            _answer(adresse, "--adresse", "Unter welcher Adresse wird sie zu finden sein?", check_site_url),
            _answer(gebiet, "--gebiet", "Wie heißt das erste Gebiet? Ein Stadtteil, oder die ganze Stadt.", check_area),
        ]
        town = Town(*given, *([check_package(paket)] if paket is not None else []))
        write_town(ordner, build_town(town, read_clock(os.environ).date()))
    except CannotFound as error:
        stop(f"Es wurde nichts angelegt. {error}", 1)
    except click.Abort:
        stop("Abgebrochen. Es wurde nichts angelegt.", 130)
    tell(find_errors(check_folder(ordner / "mkdocs.yml").problems))
    click.echo("\n".join(_describe(ordner, open_settings(ordner / "mkdocs.yml").preview_url)))


def _answer(given: str | None, option: str, question: str, check: Callable[[str], str]) -> str:
    """What was given, or what somebody types until it does. Raises ``CannotFound``."""
    from wiq_site.founding.town import CannotFound

    if given is not None or not is_terminal():
        if not given:
            raise CannotFound(f"{option} fehlt: {question}")
        return check(given)
    while True:
        try:
            return check(ask(question))
        except CannotFound as error:
            click.echo(str(error))


def _describe(folder: Path, preview: str) -> Iterator[str]:
    yield f"Angelegt: {folder} mit Einstellungen, Begriffen, Seiten, Beispielen und Rezepten für drei Git-Hosts."
    yield "So geht es weiter:"
    yield f"  1. cd {folder}"
    yield f"  2. wiq serve, dann im Browser {preview}"
    yield "  3. README.md lesen: was zu ergänzen ist und wie die Website veröffentlicht wird."
