"""Which pages there are, what is public, and what happens to old addresses."""

import json
import re
from pathlib import Path

import pytest
from builder import TOWN
from project import POST, TEAM, build_project_site, check_project, read_file, view_of, write_project

from wiq_site.addresses import UnknownAddress, check_address, feed_address, page_address, relative
from wiq_site.content.kinds import post_slug
from wiq_site.site.plan import Site
from wiq_site.text import slugify


@pytest.fixture(scope="module")
def town() -> Site:
    """The plan of the example town."""
    checked = check_project(TOWN)
    assert checked.site is not None
    return checked.site


@pytest.mark.parametrize(
    "address",
    [
        "",
        "teams/",
        "teams/sonntags-kicken/",
        "teams/gebiet/ostvorstadt/",
        "teams/themen/begegnung/",
        "teams/status/laeuft/",
        "teams/ortsteil/bahnhofsviertel/",
        "blog/",
        "blog/gesamttreffen-september-2026/",
        "blog/seite/2/",
        "blog/archiv/2020/",
        "blog/archiv/2020/12/",
        "blog/ortsteil/muehlenviertel/",
        "blog/teams/sonntags-kicken/",
        "blog/categories/gesamttreffen/",
        "blog/gebiet/westend/",
        "blog/themen/klima/",
        "idee-sucht-team/",
        "idee-sucht-team/gebiet/ostvorstadt/",
        "idee-sucht-team/themen/begegnung/",
        "idee-sucht-team/faehigkeit/handwerk/",
        "idee-sucht-team/aufwand/einmalig/",
        "gebiete/",
        "gebiete/ostvorstadt/",
        "gebiete/westend/gaertnersiedlung/",
        "idee-sucht-team/ortsteil/ziegelei/",
        "termine/",
        "termine/ortsteil/muehlenviertel/",
        "termine/gebiet/ostvorstadt/",
        "termine/themen/begegnung/",
        "abonnieren/",
        "impressum/",
    ],
)
def test_every_kind_of_address_exists(town: Site, address: str) -> None:
    assert address in {page.address for page in town.pages}


def test_every_list_page_has_its_feed(town: Site) -> None:
    feeds = {feed_address(feed.page) for feed in town.feeds}
    lists = [page for page in town.pages if page.kind in ("list", "area", "team")]
    without = [p.address for p in lists if f"{p.address}feed.xml" not in feeds]
    assert all("/seite/" in at or "/archiv/" in at or at.startswith(("termine/", "blog/teams/")) for at in without)
    assert not any(feed.startswith("termine/") for feed in feeds)
    assert {page.feed for page in town.pages} <= feeds


def test_every_file_has_its_page_and_stands_in_its_list(town: Site) -> None:
    for folder, listing in (("teams", "teams/"), ("posts", "blog/")):
        slugs = [re.sub(r"^[\d-]+", "", file.stem) for file in (TOWN / folder).glob("*.md")]
        addresses = sorted(f"{listing}{slug}/" for slug in slugs)
        assert len(addresses) > 15
        assert set(addresses) <= {page.address for page in town.pages}
        items = json.loads(read_file(TOWN, f"{listing}liste.json"))["items"]
        examples = {example.address for example in town.catalogue.examples}
        assert sorted(item["address"] for item in items) == [a for a in addresses if a not in examples]
    pages = {page_address(str(file.relative_to(TOWN / "site_src"))) for file in (TOWN / "site_src").rglob("*.md")}
    assert len(pages) > 5
    assert pages <= {page.address for page in town.pages}


def test_facet_pages_show_what_the_filter_rule_selects(town: Site) -> None:
    teams = view_of(town, "teams/gebiet/westend/")
    shown = [card.address for group in teams.groups for card in group.cards]
    expected = {t.address for t in town.catalogue.teams if "westend" in t.content.gebiet}
    assert set(shown) == expected and len(shown) == len(expected) > 1


def test_ideas_come_before_teams_and_closed_teams_are_left_out(tmp_path: Path) -> None:
    needs = "gesucht: [{faehigkeit: bauen, text: Bauen}]"
    site = build_project_site(
        tmp_path,
        {
            "teams/auf.md": TEAM.replace("status: laeuft", f"status: laeuft\n    {needs}"),
            "teams/zu.md": TEAM.replace("status: laeuft", f"status: beendet\n    {needs}"),
            "posts/idee.md": POST.replace("date:", "idee: {status: offen}\n    date:"),
            "posts/ruht.md": POST.replace("date:", "idee: {status: ruht}\n    date:"),
        },
    )
    view = view_of(site, "idee-sucht-team/")
    assert [[card.address for card in group.cards] for group in view.groups] == [["blog/idee/"], ["teams/auf/"]]


def test_dates_stand_in_three_groups(tmp_path: Path) -> None:
    dates = [
        "{titel: Gestern, beginn: 2026-11-21}",
        "{titel: Früher, beginn: 2026-01-01}",
        "{titel: Später, beginn: 2027-01-01}",
        "{titel: Morgen, beginn: 2026-11-23}",
    ]
    meetings = "treffen: [{wann: nach Absprache}, {wann: immer montags 9 Uhr}]"
    files = {
        "posts/p.md": POST.replace("date:", f"gebiet: west\n    termine: [{', '.join(dates)}]\n    date:"),
        "teams/auf.md": TEAM.replace("status: laeuft", f"status: laeuft\n    {meetings}"),
        "teams/zu.md": TEAM.replace("status: laeuft", f"status: beendet\n    {meetings}"),
    }
    checked = check_project(write_project(tmp_path, files))
    assert checked.site
    lists = [page.address for page in checked.site.pages if page.address.startswith("termine/")]
    groups = {address: view_of(checked.site, address).groups for address in lists}
    assert [(group.title, [card.title for card in group.cards]) for group in groups["termine/"]] == [
        ("Kommende Termine", ["Morgen", "Grüne Höfe", "Später"]),
        ("Treffen ohne nächsten Termin", ["Grüne Höfe"]),
        ("Vergangene Termine", ["Gestern", "Früher"]),
    ]
    assert {address: [group.kind for group in found] for address, found in groups.items()} == {
        "termine/": ["termin", "treffen", "vergangen"],
        "termine/gebiet/ost/": ["termin", "treffen"],
        "termine/gebiet/west/": ["termin", "vergangen"],
        "termine/themen/klima/": ["termin", "treffen"],
    }


def test_needs_expire(tmp_path: Path) -> None:
    needs = (
        "gesucht: [{faehigkeit: bauen, text: Bauen, bis: 2026-11-21}, {faehigkeit: reden, text: R, bis: 2026-11-22}]"
    )
    site = build_project_site(tmp_path, {"teams/a.md": TEAM.replace("status: laeuft", f"status: laeuft\n    {needs}")})
    assert [need.faehigkeit for need in site.catalogue.teams[0].needs] == ["reden"]


HIDDEN = {
    "posts/entwurf.md": POST.replace("date:", "draft: true\n    date:"),
    "posts/morgen.md": POST.replace("2026-05-01", "2026-11-23"),
    "posts/heute-abend.md": POST.replace("2026-05-01", "2026-11-22 20:00"),
    "posts/vorbei.md": POST.replace("date:", "idee: {status: offen, bis: 2026-11-21}\n    date:"),
    "posts/heute.md": POST.replace("2026-05-01", "2026-11-22"),
    "teams/entwurf.md": TEAM.replace("status:", "draft: true\n    status:"),
}


def test_an_end_counts_while_it_is_open(tmp_path: Path) -> None:
    needs = "gesucht: [{faehigkeit: bauen, text: B, bis: 2026-12-01}, {faehigkeit: reden, text: R, bis: 2026-11-21}]"
    ideas = {"offen": "status: offen, bis: 2026-12-24", "ruht": "status: ruht, bis: 2026-12-24"}
    files = {f"posts/{name}.md": POST.replace("date:", f"idee: {{{i}}}\n    date:") for name, i in ideas.items()}
    files["teams/a.md"] = TEAM.replace("status: laeuft", f"status: laeuft\n    {needs}")
    site = build_project_site(tmp_path, files)
    cards = {
        (page.address, card.address): card.bis
        for page in site.pages
        if page.address in ("teams/", "blog/", "idee-sucht-team/")
        for group in view_of(site, page.address).groups
        for card in group.cards
    }
    assert cards == {
        ("teams/", "teams/a/"): "",
        ("blog/", "blog/offen/"): "2026-12-24",
        ("blog/", "blog/ruht/"): "",
        ("idee-sucht-team/", "blog/offen/"): "2026-12-24",
        ("idee-sucht-team/", "teams/a/"): "2026-12-01",
    }


def test_only_what_is_public_is_in_the_site(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, HIDDEN)
    assert [post.slug for post in site.catalogue.posts] == ["heute"]
    assert site.catalogue.teams == ()


def test_preview_shows_everything_marked(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, HIDDEN, preview=True)
    marks = {post.slug: str(post.publication) for post in site.catalogue.posts}
    assert marks == {
        "entwurf": "Entwurf",
        "morgen": "erscheint später",
        "heute-abend": "erscheint später",
        "vorbei": "abgelaufen",
        "heute": "",
    }


def test_preview_goes_on_without_what_is_wrong(tmp_path: Path) -> None:
    files = {
        "teams/gut.md": TEAM,
        "teams/schlecht.md": TEAM.replace("laeuft", "leuft"),
        "posts/p.md": POST.replace(
            "date:", "teams: [schlecht, gut]\n    bild: {datei: x.png, alt: A, nachweis: N}\n    date:"
        ),
        "posts/q.md": POST.replace("date:", "teams: [schlecht, gut]\n    date:"),
    }
    checked = check_project(write_project(tmp_path, files), preview=True)
    assert [problem.path for problem in checked.problems] == ["teams/schlecht.md", "posts/p.md"]
    assert checked.site is not None
    shown = {page.address for page in checked.site.pages}
    assert {"teams/gut/", "blog/q/"} <= shown
    assert not {"teams/schlecht/", "blog/p/"} & shown
    assert check_project(tmp_path).site is None


def test_any_mistake_stops_a_build_but_not_a_preview(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/gut.md": TEAM, "teams/schlecht.md": TEAM.replace("laeuft", "leuft")})
    assert check_project(tmp_path).site is None
    assert check_project(tmp_path, preview=True).site is not None


def test_old_addresses_lead_to_the_new_one(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"teams/neu.md": TEAM.replace("status:", "aliases: /teams/alt/\n    status:")})
    assert site.redirects["teams/alt/"] == "teams/neu/"


def test_feed_ids_survive_a_new_slug(tmp_path: Path) -> None:
    before = build_project_site(tmp_path / "a", {"posts/alt.md": POST})
    after = build_project_site(
        tmp_path / "b", {"posts/neu.md": POST.replace("date:", "aliases: /blog/alt/\n    date:")}
    )
    ids = [next(f for f in s.feeds if f.page == "blog/").items[0].id for s in (before, after)]
    assert ids == ["tag:nachbarstadt.example,2020:blog/alt/"] * 2


def test_folders_may_be_named_differently(tmp_path: Path) -> None:
    site = build_project_site(
        tmp_path,
        {
            "mkdocs.yml": """
                site_name: Nachbarstadt
                site_url: https://nachbarstadt.example
                plugins:
                  - wiq: {teams_dir: inhalt/gruppen, posts_dir: inhalt/beitraege, taxonomies: begriffe.yml}
            """,
            "taxonomies.yml": None,
            "begriffe.yml": "status: {laeuft: {label: läuft}}\n",
            "inhalt/gruppen/a.md": "---\ntitle: A\nkurz: B\nstatus: laeuft\nseit: 2026-11\n---\n",
            "inhalt/beitraege/p.md": "---\ntitle: P\ndate: 2026-01-01\nteams: a\n---\n[A](../teams/a.md)\n",
        },
    )
    assert {"teams/a/", "blog/p/"} <= {page.address for page in site.pages}


def test_empty_project_is_a_site(tmp_path: Path) -> None:
    write_project(tmp_path, {"taxonomies.yml": "status: {}\n"})
    checked = check_project(tmp_path)
    assert not checked.problems and checked.site is not None


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("teams/a/", "", "teams/a/"),
        ("", "teams/a/", "../../"),
        ("teams/", "teams/a/", "../"),
        ("teams/b/#wiq-gesucht", "teams/a/", "../b/#wiq-gesucht"),
        ("teams/a/#x", "teams/a/", "#x"),
        ("blog/feed.xml", "blog/", "feed.xml"),
        ("", "", "./"),
        ("bilder/grün.svg", "teams/", "../bilder/gr%C3%BCn.svg"),
    ],
)
def test_relative_links(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_links_to_nothing_are_mistakes_of_the_program() -> None:
    with pytest.raises(UnknownAddress):
        check_address("teams/nichts/", {"teams/"})


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Grüne Wände & Dächer", "gruene-waende-daecher"),
        ("Straße", "strasse"),
        ("Öffentliche Toiletten!", "oeffentliche-toiletten"),
        ("Nachbar:innen", "nachbarinnen"),
        ("  viele -- Striche  ", "viele-striche"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_addresses_of_files() -> None:
    assert [page_address(uri) for uri in ("index.md", "was.md", "redaktion/index.md")] == ["", "was/", "redaktion/"]
    assert [post_slug(stem) for stem in ("2020-12-12-treffen", "2023-05-fest", "2021", "ohne-datum")] == [
        "treffen",
        "fest",
        "2021",
        "ohne-datum",
    ]


def test_texts_may_link_to_every_page_that_the_program_makes(tmp_path: Path) -> None:
    """Parts of lists come and go, sheets are for paper; all others have the name of a file that could be their text."""
    organisation = {"organisationen.yml": "hof: {label: Hof e. V.}\n"}
    site = build_project_site(tmp_path, {"teams/hoefe.md": TEAM, **organisation})
    made = [page.address for page in site.pages if page.made or not (page.entry or page.kind in ("list", "notice"))]
    assert len(made) > 10
    links = "".join(f"- [hier]({address}index.md), [dort]({address[:-1]}.md)\n" for address in made)
    write_project(tmp_path, {"teams/hoefe.md": TEAM, **organisation, "docs/wege.md": links})
    assert [problem.render() for problem in check_project(tmp_path).problems] == []
