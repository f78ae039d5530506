"""German text: folding for search. The browser is held to the same cases in test_filter_twins.py."""

import json
from pathlib import Path

import pytest

from wiq_site.text import fold

CASES = json.loads((Path(__file__).parent / "cases/fold.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "folded"), CASES["fold"])
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
