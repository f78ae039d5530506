"""Signs that other programs understand and this one would show as they are: found in bodies and in fields alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = r"^[ \t]*"


@dataclass(frozen=True)
class Sign:
    """What stands at ``start`` of a text; ``todo`` says what to write instead."""

    start: int
    text: str
    todo: str


_INSTRUCTION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NOTE = re.compile(r"\{#[^{}\n](?:[^{}]*[^{}\s])?\s*#\}|%%[^%]+%%")

_BOX = "Ein Kasten beginnt mit einer Zeile wie „!!! note“, sein Text ist darunter eingerückt."
_PLAIN = "Bitte löschen oder durch Text, einen Link oder ein Bild ersetzen."
_SIGNS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((":::",), rf"{_LINE}:{{3,}}[ \t]*[{{\w].*$", _BOX),
    (("[!",), rf"{_LINE}\[![^\]\W]+\].*$", _BOX),
    (
        ("[[",),
        r"!?\[\[[^\[\]\n]+\]\]",
        "Ein Link hat die Form [Text](datei.md), ein Bild die Form ![Beschreibung](bild.jpg).",
    ),
    (("--8<--",), rf"{_LINE};?--8<--.*$", _PLAIN),
    (("{!", "{::", "{:toc"), r"\{!.+?!\}|\{::.*?\}|\{:toc\}", _PLAIN),
    (("}`",), r"\{[a-z][\w:-]*\}(?=\ufffc)", _PLAIN),
    ((".. ",), rf"{_LINE}\.\. [\w-]+::.*$", _PLAIN),
    ((":`",), r":[a-z]+:(?=\ufffc)", _PLAIN),
    (("<%",), r"<%.*?%>", _PLAIN),
    (("=== ",), rf"{_LINE}===\+? \".*$", "Reiter gibt es nicht; bitte Überschriften („### “) verwenden."),
    (
        ("[TOC]", "[toc]"),
        rf"{_LINE}\[(?:TOC|toc)\][ \t]*$",
        "Das Verzeichnis der Überschriften entsteht von selbst; die Zeile kann weg.",
    ),
    (
        ("[/", "[gallery", "[embed"),
        r"\[/?(?:gallery|caption|embed|video|audio|b|i|u|img|quote|url)\b[^\]\n]*\]",
        _PLAIN,
    ),
    (("]{",), r"\[[^\[\]\n]+\]\{[^{}\n]*\}", _PLAIN),
    (("^[",), r"\^\[[^\[\]\n]+\]", "Eine Fußnote hat die Form [^1] und unten eine Zeile „[^1]: Text“."),
    (("==",), r"(?<![=\w])==[^\s=][^=\n]*==(?![=\w])", "Bitte **fett** oder <mark>markiert</mark> schreiben."),
    (("$$",), r"\$\$[^$]+\$\$", "Formeln werden nicht gesetzt; bitte als Text schreiben."),
    ((":",), r"(?<!\S):[a-z][a-z0-9_+-]*[a-z0-9]:(?!\S)", "Bitte das Zeichen selbst einfügen, zum Beispiel 🎉."),
)
"""What a text must hold, the sign as readers would see it (code is U+FFFC there), what to write instead."""

_FOREIGN = tuple((keys, re.compile(pattern, re.MULTILINE), todo) for keys, pattern, todo in _SIGNS)
_KEYS = frozenset(key for keys, _, _ in _SIGNS for key in keys if key != ":") | {"{#", "%%", " :", "\n:"}


def is_foreign(text: str) -> bool:
    """Whether a text as it was typed may hold any such sign: quick, and never a wrong no."""
    return text.startswith(":") or any(key in text for key in _KEYS)


def find_instructions(text: str) -> Iterator[Sign]:
    """What a template would replace: ``{{ … }}``, ``{% … %}``, ``{# … #}``."""
    if "{" in text:
        yield from (Sign(found.start(), found[0], _PLAIN) for found in _INSTRUCTION.finditer(text))


def find_notes(text: str) -> Iterator[Sign]:
    """Notes among authors that other programs keep back: ``{# … #}``, ``%% … %%``."""
    todo = "Eine Notiz, die niemand sehen soll, hat die Form <!-- … -->."
    yield from (Sign(found.start(), found[0], todo) for found in _NOTE.finditer(text))


def find_foreign(text: str) -> Iterator[Sign]:
    """Everything else."""
    for keys, pattern, todo in _FOREIGN:
        if any(key.strip("`") in text for key in keys):
            yield from (Sign(found.start(), found[0], todo) for found in pattern.finditer(text))
