"""What people type and other programs leave behind where YAML wants something else: read, or told at its own line."""

import re
from collections.abc import Iterator

from wiq_site.fixes import change_line
from wiq_site.problems import Problem, Severity
from wiq_site.text import quote

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b\u2060\ufeff"
SPACES = rf" \t{_WIDE}{_UNSEEN}"
"""What looks like a space or like nothing, for a character class."""

_STRANGE = re.compile(f"[\u0085\u2028\u2029{_WIDE}{_UNSEEN}]")
_AROUND = f" \t\n{_UNSEEN}\u00a0\u202f"
_BREAKS = re.compile("[\u0085\u2028\u2029]")
_ODD = re.compile(f"[{_WIDE}{_UNSEEN}]")
_STRUCTURE = re.compile(
    rf"^[{SPACES}]*(?:-[{SPACES}]+)*(?:[\w-]+[{SPACES}]*:(?=[{SPACES}]|$))?[{SPACES}]*", re.MULTILINE
)
_COLONS = "\ufe55\uff1a\u2236\ua789"
"""Signs that look like a colon: the wide ones of Asian keyboards, a ratio, a letter."""

_NO_SPACE = re.compile(
    rf"[ \t]*(?:- +)*(?!https?:|mailto:|tel:)(?P<key>[^\W\d][\w-]*)"
    rf"(?::(?=[^\s:])|[ \t]*(?P<sign>[{_COLONS}]|=(?=[ \t]*[\w\"'\[])))"
)
_MERGE = re.compile(r"^(?:<{7}(?= )|={7}$|>{7}(?= )|\|{7}(?= |$)).*$", re.MULTILINE)

_CERTAIN_MERGE = re.compile(r"<{7} (?:HEAD|ours|Updated upstream)|>{7} (?:\S+(?: \(.*\))?|Stashed changes)")


def read_spaces(text: str, path: str, first_line: int) -> tuple[str, list[Problem]]:
    """Text with ordinary spaces where they have a meaning for YAML: at the beginning of a line and behind a colon.

    Word processors write other ones (Unicode's *Space_Separator*), and characters that YAML takes for ends of lines
    (YAML 1.1, 5.4), which would count the lines of an editor wrongly. Inside of a text a no-break space stays.
    """
    if not _STRANGE.search(text):
        return text, []
    text = _BREAKS.sub(" ", text)
    if not _ODD.search(text):
        return text, []
    hints: list[Problem] = []
    lines = text.split("\n")

    def mend(found: re.Match[str]) -> str:
        if not _ODD.search(found[0]):
            return found[0]
        line = first_line + text.count("\n", 0, found.start())
        what = "Hier steht ein geschütztes oder unsichtbares Leerzeichen; gelesen wird ein gewöhnliches."
        todo = "Bitte das Leerzeichen neu tippen."
        mended = re.sub(f"[{_WIDE}]", " ", re.sub(f"[{_UNSEEN}]", "", found[0]))
        written = lines[line - first_line]
        fix = change_line(line, written, mended + written[len(found[0]) :], reveals=False)
        hints.append(Problem(path, line, "", what, todo=todo, severity=Severity.HINT, fix=fix))
        return mended

    return _STRUCTURE.sub(mend, text), hints


def find_merge_marks(text: str) -> list[re.Match[str]]:
    """The lines by which Git tells two versions of a text apart, and those that look like them."""
    return list(_MERGE.finditer(text)) if "<<<<<<< " in text or ">>>>>>> " in text else []


def is_certain_mark(line: str) -> bool:
    """Whether a single line is such a mark by itself, because it names a version as Git does."""
    return _CERTAIN_MERGE.fullmatch(line) is not None


def find_merge(text: str, path: str, first_line: int) -> Problem | None:
    """The marks that Git leaves where two versions of a text meet."""
    marks = find_merge_marks(text)
    if not any(mark[0][0] in "<>" for mark in marks):
        return None
    line = first_line + text.count("\n", 0, marks[0].start())
    what = f"Ab {quote(marks[0][0])} stehen zwei Versionen durcheinander (ein Konflikt von Git)."
    todo = "Bitte eine Version auswählen und die Zeilen mit den Zeichen löschen."
    return Problem(path, line, "", what, todo=todo)


def strip_unseen(text: str) -> str:
    """Text without spaces and without what nobody sees at its ends."""
    return text.strip() if text.isascii() else text.strip(_AROUND)


def find_missing_space(text: str) -> str:
    """The field of ``title:Fest``, ``title：Fest``, ``title = Fest``; empty where the text begins otherwise."""
    found = _NO_SPACE.match(text)
    return found["key"] if found else ""


def add_space(line: str) -> str:
    """``title:Fest`` as it was meant; a line of another form as it is."""
    found = _NO_SPACE.match(line)
    return (
        f"{line[: found.end('key')]}: {line[found.end('key') :].lstrip(' ').lstrip(':：=').lstrip(' ')}"
        if found
        else line
    )


def missing_space(text: str) -> tuple[str, str]:
    """What is wrong about such a text, and what to do."""
    found = _NO_SPACE.match(text)
    key, sign = (found["key"][:40], found["sign"]) if found else ("feld", None)
    what = "Hinter dem Doppelpunkt fehlt ein Leerzeichen."
    if sign:
        what = f"Hinter dem Namen des Feldes steht {quote(sign)} statt eines gewöhnlichen Doppelpunkts."
    return what, f"Bitte so schreiben: „{key}: …“."


def tell_missing_spaces(lines: list[str], last: int, path: str, first_line: int) -> Iterator[Problem]:
    """Neighbouring lines, up to the one in which reading failed, that lack the space behind their colon.

    ``title:Fest`` is a text for YAML, and goes on in the next line; so it fails later than an editor would look.
    """
    found: list[tuple[int, str]] = []
    for number in range(min(last, len(lines) - 1), -1, -1):
        key = find_missing_space(lines[number])
        if key:
            found.append((number, key))
        elif lines[number].strip() and (number < last or found):
            break
    for number, key in reversed(found):
        what, todo = missing_space(lines[number])
        fix = change_line(first_line + number, lines[number], add_space(lines[number]))
        yield Problem(path, first_line + number, key[:40], what, todo=todo, fix=fix)
