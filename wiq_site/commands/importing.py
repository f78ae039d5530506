"""``wiq import``: content of other programs becomes files of ours. Nothing is overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wiq_site.commands.parts import help_option, open_with_terms

if TYPE_CHECKING:
    from wiq_site.importing.results import Import
    from wiq_site.project import Project
    from wiq_site.settings import Settings


@click.group("import")
@help_option
def importieren() -> None:
    """Inhalte anderer Programme übernehmen. Überschrieben wird nichts; ein zweiter Lauf ändert nichts."""


def run_import(config_file: Path, read: Callable[["Settings", "Project"], "Import"]) -> "Import":
    """Read what is to come in, write it, check it, and say what became of each source. Gives what was read.

    What is missing stays in the written files as the check's messages; the exit status is 0 all the same, for only
    people can decide it.
    """
    from wiq_site.editing.texts import read_text, write_bytes
    from wiq_site.importing.report import render_report
    from wiq_site.importing.terms import add_terms, find_new_terms
    from wiq_site.importing.writing import write_files

    settings, project, check = open_with_terms(config_file)
    result = read(settings, project)
    terms = read_text(settings.root / settings.options.taxonomies)
    new_terms = find_new_terms(terms.text, result.terms)
    outcomes = write_files((file for source in result.sources for file in source.files), settings.root)
    if new_terms:
        write_bytes(terms.file, terms.encode(add_terms(terms.text, new_terms)))
    problems = tuple(problem for problem in check() if problem.path in outcomes)
    click.echo(render_report(result, outcomes, new_terms, problems))
    return result
