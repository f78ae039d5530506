"""An item stands in many feeds and is written once: that must not show."""

from xml.etree import ElementTree

import pytest

from tests.project import POST, TEAM, build_project_site
from wiq_site.feeds import formats
from wiq_site.feeds.formats import FeedWriter
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import ATOM_FEED, FORMATS, RSS, Format
from wiq_site.settings import Settings
from wiq_site.site.plan import Site

TITLE = "'<item> & </item> <entry></entry> </channel> </feed>'"
FILES = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/wir/
        theme: material
        plugins: [wiq: {feed_items: 2}]
    """,
    "teams/hof.md": TEAM,
    **{f"posts/{n}.md": POST.replace("Neues vom Hof", TITLE).replace("-05-", f"-0{n}-") for n in range(1, 6)},
    "posts/6.md": POST.replace(
        "categories: neues", "categories: neues\n    teams: hof\n    gebiet: ost\n    themen: klima"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_project_site(tmp_path_factory.mktemp("feeds"), FILES)


def load(address: str) -> str:
    return f"<p>{address} &lt;item&gt;</p>"


def render_alone(feed: Feed, kind: Format, settings: Settings) -> str:
    return FeedWriter(load, len, settings).render(feed, kind)


@pytest.mark.parametrize("kept", [1, 1000])
def test_a_feed_is_the_same_whatever_was_written_before(site: Site, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "KEPT", kept)
    writer = FeedWriter(load, len, site.settings)
    for feed in (*site.feeds, *reversed(site.feeds)):
        for kind in FORMATS:
            assert writer.render(feed, kind) == render_alone(feed, kind, site.settings), feed.page


@pytest.mark.parametrize(("kind", "name"), [(RSS, "item"), (ATOM_FEED, "{http://www.w3.org/2005/Atom}entry")])
def test_a_feed_holds_its_items_in_their_order(site: Site, kind: Format, name: str) -> None:
    writer = FeedWriter(load, len, site.settings)
    assert any(not feed.items for feed in site.feeds)
    for feed in site.feeds:
        document = ElementTree.fromstring(writer.render(feed, kind))
        titles = [next(e.text for e in item if e.tag.endswith("title")) for item in document.iter(name)]
        assert titles == [item.title for item in feed.items], feed.page
