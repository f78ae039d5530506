"""What people come for, on an old phone: counted in taps."""

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 360, "height": 740}


class Taps:
    """A person with one thumb. Choosing from a list is one tap, however many entries it has."""

    def __init__(self) -> None:
        self.count = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.count += 1

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label)
        self.count += 1


@pytest.fixture
def start(page: Page, site_url: str) -> Page:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(site_url)
    return page


@pytest.mark.every_browser
def test_something_near_me_for_two_hours_a_month_takes_four_taps(start: Page) -> None:
    thumb = Taps()
    for question in ("Wo?", "Wie viel Zeit hast du?"):
        answers = start.get_by_label(question)
        thumb.choose(answers, answers.locator("option").nth(1).inner_text())
    thumb.tap(start.get_by_role("button", name="Zeig mir, was passt"))
    expect(start.locator("h1")).to_have_text("Idee sucht Team")
    first = start.locator("[data-wiq-list] .wiq-card:visible a").first
    title = first.inner_text()
    thumb.tap(first)
    expect(start.locator("h1")).to_have_text(title)
    assert thumb.count <= 4


@pytest.mark.every_browser
def test_the_next_meeting_stands_on_the_first_page(start: Page) -> None:
    thumb = Taps()
    section = start.get_by_role("region", name="Als Nächstes")
    expect(section.locator("time").first).to_be_visible()
    thumb.tap(section.locator("a").first)
    expect(start.locator("h1")).to_be_visible()
    assert thumb.count <= 2


@pytest.mark.every_browser
def test_telling_an_idea_takes_three_taps(start: Page) -> None:
    thumb = Taps()
    thumb.tap(start.locator("a[href$='idee-sucht-team/einbringen/']").first)
    mail = start.locator("a[href^='mailto:']").first
    expect(mail).to_be_visible()
    assert thumb.count + 1 <= 3 and "body=" in (mail.get_attribute("href") or "")
