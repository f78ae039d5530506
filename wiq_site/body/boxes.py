"""Boxes: ``!!! note "Titel"``, ``??? tip`` that opens, and GitHub's ``> [!NOTE]``, with German names for all kinds."""

import re

from markdown_it.token import Token

from wiq_site.body.whitelist import BOXES

_TITLES = {
    "abstract": "Kurz gesagt",
    "bug": "Fehler",
    "danger": "Gefahr",
    "example": "Beispiel",
    "failure": "Nicht geschafft",
    "info": "Info",
    "note": "Hinweis",
    "question": "Frage",
    "quote": "Zitat",
    "success": "Geschafft",
    "tip": "Tipp",
    "warning": "Achtung",
}
_KINDS = {
    **{kind: kind for kind in BOXES},
    **{title.lower(): kind for kind, title in _TITLES.items() if " " not in title},
    "attention": "warning",
    "caution": "danger",
    "important": "info",
    "wichtig": "info",
}
_ALERTS = {"caution": "Vorsicht", "important": "Wichtig"}
_FIRST_LINE = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)")

_QUOTED = re.compile(r"^[„“]([^„“”]+)[“”]$")
"""Quotation marks as word processors write them around a title."""


def find_box(line: str) -> str | None:
    """The kind of the box that a line begins: a class of the style sheet."""
    found = _FIRST_LINE.match(line)
    return _KINDS.get(found[1].lower()) if found else None


def name_boxes(tokens: list[Token]) -> None:
    """Classes that the style sheet knows, and German titles where the author gave none."""
    for number, token in enumerate(tokens):
        if token.type == "admonition_open":
            words = token.info.split()
            kind = _KINDS[words[0].lower()]
            token.attrs = {"class": kind if token.markup.startswith("?") else f"admonition {kind}"}
            title = tokens[number + 2]
            if len(words) == 1:
                title.content = _TITLES[kind]
            elif '"' not in token.info and words[0].lower() not in BOXES:
                title.content = token.info.strip()  # !!! Achtung Glatteis
            title.content = _QUOTED.sub(r"\1", title.content)
        elif token.type == "alert_open":
            name = str(token.meta["kind"]).lower()
            token.attrs = {"class": f"admonition {_KINDS[name]}"}
            tokens[number + 1].attrs = {"class": "admonition-title"}
            tokens[number + 2].content = _ALERTS.get(name, _TITLES[_KINDS[name]])
