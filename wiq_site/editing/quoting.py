"""Plain values → front matter, quoted so that our own reader gives every text back unchanged."""

from collections.abc import Iterator, Mapping

import yaml

from wiq_site.source.documents import parse_document
from wiq_site.source.yaml_text import Plain

_WIDE = 10**9
"""Texts stay in one line: PyYAML would break them at 80 characters."""

_SHORT_LIST = 80
"""Letters of texts that stand in brackets in one line; longer lists have a line for each text."""


def render_head(values: Mapping[str, Plain]) -> str:
    """Front matter with its two lines ``---``; what is empty is left out, the order stays."""
    return "\n".join(["---", *_lines(values, ""), "---", ""])


def render_text(text: str) -> str:
    """One text as a YAML value: bare where that is safe, else in quotation marks."""
    choices = (_dump(text, None), _dump(text, "'"), _dump(text, '"'))
    return next((choice for choice in choices if _comes_back(choice, text)), choices[-1])


def render_like(text: str, written: str) -> str:
    """One text as a YAML value in the quotation marks of what stood there, where it can stand in them."""
    mark = written[:1] if written[:1] in ("'", '"') else ""
    choices = (f"{mark}{text}{mark}", render_text(text))
    return next(choice for choice in choices if _comes_back(choice, text) or choice is choices[-1])


def _dump(text: str, style: str | None) -> str:
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=_WIDE, default_style=style)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _comes_back(value: str, text: str) -> bool:
    """Whether our reader finds the text again, as a field, in a list and in brackets, without a word about it."""
    source = f"---\na: {value}\nb:\n  - c: {value}\nd: [{value}, {value}]\n---\n"
    document, problems = parse_document(source, "", "")
    return not problems and document.fields.values == {"a": text, "b": [{"c": text}], "d": [text, text]}


def can_stand_anywhere(text: str) -> bool:
    """Whether a text can take the place of words in any field, in quotation marks and brackets too, and in HTML."""
    values = (text, f"a {text} b") if text else ()
    written = [(f"{mark}{value}{mark}", value) for value in values for mark in ("", "'", '"')]
    return not set("<>&") & set(text) and all(_comes_back(*one) for one in written)


def _lines(values: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if not value:
            continue
        if isinstance(value, str) and (block := _block(value, indent + "  ")):
            yield f"{indent}{key}: |-"
            yield from block
        elif isinstance(value, str):
            yield f"{indent}{key}: {_render_scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif _is_short(value):
            yield f"{indent}{key}: [{', '.join(_render_scalar(str(item)) for item in value)}]"
        else:
            yield f"{indent}{key}:"
            yield from _items(value, indent + "  ")


def _block(text: str, indent: str) -> list[str]:
    """The lines of a longer text below its key, where they come back as they are; else none."""
    if "\n" not in text:
        return []
    lines = [f"{indent}{line}".rstrip() for line in text.split("\n")]
    document, problems = parse_document("\n".join(["---", "a: |-", *lines, "---", ""]), "", "")
    return lines if not problems and document.fields.values == {"a": text} else []


def _is_short(values: list[Plain]) -> bool:
    """Whether a list has room in one line."""
    texts = [item for item in values if isinstance(item, str)]
    return len(texts) == len(values) and sum(map(len, texts)) <= _SHORT_LIST


def _items(values: list[Plain], indent: str) -> Iterator[str]:
    for item in values:
        if isinstance(item, Mapping):
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {_render_scalar(str(item))}"


class Bare(str):
    """A text that our own forms have checked and that stands without quotation marks: a day, ``true``."""


def _render_scalar(value: str) -> str:
    return str(value) if isinstance(value, Bare) else render_text(value)
