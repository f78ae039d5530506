"""Texts that editors write for pages which the program makes: areas and lists."""

import json
from pathlib import Path

import pytest

from tests.project import add_term, change, check_project, read_file, read_messages, write_project

AREA = """
    ---
    kurz: Wo die Züge nicht mehr halten.
    ---
    Zwischen Gleisen und Gärten wohnen wir.

    ## Treffpunkt

    Im alten Stellwerk.
"""

LINK = """
    ---
    title: Wege
    ---
    [Osten](gebiete/ost.md), [dort](gebiete/ost.md#treffpunkt), [Westen](gebiete/west.md), [Teams](teams/index.md).
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project whose area in the east has a text."""
    return write_project(tmp_path, {"docs/gebiete/ost.md": AREA, "docs/wege.md": LINK})


def test_an_area_has_a_text_above_its_lists(town: Path) -> None:
    assert read_messages(town) == []
    page = read_file(town, "gebiete/ost/index.html")
    assert "<h1>Osten</h1>" in page
    assert '<p class="wiq-lead">Wo die Züge nicht mehr halten.</p>' in page
    assert 0 < page.index("Zwischen Gleisen") < page.index('id="wiq-teams"')
    assert "Reudnitz" in page


def test_other_areas_are_as_before(town: Path) -> None:
    assert "wiq-prose" not in read_file(town, "gebiete/west/index.html")


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("teams/index.md", "teams/"),
        ("teams.md", "teams/"),
        ("blog/index.md", "blog/"),
        ("idee-sucht-team/index.md", "idee-sucht-team/"),
        ("termine/index.md", "termine/"),
        ("gebiete/index.md", "gebiete/"),
        ("gebiete/west/index.md", "gebiete/west/"),
    ],
)
def test_lists_and_areas_take_a_text(tmp_path: Path, file: str, address: str) -> None:
    write_project(tmp_path, {f"docs/{file}": "---\ntitle: Bei uns\n---\nHier ist Platz.\n"})
    assert read_messages(tmp_path) == []
    page = read_file(tmp_path, f"{address}index.html")
    assert "<h1>Bei uns</h1>" in page and "<p>Hier ist Platz.</p>" in page


def test_a_text_stands_on_the_first_page_of_a_list_only(tmp_path: Path) -> None:
    posts = {f"posts/p{n}.md": f"---\ntitle: P{n}\ndate: 2026-01-0{n}\ncategories: neues\n---\nA.\n" for n in (1, 2)}
    write_project(tmp_path, {**posts, "docs/blog/index.md": "Hier ist Platz.\n"})
    change("mkdocs.yml", "[wiq]", "[wiq: {posts_per_page: 1}]")(tmp_path)
    assert "Hier ist Platz." in read_file(tmp_path, "blog/index.html")
    assert "Hier ist Platz." not in read_file(tmp_path, "blog/seite/2/index.html")


def test_links_lead_to_it_with_its_headings_and_to_areas_without_a_text(town: Path) -> None:
    page = read_file(town, "wege/index.html")
    assert 'href="../gebiete/ost/"' in page and 'href="../gebiete/ost/#treffpunkt"' in page
    assert 'href="../gebiete/west/"' in page and 'href="../teams/"' in page


def test_a_heading_that_it_lacks_is_told(town: Path) -> None:
    change("docs/wege.md", "#treffpunkt", "#treffpunkte")(town)
    assert any("führt zu einer Stelle, die es auf der Seite nicht gibt" in message for message in read_messages(town))


def test_the_navigation_names_pages_with_and_without_a_text(town: Path) -> None:
    nav = "nav: [index.md, gebiete/ost.md, gebiete/west.md, gebiete/west/index.md, teams/index.md]\n"
    (town / "mkdocs.yml").write_text((town / "mkdocs.yml").read_text("utf-8") + nav, "utf-8")
    (town / "docs/teams.md").write_text("Hier ist Platz.\n", "utf-8")
    assert read_messages(town) == []


def test_the_search_finds_its_words_and_those_of_the_program(town: Path) -> None:
    files = check_project(town).outputs().all()
    shown = [hit for o in files if o.address.startswith("suche/seiten/") for hit in json.loads(o.make())]
    (area,) = (hit for hit in shown if hit["address"] == "gebiete/ost/")
    assert area["title"] == "Osten" and area["kind"] == "Gebiet"
    assert area["text"].startswith("Ortsteile: Reudnitz. Zwischen Gleisen")


def test_the_way_to_edit_leads_to_the_file(town: Path) -> None:
    more = "repo_url: https://git.example/stadt\nedit_uri: edit/main\n"
    theme = "theme: {name: material, features: [content.action.edit]}\n"
    change("mkdocs.yml", "theme: material\n", more + theme)(town)
    assert "https://git.example/stadt/edit/main/docs/gebiete/ost.md" in read_file(town, "gebiete/ost/index.html")


def test_a_draft_is_no_text_and_hides_no_page(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "draft: true\nkurz:")(town)
    change("docs/wege.md", "#treffpunkt", "")(town)
    assert read_messages(town) == []
    assert "Zwischen Gleisen" not in read_file(town, "gebiete/ost/index.html")
    shown = read_file(town, "gebiete/ost/index.html", preview=True)
    assert "Zwischen Gleisen" in shown and "Entwurf" in shown


def test_a_second_file_for_one_page_is_told(town: Path) -> None:
    (town / "docs/gebiete/ost").mkdir()
    (town / "docs/gebiete/ost/index.md").write_text("Auch ein Text.\n", "utf-8")
    (message,) = read_messages(town)
    assert "docs/gebiete/ost/index.md" in message and "gehört schon zu docs/gebiete/ost.md" in message


def test_mistakes_of_a_text_are_told_without_a_quarrel_about_its_address(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "kuz:")(town)
    (message,) = read_messages(town)
    assert "docs/gebiete/ost.md:2" in message and "Meinten Sie „kurz“?" in message


def test_two_texts_with_mistakes_for_one_page_are_told(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "kuz:")(town)
    (town / "docs/gebiete/ost").mkdir()
    (town / "docs/gebiete/ost/index.md").write_text("---\nkuz: X\n---\nText.\n", "utf-8")
    assert sum("Die Adresse „/gebiete/ost/“ gehört schon zu" in message for message in read_messages(town)) == 1


def test_a_file_beside_the_areas_that_belongs_to_none_is_told(tmp_path: Path) -> None:
    write_project(tmp_path, {"docs/gebiete/osst.md": "Ein Text.\n"})
    change("taxonomies.yml", "  west:", "  osten:")(tmp_path)
    (message,) = read_messages(tmp_path)
    assert "docs/gebiete/osst.md:1" in message and "Ein Gebiet „osst“ gibt es nicht. Meinten Sie „ost" in message
    assert "Ein Text." in read_file(tmp_path, "gebiete/osst/index.html")


def test_fields_without_effect_are_told(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "ansicht: zahlen\nhide: [toc]\nkurz:")(town)
    messages = read_messages(town)
    assert [("ansicht:" in message, "hide:" in message) for message in messages] == [(True, False), (False, True)]


def test_its_picture_is_shown_and_published(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "bild: {datei: s.svg, alt: Stellwerk, nachweis: Wir}\nkurz:")(town)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0H1"/></svg>'
    (town / "docs/gebiete/s.svg").write_text(drawing, "utf-8")
    assert read_messages(town) == []
    assert 'src="../../gebiete/s.svg" alt="Stellwerk"' in read_file(town, "gebiete/ost/index.html")
    assert "gebiete/s.svg" in {output.address for output in check_project(town).outputs().all()}


def test_a_text_in_another_language_leaves_the_title_of_the_program_german(town: Path) -> None:
    change("docs/gebiete/ost.md", "kurz:", "lang: en\nkurz:")(town)
    page = read_file(town, "gebiete/ost/index.html")
    assert "<h1>Osten</h1>" in page and '<div class="wiq-prose" lang="en">' in page
    assert '<p class="wiq-lead" lang="en">' in page


def test_a_changed_sentence_makes_one_page_anew(town: Path) -> None:
    before = {output.address: output.key for output in check_project(town).outputs().without_search()}
    change("docs/gebiete/ost.md", "Im alten", "Beim alten")(town)
    after = {output.address: output.key for output in check_project(town).outputs().without_search()}
    assert {address for address in after if after[address] != before.get(address)} == {"gebiete/ost/index.html"}


def test_a_new_area_takes_the_file_that_was_a_page(tmp_path: Path) -> None:
    write_project(tmp_path, {"docs/gebiete/nord.md": "Hoch oben.\n"})
    (tmp_path / "taxonomies.yml").write_text(add_term("gebiet", "nord: {label: Norden}"), "utf-8")
    change("taxonomies.yml", "\n        ", "\n")(tmp_path)
    assert "<h1>Norden</h1>" in read_file(tmp_path, "gebiete/nord/index.html")
