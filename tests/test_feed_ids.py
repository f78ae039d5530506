"""The id of an item in feeds: a tag URI (RFC 4151) that stays when the item moves."""

from pathlib import Path

import pytest
from project import POST, TEAM, build_project_site

from wiq_site.feeds.plan import Feed
from wiq_site.site.plan import Site

TAG = "tag:nachbarstadt.example,2020:"
WANTED = TEAM.replace("status:", "gesucht: [{faehigkeit: bauen, text: Beete bauen}]\n    status:")


def feed_of(site: Site, page: str) -> Feed:
    return next(feed for feed in site.feeds if feed.page == page and not feed.number)


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("hof", "", "blog/hof/"),
        ("2026-05-01-hof", "", "blog/hof/"),  # the day in the file name is for sorting
        ("hof", "slug: garten", "blog/garten/"),
        ("neu", "aliases: /blog/hof/", "blog/hof/"),
        ("neu", "slug: garten\n    aliases: /blog/hof/", "blog/hof/"),
        ("neu", "aliases: [/blog/hof/, /blog/spaeter/]", "blog/hof/"),  # the oldest stands first
    ],
)
def test_id_of_a_post(tmp_path: Path, name: str, fields: str, expected: str) -> None:
    text = POST.replace("date:", f"{fields}\n    date:") if fields else POST
    site = build_project_site(tmp_path, {f"posts/{name}.md": text})
    assert [item.id for item in feed_of(site, "blog/").items] == [TAG + expected]


def test_an_item_has_the_same_id_in_every_feed(tmp_path: Path) -> None:
    post = POST.replace("date:", "gebiet: ost\n    teams: hof\n    aliases: /blog/alt/\n    date:")
    site = build_project_site(tmp_path, {"posts/neu.md": post, "teams/hof.md": TEAM})
    ids = {feed.page: [item.id for item in feed.items] for feed in site.feeds}
    pages = ["blog/", "blog/gebiet/ost/", "blog/categories/neues/", "teams/", "teams/hof/", "gebiete/ost/"]
    assert {page: ids[page] for page in pages} == {page: [f"{TAG}blog/alt/"] for page in pages}


@pytest.mark.parametrize(
    "change",
    [
        ("Neues vom Hof", "Altes vom Hof"),
        ("2026-05-01", "2026-05-02"),
        ("Der erste Absatz.", "Ein anderer Absatz."),
        ("categories: neues", "categories: neues\n    gebiet: ost\n    authors: Redaktion"),
    ],
)
def test_an_edit_leaves_the_id_alone(tmp_path: Path, change: tuple[str, str]) -> None:
    sites = [build_project_site(tmp_path, {"posts/hof.md": text}) for text in (POST, POST.replace(*change))]
    assert {feed_of(site, "blog/").items[0].id for site in sites} == {f"{TAG}blog/hof/"}


def test_a_need_keeps_its_id_when_its_team_moves(tmp_path: Path) -> None:
    before = build_project_site(tmp_path / "before", {"teams/hof.md": WANTED})
    moved = WANTED.replace("kurz:", "aliases: /teams/hof/\n    kurz:")
    after = build_project_site(tmp_path / "after", {"teams/garten.md": moved})
    ids = [feed_of(site, "idee-sucht-team/").items[0].id for site in (before, after)]
    assert ids == [f"{TAG}teams/hof/gesucht/bauen/beete-bauen"] * 2


def test_feeds_have_ids_of_their_own(tmp_path: Path) -> None:
    files = {"posts/p.md": POST.replace("date:", "gebiet: ost\n    date:"), "teams/hof.md": WANTED}
    site = build_project_site(tmp_path, files)
    ids = [feed.id for feed in site.feeds]
    assert len(set(ids)) == len(ids)
    assert feed_of(site, "gebiete/ost/").id == f"{TAG}gebiete/ost/"
