"""Drawings (SVG 2) by a white list: only what draws. Whoever opens one by its own address gets a document that may run.

Elements and attributes of drawing programs (Inkscape and the like) do nothing in a browser and stay.
"""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from wiq_site.text import split_names

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENTS = split_names(
    "circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile "
    "feTurbulence filter g image line linearGradient marker mask metadata path pattern polygon polyline "
    "radialGradient rect stop style svg switch symbol text textPath title tspan use view"
)
_INERT = re.compile(
    r"http://(?:sodipodi\.sourceforge\.net|www\.inkscape\.org|www\.w3\.org/1999/02/22-rdf-syntax-ns|purl\.org/dc/"
    r"|creativecommons\.org|web\.resource\.org/cc|ns\.adobe\.com|www\.bohemiancoding\.com|www\.serif\.com|vectornator\.io)"
)
"""The namespaces of what drawing programs write for themselves."""

_ADDRESSES = frozenset(("href", f"{_XLINK} href", "src", "base", "http://www.w3.org/XML/1998/namespace base"))
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp|avif)[;,])", re.IGNORECASE)
_LOADS = re.compile(r"url\(\s*(?![\s\"']*#)|@import|image-set\(|src\(|\\|expression\(|-moz-binding", re.IGNORECASE)


def find_active(data: bytes) -> tuple[int, str] | None:
    """Line and description of the first thing that runs, loads or cannot be read; None for a mere drawing."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    last = max(1, len(data.rstrip().splitlines()))
    found: list[tuple[int, str]] = []
    inside: list[str] = []
    styles: list[str] = []

    def tell(what: str) -> None:
        if not found:
            found.append((min(parser.CurrentLineNumber, last), what))

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if (what := _check_element(name, is_root=not inside)) or (what := _check_attributes(attributes)):
            tell(what)
        inside.append(name)

    def end(name: str) -> None:
        inside.pop()
        if name == f"{_SVG} style":
            if _LOADS.search("".join(styles)):
                tell("ein Stil, der etwas nachlädt")
            styles.clear()

    def text(value: str) -> None:
        if inside[-1] == f"{_SVG} style":
            styles.append(value)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.EntityDeclHandler = _refuse(tell, "eine eigene Abkürzung (ENTITY)")
    parser.ProcessingInstructionHandler = _refuse(tell, "eine Anweisung an Programme (<?…?>)")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, ValueError):
        tell("ein Fehler, mit dem Browser sie nicht lesen können")
    return found[0] if found else None


def _refuse(tell: Callable[[str], None], what: str) -> Callable[..., None]:
    return lambda *_: tell(what)


def _check_element(name: str, *, is_root: bool) -> str:
    space, _, local = name.rpartition(" ")
    if is_root and name != f"{_SVG} svg":
        return f"<{local}> statt einer Zeichnung"
    if (space == _SVG and local in _ELEMENTS) or (not is_root and _INERT.match(space)):
        return ""
    return f"<{local}>"


def _check_attributes(attributes: Mapping[str, str]) -> str:
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if not space and re.match("on.", local, re.IGNORECASE):
            return f"„{local}“"
        leads_away = not _OWN.match(value) if name in _ADDRESSES else _LOADS.search(value)
        if leads_away and not _INERT.match(space):
            return f"eine Adresse in „{local}“"
    return ""
