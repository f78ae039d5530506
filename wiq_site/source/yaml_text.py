"""YAML → plain values with the line of every key and list item.

Every scalar stays text as written: YAML 1.1 would turn ``01067`` into 567, ``19:30`` into 1170 and ``on`` into True.
The models decide what a text means. Equal keys, anchors and unreadable YAML are problems, never exceptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import yaml

from wiq_site.problems import Problem
from wiq_site.source.nesting import find_too_deep
from wiq_site.source.typed import (
    add_space,
    find_merge,
    find_missing_space,
    missing_space,
    read_spaces,
    strip_unseen,
)
from wiq_site.source.yaml_faults import IN_QUOTES, SIMPLER, explain_error, explain_no_fields
from wiq_site.text import CONTROL, quote

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Location: TypeAlias = tuple[str | int, ...]

_BLOCKS = ("|", ">")

_NO_VALUE = ("~", "null", "Null", "NULL")
"""What YAML and the programs that write it take for no value."""


@dataclass(frozen=True)
class Fields:
    """Plain values of one YAML text and where they stand.

    ``values`` maps keys to text, lists and mappings; ``lines`` maps a location such as ``("gesucht", 0, "text")``
    to its line in the file, counted from 1. ``blocks`` are the texts that begin in the line below (``text: |``).
    """

    values: Mapping[str, Plain] = field(default_factory=dict)
    lines: Mapping[Location, int] = field(default_factory=dict)
    blocks: frozenset[Location] = frozenset()

    def first_line(self, location: Location) -> int:
        """The line at which the text at a location begins."""
        return self.line(location) + (location in self.blocks)

    def line(self, location: Location) -> int:
        """Line of the location, or of the nearest part around it that has one."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse_yaml(
    text: str, path: str, first_line: int = 1, environment: Mapping[str, str] | None = None
) -> tuple[Fields, list[Problem]]:
    """Read ``text`` (a YAML mapping) that begins at ``first_line`` of the file ``path``.

    Settings may name values of an ``environment`` (``!ENV NAME``) and bear other tags. In content a tag is a mistake.
    """
    text, hints = read_spaces(text, path, first_line)
    if merge := find_merge(text, path, first_line):
        return Fields(), [merge]
    if (deep := find_too_deep(text)) is not None:
        what = "Hier stehen zu viele Klammern oder Listen ineinander."
        return Fields(), [Problem(path, first_line + deep, "", what, todo=SIMPLER)]
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        told = explain_error(error, text, path, first_line)
        fields, further = _read_further(text, told, path, first_line, environment)
        return fields, [*hints, *told, *further]
    if node is None:
        return Fields(), hints
    if not isinstance(node, yaml.MappingNode):
        return Fields(), [*hints, *explain_no_fields(text, path, first_line)]
    reader = _Reader(text, path, first_line, environment)
    values = reader.read_mapping(node, ())
    return Fields(values, reader.lines, frozenset(reader.blocks)), [*hints, *reader.problems]


def _read_further(
    text: str, told: list[Problem], path: str, first_line: int, environment: Mapping[str, str] | None
) -> tuple[Fields, list[Problem]]:
    """The fields as they were meant, where only spaces behind colons are missing: so all mistakes are told."""
    lines = text.split("\n")
    for problem in told:
        lines[problem.line - first_line] = add_space(lines[problem.line - first_line])
    mended = "\n".join(lines)
    return (Fields(), []) if mended == text else parse_yaml(mended, path, first_line, environment)


class _Reader:
    """Walks a node tree once; collects values' lines and problems."""

    def __init__(self, text: str, path: str, first_line: int, environment: Mapping[str, str] | None) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.environment = environment
        self.lines: dict[Location, int] = {}
        self.blocks: list[Location] = []
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, location: Location) -> Plain:
        if id(node) in self._seen:
            line = self.lines.get(location, self._line(node))
            self._report(line, location, "Verweise mit & und * gibt es hier nicht.", "Bitte den Wert ausschreiben.")
            return None
        self._seen.add(id(node))
        if self._has_tag(node):
            if self.environment is not None and node.tag == "!ENV":
                return self._read_environment(node)
            if self.environment is None:
                self._report(self._line(node), location, "Der Wert beginnt mit einem Ausrufezeichen.", IN_QUOTES)
        if isinstance(node, yaml.MappingNode):
            return self.read_mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self._read_item(item, (*location, i)) for i, item in enumerate(node.value)]
        if found := CONTROL.search(node.value):
            what = f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})."
            self._report(self._line(node), location, what, "Bitte die Zeile neu tippen.")
        if getattr(node, "style", "") in _BLOCKS:
            self.blocks.append(location)
        value = strip_unseen(node.value)
        return None if value == "" or (value in _NO_VALUE and not getattr(node, "style", "")) else value

    @cached_property
    def _text_lines(self) -> list[str]:
        return self.text.split("\n")

    def _has_tag(self, node: yaml.Node) -> bool:
        """Whether the value begins with ``!``, which YAML takes for the name of a type."""
        line, column = node.start_mark.line, node.start_mark.column
        return line < len(self._text_lines) and self._text_lines[line][column : column + 1] == "!"

    def _read_environment(self, node: yaml.Node) -> Plain:
        """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``, as MkDocs has it."""
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names = [str(part.value) for part in parts if isinstance(part, yaml.ScalarNode)]
        default = names[-1] if isinstance(node, yaml.SequenceNode) and len(names) > 1 else None
        environment = self.environment or {}
        return next((environment[name] for name in names if name in environment), default)

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
            if self._is_empty(value_node) and (name := find_missing_space(key)):  # {titel:Fest}
                self._report(self._line(key_node), (*location, name), *missing_space(key))
                continue
            here = (*location, key)
            if here in self.lines:
                what = f"{quote(key)} steht zweimal, zuerst in Zeile {self.lines[here]}."
                self._report(self._line(key_node), here, what, "Bitte nur eine Angabe stehen lassen.")
                continue
            self.lines[here] = self._line(key_node)
            values[key] = self.read(value_node, here)
        return values

    def _is_empty(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and node.value == ""

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _report(self, line: int, location: Location, what: str, todo: str) -> None:
        name = str(location[0]) if location else ""
        self.problems.append(Problem(self.path, line, name, what, todo=todo))
