"""First lines of boxes: whatever stands in them is shown, and what begins no box is text."""

import pytest
from bodies import html, says


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("!!! tip", "Tipp"),
        ('!!! tip "Frostschutz"', "Frostschutz"),
        ('!!! tip\t"Frostschutz"', "Frostschutz"),
        ('!!! tip inline end "Frostschutz"', "Frostschutz"),
        ("!!! tip Bitte beachten", "Bitte beachten"),
        ('!!! tip Bitte beachten "Frostschutz"', 'Bitte beachten "Frostschutz"'),
        ('!!! tip "Frostschutz" heute', '"Frostschutz" heute'),
        ('??? tip Bitte "Frostschutz"', 'Bitte "Frostschutz"'),
    ],
)
def test_the_title_of_a_box_is_all_that_was_written(line: str, title: str) -> None:
    assert f">{title}<" in html(f"{line}\n    Text").replace("&quot;", '"')


@pytest.mark.parametrize("line", ["!!! tip: Frostschutz", "!!! tip<b>x</b>", '!!! note"Titel"', "!!! tip, bitte"])
def test_a_kind_that_does_not_end_begins_no_box(line: str) -> None:
    assert "admonition" not in html(f"{line}\n    Text") and not [told for told in says(line) if "Programm" in told]
