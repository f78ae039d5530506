"""Posts that are pinned: before others in the blog and on the home page, for as long as it says."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from editing import build, post, tell

from wiq_site.dates import BERLIN

LATER = datetime(2027, 1, 1, 0, 0, tzinfo=BERLIN)


def posts(pinned: str = "angeheftet: true") -> dict[str, str]:
    """Four posts, the oldest with a field."""
    new = {f"posts/p{day}.md": post(title=f"title: P{day}", date=f"date: 2026-05-0{day}") for day in (2, 3, 4)}
    return {"posts/p1.md": post(pinned, title="title: P1", date="date: 2025-05-01"), **new}


def read_cards(html: str) -> list[str]:
    """Titles of cards in their order, with a star where one is marked."""
    cards = html.partition("<template")[0].split('<li class="wiq-card ')[1:]
    return [re.findall(r">(P\d)</a>", card)[0] + ("*" if ">Angeheftet<" in card else "") for card in cards]


def test_a_pinned_post_comes_first_and_is_marked(tmp_path: Path) -> None:
    site = build(tmp_path, posts())
    assert read_cards(site["blog/index.html"]) == ["P1*", "P4", "P3", "P2"]
    assert read_cards(site["blog/categories/neues/index.html"]) == ["P1*", "P4", "P3", "P2"]
    assert read_cards(site["index.html"]) == ["P1*", "P4", "P3"]
    items = json.loads(site["blog/liste.json"])["items"]
    assert [(item["title"], item.get("angeheftet")) for item in items][:2] == [("P1", "Angeheftet"), ("P4", None)]


def test_elsewhere_a_pinned_post_stands_where_it_belongs(tmp_path: Path) -> None:
    older = {"posts/p5.md": post(title="title: P5", date="date: 2025-06-01")}
    site = build(tmp_path, {**posts(), **older})
    assert read_cards(site["blog/archiv/2025/index.html"]) == ["P5", "P1"]


def test_feeds_do_not_know_of_pins(tmp_path: Path) -> None:
    plain, pinned = build(tmp_path, posts("angeheftet: false")), build(tmp_path, posts())
    feeds = [address for address in plain if address.endswith(("feed.xml", "atom.xml", "feed.json"))]
    assert len(feeds) > 5 and {plain[address] == pinned[address] for address in feeds} == {True}


@pytest.mark.parametrize(
    ("value", "first", "later"),
    [
        ("2026-12-31", "P1*", "P4"),
        ("2026-11-22", "P1*", "P4"),
        ("2026-11-21", "P4", "P4"),
        ("ja", "P1*", "P1*"),
        ("false", "P4", "P4"),
    ],
)
def test_a_pin_comes_off_by_itself(value: str, first: str, later: str, tmp_path: Path) -> None:
    files = posts(f"angeheftet: {value}")
    assert read_cards(build(tmp_path, files)["blog/index.html"])[0] == first
    assert read_cards(build(tmp_path, files, now=LATER)["blog/index.html"])[0] == later


def test_what_is_neither_a_day_nor_yes_is_told(tmp_path: Path) -> None:
    [told] = tell(tmp_path, posts("angeheftet: immer"))
    assert told.startswith("posts/p1.md:5 · angeheftet: „immer“: ") and "„true“ (ja)" in told


def test_a_blog_without_pins_has_no_place_for_them(tmp_path: Path) -> None:
    assert "Angeheftet" not in build(tmp_path, posts("angeheftet: nein"))["blog/index.html"]
    assert "angeheftet" not in build(tmp_path, posts("angeheftet: nein"))["blog/index.html"]
