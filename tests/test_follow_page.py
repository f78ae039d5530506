"""The page about subscribing: two questions instead of a heap of links, and everything one can follow."""

from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Page, expect
from project import POST, TEAM, build_project_site, read_file, view_of, write_project

from wiq_site.addresses import BLOG, calendar_address, feed_address

ADDRESS = "abonnieren/"
FILES = {"teams/a.md": TEAM, "posts/2026-10-01-b.md": POST}
COMBINED = """
    site_name: N
    site_url: https://nachbarstadt.example/
    plugins:
      - wiq:
          kombinationen: [{liste: teams, slug: wahl, titel: Meine Wahl, auswahl: {gebiet: ost, themen: klima}}]
          newsletter: {titel: Stadtpost, url: "https://post.example/"}
"""


def test_every_feed_and_every_calendar_of_a_list_is_offered_once(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {**FILES, "mkdocs.yml": COMBINED})
    topics = view_of(site, ADDRESS).topics
    links = [topic.whole for topic in topics if topic.whole]
    links += [link for topic in topics for group in topic.groups for link in group.links]
    feeds = [link.feed for link in links if link.feed]
    assert sorted(feeds) == sorted(feed_address(feed.page) for feed in site.feeds if not feed.number)
    parts = [part.address for listing in site.listings for part in listing.selections]
    expected = {calendar_address(part) for part in parts if site.find_calendar(part)}
    assert expected <= {link.calendar for link in links}


def test_lists_come_first_and_their_parts_by_facet(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {**FILES, "mkdocs.yml": COMBINED})
    first, *others = view_of(site, ADDRESS).topics
    assert first.whole.page == BLOG
    (teams,) = [topic for topic in others if topic.whole and topic.whole.page == "teams/"]
    assert [group.title for group in teams.groups] == ["Häufig gesucht", "Gebiet", "Thema", "Status"]
    assert [link.label for link in teams.groups[0].links] == ["Meine Wahl"]
    assert others[-1].title == "Einzelne Teams" and others[-1].whole is None


def test_newsletter_and_open_data_are_other_ways(tmp_path: Path) -> None:
    page = read_file(write_project(tmp_path, {**FILES, "mkdocs.yml": COMBINED}), "abonnieren/index.html")
    section = html.fromstring(page).xpath("//section[@aria-labelledby='wiq-andere-wege']")[0]
    assert [link.get("href") for link in section.iter("a")] == ["https://post.example/", "../daten/"]


def test_without_script_a_short_list_stands_first_and_the_rest_is_folded(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)
    seen = page.locator("[data-wiq-following] a:visible").count()
    assert 4 <= seen <= 20 < page.locator("[data-wiq-following] a").count()
    page.get_by_text("Blog –").click()
    expect(page.get_by_role("link", name="Feed für Begegnung").first).to_be_visible()
    context.close()


def test_two_answers_lead_to_one_feed_and_one_calendar(page: Page, site_url: str) -> None:
    page.goto(site_url + ADDRESS)
    what, where = page.get_by_label("Was?"), page.get_by_label("Wo oder worüber?")
    answer = page.locator(".wiq-follow__answer")
    expect(answer.get_by_role("link", name="Feed öffnen")).to_have_attribute("href", site_url + "blog/feed.xml")
    what.select_option("Neues aus den Teams")
    where.select_option("Ostvorstadt")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Dazu gibt es einen Feed")
    expect(answer.get_by_role("link", name="Feed öffnen")).to_have_attribute(
        "href", site_url + "teams/gebiet/ostvorstadt/feed.xml"
    )
    what.select_option("Termine")
    expect(answer.get_by_role("link", name="Feed öffnen")).to_have_count(0)
    expect(answer.get_by_role("link", name="Im Kalender öffnen")).to_have_attribute(
        "href", f"{site_url}termine/termine.ics".replace("http:", "webcal:")
    )
    what.select_option("Einzelne Teams")
    expect(where.get_by_role("option", name="alles")).to_have_count(0)


def test_the_address_is_copied_and_that_is_said(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + ADDRESS)
    page.get_by_role("button", name="Adresse kopieren").first.click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Die Adresse ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == site_url + "blog/feed.xml"
    context.close()
