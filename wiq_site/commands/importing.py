"""``wiq import``: content of other programs becomes files of ours. Nothing is overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wiq_site.commands.parts import help_option, open_project, tell
from wiq_site.problems import find_errors

if TYPE_CHECKING:
    from wiq_site.importing.results import Import
    from wiq_site.project import Project
    from wiq_site.settings import Settings


@click.group("import")
@help_option
def importieren() -> None:
    """Inhalte anderer Programme übernehmen. Überschrieben wird nichts; ein zweiter Lauf ändert nichts."""


def run_import(config_file: Path, read: Callable[["Settings", "Project"], "Import"]) -> None:
    """Read what is to come in, write it, check it, and say what became of each source.

    What is missing stays in the written files as the check's messages; the exit status is 0 all the same, for only
    people can decide it.
    """
    from wiq_site.importing.report import render_report
    from wiq_site.importing.terms import add_terms, find_new_terms
    from wiq_site.importing.writing import write_files

    settings, project, check = open_project(config_file)
    tell(tuple(p for p in find_errors(project.problems) if p.path == settings.options.taxonomies))
    result = read(settings, project)
    terms = settings.root / settings.options.taxonomies
    text = terms.read_text("utf-8")
    new_terms = find_new_terms(text, result.terms)
    outcomes = write_files((file for source in result.sources for file in source.files), settings.root)
    if new_terms:
        terms.write_text(add_terms(text, new_terms), "utf-8", newline="\n")
    problems = tuple(problem for problem in check() if problem.path in outcomes)
    click.echo(render_report(result, outcomes, new_terms, problems))
