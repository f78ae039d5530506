"""The commands that check, build and show a site, and what its server and its editors' programs need beside it."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from wiq_site.commands.parts import config_option, help_option, tell
from wiq_site.problems import Problem, render_problems, without_fixes


@click.command()
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
@help_option
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


@click.command()
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Der Ordner, in den gebaut wird.")
@click.option("-q", "--quiet", is_flag=True, help="Nur Fehler und Hinweise sagen.")
@click.option("-s/ ", "--strict/--no-strict", default=True, hidden=True)
@help_option
def build(config_file: Path, site_dir: Path | None, quiet: bool, strict: bool) -> None:
    """Die Seite bauen. Die bisherige bleibt unverändert, bis die neue vollständig ist."""
    from wiq_site.hands.builder import build_folder
    from wiq_site.hands.faults import WriteProblem

    say: Callable[[str], None] = (lambda line: None) if quiet else click.echo
    try:
        built = build_folder(config_file, site_dir, say, progress=_show_progress if sys.stderr.isatty() else None)
    except WriteProblem as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    tell(built.problems)
    say(built.summary)


@click.command()
@config_option
@click.option("-a", "--dev-addr", help="Wo die Vorschau zu sehen ist; ohne Angabe 127.0.0.1:8000.")
@help_option
def serve(config_file: Path, dev_addr: str | None) -> None:
    """Die Seite auf diesem Rechner zeigen und jeder Änderung folgen."""
    from wiq_site.hands.workshop import serve_folder

    sys.exit(serve_folder(config_file, dev_addr, click.echo))


@click.command()
@config_option
@click.argument("server", metavar="nginx|apache|headers", type=click.Choice(["nginx", "apache", "headers"]))
@help_option
def webserver(config_file: Path, server: str) -> None:
    """Regeln für den Webserver zeigen: Kopfzeilen, Dateiarten, Umleitungen alter Adressen."""
    from wiq_site.hands.builder import find_rules

    problems, rules = find_rules(config_file, server)
    if problems:
        click.echo(render_problems(problems), err=True)
    if not rules:
        sys.exit(1)
    click.echo(rules, nl=False)


@click.command()
@config_option
@click.argument("ordner", required=False, type=click.Path(path_type=Path))
@help_option
def schema(config_file: Path, ordner: Path | None) -> None:
    """JSON-Schemas schreiben (ohne ORDNER nach .schema), mit denen Editoren beim Tippen ergänzen und prüfen."""
    from wiq_site.hands.schemas import write_schemas

    problems, lines = write_schemas(config_file, ordner)
    tell(problems)
    click.echo("\n".join(lines))


def _show_progress(done: int, total: int) -> None:
    click.echo(f"{done} von {total} Dateien …", err=True)
