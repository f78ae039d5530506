"""Faults in a site's own templates, told with their place."""

import traceback
from collections.abc import Callable
from pathlib import Path

import jinja2

from wiq_site.problems import Problem


def find_faults(draw: Callable[[], str], folder: Path) -> list[Problem]:
    """What goes wrong when templates out of ``folder`` are drawn; paths begin with the name of the folder."""
    try:
        draw()
    except Exception as error:  # what others write may do anything
        path, line = _find_place(error, folder)
        what = f"Diese Vorlage lässt sich nicht zeichnen: „{error}“."
        if isinstance(error, jinja2.TemplateNotFound):
            what = f"Die Vorlage „{error.name}“ gibt es nicht."
        return [Problem(path, line, "", what, todo="Bitte die Stelle mit der Vorlage von Material vergleichen.")]
    return []


def _find_place(error: Exception, folder: Path) -> tuple[str, int]:
    """The file and line of the template: Jinja puts them into the traceback, or into the error about its syntax."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    own = [(Path(name), line) for name, line in places if Path(name).is_relative_to(folder)]
    file, line = own[-1] if own else (folder, 1)
    return file.relative_to(folder.parent).as_posix(), line
