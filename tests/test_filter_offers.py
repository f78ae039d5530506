"""The feed and the calendar that fit the choice are offered."""

import re
from pathlib import Path

import pytest
from lists import NO_CALENDAR, NO_FEED, PROJECT_URL, box, read_offers, result, show_project
from playwright.sync_api import Page, expect
from project import POST, TEAM

COMBINATIONS = """
    site_name: Nachbarstadt
    site_url: https://nachbarstadt.example/
    theme: material
    plugins:
      - wiq:
          kombinationen:
            - {liste: teams, slug: klima-im-osten, titel: Klima im Osten, auswahl: {gebiet: ost, themen: klima}}
            - {liste: blog, slug: ost-und-west, titel: Ost & West, auswahl: {gebiet: [ost, west]}}
"""


@pytest.mark.parametrize(
    ("search", "offers"),
    [
        ("", ["Diese Liste als Feed teams/feed.xml", "Termine als Kalender teams/termine.ics"]),
        ("?sortierung=az", ["Diese Liste als Feed teams/feed.xml", "Termine als Kalender teams/termine.ics"]),
        (
            "?gebiet=ostvorstadt",
            [
                "Diese Auswahl abonnieren teams/gebiet/ostvorstadt/feed.xml",
                "Diese Auswahl als Kalender teams/gebiet/ostvorstadt/termine.ics",
            ],
        ),
        (
            "?themen=mobilitaet",
            [
                "Diese Auswahl abonnieren teams/themen/mobilitaet/feed.xml",
                f"{NO_CALENDAR}Kalender für die ganze Liste teams/termine.ics",
            ],
        ),
        (
            "?gebiet=ostvorstadt&themen=begegnung",
            [
                f"{NO_FEED}Gebiet Ostvorstadt teams/gebiet/ostvorstadt/feed.xml",
                f"{NO_CALENDAR}Kalender für Gebiet Ostvorstadt teams/gebiet/ostvorstadt/termine.ics",
            ],
        ),
        (
            "?themen=begegnung&suche=kick",
            [
                f"{NO_FEED}Thema Begegnung teams/themen/begegnung/feed.xml",
                f"{NO_CALENDAR}Kalender für Thema Begegnung teams/themen/begegnung/termine.ics",
            ],
        ),
    ],
)
def test_feed_and_calendar_of_the_choice_are_offered(
    page: Page, site: Path, site_url: str, search: str, offers: list[str]
) -> None:
    page.goto(f"{site_url}teams/{search}")
    expect(box(page, "Gebiet", "Ostvorstadt")).to_be_visible()
    if "suche=" in search:  # the index is asked first
        expect(result(page)).to_contain_text("Suche nach")
    assert read_offers(page, site_url) == offers
    assert all((site / offer.rpartition(" ")[2]).is_file() for offer in offers)


def test_paper_offers_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/")
    expect(page.locator("[data-wiq-offer]").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-wiq-offer]").first).to_be_hidden()


def test_dates_offer_calendars_only(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}termine/")
    assert read_offers(page, site_url) == ["Termine als Kalender termine/termine.ics"]
    box(page, "Gebiet", "Ostvorstadt").check()
    expect(page.get_by_role("link", name="Diese Auswahl als Kalender")).to_be_visible()
    assert read_offers(page, site_url) == ["Diese Auswahl als Kalender termine/gebiet/ostvorstadt/termine.ics"]


def test_a_combination_is_linked_and_offers_its_own(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, PROJECT_URL
    files = {
        "mkdocs.yml": COMBINATIONS,
        "teams/hof.md": TEAM.replace("status:", "treffen: [{wann: immer montags 9 Uhr}]\n    status:"),
        "teams/west.md": TEAM.replace("gebiet: ost", "gebiet: west"),
        "teams/sport.md": TEAM.replace("themen: klima", "themen: sport"),
        "posts/p.md": POST.replace("date:", "gebiet: west\n    date:"),
        "posts/q.md": POST.replace("date:", "gebiet: ost\n    date:"),
    }
    show_project(page, tmp_path, files)
    own = ["feed.xml", "termine.ics"]
    part = "teams/auswahl/klima-im-osten/"

    page.goto(url + "teams/")
    often = page.locator("section", has=page.get_by_role("heading", name="Häufig gesucht"))
    expect(often).to_have_text(re.compile(r"Häufig gesucht\s+Klima im Osten\s+1"))
    box(page, "Gebiet", "Osten").check()
    box(page, "Thema", "Klima & Umwelt").check()
    expect(result(page)).to_have_text("1 Team · Osten · Klima & Umwelt")
    names = ["Diese Auswahl abonnieren", "Diese Auswahl als Kalender"]
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]

    often.get_by_role("link").click()
    page.wait_for_url(url + part)
    expect(box(page, "Gebiet", "Osten")).to_be_checked()
    names = ["Diese Liste als Feed", "Termine als Kalender"]
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]
    expect(often.get_by_role("link", name="Klima im Osten entfernen")).to_have_attribute("href", "../../../teams/")

    page.route("**/wiq.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.get_by_role("link", name="Osten entfernen", exact=True)).to_be_visible()
    assert read_offers(page, url) == [f"{name} {part}{file}" for name, file in zip(names, own, strict=True)]
    page.goto(url + "teams/themen/sport/")
    expect(page.get_by_role("link", name="Klima im Osten, 1 Eintrag")).to_be_visible()
    assert read_offers(page, url) == [
        "Diese Liste als Feed teams/themen/sport/feed.xml",
        f"{NO_CALENDAR}Kalender für die ganze Liste teams/termine.ics",
    ]


def test_a_list_without_dates_offers_no_calendar(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, PROJECT_URL
    files = {
        "mkdocs.yml": COMBINATIONS,
        "posts/p.md": POST.replace("date:", "gebiet: west\n    date:"),
        "posts/q.md": POST.replace("date:", "gebiet: ost\n    date:"),
        "posts/r.md": POST,
    }
    show_project(page, tmp_path, files)
    page.goto(url + "blog/?gebiet=ost&gebiet=west")
    expect(result(page)).to_have_text("2 Beiträge · Osten oder Westen")
    assert read_offers(page, url) == ["Diese Auswahl abonnieren blog/auswahl/ost-und-west/feed.xml"]
    page.get_by_label("Suche in dieser Liste").fill("Hof")
    expect(result(page)).to_have_text("2 Beiträge · Osten oder Westen · Suche nach „Hof“")
    assert read_offers(page, url) == [f"{NO_FEED}Ost & West blog/auswahl/ost-und-west/feed.xml"]
