"""Ortsteile are places: with pages, feeds, calendars and values of filters, each within its area."""

import json
from pathlib import Path

import pytest
from project import (
    FILES,
    POST,
    TEAM,
    build_project_site,
    check_project,
    read_file,
    read_messages,
    view_of,
    write_project,
)

from wiq_site.site.plan import Site

TERMS = FILES["taxonomies.yml"].replace("ortsteile: [Reudnitz]", "ortsteile: [Reudnitz, Süd-Mühle]")
HERE = TEAM.replace("gebiet: ost", "ortsteile: Reudnitz")
NEED = "gesucht: [{faehigkeit: bauen, text: Wer hilft?}]\n    bestaetigt"
MEETING = POST.replace("date:", "ortsteile: Reudnitz\n    termine: [{titel: Fest, beginn: 2026-12-24}]\n    date:")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A team and a post that name only an Ortsteil, and a team of the whole area."""
    files = {
        "taxonomies.yml": TERMS,
        "teams/hier.md": HERE.replace("bestaetigt", NEED),
        "teams/ueberall.md": TEAM,
        "posts/fest.md": MEETING,
    }
    return write_project(tmp_path, files)


@pytest.fixture
def site(town: Path) -> Site:
    checked = check_project(town)
    assert checked.site and not checked.problems
    return checked.site


def shown(site: Site, address: str) -> list[str]:
    return [card.address for group in view_of(site, address).groups for card in group.cards]


def test_the_area_follows_from_the_ortsteil(site: Site) -> None:
    assert [team.content.gebiet for team in site.catalogue.teams] == [("ost",), ("ost",)]
    assert shown(site, "teams/gebiet/ost/") == ["teams/hier/", "teams/ueberall/"]
    assert shown(site, "teams/ortsteil/reudnitz/") == ["teams/hier/"]


def test_a_file_that_names_areas_keeps_them(tmp_path: Path) -> None:
    both = TEAM.replace("gebiet: ost", "gebiet: [west, ost]\n    ortsteile: Reudnitz")
    site = build_project_site(tmp_path, {"teams/a.md": both})
    assert site.catalogue.teams[0].content.gebiet == ("west", "ost")


def test_every_list_has_pages_of_ortsteile_with_items_only(site: Site) -> None:
    pages = [page.address for page in site.pages if "/ortsteil/" in page.address]
    assert pages == [f"{at}/ortsteil/reudnitz/" for at in ("teams", "blog", "idee-sucht-team", "termine")]


def test_ortsteile_stand_below_their_area(site: Site) -> None:
    facets = {facet.key: facet for facet in view_of(site, "teams/").facets}
    assert facets["ortsteil"].is_below
    below = facets["gebiet"].below
    assert {area: [(t.slug, t.count) for t in terms] for area, terms in below.terms.items()} == {
        "ost": [("reudnitz", 1)]
    }


def test_parts_of_a_list_show_the_ortsteile_of_their_areas_only(site: Site) -> None:
    def keys(address: str) -> list[str]:
        return [facet.key for facet in view_of(site, address).facets]

    assert "ortsteil" not in keys("teams/themen/klima/")
    assert "ortsteil" in keys("teams/gebiet/ost/")
    (chosen,) = next(
        facet for facet in view_of(site, "teams/ortsteil/reudnitz/").facets if facet.key == "ortsteil"
    ).terms
    assert chosen.selected


def test_feeds_and_calendars_lie_beside_the_pages(site: Site) -> None:
    feeds = {feed.page: [item.address for item in feed.items] for feed in site.feeds}
    assert feeds["gebiete/ost/reudnitz/"] == feeds["blog/ortsteil/reudnitz/"] == ["blog/fest/"]
    assert feeds["gebiete/ost/sued-muehle/"] == []
    assert feeds["idee-sucht-team/ortsteil/reudnitz/"] == ["teams/hier/#wiq-gesucht"]
    assert site.find_calendar("gebiete/ost/reudnitz/") and site.find_calendar("termine/ortsteil/reudnitz/")
    assert not site.find_calendar("gebiete/ost/sued-muehle/")


def test_an_ortsteil_shows_what_happens_there(site: Site) -> None:
    view = view_of(site, "gebiete/ost/reudnitz/")
    assert [card.address for card in view.found.teams] == ["teams/hier/"]
    assert [date.title for date in view.found.coming] == ["Fest"]
    assert view.mailbox == "ost@nachbarstadt.example"
    assert [chip.address for chip in view.neighbours] == ["gebiete/ost/sued-muehle/"]


def test_an_ortsteil_without_anything_offers_its_area(town: Path, site: Site) -> None:
    page = read_file(town, "gebiete/ost/sued-muehle/index.html")
    assert "Hier ist noch nichts eingetragen. Im ganzen Gebiet gibt es 2 Teams" in page
    assert 'content="noindex, follow"' in page
    assert "noindex" not in read_file(town, "gebiete/ost/reudnitz/index.html")
    assert "sued-muehle" not in read_file(town, "sitemap.xml")


def test_an_ortsteil_has_a_text_of_its_own(town: Path) -> None:
    text = town / "docs/gebiete/ost/sued-muehle.md"
    text.parent.mkdir(parents=True)
    text.write_text("---\nkurz: Am alten Wehr.\n---\nHier klappert nichts mehr.\n", "utf-8")
    (town / "docs/weg.md").write_text("[Mühle](gebiete/ost/sued-muehle.md), [R](gebiete/ost/reudnitz.md)\n", "utf-8")
    assert read_messages(town) == []
    page = read_file(town, "gebiete/ost/sued-muehle/index.html")
    assert "<h1>Süd-Mühle</h1>" in page and "Hier klappert nichts mehr." in page and "Am alten Wehr." in page
    assert "noindex" not in page
    text.rename(text.with_name("sued-muele.md"))
    (town / "docs/weg.md").unlink()
    assert "Einen Ortsteil „sued-muele“ gibt es nicht. Meinten Sie „sued-muehle“?" in read_messages(town)[0]


def test_the_area_page_leads_to_its_ortsteile(town: Path) -> None:
    page = read_file(town, "gebiete/ost/index.html")
    assert '<a href="../../gebiete/ost/sued-muehle/">Süd-Mühle</a>' in page


def test_the_question_where_offers_ortsteile_with_open_offers(site: Site) -> None:
    where = view_of(site, "").questions[0]
    assert (where.name, [answer.value for answer in where.answers]) == ("wo", ["gebiet=ost"])
    assert [(part.value, part.address) for part in where.answers[0].parts] == [
        ("ortsteil=reudnitz", "idee-sucht-team/ortsteil/reudnitz/")
    ]


def test_open_data_name_ortsteile_and_their_words(town: Path) -> None:
    terms = json.loads(read_file(town, "daten/begriffe.json"))
    rows = terms if isinstance(terms, list) else next(value for value in terms.values() if isinstance(value, list))
    assert {"facette": "ortsteil", "kuerzel": "sued-muehle", "label": "Süd-Mühle"} in rows


def test_the_newest_of_an_ortsteil_stand_on_a_hand_written_page(town: Path) -> None:
    change = "---\ntitle: Start\nneueste: [{liste: teams, ortsteile: Reudnitz}]\n---\nWillkommen.\n"
    (town / "docs/index.md").write_text(change, "utf-8")
    assert read_messages(town) == []
    page = read_file(town, "index.html")
    assert 'href="./teams/ortsteil/reudnitz/">Alle ansehen' in page
