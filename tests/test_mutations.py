"""Spoiled files end in a site without losses or in a message; and the script that tries it sees what is wrong."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.hamlet import HAMLET
from bench.mutations import render, run, try_mutant
from bench.reading import count_body_words, find_lost
from bench.spoiling import Mutant, build_mutant
from bench.trial import Trial
from wiq_site.body.lines import mend_beginnings
from wiq_site.catalogue.dates import build_dates
from wiq_site.catalogue.publication import Publication

POST = "posts/2026-06-02-sommerabend.md"


def test_whatever_happens_to_a_file_no_promise_is_broken(tmp_path: Path) -> None:
    report = run(range(1, 101), 1, tmp_path, commands=0)
    assert report.breaches == []
    assert "100 mutations, 0 breaches" in render(report)


def test_a_step_can_be_repeated_alone() -> None:
    assert [build_mutant(HAMLET, 3, 7)] * 2 == [build_mutant(HAMLET, 3, step) for step in (7, 7)]
    assert build_mutant(HAMLET, 3, 7) != build_mutant(HAMLET, 4, 7)


def test_the_commands_agree(tmp_path: Path) -> None:
    assert run([1], 1, tmp_path, commands=1).breaches == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Nach**bar**schaft <b title='Geheim'>fett</b> <!-- privat -->", "nach schaft fett"),
        (
            "[Wort](ziel.md 'Titel') ![Bildtext](bild.png) [Ruf][marke]\n\n[marke]: https://ziel.example",
            "wort bildtext",
        ),
        (
            '```python\nprint\n```\n\n!!! note "Kasten"\n    Inhalt[^fuss]\n\n[^fuss]: Unten',
            "print kasten inhalt unten",
        ),
        ("## Kopf {#anker .klasse}\n\nhttps://ziel.example wer@post.example Gr\u00ad\u00fc\u00dfe", "kopf gr\u00fcsse"),
    ],
)
def test_words_of_a_source_are_those_for_readers(body: str, words: str) -> None:
    found = count_body_words(body)
    assert set(found) == set(words.split())
    assert find_lost(found, words) == [] and find_lost(found, "") == sorted(words.split())


def _raise(*_: object, **__: object) -> None:
    raise LookupError("kaputt")


BREAKS: dict[str, tuple[str, Callable[..., Any], str]] = {
    "a paragraph that is dropped": (
        "wiq_site.body.parse.mend_beginnings",
        lambda source: mend_beginnings(source).rpartition("\n\n")[0],
        "silent loss: .* words of its text are not shown: .*'fehlen'",
    ),
    "a post that nobody sees": (
        "wiq_site.catalogue.build.find_publication",
        lambda content, now: Publication.DRAFT if "Sommer" in str(content.title) else Publication.PUBLIC,
        "silent loss: .* it has no page",
    ),
    "dates that are dropped": (
        "wiq_site.catalogue.build.build_dates",
        lambda posts, terms, now: list(build_dates(posts, terms, now))[:1],
        r"silent loss: .* it is not in termine/termine.ics, which has 1 of 2 dates",
    ),
    "an exception": ("wiq_site.project.build_catalogue", _raise, "traceback: LookupError"),
    "an old page that stays": ("bench.trial.write_site", lambda *_, **__: None, "silent loss: .*katzen"),
}


@pytest.mark.parametrize("case", BREAKS)
def test_what_the_program_does_wrong_is_noticed(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, broken, told = BREAKS[case]
    trial = Trial(tmp_path)
    others = trial.find_others(POST)
    monkeypatch.setattr(name, broken)
    text = HAMLET[POST].decode().replace("Hunde", "Katzen").replace("date: 2026-06-02", "date: 2026-06-03")
    _, breaches = try_mutant(Mutant("kaputt", POST, {POST: text.encode()}), trial, others)
    assert [breach for breach in breaches if re.match(told, breach)], breaches


def test_an_error_that_does_not_stop_the_build_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(tmp_path)
    spoiled = Mutant("kaputt", POST, {POST: HAMLET[POST].replace(b"Hunde", b"[Hunde](fehlt.md)")})
    assert try_mutant(spoiled, trial, frozenset()) == ("refused", [])
    monkeypatch.setattr("wiq_site.project.find_errors", lambda problems: ())
    assert "output: there are errors, and the old output was touched" in try_mutant(spoiled, trial, frozenset())[1]
