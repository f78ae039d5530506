"""Sheets to hang up: on the site, by the command, and on paper."""

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from lxml import etree, html
from playwright.sync_api import Page

from tests.project import POST, TEAM, check_project, write_project
from wiq_site.cli import main

LONG = TEAM.replace("title: Grüne Höfe", f"title: {'Donaudampfschifffahrt ' * 4}").replace(
    "kurz: Wir begrünen Höfe.", f"kurz: {'Wir begrünen Höfe. ' * 10}"
)
FULL = LONG.replace(
    "themen: klima",
    "themen: klima\n    gesucht:\n"
    + "".join(f"      - {{faehigkeit: bauen, text: '{'Zäune bauen und streichen. ' * 4}'}}\n" for _ in range(5))
    + "    treffen:\n      - {wann: jeden Freitag um 18:00 Uhr, ort: 'Laden, Gasse 1'}",
)
FEST = POST.replace("categories:", "termine: [{titel: Fest, beginn: 2026-12-01 17:00}]\n    categories:")


def build(root: Path, files: dict[str, str]) -> dict[str, bytes]:
    outputs = check_project(write_project(root, files)).outputs()
    return {output.address: output.make() for output in outputs.all() if output.address.endswith((".html", ".xml"))}


def test_what_one_can_join_or_go_to_has_a_sheet(tmp_path: Path) -> None:
    ended = TEAM.replace("laeuft", "beendet")
    past = FEST.replace("2026-12-01", "2026-10-01")
    files = {"teams/a.md": TEAM, "teams/b.md": ended, "posts/2026-05-01-fest.md": FEST, "posts/2026-05-02-alt.md": past}
    files["teams/unbekannt.md"] = re.sub(" *bestaetigt:.*\n", "", TEAM)
    site = build(tmp_path, files | {"posts/2026-05-03-nur-text.md": POST})
    sheets = {address.removesuffix("aushang/index.html") for address in site if "aushang" in address}
    assert sheets == {"teams/a/", "blog/fest/"}
    for address in ("teams/a/", "blog/fest/"):
        links = html.fromstring(site[f"{address}index.html"]).xpath("//a[contains(., 'Aushang')]/@href")
        assert [link.endswith("aushang/") for link in links] == [True]
    assert b"Aushang" not in site["teams/b/index.html"]
    assert "aushang" not in " ".join(etree.fromstring(site["sitemap.xml"]).itertext())


def test_a_sheet_names_the_way_to_the_page_for_people_and_for_cameras(tmp_path: Path) -> None:
    page = html.fromstring(build(tmp_path, {"teams/hof.md": TEAM})["teams/hof/aushang/index.html"])
    [sheet] = page.find_class("wiq-notice")
    text = sheet.text_content()
    assert text.count("nachbarstadt.example/wir/teams/hof") == 9  # once in large letters, on eight strips
    assert "ost@nachbarstadt.example" in text
    [code] = sheet.xpath(".//*[@role='img']")
    assert code.get("aria-label") == "QR-Code: führt zu nachbarstadt.example/wir/teams/hof"
    assert code.xpath(".//*[local-name()='path']/@d")


def test_the_command_writes_one_file_that_needs_nothing_else(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM.replace("themen:", "draft: true\n    themen:")})
    target = tmp_path / "blatt.html"
    command = ["aushang", "-f", str(tmp_path / "mkdocs.yml"), "teams/hof.md", "-o", str(target)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0 and "blatt.html" in done.output
    page = html.fromstring(target.read_text("utf-8"))
    assert page.find_class("wiq-notice") and not page.xpath(
        "//link | //script | //img[not(starts-with(@src, 'data:'))]"
    )
    before = target.read_bytes()
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 1 and "gibt es schon" in again.output and target.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("teams/hoff.md", "Meinten Sie „teams/hof.md“?"), ("teams/ende.md", "bei denen man mitmachen kann")],
)
def test_without_a_sheet_the_command_says_why(name: str, said: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "teams/ende.md": TEAM.replace("laeuft", "beendet")})
    done = CliRunner().invoke(main, ["aushang", "-f", str(tmp_path / "mkdocs.yml"), name])
    assert done.exit_code == 1 and said in done.output


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("fehlt/blatt.html", "der Ordner oder die Datei fehlt"),
        ("mkdocs.yml/blatt.html", "ein Teil davon ist eine Datei, kein Ordner"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_no_fault_of_the_program(
    target: str, said: str, tmp_path: Path
) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    place = str(tmp_path / target)
    done = CliRunner().invoke(main, ["aushang", "-f", str(tmp_path / "mkdocs.yml"), "teams/hof.md", "-o", place])
    assert done.exit_code == 1 and said in done.output and target in done.output
    assert "Fehler im Programm" not in done.output


@pytest.mark.parametrize("team", [TEAM, FULL])
def test_a_sheet_is_one_page_of_paper_whatever_stands_on_it(team: str, page: Page, tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": team})
    target = tmp_path / "blatt.html"
    CliRunner().invoke(main, ["aushang", "-f", str(tmp_path / "mkdocs.yml"), "teams/hof.md", "-o", str(target)])
    page.goto(target.as_uri())
    [sheet] = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(re.findall("wir/teams/hof", sheet.extract_text().replace("\n", ""))) >= 2


def test_on_the_site_too_a_sheet_is_one_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/durstige-baeume/aushang/")
    assert len(pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1


def test_a_profile_prints_on_two_pages(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/durstige-baeume/")
    assert len(pypdf.PdfReader(BytesIO(page.pdf())).pages) <= 2


def test_a_short_page_does_not_end_on_an_empty_sheet(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}impressum/")
    sheets = pypdf.PdfReader(BytesIO(page.pdf())).pages
    assert all(sheet.extract_text().strip() for sheet in sheets)
