"""What editors write becomes typed values; what YAML 1.1 would twist stays as written."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import POST, TEAM, build_project_site

from wiq_site.content.fields import Model
from wiq_site.content.taxonomies import Aufwand, Gebiete, read_facets
from wiq_site.dates import BERLIN, PartialDate, format_clock, format_span, parse_day, parse_moment, parse_partial
from wiq_site.source.documents import parse_document
from wiq_site.source.yaml_text import parse_yaml
from wiq_site.text import shorten


def test_yaml_values_stay_as_written() -> None:
    fields, problems = parse_yaml("plz: 01067\nzeit: 19:30\nja: on\nleer:\nzahl: 1_000\nliste: [ja, 0x1f]\n", "a.md")
    assert not problems
    assert fields.values == {
        "plz": "01067",
        "zeit": "19:30",
        "ja": "on",
        "leer": None,
        "zahl": "1_000",
        "liste": ["ja", "0x1f"],
    }


def test_every_key_and_item_knows_its_line() -> None:
    document, _ = parse_document("---\na: 1\n\nb:\n  - x\n  - c: 2\n    d: 3\n---\nText\n", "a.md", "a.md")
    lines = [document.line(*location) for location in [("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "d"), ("b", 9)]]
    assert lines == [2, 4, 5, 6, 7, 4]
    assert (document.body, document.body_line) == ("Text\n", 9)


@given(st.text())
def test_any_text_as_front_matter_gives_values_or_problems(text: str) -> None:
    document, problems = parse_document(f"---\n{text}\n---\n", "a.md", "a.md")
    assert problems or isinstance(document.fields.values, dict)


def test_team_with_every_field(tmp_path: Path) -> None:
    site = build_project_site(
        tmp_path,
        {
            "teams/hof.md": """
                ---
                title: Hof & Garten
                kurz: Wir begrünen Höfe.
                status: laeuft
                seit: 2020-10
                bis: 2021
                gebiet: ost
                ortsteile: Reudnitz
                themen: [klima, sport, klima]
                gesucht:
                  - {faehigkeit: bauen, text: Beete bauen, aufwand: einmalig, anzahl: 2, bis: 2027-01-31}
                treffen:
                  - wann: "sonntags 14:00"
                mitglieder: {anzahl: 7, rollen: [Gärtnern]}
                kontakt: hof@nachbarstadt.example
                bestaetigt: 2026-01-02
                ---
            """
        },
    )
    team = site.catalogue.teams[0].content
    assert (team.seit, team.bis) == (PartialDate(2020, 10), PartialDate(2021))
    assert (team.gebiet, team.ortsteile, team.themen) == (("ost",), ("Reudnitz",), ("klima", "sport"))
    assert (team.gesucht[0].anzahl, team.gesucht[0].bis) == (2, date(2027, 1, 31))
    assert team.treffen[0].wann == "sonntags 14:00"
    assert team.bestaetigt == date(2026, 1, 2)


def test_empty_fields_count_as_left_out(tmp_path: Path) -> None:
    site = build_project_site(
        tmp_path, {"teams/a.md": TEAM.replace("themen: klima", "themen:\n    seit:\n    ziele: []")}
    )
    team = site.catalogue.teams[0].content
    assert (team.themen, team.seit, team.ziele) == ((), None, ())


def test_post_without_kurz_takes_its_first_paragraph(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"posts/2026-05-01-hof.md": POST})
    page = next(page for page in site.pages if page.address == "blog/hof/")
    assert page.description == "Der erste Absatz."


def test_shorten_cuts_between_words() -> None:
    assert shorten("eins zwei drei", 11) == "eins zwei…"
    assert shorten("eins zwei", 9) == "eins zwei"


@pytest.mark.parametrize(
    ("text", "label", "iso"),
    [
        ("2020", "2020", "2020"),
        ("2020-10", "Oktober 2020", "2020-10"),
        ("2020-03-01", "1.\u00a0März 2020", "2020-03-01"),
    ],
)
def test_partial_dates(text: str, label: str, iso: str) -> None:
    found = parse_partial(text)
    assert (found.label, found.iso) == (label, iso)


@pytest.mark.parametrize("text", ["2021-13", "21", "2021-02-30", "gestern"])
def test_wrong_dates(text: str) -> None:
    for parse in (parse_day, parse_moment, parse_partial):
        with pytest.raises(ValueError):
            parse(text)


def test_moments_are_in_berlin() -> None:
    assert parse_moment("2021-06-20 15:00") == datetime(2021, 6, 20, 15, tzinfo=BERLIN)
    assert parse_moment("2021-06-20") == date(2021, 6, 20)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("17:00", "17"),
        ("9.05", "9:05"),
        ("17:15 Uhr", "17:15"),
        ("17 Uhr", "17"),
        ("Mittag", "Mittag"),
        ("25:00", "25:00"),
    ],
)
def test_times_of_fields_are_written_as_all_others(written: str, shown: str) -> None:
    assert format_clock(written) == shown


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2021-03-11 17:00", "2021-03-11 19:00", "Donnerstag, 11.\u00a0März 2021, 17–19\u00a0Uhr"),
        ("2021-03-11 17:30", None, "Donnerstag, 11.\u00a0März 2021, 17:30\u00a0Uhr"),
        ("2021-03-11", None, "Donnerstag, 11.\u00a0März 2021"),
        ("2021-03-11", "2021-03-12", "Donnerstag, 11.\u00a0März 2021 bis Freitag, 12.\u00a0März 2021"),
        (
            "2021-03-11 22:00",
            "2021-03-12 01:00",
            "Donnerstag, 11.\u00a0März 2021, 22\u00a0Uhr bis Freitag, 12.\u00a0März 2021, 1\u00a0Uhr",
        ),
    ],
)
def test_spans_in_words(begin: str, end: str | None, words: str) -> None:
    assert format_span(parse_moment(begin), parse_moment(end) if end else None) == words


def test_the_facets_of_contents_are_read_from_their_models() -> None:
    """A field that holds terms says so by its type, also one that may be missing; equal facets are equal."""

    class Content(Model):
        ort: Gebiete = ()
        zeit: Aufwand | None = None
        text: str = "sport"

    many, none = Content(ort=("west", "ost"), zeit="einmalig"), Content()
    assert read_facets(many, Content(ort=("ost", "nord"))) == {
        "gebiet": ("nord", "ost", "west"),
        "aufwand": ("einmalig",),
    }
    assert read_facets(none) == {"gebiet": (), "aufwand": ()}
    assert read_facets() == {}
