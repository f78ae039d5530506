"""The commands that write for paper and mail: ``wiq aushang`` and ``wiq rundbrief``."""

from pathlib import Path

import click

from wiq_site.commands.parts import config_option, help_option, open_settings, stop, tell


@click.command()
@config_option
@click.argument("datei", metavar="DATEI")
@click.option("-o", "--ziel", type=click.Path(path_type=Path), help="Die neue Datei; ohne Angabe aushang-NAME.html.")
@help_option
def aushang(config_file: Path, datei: str, ziel: Path | None) -> None:
    """Einen Aushang (A4) für ein Team, eine Idee oder einen Termin schreiben, mit QR-Code und Abreißstreifen.

    DATEI ist zum Beispiel teams/hof.md. Der Aushang ist eine Datei für den Browser; von dort wird er gedruckt.
    """
    from wiq_site.editing.texts import write_new
    from wiq_site.hands.notice import NoNotice, build_notice, name_notice

    settings = open_settings(config_file)
    target = ziel or Path(name_notice(datei))
    try:
        wrong, text = build_notice(settings, datei)
        tell(wrong)
        write_new(target, text)
    except NoNotice as error:
        stop(f"Es wurde nichts geschrieben. {error}", 1)
    except FileExistsError:
        stop(f"Es wurde nichts geschrieben: {target} gibt es schon. Bitte mit --ziel anders nennen.", 1)
    click.echo(f"Geschrieben: {target}. Im Browser öffnen und auf A4 drucken, ohne Kopf- und Fußzeilen.")


@click.command()
@config_option
@click.option("--seit", required=True, metavar="TAG", help="Der erste Tag, von dem erzählt wird: 2026-11-01.")
@click.option("--ziel", type=click.Path(path_type=Path), default=Path(), help="Der Ordner für die zwei Dateien.")
@help_option
def rundbrief(config_file: Path, seit: str, ziel: Path) -> None:
    """Einen Rundbrief als HTML und Text schreiben: was kommt, was neu ist, wer gebraucht wird."""
    from wiq_site.dates import format_day, parse_day
    from wiq_site.hands.letter import NothingNew, write_letter

    settings = open_settings(config_file)
    try:
        since = parse_day(seit)
    except ValueError:
        stop(f"„{seit}“ ist kein Tag. Erlaubt ist zum Beispiel 2026-11-01.", 2)
    try:
        wrong, said = write_letter(settings, since, ziel)
    except NothingNew:
        stop(f"Seit dem {format_day(since)} gibt es nichts Neues und keine kommenden Termine. Nichts geschrieben.", 1)
    except FileExistsError as error:
        stop(f"Es wurde nichts geschrieben: {error} gibt es schon. Bitte mit --ziel einen anderen Ordner nennen.", 1)
    tell(wrong)
    click.echo("\n".join(said))
