"""What commands have in common: the option for the settings, how problems are told, and how somebody is asked."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from wiq_site.problems import Problem, find_errors, render_problems

if TYPE_CHECKING:
    from wiq_site.project import Project
    from wiq_site.settings import Settings

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


def open_settings(config_file: Path) -> "Settings":
    """The settings. Ends when they are wrong."""
    from wiq_site.settings import read_settings

    settings, problems = read_settings(config_file)
    tell(find_errors(problems))
    return settings


def open_project(config_file: Path) -> tuple["Settings", "Project", Callable[[], tuple[Problem, ...]]]:
    """The settings, the project as it is, and a way to check it again. Ends when the settings are wrong."""
    from wiq_site.hands.builder import read_project

    settings = open_settings(config_file)
    return settings, read_project(settings), lambda: read_project(settings).problems


def open_with_terms(config_file: Path) -> tuple["Settings", "Project", Callable[[], tuple[Problem, ...]]]:
    """The same for what becomes new files. Ends when the terms that they refer to have mistakes."""
    settings, project, check = open_project(config_file)
    tell(tuple(p for p in find_errors(project.problems) if p.path == settings.options.taxonomies))
    return settings, project, check


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, end: str = ": ") -> str:
    """What somebody types; empty for Enter alone."""
    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=end)
    return answer


def stop(sentence: str, status: int) -> NoReturn:
    """End with a sentence and an exit status."""
    click.echo(sentence, err=True)
    sys.exit(status)
