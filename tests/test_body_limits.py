"""Limits of a body: each has a message, and the work grows with the size and no faster."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from bodies import parse, says


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("  " * level + "- a" for level in range(400)),
        "\n".join("    " * level + "1. a" for level in range(100)),
        ">" * 3000 + " a",
        "> - " * 200 + "a",
        "[" * 5000,
        "Text " + "[a " * 100 + "](b)" * 100,
        "*a **b " * 50 + "c** d* " * 50,
        "*" * 999 + "a" + "*" * 999,
        "!!! note\n    " * 3 + "".join("\n" + "    " * level + "!!! note" for level in range(80)),
    ],
)
def test_what_is_too_deep_is_an_error_and_nothing_else(text: str) -> None:
    body = parse(f"Anfang\n\n{text}\n")
    assert body.html == body.text == ""
    assert len(says(f"Anfang\n\n{text}\n")) == 1
    assert "ineinander" in body.outline.problems[-1].what


def test_elements_too_deep_are_an_error() -> None:
    assert any("verschachtelt" in message for message in says("<div>\n" * 200))


@pytest.mark.parametrize("depth", [2, 6, 12])
def test_what_people_nest_is_not_too_deep(depth: int) -> None:
    body = parse("\n".join("  " * level + f"- {level}" for level in range(depth)))
    assert body.html.count("<ul>") == depth
    assert not body.outline.problems


def test_a_body_may_be_a_book_and_no_more() -> None:
    assert not says("Ein Satz, der sich wiederholt.\n\n" * 10_000)
    assert says("Ein Satz, der sich wiederholt.\n\n" * 20_000)[0].startswith("1 · Der Text ist mit")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> zweig\n", 3),
        ("- a\n<<<<<<< Updated upstream\n- b\n=======\n- c\n>>>>>>> Stashed changes\n", 2),
        ("<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n", 1),
    ],
)
def test_two_versions_mixed_are_one_error(text: str, line: int) -> None:
    told = says(text)
    assert len(told) == 1
    assert told[0].startswith(f"{line} · ") and "zwei Versionen" in told[0]


@pytest.mark.parametrize("text", ["Titel\n=======\n", "> > > > > > > a\n", "<<<<<<< nur das\n"])
def test_what_only_looks_like_two_versions_is_read(text: str) -> None:
    assert not any("zwei Versionen" in message for message in says(text))


def _steps(text: str) -> int:
    """Lines of Python and calls that a body takes: the same on every machine."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return trace

    parse("Text *a* <b>c</b> [d](e)\n")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse(text)
    finally:
        sys.settrace(before)
    return count


SEEDS = (
    *(
        "<a ",
        "[",
        "*",
        "`",
        "![",
        "<!--",
        "_",
        "~~",
        "{",
        "&",
        "|",
        "](",
        "\\",
        "<",
        "www.",
        "a@",
        "http://",
        "{{",
        "[a][",
    ),
    *("*a ", "`a", "**a", "<b>", "<div>\n", "> a\n", "- a\n", "1. a\n", "3. a\n\n", "# a\n", "| a ", "|a|b|\n|-|-|\n"),
    *(
        "[^a]",
        "[^a]: b\n",
        "[a]: b\n",
        "a\n: b\n",
        "{#a}\n",
        "a{.b} ",
        "<a href='",
        '<a "',
        "{{ a }}",
        "• a\n",
        "– a\n",
        "a\n",
    ),
    *(
        "<li>",
        "<p>",
        "</p>",
        "<table><tr><td>",
        "https://a.b/(",
        "https://a.b)",
        "&amp;",
        "a**b**c ",
        "    - a\n",
        "```\n",
    ),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_twice_as_much_text_takes_at_most_about_twice_the_work(seed: str) -> None:
    assert _steps(seed * 400) < 2.6 * _steps(seed * 200) + 3000
