"""``wiq entfernen``: what must not stand on the site any more goes out of its files."""

from pathlib import Path

import click

from wiq_site.commands.parts import config_option, help_option, open_settings, stop, tell


@click.command()
@config_option
@click.argument("worte", metavar="WORTE")
@click.option("--durch", default="(entfernt)", show_default=True, help="Was mit --ja an die Stelle tritt.")
@click.option("--ja", is_flag=True, help="Wirklich ändern. Ohne diese Angabe wird nur gezeigt, wo es steht.")
@help_option
def entfernen(config_file: Path, worte: str, durch: str, ja: bool) -> None:
    """Zeigen, wo ein Name oder ein Text steht, und ihn aus den Dateien nehmen."""
    from wiq_site.editing.quoting import can_stand_anywhere
    from wiq_site.hands.builder import build_folder
    from wiq_site.hands.takedown import describe_places, forget, take_out

    if not can_stand_anywhere(durch):
        stop(
            f"Es wurde nichts geändert. „{durch}“ kann nicht in allen Dateien stehen: Zeichen darin bedeuten dort "
            'etwas. Erlaubt sind Wörter und runde Klammern, zum Beispiel --durch "(entfernt)".',
            2,
        )
    settings = open_settings(config_file)
    found, lines = describe_places(worte, settings)
    click.echo("\n".join(lines))
    if not ja:
        if found.sources:
            click.echo("Geändert wurde nichts. Mit „--ja“ tritt in allen Dateien „" + durch + "“ an die Stelle.")
        return
    removed = take_out(worte, durch, settings)
    click.echo(f"Ersetzt: {removed.times} Stellen in {len(removed.files)} Dateien. Die Seite wird neu gebaut.")
    built = build_folder(config_file, None, click.echo)
    forget(settings)
    tell(built.problems)
    click.echo(f"{built.summary} Bitte ansehen, einreichen und veröffentlichen.")
