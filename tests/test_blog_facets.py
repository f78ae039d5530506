"""Teams and years are facets of the blog, and its archive has months."""

from pathlib import Path

import pytest
from project import POST, TEAM, build_project_site, view_of

from wiq_site.site.plan import Site

YEARS = {"2024-12": "zwei", "2025-03": "drei", "2025-05": "vier"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Posts of two years, two of them about one of two teams."""
    posts = {f"posts/{slug}.md": POST.replace("2026-05", month) for month, slug in YEARS.items()}
    about = {name: text.replace("date:", "teams: hof\n    date:") for name, text in posts.items() if "drei" not in name}
    return build_project_site(tmp_path, {"teams/hof.md": TEAM, "teams/garten.md": TEAM, **posts, **about})


def facet(site: Site, address: str, key: str) -> list[tuple[str, str, int, bool]]:
    found = [f for f in view_of(site, address).facets if f.key == key]
    return [(term.label, term.address, term.count, term.selected) for f in found for term in f.terms]


def shown(site: Site, address: str) -> list[str]:
    return [card.address for group in view_of(site, address).groups for card in group.cards]


def test_posts_about_a_team_have_a_page(site: Site) -> None:
    assert facet(site, "blog/", "teams") == [("Grüne Höfe", "blog/teams/hof/", 2, False)]
    assert shown(site, "blog/teams/hof/") == ["blog/vier/", "blog/zwei/"]
    assert "blog/teams/garten/" not in site.page_by_address


def test_its_feed_is_that_of_the_team(site: Site) -> None:
    assert next(offer.address for offer in view_of(site, "blog/teams/hof/").offers) == "teams/hof/feed.xml"
    assert not any(feed.page.startswith("blog/teams/") for feed in site.feeds)


def test_teams_are_offered_where_the_whole_list_is(site: Site) -> None:
    assert facet(site, "blog/categories/neues/", "teams") == []
    assert facet(site, "blog/teams/hof/", "teams") == [("Grüne Höfe", "blog/teams/hof/", 2, True)]


def test_years_lead_to_the_archive(site: Site) -> None:
    years = [("2025", "blog/archiv/2025/", 2, False), ("2024", "blog/archiv/2024/", 1, False)]
    assert facet(site, "blog/", "jahr") == years
    assert [selected for *_, selected in facet(site, "blog/archiv/2024/", "jahr")] == [False, True]
    assert not any("/jahr/" in page.address for page in site.pages)


def test_a_year_lists_its_months(site: Site) -> None:
    assert [chip.label for chip in view_of(site, "blog/").years] == ["2025", "2024"]
    assert view_of(site, "blog/").months == ()
    for address in ("blog/archiv/2025/", "blog/archiv/2025/05/"):
        assert [chip.label for chip in view_of(site, address).months] == ["Mai 2025", "März 2025"]
    assert shown(site, "blog/archiv/2025/03/") == ["blog/drei/"]
    assert "blog/archiv/2025/04/" not in site.page_by_address


def test_a_month_says_what_it_is(site: Site) -> None:
    assert site.page_by_address["blog/archiv/2025/03/"].title == "Blog: März 2025"
