"""The posts of a series lead to each other: the team's, else those of the first category; older and newer."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from project import POST, TEAM, add_term, build_project_site, view_of

CATEGORIES = add_term("categories", "feste: {label: Feste}\n          feiern: {label: Feiern}")


def post(day: str, more: str = "", categories: str = "neues") -> str:
    """A post of a day, with the day as its title."""
    fields = f"{more}\n    " if more else ""
    text = POST.replace("Neues vom Hof", day).replace("2026-05-01", day).replace("categories: neues", f"{fields}$")
    return text.replace("$", f"categories: {categories}")


FILES_OF_A_SERIES = {
    "taxonomies.yml": CATEGORIES,
    "teams/hof.md": TEAM,
    "teams/rad.md": TEAM.replace("Grüne Höfe", "Räder"),
    "posts/a.md": post("2026-01-01", "teams: hof"),
    "posts/b.md": post("2026-02-01"),
    "posts/c.md": post("2026-03-01", "teams: hof"),
    "posts/d.md": post("2026-04-01", categories="[feste, neues]"),
    "posts/e.md": post("2026-05-01", "teams: [rad, hof]"),
    "posts/f.md": post("2026-06-01"),
    "posts/g.md": post("2026-06-02", categories="feiern"),
    "posts/h.md": post("2026-06-03", categories="feiern"),
}


@pytest.mark.parametrize(
    ("slug", "series", "older", "newer"),
    [
        ("a", "Team Grüne Höfe", None, "c"),
        ("c", "Team Grüne Höfe", "a", "e"),
        ("e", "Team Grüne Höfe", "c", None),  # the first of its teams has no other post
        ("b", "Neues", "a", "c"),
        ("f", "Neues", "e", None),
        ("d", "Blog", "c", "e"),  # its first category has no other post
        ("g", "Feiern", None, "h"),
    ],
)
def test_neighbours_in_a_series(tmp_path: Path, slug: str, series: str, older: str | None, newer: str | None) -> None:
    site = build_project_site(tmp_path, FILES_OF_A_SERIES)
    view = view_of(site, f"blog/{slug}/")
    found = [chip and chip.address for chip in (view.older, view.newer)]
    assert found == [name and f"blog/{name}/" for name in (older, newer)]
    assert view.series == series


def test_posts_of_one_day_have_an_order(tmp_path: Path) -> None:
    same = {f"posts/{slug}.md": post("2026-01-01").replace("title: 2026-01-01", f"title: {slug}") for slug in "abc"}
    site = build_project_site(tmp_path, same)
    views = {page.address: view_of(site, page.address) for page in site.pages}
    assert views["blog/b/"].newer.address == "blog/a/"
    assert views["blog/b/"].older.address == "blog/c/"


def test_a_reader_goes_through_a_series_and_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "blog/zehn-heisse-wochen/")
    neighbours = page.get_by_role("navigation", name="Weitere Beiträge: Team Durstige Bäume")
    expect(neighbours.get_by_role("link")).to_have_count(1)
    neighbours.get_by_role("link", name="Älter Die Baumkarte gibt es auch auf Papier").click()
    page.wait_for_url("**/blog/baumkarte-auf-papier/")
    expect(neighbours.get_by_role("link")).to_have_text(
        ["Älter Einladung zum gemeinsamen Gießen", "Neuer Zehn heiße Wochen"]
    )
    expect(neighbours.get_by_role("link").first).to_have_attribute("rel", "prev")
    neighbours.get_by_role("link", name="Neuer").click()
    page.wait_for_url("**/blog/zehn-heisse-wochen/")
