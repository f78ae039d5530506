"""Extensions of Python-Markdown, with which the other generators read the content. Ours has one dialect of its own."""

from typing import TypeAlias

Extensions: TypeAlias = list[str | dict[str, dict[str, object]]]

FEW: Extensions = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
"""What comes nearest to our dialect."""

USUAL: Extensions = [
    *FEW,
    {"pymdownx.betterem": {}},
    {"pymdownx.highlight": {"anchor_linenums": True}},
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
    *("pymdownx.caret", "pymdownx.details", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tilde"),
]
"""Those that Material's manual recommends as well."""

DIALECTS = {"few": FEW, "usual": USUAL}
