"""``wiq check --fix``: shows what would change, asks, and writes it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from wiq_site.commands.parts import ask, is_terminal, stop
from wiq_site.editing.diffs import render_diff
from wiq_site.editing.fixing import Plan, plan_fixes
from wiq_site.editing.texts import Outdated, write_all
from wiq_site.hands.builder import read_project
from wiq_site.problems import Problem
from wiq_site.settings import Settings, find_contents, read_settings
from wiq_site.text import count_words


def mend_folder(config_file: Path, *, is_agreed: bool) -> frozenset[Problem]:
    """Show the repairs of a project's texts, and write them when somebody agrees. Gives what is left to people."""
    settings, problems = read_settings(config_file)
    if not find_contents(settings, problems):
        return frozenset()  # the check that follows says why
    plan = _plan(settings)
    _carry_out(plan, settings, is_agreed=is_agreed)
    return frozenset(repair.problem for repair in plan.refused)


def _carry_out(plan: Plan, settings: Settings, *, is_agreed: bool) -> None:
    for line in _describe(plan):
        click.echo(line)
    if not plan.done:
        click.echo("Es gibt nichts, was das Programm sicher beheben kann.\n")
        return
    changes = _count(plan)
    if not is_agreed and not is_terminal():
        click.echo(f"Geändert wurde nichts. Mit „--ja“ werden übernommen: {changes}.\n")
        return
    if not is_agreed and not _agrees(ask(f"{changes}. Übernehmen? [j/N]", " ")):
        click.echo("Geändert wurde nichts.\n")
        return
    try:
        write_all([(plan.sources[path], text) for path, text in plan.texts.items()])
    except Outdated as error:
        path = error.file.relative_to(settings.root).as_posix()
        stop(f"Geändert wurde nichts: {path} hat inzwischen jemand gespeichert. Bitte noch einmal starten.", 1)
    click.echo(f"Geändert: {changes}.\n")


def _plan(settings: Settings) -> Plan:
    return plan_fixes(
        settings.root, read_project(settings).problems, lambda drafts: read_project(settings, drafts).problems
    )


def _describe(plan: Plan) -> Iterator[str]:
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for path, text in sorted(plan.texts.items()):
        yield from render_diff(path, plan.sources[path].text, text, coloured=coloured)
        yield ""
    for repair, why in plan.refused.items():
        yield f"Bleibt für Menschen: {repair.problem.render()} ({why})"
    if plan.refused:
        yield ""


def _count(plan: Plan) -> str:
    """``3 Stellen in 2 Dateien``."""
    files = count_words(len(plan.texts), "Datei", "Dateien")
    return f"{count_words(len(plan.done), 'Stelle', 'Stellen')} in {files}"


def _agrees(answer: str) -> bool:
    return answer.strip().lower() in ("j", "ja", "y", "yes")
