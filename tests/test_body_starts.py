"""Asking only the rules that a line's first character allows finds the same blocks as asking all of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from wiq_site.body.dialect import build_parser
from wiq_site.body.starts import sort_rules

LINES = """\
Text|- a|* b|+ c|1. d|12) e|> f|# g|####### h|```|~~~ x|---|* * *|___|A: B|: Erklärung|~ Welle|[^1]: Note
[x]: https://a.example|<div>|</div>|<!-- y|!!! note|??? tip|=|-|1.|[|!|?|<|&amp;|\u00a0|\u0663. z
""".replace("\n", "|").split("|")
TABLE = ["| a | b |", "|---|---|", "- | -", "a|b"]
AROUND = ["{}", "Text\n{}", "- Text\n{}", "> Text\n{}", "A\n: B\n{}", "[x]: https://a.example\n{}", "Text\n- {}"]

TEXTS = st.lists(
    st.tuples(
        st.sampled_from(["", "", " ", "   ", "    ", "> ", "- ", "\t"]),
        st.one_of(st.sampled_from([*LINES, *TABLE]), st.text(max_size=8)),
    ).map("".join),
    max_size=10,
).map("\n".join)

FAST = build_parser()
sort_rules(FAST.block.ruler)
PLAIN = build_parser()


def parse(md: MarkdownIt, text: str) -> list[dict[str, Any]]:
    state = StateBlock(text, md, {}, [])
    md.block.tokenize(state, 0, state.lineMax)
    return [token.as_dict() for token in state.tokens]


@pytest.mark.parametrize("line", [*LINES, *TABLE])
@pytest.mark.parametrize("around", AROUND)
def test_every_beginning_of_a_line_is_understood(line: str, around: str) -> None:
    text = around.format(f"{line}\n    Inhalt")
    assert parse(FAST, text) == parse(PLAIN, text)


@given(TEXTS)
def test_blocks_do_not_depend_on_which_rules_are_asked(text: str) -> None:
    assert parse(FAST, text) == parse(PLAIN, text)


def test_rules_that_cannot_take_a_line_are_not_asked() -> None:
    asked = []
    md = build_parser()
    for name in ("fence", "heading", "list"):
        md.block.ruler.at(name, lambda *_, name=name: asked.append(name), {"alt": ["paragraph"]})  # type: ignore[misc]
    sort_rules(md.block.ruler)
    parse(md, "Ein Satz\nund noch einer\n\n# Titel\n\n- Punkt")
    assert asked == ["heading", "list"]
