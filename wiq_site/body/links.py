"""Where the links of a body lead: checked before anything is built, and turned into addresses of the site."""

import posixpath
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as percent_encode
from urllib.parse import unquote, urlsplit

from wiq_site.base import is_web_address, to_ascii_mail
from wiq_site.body.model import BodyLink, Outline
from wiq_site.body.notes import Notes, excerpt
from wiq_site.problems import Problem
from wiq_site.source.documents import Document
from wiq_site.source.folders import normal
from wiq_site.text import ask, find_similar, shorten

NOWHERE = "#"
"""The address of what may not be linked. It is never published: there is an error for each."""

_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_ALLOWED = ("http:", "https:", "mailto:", "tel:")
_UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Target:
    """A page or file that may be linked: its ``address`` on the site, and its anchors where they are known."""

    address: str
    anchors: frozenset[str] | None = None
    public: bool = True


@dataclass(frozen=True, slots=True)
class _Parts:
    """A relative address: the uris that it may mean, each with what follows behind it, most likely first."""

    uris: dict[str, str]
    fragment: str


def check_links(document: Document, outline: Outline, targets: Mapping[str, Target]) -> list[Problem]:
    """The problems of all links. ``targets`` map uris in NFC (``teams/hof.md``) to what may be linked.

    A target that is not public is told; so is an anchor that its page lacks.
    """
    notes = Notes(document)
    checker = _Checker(document, outline, targets, notes)
    for link in outline.links:
        checker.check(link)
    return list(notes.problems())


def find_addresses(document: Document, outline: Outline, targets: Mapping[str, Target]) -> tuple[str, ...]:
    """The address of each link, in order: of the site (relative to its root, not encoded), foreign, or ``#here``."""
    return tuple(_find_address(document, link, targets) for link in outline.links)


def find_file(address: str, known: Container[str]) -> str:
    """The address of the file to which a link leads: what follows behind ``?`` and ``#`` may be part of its name."""
    return address if address in known else re.split("[?#]", address, maxsplit=1)[0]


def find_uris(document: Document, target: str) -> dict[str, str]:
    """The uris that a relative link may mean, most likely first, each with what follows behind it; else none."""
    if _SCHEME.match(target) or target.startswith(("/", "\\", "#")):
        return {}
    parts = _split(document, target)
    return {uri: rest + parts.fragment for uri, rest in parts.uris.items()}


def _find_address(document: Document, link: BodyLink, targets: Mapping[str, Target]) -> str:
    if found := _SCHEME.match(link.target):
        is_allowed = found[1].lower() in _ALLOWED and not link.is_picture and _is_readable(link.target)
        target = to_ascii_mail(link.target) if found[1].lower() == "mailto:" else link.target
        return _UNSAFE.sub(lambda sign: percent_encode(sign[0]), target) if is_allowed else NOWHERE
    if link.target.startswith("#"):
        return link.target
    parts = _split(document, link.target)
    uri = next((uri for uri in parts.uris if uri in targets), "")
    return f"{targets[uri].address}{parts.uris[uri]}{parts.fragment}" if uri else NOWHERE


def _is_readable(target: str) -> bool:
    """Whether an address can be taken apart (RFC 3986), and a web address has a host."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return is_web_address(target)
    return parts.scheme != "mailto" or "@" in parts.path or not parts.path.strip()


def _split(document: Document, target: str) -> _Parts:
    return _split_from(posixpath.dirname(document.uri), target)


@lru_cache(maxsize=50_000)
def _split_from(folder: str, target: str) -> _Parts:
    """A name may hold signs that addresses use otherwise (``Was?.md``), and stand with percent signs or without."""
    whole, mark, fragment = target.partition("#")
    path, question, query = whole.partition("?")
    uris: dict[str, str] = {}
    for name, rest in ((path, question + query), (unquote(path), question + query), (whole, ""), (unquote(whole), "")):
        if name:
            uris.setdefault(normal(posixpath.normpath(posixpath.join(folder, name))), rest)
    return _Parts(uris, mark + fragment)


class _Checker:
    def __init__(self, document: Document, outline: Outline, targets: Mapping[str, Target], notes: Notes) -> None:
        self._document = document
        self._outline = outline
        self._targets = targets
        self._notes = notes

    def check(self, link: BodyLink) -> None:
        if found := _SCHEME.match(link.target):
            self._check_foreign(link, found[1].lower())
        elif link.target.startswith(("/", "\\")):
            self._check_absolute(link)
        elif link.target.startswith("#"):
            self._check_own_anchor(link)
        else:
            self._check_file(link)

    def _error(self, link: BodyLink, kind: str, what: str, *, allowed: str = "", todo: str = "") -> None:
        field = "Bild" if link.is_picture else "Link"
        what = f"{excerpt(link.target, _SHOWN)} {what}"
        self._notes.error(link.line, kind, what, field=field, allowed=allowed, todo=todo)

    def _check_foreign(self, link: BodyLink, scheme: str) -> None:
        if link.is_picture:
            what = "würde von einer fremden Adresse geladen; das verrät, wer unsere Seite liest."
            todo = "Bitte die Datei in den Ordner „bilder“ legen oder nur verlinken."
            self._error(link, "foreign picture", what, todo=todo)
        elif scheme not in _ALLOWED:
            allowed = "Erlaubt sind https://…, mailto:…, tel:… und Dateien dieser Website."
            self._error(link, "scheme", "ist kein erlaubter Link.", allowed=allowed)
        elif not _is_readable(link.target):
            self._error(link, "unreadable", "ist keine lesbare Adresse.", todo="Bitte auf Tippfehler prüfen.")

    def _check_absolute(self, link: BodyLink) -> None:
        name = posixpath.basename(link.target.partition("?")[0].partition("#")[0].replace("\\", "/"))
        example = f"bilder/{name}" if link.is_picture else "../teams/name.md"
        what = "beginnt am Anfang der Website; gesucht wird von der Datei aus, in der es steht."
        todo = f"Bitte so schreiben: {'!' if link.is_picture else ''}[Text]({example[:_SHOWN]})"
        todo += ", die Datei liegt im Ordner „bilder“." if link.is_picture else "."
        self._error(link, "absolute", what, todo=todo)

    def _check_own_anchor(self, link: BodyLink) -> None:
        own = self._targets.get(normal(self._document.uri))
        if own is None or own.anchors is not None:
            self._check_anchor(link, "", link.target, {*self._outline.anchors, *((own and own.anchors) or ())})

    def _check_anchor(self, link: BodyLink, path: str, fragment: str, anchors: set[str]) -> None:
        name = normal(unquote(fragment[1:]))
        if name in ("", "top", "inhalt", *anchors) or name.startswith(":~:"):
            return
        similar = find_similar(name, sorted(anchors))
        near = ask(shorten(f"{path}#{similar}", _SHOWN)) if similar else ""
        where = "auf der Seite" if path else "auf dieser Seite"
        self._error(link, "anchor", f"führt zu einer Stelle, die es {where} nicht gibt.{near}")

    def _check_file(self, link: BodyLink) -> None:
        parts = _split(self._document, link.target)
        uri = next((uri for uri in parts.uris if uri in self._targets), "")
        if not uri:
            self._check_missing(link, parts)
        elif not self._targets[uri].public:
            what = "ist nicht öffentlich (Entwurf, künftig oder abgelaufen)."
            self._error(link, "hidden", what, todo="Bitte den Link entfernen, bis die Seite öffentlich ist.")
        elif (anchors := self._targets[uri].anchors) is not None:
            own = self._outline.anchors if uri == self._document.uri else ()
            self._check_anchor(link, link.target.partition("#")[0], parts.fragment, {*anchors, *own})

    def _check_missing(self, link: BodyLink, parts: _Parts) -> None:
        self._error(link, "missing", f"gibt es nicht.{ask(shorten(self._guess(link, parts), _SHOWN))}")

    def _guess(self, link: BodyLink, parts: _Parts) -> str:
        """What the author of a dead link may have meant."""
        if link.target.lower().startswith("www."):
            return f"https://{link.target}"
        if _MAIL.fullmatch(link.target) and "/" not in link.target:
            return f"mailto:{link.target}"
        wanted = list(parts.uris)[-1].replace("\\", "/") if parts.uris else ""
        found = find_similar(wanted, self._targets)
        folder = posixpath.dirname(self._document.uri) or "."
        return posixpath.relpath(found, folder) + parts.fragment if found else ""
