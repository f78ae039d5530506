"""What is near, in the browser: Ortsteile below their areas, and the question where."""

import re
from pathlib import Path

from lists import ListIndex, box, path, result, titles
from playwright.sync_api import Page, expect


def test_an_ortsteil_narrows_its_area_and_both_can_be_taken_back(page: Page, site: Path, site_url: str) -> None:
    index = ListIndex(site, "teams/")
    page.goto(site_url + "teams/")
    box(page, "Gebiet", "Westend").check()
    expect(titles(page)).to_have_text(index.titles({"gebiet": ["westend"]}))
    box(page, "Gebiet", "Mühlenviertel").check()
    expect(titles(page)).to_have_text(index.titles({"ortsteil": ["muehlenviertel"]}))
    assert path(page, site_url) == "teams/?gebiet=westend&ortsteil=muehlenviertel"
    page.get_by_role("button", name="Filter Ortsteil: Mühlenviertel entfernen").click()
    expect(titles(page)).to_have_text(index.titles({"gebiet": ["westend"]}))


def test_check_boxes_of_ortsteile_stand_in_lists_named_after_their_areas(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/")
    group = page.get_by_role("group", name="Gebiet", exact=True)
    west = group.get_by_role("list", name="Westend: Ortsteil")
    expect(west.get_by_role("checkbox")).to_have_count(2)


def test_the_feed_of_an_ortsteil_fits_its_choice(page: Page, site_url: str) -> None:
    page.goto(site_url + "blog/?ortsteil=muehlenviertel")
    offer = page.locator("[data-wiq-offer=feed]")
    expect(offer).to_have_attribute("href", site_url + "blog/ortsteil/muehlenviertel/feed.xml")


def test_the_feed_of_a_team_is_offered_in_the_blog_and_none_for_a_year(page: Page, site_url: str) -> None:
    page.goto(site_url + "blog/?teams=sonntags-kicken")
    offer = page.locator("[data-wiq-offer=feed]")
    expect(offer).to_have_attribute("href", site_url + "teams/sonntags-kicken/feed.xml")
    page.goto(site_url + "blog/?jahr=2025")
    expect(offer).to_have_attribute("href", site_url + "blog/feed.xml")


def test_the_question_where_leads_to_an_ortsteil(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    field = page.get_by_label("Wo?")
    field.select_option(label="Ziegelei")
    assert field.evaluate("e => e.getBoundingClientRect().right <= innerWidth")
    page.get_by_role("button", name="Zeig mir, was passt").click()
    page.wait_for_url("**/idee-sucht-team/?wo=ortsteil%3Dziegelei&**")
    expect(result(page)).to_contain_text(re.compile("Ziegelei"))
    expect(page.get_by_role("button", name="Filter Ortsteil: Ziegelei entfernen")).to_be_visible()
    page.get_by_role("button", name="Alle zurücksetzen").click()
    assert path(page, site_url) == "idee-sucht-team/"


def test_at_360_pixels_nothing_is_wider_than_the_page(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("teams/", "gebiete/westend/", "gebiete/westend/muehlenviertel/", "blog/archiv/2026/"):
        page.goto(site_url + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
