"""What only other programs understand is named, and their notes are never published."""

from pathlib import Path

import pytest
from editing import check_town, post, team

A = "posts/2026-05-01-fest.md"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("![[bild.png]]", 6),
        ('--8<-- "datei.md"', 6),
        ("{!datei.md!}", 6),
        ("{::options a=1 /}", 6),
        ("Siehe {ref}`ziel`", 6),
        (".. note:: Hallo", 6),
        ("<%= titel %>", 6),
        ('=== "Eins"\n\n    Hallo', 6),
        ('[gallery ids="1"]', 6),
        ("[b]fett[/b]", 6),
        ("[Text]{.klasse}", 6),
        ("Text^[Fußnote]", 6),
        ("Das ist ==wichtig==.", 6),
        ("$$a$$", 6),
        ("Schön :tada: war es", 6),
        (":material-account: Hallo", 6),
    ],
)
def test_signs_of_other_programs_are_hints(body: str, line: int, tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post(body=body), "docs/b.md": f"# B\n\n{body}\n"})
    assert project.site is not None
    told = [(p.path, p.line) for p in project.problems if "verstehen nur andere Programme" in p.what]
    assert told[:1] == [(A, line)] and ("docs/b.md", line - 3) in told


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        (":::{note}\nHallo\n:::", 6, "wird kein Kasten"),
        ("Text\n\n::: warning\nHallo\n:::", 8, "wird kein Kasten"),
        ("> [!ACHTUNG]\n> Hallo", 6, "wird kein Kasten"),
        ("Siehe [[Gartenfest]] und mehr", 6, "[[Gartenfest]]"),
        ("Text\n[[Hof|der Hof]]", 7, "[[Hof|der Hof]]"),
        ("[TOC]", 6, "Anweisung für ein anderes Programm"),
    ],
)
def test_boxes_and_links_of_other_programs_are_told_once(body: str, line: int, said: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post(body=body)})
    told = [(problem.line, problem.what) for problem in project.problems if problem.line == line]
    assert len(told) == 1 and said in told[0][1]


@pytest.mark.parametrize("body", ["Hallo {# geheim #} du", "%% geheim %%", "Hallo\n\n{# geheim\nzwei #}\n"])
def test_notes_of_other_programs_are_errors(body: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(body=body)})
    assert project.site is None
    assert ["ist eine Notiz für ein anderes Programm" in p.what for p in project.problems] == [True]


@pytest.mark.parametrize(
    "body",
    [
        "Treffpunkt [am Tor] und [hier](https://stadt.example/)",
        "Bürger:innen, Nachbar:innen: alle",
        "Um 18:30: Beginn; 10:15:30",
        "100 %% oder 50 %",
        "a == b und c == d",
        "`[[x]]`, `{# x #}` und `:tada:`",
        "```\n::: note\n[[x]]\n```",
        "Kosten: 5 $$ und mehr",
        "> [!NOTE]\n> Hallo",
        "## Titel {#titel}",
        "Es geht ... weiter .. und so",
    ],
)
def test_ordinary_text_is_not_told(body: str, tmp_path: Path) -> None:
    assert check_town(tmp_path, {A: post(body=body)}).problems == ()
