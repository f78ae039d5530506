"""The command ``wiq``: check, build and show a site. It speaks German; exit status 1 says that something is wrong."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from wiq_site.commands.comparing import unterschied
from wiq_site.commands.drupal import drupal
from wiq_site.commands.editing import neu, umbenennen
from wiq_site.commands.form import formular, redaktion
from wiq_site.commands.founding import neue_stadt
from wiq_site.commands.generators import GENERATOR_COMMANDS
from wiq_site.commands.importing import importieren
from wiq_site.commands.paper import aushang, rundbrief
from wiq_site.commands.parts import config_option, tell
from wiq_site.commands.profiles import import_profiles, steckbrief
from wiq_site.problems import Problem, find_errors, render_problems, without_fixes


class _Commands(click.Group):
    """Whatever happens ends with a German sentence, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Abgebrochen.", err=True)
            ctx.exit(130)
        except Exception as error:
            from wiq_site.hands.faults import explain_stop

            click.echo(explain_stop(error), err=True)
            ctx.exit(1)


@click.group(cls=_Commands)
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def main() -> None:
    """Werkzeug für die Website eines Nachbarschaftsnetzes."""


for command in (neu, umbenennen, formular, redaktion, steckbrief, aushang, rundbrief, unterschied, neue_stadt):
    main.add_command(command)
main.add_command(importieren)
for command in (drupal, import_profiles, *GENERATOR_COMMANDS):
    importieren.add_command(command)


@main.command()
@config_option
@click.option("--veroeffentlichen", is_flag=True, help="Auch prüfen, was vor einer Veröffentlichung stimmen muss.")
@click.option("--vorher", type=click.Path(exists=True, path_type=Path), help="sitemap.xml der bisherigen Seite.")
@click.option(
    "--mindestens", type=click.IntRange(0, 100), default=80, help="So viel Prozent der Seiten müssen bleiben."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif"]),
    default="text",
    help="Wie die Meldungen aussehen: für Menschen (text) oder für andere Programme.",
)
@click.option("--fix", is_flag=True, help="Zuerst beheben, was nur eine richtige Lösung hat: zeigen und fragen.")
@click.option("--ja", is_flag=True, help="Mit --fix: übernehmen, ohne zu fragen.")
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def check(
    config_file: Path, veroeffentlichen: bool, vorher: Path | None, mindestens: int, form: str, fix: bool, ja: bool
) -> None:
    """Alle Dateien prüfen, ohne die Seite zu bauen. Endet mit 1, wenn Fehler gefunden wurden."""
    refused: frozenset[Problem] = frozenset()
    if fix:
        from wiq_site.commands.fixing import mend_folder

        if form != "text":
            raise click.UsageError("--fix zeigt, was sich ändert, und geht deshalb nur ohne --format.")
        refused = mend_folder(config_file, is_agreed=ja)
    from wiq_site.hands.builder import check_folder
    from wiq_site.hands.release import Release, read_release

    try:
        before = read_release(vorher) if vorher else None
    except (OSError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--vorher") from None
    checked = check_folder(config_file, Release(before, mindestens) if veroeffentlichen or vorher else None)
    tell(without_fixes(checked.problems, refused), config_file, form)
    click.echo(f"Geprüft: {checked.counts}. Keine Fehler.", err=form != "text")


@main.command()
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Der Ordner, in den gebaut wird.")
@click.option("-q", "--quiet", is_flag=True, help="Nur Fehler und Hinweise sagen.")
@click.option("-s/ ", "--strict/--no-strict", default=True, hidden=True)
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def build(config_file: Path, site_dir: Path | None, quiet: bool, strict: bool) -> None:
    """Die Seite bauen. Die bisherige bleibt unverändert, bis die neue vollständig ist."""
    from wiq_site.hands.builder import build_folder
    from wiq_site.hands.faults import WriteProblem

    say: Callable[[str], None] = (lambda line: None) if quiet else click.echo
    try:
        built = build_folder(config_file, site_dir, say, progress=_progress() if sys.stderr.isatty() else None)
    except WriteProblem as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    tell(built.problems)
    say(built.summary)


@main.command()
@config_option
@click.option("-a", "--dev-addr", help="Wo die Vorschau zu sehen ist; ohne Angabe 127.0.0.1:8000.")
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def serve(config_file: Path, dev_addr: str | None) -> None:
    """Die Seite auf diesem Rechner zeigen und jeder Änderung folgen."""
    from wiq_site.hands.workshop import serve_folder

    sys.exit(serve_folder(config_file, dev_addr, click.echo))


@main.command()
@config_option
@click.argument("server", metavar="nginx|apache|headers", type=click.Choice(["nginx", "apache", "headers"]))
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def webserver(config_file: Path, server: str) -> None:
    """Regeln für den Webserver zeigen: Kopfzeilen, Dateiarten, Umleitungen alter Adressen."""
    from wiq_site.hands.builder import find_rules

    problems, rules = find_rules(config_file, server)
    if problems:
        click.echo(render_problems(problems), err=True)
    if not rules:
        sys.exit(1)
    click.echo(rules, nl=False)


@main.command()
@config_option
@click.argument("ordner", required=False, type=click.Path(path_type=Path))
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def schema(config_file: Path, ordner: Path | None) -> None:
    """JSON-Schemas schreiben (ohne ORDNER nach .schema), mit denen Editoren beim Tippen ergänzen und prüfen."""
    from wiq_site.hands.schemas import write_schemas

    problems, lines = write_schemas(config_file, ordner)
    tell(problems)
    click.echo("\n".join(lines))


@main.command()
@config_option
@click.argument("worte", metavar="WORTE")
@click.option("--durch", default="[entfernt]", show_default=True, help="Was mit --ja an die Stelle tritt.")
@click.option("--ja", is_flag=True, help="Wirklich ändern. Ohne diese Angabe wird nur gezeigt, wo es steht.")
@click.help_option("-h", "--help", help="Diese Hilfe zeigen.")
def entfernen(config_file: Path, worte: str, durch: str, ja: bool) -> None:
    """Zeigen, wo ein Name oder ein Text steht, und ihn aus den Dateien nehmen."""
    from wiq_site.hands.builder import build_folder
    from wiq_site.hands.takedown import describe_places, forget, take_out
    from wiq_site.settings import read_settings

    settings, problems = read_settings(config_file)
    tell(tuple(find_errors(problems)))
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


def _progress() -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        click.echo(f"{done} von {total} Dateien …", err=True)

    return show
