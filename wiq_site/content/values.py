"""Plain values of front matter, before anything is known of their kind."""

import re
from collections.abc import Mapping
from typing import Any

_QUOTED = re.compile("[„“”‚‘’«»＂](.*)[“”‘’«»＂]")


def as_list(value: Any) -> Any:
    """A single text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def as_names(value: Any) -> Any:
    """The same of names, which hold no comma: ``klima, sport`` are two."""
    return [name for part in value.split(",") if (name := part.strip())] if isinstance(value, str) else value


def bare(value: str) -> str:
    """A value that is no prose without the typographic quotation marks that word processors put around it."""
    found = _QUOTED.fullmatch(value)
    return found[1].strip() if found else value


def show(value: Any) -> str:
    """A value as an editor wrote it, for messages."""
    if isinstance(value, list):
        return f"[{', '.join(map(show, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {show(item)}' for key, item in value.items())}}}"
    return str(value)


def name_place(place: tuple[str | int, ...]) -> str:
    """``gesucht[2].text``, counted from 1 as people do."""
    name = ""
    for step in place:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """The pairs that say something; ``False`` and 0 do."""
    return {key: value for key, value in values.items() if value not in (None, "", [], (), {})}
