"""The newest entries of a list on a hand-written page."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.project import TEAM, change, check_project, read_file, read_messages, write_project
from wiq_site.dates import BERLIN

PAGE = """
    ---
    title: Mitmachen
    neueste:
      - liste: blog
        anzahl: 2
        gebiet: ost
    ---
    Komm dazu.
"""


def post(title: str, day: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\ncategories: neues\n{more}---\nText.\n"


POSTS = {
    "posts/a.md": post("Alt im Osten", "2026-01-01", "gebiet: ost\n"),
    "posts/b.md": post("Mittel im Osten", "2026-02-01", "gebiet: ost\n"),
    "posts/c.md": post("Neu im Osten", "2026-03-01", "gebiet: [ost, west]\n"),
    "posts/d.md": post("Neu im Westen", "2026-04-01", "gebiet: west\n"),
    "posts/e.md": post("Entwurf im Osten", "2026-05-01", "gebiet: ost\ndraft: true\n"),
    "posts/f.md": post("Später im Osten", "2027-01-01", "gebiet: ost\n"),
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with a page that shows what is new in the east."""
    return write_project(tmp_path, {"docs/mit.md": PAGE, **POSTS})


def titles(page: str) -> list[str]:
    """The titles of the cards and dates below the text."""
    section = page[page.index('id="wiq-neueste-1"') :] if "wiq-neueste-1" in page else ""
    return re.findall(r'<h3 class="wiq-(?:card|date)__title"[^>]*><a [^>]*>([^<]*)<', section)


def all_of(page: str) -> str:
    """Where *Alle ansehen* leads."""
    found = re.search(r'<a href="([^"]*)">Alle ansehen', page)
    assert found
    return found[1]


def test_the_newest_public_posts_of_a_selection_stand_below_the_text(town: Path) -> None:
    assert read_messages(town) == []
    page = read_file(town, "mit/index.html")
    assert titles(page) == ["Neu im Osten", "Mittel im Osten"]
    assert page.index("Komm dazu.") < page.index("Neues aus dem Blog")
    assert all_of(page) == "../blog/gebiet/ost/"


def test_the_day_decides_what_is_new(town: Path) -> None:
    assert titles(read_file(town, "mit/index.html", datetime(2027, 1, 2, tzinfo=BERLIN)))[0] == "Später im Osten"


def test_a_new_post_changes_the_page(town: Path) -> None:
    def key() -> bytes:
        return next(o.key for o in check_project(town).outputs().all() if o.address == "mit/index.html")

    before = key()
    (town / "posts/g.md").write_text(post("Ganz neu im Osten", "2026-06-01", "gebiet: ost\n"), "utf-8")
    assert key() != before
    assert titles(read_file(town, "mit/index.html"))[0] == "Ganz neu im Osten"


def test_several_facets_lead_to_the_list_with_this_filter_or_to_the_page_of_the_combination(town: Path) -> None:
    change("docs/mit.md", "gebiet: ost", "gebiet: [ost, west]\n    categories: neues")(town)
    assert all_of(read_file(town, "mit/index.html")) == "../blog/?gebiet=ost&amp;gebiet=west&amp;categories=neues"
    combined = "{liste: blog, slug: alles, titel: Alles, auswahl: {gebiet: [ost, west], categories: neues}}"
    change("mkdocs.yml", "[wiq]", f"[wiq: {{kombinationen: [{combined}]}}]")(town)
    assert all_of(read_file(town, "mit/index.html")) == "../blog/auswahl/alles/"


def test_nothing_there_is_said_and_the_way_leads_to_the_whole_list(town: Path) -> None:
    change("docs/mit.md", "gebiet: ost", "themen: klima")(town)
    page = read_file(town, "mit/index.html")
    assert "Zurzeit gibt es hier nichts." in page and all_of(page) == "../blog/"


def test_ideas_come_before_teams_that_look_for_people(town: Path) -> None:
    need = "gesucht: [{faehigkeit: bauen, text: Wer baut mit?}]\n"
    team = f"---\ntitle: Hof\nkurz: Wir bauen.\nstatus: laeuft\n{need}---\n"
    idea = post("Bank", "2026-01-01", "idee: {status: offen, gesucht: [{faehigkeit: reden, text: Wer fragt?}]}\n")
    (town / "teams").mkdir()
    (town / "teams/hof.md").write_text(team, "utf-8")
    (town / "posts/bank.md").write_text(idea, "utf-8")
    change("docs/mit.md", "blog", "idee-sucht-team")(town)
    change("docs/mit.md", "    gebiet: ost\n", "")(town)
    assert titles(read_file(town, "mit/index.html")) == ["Bank", "Hof"]
    change("docs/mit.md", "anzahl: 2", "faehigkeit: bauen")(town)
    page = read_file(town, "mit/index.html")
    assert titles(page) == ["Hof"] and all_of(page) == "../idee-sucht-team/faehigkeit/bauen/"


def test_teams_come_by_the_day_since_when_there_are_any(tmp_path: Path) -> None:
    def team(title: str, seit: str) -> str:
        return f"---\ntitle: {title}\nkurz: Wir.\nstatus: laeuft\n{seit}---\n"

    teams = {"a": ("Ohne", ""), "b": ("Früh", "seit: 2020\n"), "c": ("Spät", "seit: 2025-03\n")}
    files = {f"teams/{name}.md": team(*found) for name, found in teams.items()}
    page = "---\ntitle: Mit\nneueste: [{liste: teams, titel: Frisch dabei}]\n---\nText.\n"
    write_project(tmp_path, {**files, "docs/mit.md": page})
    shown = read_file(tmp_path, "mit/index.html")
    assert titles(shown) == ["Spät", "Früh", "Ohne"]
    assert "Frisch dabei</h2>" in shown and '<span class="wiq-sr">: Frisch dabei</span>' in shown


def test_of_dates_only_those_to_come_are_shown(town: Path) -> None:
    more = "termine: [{titel: Fest, beginn: 2026-12-01}, {titel: Rückblick, beginn: 2026-02-01}]\n"
    (town / "posts/t.md").write_text(post("Feste", "2026-02-01", more), "utf-8")
    change("docs/mit.md", "blog", "termine")(town)
    change("docs/mit.md", "    gebiet: ost\n", "")(town)
    assert titles(read_file(town, "mit/index.html")) == ["Fest"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("liste: blog", "liste: block", "docs/mit.md:4 · neueste[1].liste: Eine Liste „block“ gibt es nicht. Meinten"),
        (
            "gebiet: ost",
            "gebiet: osst",
            "docs/mit.md:6 · neueste[1].gebiet: „osst“ gibt es nicht. Meinten Sie „ost“?",
        ),
        (
            "anzahl: 2",
            "anzahl: 99",
            "docs/mit.md:5 · neueste[1].anzahl: 99 Einträge sind zu viele. Erlaubt sind höchst",
        ),
        ("gebiet: ost", "status: laeuft", "docs/mit.md:6 · neueste[1].status: Die Liste „blog“ lässt sich nicht nach"),
        (
            "gebiet: ost",
            "gebeit: ost",
            "docs/mit.md:6 · neueste[1].gebeit: Dieses Feld gibt es nicht. Meinten Sie „geb",
        ),
        ("liste: blog", "titel: Neu", "docs/mit.md:4 · neueste[1].liste: Diese Angabe fehlt."),
    ],
)
def test_mistakes_are_told(town: Path, old: str, new: str, said: str) -> None:
    change("docs/mit.md", old, new)(town)
    (message,) = read_messages(town)
    assert said in message


def test_texts_of_areas_and_the_home_page_show_it_too(town: Path) -> None:
    for file in ("docs/gebiete/ost.md", "docs/index.md"):
        (town / file).parent.mkdir(exist_ok=True)
        (town / file).write_text("---\ntitle: Da\nneueste: [{liste: blog}]\n---\nText.\n", "utf-8")
    for address in ("gebiete/ost/index.html", "index.html"):
        assert titles(read_file(town, address))[0] == "Neu im Westen"


def test_what_it_shows_of_other_pages_is_no_word_of_the_page(town: Path) -> None:
    change("docs/mit.md", "anzahl: 2", "titel: Quittengelee")(town)
    found = [o.make().decode() for o in check_project(town).outputs().search()]
    assert not any("uittengelee" in text for text in found)


def test_a_team_has_no_such_field(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM.replace("    themen", "    neueste: [{liste: blog}]\n    themen")})
    assert any("neueste: Dieses Feld gibt es nicht." in message for message in read_messages(tmp_path))
