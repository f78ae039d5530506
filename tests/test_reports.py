"""What a post says of others and of itself: ideas that were born at a meeting, corrections."""

import json
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from editing import NOW, build, post, tell, write_town

from wiq_site.cli import main

A, B = "posts/2026-10-01-bericht.md", "posts/2026-10-02-gabenzaun.md"
PAGE, IDEA = "blog/bericht/index.html", "blog/gabenzaun/index.html"


def report(*lines: str) -> str:
    return post(*lines, title="title: Bericht", date="date: 2026-10-01")


def idea(*lines: str) -> str:
    return post("idee: {status: offen}", *lines, title="title: Gabenzaun", date="date: 2026-10-02")


def read_item(site: dict[str, str], title: str) -> dict[str, str]:
    (found,) = (item for item in json.loads(site["blog/feed.json"])["items"] if item["title"] == title)
    return {key: str(value) for key, value in found.items()}


def test_a_report_and_the_ideas_of_its_meeting_lead_to_each_other(tmp_path: Path) -> None:
    site = build(tmp_path, {A: report("ideen: gabenzaun"), B: idea()})
    assert "Hier ist eine Idee entstanden" in site[PAGE] and 'href="../../blog/gabenzaun/"' in site[PAGE]
    assert (
        'Entstanden bei: <a href="../../blog/bericht/">Bericht</a> (<time datetime="2026-10-01">1.\u00a0Oktober 2026'
        in site[IDEA]
    )
    assert 'href="https://nachbarstadt.example/blog/gabenzaun/"' in read_item(site, "Bericht")["content_html"]
    assert 'href="https://nachbarstadt.example/blog/bericht/"' in read_item(site, "Gabenzaun")["content_html"]


@pytest.mark.parametrize("more", ["draft: true", "aliases: []"])
def test_an_idea_that_is_not_public_is_left_out(more: str, tmp_path: Path) -> None:
    site = build(tmp_path, {A: report("ideen: [gabenzaun]"), B: idea(more)})
    assert ("Gabenzaun" in site[PAGE]) == ("draft" not in more)


def test_a_report_that_is_not_public_is_not_named(tmp_path: Path) -> None:
    site = build(tmp_path, {A: report("ideen: gabenzaun", "draft: true"), B: idea()})
    assert "Entstanden" not in site[IDEA]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gabenzäune", "taugt nicht"),
        ("gabenzaum", "Eine Idee „gabenzaum“ gibt es nicht. Meinten Sie „gabenzaun“?"),
        ("notiz", "„notiz“ ist ein Beitrag ohne „idee“."),
        ("bericht", "Der Beitrag nennt sich selbst"),
    ],
)
def test_a_wrong_name_of_an_idea_is_told(name: str, words: str, tmp_path: Path) -> None:
    other = post(title="title: Notiz", date="date: 2026-10-03")
    [told] = tell(tmp_path, {A: report("ideen:", f"  - {name}"), B: idea(), "posts/2026-10-03-notiz.md": other})
    assert told.startswith(f"{A}:6 · ideen") and words in told


def test_an_idea_with_mistakes_of_its_own_is_no_wrong_name(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: report("ideen: gabenzaun"), B: idea("farbe: rot")})
    assert [line.partition(" ")[0] for line in told] == [f"{B}:6"]


CORRECTIONS = (
    "korrektur:",
    "  - {datum: 2026-10-05, text: Es waren 40 Menschen.}",
    "  - {datum: 2026-10-20, text: Es waren 50 Menschen.}",
)


def test_a_correction_stands_on_the_page_and_in_the_feed(tmp_path: Path) -> None:
    site = build(tmp_path, {A: report(*CORRECTIONS)})
    item = read_item(site, "Bericht")
    for text in (site[PAGE], unescape(item["content_html"])):
        assert (
            text.index("20.\u00a0Oktober 2026")
            < text.index("5.\u00a0Oktober 2026")
            < text.index("Es waren 40 Menschen.")
        )
    assert "Korrektur vom <time" in site[PAGE] and "Korrektur vom " in item["content_html"]
    assert 'zuletzt geändert am <time datetime="2026-10-20">' in site[PAGE]


@pytest.mark.parametrize(
    ("updated", "day"),
    [("lang: de", "2026-10-20"), ("updated: 2026-10-10", "2026-10-20"), ("updated: 2026-11-01", "2026-11-01")],
)
def test_the_last_change_follows_the_newest_correction(updated: str, day: str, tmp_path: Path) -> None:
    site = build(tmp_path, {A: report(updated, *CORRECTIONS)})
    assert read_item(site, "Bericht")["date_modified"].startswith(day)
    assert f"<lastmod>{day}</lastmod>" in site["sitemap.xml"]


def test_the_search_finds_a_correction(tmp_path: Path) -> None:
    site = build(tmp_path, {A: report(*CORRECTIONS)})
    assert any("Es waren 40 Menschen." in text for address, text in site.items() if address.startswith("suche/seiten/"))


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("  - {datum: 2027-01-01, text: A}", 6, "1. Januar 2027 liegt in der Zukunft."),
        ("  - {datum: 2026-09-01, text: A}", 6, "liegt vor der Veröffentlichung"),
        ("  - {datum: 2026-10-02}", 6, "Diese Angabe fehlt"),
    ],
)
def test_a_wrong_correction_is_told(line: str, number: int, words: str, tmp_path: Path) -> None:
    [told] = tell(tmp_path, {A: report("korrektur:", line)})
    assert told.startswith(f"{A}:{number} · korrektur") and words in told


def test_a_new_name_of_an_idea_changes_the_report(tmp_path: Path) -> None:
    write_town(tmp_path, {A: report("ideen: [gabenzaun]"), B: idea()})
    environment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    words = ["umbenennen", B, "tauschzaun", "-f", str(tmp_path / "mkdocs.yml")]
    done = CliRunner().invoke(main, words, env=environment)
    assert done.exit_code == 0, done.output
    assert "ideen: [tauschzaun]" in (tmp_path / A).read_text("utf-8")
    assert tell(tmp_path, {}) == []


def test_pins_are_no_open_data(tmp_path: Path) -> None:
    assert "angeheftet" not in build(tmp_path, {A: report("angeheftet: true")})["daten/beitraege.json"]
