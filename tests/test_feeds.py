"""Feeds are read back by real parsers and held against their specifications, all of them."""

import json
import re
from datetime import datetime
from html import unescape
from pathlib import Path

import feedparser
import pytest
from builder import TOWN, TOWN_URL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from project import POST, TEAM, build_project_site, check_project, view_of, write_project

from wiq_site.feeds.formats import FeedWriter, clean_html
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS, document_address
from wiq_site.settings import read_settings
from wiq_site.site.plan import Site

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TAG = "tag:musterstadt.example,2020:"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def all_files(site: Path, *patterns: str) -> list[Path]:
    """Feeds beside pages; at old addresses lie copies of them (``test_following``)."""
    found = [file for pattern in patterns for file in site.rglob(pattern)]
    moved = {file.parent for file in site.rglob("index.html") if 'http-equiv="refresh"' in file.read_text("utf-8")}
    beside = [file for file in found if file.parent not in moved]
    assert len(beside) > 80
    return beside


def test_every_rss_feed_follows_the_best_practices_profile(site: Path) -> None:
    for file in all_files(site, "feed.xml", "feed-archiv-*.xml"):
        channel = etree.parse(file).getroot()[0]
        assert [len(channel.findall(name)) for name in ("title", "link", "description", "language")] == [1] * 4, file
        assert channel.findtext("language") == "de"
        own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert [link.get("href") for link in own] == [f"{TOWN_URL}{file.relative_to(site)}"]
        assert not channel.findtext("link", "").endswith(".xml")
        guids = [item.findtext("guid") for item in channel.findall("item")]
        assert len(guids) == len(set(guids)), file
        for item in channel.findall("item"):
            assert item.findtext("title") and item.findtext("description") and item.findtext(CONTENT)
            assert item.find("guid").get("isPermaLink") == "false"
            assert item.findtext("link", "").startswith(TOWN_URL)
            assert len(item.findall("enclosure")) <= 1
            assert item.find("author") is None, "author needs a mailbox; dc:creator stands for it"


def test_every_atom_feed_follows_its_rules(site: Path) -> None:
    for file in all_files(site, "atom.xml", "atom-archiv-*.xml"):
        root = etree.parse(file).getroot()
        assert root.tag == f"{ATOM}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
        for name in ("id", "title", "updated"):
            assert len(root.findall(f"{ATOM}{name}")) == 1, (file, name)
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert datetime.fromisoformat(root.findtext(f"{ATOM}updated", "")).tzinfo
        links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
        assert ("self", f"{TOWN_URL}{file.relative_to(site)}") in links
        ids = [entry.findtext(f"{ATOM}id", "") for entry in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) and all(i.startswith(TAG) for i in ids)
        for entry in root.findall(f"{ATOM}entry"):
            assert entry.find(f"{ATOM}content").get("type") == "html"
            assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")).tzinfo


def test_every_json_feed_follows_version_1_1(site: Path) -> None:
    for file in all_files(site, "feed.json", "feed-archiv-*.json"):
        feed = json.loads(file.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] and feed["feed_url"] == f"{TOWN_URL}{file.relative_to(site)}"
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids))
        for item in feed["items"]:
            assert item["content_html"] and item["url"].startswith("https://")
            assert datetime.fromisoformat(item["date_modified"]).tzinfo
            assert all(author["name"] for author in item.get("authors", []))


def test_the_three_formats_hold_the_same_items(site: Path) -> None:
    for rss_file in all_files(site, "feed.xml"):
        rss = [item.findtext("guid") for item in etree.parse(rss_file).iter("item")]
        atom = [e.findtext(f"{ATOM}id") for e in etree.parse(rss_file.with_name("atom.xml")).iter(f"{ATOM}entry")]
        data = json.loads(rss_file.with_name("feed.json").read_text("utf-8"))
        assert rss == atom == [item["id"] for item in data["items"]], rss_file


def test_a_real_reader_reads_every_feed_without_complaint(site: Path) -> None:
    for file in all_files(site, "feed.xml", "atom.xml"):
        parsed = feedparser.parse(file.read_bytes())
        assert not parsed.bozo, (file, parsed.get("bozo_exception"))
        dates = [e.published_parsed for e in parsed.entries if "published_parsed" in e]
        assert dates == sorted(dates, reverse=True), file


def test_the_report_of_the_meeting_arrives_whole(site: Path) -> None:
    parsed = feedparser.parse((site / "blog/categories/gesamttreffen/feed.xml").read_bytes())
    entry = next(e for e in parsed.entries if e.link.endswith("/blog/gesamttreffen-september-2026/"))
    text = unescape(entry.content[0].value).replace("\u00a0", " ")
    parts = ["Tagesordnung", "Bis zur Entscheidung im Dezember", "18–20 Uhr", "eine Schubkarre", "Mehr Ideen als Hände"]
    assert [part for part in parts if part.casefold() not in text.casefold()] == []
    assert entry.tags[0].term == "Gesamttreffen"
    assert entry.published == "Thu, 24 Sep 2026 12:00:00 +0200"
    assert "Garten am Hang" in entry.author


def test_links_and_pictures_in_content_are_absolute(site: Path) -> None:
    for file in all_files(site, "feed.xml"):
        for item in etree.parse(file).iter("item"):
            tree = etree.HTML(item.findtext(CONTENT, ""))
            for attribute in ("href", "src"):
                for value in tree.xpath(f"//@{attribute}"):
                    assert value.startswith(("https://", "http://", "mailto:")), (file, value)
            assert not tree.xpath("//@class | //@style | //@loading | //@onclick | //script | //iframe")


def test_the_whole_history_can_be_read(site: Path) -> None:
    by_format = {"blog/feed.xml": "guid", "blog/atom.xml": f"{ATOM}id"}
    for start, tag in by_format.items():
        seen: list[str] = []
        name: str | None = start
        while name:
            root = etree.parse(site / name).getroot()
            archive = root.find(f".//{HISTORY}archive")
            assert (archive is not None) == (name != start)
            seen += [e.text or "" for item in root.iter("item", f"{ATOM}entry") for e in item.findall(tag)]
            links = {link.get("rel"): link.get("href") for link in root.iter(f"{ATOM}link")}
            name = (links.get("prev-archive") or "").removeprefix(TOWN_URL) or None
        files = [f for f in (TOWN / "posts").glob("*.md") if "beispiel: true" not in f.read_text("utf-8")]
        slugs = {re.sub(r"^[\d-]+", "", file.stem) for file in files}
        renamed = {"zehn-heisse-wochen": "giessbericht-2026"}  # the feed knows it by its first address
        assert set(seen) == {f"{TAG}blog/{renamed.get(slug, slug)}/" for slug in slugs}
        assert len(slugs) > 40


def test_pages_point_to_the_feeds_that_fit(site: Path) -> None:
    def alternates(address: str) -> list[str]:
        root = etree.HTML((site / address / "index.html").read_text("utf-8"))
        return [
            f"{link.get('type')} {link.get('href')}" for link in root.iter("link") if link.get("rel") == "alternate"
        ]

    assert alternates("teams/sonntags-kicken")[:3] == [
        "application/rss+xml feed.xml",
        "application/atom+xml atom.xml",
        "application/feed+json feed.json",
    ]
    assert "text/calendar termine.ics" in alternates("teams/sonntags-kicken")
    assert alternates("gebiete/ostvorstadt")[0] == "application/rss+xml feed.xml"
    assert alternates("wie")[0] == "application/rss+xml ../blog/feed.xml"
    assert "text/calendar ../blog/termine.ics" in alternates("wie")


def test_opml_names_every_feed_but_those_of_ideas_that_are_closed(site: Path) -> None:
    outlines = etree.parse(site / "abonnieren/feeds.opml").iter("outline")
    listed = {o.get("xmlUrl").removeprefix(TOWN_URL) for o in outlines}
    closed = {f"blog/{name}/feed.xml" for name in ("seilbahn", "tauschen-statt-wegwerfen")}
    found = {str(file.relative_to(site)) for file in all_files(site, "feed.xml")}
    assert closed < found and listed == found - closed


def feed_of(site: Site, page: str) -> Feed:
    return next(feed for feed in site.feeds if feed.page == page and not feed.number)


def test_a_filled_need_disappears_and_a_new_one_appears(tmp_path: Path) -> None:
    def titles(folder: str, needs: str) -> list[str]:
        team = TEAM.replace("status: laeuft", f"status: laeuft\n    gesucht: [{needs}]")
        return [
            i.title
            for i in feed_of(build_project_site(tmp_path / folder, {"teams/a.md": team}), "idee-sucht-team/").items
        ]

    assert titles("a", "{faehigkeit: bauen, text: Beete}") == ["Grüne Höfe sucht: Bauen"]
    assert titles("b", "{faehigkeit: reden, text: Anrufen}") == ["Grüne Höfe sucht: Reden"]
    assert titles("c", "") == []


def test_needs_in_a_skill_feed_are_only_those_of_that_skill(tmp_path: Path) -> None:
    needs = "gesucht: [{faehigkeit: bauen, text: Beete}, {faehigkeit: reden, text: Anrufen}]"
    site = build_project_site(tmp_path, {"teams/a.md": TEAM.replace("status: laeuft", f"status: laeuft\n    {needs}")})
    items = feed_of(site, "idee-sucht-team/faehigkeit/reden/").items
    assert [item.title for item in items] == ["Grüne Höfe sucht: Reden"]


def test_a_team_feed_follows_the_idea_that_became_the_team(tmp_path: Path) -> None:
    idea = POST.replace("date:", "idee: {status: team-gefunden, team: hof}\n    date:")
    site = build_project_site(tmp_path, {"teams/hof.md": TEAM, "posts/idee.md": idea})
    assert [item.address for item in feed_of(site, "teams/hof/").items] == ["blog/idee/"]


def test_last_build_date_is_the_newest_change(tmp_path: Path) -> None:
    files = {"posts/a.md": POST, "posts/b.md": POST.replace("2026-05-01", "2026-04-01\n    updated: 2026-06-01 10:00")}
    feed = feed_of(build_project_site(tmp_path, files), "blog/")
    assert feed.updated.isoformat() == "2026-06-01T10:00:00+02:00"


def test_feeds_are_limited_by_the_setting(tmp_path: Path) -> None:
    files = {f"posts/p{i}.md": POST.replace("2026-05-01", f"2026-05-{i + 1:02}") for i in range(7)}
    files["mkdocs.yml"] = """
        site_name: N
        site_url: https://nachbarstadt.example/
        plugins:
          - wiq: {feed_items: 3}
    """
    site = build_project_site(tmp_path, files)
    feeds = [feed for feed in site.feeds if feed.page == "blog/"]
    assert [(f.number, f.archives, [i.address for i in f.items]) for f in feeds] == [
        (0, 2, ["blog/p6/", "blog/p5/", "blog/p4/"]),
        (1, 2, ["blog/p2/", "blog/p1/", "blog/p0/"]),
        (2, 2, ["blog/p5/", "blog/p4/", "blog/p3/"]),
    ]


def test_combinations_have_their_own_page_and_feeds(tmp_path: Path) -> None:
    combination = "{liste: blog, slug: klima-im-osten, titel: Klima im Osten, auswahl: {gebiet: ost, themen: klima}}"
    both = POST.replace("date:", "gebiet: ost\n    themen: klima\n    date:")
    files = {
        "mkdocs.yml": f"""
            site_name: N
            site_url: https://nachbarstadt.example/
            plugins:
              - wiq: {{kombinationen: [{combination}]}}
        """,
        "posts/beides.md": both,
        "posts/nur-ost.md": both.replace("themen: klima", "themen: sport"),
    }
    site = build_project_site(tmp_path, files)
    page = next(page for page in site.pages if page.address == "blog/auswahl/klima-im-osten/")
    assert page.title == "Blog: Klima im Osten"
    assert view_of(site, page.address).result == "1 Beitrag · Osten · Klima & Umwelt"
    assert [item.address for item in feed_of(site, page.address).items] == ["blog/beides/"]
    files["mkdocs.yml"] = (
        files["mkdocs.yml"].replace("themen: klima", "thema: klima").replace("gebiet: ost", "gebiet: x")
    )
    problems = [p.render() for p in check_project(write_project(tmp_path, files)).problems]
    assert problems == [
        "mkdocs.yml:4 · kombinationen: „x“ gibt es unter gebiet nicht.",
        "mkdocs.yml:4 · kombinationen: Nach „thema“ lässt sich diese Liste nicht eingrenzen. "
        "Möglich sind: categories, gebiet, ortsteil und themen.",
    ]


TEXTS = st.one_of(
    st.text(),
    st.sampled_from(["]]>", "<b>&amp;</b>", "\u202eumgekehrt", "👩‍👩‍👧‍👦", "ä" * 10_000, "\x00\x07\ufffe", "&#7;"]),
)


@given(title=TEXTS, label=TEXTS, author=TEXTS, body=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_a_valid_feed_or_a_problem(
    tmp_path: Path, title: str, label: str, author: str, body: str
) -> None:
    def value(text: str) -> str:
        return json.dumps(text)

    write_project(
        tmp_path,
        {
            "taxonomies.yml": f"status: {{}}\ncategories: {{neues: {{label: {value(label)}}}}}\n",
            "posts/p.md": f"---\ntitle: {value(title)}\ndate: 2026-05-01\ncategories: neues\n"
            f"authors: {value(author)}\n---\n".encode()
            + body.encode("utf-8", "surrogatepass"),
        },
    )
    checked = check_project(tmp_path)
    assert checked.site or checked.problems
    if checked.site:
        known, _ = read_settings(tmp_path / "mkdocs.yml")
        html = clean_html(f"<p>{body}</p>", "https://nachbarstadt.example/wir/blog/p/")
        for kind in FORMATS:
            text = FeedWriter(lambda address: html, len, known).render(feed_of(checked.site, "blog/"), kind)
            if kind.name == "JSON Feed":
                assert json.loads(text)["items"][0]["title"] == title.strip()
            else:
                found = etree.fromstring(text.encode()).findtext(".//item/title") if kind.name == "RSS" else None
                assert found in (None, title.strip())


@pytest.mark.parametrize(("number", "address"), [(0, "blog/feed.xml"), (2, "blog/feed-archiv-2.xml")])
def test_addresses_of_feed_documents(number: int, address: str) -> None:
    assert document_address("blog/feed.xml", number) == address
