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
_FIRST_LINE = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?=[ \t]|$)")
_QUOTED = re.compile(r"(?:(?:inline|end)[ \t]+)*(?:\"(?P<title>.*)\"|[„“](?P<typeset>[^„“”]+)[“”])")
"""A title in quotation marks, also those of word processors; words for Material's layout may stand before it."""


def find_box(line: str) -> str | None:
    """The kind of the box that a line begins: a class of the style sheet."""
    found = _FIRST_LINE.match(line)
    return _KINDS.get(found[1].lower()) if found else None


def _find_title(info: str) -> str:
    """What stands behind the kind, without quotation marks around all of it; never less than the author wrote."""
    kind, *rest = info.split(None, 1)
    title = "".join(rest).strip()
    if quoted := _QUOTED.fullmatch(title):
        return quoted["title"] or quoted["typeset"] or ""
    is_sentence = title and '"' not in title and kind.lower() not in BOXES
    return info.strip() if is_sentence else title  # !!! Achtung Glatteis


def name_boxes(tokens: list[Token]) -> None:
    """Classes that the style sheet knows, and German titles where the author gave none."""
    for number, token in enumerate(tokens):
        if token.type == "admonition_open":
            words = token.info.split()
            kind = _KINDS[words[0].lower()]
            token.attrs = {"class": kind if token.markup.startswith("?") else f"admonition {kind}"}
            if tokens[number + 1].type == "admonition_title_open":
                tokens[number + 2].content = _find_title(token.info) or _TITLES[kind]
        elif token.type == "alert_open":
            name = str(token.meta["kind"]).lower()
            token.attrs = {"class": f"admonition {_KINDS[name]}"}
            tokens[number + 1].attrs = {"class": "admonition-title"}
            tokens[number + 2].content = _ALERTS.get(name, _TITLES[_KINDS[name]])
