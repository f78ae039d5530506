"""What editors type that is not meant so: in fields (front matter, settings, terms) and in the text below them."""

import random
import re
from collections.abc import Callable, Mapping

from bench.accidents import Spoil, on_lines
from bench.fragments import FRAGMENTS, KEYS, VALUES

_FIELD = re.compile(r"^([ \t]*(?:- )*)([\w-]+):(?: +(.*))?$")
_INLINE = re.compile(r"([{,\[] *)([\w-]+: )?([^{}\[\],:]+)(?=[,\]}])")


# Fields ---------------------------------------------------------------------------------------------------------------


def on_fields(change: Callable[[random.Random, list[str], int, re.Match[str]], None]) -> Spoil:
    """A change of the lines of front matter or YAML, at one that holds a field."""

    def spoil(chance: random.Random, data: bytes) -> bytes:
        lines = data.decode("utf-8", "surrogateescape").split("\n")
        end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else len(lines)
        found = [(number, field) for number in range(end) if (field := _FIELD.match(lines[number]))]
        if found:
            change(chance, lines, *chance.choice(found))
        return "\n".join(lines).encode("utf-8", "surrogateescape")

    return spoil


def _colon(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    new = chance.choice(("", " ", "=", " :", "::", ":\u00a0", ":\t", "："))
    lines[at] = lines[at].replace(": " if chance.random() < 0.5 else ":", new, 1)


def _sign(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    cut = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:cut] + chance.choice("\"'[]{},&*!|>%@`#?-:~") + lines[at][cut:]


def _quote(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    sign = chance.choice(("'", '"', "„", "“", "”", "«"))
    lines[at] = f"{found[1]}{found[2]}: {sign}{found[3] or ''}{chance.choice((sign, ''))}"


def _double(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    lines.insert(at, f"{' ' * len(found[1])}{found[2]}: {chance.choice((found[3] or 'x', *VALUES))}")


def _rename_key(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    key = found[2]
    cut = chance.randrange(len(key) + 1)
    new = chance.choice((key[:cut] + key[cut + 1 :], key.upper(), key + "s", f'"{key}"', *chance.sample(KEYS, 4)))
    lines[at] = f"{found[1]}{new}:{lines[at][found.end(2) + 1 :]}"


def _value(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    if found[3] and found[3][0] in "[{" and (parts := list(_INLINE.finditer(lines[at]))):
        part = chance.choice(parts)
        lines[at] = lines[at][: part.start(3)] + chance.choice(VALUES) + lines[at][part.end(3) :]
        return
    lines[at] = f"{found[1]}{found[2]}: {chance.choice(VALUES)}"


def _listed(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    value, pad = found[3] or "x", " " * len(found[1])
    forms = (
        f" [{value}]",
        f"\n{pad}  - {value}",
        f"\n{pad}- {value}\n{pad}- {value}",
        f" {{a: {value}}}",
        f"\n{pad}  a: {value}",
    )
    lines[at] = f"{found[1]}{found[2]}:{chance.choice(forms)}"


def _nest(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    depth = chance.choice((3, 30, 300, 3000))
    value = chance.choice(("[" * depth + "x" + "]" * depth, "{a: " * depth + "x" + "}" * depth, "[" * depth))
    lines[at] = f"{found[1]}{found[2]}: {value}"


def _alias(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    bombs = (
        f"&a {found[3] or 'x'}",
        "&a [*a]",
        "&a {b: *a}",
        "*nirgends",
        "[&a x, *a, *a]",
        "[&a [x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b], [*c,*c,*c,*c,*c,*c,*c,*c]]",
        f"!!str {found[3] or ''}",
        "!!int x",
        "!!timestamp 2026-05-05",
        "!ENV HOME",
        "!!python/name:os.system",
        "!<tag:yaml.org,2002:null> x",
    )
    lines[at] = f"{found[1]}{found[2]}: {chance.choice(bombs)}"


def _add_field(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    lines.insert(at, f"{' ' * len(found[1])}{chance.choice(KEYS)}: {chance.choice(VALUES)}")


def _line_of(chance: random.Random, lines: list[str], at: int, found: re.Match[str]) -> None:
    lines.insert(
        at,
        chance.choice(
            ("---", "...", "--- ", "%YAML 1.2", "# Notiz", "Text ohne Feld", "- x", "<<: *a", "+++", "\t", "—")
        ),
    )


# Bodies ---------------------------------------------------------------------------------------------------------------


def _begin_of_body(lines: list[str]) -> int:
    return lines.index("---", 1) + 1 if lines[0] == "---" and "---" in lines[1:] else 0


def _block(chance: random.Random, lines: list[str], at: int) -> None:
    place = chance.randint(_begin_of_body(lines), len(lines))
    before, after = chance.choice(((True, True), (True, False), (False, True), (False, False)))
    lines[place:place] = [*[""] * before, *chance.choice(FRAGMENTS).split("\n"), *[""] * after]


def _words(chance: random.Random, lines: list[str], at: int) -> None:
    number = chance.randrange(_begin_of_body(lines), len(lines))
    cut = chance.choice([0, len(lines[number]), *(found.start() for found in re.finditer(" ", lines[number]))])
    lines[number] = lines[number][:cut] + chance.choice((" ", "")) + chance.choice(FRAGMENTS) + lines[number][cut:]


def _wrap(chance: random.Random, lines: list[str], at: int) -> None:
    """Every line of the body in something else."""
    begin = _begin_of_body(lines)
    before = chance.choice(("> ", "- ", "    ", "\t", "  ", "| ", "# ", "* ", "1. ", "<div>", "~~", "\u00a0"))
    lines[begin:] = [before + line if line.strip() else line for line in lines[begin:]]


def _enclose(chance: random.Random, lines: list[str], at: int) -> None:
    begin = chance.randint(_begin_of_body(lines), len(lines))
    end = chance.randint(begin, len(lines))
    pairs = (
        ("```", "```"),
        ("<!--", "-->"),
        ("<div>", "</div>"),
        ("**", "**"),
        ("<details>", "</details>"),
        ("<pre>", "</pre>"),
    )
    first, last = chance.choice(pairs)
    lines[begin:end] = [first, *lines[begin:end], last]


def _many(chance: random.Random, lines: list[str], at: int) -> None:
    for _ in range(chance.randint(2, 5)):
        chance.choice((_block, _words))(chance, lines, at)


FIELDS: Mapping[str, Spoil] = {
    "colon of a field": on_fields(_colon),
    "sign in a field": on_fields(_sign),
    "quotation marks": on_fields(_quote),
    "field twice": on_fields(_double),
    "rename a field": on_fields(_rename_key),
    "value of a field": on_fields(_value),
    "list for text": on_fields(_listed),
    "nest a value": on_fields(_nest),
    "anchors, aliases, tags": on_fields(_alias),
    "add a field": on_fields(_add_field),
    "line between fields": on_fields(_line_of),
}
"""Kinds for lines that hold a field."""

BODIES: Mapping[str, Spoil] = {
    "insert a block": on_lines(_block),
    "insert into a line": on_lines(_words),
    "prefix of all lines": on_lines(_wrap),
    "enclose lines": on_lines(_enclose),
    "several insertions": on_lines(_many),
}
"""Kinds for the text below the front matter."""
