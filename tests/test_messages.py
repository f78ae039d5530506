"""Every message of the check has its place in the guide: what it means, and what to do."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from builder import ROOT
from messages import find_messages

from wiq_site.privacy.findings import Reason

GUIDE = ROOT / "site_src" / "redaktion" / "meldungen.md"
SAID = {**find_messages(), **{reason.value: "privacy/findings.py" for reason in Reason}}


def words(text: str) -> list[str]:
    """What counts of a wording: its words, and where something else stands between them."""
    return re.findall(r"…|[^\W_]+", text.replace("\\", ""))


def is_named(said: Sequence[str], entry: Sequence[str]) -> bool:
    """Whether an entry names a message: word for word, or with three dots at its end, its beginning."""
    said, whole = trim(said), trim(entry)
    return said == whole or (entry[-1] == "…" and len(whole) > 1 and said[: len(whole)] == whole)


def trim(wording: Sequence[str]) -> list[str]:
    """Without what is put in before and behind."""
    inner = [place for place, word in enumerate(wording) if word != "…"]
    return list(wording[inner[0] : inner[-1] + 1]) if inner else []


def read_entries(page: Path = GUIDE) -> list[list[str]]:
    """The wordings in the first columns of the page's tables; those in „…“ are said by the form's script."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", page.read_text("utf-8").partition("## Alle Meldungen")[2], re.M)
    cells = [cell for row in rows for cell in row.split(" / ")]
    return [words(cell) for cell in cells if words(cell) and not re.fullmatch(r"(?:Die|Das) \w+ sagt|„[^„“]+“", cell)]


ENTRIES = read_entries()


@pytest.mark.parametrize("sentence", sorted(SAID))
def test_a_message_has_its_place_in_the_guide(sentence: str) -> None:
    assert any(is_named(words(sentence), entry) for entry in ENTRIES), (
        f"{SAID[sentence]} says „{sentence}“: Please add a row for it to {GUIDE.relative_to(ROOT)}."
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=" ".join)
def test_the_guide_explains_nothing_that_is_no_longer_said(entry: list[str]) -> None:
    assert any(is_named(words(sentence), entry) for sentence in SAID)


def test_messages_are_found_in_all_the_ways_in_which_they_are_made() -> None:
    assert {
        "Das Ende liegt vor dem Beginn.",  # handed over at once
        "Dieses Feld gibt es nicht.…",  # by a table of functions
        "Hinter einem Doppelpunkt steht noch ein Doppelpunkt.",  # by a table of sentences
        "Das ist kein Datum.",  # through a function that makes functions
        "Ab dem # liest das Programm nicht weiter: … fehlt auf der Seite.",  # by a list of functions
        "Der Ordner … liegt außerhalb des Projekts.",  # by another name of a function
        "Die Bilddatei ist leer.",  # by way of another value
        "… liegt in der Zukunft.",  # with something put in
    } <= set(SAID)
    assert len(SAID) > 200
