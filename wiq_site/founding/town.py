"""Name, address and first area → the files of a new town. What is written here builds at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wiq_site import __version__
from wiq_site.base import is_base, to_ascii
from wiq_site.body.sentences import end_sentence
from wiq_site.content.parse import parse_content
from wiq_site.content.taxonomies import Term
from wiq_site.editing.quoting import render_text
from wiq_site.problems import find_errors
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Fields
from wiq_site.text import escape_markdown, quote, slugify
from wiq_site.version import PACKAGE

_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "taxonomies.yml": "taxonomies.yml",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "github.yml": ".github/workflows/site.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "forgejo.yml": ".forgejo/workflows/site.yml",
    "index.md": "seiten/index.md",
    "mitmachen.md": "seiten/mitmachen.md",
    "impressum.md": "seiten/impressum.md",
    "datenschutz.md": "seiten/datenschutz.md",
    "barrierefreiheit.md": "seiten/barrierefreiheit.md",
    "redaktion.md": "seiten/redaktion.md",
    "team.md": "teams/beispiel-team.md",
    "post.md": "posts/__DAY__-beispiel-beitrag.md",
    "idea.md": "posts/__DAY__-beispiel-idee.md",
    "event.md": "posts/__DAY__-beispiel-termin.md",
}
"""Template → where it goes. Their names bear no dot: a ``.gitignore`` there would count for this package."""

_HOLE = re.compile("__([A-Z]+)__")
_SOON = timedelta(days=30)


class CannotFound(ValueError):
    """Why nothing was written, as a German sentence."""


@dataclass(frozen=True)
class Town:
    """What must be known of a new town. ``package`` is the line by which pip finds the program."""

    name: str
    address: str
    area: str
    package: str = f"wiq-site=={__version__}"


def check_name(name: str) -> str:
    """The name of the network or of an area. Raises ``CannotFound``."""
    found, problems = parse_content(Term, Document("", "", Fields({"label": name.strip()})), None)
    if found is None:
        what = " ".join(end_sentence(problem.what) for problem in find_errors(problems))
        raise CannotFound(f"{quote(name)} geht nicht als Name: {what}")
    return found.label


def check_area(name: str) -> str:
    """The name of an area, from which a part of an address can be made. Raises ``CannotFound``."""
    if not slugify(name):
        raise CannotFound(f"Aus {quote(name)} lässt sich keine Adresse bilden. Bitte mit Buchstaben schreiben.")
    return check_name(name)


def check_site_url(address: str) -> str:
    """The address of the site, with ``https://`` and a slash at its end. Raises ``CannotFound``."""
    text = address.strip()
    full = (text if "://" in text else f"https://{text}").rstrip("/") + "/"
    if not text or not is_base(to_ascii(full)):
        raise CannotFound(
            f"{quote(address)} ist keine Adresse einer Website. Sie sieht so aus: https://www.beispiel.de/"
        )
    return full


def check_package(line: str) -> str:
    """One line for pip. Raises ``CannotFound``."""
    if not line.strip() or "\n" in line:
        raise CannotFound("Das Paket ist eine Zeile, wie sie in requirements.txt steht.")
    return line.strip()


def build_town(town: Town, today: date) -> dict[str, str]:
    """Path → text of every file."""
    values = {
        "NAME": render_text(town.name),
        "TITLE": escape_markdown(town.name),
        "ADDRESS": render_text(town.address),
        "AREA": render_text(town.area),
        "SLUG": slugify(town.area),
        "DAY": today.isoformat(),
        "LATER": (today + _SOON).isoformat(),
        "YEAR": str(today.year),
        "VERSION": __version__,
        "PACKAGE": town.package,
    }
    return {_fill(path, values): _fill(_read(name), values) for name, path in _FILES.items()}


def _read(name: str) -> str:
    return (PACKAGE / "town" / name).read_text("utf-8")


def _fill(text: str, values: Mapping[str, str]) -> str:
    """The template with its holes filled, once: what stands in a value stays."""
    return _HOLE.sub(lambda hole: values[hole[1]], text)


def write_town(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files into a folder that is new or empty, or leave it as it was. Raises ``CannotFound``."""
    if folder.exists() and not folder.is_dir():
        raise CannotFound(f"{quote(str(folder))} ist eine Datei. Bitte einen neuen Ordner nennen.")
    if folder.is_dir() and (found := sorted(file.name for file in folder.iterdir() if file.name != ".git")):
        raise CannotFound(
            f"In {quote(str(folder))} liegt schon etwas, zum Beispiel {quote(found[0])}. Überschrieben wird nichts: "
            "Bitte einen neuen oder leeren Ordner nennen."
        )
    before = {path for path in (folder, *folder.parents) if path.exists()}
    written: list[Path] = []
    try:
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                written.append(file)
                opened.write(text)
    except BaseException:  # also Ctrl+C
        remove_town(folder, written, before)
        raise


def remove_town(folder: Path, written: list[Path], before: set[Path]) -> None:
    """Take back what was written: files, and folders that were not there before."""
    for file in written:
        file.unlink()
    made = {parent for file in written for parent in file.parents if parent not in before}
    for parent in sorted(made, key=lambda path: -len(path.parts)):
        parent.rmdir()
