"""Jekyll's instructions (Liquid) in a body → Markdown, where it is certain what they say; the others stay and are told.

Jekyll follows them in code as well, so they are looked for in the whole text.
"""

import re
from collections.abc import Callable, Mapping

from wiq_site.content.values import show
from wiq_site.importing.generators.code import fence, write_note
from wiq_site.importing.generators.model import Rewriting
from wiq_site.importing.results import Note
from wiq_site.source.pictures import is_picture
from wiq_site.source.yaml_text import Plain
from wiq_site.text import quote

_SIGN = re.compile(r"\{%-?\s*(?P<tag>\w+)\s*(?P<rest>.*?)\s*-?%\}|\{\{-?\s*(?P<value>.*?)\s*-?\}\}", re.DOTALL)
_QUOTED = re.compile(r"([\"'])(?P<text>.*?)\1(?P<filters>(?:\s*\|[^|]*)*)")
_PLAIN_FILTERS = re.compile(
    r"(?:\s*\|\s*(?:relative_url|absolute_url|escape|(?:prepend|append):\s*(?:site\.\w+|\"\"))\s*)*"
)
_NAME = re.compile(r"(?P<of>site|page)\.(?P<key>[\w.-]+)(?P<filters>(?:\s*\|[^|]*)*)")


_PICTURE = re.compile(r"figure|image|img|picture|bild", re.IGNORECASE)
_PARAMETER = re.compile(r"(?P<key>\w+)\s*=\s*([\"'])(?P<text>.*?)\2")
_PATHS = ("image_path", "path", "src", "url", "file", "image", "img")
_WORDS = ("alt", "caption", "title", "description")
_LOOKS = ("class", "width", "height", "align", "popup", "style", "max_width")


def rewrite_liquid(rewriting: Rewriting) -> str:
    """The body without the instructions that are understood."""
    body = rewriting.text.head.body
    parts: list[str] = []
    at = 0
    while found := _SIGN.search(body, at):
        parts.append(body[at : found.start()])
        inside, end = _find_inside(body, found)
        new = _replace(found, inside, body[end:], rewriting)
        if new is None:
            end, new = found.end(), found[0]
            what = f"{quote(found[0])} bleibt stehen: Diese Anweisung versteht nur Jekyll."
            rewriting.told.unknown.append(Note(what, rewriting.line(found.start())))
        parts.append(new)
        at = end
    return "".join((*parts, body[at:]))


def _find_inside(body: str, found: "re.Match[str]") -> tuple[str | None, int]:
    """What stands between a tag and its end, and where all of it ends; nothing for tags that stand alone."""
    if found["tag"] in ("raw", "comment", "highlight"):
        closing = re.compile(rf"\{{%-?\s*end{found['tag']}\s*-?%\}}").search(body, found.end())
        if closing:
            return body[found.end() : closing.start()], closing.end()
    return None, found.end()


def _replace(found: "re.Match[str]", inside: str | None, after: str, rewriting: Rewriting) -> str | None:
    if found["tag"] is None:
        return _write_value(found["value"], after, rewriting)
    return _replace_tag(found, inside, rewriting)


def _replace_tag(found: "re.Match[str]", inside: str | None, rewriting: Rewriting) -> str | None:
    tag, rest = found["tag"], found["rest"]
    if inside is not None:
        return _PAIRS[tag](rest, inside, rewriting)
    if tag in ("link", "post_url") and rest:
        return rewriting.find_text(rest.strip("\"'")) or None
    return _write_include(rest, rewriting) if tag == "include" else None


def _write_include(rest: str, rewriting: Rewriting) -> str | None:
    """A picture, where a part that is called so names one that is there; its caption becomes a line below."""
    name, _, parameters = rest.partition(" ")
    given = {found["key"]: found["text"] for found in _PARAMETER.finditer(parameters)}
    path = next((address for key in _PATHS if (address := rewriting.find_text(given.get(key, "")))), "")
    if not _PICTURE.search(name) or not is_picture(path) or set(given) - {*_PATHS, *_WORDS, *_LOOKS}:
        return None
    seen = [given[key] for key in _WORDS if given.get(key)]
    alt = given.get("alt") or (seen[0] if seen else "")
    below = "".join(f"\n\n{text}" for text in dict.fromkeys(seen) if text != alt)
    return f"![{alt.replace('[', '(').replace(']', ')')}]({path}){below}"


def _write_highlight(rest: str, inside: str, rewriting: Rewriting) -> str:
    return fence(inside, rest.split()[0] if rest else "")


_PAIRS: Mapping[str, Callable[[str, str, Rewriting], str]] = {
    "raw": lambda rest, inside, rewriting: inside,
    "comment": lambda rest, inside, rewriting: write_note(inside),
    "highlight": _write_highlight,
}


def _write_value(value: str, after: str, rewriting: Rewriting) -> str | None:
    """What ``{{ … }}`` would give; None where it is more than a plain value."""
    if found := _QUOTED.fullmatch(value):
        text = found["text"].replace(" ", "%20") if found["text"].startswith("/") else found["text"]
        return text if _PLAIN_FILTERS.fullmatch(found["filters"]) else None
    found = _NAME.fullmatch(value)
    if found is None or not _PLAIN_FILTERS.fullmatch(found["filters"]):
        return None
    if found["of"] == "page":
        return _write_page_value(found["key"], rewriting)
    if found["key"] in ("baseurl", "url") and after.startswith(("/", "{{", "{%")):
        return ""
    return _show(rewriting.site.values.get(found["key"]))


def _write_page_value(key: str, rewriting: Rewriting) -> str | None:
    text = rewriting.text
    if key == "url":
        return text.address or None
    return text.values.title if key == "title" else _show(text.head.values.get(key))


def _show(value: Plain) -> str | None:
    return show(value) if isinstance(value, str) else None
