"""Lists of many pages: the index is loaded when it is needed; pages of a part lead to the whole list."""

import re

import pytest
from lists import ListIndex, box, path, query, result, titles
from playwright.sync_api import Page, Route, expect

from wiq_site.text import sort_key

PER_PAGE = 20


def test_a_choice_on_a_facet_page_leads_to_the_list(quiet_page: Page, teams: ListIndex, site_url: str) -> None:
    page = quiet_page
    page.goto(site_url + "teams/gebiet/westend/")
    west, east = box(page, "Gebiet", "Westend"), box(page, "Gebiet", "Ostvorstadt")
    expect(west).to_be_checked()
    expect(page.get_by_text("Ein Häkchen öffnet die ganze Liste.")).to_be_visible()
    expect(east.locator("..")).to_contain_text(str(teams.count(gebiet=["ostvorstadt"])))
    east.check()
    page.wait_for_url(site_url + "teams/" + query({"gebiet": ["westend", "ostvorstadt"]}))
    expect(result(page)).to_have_text(re.compile(" · Westend oder Ostvorstadt$"))
    page.go_back()
    expect(west).to_be_checked()
    expect(east).not_to_be_checked()
    # What a page that the browser kept in memory shows when it comes back:
    east.evaluate("box => { box.checked = true; dispatchEvent(new Event('pageshow')); }")
    expect(east).not_to_be_checked()
    west.uncheck()
    page.wait_for_url(site_url + "teams/")


@pytest.mark.parametrize(("address", "kept"), [("blog/seite/2/", ""), ("blog/archiv/2020/", "&jahr=2020")])
def test_a_choice_on_other_pages_leads_to_the_list(page: Page, site_url: str, address: str, kept: str) -> None:
    page.goto(site_url + address)
    box(page, "Gebiet", "Ostvorstadt").click()
    page.wait_for_url(site_url + "blog/?gebiet=ostvorstadt" + kept)


def test_the_index_is_loaded_when_it_is_needed(page: Page, posts: ListIndex, site_url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if request.url.endswith("liste.json") else None)
    page.goto(site_url + "blog/")
    expect(box(page, "Gebiet", "Ostvorstadt")).to_be_visible()
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    assert loaded == []
    box(page, "Gebiet", "Ostvorstadt").check()
    expect(result(page)).to_have_text(f"{posts.count(gebiet=['ostvorstadt'])} Beiträge · Ostvorstadt")
    expect(page.get_by_role("navigation", name="Seiten")).to_be_hidden()
    expect(page.get_by_role("heading", name="Archiv")).to_be_visible()
    box(page, "Thema", "Begegnung").check()
    expect(result(page)).to_contain_text(" · Begegnung")
    assert loaded == [site_url + "blog/liste.json"]


def test_while_the_index_is_on_its_way_readers_are_told(page: Page, posts: ListIndex, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/liste.json", lambda route: held.append(route))
    page.goto(site_url + "blog/")
    box(page, "Gebiet", "Ostvorstadt").click()
    expect(box(page, "Gebiet", "Ostvorstadt")).to_be_checked()
    expect(result(page)).to_have_text("Einen Moment, die Liste wird geladen …")
    expect(titles(page)).to_have_text(posts.titles({})[:PER_PAGE])
    held.pop().continue_()
    expect(result(page)).to_have_text(f"{posts.count(gebiet=['ostvorstadt'])} Beiträge · Ostvorstadt")
    expect(titles(page)).to_have_text(posts.titles({"gebiet": ["ostvorstadt"]}))


def test_without_a_choice_the_paged_list_is_as_before(page: Page, posts: ListIndex, site_url: str) -> None:
    page.goto(site_url + "blog/")
    area = box(page, "Gebiet", "Ostvorstadt")
    area.check()
    expect(titles(page)).to_have_text(posts.titles({"gebiet": ["ostvorstadt"]}))
    area.uncheck()
    expect(titles(page)).to_have_text(posts.titles({})[:PER_PAGE])
    expect(result(page)).to_have_text(f"{len(posts.items)} Beiträge")
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Weitere"))).to_be_hidden()


def test_more_results_are_shown_on_demand(page: Page, posts: ListIndex, site_url: str) -> None:
    page.goto(site_url + "blog/?sortierung=az")
    expect(titles(page)).to_have_count(PER_PAGE)
    by_title = [item["title"] for item in sorted(posts.items, key=lambda item: sort_key(item["title"]))]
    rest = len(by_title) - 2 * PER_PAGE
    assert 0 < rest < PER_PAGE
    for shown, more in ((PER_PAGE, PER_PAGE), (2 * PER_PAGE, rest)):
        page.get_by_role("button", name=f"Weitere {more} zeigen").press("Enter")
        expect(titles(page).nth(shown)).to_be_focused()
    expect(titles(page)).to_have_text(by_title)
    expect(page.get_by_role("button", name=re.compile("Weitere"))).to_be_hidden()


def test_an_index_that_cannot_be_loaded_brings_the_links_back(page: Page, posts: ListIndex, site_url: str) -> None:
    page.route("**/liste.json", lambda route: route.abort())
    page.goto(site_url + "blog/")
    box(page, "Gebiet", "Ostvorstadt").click()
    expect(result(page)).to_have_text(
        f"{len(posts.items)} Beiträge. Die Auswahl ließ sich nicht laden – die Links führen trotzdem weiter."
    )
    expect(result(page)).to_be_focused()
    expect(page.get_by_role("checkbox", name=re.compile("Ostvorstadt|Westend"))).to_have_count(0)
    expect(page.get_by_label("Suche in dieser Liste")).to_have_count(0)
    expect(titles(page)).to_have_text(posts.titles({})[:PER_PAGE])
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()
    page.get_by_role("link", name=f"Ostvorstadt, {posts.count(gebiet=['ostvorstadt'])} Einträge").click()
    assert path(page, site_url) == "blog/gebiet/ostvorstadt/"
