"""What commands have in common: the option for the settings, and how problems are told."""

import sys
from pathlib import Path

import click

from wiq_site.problems import Problem, find_errors, render_problems

config_option = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    type=click.Path(path_type=Path),
    help="Die Einstellungen; ohne Angabe mkdocs.yml in diesem Ordner.",
)

help_option = click.help_option("-h", "--help", help="Diese Hilfe zeigen.")


def tell(problems: tuple[Problem, ...], config_file: Path = Path("mkdocs.yml"), form: str = "text") -> None:
    """Say what is wrong, and end where it is an error. What programs read goes alone to the standard output."""
    errors = find_errors(problems)
    if form != "text":
        from wiq_site.hands.formats import render_as

        click.echo(render_as(form, problems, config_file), nl=False)
    elif problems:
        click.echo(render_problems(problems), err=bool(errors))
    if errors:
        sys.exit(1)
