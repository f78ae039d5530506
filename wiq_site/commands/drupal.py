"""``wiq import drupal``: pages, feeds and exports of a Drupal site."""

from pathlib import Path

import click

from wiq_site.commands.importing import run_import
from wiq_site.commands.parts import config_option, help_option, stop


@click.command("drupal")
@config_option
@click.argument("quellen", metavar="QUELLE…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--datum", default="", metavar="TAG", help="Datum für Quellen, in denen keines steht: 2020-12-12.")
@click.option("--adresse", default="", metavar="URL", help="Die Adresse der alten Website: https://alt.example.")
@click.option("--kategorie", default="", help="Kategorie für Beiträge, die keine haben.")
@click.option("--mit-namen", is_flag=True, help="Namen an Kommentaren übernehmen. Nur, wenn alle zugestimmt haben.")
@help_option
def drupal(
    config_file: Path, quellen: tuple[Path, ...], datum: str, adresse: str, kategorie: str, mit_namen: bool
) -> None:
    """Beiträge einer Drupal-Website übernehmen.

    Eine QUELLE ist eine gespeicherte Seite (HTML oder Text), ein Feed (RSS), ein Export (JSON:API, CSV) oder ein Ordner
    damit. Was schon da ist, bleibt, wie es ist.
    """
    from wiq_site.base import is_web_address
    from wiq_site.importing.drupal.dates import read_date
    from wiq_site.importing.drupal.reading import Wishes, read_drupal
    from wiq_site.text import quote

    if not quellen:
        stop("Bitte mindestens eine Datei oder einen Ordner angeben: wiq import drupal alte-seite.html", 2)
    if missing := [quelle for quelle in quellen if not quelle.exists()]:
        stop(f"{quote(str(missing[0]))} gibt es nicht. Bitte eine Datei oder einen Ordner angeben.", 2)
    day = read_date(datum)
    if datum and not day:
        stop(f"{quote(datum)} ist kein Datum. Ein Tag hat die Form „2021-03-11“ (Jahr-Monat-Tag).", 2)
    if adresse and not is_web_address(adresse):
        stop(f"{quote(adresse)} ist keine Internetadresse. Sie beginnt mit „https://“.", 2)
    wishes = Wishes(day, adresse, kategorie, mit_namen)
    run_import(config_file, lambda settings, project: read_drupal(quellen, settings, project, wishes))
