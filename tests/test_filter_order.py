"""The order of a list and its groups."""

import json
from pathlib import Path

from lists import DATES, PROJECT_URL, ListIndex, box, result, show_project, titles
from playwright.sync_api import Page, expect
from project import NOW, POST, TEAM

from wiq_site.text import sort_key


def test_titles_are_sorted_as_in_a_german_dictionary(page: Page, teams: ListIndex, site_url: str) -> None:
    page.goto(site_url + "teams/")
    expect(page.get_by_label("Sortierung").locator("option")).to_have_text(["Reihenfolge der Redaktion", "A–Z"])
    page.get_by_label("Sortierung").select_option("A–Z")
    by_title = sorted((item["title"] for item in teams.items), key=sort_key)
    umlaut = next(i for i, title in enumerate(by_title) if title.startswith("Öffentlicher"))
    assert by_title[umlaut - 1][0] in "MNO" and umlaut < len(by_title) - 3
    expect(titles(page)).to_have_text(by_title)
    page.get_by_label("Sortierung").select_option("Reihenfolge der Redaktion")
    expect(titles(page)).to_have_text([item["title"] for item in teams.items])


def test_lists_with_dates_can_be_sorted_by_them(page: Page, posts: ListIndex, site_url: str) -> None:
    page.goto(site_url + "blog/")
    page.get_by_label("Sortierung").select_option("A–Z")
    expect(titles(page).first).to_have_text("Advents-Kicken fällt aus")
    page.get_by_label("Sortierung").select_option("neueste zuerst")
    newest = sorted(posts.items, key=lambda item: item["date"], reverse=True)
    expect(titles(page)).to_have_text([item["title"] for item in newest[:20]])


def test_dates_keep_the_order_of_time_or_of_the_alphabet(page: Page, site: Path, site_url: str) -> None:
    items = ListIndex(site, DATES).items
    page.goto(site_url + "termine/")
    sort = page.get_by_label("Sortierung")
    expect(sort.get_by_role("option")).to_have_text(["nach Datum", "A–Z"])
    expect(titles(page)).to_have_text([item["title"] for item in items])
    sort.select_option("A–Z")
    past = [item for item in items if item["kind"] == "Termin" and item["date"] < f"{NOW:%Y-%m-%d}"]
    assert 5 < len(past) < len(items)
    by_title = sorted((item["title"] for item in past), key=sort_key)
    expect(page.locator("[data-wiq-group]").last.locator("h3")).to_have_text(by_title)


def test_what_ends_soonest_can_come_first(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, PROJECT_URL
    files = {
        "posts/offen.md": idea("Ohne Ende"),
        "posts/spaet.md": idea("Spät", "bis: 2027-12-31"),
        "posts/frueh.md": idea("Früh", "bis: 2027-06-30, gesucht: [{faehigkeit: bauen, text: T, bis: 2027-03-31}]"),
        "teams/ohne.md": TEAM.replace("status:", "gesucht: [{faehigkeit: bauen, text: T}]\n    status:"),
        "teams/mit.md": TEAM.replace("Grüne", "Rote").replace(
            "status:", "gesucht: [{faehigkeit: reden, text: T, bis: 2027-01-01}]\n    status:"
        ),
    }
    site = show_project(page, tmp_path, files)
    page.goto(url + "idee-sucht-team/")
    expect(page.get_by_text("Gebraucht: Bauen · bis 31. März 2027")).to_be_visible()
    page.get_by_label("Sortierung").select_option("endet zuerst")
    expect(page).to_have_url(url + "idee-sucht-team/?sortierung=ende")
    expect(titles(page)).to_have_text(["Früh", "Spät", "Ohne Ende", "Rote Höfe", "Grüne Höfe"])
    items = json.loads((site / "idee-sucht-team/liste.json").read_text("utf-8"))["items"]
    ends = {item["title"]: item.get("bis") for item in items}
    assert ends == {
        "Ohne Ende": None,
        "Spät": "2027-12-31",
        "Früh": "2027-03-31",
        "Rote Höfe": "2027-01-01",
        "Grüne Höfe": None,
    }


def idea(title: str, more: str = "") -> str:
    fields = f"idee: {{status: offen{', ' if more else ''}{more}}}"
    return POST.replace("Neues vom Hof", title).replace("date:", f"{fields}\n    date:")


def test_orders_that_a_list_does_not_need_are_not_offered(page: Page, site_url: str) -> None:
    for address, orders in [
        ("teams/", ["Reihenfolge der Redaktion", "A–Z"]),
        ("blog/", ["Reihenfolge der Redaktion", "A–Z", "neueste zuerst"]),
        ("termine/", ["nach Datum", "A–Z"]),
    ]:
        page.goto(site_url + address + "?sortierung=ende")
        expect(page.get_by_label("Sortierung").get_by_role("option")).to_have_text(orders)
        expect(page.get_by_label("Sortierung")).to_have_value("")


def test_without_a_coming_date_the_group_says_so(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, PROJECT_URL
    dated = POST.replace("date:", "gebiet: {0}\n    termine: [{{titel: {1}, beginn: {2}}}]\n    date:")
    files = {
        "posts/ost.md": dated.format("ost", "Fest", "2026-12-24"),
        "posts/west.md": dated.format("west", "Treff", "2026-01-02"),
    }
    show_project(page, tmp_path, files)
    page.goto(url + "termine/")
    coming, none = page.locator("[data-wiq-group]").first, page.get_by_text("Zurzeit ist kein Termin angekündigt.")
    expect(titles(page)).to_have_text(["Fest", "Treff"])
    expect(none).to_be_hidden()
    box(page, "Gebiet", "Westen").check()
    expect(titles(page)).to_have_text(["Treff"])
    expect(coming.get_by_role("heading", name="Kommende Termine")).to_be_visible()
    expect(none).to_be_visible()
    page.get_by_label("Suche in dieser Liste").fill("gibtesnicht")
    expect(page.get_by_text("Dazu gibt es zurzeit nichts.")).to_be_visible()
    expect(coming).to_be_hidden()


def test_a_group_without_cards_disappears_with_its_heading(page: Page, site_url: str) -> None:
    page.goto(site_url + "idee-sucht-team/")
    ideas = page.get_by_role("heading", name="Ideen, die ein Team suchen")
    teams = page.get_by_role("heading", name="Teams, die Verstärkung suchen")
    expect(ideas).to_be_visible()
    page.get_by_label("Suche in dieser Liste").fill("ohne Verein")
    expect(result(page)).to_have_text("1 Eintrag · Suche nach „ohne Verein“")
    expect(ideas).to_be_hidden()
    expect(teams).to_be_visible()
    page.get_by_label("Suche in dieser Liste").press("Escape")
    expect(ideas).to_be_visible()


def test_groups_are_sorted_within_themselves(page: Page, site_url: str) -> None:
    page.goto(site_url + "idee-sucht-team/?sortierung=az")
    groups = page.locator("[data-wiq-group]")
    expect(groups).to_have_count(2)
    expect(page.get_by_label("Sortierung")).to_have_value("az")
    for number in range(2):
        shown = groups.nth(number).locator("h3").all_inner_texts()
        assert len(shown) > 2
        assert shown == sorted(shown, key=sort_key)
