"""Which rules for blocks are worth asking: a line's first character tells for most of them.

The parser asks every rule at every line, though most lines begin with a letter. That was a quarter of its time.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

Rule = Callable[[StateBlock, int, int, bool], bool]

_STARTS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "footnote_def": "[",
    "html_block": "<",
    "heading": "#",
    "admonition": "!?",
}
"""Rule → the characters with which its first line begins; of others the line need not tell."""

_END_STARTS = {**_STARTS, "deflist": ":~"}
"""The same where a rule is asked whether it ends the block before it."""


def sort_rules(ruler: Ruler[Rule]) -> None:
    """Let ``ruler`` give one rule for each chain: the first that takes a line, of those that its start allows."""
    names = dict(zip(ruler.getRules(""), ruler.get_active_rules(), strict=True))
    find = ruler.getRules

    @cache
    def choose(chain: str = "") -> list[Rule]:
        return [_build_choice(find(chain), names, _END_STARTS if chain else _STARTS)]

    ruler.getRules = choose  # type: ignore[method-assign]


def _build_choice(rules: Sequence[Rule], names: Mapping[Rule, str], starts: Mapping[str, str]) -> Rule:
    anywhere = [rule for rule in rules if names[rule] not in starts]
    by_start = {
        sign: [rule for rule in rules if sign in starts.get(names[rule], sign)] for sign in "".join(starts.values())
    }

    def choice(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in by_start.get(state.src[at : at + 1], anywhere):  # noqa: SIM110 (a generator for each line is slow)
            if rule(state, start, end, silent):
                return True
        return False

    return choice
