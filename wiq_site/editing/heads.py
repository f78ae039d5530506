"""Small changes of front matter at the place where a value stands; order, comments and quotation marks stay.

Functions take and give the text of a whole file. Places come from YAML's own marks, never from a search in the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from wiq_site.content.values import as_names
from wiq_site.editing.quoting import render_like, render_text
from wiq_site.fixes import Place
from wiq_site.source.documents import parse_document
from wiq_site.source.typed import strip_unseen


@dataclass(frozen=True)
class _Head:
    """The front matter of a file: its mapping, the whole text, and where in it the front matter begins and ends."""

    node: yaml.MappingNode
    text: str
    start: int
    end: int

    def find(self, *place: str | int) -> yaml.Node | None:
        """The value below some keys and numbers of items."""
        node: yaml.Node | None = self.node
        for step in place:
            if isinstance(step, int):
                items = node.value if isinstance(node, yaml.SequenceNode) else []
                node = items[step] if step < len(items) else None
            else:
                node = _value(node, step) if isinstance(node, yaml.MappingNode) else None
        return node

    def find_field(self, place: Place) -> tuple[yaml.Node, yaml.Node]:
        """The name and the value of a field. Raises ``NotEditable``."""
        around = self.find(*place[:-1])
        for name, value in around.value if isinstance(around, yaml.MappingNode) else []:
            if name.value == place[-1]:
                return name, value
        raise NotEditable

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Where a value stands in the file. That of several lines ends for YAML where the next field begins."""
        start, end = self.start + node.start_mark.index, self.start + node.end_mark.index
        return start, start + len(self.text[start:end].rstrip())


class NotEditable(ValueError):
    """Front matter in a form that only people can change."""


def add_alias(text: str, address: str) -> str:
    """The same file with one more old address at the end of its ``aliases``."""
    head, alias = _read_head(text), render_text(address)
    node = head.find("aliases")
    if node is None:
        return f"{text[: head.end]}aliases: [{alias}]\n{text[head.end :]}"
    start, end = head.span(node)
    if isinstance(node, yaml.SequenceNode):
        return _append(text, head, node, alias)
    names = [render_text(name) for name in as_names(str(node.value))]
    return f"{text[:start]}{'' if names else ' '}[{', '.join([*names, alias])}]{text[end:]}"


def drop_line(text: str, key: str) -> str:
    """The same file without a field, whose lines hold nothing else."""
    head = _read_head(text)
    for key_node, value in head.node.value:
        if key_node.value == key:
            start = text.rfind("\n", 0, head.span(key_node)[0]) + 1
            end = text.find("\n", head.span(value)[1]) + 1
            return text[:start] + text[end:]
    return text


def replace_names(text: str, keys: Place, old: str, new: str) -> str:
    """The same file with another name (a slug) in a value or in the items of a list."""
    name = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
    return _replace(text, keys, lambda node, raw: name.sub(new, raw) if old in as_names(str(node.value)) else raw)


def replace_text(text: str, keys: Place, old: str, new: str) -> str:
    """The same file with another text where the whole value is the old one."""
    return _replace(text, keys, lambda node, raw: render_text(new) if node.value == old else raw)


def change_value(text: str, place: Place, old: str, new: str) -> str:
    """The same file with another text at a place: a value, one of the names in it, or all equal items of its list."""
    head = _read_head(text)
    node = head.find(*(place[:-1] if isinstance(place[-1], int) else place))
    changed = text
    for scalar in reversed(list(_scalars(node))):
        start, end = head.span(scalar)
        is_whole = strip_unseen(str(scalar.value)) == old
        raw = changed[start:end]
        changed = changed[:start] + (render_like(new, raw) if is_whole else _change_name(raw, old, new)) + changed[end:]
    if changed == text:
        raise NotEditable
    return changed


def _change_name(raw: str, old: str, new: str) -> str:
    """The names that commas part, as they are written, with another one."""
    parts = re.split(r"(\s*,\s*|^[\"']|[\"']$)", raw)
    return "".join(new if part == old else part for part in parts)


def rename_field(text: str, place: Place, new: str) -> str:
    """The same file with another name of a field."""
    head = _read_head(text)
    start, end = head.span(head.find_field(place)[0])
    return text[:start] + new + text[end:]


def drop_field(text: str, place: Place) -> str:
    """The same file without a field that stands alone in one line."""
    head = _read_head(text)
    name, value = head.find_field(place)
    start, end = head.span(name)[0], head.span(value)[1]
    first = text.rfind("\n", 0, start) + 1
    if text[first:start].strip() or "\n" in text[start:end]:
        raise NotEditable
    return text[:first] + text[text.find("\n", end) + 1 :]


def _replace(text: str, keys: Place, edit: Callable[[yaml.ScalarNode, str], str]) -> str:
    head = _read_head(text)
    for node in reversed(list(_scalars(head.find(*keys)))):
        start, end = head.span(node)
        text = text[:start] + edit(node, text[start:end]) + text[end:]
    return text


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    yield from (item for item in items if isinstance(item, yaml.ScalarNode))


def _append(text: str, head: _Head, node: yaml.SequenceNode, item: str) -> str:
    start, end = head.span(node)
    if not node.value:
        return f"{text[: start + 1]}{item}{text[end - 1 :]}"
    first, last = head.span(node.value[-1])
    if node.flow_style:
        return f"{text[:last]}, {item}{text[last:]}"
    dash = text[text.rfind("\n", 0, first) + 1 : first]
    if dash.strip() != "-":
        raise NotEditable
    line = text.find("\n", last)
    return f"{text[:line]}\n{dash}{item}{text[line:]}"


def _read_head(text: str) -> _Head:
    """The front matter of a file that the check has read without a problem."""
    document, _ = parse_document(text, "", "")
    before = text[: len(text) - len(document.body)]
    start = before.find("\n", before.find("---")) + 1
    end = before.rfind("\n", 0, len(before.rstrip())) + 1
    try:
        node = yaml.compose(text[start:end], Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        raise NotEditable from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEditable
    return _Head(node, text, start, end)


def _value(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in node.value if name.value == key), None)
