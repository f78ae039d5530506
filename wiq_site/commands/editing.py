"""The commands that write for editors: ``wiq neu`` and ``wiq umbenennen``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wiq_site.commands.parts import (
    ask,
    config_option,
    help_option,
    is_terminal,
    open_project,
    open_with_terms,
    stop,
    tell,
)
from wiq_site.problems import find_errors

if TYPE_CHECKING:
    from wiq_site.editing.answers import Terminal
    from wiq_site.editing.creating import Names


@click.command()
@config_option
@click.argument("art", metavar="team|beitrag|idee|termin", default="")
@click.option("--titel", help="Der Titel, bei einem Team sein Name.")
@click.option("--kurz", help="Ein, zwei Sätze für Karten, Suche und Feeds.")
@click.option("--datum", help="Tag der Veröffentlichung; ohne Angabe heute.")
@click.option("--kategorie", multiple=True, help="Kategorie: Kürzel oder Beschriftung; mehrere mit Komma.")
@click.option("--themen", multiple=True, help="Themen: Kürzel oder Beschriftung; mehrere mit Komma.")
@click.option("--gebiet", multiple=True, help="Gebiete: Kürzel oder Beschriftung; mehrere mit Komma.")
@click.option("--ortsteile", multiple=True, help="Ortsteile der Gebiete; mehrere mit Komma.")
@click.option("--status", help="Wo das Team steht: Kürzel oder Beschriftung.")
@click.option("--seit", help="Seit wann es das Team gibt.")
@click.option("--gesucht", multiple=True, metavar="FAEHIGKEIT:TEXT", help="Was gesucht wird; auch mehrmals.")
@click.option("--kontakt", help="Ein Funktionspostfach.")
@click.option("--beginn", help="Beginn des Termins: 2027-06-20 15:00.")
@click.option("--ende", help="Ende des Termins.")
@click.option("--ort", help="Wo der Termin ist.")
@click.option("--text", default="", help="Der Text in Markdown; ohne Angabe ein Gerüst zum Ausfüllen.")
@click.option("--name", default="", help="Der Dateiname; ohne Angabe aus dem Titel.")
@click.option("--fertig", is_flag=True, help="Kein Entwurf: sofort öffentlich.")
@help_option
def neu(config_file: Path, art: str, text: str, name: str, fertig: bool, **given: str | tuple[str, ...] | None) -> None:
    """Eine neue Datei anlegen. Was nicht angegeben ist, wird gefragt."""
    from wiq_site.clock import read_clock
    from wiq_site.editing.answers import Wrong, collect_answers
    from wiq_site.editing.creating import NameTaken, create_file, describe_next, find_names, render_file
    from wiq_site.editing.recipes import RECIPES

    if art not in RECIPES:
        stop(_explain_kind(art, tuple(RECIPES)), 2)
    settings, project, check = open_with_terms(config_file)
    recipe, terminal = RECIPES[art], _find_terminal()
    today = read_clock(os.environ).date()
    options = {key: (value,) if isinstance(value, str) else value or () for key, value in given.items()}
    try:
        answers = collect_answers(recipe, options, project.reading.contents.taxonomies, today, terminal)
        names = find_names(recipe, settings, project, answers)
        slug = _choose_name(names, name or str(answers["titel"]), terminal if not name else None)
        path = names.path(slug)
        written = render_file(recipe, answers, text=text, is_finished=fertig)
        found = create_file(names.file(slug), written, path, check)
    except Wrong as error:
        stop(f"Es wurde nichts angelegt.\n{error}", 2)
    except NameTaken as error:
        stop(f"Es wurde nichts angelegt. {error} (--name {error.free})", 1)
    except click.Abort:
        stop("Abgebrochen. Es wurde nichts angelegt.", 130)
    tell(found)
    click.echo("\n".join(describe_next(path, names.address(slug), settings, is_draft=not fertig)))


@click.command()
@config_option
@click.argument("alt", metavar="ALT", default="")
@click.argument("neu", metavar="NEU", default="")
@help_option
def umbenennen(config_file: Path, alt: str, neu: str) -> None:
    """Ein Team oder einen Beitrag umbenennen. Alte Adresse, Feeds, Kalender und Links bleiben gültig.

    ALT ist die Datei (teams/alter-name.md), NEU der neue Name.
    """
    from wiq_site.editing.applying import apply_renaming, describe_renaming, undo_renaming
    from wiq_site.editing.renaming import CannotRename, plan_renaming

    if not neu:
        stop("Bitte die Datei und den neuen Namen angeben: wiq umbenennen teams/alter-name.md neuer-name", 2)
    settings, project, check = open_project(config_file)
    if errors := find_errors(project.problems):
        click.echo("Es wurde nichts geändert: Das Projekt hat schon Fehler. Bitte zuerst beheben:", err=True)
        tell(errors)
    try:
        renaming = plan_renaming(project, settings, alt, neu)
    except CannotRename as error:
        stop(f"Es wurde nichts geändert. {error}", 1)
    apply_renaming(renaming)
    errors = find_errors(check())
    if any(problem.path != settings.config_path for problem in errors):
        undo_renaming(renaming)
        click.echo("Es wurde nichts geändert, denn danach gäbe es Fehler:", err=True)
        tell(errors)
    click.echo("\n".join(describe_renaming(renaming, settings)))
    if errors:
        click.echo("Noch von Hand zu ändern:", err=True)
        tell(errors)


def _explain_kind(word: str, kinds: tuple[str, ...]) -> str:
    from wiq_site.text import join_words, quote, suggest

    said = f"{quote(word)} lässt sich nicht anlegen.{suggest(word, kinds)}" if word else "Was soll angelegt werden?"
    return f"{said} Möglich sind {join_words(kinds, 'oder')}."


def _choose_name(names: "Names", wanted: str, terminal: "Terminal | None") -> str:
    """The slug of the new file. At a terminal a free one is proposed until the answer is free."""
    from wiq_site.editing.creating import NameTaken

    if terminal is None:
        return names.choose(wanted)
    try:
        proposal = names.choose(wanted)
    except NameTaken as taken:
        terminal.say(str(taken))
        proposal = taken.free
    while True:
        try:
            return names.choose(
                terminal.ask(f"Dateiname [{names.path(proposal)}]").strip().rpartition("/")[2] or proposal
            )
        except NameTaken as taken:
            terminal.say(str(taken))
            proposal = taken.free


def _find_terminal() -> "Terminal | None":
    from wiq_site.editing.answers import Terminal

    return Terminal(ask, click.echo) if is_terminal() else None
