"""The agenda of a meeting: its items are written like a body, and each can be linked."""

import re
from pathlib import Path

import pytest
from builder import NOW
from click.testing import CliRunner
from editing import build, check_town, post, team, tell, write_town
from lxml import html as lxml_html

from wiq_site.cli import main

A = "posts/2026-05-01-fest.md"
PAGE = "blog/fest/index.html"
FEED = "blog/feed.json"


def agenda(*texts: str, body: str = "Text.") -> str:
    """A report with an item for each text, from line 6 on; each text begins three lines below the one before."""
    lines = ["tops:"]
    for number, text in enumerate(texts, 1):
        lines += [f"  - titel: Punkt {number}", "    text: |", *(f"      {line}" for line in text.split("\n"))]
    return post(*lines, body=body)


def item(site: dict[str, str], number: int) -> str:
    """The HTML of an item."""
    tree = lxml_html.fromstring(site[PAGE])
    found = tree.xpath("//ol[@class='wiq-tops']/li")[number - 1]
    return re.sub(r"\s+", " ", lxml_html.tostring(found, encoding="unicode"))


def test_an_item_is_written_like_a_body(tmp_path: Path) -> None:
    text = "Wir **pflanzen**, mit Nachbar*innen:\n\n- im [Hof](../teams/hof.md)\n- am Tor\n\n|A|B|\n|-|-|\n|1|2|"
    site = build(tmp_path, {A: agenda(text), "teams/hof.md": team()})
    assert "<strong>pflanzen</strong>, mit Nachbar*innen:" in item(site, 1)
    assert '<li>im <a href="../../teams/hof/">Hof</a></li>' in item(site, 1) and "<td>2</td>" in item(site, 1)
    assert '<a href=\\"https://nachbarstadt.example/teams/hof/\\">Hof</a>' in site[FEED]


def test_items_have_anchors_that_links_find(tmp_path: Path) -> None:
    other = post(body="Siehe [dort](2026-05-01-fest.md#top-2-punkt-2).", title="title: Danach")
    site = build(
        tmp_path, {A: agenda("Siehe [unten](#top-2-punkt-2).", "Ja.", body="[Hier](#wiq-tops)"), "posts/b.md": other}
    )
    assert '<h3 id="top-2-punkt-2"' in site[PAGE] and 'href="#top-2-punkt-2"' in item(site, 1)
    assert 'href="../fest/#top-2-punkt-2"' in site["blog/b/index.html"]


def test_a_link_to_an_item_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    [told] = tell(tmp_path, {A: agenda("Ja.", "Nein.\n\nSiehe [oben](#top-1-punkt).")})
    assert told.startswith(f"{A}:13 · Link: „#top-1-punkt“") and "Meinten Sie „#top-1-punkt-1“?" in told


def test_no_anchor_stands_twice_on_a_page(tmp_path: Path) -> None:
    body = "## Top 1 Punkt 1\n\nx[^1]\n\n[^1]: A\n\n## Ort\n"
    site = build(tmp_path, {A: agenda("## Ort\n\ny[^1]\n\n[^1]: B", "z[^a]\n\n[^a]: C", body=body)})
    ids = re.findall(r'\bid="([^"]+)"', site[PAGE])
    assert len(ids) == len(set(ids)) and {"top-1-punkt-1", "top-1-punkt-1_1", "ort", "ort_1", "fn:3"} <= set(ids)
    assert '<ol start="2">' in item(site, 1) and "C" in item(site, 2)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Ja.\n\n<script>a()</script>", 10, "<script>"),
        ("![Hof](https://bild.example/a.png)", 8, "fremden Adresse"),
        ("Ja.\n\n# Groß", 10, "Überschrift der ersten Ebene"),
        ("Ja.\n[Weg](weg.md)", 9, "gibt es nicht"),
        ("Ja.\n\nFragen an max.beispiel@webmail.example", 10, "Mailadresse"),
        ("Ja <!-- offen", 8, "Kommentar"),
        ("{{ page.title }}", 8, "Anweisung"),
    ],
)
def test_what_is_wrong_in_an_item_is_told_with_its_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    told = [one for one in tell(tmp_path, {A: agenda(text)}) if words in one]
    assert [one.partition(" ")[0] for one in told] == [f"{A}:{line}"]


def test_mistakes_in_an_item_are_told_beside_others(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: agenda("[Weg](weg.md)").replace("categories: neues", "categories: nues")})
    assert [one.partition(" ")[0] for one in told] == [f"{A}:4", f"{A}:8"]


def test_notes_in_an_item_stay_private(tmp_path: Path) -> None:
    site = build(tmp_path, {A: agenda("Ja. <!-- GEHEIM -->\n\nUnd <!-- GEHEIM --> mehr.")})
    assert "mehr." in item(site, 1)
    assert not [address for address, text in site.items() if "GEHEIM" in text]


def test_headings_in_an_item_stand_below_its_title(tmp_path: Path) -> None:
    deep = "\n\n".join(f"{'#' * level} Ebene {level}" for level in range(2, 7))
    site = build(tmp_path, {A: agenda(deep)})
    assert re.findall(r"<h(\d)", item(site, 1)) == ["3", "4", "5", "6", "6", "6"]
    assert not tell(tmp_path, {})


def test_the_search_finds_words_and_titles_of_items(tmp_path: Path) -> None:
    site = build(tmp_path, {A: agenda("Wir **pflanzen** Quitten.")})
    found = "".join(text for address, text in site.items() if address.startswith("suche/"))
    assert "Punkt 1: Wir pflanzen Quitten." in found and "quitten" in found and "**" not in found


def test_only_the_own_page_depends_on_the_text_of_an_item(tmp_path: Path) -> None:
    keys = []
    for text in ("Wir pflanzen.", "Wir ernten."):
        project = check_town(tmp_path, {A: agenda(text), "teams/hof.md": team()})
        assert project.site is not None
        keys.append(project.reading.contents.posts[0].key)
    assert keys[0] == keys[1]


def test_a_report_without_a_body_has_its_agenda(tmp_path: Path) -> None:
    site = build(tmp_path, {A: agenda("Ja.", body="")})
    assert "<p>Ja.</p>" in item(site, 1)


def test_pictures_in_an_item_are_published(tmp_path: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'/>"
    write_town(tmp_path, {A: agenda("![Baum](bilder/b.svg)"), "posts/bilder/b.svg": drawing})
    project = check_town(tmp_path, {})
    assert project.site is not None
    assert [media.address for media in project.site.published.media] == ["posts/bilder/b.svg"]


def test_a_new_name_changes_the_links_in_items(tmp_path: Path) -> None:
    write_town(tmp_path, {A: agenda("Im [Hof](../teams/hof.md)."), "teams/hof.md": team()})
    environment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    done = CliRunner().invoke(
        main, ["umbenennen", "teams/hof.md", "garten", "-f", str(tmp_path / "mkdocs.yml")], env=environment
    )
    assert done.exit_code == 0, done.output
    assert "      Im [Hof](../teams/garten.md).\n" in (tmp_path / A).read_text("utf-8")
