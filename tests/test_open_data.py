"""Open data: read back, held against their own schemas, and complete."""

import csv
import json
from collections.abc import Mapping
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from tests.project import NOW, POST, TEAM, check_project, write_project
from wiq_site.addresses import DATA_SETS
from wiq_site.content.models import Team
from wiq_site.data.sets import SETS

FULL = """
    ---
    title: Grüne Höfe
    kurz: "=1+1"
    status: laeuft
    seit: 2020-10
    gebiet: ost
    ortsteile: Reudnitz
    themen: [klima, sport]
    gesucht: [{faehigkeit: bauen, text: Zäune bauen, anzahl: 2, bis: 2027-03-01}]
    ziele: [Mehr Grün, Weniger Grau]
    treffen: [{wann: jeden Freitag um 18:00 Uhr, ort: Laden}]
    mitglieder: {anzahl: 4, rollen: [Gärtnern]}
    links: [{titel: Mehr, url: https://hof.example/}]
    geprueft: [{text: 030 23125042, grund: darf}]
    bestaetigt: 2026-10-01
    ---
    Ruf an: 030 23125042.
"""
IDEA = """
    ---
    title: Bolzplatz
    date: 2026-05-02 10:00
    categories: neues
    idee: {status: offen, gesucht: [{faehigkeit: reden, text: Reden}]}
    ---
    Text.
"""
FEST = "termine: [{titel: Fest, beginn: 2026-12-01}]"
LICENCE = "lizenz: {name: CC BY 4.0, url: https://l.example/}"
FILES = {
    "teams/hof.md": FULL,
    "posts/2026-05-01-a.md": POST.replace("categories:", f"{FEST}\n    categories:"),
    "posts/2026-05-02-bolz.md": IDEA,
    "posts/2026-05-03-beispiel.md": IDEA.replace("offen,", "offen, beispiel: true,"),
    "posts/2026-05-04-entwurf.md": POST.replace("categories:", "draft: true\n    categories:"),
    "organisationen.yml": """
        hof-ev: {label: Hof e. V., art: verein, kurz: Wir helfen., url: https://hof.example/, kontakt: post@hof.example,
                 auch: Höfeverein}
        amt: {label: Grünamt}
    """,
}


def build(root: Path, files: Mapping[str, Any]) -> dict[str, bytes]:
    outputs = check_project(write_project(root, files)).outputs()
    return {output.address: output.make() for output in outputs.all() if output.address.startswith("daten/")}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("daten"), FILES)


def read_rows(data: Mapping[str, bytes], name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(data[f"daten/{name}.json"])["eintraege"]
    return rows


def test_the_names_in_addresses_are_those_of_the_sets() -> None:
    assert tuple(SETS) == DATA_SETS


@pytest.mark.parametrize("name", DATA_SETS)
def test_every_set_keeps_its_schema(name: str, data: dict[str, bytes]) -> None:
    schema = json.loads(data[f"daten/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(data[f"daten/{name}.json"])
    )
    assert read_rows(data, name)


def test_a_team_is_there_with_every_field_that_has_a_place(data: dict[str, bytes]) -> None:
    [team] = read_rows(data, "teams")
    assert team["id"] == "tag:nachbarstadt.example,2020:teams/hof/"
    assert team["url"] == "https://nachbarstadt.example/wir/teams/hof/"
    assert (team["seit"], team["gesucht"][0]["bis"], team["mitglieder"]["anzahl"]) == ("2020-10", "2027-03-01", 4)
    given = {"title", "kurz", "status", "seit", "gebiet", "ortsteile", "themen", "gesucht", "ziele", "treffen"}
    assert team.keys() == {"id", "url", *given, "mitglieder", "links", "bestaetigt"}
    assert given <= Team.model_fields.keys()


COMPLETE = """
    ---
    title: Treffen
    date: 2026-05-05 18:00
    updated: 2026-05-06
    korrektur: [{datum: 2026-05-07, text: Es waren zwölf.}]
    kurz: Was war.
    categories: neues
    themen: klima
    gebiet: ost
    ortsteile: Reudnitz
    teams: hof
    organisationen: hof-ev
    authors: Redaktion
    termine: [{titel: Fest, beginn: 2026-12-02, ende: 2026-12-03, ort: Hof, absage: Regen, verschoben_von: 2026-12-01}]
    tops: [{titel: Geld, bis: 17:15, text: Es reicht.}]
    naechstes: {beginn: 2026-12-10 18:00, ende: 2026-12-10 19:00, ort: Hof, absage: Schnee, verschoben_von: 2026-12-09,
                titel: Runde}
    ideen: bolz
    idee: {status: offen, gesucht: [{faehigkeit: reden, text: R, aufwand: einmalig, anzahl: 2, seit: 2026-05-01,
           bis: 2027-05-01}], kontakt: ost@nachbarstadt.example, bis: 2027-06-01, bestaetigt: 2026-10-01, quelle: Fest,
           team: hof}
    kommentare: [{datum: 2026-05-08, text: Schön war es., von: Rolle}]
    lang: en
    ---
    Text.
"""


def list_fields(value: Any, place: str = "") -> set[str]:
    """Every field of a row with its place: ``idee.gesucht.text``."""
    if isinstance(value, list):
        return set().union(*(list_fields(one, place) for one in value))
    if not isinstance(value, dict):
        return set()
    named = {f"{place}{name}": one for name, one in value.items()}
    return set(named).union(*(list_fields(one, f"{name}.") for name, one in named.items()))


def list_described(schema: dict[str, Any], place: str = "") -> set[str]:
    """The same of a schema."""
    fields = {f"{place}{name}": one for name, one in schema.get("properties", {}).items()}
    inner = (list_described(one.get("items", one), f"{name}.") for name, one in fields.items())
    return set(fields).union(*inner)


def test_a_row_with_everything_has_every_field_of_its_schema(tmp_path: Path) -> None:
    data = build(tmp_path, {**FILES, "posts/2026-05-05-alles.md": COMPLETE})
    schema = json.loads(data["daten/ideen.schema.json"])["properties"]["eintraege"]["items"]
    [row] = [row for row in read_rows(data, "ideen") if row["title"] == "Treffen"]
    assert list_fields(row) == list_described(schema)


def test_what_readers_wrote_on_an_earlier_site_is_in_no_file(tmp_path: Path) -> None:
    post = POST.replace("categories:", "kommentare: [{text: Schön war es., von: Rolle}]\n    categories:")
    data = build(tmp_path, {**FILES, "posts/2026-05-06-alt.md": post})
    assert [
        name for name, content in data.items() if "Schön war es".encode() in content or b"kommentare" in content
    ] == []


def test_organisations_are_a_set_where_some_are_entered(data: dict[str, bytes], tmp_path: Path) -> None:
    full, other = read_rows(data, "organisationen")
    assert full == {
        "kuerzel": "hof-ev",
        "url": "https://nachbarstadt.example/wir/organisationen/hof-ev/",
        "website": "https://hof.example/",
        "label": "Hof e. V.",
        "art": "verein",
        "kurz": "Wir helfen.",
        "kontakt": "post@hof.example",
        "auch": ["Höfeverein"],
    }
    assert other.keys() == {"kuerzel", "url", "label"}
    assert "Organisationen" in data["daten/index.html"].decode()
    without = build(tmp_path, {"teams/hof.md": FULL})
    assert not [name for name in without if "organisationen" in name]
    assert "daten/organisationen.json" not in without["daten/index.html"].decode()


def test_ideas_are_apart_from_posts_without_examples_and_drafts(data: dict[str, bytes]) -> None:
    assert [row["title"] for row in read_rows(data, "ideen")] == ["Bolzplatz"]
    assert [row["title"] for row in read_rows(data, "beitraege")] == ["Neues vom Hof"]
    assert read_rows(data, "ideen")[0]["date"] == "2026-05-02T10:00:00+02:00"


def test_dates_are_those_of_the_calendars(data: dict[str, bytes]) -> None:
    dates = {row["titel"]: row for row in read_rows(data, "termine")}
    assert dates["Fest"]["beginn"] == "2026-12-01"
    assert dates["Grüne Höfe: Treffen"]["regel"] == "FREQ=WEEKLY;BYDAY=FR"


def test_tables_hold_all_columns_and_nothing_that_a_spreadsheet_would_calculate(data: dict[str, bytes]) -> None:
    text = data["daten/teams.csv"].decode("utf-8")
    assert text.startswith("\ufeff") and "\r\n" in text
    [row] = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    assert (row["kurz"], row["themen"], row["ziele"]) == ("'=1+1", "klima; sport", "Mehr Grün; Weniger Grau")
    assert "faehigkeit: bauen" in row["gesucht"] and row["partner"] == ""


def test_what_only_editors_may_see_is_in_no_file(data: dict[str, bytes]) -> None:
    assert not [name for name, content in data.items() if b"23125042" in content or b"geprueft" in content]


def test_an_id_survives_a_renaming(tmp_path: Path) -> None:
    renamed = TEAM.replace("themen:", "aliases: /teams/hof/\n    themen:")
    assert read_rows(build(tmp_path, {"teams/garten.md": renamed}), "teams")[0]["id"].endswith(":teams/hof/")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("", "noch nicht festgelegt"),
        (LICENCE, "unter der Lizenz CC BY 4.0"),
    ],
)
def test_the_page_says_on_what_terms(setting: str, said: str, tmp_path: Path) -> None:
    town = f"""
        site_name: N
        site_url: https://n.example/
        theme: material
        plugins:
          - wiq:
              cache: false
              {setting}
    """
    data = build(tmp_path, {"mkdocs.yml": town})
    assert said in html.fromstring(data["daten/index.html"].decode()).text_content()
    licence = json.loads(data["daten/teams.json"]).get("lizenz")
    assert licence == ("https://l.example/" if setting else None)


def test_figures_say_on_which_day_they_were_counted(tmp_path: Path) -> None:
    page = "---\ntitle: Zahlen\nansicht: zahlen\n---\nText.\n"
    write_project(tmp_path, {"docs/zahlen.md": page, "docs/andere.md": "# Andere\n\nText."})
    days = [NOW, NOW + timedelta(days=1)]
    one, two = ({o.address: o for o in check_project(tmp_path, day).outputs().without_search()} for day in days)
    assert "Gezählt am 22.\u00a0November 2026" in one["zahlen/index.html"].make().decode().replace(
        "22. N", "22.\u00a0N"
    )
    assert one["zahlen/index.html"].key != two["zahlen/index.html"].key
    assert one["andere/index.html"].key == two["andere/index.html"].key
