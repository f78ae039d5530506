"""``wiq schema``: what the check takes is valid for programs of editors, and what is plainly wrong is not."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.project import FILES, POST, TEAM, add_term, dedent, write_project
from wiq_site.cli import main
from wiq_site.content.kinds import KINDS
from wiq_site.content.parse import parse_content, parse_taxonomies
from wiq_site.problems import find_errors
from wiq_site.schemas import build_schemas
from wiq_site.source.documents import parse_document, read_yaml
from wiq_site.source.yaml_text import parse_yaml

TOWN = Path(__file__).parent / "towns/musterstadt"
MODELS = {kind.name: kind.model for kind in KINDS}
HAND = "---\ntitle: Seite\n---\nText.\n"


class Typed(yaml.SafeLoader):
    """YAML 1.2 (core schema), as editors' programs read it: numbers and true are no texts, days are."""


Typed.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Typed.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), list(first))


def head(text: str) -> str:
    """The front matter of a file."""
    return text.split("---\n")[1] if text.startswith("---") else ""


def complaints(name: str, text: str, taxonomies: Path = TOWN / "taxonomies.yml") -> list[str]:
    """What a schema says of YAML, both as we read it and as other programs do."""
    terms = parse_taxonomies(read_yaml(taxonomies, taxonomies.name)[0], taxonomies.name)[0]
    validator = Draft202012Validator(build_schemas(terms)[name])
    forms = (parse_yaml(text, "x.md", 1, {})[0].values, yaml.load(text, Typed) or {})
    return [f"{error.json_path}: {error.message}" for form in forms for error in validator.iter_errors(form)]


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    """The terms of a small project."""
    return write_project(tmp_path) / "taxonomies.yml"


def test_they_are_schemas_and_speak_german(terms: Path) -> None:
    found = parse_taxonomies(read_yaml(terms, terms.name)[0], terms.name)[0]
    for schema in build_schemas(found).values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"].endswith("2020-12/schema") and schema["title"]
        assert not any("x-" in key for key in re.findall(r'"([\w-]+)": ', json.dumps(schema)))
    team = build_schemas(found)["team"]
    assert team["properties"]["title"]["description"] == "Name des Teams."
    assert "description" not in team["$defs"]["Need"] and "description" not in team


@pytest.mark.parametrize(
    ("name", "file"),
    [
        *(("team", file) for file in sorted(TOWN.glob("teams/*.md"))),
        *(("post", file) for file in sorted(TOWN.glob("posts/*.md"))),
        *(("page", file) for file in sorted(TOWN.glob("site_src/**/*.md"))),
        ("taxonomies", TOWN / "taxonomies.yml"),
        ("organisationen", TOWN / "organisationen.yml"),
        ("mkdocs", TOWN / "mkdocs.yml"),
    ],
    ids=lambda value: getattr(value, "stem", value),
)
def test_every_file_of_a_town_is_valid(name: str, file: Path) -> None:
    text = file.read_text("utf-8")
    assert complaints(name, text if file.suffix == ".yml" else head(text)) == []


NEED = "gesucht: [{faehigkeit: bauen, text: Hilfe., %s}]"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("team", "themen: sport"),
        ("team", "themen: klima, sport"),
        ("team", "themen: [klima, sport]"),
        ("team", "themen: „klima“"),
        ("team", "themen:"),
        ("team", "ziele: Ein Ziel"),
        ("team", "ziele: 2030"),
        ("team", "ziele: [Ein Ziel, 2030, ]"),
        ("team", "title: 2026"),
        ("team", "status: „laeuft“"),
        ("team", "seit: 2020"),
        ("team", "seit: 2020-10"),
        ("team", "seit: 2020-10-12"),
        ("team", "seit: „2020-10“"),
        ("team", "bild:"),
        ("team", "fotos:"),
        ("team", "fotos: [{datei: hof.jpg, alt: Ein Hof, nachweis: Foto}]"),
        ("team", "draft: ja"),
        ("team", "draft: Nein"),
        ("team", "draft: true"),
        ("team", "draft: 'false'"),
        ("team", "slug: 2020"),
        ("team", "lang: pt-BR"),
        ("team", "kontakt: <mailto:hof@nachbarstadt.example>"),
        ("team", "kurz: Ein Satz. <!-- Notiz -->"),
        ("team", "aliases: /alt/, /node/1"),
        ("team", "aliases: /alt/"),
        ("team", "bestaetigt: 2026-01-01 00:00"),
        ("team", "treffen: [{wann: jeden Freitag, ausser: '2026-05-01, 2026-05-08'}]"),
        ("team", "wirkung: [{indikator: Bäume, ziel: 100, bis: 2030}]"),
        ("team", "mitglieder: {anzahl: 1.200}"),
        ("team", NEED % "anzahl: 3, bis: 2026-12-31"),
        ("team", NEED % "anzahl: '3', seit: 2026-1-2, aufwand: "),
        ("team", "links: [{titel: Seite, url: 'https://nachbarstadt.example/'}]"),
        ("post", "date: 2026-05-01"),
        ("post", "date: 2026-05-01 17:00"),
        ("post", "date: 2026-05-01T17:00:00+02:00"),
        ("post", "date: „2026-05-01“"),
        ("post", "categories: [neues]"),
        ("post", "teams: hof, garten"),
        ("post", "tops: [{titel: Anfang, bis: 17:15}]"),
        ("post", "idee: {status: offen, beispiel: ja}"),
        ("post", "termine: [{titel: Fest, beginn: 2026-05-01 24:00, ende: }]"),
        ("page", "hide: toc"),
        ("page", "hide: [navigation, toc]"),
        ("page", "ansicht: zahlen"),
        ("page", "synonyme: [{wort: Rad, auch: Fahrrad}]"),
        ("page", "neueste: [{liste: blog, gebiet: 'ost, west', anzahl: 2}, {liste: teams, status: laeuft}]"),
    ],
)
def test_what_the_check_takes_is_valid(kind: str, line: str, terms: Path) -> None:
    text = dedent({"team": TEAM, "post": POST, "page": HAND}[kind])
    key = line.partition(":")[0]
    written = "".join(row for row in text.splitlines(keepends=True) if not row.startswith(f"{key}:"))
    written = written.replace("---\n", f"---\n{line}\n", 1)
    document, problems = parse_document(written, "x.md", "x.md")
    found = parse_taxonomies(read_yaml(terms, terms.name)[0], terms.name)[0]
    assert find_errors([*problems, *parse_content(MODELS[kind], document, found)[1]]) == ()
    assert complaints(kind, head(written), terms) == []


def test_the_day_of_a_post_may_stand_in_its_name(terms: Path) -> None:
    assert complaints("post", head(dedent(POST)).replace("date: 2026-05-01\n", ""), terms) == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("team", "title: Grüne Höfe\n", ""),
        ("team", "title: Grüne Höfe\n", "title:\n"),
        ("team", "title:", "titel: Höfe\ntitle:"),
        ("team", "themen: klima", "themen: klma"),
        ("team", "themen: klima", "themen: [klima, klma]"),
        ("team", "themen: klima", "themen: klima, klma"),
        ("team", "status: laeuft", "status: [laeuft]"),
        ("team", "status: laeuft", "status: läuft"),
        ("team", "themen: klima", "draft: vielleicht"),
        ("team", "themen: klima", "seit: Herbst 2020"),
        ("team", "themen: klima", "seit: 20"),
        ("team", "themen: klima", NEED % "anzahl: 0"),
        ("team", "themen: klima", NEED % "aufwnad: einmalig"),
        ("team", "Wir begrünen Höfe.", "Hof" * 67),
        ("team", "themen: klima", "bild: {datei: hof.jpg, alt: Ein Hof}"),
        ("team", "themen: klima", "fotos: [{datei: hof.jpg, alt: Ein Hof}]"),
        ("post", "date: 2026-05-01", "date: 1. Mai 2026"),
        ("post", "date: 2026-05-01", "idee: {status: fertig}"),
        ("post", "categories: neues", "categories: {neues: ja}"),
        ("page", "title: Seite", "ansicht: zahl"),
        ("page", "title: Seite", "neueste: [{liste: block}]"),
        ("page", "title: Seite", "neueste: [{liste: blog, gebiet: osst}]"),
    ],
)
def test_what_is_plainly_wrong_is_not_valid(kind: str, old: str, new: str, terms: Path) -> None:
    text = head(dedent({"team": TEAM, "post": POST, "page": HAND}[kind]))
    assert old in text
    assert complaints(kind, text.replace(old, new), terms) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("taxonomies", add_term("aufwand", "ganztags: {description: Ein Tag.}")),
        ("taxonomies", FILES["taxonomies.yml"].replace("aufwand:", "farben:")),
        ("taxonomies", add_term("aufwand", "Zwei Tage: {label: Zwei}")),
        ("taxonomies", FILES["taxonomies.yml"].replace("offen: false", "schritt: 6")),
        ("organisationen", "verein: {label: Verein, art: klub}"),
        ("organisationen", "verein: {kurz: Ein Verein.}"),
        ("organisationen", "Mein Verein: {label: Verein}"),
        ("mkdocs", "plugins:\n  - wiq: {post_per_page: 20}\n"),
        ("mkdocs", "plugins:\n  wiq: {posts_per_page: viele}\n"),
        ("mkdocs", "plugins: [wiq: {webserver: iis}]\n"),
    ],
)
def test_wrong_terms_and_settings_are_not_valid(name: str, text: str, terms: Path) -> None:
    assert complaints(name, dedent(text), terms) != []


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [wiq]",
        "plugins:\n  - wiq:\n",
        "plugins:\n  wiq: {webserver: apache, cache: nein}",
        "plugins: [x, wiq: {}]",
    ],
)
def test_other_settings_are_left_alone(text: str, terms: Path) -> None:
    assert complaints("mkdocs", f"{text}\nextra: {{farbe: rot}}\n", terms) == []


# The command -------------------------------------------------------------------------------------------------------


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["schema", "-f", str(root / "mkdocs.yml"), *arguments])
    return done.exit_code, done.output


def test_files_lie_in_a_folder_and_may_be_written_again(tmp_path: Path) -> None:
    status, said = run(write_project(tmp_path))
    files = {file.name: file.read_bytes() for file in (tmp_path / ".schema").iterdir()}
    assert status == 0 and sorted(files) == [
        "mkdocs.json",
        "organisationen.json",
        "page.json",
        "post.json",
        "taxonomies.json",
        "team.json",
    ]
    assert '"yaml.schemas"' in said and "taxonomies.json" in said
    assert run(tmp_path)[0] == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / ".schema").iterdir()} == files


@pytest.mark.parametrize("content", ["{}", "[]", "Notizen", '{"$comment": "meins"}'])
def test_what_somebody_else_wrote_stays(content: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"daten/team.json": content})
    status, said = run(tmp_path, str(tmp_path / "daten"))
    assert status == 1 and "team.json:1" in said and "wiq schema ORDNER" in said
    assert [file.name for file in (tmp_path / "daten").iterdir()] == ["team.json"]
    assert (tmp_path / "daten/team.json").read_text() == content


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path) -> None:
    status, said = run(write_project(tmp_path, {"daten": "x"}), str(tmp_path / "daten"))
    assert status == 1 and "„daten“ ist kein Ordner." in said


def test_wrong_terms_are_told_first(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"taxonomies.yml": FILES["taxonomies.yml"].replace("label: Klima", "lbel: Klima")})
    status, said = run(root)
    assert status == 1 and "taxonomies.yml:" in said and not (tmp_path / ".schema").exists()
