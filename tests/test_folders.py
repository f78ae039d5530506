"""Names of files: what is read, what is told, and that every address has a name."""

import os
from pathlib import Path

import pytest
from editing import build, check_town, post, team, tell, write_town
from photos import png


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("posts/fest.markdown", "fest.md"),
        ("posts/Fest.MD", "Fest.md"),
        ("posts/2026/fest.Md", "fest.md"),
        ("posts/fest.md.txt", "fest.md"),
        ("posts/2026/fest.md.txt", "fest.md"),
        ("posts/fest.mdx", "fest.md"),
        ("posts/fest.txt", "fest.md"),
        ("posts/fest", "fest.md"),
        ("teams/hof.rst", "hof.md"),
        ("docs/hilfe.markdown", "hilfe.md"),
        ("docs/hilfe.md.txt", "hilfe.md"),
        ("posts/fest.md ", "fest.md"),
        ("posts/fest.md.", "fest.md"),
        ("posts/fest.md\u200b", "fest.md"),
        ("posts/fest.ｍｄ", "fest.md"),
        ("posts/fest,md", "fest.md"),
        ("posts/fest md", "fest.md"),
        ("posts/fest.md.pdf", "fest.md"),
        ("posts/2026/fest.txt", "fest.md"),
        ("posts/2026/05/fest.txt", "fest.md"),
        ("posts/fest/index.txt", "index.md"),
    ],
)
def test_a_text_with_another_ending_is_told_with_the_right_name(path: str, better: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {path: post()})
    assert len(told) == 1 and told[0].startswith(f"{path}:1 · Hinweis: Die Datei wird nicht gelesen")
    assert f"in „{better}“ umbenennen" in told[0]


@pytest.mark.parametrize("name", ["wer?.md", "nr#1.md", "fragen?/index.md"])
def test_a_page_to_which_no_link_could_lead_is_told(name: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {f"docs/{name}": "# Seite\n"})
    assert len(told) == 1 and told[0].startswith(f"docs/{name}:1 · Ein Dateiname mit „")


@pytest.mark.parametrize(
    "path", ["posts/fest.docx", "posts/fest.md.docx", "teams/hof.pages", "posts/2026/fest.rtf", "posts/fest/index.odt"]
)
def test_a_word_processors_file_is_told_differently(path: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {path: b"PK"})
    assert len(told) == 1 and "als einfachen Text in eine Datei übernehmen" in told[0]


@pytest.mark.parametrize("path", ["docs/notizen.txt", "posts/bilder/plan.txt", "posts/fest/satzung.docx"])
def test_a_text_to_download_is_not_told(path: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {path: "Text"}) == []


@pytest.mark.parametrize("ending", ["heic", "HEIC", "tiff", "bmp"])
def test_a_picture_that_browsers_cannot_show_is_told(ending: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {f"posts/bilder/foto.{ending}": b"x"})
    assert len(told) == 1 and "als JPEG" in told[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [("teams/🌱.md", team()), ("posts/2026-05-01-🎉.md", post()), ("posts/---.md", post()), ("teams/!!.md", team())],
)
def test_a_name_without_letters_is_an_error(path: str, text: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {path: text})
    assert len(told) == 1 and told[0].startswith(f"{path}:1 · slug: Aus dem Dateinamen")


def test_a_slug_makes_up_for_a_name_without_letters(tmp_path: Path) -> None:
    site = build(tmp_path, {"teams/🌱.md": team("slug: pflanzen"), "posts/🎉 Fest.md": post()})
    assert "teams/pflanzen/index.html" in site and "blog/fest/index.html" in site


def test_two_names_without_letters_are_not_also_one_address(tmp_path: Path) -> None:
    told = tell(tmp_path, {"posts/🎉.md": post(), "posts/🎈.md": post()})
    assert len(told) == 2 and all("Adresse bilden" in line for line in told)


def test_titles_in_emoji_do_no_harm(tmp_path: Path) -> None:
    project = check_town(tmp_path, {"posts/a.md": post(title="title: 🎉"), "teams/b.md": team()})
    assert project.site is not None and not any("//" in page.address for page in project.site.pages)


@pytest.mark.parametrize("path", ["posts/.fest.md", "teams/.hof.md", "docs/.hilfe.md"])
def test_a_hidden_text_is_told(path: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {path: post()})
    assert len(told) == 1 and told[0].startswith(f"{path}:1 · Hinweis: Die Datei wird nicht gelesen")


@pytest.mark.parametrize("name", ["._fest.md", ".#fest.md", "~$fest.docx", "desktop.ini", "Desktop.ini", "Thumbs.db"])
def test_what_programs_leave_behind_is_not_told(name: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {f"posts/{name}": "x"}) == []


@pytest.mark.parametrize("name", ["fest.md.md", "fest.txt.md", "fest.docx.md"])
def test_a_second_ending_is_told_before_it_stands_in_an_address(name: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {f"posts/{name}": post()})
    assert len(told) == 1 and "zwei Endungen" in told[0] and "in „fest.md“ umbenennen" in told[0]


@pytest.mark.parametrize("path", ["posts/{}.md", "docs/{}.md", "posts/bilder/{}.pdf", "teams/{}/index.md"])
def test_two_names_that_look_the_same_are_an_error(path: str, tmp_path: Path) -> None:
    text = team() if path.startswith("teams") else "Text." if path.startswith("docs") else post()
    project = check_town(tmp_path, {path.format("gr\u00fcn"): text, path.format("gru\u0308n"): text})
    assert project.site is None
    assert [problem.path for problem in project.problems] == [path.format("gr\u00fcn")]
    assert "sieht aus wie" in project.problems[0].what


@pytest.mark.parametrize("name", [b"f\xfcst.md", b"f\xfcst.png", b"\xff.pdf"])
def test_a_name_in_another_encoding_is_told(name: bytes, tmp_path: Path) -> None:
    write_town(tmp_path, {"posts/a.md": post()})
    with open(os.path.join(os.fsencode(tmp_path), b"posts", name), "w") as file:
        file.write(post())
    told = tell(tmp_path, {})
    assert len(told) == 1 and "nicht in UTF-8" in told[0]
    told[0].encode()


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.mp4", "a.geojson"])
def test_a_file_that_is_no_picture_is_told(name: str, tmp_path: Path) -> None:
    text = post(f"bild: {{datei: bilder/{name}, alt: A, nachweis: F}}")
    (told,) = tell(tmp_path, {"posts/a.md": text, f"posts/bilder/{name}": "x"})
    assert told.startswith(f"posts/a.md:5 · bild.datei: „bilder/{name}“ ist kein Bild")


@pytest.mark.parametrize("datei", ["https://x.example/a.png", "//x.example/a.png"])
def test_a_picture_elsewhere_is_told_with_what_to_do(datei: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {"posts/a.md": post(f"bild: {{datei: '{datei}', alt: A, nachweis: F}}")})
    assert "Bitte die Bilddatei in das Projekt legen" in told


@pytest.mark.parametrize("path", ["posts/index.md", "posts/_index.md", "teams/index.md"])
def test_index_alone_is_no_name(path: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {path: team() if path.startswith("teams") else post()})
    assert told.startswith(f"{path}:1 · slug: Aus dem Dateinamen") and "keine Adresse" in told


@pytest.mark.parametrize("name", ["fest/index.md", "fest/_index.md", "2026-05-01-fest/index.md"])
def test_a_bundle_has_the_name_of_its_folder_and_other_texts_their_own(name: str, tmp_path: Path) -> None:
    folder = name.rpartition("/")[0]
    files = {
        f"posts/{name}": post("bild: {datei: a.png, alt: A, nachweis: F}", body="[Mehr](mehr.md)"),
        f"posts/{folder}/mehr.md": post(body=f"[Fest]({name.rpartition('/')[2]}) ![Baum](a.png)"),
        f"posts/{folder}/a.png": png(),
    }
    site = build(tmp_path, files)
    assert "blog/fest/index.html" in site and "blog/mehr/index.html" in site


def test_a_name_whose_letters_become_too_many_is_told(tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {f"posts/{'春' * 80}.md": post()})
    assert "ergibt eine Adresse von" in told and len(told) < 500
