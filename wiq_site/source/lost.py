"""Texts in front matter that YAML drops or keeps otherwise than they look, without a word: hints."""

import re
from collections.abc import Callable, Iterator

from wiq_site.fixes import Fix, change_line
from wiq_site.problems import Problem, Severity
from wiq_site.text import quote

_FIELD = r"[ ]*(?:- )*(?:(\w+):[ ]+)?"
_CUT = re.compile(r"[ ]*(?:- )?(\w+):[ ]+[^\s\"'|>#\[{].*?[ ](#.*)")
_TAG = re.compile(r"[ ]*(?:-[ ]+|(?:- )*(\w+):[ ]+)(#[^\s#].*)")
_HEADING = re.compile(r"()(#{2,6}[ ]+\w.*)")
_QUOTES = re.compile(_FIELD + r"([„“”‚‘’«»＂][^„“”‚‘’«»＂\"]*[“”‘’«»＂])[ ]*")

Words = tuple[str, str]


def find_lost_texts(front_matter: str, path: str, first_line: int) -> list[Problem]:
    """Hints for each line of which readers would see less, or more, than its author thinks."""
    if "#" not in front_matter and front_matter.isascii():
        return []
    lines = front_matter.split("\n")
    return [
        Problem(
            path,
            first_line + number,
            found[1] or "",
            *_split(words),
            severity=Severity.HINT,
            fix=_straighten(found, first_line + number),
        )
        for number, line in enumerate(lines)
        for found, words in _explain(line, lines[number + 1 :])
    ]


def _straighten(found: re.Match[str], line: int) -> Fix | None:
    """Straight quotation marks around a value that has typographic ones."""
    if found.re is not _QUOTES or not found.string[: found.start(2)].strip() or "\\" in found[2]:
        return None
    text = found.string
    straight = f'{text[: found.start(2)]}"{found[2][1:-1]}"{text[found.end(2) :]}'
    return change_line(line, text, straight, reveals=False)


def _split(words: Words) -> tuple[str, str, str]:
    return words[0], "", words[1]


def _explain(line: str, following: list[str]) -> Iterator[tuple[re.Match[str], Words]]:
    for pattern, explain in _PATTERNS:
        found = pattern.fullmatch(line)
        if found and not (pattern is _TAG and _goes_on(line, following)):
            yield found, explain(found[2])
            return


def _goes_on(line: str, following: list[str]) -> bool:
    """Whether the value stands in the next lines; then what follows the ``#`` is meant as a note."""
    after = next((text for text in following if text.strip()), "")
    indent = len(line) - len(line.lstrip())
    return len(after) - len(after.lstrip()) > indent or after.lstrip().startswith("- ")


def _cut(text: str) -> Words:
    what = f"Ab dem # liest das Programm nicht weiter: {quote(text)} fehlt auf der Seite."
    return what, "Gehört es zum Text, bitte den ganzen Text in Anführungszeichen setzen."


def _heading(text: str) -> Words:
    what = f"{quote(text)} steht im Kopf der Datei und fehlt auf der Seite."
    return what, "Ist es eine Überschrift des Textes, bitte darüber eine Zeile „---“ einfügen."


def _quotes(text: str) -> Words:
    what = f"Die Anführungszeichen in {quote(text)} sind typografisch; das Programm kennt nur gerade."
    return what, f"Bitte löschen; sollen sie zu lesen sein, bitte so schreiben: '{text[:60]}'."


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[str], Words]], ...] = (
    (_CUT, _cut),
    (_TAG, _cut),
    (_HEADING, _heading),
    (_QUOTES, _quotes),
)
