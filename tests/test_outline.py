"""What people notice who read by ear, without style sheets or by headings, on every page of the example town."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from pages import PAGES
from playwright.sync_api import Page, expect
from project import FILES, POST, TEAM, read_file, write_project


def read_pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Address → page of everything that people read; not what only leads on from an old address."""
    for file in sorted(site.rglob("*.html")):
        page = html.fromstring(file.read_bytes())
        if page.find_class("md-content"):
            yield str(file.relative_to(site)), page


def find_faults(levels: list[int]) -> list[str]:
    """What is wrong with the levels of headings in the order of a page."""
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} × h1"]
    return faults + [f"h{one} → h{other}" for one, other in pairwise([0, *levels]) if other > one + 1]


def test_headings_are_an_outline_on_every_page(site: Path) -> None:
    """One of the first level, and none skipped; the order of the source is that of the page."""
    wrong, seen = {}, 0
    for address, page in read_pages(site):
        headings = page.xpath("//body//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
        faults = find_faults([int(heading.tag[1]) for heading in headings if heading.xpath("not(ancestor::template)")])
        wrong |= {address: faults} if faults else {}
        seen += 1
    assert wrong == {} and seen > 100


def test_the_pages_that_tests_look_at_are_all_kinds_of_pages(site: Path) -> None:
    for address in PAGES:
        path = address.partition("?")[0]
        assert (site / path / "index.html").is_file() or path == "gibt-es-nicht/"


def test_every_icon_says_how_large_it_is(site: Path) -> None:
    """Without style sheets a drawing fills the window."""
    unsized = {
        f"{address}: {html.tostring(drawing)[:80]!r}"
        for address, page in read_pages(site)
        for drawing in page.xpath(
            "//svg[not(ancestor::svg)] | //header[@class='md-header']//img | //*[@class='wiq-empty']/img"
        )
        if not (drawing.get("width") and drawing.get("height"))
    }
    assert unsized == set()


@pytest.mark.parametrize("address", ["", "teams/durstige-baeume/", "teams/auswahl/sport-am-nordufer/", "termine/"])
def test_without_style_sheets_logo_and_icons_stay_small(page: Page, site_url: str, address: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    page.goto(site_url + address)
    large = """[...document.querySelectorAll("body svg:not(.wiq-map), .md-header img")]
    .map((e) => e.getBoundingClientRect()).filter(({ width, height }) => width > 48 || height > 48).length"""
    assert page.evaluate(large) == 0
    assert page.locator("body svg").count() > 3


# Where to write ---------------------------------------------------------------------------------------------------

PROVIDER = "[{wiq: {anbieter: {name: Verein, mail: verein@nachbarstadt.example}}}]"
MAILBOX = "[{wiq: {kontakt: post@nachbarstadt.example, anbieter: {mail: verein@nachbarstadt.example}}}]"


@pytest.mark.parametrize(
    ("plugins", "mailboxes"),
    [("[wiq]", []), (PROVIDER, ["verein@nachbarstadt.example"]), (MAILBOX, ["post@nachbarstadt.example"])],
)
def test_every_page_ends_with_where_to_write_if_that_is_known(
    plugins: str, mailboxes: list[str], tmp_path: Path
) -> None:
    write_project(tmp_path, {"mkdocs.yml": FILES["mkdocs.yml"].replace("[wiq]", plugins), "teams/a.md": TEAM})
    for address in ("index.html", "teams/a/index.html", "404.html"):
        [footer] = html.fromstring(read_file(tmp_path, address)).iter("footer")
        assert footer.xpath(".//a[starts-with(@href, 'mailto:')]/text()") == mailboxes
        assert footer.xpath(".//a/@href[starts-with(., 'mailto:')]") == [f"mailto:{box}" for box in mailboxes]


UMLAUT = """[{wiq: {kontakt: post@grün.example, anbieter: {name: Verein, mail: post@grün.example}}}]
        extra: {social: [{name: Mail, link: "mailto:post@grün.example"}]}"""


@pytest.mark.parametrize("shown", ["impressum", "datenschutz"])
def test_every_link_to_a_mailbox_is_one_that_mail_programs_know(shown: str, tmp_path: Path) -> None:
    page = f"---\ntitle: Recht\nansicht: {shown}\n---\nText.\n"
    write_project(tmp_path, {"mkdocs.yml": FILES["mkdocs.yml"].replace("[wiq]", UMLAUT), "docs/recht.md": page})
    links = html.fromstring(read_file(tmp_path, "recht/index.html")).xpath("//a/@href[starts-with(., 'mailto:')]")
    assert links == ["mailto:post@xn--grn-ioa.example"] * 3


def test_a_mailbox_at_other_places_is_its_own_name(tmp_path: Path) -> None:
    social = '[wiq]\n        extra: {social: [{link: "mailto:post@nachbarstadt.example"}]}'
    write_project(tmp_path, {"mkdocs.yml": FILES["mkdocs.yml"].replace("[wiq]", social)})
    assert html.fromstring(read_file(tmp_path, "404.html")).xpath("//a[@rel='me external']/text()") == [
        "post@nachbarstadt.example"
    ]


# Nothing here -----------------------------------------------------------------------------------------------------


def test_an_empty_list_has_a_name(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/auswahl/sport-am-nordufer/")
    expect(page.get_by_role("region", name="Keine Einträge")).to_be_visible()


@pytest.mark.every_browser
def test_a_choice_without_entries_has_one_too(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/?gebiet=nordufer&themen=begegnung")
    expect(page.get_by_role("region", name="Keine Einträge")).to_be_visible()


# The process ------------------------------------------------------------------------------------------------------

STEPS = FILES["taxonomies.yml"].replace("laeuft: {label: läuft}", "laeuft: {label: läuft, schritt: 4}")
IDEA = POST.replace("date:", "idee: {status: offen}\n    date:")
EXAMPLE = POST.replace("date:", "idee: {status: offen, beispiel: true}\n    date:")


def test_each_step_leads_to_what_stands_there(tmp_path: Path) -> None:
    way = "---\ntitle: So geht es\nansicht: schritte\n---\nText.\n"
    files = {"taxonomies.yml": STEPS, "docs/wie.md": way, "teams/a.md": TEAM, "teams/b.md": TEAM}
    write_project(tmp_path, files | {"teams/c.md": TEAM.replace("laeuft", "beendet"), "posts/1.md": EXAMPLE})

    def read_steps() -> list[list[tuple[str, str]]]:
        [steps] = html.fromstring(read_file(tmp_path, "wie/index.html")).find_class("wiq-way")
        return [[(a.text_content(), a.get("href")) for a in step.iter("a")] for step in steps.findall("li")]

    teams = [("läuft: 2 Teams", "../teams/status/laeuft/")]
    assert read_steps() == [[], [], [], teams, []]
    write_project(tmp_path, files | {"posts/2.md": IDEA})
    assert read_steps() == [[("1 Idee sucht ein Team", "../idee-sucht-team/")], [], [], teams, []]
