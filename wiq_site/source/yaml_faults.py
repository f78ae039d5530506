"""What YAML's own reader says of an unreadable text → sentences for editors, at the line that holds the cause."""

import re

import yaml

from wiq_site.fixes import Fix, LinesFix, change_line
from wiq_site.problems import Problem
from wiq_site.source.typed import tell_missing_spaces

IN_QUOTES = "Bitte den Text in Anführungszeichen setzen."
_UNCLOSED = "Ein Anführungszeichen wird geöffnet, aber nicht geschlossen."
SIMPLER = "Bitte einfacher schreiben; ein Text mit Klammern gehört in Anführungszeichen."
_TWO_COLONS = "Hinter einem Doppelpunkt steht noch ein Doppelpunkt."
_INDENTED = "Die Zeile ist weiter eingerückt als das Feld darüber, das schon einen Wert hat."
_FORM = "Jede Zeile hat die Form „feld: Wert“."
_NO_COLON = "Hinter dem Namen eines Feldes fehlt der Doppelpunkt."
_CLOSE = "Bitte das schließende Anführungszeichen ergänzen."
_TAB = ("Hier steht ein Tabulator.", "Bitte mit Leerzeichen einrücken.")
_ENDED = "Eine Zeile „---“ oder „...“ beendet die Felder, und danach geht es weiter."
_END = "Bitte die Zeile löschen oder, am Ende des Kopfes, durch „---“ ersetzen."
_CONTROL = ("Hier steht ein unsichtbares Steuerzeichen.", "Bitte die Zeile neu tippen.")

_COLON = re.compile(r":(?=\s|$)")

_INDENT = re.compile(r"[ \t]*(?:- *)?\t*")
_TYPOGRAPHIC = "„“”‚‘’«»＂ "
_TEXT_WITH_COLON = re.compile(r"(?P<field> *(?:- +)?[\w-]+: +)(?P<text>[^\s\[{&*!|>'%@`#].*?) *")
_NO_TEXT = re.compile(r"(?:^|\s)[a-z_-]+:\s|\s#|[\"\\]")
"""What may be a second field in the line, a note, or needs more than quotation marks."""

_REASONS = {
    "mapping values are not allowed": (
        _TWO_COLONS,
        'Text, der „: “ enthält, bitte in Anführungszeichen setzen: kurz: "Treffen: immer sonntags".',
    ),
    "found character that cannot start": (
        "Hier steht ein Zeichen, mit dem ein Wert nicht beginnen darf (zum Beispiel ein Tabulator, @, % oder `).",
        f"Bitte mit Leerzeichen einrücken. {IN_QUOTES}",
    ),
    "found a tab": _TAB,
    "expected a single document": (_ENDED, _END),
    "did not find expected <document start>": (_ENDED, _END),
    "found unexpected end of stream": (_UNCLOSED, _CLOSE),
    "found unexpected document indicator": (_UNCLOSED, _CLOSE),
    "could not find expected ':'": (
        _NO_COLON,
        _FORM,
    ),
    "did not find expected ',' or": (
        "Eine Klammer [ oder { wird nicht geschlossen.",
        "Bitte die schließende Klammer ergänzen.",
    ),
    "did not find expected '-' indicator": (
        "In einer Liste steht eine Zeile, die nicht mit „- “ beginnt.",
        "Bitte Einrückung und „- “ prüfen.",
    ),
    "did not find expected key": (
        "Die Einrückung passt nicht, oder ein Text mit Anführungszeichen geht danach weiter.",
        "Gleichrangige Felder beginnen in derselben Spalte.",
    ),
    "found undefined alias": ("Ein Wert beginnt mit einem Stern.", IN_QUOTES),
    "while scanning an alias": ("Ein Wert beginnt mit einem Stern.", IN_QUOTES),
    "while scanning an anchor": ("Ein Wert beginnt mit einem &.", IN_QUOTES),
    "control characters are not allowed": _CONTROL,
    "special characters are not allowed": _CONTROL,
}
"""Part of libyaml's message → what is wrong, what to do."""

_UNKNOWN_REASON = (
    "Diese Stelle ist nicht lesbar.",
    "Bitte Einrückung, Doppelpunkte und Anführungszeichen prüfen; jede Zeile hat die Form „feld: Wert“.",
)


def explain_no_fields(text: str, path: str, first_line: int) -> list[Problem]:
    """A text or a list where fields should be; most often a space is missing behind a colon."""
    lines = text.rstrip().split("\n")
    told = list(tell_missing_spaces(lines, len(lines) - 1, path, first_line))
    return told or [Problem(path, first_line, "", "Hier werden Felder der Form „feld: Wert“ erwartet.")]


def explain_error(error: yaml.YAMLError, text: str, path: str, first_line: int) -> list[Problem]:
    """A parser's error as sentences for editors, at the line that holds the cause."""
    message = str(error)
    what, todo = next((reason for part, reason in _REASONS.items() if part in message), _UNKNOWN_REASON)
    line = min(_find_line(error, text, what), text.rstrip("\n").count("\n"))
    lines = text.split("\n")
    if what != _UNCLOSED and (told := list(tell_missing_spaces(lines, line, path, first_line))):
        return told
    if what == _ENDED:
        line = next((number for number in range(line, -1, -1) if lines[number].rstrip() in ("---", "...")), line)
    fix: Fix | None = None
    if "\t" in lines[line][: _column(error) + 1]:
        what, todo = _TAB
        fix = _without_tabs(lines, line, first_line)
    if what == _NO_COLON and path.endswith(".md") and line > 0 and not lines[line - 1].strip():
        todo = f"{todo} Beginnt hier schon der Text, fehlt darüber die Zeile „---“."
    if what == _TWO_COLONS and line > 0 and len(_COLON.findall(lines[line])) == 1:
        line, what, todo = _explain_one_colon(lines, line)
    if what == _TWO_COLONS:
        fix = change_line(first_line + line, lines[line], _in_quotes(lines[line]))
    return [Problem(path, first_line + line, "", what, todo=todo, fix=fix)]


def _without_tabs(lines: list[str], line: int, first_line: int) -> Fix | None:
    """Two spaces for each tab before the first sign of a line, in this and later lines. Whether it fits is tried."""
    mended = [_INDENT.sub(lambda found: found[0].replace("\t", "  "), text) for text in lines[line:]]
    old = lines[line:]
    if lines[line] == mended[0] or not old:
        return None
    last = max(number for number in range(len(old)) if old[number] != mended[number]) + 1
    return LinesFix(first_line + line, "\n".join([*old[:last], ""]), "\n".join([*mended[:last], ""]))


def _in_quotes(line: str) -> str:
    """A line of one field whose text holds a colon, in quotation marks; what may be two fields stays as it is."""
    found = _TEXT_WITH_COLON.fullmatch(line)
    if found is None or _NO_TEXT.search(found["text"]):
        return line
    return f'{found["field"]}"{found["text"].strip(_TYPOGRAPHIC)}"'


def _explain_one_colon(lines: list[str], line: int) -> tuple[int, str, str]:
    """Why a line with a single colon is one too many: the line above lacks its own, or this one is set in too far."""
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if not _COLON.search(lines[above]):
        return above, _NO_COLON, _FORM
    return (
        line,
        _INDENTED,
        "Gleichrangige Felder beginnen in derselben Spalte; Text über mehrere Zeilen gehört in Anführungszeichen.",
    )


def _column(error: yaml.YAMLError) -> int:
    return int(getattr(getattr(error, "problem_mark", None), "column", 0))


def _find_line(error: yaml.YAMLError, text: str, what: str) -> int:
    """The line that holds the cause, counted from 0: often not the one in which reading failed."""
    start = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    if what in (_UNCLOSED, _NO_COLON) and start is not None:
        mark = start
    if mark is not None:
        return int(mark.line)
    position = getattr(error, "position", 0)
    return text.encode()[:position].count(b"\n") if isinstance(position, int) else 0
