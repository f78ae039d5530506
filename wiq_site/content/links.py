"""Links and pictures in Markdown bodies, checked before anything is built.

MkDocs reports dead links in English and only after the old site is gone; links in raw HTML it does not check at all.
"""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from wiq_site.problems import Problem
from wiq_site.source.documents import Document
from wiq_site.text import find_similar, quote

_CODE = re.compile(r"^(```|~~~).*?^\1[ \t]*$|`[^`\n]+`|<!--.*?-->", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*<?([^\s)<>]+)>?[^)]*\)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[([^\]^]+)\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_HTML = re.compile(r"<(\w+)\b[^>]*?\b(?:href|src|srcset|poster|data)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_FORBIDDEN = re.compile(r"<(script|iframe|object|embed|style|link|form)\b", re.IGNORECASE)
_FIRST_HEADING = re.compile(r"^#[ \t]+\S", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=\S)[ \t]*\n=+[ \t]*$", re.MULTILINE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ALLOWED_SCHEMES = ("https:", "http:", "mailto:")


@dataclass(frozen=True)
class BodyLink:
    """A link or picture in a body; ``line`` counts in the file."""

    target: str
    line: int
    is_picture: bool = False
    in_html: bool = False
    alt: str = ""


def find_links(document: Document) -> Iterator[BodyLink]:
    """All links and pictures outside of code and comments."""
    body = _blank_code(document.body)
    for found in _INLINE.finditer(body):
        is_picture, text, target = bool(found[1]), found[2], found[3]
        yield BodyLink(target, _line(document, body, found.start()), is_picture, alt=text)
    for found in _REFERENCE.finditer(body):
        yield BodyLink(found[2], _line(document, body, found.start()))
    for found in _HTML.finditer(body):
        yield BodyLink(found[2], _line(document, body, found.start()), found[1].lower() != "a", True, alt="-")


def find_targets(document: Document) -> tuple[str, ...]:
    """The uris that a body's links and pictures lead to, within the site."""
    paths = (unquote(link.target).partition("#")[0].partition("?")[0] for link in find_links(document))
    return tuple(sorted({resolve(document, path) for path in paths if path and not _SCHEME.match(path)}))


def resolve(document: Document, path: str) -> str:
    """The uri that a relative ``path`` in the document means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.uri), path))


def check_body(document: Document, known: Collection[str], hidden: Collection[str]) -> list[Problem]:
    """Problems of a body. ``known`` are the uris of pages and media, ``hidden`` those of pages that are not public."""
    problems = [problem for link in find_links(document) if (problem := _check_link(document, link, known, hidden))]
    return [*problems, *_check_forbidden(document)]


def check_headings(document: Document) -> list[Problem]:
    """The page's title is its only first-level heading (WCAG 1.3.1), so a body of a team or post has none."""
    body = _blank_code(document.body)
    what = "Im Text steht eine Überschrift der ersten Ebene; die ist dem Titel vorbehalten."
    todo = "Bitte mit „## “ statt „# “ beginnen."
    places = [found.start() for pattern in (_FIRST_HEADING, _UNDERLINE) for found in pattern.finditer(body)]
    return [document.problem("", what, todo=todo, line=_line(document, body, place)) for place in places]


def _check_link(document: Document, link: BodyLink, known: Collection[str], hidden: Collection[str]) -> Problem | None:
    field = "Bild" if link.is_picture else "Link"
    if link.is_picture and not link.alt.strip():
        what = f"Zu {quote(link.target)} fehlt die Beschreibung für Menschen, die das Bild nicht sehen."
        return document.problem(field, what, todo=f"So geht es: ![Was zu sehen ist]({link.target})", line=link.line)
    if found := _SCHEME.match(link.target):
        return _check_foreign(document, link, field, found[1].lower())
    path = unquote(link.target).partition("#")[0].partition("?")[0]
    if not path:
        return None
    if link.in_html or path.startswith("/"):
        what = f"{quote(link.target)} kann nicht geprüft werden."
        todo = "Bitte als Markdown-Link auf die Datei schreiben, zum Beispiel [Text](../teams/name.md)."
        return document.problem(field, what, todo=todo, line=link.line)
    uri = resolve(document, path)
    if uri in hidden:
        what = f"{quote(link.target)} ist nicht öffentlich (Entwurf, künftig oder abgelaufen)."
        return document.problem(
            field, what, todo="Bitte den Link entfernen, bis die Seite öffentlich ist.", line=link.line
        )
    if uri in known:
        return None
    similar = find_similar(uri, known)
    folder = posixpath.dirname(document.uri)
    suggestion = f" Meinten Sie {quote(posixpath.relpath(similar, folder or '.'))}?" if similar else ""
    return document.problem(field, f"{quote(link.target)} gibt es nicht.{suggestion}", line=link.line)


def _check_foreign(document: Document, link: BodyLink, field: str, scheme: str) -> Problem | None:
    if link.is_picture:
        what = f"{quote(link.target)} würde von einer fremden Adresse geladen; das verrät, wer unsere Seite liest."
        todo = "Bitte die Datei in den Ordner „bilder“ legen oder nur verlinken."
        return document.problem(field, what, todo=todo, line=link.line)
    if scheme not in _ALLOWED_SCHEMES:
        what = f"{quote(link.target)} ist kein erlaubter Link."
        return document.problem(field, what, allowed="Erlaubt sind https://… und mailto:…", line=link.line)
    return None


def _check_forbidden(document: Document) -> list[Problem]:
    body = _blank_code(document.body)
    what = "<{}> ist hier nicht erlaubt: Unsere Seiten laden nichts von anderswo und führen keine Programme aus."
    return [
        document.problem(
            "", what.format(found[1]), todo="Bitte nur verlinken.", line=_line(document, body, found.start())
        )
        for found in _FORBIDDEN.finditer(body)
    ]


@lru_cache(maxsize=1)
def _blank_code(body: str) -> str:
    """The body with code and comments replaced by blanks, line by line, so that positions stay true.

    All checks of a body follow each other.
    """
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)


def _line(document: Document, body: str, position: int) -> int:
    return document.body_line + body.count("\n", 0, position)
