"""Passing a page on without any third party."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.every_browser
def test_the_address_of_a_page_is_copied_and_said(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/durstige-baeume/")
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.locator("[data-wiq-copied]")).to_have_text("Der Link ist kopiert.")


@pytest.mark.parametrize("address", ["teams/durstige-baeume/", "blog/bolzplatz-an-der-ziegelei/"])
def test_a_mail_names_the_page_and_nobody(page: Page, site_url: str, address: str) -> None:
    page.goto(f"{site_url}{address}")
    link = urlsplit(page.get_by_role("link", name="Per Mail weitersagen").get_attribute("href") or "")
    query = parse_qs(link.query)
    title = page.locator("h1").inner_text().strip()
    assert link.path == "" and title in query["subject"][0]
    assert query["body"][0].splitlines() == [title, page.locator("[rel=canonical]").get_attribute("href")]
