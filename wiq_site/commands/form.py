"""Commands for the editors' form: fetch its program, show it on the own computer."""

import sys
from pathlib import Path

import click

from wiq_site.commands.parts import config_option, help_option, stop


@click.command()
@config_option
@click.option("--wenn-gebraucht", is_flag=True, help="Nur holen, wenn die Einstellungen ein Formular verlangen.")
@click.option("--lokal", is_flag=True, help="Auch holen, was „wiq redaktion“ braucht.")
@help_option
def formular(config_file: Path, wenn_gebraucht: bool, lokal: bool) -> None:
    """Das Programm des Formulars für die Redaktion holen. Das ist einmal nötig und braucht npm und das Internet."""
    from wiq_site.decap.fetching import CannotFetch, fetch_packages, install_server
    from wiq_site.settings import read_settings

    settings, _ = read_settings(config_file)
    if wenn_gebraucht and settings.options.formular is None:
        return
    try:
        is_new = fetch_packages(settings.root)
        if lokal:
            install_server(settings.root)
    except CannotFetch as error:
        stop(str(error), 1)
    if is_new or not wenn_gebraucht:
        click.echo("Das Programm des Formulars ist da.")


@click.command()
@config_option
@click.option("-a", "--dev-addr", help="Wo beides zu sehen ist; ohne Angabe 127.0.0.1:8000.")
@help_option
def redaktion(config_file: Path, dev_addr: str | None) -> None:
    """Formular und Vorschau auf diesem Rechner. Jedes Speichern trägt die Änderung in Git ein."""
    from wiq_site.hands.form_desk import open_desk

    sys.exit(open_desk(config_file, dev_addr, click.echo))
