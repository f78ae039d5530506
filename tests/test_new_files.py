"""``wiq neu``: an editor answers questions or gives options, and what is written passes the check."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.project import FILES, POST, TEAM, read_messages, write_project
from wiq_site.cli import main
from wiq_site.commands import editing
from wiq_site.editing.quoting import render_head, render_text
from wiq_site.source.documents import parse_document

TODAY = {"SOURCE_DATE_EPOCH": "1795345200"}  # 2026-11-22
HARD = "Hof: „Grün“ & 'Blau' # 1 – \"ja\""

OTHER_TOWN = {
    "mkdocs.yml": """
        site_name: Anderswo
        site_url: https://anderswo.example/
        docs_dir: seiten
        theme: material
        plugins: [wiq: {teams_dir: inhalt/gruppen, posts_dir: inhalt/neues, taxonomies: begriffe.yml}]
    """,
    "docs/index.md": None,
    "taxonomies.yml": None,
    "seiten/index.md": "# Willkommen\n",
    "inhalt/gruppen/.gitkeep": "",
    "inhalt/neues/.gitkeep": "",
    "begriffe.yml": """
        status: {da: {label: "Da, und wie"}}
        categories: {no: {label: Neu}}
        faehigkeit: {hilfe: {label: "Helfer:innen"}}
    """,
}

LEAST = {
    "team": ["--titel", HARD, "--kurz", "Wir graben: jeden Tag.", "--status", "1"],
    "beitrag": ["--titel", HARD, "--kategorie", "1"],
    "idee": ["--titel", HARD, "--kategorie", "1", "--gesucht", "1:Hilfe: beim # Bauen"],
    "termin": ["--titel", HARD, "--kategorie", "1", "--beginn", "3. Oktober 2027, 17 Uhr", "--ort", "Hof: hinten"],
}


def run(root: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["neu", *arguments, "-f", str(root / "mkdocs.yml")], env=TODAY, input=typed)


def list_texts(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob("*.md")}


def read_values(file: Path) -> object:
    document, problems = parse_document(file.read_text("utf-8"), "", "")
    assert problems == []
    return document.fields.values


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(editing, "is_terminal", lambda: True)
    yield


@pytest.mark.parametrize("files", [{}, OTHER_TOWN], ids=["usual folders", "other terms and folders"])
@pytest.mark.parametrize("finished", [[], ["--fertig"]], ids=["draft", "public"])
@pytest.mark.parametrize("kind", LEAST)
def test_a_new_file_passes_the_check(tmp_path: Path, kind: str, finished: list[str], files: dict[str, str]) -> None:
    before = list_texts(write_project(tmp_path, {**{name: None for name in FILES if name in files}, **files}))
    done = run(tmp_path, kind, *LEAST[kind], *finished)
    assert done.exit_code == 0, done.output
    (new,) = list_texts(tmp_path) - before
    assert read_messages(tmp_path) == []
    values = read_values(tmp_path / new)
    assert isinstance(values, dict) and values["title"] == HARD
    assert ("draft" in values) is (not finished)
    assert f"Angelegt: {new}" in done.output and "git commit" in done.output


def test_the_next_steps_name_the_page_of_the_preview(tmp_path: Path) -> None:
    write_project(tmp_path)
    done = run(tmp_path, "team", *LEAST["team"], "--name", "hof")
    assert "im Browser http://127.0.0.1:8000/wir/teams/hof/" in done.output


def test_a_public_file_holds_no_skeleton(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert run(tmp_path, "team", *LEAST["team"], "--fertig", "--name", "hof").exit_code == 0
    assert (tmp_path / "teams/hof.md").read_text("utf-8").endswith("---\n")


def test_a_draft_of_a_team_holds_the_headings_of_a_profile(tmp_path: Path) -> None:
    write_project(tmp_path)
    run(tmp_path, "team", *LEAST["team"], "--name", "hof")
    body = (tmp_path / "teams/hof.md").read_text("utf-8")
    assert [line[3:] for line in body.split("\n") if line.startswith("## ")] == [
        "Herausforderung",
        "Was wir machen",
        "Aktueller Stand",
        "Offene Fragen",
    ]


def test_terms_are_taken_by_number_slug_and_label(tmp_path: Path) -> None:
    write_project(tmp_path)
    options = ["--themen", "2,klima", "--gebiet", "WESTEN", "--gesucht", "Bauen:Bretter", "--name", "hof"]
    assert run(tmp_path, "team", *LEAST["team"], *options).exit_code == 0
    values = read_values(tmp_path / "teams/hof.md")
    assert isinstance(values, dict)
    assert (values["themen"], values["gebiet"]) == (["sport", "klima"], ["west"])
    assert values["gesucht"] == [{"faehigkeit": "bauen", "text": "Bretter"}]
    assert list(values) == ["title", "kurz", "status", "gebiet", "themen", "gesucht", "bestaetigt", "draft"]
    assert values["bestaetigt"] == "2026-11-22"


def test_a_post_begins_with_its_day(tmp_path: Path) -> None:
    write_project(tmp_path)
    run(tmp_path, "beitrag", "--titel", "Ein Fest", "--kategorie", "neues")
    run(tmp_path, "beitrag", "--titel", "Ein Fest später", "--kategorie", "neues", "--datum", "1.12.2026")
    assert {"posts/2026-11-22-ein-fest.md", "posts/2026-12-01-ein-fest-spaeter.md"} < list_texts(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Was soll angelegt werden? Möglich sind team, beitrag, idee oder termin."),
        (["tem"], "„tem“ lässt sich nicht anlegen. Meinten Sie „team“?"),
        (["team"], "--titel fehlt: Name des Teams"),
        (["team", "--titel", "Hof"], "--status fehlt: Wo steht das Team? Möglich sind laeuft und beendet."),
        (["team", *LEAST["team"], "--beginn", "2027-01-01"], "--beginn: Diese Angabe gibt es hier nicht (Team)."),
        (["team", *LEAST["team"], "--themen", "klma"], "„klma“ gibt es nicht. Meinten Sie „klima“?"),
        (["team", *LEAST["team"], "--kurz", "x" * 201], "Der Text hat 201 Zeichen."),
        (["team", *LEAST["team"], "--gesucht", "Bretter"], "hat nicht die Form FAEHIGKEIT:TEXT."),
        (["team", *LEAST["team"], "--gesucht", "bauen:"], "--gesucht: Hier fehlt ein Text."),
        (["team", *LEAST["team"], "--kontakt", "hier"], "„hier“ ist keine Mailadresse."),
        (["beitrag", *LEAST["beitrag"], "--datum", "bald"], "„bald“: Das ist kein Datum."),
        (["termin", "--titel", "Fest", "--kategorie", "1"], "--beginn fehlt"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_german(tmp_path: Path, arguments: list[str], said: str) -> None:
    before = list_texts(write_project(tmp_path))
    done = run(tmp_path, *arguments)
    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert list_texts(tmp_path) == before


def test_what_only_the_whole_shows_to_be_wrong_leaves_no_file(tmp_path: Path) -> None:
    before = list_texts(write_project(tmp_path))
    done = run(tmp_path, "termin", *LEAST["termin"], "--ende", "2027-10-02")
    assert done.exit_code == 1 and "Das Ende liegt vor dem Beginn." in done.output
    assert list_texts(tmp_path) == before


@pytest.mark.parametrize("path", ["teams/hof.md", "teams/anders.md", "teams/dritter.md"])
def test_a_taken_name_is_refused_and_another_proposed(tmp_path: Path, path: str) -> None:
    extra = {
        "teams/anders.md": "title: Grüne Höfe\n    slug: hof",
        "teams/dritter.md": "title: A\n    aliases: /teams/hof",
    }
    text = TEAM.replace("title: Grüne Höfe", extra.get(path, "title: Grüne Höfe"))
    before = list_texts(write_project(tmp_path, {path: text}))
    kept = (tmp_path / path).read_bytes()
    done = run(tmp_path, "team", "--titel", "Hof", "--kurz", "K", "--status", "laeuft")
    assert done.exit_code == 1 and "--name hof-2" in done.output
    assert (list_texts(tmp_path), (tmp_path / path).read_bytes()) == (before, kept)


def test_a_long_title_gives_a_short_name(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert run(tmp_path, "beitrag", "--titel", "Wort und " * 25, "--kategorie", "neues").exit_code == 0
    (name,) = list_texts(tmp_path) - {"docs/index.md"}
    assert len(name) < 110 and name.endswith("-wort-und.md") and read_messages(tmp_path) == []


def test_a_post_of_the_same_name_and_another_day_is_in_the_way(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/2026-01-01-fest.md": POST})
    done = run(tmp_path, "beitrag", "--titel", "Fest", "--kategorie", "neues")
    assert done.exit_code == 1 and "--name fest-2" in done.output


def test_the_address_of_a_file_with_mistakes_is_taken_too(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/2026-01-01-fest.md": POST.replace("date:", "updated: morgen\ndate:", 1)})
    done = run(tmp_path, "beitrag", "--titel", "Fest", "--kategorie", "neues")
    assert done.exit_code == 1 and "--name fest-2" in done.output


def test_somebody_at_a_terminal_is_asked_until_it_fits(tmp_path: Path, terminal: None) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    typed = ["Hof", "Wir graben.", "7", "läuft", "", "2", "klma", "1, Sport", "1", "Bretter: viele", "", "", "hof", ""]
    done = run(tmp_path, "team", typed="\n".join([*typed, ""]))
    assert done.exit_code == 0, done.output
    assert " 1  läuft (laeuft)" in done.output and "Meinten Sie „klima“?" in done.output
    assert "„teams/hof.md“ gibt es schon" in done.output and "Dateiname [teams/hof-2.md]" in done.output
    values = read_values(tmp_path / "teams/hof-2.md")
    assert values == {
        "title": "Hof",
        "kurz": "Wir graben.",
        "status": "laeuft",
        "gebiet": ["west"],
        "themen": ["klima", "sport"],
        "gesucht": [{"faehigkeit": "bauen", "text": "Bretter: viele"}],
        "bestaetigt": "2026-11-22",
        "draft": "true",
    }


MORE_PARTS = (
    FILES["taxonomies.yml"]
    .replace("[Reudnitz]", "[Reudnitz, 'Anger, Crottendorf']")
    .replace("{label: Westen}", "{label: Westen, ortsteile: [Plagwitz]}")
)


def test_ortsteile_of_the_chosen_areas_are_offered(tmp_path: Path, terminal: None) -> None:
    write_project(tmp_path, {"taxonomies.yml": MORE_PARTS})
    typed = ["Fest", "", "", "1", "", "1", "Plagwitz", "2, reudnitz", "fest", ""]
    done = run(tmp_path, "beitrag", typed="\n".join([*typed, ""]))
    assert done.exit_code == 0, done.output
    assert "2  Anger, Crottendorf (anger-crottendorf)" in done.output and "Plagwitz (plagwitz)" not in done.output
    assert "--ortsteile: „Plagwitz“ gibt es nicht." in done.output
    (new,) = (tmp_path / "posts").glob("*fest.md")
    values = read_values(new)
    assert isinstance(values, dict) and values["ortsteile"] == ["Anger, Crottendorf", "Reudnitz"]
    assert read_messages(tmp_path) == []


def test_without_an_area_nobody_is_asked_for_ortsteile_but_may_give_them(tmp_path: Path, terminal: None) -> None:
    write_project(tmp_path, {"taxonomies.yml": MORE_PARTS})
    done = run(tmp_path, "team", *LEAST["team"], "--ortsteile", "Plagwitz", typed="\n" * 9)
    assert done.exit_code == 0, done.output
    (new,) = (tmp_path / "teams").glob("*.md")
    values = read_values(new)
    assert isinstance(values, dict) and values["ortsteile"] == ["Plagwitz"] and "gebiet" not in values
    done = run(tmp_path, "team", *LEAST["team"], "--name", "zwei", typed="\n" * 9)
    assert done.exit_code == 0 and "Ortsteile" not in done.output
    wrong = run(tmp_path, "team", *LEAST["team"], "--gebiet", "west", "--ortsteile", "Reudnitz", typed="\n" * 9)
    assert wrong.exit_code == 2 and "--ortsteile: „Reudnitz“ gibt es nicht. Möglich sind plagwitz." in wrong.output


def test_who_stops_answering_leaves_nothing_behind(tmp_path: Path, terminal: None) -> None:
    before = list_texts(write_project(tmp_path))
    done = run(tmp_path, "team", typed="Hof\n")
    assert done.exit_code == 130 and "Abgebrochen. Es wurde nichts angelegt." in done.output
    assert list_texts(tmp_path) == before


def test_what_is_empty_is_left_out() -> None:
    assert render_head({"title": "A", "kurz": "", "gesucht": [], "idee": {"status": "offen", "gesucht": []}}) == (
        "---\ntitle: A\nidee:\n  status: offen\n---\n"
    )


@pytest.mark.parametrize("text", ["2020", "19:30", "no", "2026-05-01", "1e3"])
def test_other_programs_too_read_a_text_as_a_text(text: str) -> None:
    assert yaml.safe_load(render_text(text)) == text


LINES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1).map(str.strip)


@settings(max_examples=150, deadline=None)
@given(LINES.filter(bool))
def test_any_text_comes_back_from_its_quotation(text: str) -> None:
    head = render_head({"title": text, "gesucht": [{"text": text}], "themen": [text]})
    document, problems = parse_document(head, "", "")
    assert document.fields.values == {"title": text, "gesucht": [{"text": text}], "themen": [text]}
    assert problems == []
