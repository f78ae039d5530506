"""Who gets the mail: the item's own mailbox, else the area's, else the site's, and no link where there is none."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from project import FILES, POST, TEAM, add_term, build_project_site, view_of

SITE_MAILBOX = """
    site_name: Nachbarstadt
    site_url: https://nachbarstadt.example/
    theme: material
    plugins: [{wiq: {kontakt: post@nachbarstadt.example}}]
"""
NORTH = add_term("gebiet", "nord: {label: Norden, kontakt: nord@nachbarstadt.example}")
OWN, EAST, NORTHERN = "hof@nachbarstadt.example", "ost@nachbarstadt.example", "nord@nachbarstadt.example"
SITE = "post@nachbarstadt.example"
CASES = [
    (OWN, "[ost]", SITE_MAILBOX, OWN),
    ("", "[ost]", SITE_MAILBOX, EAST),
    ("", "[ost, nord]", SITE_MAILBOX, EAST),
    ("", "[nord, ost]", SITE_MAILBOX, NORTHERN),
    ("", "[west, nord]", SITE_MAILBOX, NORTHERN),  # the west has none
    ("", "[west]", SITE_MAILBOX, SITE),
    ("", "[]", SITE_MAILBOX, SITE),
    ("", "[west]", FILES["mkdocs.yml"], ""),
]


def find_view(tmp_path: Path, files: dict[str, str], address: str) -> Any:
    return view_of(build_project_site(tmp_path, {"taxonomies.yml": NORTH, **files}), address)


@pytest.mark.parametrize(("own", "areas", "settings", "mailbox"), CASES)
def test_mailbox_of_a_team(tmp_path: Path, own: str, areas: str, settings: str, mailbox: str) -> None:
    contact = f"kontakt: {own}\n    " if own else ""
    team = TEAM.replace("gebiet: ost", f"{contact}gebiet: {areas}")
    view = find_view(tmp_path, {"mkdocs.yml": settings, "teams/a.md": team}, "teams/a/")
    assert (view.mailbox, view.join_link.partition("?")[0]) == (mailbox, mailbox and f"mailto:{mailbox}")


@pytest.mark.parametrize(("own", "areas", "settings", "mailbox"), CASES)
def test_mailbox_of_an_idea(tmp_path: Path, own: str, areas: str, settings: str, mailbox: str) -> None:
    contact = f", kontakt: {own}" if own else ""
    idea = POST.replace("date:", f"gebiet: {areas}\n    idee: {{status: offen{contact}}}\n    date:")
    view = find_view(tmp_path, {"mkdocs.yml": settings, "posts/a.md": idea}, "blog/a/")
    assert (view.idea.mailbox, view.idea.join_link.partition("?")[0]) == (mailbox, mailbox and f"mailto:{mailbox}")


@pytest.mark.parametrize(
    ("area", "settings", "mailbox"),
    [("ost", SITE_MAILBOX, EAST), ("west", SITE_MAILBOX, SITE), ("west", FILES["mkdocs.yml"], "")],
)
def test_mailbox_of_an_area(tmp_path: Path, area: str, settings: str, mailbox: str) -> None:
    view = find_view(tmp_path, {"mkdocs.yml": settings}, f"gebiete/{area}/")
    assert (view.mailbox, view.mail_link.partition("?")[0]) == (mailbox, mailbox and f"mailto:{mailbox}")


@pytest.mark.parametrize(
    ("address", "link", "mailbox", "subject"),
    [
        (
            "teams/durstige-baeume/",
            "Ich möchte mitmachen",
            "baeume@musterstadt.example",
            "Lösungsteam „Durstige Bäume“",
        ),
        ("teams/gruene-daecher/", "Ich möchte mitmachen", "westend@musterstadt.example", "Lösungsteam „Grüne Dächer“"),
        ("blog/gemuesekiste/", "Ich bin dabei", "post@musterstadt.example", "Idee „Eine Gemüsekiste für das Viertel“"),
        ("gebiete/ostvorstadt/", "Schreib uns", "ost@musterstadt.example", "Ostvorstadt"),
        ("gebiete/suedhang/", "Schreib uns", "post@musterstadt.example", "Südhang"),
    ],
)
def test_the_link_opens_a_mail_to_it(
    page: Page, site_url: str, address: str, link: str, mailbox: str, subject: str
) -> None:
    page.goto(site_url + address)
    found = page.get_by_role("main").get_by_role("link", name=re.compile(rf"^{link}(:|$)"))
    expect(found).to_have_count(1)
    target, _, query = unquote(found.get_attribute("href") or "").partition("?subject=")
    assert target == f"mailto:{mailbox}"
    assert query.startswith(f"{subject}: ")


def test_nobody_is_asked_to_write_to_a_team_that_is_closed(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/stadtteil-app/")
    expect(page.get_by_role("link", name="Ich möchte mitmachen")).to_have_count(0)
    expect(page.get_by_role("link", name="Ich weiß etwas Neues über das Team")).to_be_visible()
