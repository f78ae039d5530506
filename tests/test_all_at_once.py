"""All mistakes are told in one run, wherever they do not depend on each other, and one kind is summed up."""

from pathlib import Path

import pytest
from editing import check_town, post, team, tell

from wiq_site.problems import Problem, render_problems

A = "posts/a.md"


def test_a_file_with_a_wrong_field_has_its_text_its_picture_and_its_address_checked(tmp_path: Path) -> None:
    wrong = post(
        "farbe: rot", "slug: fest", "bild: {datei: fehlt.png, alt: A, nachweis: N}", body="[Weg](weg.md)\n\n# Fest"
    )
    told = tell(tmp_path, {A: wrong, "posts/fest.md": post()})
    assert len(told) == 5
    for words in ("Überschrift der ersten Ebene", "farbe: ", "slug: Die Adresse", "bild.datei: ", "Link: „weg.md“"):
        assert any(words in line for line in told), words


def test_a_missing_space_hides_no_other_mistake(tmp_path: Path) -> None:
    wrong = post("themen: [nirgends]", "draft：ja", body="# Fest\n\nRuf Erika Musterfrau an: 0171 3920099")
    told = tell(tmp_path, {A: wrong.replace("categories: ", "categories:")})
    for words in ("categories: Hinter dem Doppelpunkt", "themen[1]: „nirgends“", "Ebene", "Telefonnummer", "Person"):
        assert any(words in line for line in told), (words, told)
    assert not any("fehlt. Bitte" in line for line in told)


@pytest.mark.parametrize(
    "mistake", ["gebiet: nirgends", "draft: vielleicht", "kontakt: hof@nachbarstadt.example", "termine: heute"]
)
def test_an_address_that_is_taken_is_told_beside_another_mistake(mistake: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(mistake), "posts/2026-01-01-a.md": post()})
    assert len(told) == 2
    assert any("Die Adresse „/blog/a/“ gehört schon zu posts/2026-01-01-a.md." in line for line in told)


def test_an_address_that_is_taken_is_told_beside_mistakes_of_other_files(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(), "posts/2026-01-01-a.md": post(), "posts/b.md": post("teams: nirgends")})
    assert len(told) == 2 and "Adresse" in told[0] and "„nirgends“" in told[1]


def test_dates_meetings_and_references_are_checked_beside_another_mistake(tmp_path: Path) -> None:
    meeting = "treffen: [{wann: freitags, ab: 2027-01-01, bis: 2026-01-01}]"
    files = {
        A: post("farbe: rot", "teams: nirgends", "updated: 2030-01-01", "idee: {status: offen, team: niemand}"),
        "teams/hof.md": team("farbe: rot", "ortsteile: Nix", meeting),
    }
    told = tell(tmp_path, files)
    assert len(told) == 7
    for words in ("„nirgends“", "„niemand“", "liegt in der Zukunft", "Ortsteil „Nix“ gibt es", "liegt vor dem ersten"):
        assert any(words in line for line in told), words


def test_an_unreadable_address_field_claims_no_address(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("slug: Groß Fest"), "posts/2026-01-01-a.md": post()})
    assert len(told) == 1 and "taugt nicht" in told[0]


def test_an_unreadable_head_leaves_links_to_be_checked(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("kurz: [", body="[Weg](weg.md)")})
    assert len(told) == 2 and "„weg.md“ gibt es nicht" in told[1]


def test_broken_terms_leave_links_and_pictures_to_be_checked(tmp_path: Path) -> None:
    text = post("bild: {datei: fehlt.png, alt: A, nachweis: N}", "themen: [was, auch, immer]", body="[Weg](weg.md)")
    told = tell(tmp_path, {A: text, "taxonomies.yml": "themen: [klima]\n"})
    assert [line.partition(":")[0] for line in told] == [A, A, "taxonomies.yml"]


def test_a_missing_required_field_is_told_once_and_nothing_follows_from_it(tmp_path: Path) -> None:
    told = tell(tmp_path, {"teams/a.md": "---\ntitle: A\nstatus: laeuft\n---\nText\n"})
    assert len(told) == 1 and "kurz: Diese Angabe fehlt." in told[0]


def test_the_preview_goes_on_with_the_sound_file_where_a_damaged_one_has_its_address(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("farbe: rot"), "posts/z/2026-01-01-a.md": post()}, preview=True)
    assert project.site is not None
    assert [found.document.path for found in project.site.catalogue.posts] == ["posts/z/2026-01-01-a.md"]
    assert {problem.path for problem in project.problems} == {A}


def test_a_draft_with_a_mistake_claims_no_address(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("farbe: rot", "draft: true"), "posts/2026-01-01-a.md": post()})
    assert len(told) == 1 and "farbe" in told[0]


def test_one_kind_of_mistake_is_summed_up() -> None:
    problems = [Problem(f"posts/{number:03}.md", 2, "layout", "Das Feld gibt es nicht.") for number in range(100)]
    lines = render_problems(problems).splitlines()
    assert lines[:6] == [
        *(f"posts/{number:03}.md:2 · layout: Das Feld gibt es nicht." for number in range(5)),
        "… und noch in 95 weiteren Dateien, zuerst posts/005.md:2 · layout: Das Feld gibt es nicht.",
    ]
    assert lines[-1].startswith("100 Fehler gefunden.") and len(lines) == 8


def test_the_same_mistake_in_one_list_is_summed_up() -> None:
    problems = [Problem("teams/a.md", n, f"partner[{n}]", "Hier gehört ein einfacher Text hin.") for n in range(1, 41)]
    lines = render_problems(problems).splitlines()
    assert lines[5].startswith("… und noch 35-mal an weiteren Stellen, zuerst teams/a.md:6 · partner[6]: ")


@pytest.mark.parametrize("count", [1, 5, 6])
def test_a_few_equal_mistakes_are_all_told(count: int) -> None:
    problems = [Problem(f"posts/{number}.md", 2, "layout", "Das Feld gibt es nicht.") for number in range(count)]
    assert "…" not in render_problems(problems)


def test_different_mistakes_are_never_summed_up() -> None:
    problems = [Problem("a.md", 2, "themen", f"„{number}“ gibt es nicht.") for number in range(50)]
    assert len(render_problems(problems).splitlines()) == 52


def test_a_team_with_a_mistake_is_not_missing_for_posts(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("teams: hof"), "teams/hof.md": team("farbe: rot")})
    assert len(told) == 1 and "farbe" in told[0]


@pytest.mark.parametrize(
    "what",
    [
        "Aus dem Dateinamen „{}“ lässt sich keine Adresse bilden.",
        "„{}.10.2026“: Das ist kein Datum. Gemeint ist wohl „2026-10-{}“.",
        "„{}“ gibt es nicht. Meinten Sie „{}“?",
        "Der Text hat {} Zeichen.",
    ],
)
def test_one_kind_of_mistake_in_many_files_is_summed_up_whatever_it_quotes(what: str) -> None:
    problems = [Problem(f"posts/{n:03}.md", 3, "date", what.format(n, n)) for n in range(100)]
    others = [Problem(f"posts/{n:03}.md", 4, "draft", f"„{n}“ ist weder ja noch nein.") for n in range(10)]
    lines = render_problems([*problems, *others]).splitlines()
    assert len(lines) == 20 + 1 + 10 + 2
    assert [line for line in lines if line.startswith("… und noch in 80 weiteren Dateien, zuerst posts/020.md:3")]
