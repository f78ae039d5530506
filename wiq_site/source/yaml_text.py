"""YAML → plain values with the line of every key and list item.

Every scalar stays text as written: YAML 1.1 would turn ``01067`` into 567, ``19:30`` into 1170 and ``on`` into True.
The models decide what a text means. Equal keys, anchors and unreadable YAML are problems, never exceptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from wiq_site.problems import Problem
from wiq_site.text import CONTROL, quote

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Location: TypeAlias = tuple[str | int, ...]

_IN_QUOTES = "Bitte den Text in Anführungszeichen setzen."
_UNCLOSED = "Ein Anführungszeichen wird geöffnet, aber nicht geschlossen."
_CLOSE = "Bitte das schließende Anführungszeichen ergänzen."
_CONTROL = ("Hier steht ein unsichtbares Steuerzeichen.", "Bitte die Zeile neu tippen.")

_REASONS = {
    "mapping values are not allowed": (
        "Hinter einem Doppelpunkt steht noch ein Doppelpunkt.",
        'Text, der „: “ enthält, bitte in Anführungszeichen setzen: kurz: "Treffen: immer sonntags".',
    ),
    "found character that cannot start": (
        "Hier steht ein Zeichen, mit dem ein Wert nicht beginnen darf (zum Beispiel ein Tabulator, @, % oder `).",
        f"Bitte mit Leerzeichen einrücken. {_IN_QUOTES}",
    ),
    "found a tab": ("Hier steht ein Tabulator.", "Bitte mit Leerzeichen einrücken."),
    "found unexpected end of stream": (_UNCLOSED, _CLOSE),
    "found unexpected document indicator": (_UNCLOSED, _CLOSE),
    "could not find expected ':'": (
        "Hinter dem Namen eines Feldes fehlt der Doppelpunkt.",
        "Jede Zeile hat die Form „feld: Wert“.",
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
    "found undefined alias": ("Ein Wert beginnt mit einem Stern.", _IN_QUOTES),
    "while scanning an alias": ("Ein Wert beginnt mit einem Stern.", _IN_QUOTES),
    "while scanning an anchor": ("Ein Wert beginnt mit einem &.", _IN_QUOTES),
    "control characters are not allowed": _CONTROL,
    "special characters are not allowed": _CONTROL,
}
"""Part of libyaml's message → what is wrong, what to do."""

_UNKNOWN_REASON = (
    "Diese Stelle ist nicht lesbar.",
    "Bitte Einrückung, Doppelpunkte und Anführungszeichen prüfen; jede Zeile hat die Form „feld: Wert“.",
)


@dataclass(frozen=True)
class Fields:
    """Plain values of one YAML text and where they stand.

    ``values`` maps keys to text, lists and mappings; ``lines`` maps a location such as ``("gesucht", 0, "text")``
    to its line in the file, counted from 1.
    """

    values: Mapping[str, Plain] = field(default_factory=dict)
    lines: Mapping[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Line of the location, or of the nearest part around it that has one."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Fields, list[Problem]]:
    """Read ``text`` (a YAML mapping) that begins at ``first_line`` of the file ``path``."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return Fields(), [_explain(error, text, path, first_line)]
    if node is None:
        return Fields(), []
    if not isinstance(node, yaml.MappingNode):
        what = "Hier werden Felder der Form „feld: Wert“ erwartet."
        return Fields(), [Problem(path, first_line, "", what)]
    reader = _Reader(path, first_line)
    values = reader.read_mapping(node, ())
    return Fields(values, reader.lines), reader.problems


class _Reader:
    """Walks a node tree once; collects values' lines and problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, location: Location) -> Plain:
        if id(node) in self._seen:
            line = self.lines.get(location, self._line(node))
            self._report(line, location, "Verweise mit & und * gibt es hier nicht.", "Bitte den Wert ausschreiben.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.read_mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self._read_item(item, (*location, i)) for i, item in enumerate(node.value)]
        if found := CONTROL.search(node.value):
            what = f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})."
            self._report(self._line(node), location, what, "Bitte die Zeile neu tippen.")
        return None if node.value.strip() in ("", "~") else node.value

    def _read_item(self, node: yaml.Node, location: Location) -> Plain:
        self.lines[location] = self._line(node)
        return self.read(node, location)

    def read_mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                todo = "Text, der mit [ oder { beginnt, bitte in Anführungszeichen setzen."
                self._report(self._line(key_node), location, "Der Name eines Feldes ist nicht lesbar.", todo)
                continue
            here = (*location, key)
            if here in self.lines:
                what = f"{quote(key)} steht zweimal, zuerst in Zeile {self.lines[here]}."
                self._report(self._line(key_node), here, what, "Bitte nur eine Angabe stehen lassen.")
                continue
            self.lines[here] = self._line(key_node)
            values[key] = self.read(value_node, here)
        return values

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _report(self, line: int, location: Location, what: str, todo: str) -> None:
        name = str(location[0]) if location else ""
        self.problems.append(Problem(self.path, line, name, what, todo=todo))


def _explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """A parser's error as a sentence for editors, at the line that holds the cause."""
    message = str(error)
    what, todo = next((reason for part, reason in _REASONS.items() if part in message), _UNKNOWN_REASON)
    start = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    if what == _UNCLOSED and start is not None:
        mark = start
    if mark is None:
        position = getattr(error, "position", 0)
        line = text.encode()[:position].count(b"\n") if isinstance(position, int) else 0
    else:
        line = mark.line
    return Problem(path, first_line + min(line, text.rstrip("\n").count("\n")), "", what, todo=todo)
