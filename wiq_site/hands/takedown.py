"""``wiq entfernen``: says where something stands, and takes it out of the sources when it is told to."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wiq_site.editing.texts import write_bytes
from wiq_site.git import ask_git
from wiq_site.hands.disk import remove
from wiq_site.removal.matching import Wanted
from wiq_site.removal.places import Found, find_places, find_sources, find_stores, read_source
from wiq_site.settings import Settings
from wiq_site.text import count_words, quote

_SHOWN = 12
_HISTORY = (
    "Die Git-Geschichte enthält es weiter: Jede frühere Fassung lässt sich dort nachlesen. "
    "Entfernen kann es, wer das Repository verwaltet, zum Beispiel mit „git filter-repo --replace-text“; "
    "danach müssen alle ihre Kopie neu holen, und der Anbieter muss seine Zwischenspeicher leeren."
)
_READERS = (
    "Feed-Programme, Kalender und Suchmaschinen haben Kopien, die wir nicht löschen können. Feeds und Kalender "
    "ersetzen sie meist, wenn der Eintrag mit neuem „updated“ wieder erscheint; Suchmaschinen haben Formulare dafür."
)


@dataclass(frozen=True)
class Removed:
    """``files`` were changed ``times`` times in all."""

    files: tuple[str, ...]
    times: int


def describe_places(words: str, settings: Settings) -> tuple[Found, list[str]]:
    """Where it stands, and the lines that say so."""
    found = find_places(Wanted(words), settings)
    return found, list(_describe(words, found, settings))


def take_out(words: str, by: str, settings: Settings) -> Removed:
    """Put ``by`` in its place in all sources, and forget what builds remember. Names of files stay."""
    wanted, changed, times = Wanted(words), [], 0
    for file in find_sources(settings):
        text = read_source(file)
        replaced, number = wanted.replace(text or "", by)
        if number:
            write_bytes(file, replaced.encode("utf-8"))
            changed.append(file.relative_to(settings.root).as_posix())
            times += number
    forget(settings)
    return Removed(tuple(changed), times)


def forget(settings: Settings) -> None:
    """Delete what builds remember: texts of all pages, and the site before the last build."""
    for store in find_stores(settings):
        remove(str(store))
    with suppress(OSError):  # programs of the form are in it
        (settings.root / ".cache").rmdir()


def _describe(words: str, found: Found, settings: Settings) -> Iterator[str]:
    texts = [place for place in found.sources if not place.is_name]
    names = [place for place in found.sources if place.is_name]
    commits = _count_commits(words, settings.root)
    if not (texts or names or found.made):
        yield f"{quote(words)} steht nirgends: weder in den Dateien noch in der gebauten Seite."
    if texts:
        yield f"In den Dateien steht {quote(words)} {count_words(len(texts), 'Mal', 'Mal')}:"
        yield from (f"  {place.path}:{place.line} · {place.shown}" for place in texts)
    if names:
        yield "Auch Namen von Dateien enthalten es. Benenne sie selbst um, ohne die alte Adresse unter „aliases“:"
        yield from (f"  {place.path}" for place in names)
    for kind, paths in found.made.items():
        yield f"In der gebauten Seite, {kind}: {count_words(len(paths), 'Datei', 'Dateien')}"
        yield from (f"  {path}" for path in paths[:_SHOWN])
        if len(paths) > _SHOWN:
            yield f"  … und {len(paths) - _SHOWN} weitere"
    if commits:
        yield f"In der Git-Geschichte ändern es {count_words(commits, 'Stand', 'Stände')}. {_HISTORY}"
    if texts or names or found.made:
        yield _READERS


def _count_commits(words: str, root: Path) -> int:
    """How many commits brought or took it; 0 where there is no history to ask."""
    said = ask_git(root, "log", "--all", "--format=%h", "-i", "-S", words, patience=60)
    return len((said or "").split())
