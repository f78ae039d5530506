"""The dialect: CommonMark with GitHub's tables, strikethrough, task lists and alerts, and with footnotes, definition
lists and boxes.

Deviations, each for a reason: a single ``*`` inside a word is a letter (*Gäst*innen*); ``---`` below a line is a rule;
indented text is no code; a tag that stands alone on a line does not switch Markdown off below it.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, fence, html_block
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from wiq_site.body.autolinks import is_in_address
from wiq_site.body.boxes import find_box
from wiq_site.body.lines import nest_items
from wiq_site.body.starts import sort_rules

DEEPEST = 40
"""Levels of elements in each other (a list item is two). Deeper texts come from programs, or from attackers."""

_TERMINATORS = re.compile(r"[\n!&*<\[\]\\_`~]")
_HTML_BLOCK = re.compile(
    rf"<(?:/?(?:{'|'.join(block_names)}|pre|script|style|textarea)(?=[\s/>]|$)|[!?])", re.IGNORECASE
)
_AUTOLINK = re.compile(r"<(?:(?:https?|mailto|tel):|[^<>@\s]+@)", re.IGNORECASE)

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]


def parse_blocks(source: str) -> tuple[list[Token], dict[str, object]]:
    """The block tokens of a body, and what its reference links need."""
    tokens: list[Token] = []
    references: dict[str, object] = {}
    state = StateBlock(source, _parser(), references, tokens)
    nest_items(state)
    state.md.block.tokenize(state, 0, state.lineMax)
    return tokens, references


def parse_inline(token: Token, references: dict[str, object]) -> None:
    """Fill in the children of an inline token; none where its content is nothing but text."""
    if _TERMINATORS.search(token.content):
        token.children = _parser().inline.parse(token.content, _parser(), references, [])


@cache
def _parser() -> MarkdownIt:
    md = build_parser()
    sort_rules(md.block.ruler)
    return md


def build_parser() -> MarkdownIt:
    """The parser of the dialect, which asks every rule at every line."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "tasklists": True, "alerts": True})
    md.enable(["table", "strikethrough"]).disable(["code", "lheading"])
    md.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin).use(admon_plugin)
    breaks = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("fence", _fence, {"alt": [*breaks, "list"]})
    md.block.ruler.at("html_block", _html_block, {"alt": breaks})
    md.block.ruler.at("admonition", _only_boxes(_find_rule(md, "admonition")), {"alt": [*breaks, "list"]})
    md.inline.ruler.before("strikethrough", "letter", _letter)
    for name, rule in (("link", link), ("image", image), ("autolink", _autolink)):
        md.inline.ruler.at(name, _with_place(rule))
    md.inline.terminator_re = _TERMINATORS
    # Addresses stay as they were typed: what is allowed is decided once, in links.py, with a message.
    md.normalizeLink = md.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def _find_rule(md: MarkdownIt, name: str) -> _BlockRule:
    return md.block.ruler.getRules("")[md.block.ruler.get_active_rules().index(name)]


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code begins below its fence: *~~~Freitag~~~ Samstag* is a text, as it is with backticks."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("~~~", at) and "~" in state.src[at : state.eMarks[start]].lstrip("~"):
        return False
    return fence(state, start, end, silent)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """HTML blocks begin with the elements that CommonMark names, not with any tag that stands alone."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "<" or not _HTML_BLOCK.match(state.src, at, state.eMarks[start]):
        return False
    return html_block(state, start, end, silent)


def _only_boxes(rule: _BlockRule) -> _BlockRule:
    """A box is of a known kind and has an indented text: *!!! Achtung !!!* is a shout."""

    def box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        if state.src[at : at + 3] not in ("!!!", "???") or not find_box(state.src[at : state.eMarks[start]]):
            return False
        line = start + 1
        while line < end and state.isEmpty(line):
            line += 1
        return line < end and state.sCount[line] >= state.blkIndent + 4 and rule(state, start, end, silent)

    return box


def _letter(state: StateInline, silent: bool) -> bool:
    """A single star between two letters or digits is one of them (*Gäst*innen*, *2*3*), and so is all in an address."""
    at, text = state.pos, state.src
    if text[at] not in "*_~":
        return False
    is_between = text[at] == "*" and 0 < at < state.posMax - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    if not is_between and not is_in_address(text, at):
        return False
    if not silent:
        state.append_pending(text[at])
    state.pos += 1
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    """``<https://…>`` and ``<name@…>``; anything else in angle brackets is text (``<Ort: offen>``)."""
    return bool(_AUTOLINK.match(state.src, state.pos, state.posMax)) and autolink(state, silent)


def _with_place(rule: _InlineRule) -> _InlineRule:
    """The rule, and where in the text its token begins: links run over lines, and messages name them."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(t for t in state.tokens[first:] if t.type in ("link_open", "image"))
            token.meta["at"] = at
        return True

    return placed
