"""``wiq neu``: answers → a new file. Nothing is overwritten, and what the check would refuse is not left behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from wiq_site.content.kinds import POST, slug_of
from wiq_site.editing.naming import find_taken, place
from wiq_site.editing.quoting import Bare, render_head
from wiq_site.editing.recipes import Answers, Recipe
from wiq_site.editing.texts import write_new
from wiq_site.problems import Problem, find_errors
from wiq_site.project import Project
from wiq_site.settings import Settings
from wiq_site.source.yaml_text import Plain
from wiq_site.text import name_text, quote

_LONGEST = 80
"""Letters of a proposed name: titles may be much longer."""


class NameTaken(ValueError):
    """A file or an address of that name is there already; ``free`` is one that is not."""

    def __init__(self, path: str, free: str) -> None:
        super().__init__(f"{quote(path)} gibt es schon, oder die Adresse ist vergeben. Frei ist zum Beispiel: {free}")
        self.free = free


@dataclass(frozen=True)
class Names:
    """Which names of files are free for one kind."""

    recipe: Recipe
    folder: Path
    root: Path
    taken: frozenset[str]
    prefix: str = ""

    def path(self, slug: str) -> str:
        """The path from the project: ``posts/2026-05-01-fest.md``."""
        return self.file(slug).relative_to(self.root).as_posix()

    def file(self, slug: str) -> Path:
        return self.folder / f"{self.prefix}{slug}.md"

    def address(self, slug: str) -> str:
        """Where the page will stand."""
        return place(self.recipe.kind, slug)

    def is_free(self, slug: str) -> bool:
        beside = self.file(slug).with_suffix("")
        return self.address(slug) not in self.taken and not self.file(slug).exists() and not beside.exists()

    def find_free(self, slug: str) -> str:
        """The slug itself, or with a number."""
        numbered = (f"{slug}-{number}" for number in count(2))
        return slug if self.is_free(slug) else next(name for name in numbered if self.is_free(name))

    def choose(self, name: str) -> str:
        """The slug that a typed name means. Raises ``NameTaken``."""
        stem = name.strip().removesuffix(".md")
        slug = shorten_name(slug_of(self.recipe.kind, stem) or name_text(stem))
        if not self.is_free(slug):
            raise NameTaken(self.path(slug), self.find_free(slug))
        return slug


def shorten_name(slug: str) -> str:
    """A name that people can read, cut between words."""
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def find_names(recipe: Recipe, settings: Settings, project: Project, answers: Answers) -> Names:
    """The names for a new file: posts begin with their day."""
    prefix = f"{str(answers['datum'])[:10]}-" if recipe.kind is POST else ""
    return Names(recipe, settings.folders[recipe.kind.folder], settings.root, find_taken(project), prefix)


def render_file(recipe: Recipe, answers: Answers, *, text: str, is_finished: bool) -> str:
    """The text of the new file. Only a draft gets a skeleton: nothing of it may stand on a public page."""
    values: dict[str, Plain] = recipe.build(answers)
    if not is_finished:
        values["draft"] = Bare("true")
    body = f"\n{text.strip()}\n" if text.strip() else "" if is_finished else recipe.skeleton
    return render_head(values) + body


def create_file(file: Path, text: str, path: str, check: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Write a new file, and take it back when the check finds errors in it. Gives what it found; never overwrites."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_new(file, text)
    try:
        found = tuple(problem for problem in check() if problem.path == path)
    except BaseException:  # also Ctrl+C
        file.unlink()
        raise
    if find_errors(found):
        file.unlink()
    return found


def describe_next(path: str, address: str, settings: Settings, *, is_draft: bool) -> Iterator[str]:
    """What an editor does now."""
    serve, check = ("make serve", ".venv/bin/wiq check") if settings.has_make else ("wiq serve", "wiq check")
    yield f"Angelegt: {path}{' (Entwurf, noch nicht öffentlich)' if is_draft else ''}"
    yield "So geht es weiter:"
    steps = [
        f"{path} im Editor öffnen und den Text schreiben.",
        f"Ansehen: {serve}, dann im Browser {settings.preview_url}{address}",
        *(["Ist alles fertig, die Zeile „draft: true“ löschen."] if is_draft else []),
        f"Prüfen: {check}",
        f"Einreichen: git add {path}, dann git commit und git push.",
    ]
    yield from (f"  {number}. {step}" for number, step in enumerate(steps, 1))
