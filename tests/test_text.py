"""German text: what stays together, and folding for search (the browser: test_filter_twins.py)."""

import json
from pathlib import Path

import pytest

from wiq_site.text import dotted, fold, keep_spans

CASES = json.loads((Path(__file__).parent / "cases/fold.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "folded"), CASES["fold"])
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_no_line_begins_with_a_dot() -> None:
    assert dotted(["Plagwitz", "Sport und Bewegung"]) == "Plagwitz\u00a0· Sport und Bewegung"
    assert dotted([]) == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("17–19 Uhr", "17–\u206019\u00a0Uhr"),
        ("2–3 oder 4–5", "2–\u20603 oder 4–\u20605"),
        ("14 Uhr – am Platz", "14\u00a0Uhr – am Platz"),
        ("Mo–Fr", "Mo–Fr"),
        ("eine Uhr, 3 Uhren", "eine Uhr, 3 Uhren"),
    ],
)
def test_times_stay_on_one_line(text: str, kept: str) -> None:
    assert keep_spans(text) == kept
