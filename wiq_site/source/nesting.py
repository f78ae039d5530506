"""How deep values stand in each other: YAML's own reader has no limit and dies of a thousand brackets."""

import yaml

DEEPEST = 20
"""Levels of lists and mappings. Content needs five, a navigation a few more."""

_SIGNS = (("[", "{"), ("- ", "-\t", "? ", "?\t"))


def find_too_deep(text: str) -> int | None:
    """The line, counted from 0, in which values stand deeper than ``DEEPEST``; None when none do."""
    if " " * DEEPEST not in text and all(sum(map(text.count, signs)) < DEEPEST for signs in _SIGNS):
        return None  # too few signs for such a depth, as nearly always
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST and event.start_mark is not None:
                    return event.start_mark.line
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None  # what is wrong is told by who reads it
    return None
