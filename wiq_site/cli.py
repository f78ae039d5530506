"""``wiq check``: the checks of a build without building."""

import os
import sys
from pathlib import Path

import click

from wiq_site.check import check_site
from wiq_site.clock import read_clock
from wiq_site.garbage import kept_objects
from wiq_site.problems import Problem, Severity, find_errors, render_problems
from wiq_site.settings import Settings, read_settings
from wiq_site.text import count_words


@click.group()
def main() -> None:
    """Werkzeug der WiQ-Seite."""


@main.command()
@click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    type=click.Path(path_type=Path),
    help="Die Einstellungen; ohne Angabe mkdocs.yml in diesem Ordner.",
)
def check(config_file: Path) -> None:
    """Alle Dateien prüfen, ohne die Seite zu bauen. Endet mit 1, wenn Fehler gefunden wurden."""
    settings, problems = read_settings(config_file)
    if not find_errors(problems):
        with kept_objects():
            checked = check_site(settings, read_clock(os.environ))
        problems = [*problems, *checked.problems, *_open_settings(settings)]
    if problems:
        click.echo(render_problems(problems), err=bool(find_errors(problems)))
    if find_errors(problems):
        sys.exit(1)
    click.echo(f"Geprüft: {_counts(settings)}. Keine Fehler.")


def _open_settings(settings: Settings) -> list[Problem]:
    """What only the operator can fill in. Open, but no error: the site works without."""
    if settings.options.verantwortlich:
        return []
    what = "Wer für den Inhalt verantwortlich ist, ist noch nicht eingetragen; im Impressum fehlt diese Angabe."
    todo = "Bitte in mkdocs.yml unter „plugins: - wiq:“ eintragen."
    return [Problem(settings.config_path, 1, "verantwortlich", what, todo=todo, severity=Severity.HINT)]


def _counts(settings: Settings) -> str:
    """How many files there are of each kind."""
    root, options = settings.root, settings.options
    kinds = [
        (root / options.teams_dir, "Team", "Teams"),
        (root / options.posts_dir, "Beitrag", "Beiträge"),
        (settings.docs_dir, "Seite", "Seiten"),
    ]
    return ", ".join(count_words(sum(1 for _ in folder.rglob("*.md")), one, many) for folder, one, many in kinds)
