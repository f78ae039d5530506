"""Answering by mail: who is asked what, and bringing an idea by mail or on paper."""

import json
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pypdf
import pytest
from builder import build_site
from conftest import serve
from lxml import html
from playwright.sync_api import Page, expect
from project import FILES, POST, TEAM, read_file, write_project

BOX = {"mkdocs.yml": FILES["mkdocs.yml"].replace("[wiq]", "[{wiq: {kontakt: post@nachbarstadt.example}}]")}
IDEA = POST.replace("date:", "idee: {status: offen}\n    date:")
NEED = "[{faehigkeit: bauen, text: Zäune bauen}]"
EXAMPLE = POST.replace("date:", "idee: {status: offen, beispiel: true}\n    date:")
PAPER = "idee-sucht-team/einbringen/"


def read_mails(root: Path, files: dict[str, str], address: str) -> dict[str, tuple[str, str, list[str]]]:
    """Words of a link → mailbox, subject and lines of the mail that it opens; mails without questions are left out."""
    page = html.fromstring(read_file(write_project(root, files), f"{address}index.html"))
    found = {}
    for link in page.xpath("//main//a[starts-with(@href, 'mailto:')]"):
        parts = urlsplit(link.get("href"))
        query = parse_qs(parts.query)
        if parts.path and "body" in query:
            found[link.text_content()] = (unquote(parts.path), query["subject"][0], query["body"][0].split("\r\n"))
    return found


@pytest.mark.parametrize(
    ("files", "address", "link", "subject", "questions"),
    [
        (
            {"teams/a.md": TEAM},
            "teams/a/",
            "Ich möchte mitmachen oder etwas fragen",
            "Lösungsteam „Grüne Höfe“: Ich möchte mitmachen",
            ["Wie heißt du? Der Vorname genügt.", "Was möchtest du beitragen?", "Wann hast du Zeit, und wie viel?"],
        ),
        (
            {"teams/a.md": TEAM.replace("laeuft", "beendet")},
            "teams/a/",
            "Ich weiß etwas Neues über das Team",
            "Lösungsteam „Grüne Höfe“: Ich weiß etwas Neues",
            ["Was hat sich geändert?", "Woher weißt du es?", "Dürfen wir bei dir nachfragen?"],
        ),
        (
            {"teams/a.md": TEAM.replace("themen: klima", f"gesucht: {NEED}").replace("2026-11-01", "2024-11-01")},
            "teams/a/",
            "Frag nach",
            "Lösungsteam „Grüne Höfe“: Gilt das noch?",
            ["Was möchtest du wissen?", "Möchtest du mitmachen, und wobei?", "Wie dürfen wir dich anreden?"],
        ),
        (
            {
                "posts/a.md": IDEA.replace("offen", f"offen, bestaetigt: 2024-11-01, gesucht: {NEED}").replace(
                    "2026", "2024"
                )
            },
            "blog/a/",
            "Frag nach",
            "Idee „Neues vom Hof“: Gilt das noch?",
            ["Was möchtest du wissen?", "Möchtest du mitmachen, und wobei?", "Wie dürfen wir dich anreden?"],
        ),
        (
            {"posts/a.md": IDEA},
            "blog/a/",
            "Ich möchte bei der Idee mitmachen",
            "Idee „Neues vom Hof“: Ich möchte mitmachen",
            ["Wie heißt du? Der Vorname genügt.", "Was kannst du beisteuern?", "Wann hast du Zeit, und wie viel?"],
        ),
        (
            {"posts/a.md": POST},
            "blog/a/",
            "Ich möchte etwas fragen oder ergänzen",
            "Antwort auf „Neues vom Hof“",
            [
                "Auf welche Stelle beziehst du dich?",
                "Was möchtest du fragen oder ergänzen?",
                "Wie dürfen wir dich anreden?",
            ],
        ),
    ],
)
def test_a_mail_asks_three_questions_and_names_the_page(
    files: dict[str, str], address: str, link: str, subject: str, questions: list[str], tmp_path: Path
) -> None:
    box, said, lines = read_mails(tmp_path, {**BOX, **files}, address)[link]
    assert box in ("post@nachbarstadt.example", "ost@nachbarstadt.example") and said == subject
    assert [line for line in lines if line.endswith(("?", "genügt."))] == questions
    assert lines[-2] == f"https://nachbarstadt.example/wir/{address}"


def read_content(root: Path, files: dict[str, str]) -> str:
    """The text of the only item in the feed of the blog."""
    [item] = json.loads(read_file(write_project(root, files), "blog/feed.json"))["items"]
    return str(item["content_html"])


def test_a_feed_asks_people_to_join_where_there_is_something_to_click(tmp_path: Path) -> None:
    idea = IDEA.replace("offen", f"offen, gesucht: {NEED}")
    asked = read_content(tmp_path / "a", {**BOX, "posts/a.md": idea})
    assert "<h2>Hier kannst du mitmachen</h2>" in asked and re.search(r'href="mailto:[^"]+">Ich bin dabei</a>', asked)
    nobody = read_content(tmp_path / "b", {"posts/a.md": idea})
    assert "<h2>Das wird gesucht</h2>" in nobody and "dabei" not in nobody and "mitmachen" not in nobody
    page = read_file(tmp_path / "b", "blog/a/index.html")
    assert "Das wird gesucht</h2>" in page and "Hier kannst du mitmachen" not in page and "wiq-join" not in page
    alone = read_content(tmp_path / "c", {**BOX, "posts/a.md": IDEA})
    assert "Ich bin dabei</a>" in alone and "<h2>" not in alone


def test_a_feed_says_of_an_old_idea_that_nobody_confirmed_it(tmp_path: Path) -> None:
    idea = IDEA.replace("offen", f"offen, bestaetigt: 2024-11-01, gesucht: {NEED}").replace("2026", "2024")
    said = read_content(tmp_path, {**BOX, "posts/a.md": idea})
    assert "<h2>Das wurde gesucht</h2>" in said and "Ob das noch gilt, ist nicht bestätigt." in said
    assert "Frag nach</a>" in said and "dabei" not in said and "mitmachen" not in said.partition("href=")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zäune bauen", "Zäune bauen."),
        ("Zäune bauen!", "Zäune bauen!"),
        ("Zäune bauen, anzahl: 2", "Zäune bauen (2 Personen)."),
        ("Zäune bauen., anzahl: 2", "Zäune bauen (2 Personen)."),
    ],
)
def test_a_need_in_a_feed_is_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    needs = f"gesucht: [{{faehigkeit: bauen, text: {text}}}]"
    idea = IDEA.replace("{status: offen}", f"{{status: offen, {needs}}}")
    write_project(tmp_path, {"teams/a.md": TEAM.replace("themen: klima", needs), "posts/a.md": idea})
    items = {
        i["title"]: i["content_html"] for i in json.loads(read_file(tmp_path, "idee-sucht-team/feed.json"))["items"]
    }
    assert items["Grüne Höfe sucht: Bauen"] == f"<p>{said} Wir begrünen Höfe.</p>"
    assert f"<li><strong>Bauen:</strong> {said}</li>" in items["Neues vom Hof"]


def test_nobody_answers_for_an_invented_idea_or_without_a_mailbox(tmp_path: Path) -> None:
    assert read_mails(tmp_path, {**BOX, "posts/a.md": EXAMPLE}, "blog/a/") == {}
    assert "mailto:post@" not in read_file(tmp_path, "blog/a/index.html").partition("<main")[2].partition("<footer")[0]
    assert read_mails(tmp_path, {"mkdocs.yml": FILES["mkdocs.yml"], "posts/a.md": POST}, "blog/a/") == {}
    assert "wiq-antworten" not in read_file(tmp_path, "blog/a/index.html")


def test_the_team_that_a_post_is_about_gets_the_answer(tmp_path: Path) -> None:
    team = TEAM.replace("gebiet:", "kontakt: hof@nachbarstadt.example\n    gebiet:")
    files = {**BOX, "teams/hof.md": team, "posts/a.md": POST.replace("date:", "teams: hof\n    date:")}
    assert {box for box, *_ in read_mails(tmp_path, files, "blog/a/").values()} == {"hof@nachbarstadt.example"}


def test_below_closed_comments_stands_how_to_answer(tmp_path: Path) -> None:
    post = POST.replace("date:", "kommentare: [{text: Schön war es.}]\n    date:")
    write_project(tmp_path, {**BOX, "posts/a.md": post})
    page = html.fromstring(read_file(tmp_path, "blog/a/index.html"))
    [comments] = page.find_class("wiq-comments")
    assert [link.get("href") for link in comments.iter("a")] == ["#wiq-antworten"]
    assert comments.getparent().getnext().get("aria-labelledby") == "wiq-antworten"
    write_project(tmp_path, {"posts/a.md": post})
    assert "wiq-antworten" not in read_file(tmp_path, "blog/a/index.html")


# An idea of one's own ---------------------------------------------------------------------------------------------


def test_an_idea_goes_to_the_mailbox_of_its_area(tmp_path: Path) -> None:
    write_project(tmp_path, BOX)
    page = html.fromstring(read_file(tmp_path, f"{PAPER}index.html"))
    links = [urlsplit(link.get("href")) for link in page.find_class("wiq-button")]
    assert [link.path for link in links] == ["ost@nachbarstadt.example", "post@nachbarstadt.example"]
    asked = parse_qs(links[0].query)["body"][0]
    [sheet] = page.find_class("wiq-paper")
    for question in (
        "Worum geht es, und wo?",
        "Wem wäre damit geholfen?",
        "Bist du allein, oder seid ihr schon mehrere?",
    ):
        assert question in asked and question in sheet.text_content()
    assert "Osten" in page.text_content() and "Westen · überall sonst" in page.text_content()


def test_without_mailboxes_there_is_only_paper(tmp_path: Path) -> None:
    terms = FILES["taxonomies.yml"].replace("kontakt: ost@nachbarstadt.example, ", "")
    write_project(tmp_path, {"taxonomies.yml": terms})
    page = html.fromstring(read_file(tmp_path, f"{PAPER}index.html"))
    assert not page.find_class("wiq-button") and page.find_class("wiq-paper")
    assert "Anschrift" not in page.text_content()


def test_the_list_of_ideas_leads_to_it_and_texts_may(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/a.md": POST.replace("Der erste", f"[Idee](../{PAPER}index.md) Der erste")})
    for address in ("idee-sucht-team/index.html", "blog/a/index.html"):
        page = html.fromstring(read_file(tmp_path, address))
        assert [link for link in page.iter("a") if link.get("href", "").endswith("einbringen/")], address
    assert "einbringen" not in read_file(tmp_path, "teams/index.html")


LONG = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace(
        "[wiq]",
        "[{wiq: {kontakt: post@nachbarstadt.example, anbieter: {name: "
        + "Verein für gute Nachbarschaft " * 3
        + ", anschrift: [Hinterhaus, Gasse 1, 00000 Nachbarstadt]}}}]",
    )
}


@pytest.mark.parametrize("files", [{}, BOX, LONG])
def test_the_sheet_is_one_page_of_paper(files: dict[str, str], page: Page, tmp_path: Path) -> None:
    build_site(write_project(tmp_path / "town", files) / "mkdocs.yml", tmp_path / "site")
    with serve(tmp_path / "site") as url:
        page.goto(url + PAPER)
        paper = page.pdf(prefer_css_page_size=True)
    [sheet] = pypdf.PdfReader(BytesIO(paper)).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    text = " ".join(sheet.extract_text().split())
    assert "Worum geht es, und wo?" in text and "einbringen" in text and "Per Mail" not in text
    assert ("Gasse 1" in text) == (files is LONG)


def test_from_the_start_it_takes_two_steps_to_write_of_an_idea(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="So bringst du sie ein").click()
    expect(page.get_by_role("link", name="Idee per Mail schreiben").first).to_have_attribute(
        "href", re.compile("^mailto:")
    )
