"""The two style sheets that pages load: what they need of Material's, and ours, joined from its parts."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from wiq_site.body.whitelist import CLASSES, OWN_CLASSES
from wiq_site.frame.css import Group, Node, Other, Rule, parse_css, render_css

_WORD = re.compile(r"[A-Za-z_][\w-]*")

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_UNSURE = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_VALUE = re.compile(r"\[(?:aria-sort|for|role)=\"?([A-Za-z_][\w-]*)\"?\]")
_NEVER = re.compile(r"\[data-md-color-(?:primary|accent)|table:not\(\[class\]\)|\.md-(?:header|tabs)\[hidden\]")
"""Colours and hiding need Material's script, and tables of bodies have a class (``body.author``)."""

_USED = re.compile(r"var\((--[\w-]+)")
_DARK = re.compile(r"\[data-md-color-scheme=\"?slate\"?\]")
_SYSTEM = ":root:where(:not([data-md-color-scheme]))"


def find_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word of the texts that may be the name of a class, the classes of bodies, and what the script sets."""
    return frozenset(word for text in texts for word in _WORD.findall(text)) | CLASSES | OWN_CLASSES | {"js"}


def join_parts(folder: Path) -> str:
    """Our style sheet. Its parts are numbered: later ones may take back what earlier ones say."""
    css = "\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.css")))
    return render_css(follow_system(parse_css(css)))


def reduce_material(folder: Path, words: Collection[str], ours: str, *, keep_properties: bool) -> str:
    """Material's two style sheets without rules for classes that nothing on our pages can have.

    A class counts as used when its name is among ``words`` at all, and so does what an attribute names. Custom
    properties (colours, icons) that neither the rest nor ``ours`` mention go as well, unless ``keep_properties``: a
    site's own style sheet may mention them.
    """
    nodes = follow_system(tuple(node for name in ("main", "palette") for node in _read_sheet(folder, name)))
    kept = _filter_rules(nodes, lambda selector: _may_match(selector, words))
    return render_css(kept if keep_properties else _drop_properties(kept, ours))


def follow_system(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """With all rules for the dark scheme once more, for systems that want it where no scheme was chosen."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if isinstance(node, Group) and node.condition == "@media screen":
            dark = tuple(_to_system(child) for child in node.children if isinstance(child, Rule) and _is_dark(child))
            if dark:
                found.append(Group("@media screen and (prefers-color-scheme:dark)", dark))
    return tuple(found)


def _is_dark(rule: Rule) -> bool:
    return all(_DARK.match(selector) for selector in rule.selectors)


def _to_system(rule: Rule) -> Rule:
    return Rule(tuple(_DARK.sub(_SYSTEM, selector) for selector in rule.selectors), rule.declarations)


def _read_sheet(folder: Path, name: str) -> tuple[Node, ...]:
    """Material's files have a hash in their names."""
    [file] = folder.glob(f"assets/stylesheets/{name}.*.css")
    return parse_css(file.read_text("utf-8"))


def _may_match(selector: str, words: Collection[str]) -> bool:
    """Whether an element of our pages may fit: its names are known, it reads from left to right, in our colours."""
    if selector.startswith("[dir=rtl] ") or _NEVER.search(selector):
        return False
    sure = _UNSURE.sub("", selector)
    return all(name in words for name in (*_CLASS.findall(sure), *_VALUE.findall(sure)))


def _filter_rules(nodes: tuple[Node, ...], keep: Callable[[str], bool]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Rule):
            if selectors := tuple(filter(keep, node.selectors)):
                found.append(Rule(selectors, node.declarations))
        elif isinstance(node, Group):
            if children := _filter_rules(node.children, keep):
                found.append(Group(node.condition, children))
        else:
            found.append(node)
    return tuple(found)


def _drop_properties(nodes: tuple[Node, ...], ours: str) -> tuple[Node, ...]:
    """Without custom properties that nothing uses, not even one another, and without motions that nothing uses."""
    while True:
        text = "".join(value for rule in _rules(nodes) for _, value in rule.declarations) + ours
        rest = tuple(_drop_unused(nodes, frozenset(_USED.findall(text)), text))
        if rest == nodes:
            return rest
        nodes = rest


def _drop_unused(nodes: tuple[Node, ...], used: Collection[str], text: str) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Group):
            yield Group(node.condition, tuple(_drop_unused(node.children, used, text)))
        elif isinstance(node, Rule):
            if rest := tuple(d for d in node.declarations if d[0] in used or not d[0].startswith("--")):
                yield Rule(node.selectors, rest)
        elif not (node.text.startswith("@keyframes ") and _motion(node) not in text):
            yield node


def _motion(node: Other) -> str:
    return node.text.removeprefix("@keyframes ").partition("{")[0].strip()


def _rules(nodes: tuple[Node, ...]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, Rule):
            yield node
        elif isinstance(node, Group):
            yield from _rules(node.children)
