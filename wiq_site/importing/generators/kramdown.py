"""What kramdown and Python-Markdown write in braces and for their own use, outside of code."""

import re

from wiq_site.body.attributes import parse_line
from wiq_site.body.whitelist import CLASSES
from wiq_site.importing.generators.code import write_note
from wiq_site.importing.generators.model import Told

_TOC = re.compile(r"^(?:[*+-]|\d+\.)[ \t]+.*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*(?:\n|\Z)(?:[ \t]*\n)?", re.MULTILINE)
_TOC_SIGN = re.compile(
    r"^[ \t]*(?:\[(?:TOC|toc)\]|\{:[ \t]*toc[^}\n]*\}|\[\[_TOC_\]\])[ \t]*(?:\n|\Z)(?:[ \t]*\n)?", re.MULTILINE
)
_MORE = re.compile(
    r"^[ \t]*<!--\s*(?:more|end-excerpt|excerpt|Weiterlesen)\s*-->[ \t]*(?:\n|\Z)(?:[ \t]*\n)?|<!--\s*more\s*-->",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT = re.compile(r"\{::comment\}(.*?)\{:/(?:comment)?\}", re.DOTALL)
_FRAME = re.compile(r"\{::(?:nomarkdown|options)[^}\n]*\}|\{:/(?:nomarkdown)?\}")
_ITEM = r"(?:[#.][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+)|no_toc)"
_LIST = rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*\}}"
_LINE = re.compile(rf"^[ \t]*(?P<list>{_LIST})[ \t]*(?:\n|\Z)", re.MULTILINE)
_BEHIND = re.compile(rf"(?P<before>^#{{1,6}}[ \t].*?[ \t]+|(?<=[)\]>*_\"]))(?P<list>{_LIST})", re.MULTILINE)
_KEPT = ("id", "lang", "dir")

TOC = "Verzeichnis der Überschriften, das von selbst entsteht"
MORE = "Marke „Weiterlesen“"
LOOKS = "Angabe zur Gestaltung, zum Beispiel {: .klasse}"


def drop_signs(text: str, told: Told) -> str:
    """The text without lists of headings, marks for excerpts, and attributes that have no effect here."""
    text = _drop(_MORE, MORE, _drop(_TOC_SIGN, TOC, _drop(_TOC, TOC, text, told), told), told)
    text = _FRAME.sub("", _COMMENT.sub(lambda found: write_note(found[1]), text))
    text = _LINE.sub(lambda found: _keep(found["list"], told, "", "\n"), text)
    return _BEHIND.sub(lambda found: _keep(found["list"], told, found["before"], ""), text)


def _drop(sign: "re.Pattern[str]", name: str, text: str, told: Told) -> str:
    for found in sign.finditer(text):
        told.drop(name, found[0])
    return sign.sub("", text)


def _keep(written: str, told: Told, before: str, after: str) -> str:
    """The list with what has an effect here: anchors, languages and our own classes."""
    attributes = parse_line(written.replace("no_toc", ".no_toc").replace("..no_toc", ".no_toc")) or {}
    kept = [f"#{attributes['id']}"] if "id" in attributes else []
    kept += [f".{name}" for name in attributes.get("class", "").split() if name in CLASSES]
    kept += [f"{name}={attributes[name]}" for name in _KEPT[1:] if name in attributes]
    if len(kept) == len(attributes) and kept and "class" not in attributes:
        return f"{before}{written}{after}"
    told.drop(LOOKS, written)
    return f"{before}{{{' '.join(kept)}}}{after}" if kept else before.rstrip(" \t") if not after else ""
