"""Style sheets as rules: enough of the grammar (CSS Syntax, level 3) for Material's and ours, which nest no rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/) | (?P<space>\s+) | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\([^"')]*\) | \\.
    | (?:(?!url\()[^\s"'\\/{};,()\[\]])+ | .""",
    re.DOTALL | re.VERBOSE,
)
_GROUPS = ("@media", "@supports")


@dataclass(frozen=True)
class Rule:
    """``selectors { declarations }``"""

    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """``@media`` and ``@supports``: a condition and what holds under it."""

    condition: str
    children: tuple["Node", ...]


@dataclass(frozen=True)
class Other:
    """Anything else that begins with ``@``, as it is: ``@keyframes``, ``@page``."""

    text: str


Node = Rule | Group | Other


@lru_cache(maxsize=4)  # ours is asked for twice by each build
def parse_css(text: str) -> tuple[Node, ...]:
    """The rules of a style sheet. Comments and spaces that mean nothing are left out."""
    return _parse(_tokens(text))


def render_css(nodes: tuple[Node, ...]) -> str:
    """A style sheet as short as it may be written without knowing what it means."""
    return "".join(_render(node) for node in nodes)


def split_list(text: str, mark: str) -> list[str]:
    """The parts of a list between ``mark``, which counts neither in strings nor in parentheses."""
    parts, depth = [""], 0
    for token in _tokens(text):
        depth += (token in ("(", "[")) - (token in (")", "]"))
        if token == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts]


def _tokens(text: str) -> Iterator[str]:
    """Strings, addresses and escapes in one piece, marks by themselves, runs of spaces and comments as one space."""
    space = False
    for match in _TOKEN.finditer(text):
        empty = match.lastgroup is not None
        if not empty or not space:
            yield " " if empty else match[0]
        space = empty


def _parse(tokens: Iterator[str]) -> tuple[Node, ...]:
    """Nodes up to the end, or to the brace that closes the group around them."""
    nodes: list[Node] = []
    text = ""
    for token in tokens:
        if token == "}":
            break
        if token == ";":
            nodes.append(Other(f"{text.strip()};"))
        elif token == "{":
            nodes.append(_parse_block(text.strip(), tokens))
        text = "" if token in (";", "{") else text + token
    return tuple(nodes)


def _parse_block(prelude: str, tokens: Iterator[str]) -> Node:
    if prelude.startswith(_GROUPS):
        return Group(prelude, _parse(tokens))
    body = _read_body(tokens)
    if prelude.startswith("@"):
        return Other(f"{prelude}{{{body}}}")
    found = (declaration.partition(":") for declaration in split_list(body, ";") if declaration)
    return Rule(tuple(split_list(prelude, ",")), tuple((name.strip(), value.strip()) for name, _, value in found))


def _read_body(tokens: Iterator[str]) -> str:
    body, depth = "", 1
    for token in tokens:
        depth += (token == "{") - (token == "}")
        if depth == 0:
            break
        body += token
    return body.strip()


def _render(node: Node) -> str:
    if isinstance(node, Other):
        return node.text
    if isinstance(node, Group):
        return f"{node.condition}{{{render_css(node.children)}}}"
    body = ";".join(f"{name}:{value}" for name, value in node.declarations)
    return f"{','.join(node.selectors)}{{{body}}}"
