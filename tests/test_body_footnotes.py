"""Footnotes: what would be lost of them is told."""

import pytest
from bodies import says


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[^1]: Eins\n[^1]: Zwei\n\nWort[^1]", 2),
        ("Wort[^a]\n\n[^a]: Eins\n\nText\n\n[^a]: Zwei\n", 7),
        ("> [^x]: Eins\n\nWort[^x]\n\n- [^x]: Zwei", 5),
    ],
)
def test_a_second_text_of_a_footnote_is_an_error(text: str, line: int) -> None:
    told = says(text)
    assert len(told) == 1 and told[0].startswith(f"{line} · Die Fußnote „[^")
