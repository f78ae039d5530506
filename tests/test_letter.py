"""The letter for mail programs: the same in HTML and text, only what is public, new or still to come."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from tests.project import FILES as PROJECT
from tests.project import POST, TEAM, build_project_site, write_project
from wiq_site.cli import main
from wiq_site.newsletter.letter import build_letter
from wiq_site.newsletter.rendering import render_html, render_text

TODAY = date(2026, 11, 22)
FEST = POST.replace("Neues vom Hof", "Hoffest & mehr").replace(
    "categories:", "termine: [{titel: Fest, beginn: 2026-12-01 17:00, ort: Hof}]\n    categories:"
)
IDEA = POST.replace("Neues vom Hof", "Bolzplatz").replace(
    "categories:", "idee: {status: offen, gesucht: [{faehigkeit: bauen, text: Tore bauen}]}\n    categories:"
)
MEETING = "treffen: [{wann: jeden Freitag um 18:00 Uhr, ort: Laden}]\n    "
NEED = TEAM.replace("themen:", f"{MEETING}gesucht: [{{faehigkeit: bauen, text: Zäune, seit: 2026-04-03}}]\n    themen:")
FILES = {
    "posts/2026-05-01-fest.md": FEST,
    "posts/2026-05-01-idee.md": IDEA,
    "posts/2026-01-01-alt.md": POST.replace("2026-05-01", "2026-01-01").replace("Neues vom Hof", "Altes"),
    "posts/2026-05-03-entwurf.md": POST.replace("categories:", "draft: true\n    categories:").replace(
        "Neues", "Geheim"
    ),
    "teams/hof.md": NEED,
}


def test_a_letter_tells_what_comes_what_is_new_and_who_is_needed(tmp_path: Path) -> None:
    letter = build_letter(build_project_site(tmp_path, FILES), date(2026, 4, 1), TODAY)
    told = {part.title: [story.title for story in part.stories] for part in letter.parts}
    assert told == {
        "Was kommt": ["Grüne Höfe: Treffen", "Fest"],
        "Was neu ist": ["Hoffest & mehr"],
        "Wer gebraucht wird": ["Bolzplatz", "Grüne Höfe"],
    }
    assert letter.parts[0].stories[1].url == "https://nachbarstadt.example/wir/blog/fest/"


def test_what_is_empty_is_left_out(tmp_path: Path) -> None:
    letter = build_letter(build_project_site(tmp_path, FILES), date(2026, 11, 1), TODAY)
    assert [part.title for part in letter.parts] == ["Was kommt"]


def test_both_forms_say_the_same_and_load_nothing(tmp_path: Path) -> None:
    letter = build_letter(build_project_site(tmp_path, FILES), date(2026, 4, 1), TODAY)
    page, text = html.fromstring(render_html(letter)), render_text(letter)
    for part in letter.parts:
        assert part.title in page.text_content() and part.title.upper() in text
        for story in part.stories:
            assert story.url in page.xpath("//a/@href") and story.url in text
            assert story.title in page.text_content()
    assert not page.xpath("//img | //script | //link | //style | //@background")
    assert all(len(line) <= 72 or line.startswith("https://") for line in text.splitlines())


def test_the_mailbox_is_linked_in_ascii(tmp_path: Path) -> None:
    settings = PROJECT["mkdocs.yml"].replace("[wiq]", "[{wiq: {kontakt: post@grün.example}}]")
    letter = build_letter(build_project_site(tmp_path, {"mkdocs.yml": settings}), date(2026, 4, 1), TODAY)
    page = html.fromstring(render_html(letter))
    assert page.xpath("//a[. = 'post@grün.example']/@href") == ["mailto:post@xn--grn-ioa.example"]
    assert "post@grün.example" in render_text(letter)


def test_the_command_writes_two_files_once(tmp_path: Path) -> None:
    write_project(tmp_path, FILES)
    command = [
        "rundbrief",
        "-f",
        str(tmp_path / "mkdocs.yml"),
        "--seit",
        "2026-04-01",
        "--ziel",
        str(tmp_path / "post"),
    ]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert sorted(file.suffix for file in (tmp_path / "post").iterdir()) == [".html", ".txt"]
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 1 and "gibt es schon" in again.output


def test_a_file_in_the_place_of_the_folder_stays_and_is_named(tmp_path: Path) -> None:
    write_project(tmp_path, FILES)
    (tmp_path / "post").write_text("Alt.", "utf-8")
    done = CliRunner().invoke(
        main,
        ["rundbrief", "-f", str(tmp_path / "mkdocs.yml"), "--seit", "2026-04-01", "--ziel", str(tmp_path / "post")],
    )
    assert done.exit_code == 1 and f"geschrieben: {tmp_path / 'post'} gibt es schon." in done.output
    assert (tmp_path / "post").read_text("utf-8") == "Alt."


@pytest.mark.parametrize(("since", "said"), [("gestern", "ist kein Tag"), ("2199-01-01", "nichts Neues")])
def test_without_anything_to_tell_nothing_is_written(since: str, said: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/2026-05-01-a.md": POST})
    done = CliRunner().invoke(main, ["rundbrief", "-f", str(tmp_path / "mkdocs.yml"), "--seit", since])
    assert done.exit_code != 0 and said in done.output
