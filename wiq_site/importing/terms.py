"""New terms at the end of their facet in ``taxonomies.yml``; what stands there stays as it is, comments too."""

from collections.abc import Iterator, Mapping

import yaml

from wiq_site.editing.quoting import render_text

Terms = Mapping[str, Mapping[str, str]]
"""Facet → slug → label."""


def find_new_terms(text: str, terms: Terms) -> dict[str, dict[str, str]]:
    """Which terms the text of ``taxonomies.yml`` does not have. The text has passed the check."""
    known = yaml.load(text, Loader=yaml.CBaseLoader) or {}
    missing = {
        facet: {slug: label for slug, label in wanted.items() if slug not in (known.get(facet) or {})}
        for facet, wanted in terms.items()
    }
    return {facet: wanted for facet, wanted in missing.items() if wanted}


def add_terms(text: str, terms: Terms) -> str:
    """The text of ``taxonomies.yml`` with more terms; the same text where none is new."""
    for facet, wanted in find_new_terms(text, terms).items():
        text = _add(text if text.endswith("\n") or not text else f"{text}\n", facet, wanted)
    return text


def _add(text: str, facet: str, wanted: Mapping[str, str]) -> str:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    found = [node for key, node in root.value if key.value == facet] if isinstance(root, yaml.MappingNode) else []
    if not found:
        return f"{text}{facet}:\n{_render(wanted, 2)}"
    node = found[0]
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        items = ", ".join(f"{slug}: {{label: {render_text(label)}}}" for slug, label in wanted.items())
        inside = text[node.start_mark.index + 1 : node.end_mark.index - 1].strip()
        before, after = text[: node.start_mark.index], text[node.end_mark.index :]
        return f"{before}{{{', '.join(filter(None, (inside, items)))}}}{after}"
    has_terms = isinstance(node, yaml.MappingNode)
    end = text.find("\n", max(leaf.end_mark.index for leaf in _leaves(node))) + 1
    return text[:end] + _render(wanted, node.value[0][0].start_mark.column if has_terms else 2) + text[end:]


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """Values that end where their text does: blocks end where the next thing begins, after comments."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _leaves(value)
    else:
        for item in node.value:
            yield from _leaves(item)


def _render(wanted: Mapping[str, str], indent: int) -> str:
    space = " " * indent
    return "".join(f"{space}{slug}:\n{space}  label: {render_text(label)}\n" for slug, label in wanted.items())
