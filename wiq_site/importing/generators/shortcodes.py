"""Hugo's shortcodes in a body → Markdown, where it is certain what they say; the others stay and are told."""

import posixpath
import re
from collections.abc import Callable, Mapping

from wiq_site.importing.generators.code import fence, write_note
from wiq_site.importing.generators.model import Rewriting
from wiq_site.importing.results import Note
from wiq_site.source.pictures import is_picture
from wiq_site.text import quote

_SIGN = re.compile(
    r"\{\{(?P<mark>[<%])\s*(?P<name>/?[\w./-]+|/\*)(?P<rest>(?:[^\"`>%]|\"[^\"]*\"|`[^`]*`|[>%](?!\}\}))*)[>%]\}\}"
)
_PARAMETER = re.compile(
    r"(?:(?P<key>\w+)\s*=\s*)?(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"`=/]\S*))"
)
_KNOWN = frozenset(("0", "src", "alt", "caption", "title", "attr", "link", "class", "width", "height", "loading"))
_VIDEOS = {
    "youtube": ("Video bei YouTube", "https://www.youtube.com/watch?v="),
    "vimeo": ("Video bei Vimeo", "https://vimeo.com/"),
}


def rewrite_shortcodes(rewriting: Rewriting) -> str:
    """The body without the shortcodes that are understood."""
    body = rewriting.text.head.body
    parts: list[str] = []
    at = 0
    while found := _SIGN.search(body, at):
        parts.append(body[at : found.start()])
        new, end = _replace(found, body, rewriting)
        if new is None:
            new, end = found[0], found.end()
            if not found["name"].startswith("/"):
                what = f"{quote(found[0])} bleibt stehen: Diese Anweisung versteht nur Hugo."
                rewriting.told.unknown.append(Note(what, rewriting.line(found.start())))
        parts.append(new)
        at = end
    return "".join((*parts, body[at:]))


def _replace(found: "re.Match[str]", body: str, rewriting: Rewriting) -> tuple[str | None, int]:
    """What stands in the place of a shortcode, and where the text goes on behind it."""
    name, parameters = found["name"], _read_parameters(found["rest"])
    if name == "highlight":
        closing = re.compile(r"\{\{[<%]\s*/highlight\s*[>%]\}\}").search(body, found.end())
        if closing:
            return fence(body[found.end() : closing.start()], parameters.get("0", "")), closing.end()
    if name == "comment":
        closing = re.compile(r"\{\{[<%]\s*/comment\s*[>%]\}\}").search(body, found.end())
        if closing:
            return write_note(body[found.end() : closing.start()]), closing.end()
    write = _WRITERS.get(name)
    return (write(name, parameters, rewriting) if write else None), found.end()


def _read_parameters(rest: str) -> dict[str, str]:
    """By name, or by number from ``0``."""
    parameters: dict[str, str] = {}
    for number, found in enumerate(_PARAMETER.finditer(rest.rstrip("/ "))):
        value = found["double"] if found["double"] is not None else found["raw"] or found["bare"] or ""
        parameters[found["key"] or str(number)] = value.replace('\\"', '"')
    return parameters


def _write_reference(name: str, parameters: Mapping[str, str], rewriting: Rewriting) -> str | None:
    wanted = parameters.get("path") or parameters.get("0") or ""
    return wanted if wanted.startswith("#") else rewriting.find_text(wanted) or None


def _write_figure(name: str, parameters: Mapping[str, str], rewriting: Rewriting) -> str | None:
    """A picture; what readers see below it becomes a line of its own."""
    source = parameters.get("src") or parameters.get("0")
    if not source:
        return None
    seen = [text for key in ("title", "caption", "attr") if (text := parameters.get(key, "").strip())]
    alt = parameters.get("alt") or parameters.get("caption") or parameters.get("title") or ""
    target = f"<{source}>" if " " in source else source
    below = "".join(f"\n\n{text}" for text in seen if text != alt)
    link = f"\n\n[{parameters['link']}]({parameters['link']})" if parameters.get("link") else ""
    return f"![{alt.replace('[', '(').replace(']', ')')}]({target}){below}{link}"


def _write_picture(name: str, parameters: Mapping[str, str], rewriting: Rewriting) -> str | None:
    """What themes call so, where it names a picture that is there and says nothing that would be lost."""
    source = parameters.get("src") or parameters.get("0") or ""
    is_there = is_picture(source) and (rewriting.find_text(source) or rewriting.find_text(_beside(source, rewriting)))
    return _write_figure(name, parameters, rewriting) if is_there and not set(parameters) - _KNOWN else None


def _beside(source: str, rewriting: Rewriting) -> str:
    """The path of a file in the folder of the text."""
    return posixpath.join(posixpath.dirname(rewriting.text.path), source).removeprefix(rewriting.site.content)


def _write_video(name: str, parameters: Mapping[str, str], rewriting: Rewriting) -> str | None:
    """Nothing is loaded from elsewhere here, but anything may be linked."""
    number = parameters.get("id") or parameters.get("0")
    words, base = _VIDEOS[name]
    return f"[{parameters.get('title') or words}]({base}{number})" if number else None


def _write_parameter(name: str, parameters: Mapping[str, str], rewriting: Rewriting) -> str | None:
    value = rewriting.text.head.values.get(parameters.get("0", ""))
    return value if isinstance(value, str) else None


_WRITERS: Mapping[str, Callable[[str, Mapping[str, str], Rewriting], str | None]] = {
    "ref": _write_reference,
    "relref": _write_reference,
    "figure": _write_figure,
    **dict.fromkeys(("img", "image", "picture"), _write_picture),
    "youtube": _write_video,
    "vimeo": _write_video,
    "param": _write_parameter,
}
