"""Feeds as readers of every kind take them: days, kinds of links, names, ids."""

import json
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from editing import FILES, build, check_town, post, team, tell
from lxml import etree
from photos import png
from project import read_bytes

A = "posts/2026-05-01-fest.md"
ATOM = "{http://www.w3.org/2005/Atom}"
SMALL = FILES["mkdocs.yml"].replace("[wiq]", "[{wiq: {feed_items: 1}}]").replace("        ", "")


def entries(site: dict[str, str], address: str = "blog/atom.xml") -> list[etree._Element]:
    return etree.fromstring(site[address].encode()).findall(f"{ATOM}entry")


@pytest.mark.parametrize("hours", [-10, -5, 0, 2, 9, 12])
@pytest.mark.parametrize("day", ["2026-01-01", "2026-07-01"])
def test_a_day_is_the_same_day_in_the_zone_of_the_reader(day: str, hours: int, tmp_path: Path) -> None:
    site = build(tmp_path, {A: post(date=f"date: {day}")})
    zone = timezone(timedelta(hours=hours))
    published = [
        datetime.fromisoformat(entries(site)[0].findtext(f"{ATOM}published")),
        datetime.fromisoformat(json.loads(site["blog/feed.json"])["items"][0]["date_published"]),
        parsedate_to_datetime(etree.fromstring(site["blog/feed.xml"].encode()).findtext("channel/item/pubDate")),
    ]
    assert {str(moment.astimezone(zone).date()) for moment in published} == {day}


def test_a_time_stays_as_it_is_written(tmp_path: Path) -> None:
    site = build(tmp_path, {A: post(date="date: 2026-05-01 23:45")})
    assert entries(site)[0].findtext(f"{ATOM}published") == "2026-05-01T23:45:00+02:00"


@pytest.mark.parametrize(
    ("date", "updated", "seen"),
    [
        ("2026-05-01", "2026-05-03", "2026-05-03T12:00:00+02:00"),
        ("2026-05-01 18:00", "2026-05-01", "2026-05-01T18:00:00+02:00"),
        ("2026-05-01", "2026-04-01", "2026-05-01T12:00:00+02:00"),
    ],
)
def test_a_post_is_never_older_in_its_last_change_than_in_its_first(
    date: str, updated: str, seen: str, tmp_path: Path
) -> None:
    site = build(tmp_path, {A: post(f"updated: {updated}", date=f"date: {date}")})
    assert entries(site)[0].findtext(f"{ATOM}updated") == seen


@pytest.mark.parametrize(
    ("date", "updated", "is_error"),
    [
        ("2026-05-01", "2028-05-03", True),
        ("2026-05-01", "2026-11-23", True),
        ("2026-05-01", "2026-04-30", False),
        ("2026-05-01 10:00", "2025-05-01", False),
    ],
)
def test_a_change_in_the_future_is_an_error_and_one_before_the_post_a_hint(
    date: str, updated: str, is_error: bool, tmp_path: Path
) -> None:
    project = check_town(tmp_path, {A: post(f"updated: {updated}", date=f"date: {date}")})
    assert [problem.line for problem in project.problems] == [5]
    assert (project.site is None) is is_error


@pytest.mark.parametrize(
    ("date", "updated"),
    [
        ("2026-05-01", "2026-11-22 23:00"),
        ("2026-05-01", "2026-05-01"),
        ("2026-12-24", "2026-12-24"),
        ("2026-05-01 9:00", "2026-05-01"),
    ],
)
def test_an_ordinary_change_is_not_told(date: str, updated: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(f"updated: {updated}", date=f"date: {date}")}) == []


def test_links_of_entries_say_what_they_are(tmp_path: Path) -> None:
    text = post("bild: {datei: bilder/a.png, alt: Ein Baum, nachweis: Foto}")
    (entry,) = entries(build(tmp_path, {A: text, "posts/bilder/a.png": png()}))
    links = [(link.get("rel"), link.get("type"), link.get("length")) for link in entry.findall(f"{ATOM}link")]
    length = len(read_bytes(tmp_path, "posts/bilder/a.png"))
    assert links == [("alternate", "text/html", None), ("enclosure", "image/png", str(length))]


def test_feeds_bear_no_invented_prefixes_and_archives_their_links(tmp_path: Path) -> None:
    posts = {f"posts/2026-05-0{n}-p{n}.md": post(date=f"date: 2026-05-0{n}") for n in range(1, 5)}
    site = build(tmp_path, {**posts, "mkdocs.yml": SMALL})
    feeds = {
        address: text for address, text in site.items() if address.endswith(".xml") and address.startswith("blog/")
    }
    assert len(feeds) > 8 and not any("ns0:" in text or "ns1:" in text for text in feeds.values())
    archive = etree.fromstring(site["blog/atom-archiv-2.xml"].encode())
    links = {link.get("rel"): link.get("href").rpartition("/")[2] for link in archive.findall(f"{ATOM}link")}
    assert links.pop("alternate") == ""
    assert links == {
        "self": "atom-archiv-2.xml",
        "current": "atom.xml",
        "prev-archive": "atom-archiv-1.xml",
        "next-archive": "atom-archiv-3.xml",
    }


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060"])
def test_signs_that_mail_programs_show_as_boxes_are_left_out(sign: str, tmp_path: Path) -> None:
    site = build(tmp_path, {A: post(body=f"Nachbar{sign}schaft")})
    assert "Nachbarschaft" in entries(site)[0].findtext(f"{ATOM}content")


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060"])
def test_titles_and_summaries_of_feeds_are_without_them_too(sign: str, tmp_path: Path) -> None:
    text = post("categories: neues", f"kurz: Da kommt{sign} was", title=f"title: Fe{sign}st")
    needs = team(f"gesucht: [{{faehigkeit: bauen, text: Hil{sign}fe}}]").replace("title: Hof", f"title: H{sign}of")
    files = {A: text.replace("categories: neues\n", "", 1), "teams/hof.md": needs}
    site = build(tmp_path, {**files, "mkdocs.yml": FILES["mkdocs.yml"].replace("Nachbarstadt", f"Nachbar{sign}stadt")})
    feeds = {a: text for a, text in site.items() if a.endswith(("feed.xml", "atom.xml", "feed.json"))}
    assert len(feeds) > 20 and not [address for address, text in feeds.items() if sign in text]


@pytest.mark.parametrize("other", ["Wir graben um", "Wir graben um.", "Wir graben um!"])
def test_needs_that_begin_alike_have_ids_of_their_own(other: str, tmp_path: Path) -> None:
    one = "Wir graben um" if len(other) == 13 else other + " und um" * 20
    two = other if len(other) == 13 else one + " und pflanzen"
    text = team("gesucht:", f"  - {{faehigkeit: bauen, text: {one}}}", f"  - {{faehigkeit: bauen, text: {two}}}")
    found = entries(build(tmp_path, {"teams/hof.md": text}), "idee-sucht-team/atom.xml")
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == 2 and min(ids, key=len).rpartition("/")[2].startswith("wir-graben-um")


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[Mail](mailto:hof@grün.example)", "mailto:hof@xn--grn-ioa.example"),
        ("<hof@grün.example>", "mailto:hof@xn--grn-ioa.example"),
        ("[Mail](mailto:hof@grün.example?subject=Hof)", "mailto:hof@xn--grn-ioa.example?subject=Hof"),
    ],
)
def test_mailboxes_are_linked_in_ascii(body: str, target: str, tmp_path: Path) -> None:
    files = {A: post(body=body), "teams/hof.md": team("kontakt: hof@grün.example")}
    site = build(tmp_path, files)
    assert f'href="{target}"' in site["blog/fest/index.html"]
    assert f'href="{target}"' in json.loads(site["blog/feed.json"])["items"][0]["content_html"]
    assert 'href="mailto:hof@xn--grn-ioa.example?' in site["teams/hof/index.html"]


def test_needs_in_emoji_have_ids_of_their_own(tmp_path: Path) -> None:
    text = team("gesucht:", "  - {faehigkeit: bauen, text: 🎉}", "  - {faehigkeit: bauen, text: 🌱}")
    found = entries(build(tmp_path, {"teams/hof.md": text}), "idee-sucht-team/atom.xml")
    ids = {entry.findtext(f"{ATOM}id") for entry in found}
    assert len(ids) == 2 and not any(one.endswith("/") for one in ids)


def test_moments_are_written_in_full(tmp_path: Path) -> None:
    site = build(tmp_path, {A: post(date="date: 2026-05-01T10:00:00.5Z")})
    moment = datetime.fromisoformat(json.loads(site["blog/feed.json"])["items"][0]["date_published"])
    assert moment == datetime(2026, 5, 1, 10, tzinfo=UTC)
