"""Golden cases: what editors type, what becomes of it, what is told."""

from pathlib import Path

import pytest
import yaml
from bodies import parse, says, show_marks

FOLDER = Path(__file__).with_name("cases")
CASES = [case for name in ("bodies.yml", "german.yml") for case in yaml.safe_load((FOLDER / name).read_text("utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_body(case: dict[str, str]) -> None:
    body = parse(case["in"])
    assert show_marks(body) == case["html"].strip()
    assert body.outline.summary == case.get("summary", "")
    assert says(case["in"]) == case.get("says", [])
