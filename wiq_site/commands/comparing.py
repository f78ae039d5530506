"""``wiq unterschied``: for people who look at a change before it is published."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wiq_site.commands.parts import config_option, help_option, stop, tell
from wiq_site.problems import find_errors, without_fixes

if TYPE_CHECKING:
    from datetime import datetime

    from wiq_site.comparing.differences import State
    from wiq_site.comparing.revision import Revision
    from wiq_site.comparing.words import Section


@click.command()
@config_option
@click.argument("stand", metavar="STAND", default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    help="Für das Terminal (text) oder für einen Kommentar beim Git-Host (markdown).",
)
@help_option
def unterschied(config_file: Path, stand: str, form: str) -> None:
    """Zeigen, was sich seit einem STAND von Git auf der Website ändert: Seiten, Feeds, Termine, Adressen.

    STAND ist ein Zweig, eine Marke oder ein Commit, z. B. main oder HEAD~1. Geändert wird nichts.
    """
    from wiq_site.clock import read_clock
    from wiq_site.comparing.differences import compare
    from wiq_site.comparing.revision import NoRevision, check_out
    from wiq_site.comparing.words import describe, render_markdown, render_text

    if not stand:
        stop("Bitte den Stand angeben, mit dem verglichen wird: wiq unterschied main", 2)
    now = read_clock(os.environ)
    with tempfile.TemporaryDirectory(prefix="wiq-") as folder:
        before = Path(folder) / "stand"
        try:
            revision = check_out(config_file.parent.resolve(), stand, before)
        except NoRevision as error:
            stop(str(error), 1)
        new = _read(config_file, now, "")
        old = _read(before / config_file.name, now, stand)
        sections = describe(compare(old, new))
    render: Callable[[Revision, Sequence[Section]], Iterator[str]] = render_text if form == "text" else render_markdown
    click.echo("\n".join(render(revision, sections)))


def _read(config_file: Path, now: "datetime", stand: str) -> "State":
    """One state of the project. Ends where it has errors; ``stand`` says whose they are."""
    from wiq_site.cache import Cache
    from wiq_site.comparing.states import read_state
    from wiq_site.hands.builder import open_cache
    from wiq_site.settings import read_settings

    settings, problems = read_settings(config_file)
    errors = find_errors(problems)
    if not errors:
        state, errors = read_state(settings, now, Cache() if stand else open_cache(settings), is_checked=not stand)
        if state is not None:
            return state
    if stand:
        click.echo(f"Der Stand „{stand}“ hat Fehler und lässt sich nicht vergleichen:", err=True)
        errors = tuple(replace(problem, path=f"{stand}:{problem.path}") for problem in errors)
    tell(without_fixes(errors))
    raise AssertionError
