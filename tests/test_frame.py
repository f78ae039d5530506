"""The HTML around the pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import lxml.html
import pytest
from frame_site import NAV, PAGES, SETTINGS, make_frame
from jinja2 import meta, nodes

from wiq_site.frame.drawing import Drawing
from wiq_site.frame.frame import Alternate, Frame, FramePage, TocEntry
from wiq_site.frame.nav import NavItem
from wiq_site.frame.policy import POLICY
from wiq_site.frame.values import Config, Theme


def draw(page: FramePage, content: str = "<p>Inhalt</p>", frame: Frame | None = None) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((frame or make_frame()).render(page, content))


def links(html: lxml.html.HtmlElement, path: str) -> dict[str, str]:
    """Text → address of the links in a part of the page."""
    return {" ".join(a.text_content().split()): a.get("href") for a in html.xpath(f"{path}//a")}


TABS, DRAWER = "//nav[@aria-label='Hauptnavigation']", "//nav[@aria-label='Navigation']"


# What stands in a page -------------------------------------------------------------------------------------------


def test_the_content_stands_in_the_article() -> None:
    [article] = draw(PAGES["team"], "<p>Hallo <b>Welt</b></p>").xpath("//main//article")
    assert lxml.html.tostring(article.xpath("./p")[0], encoding="unicode").strip() == "<p>Hallo <b>Welt</b></p>"


def test_the_head_tells_programs_what_the_page_is() -> None:
    head = draw(PAGES["team"]).find("head")
    assert head.findtext("title") == "Hof & Garten – Nachbarstadt"
    named = {m.get("name") or m.get("property"): m.get("content") for m in head.xpath("meta[@name or @property]")}
    assert named == {
        "viewport": "width=device-width,initial-scale=1",
        "description": "Wir begrünen Höfe.",
    }
    assert head.xpath("link[@rel='canonical']/@href") == ["https://nachbarstadt.example/wir/teams/hof/"]
    [feed] = head.xpath("link[@rel='alternate']")
    assert (feed.get("type"), feed.get("title"), feed.get("href")) == ("application/rss+xml", "Hof (RSS)", "feed.xml")


def test_the_home_page_is_called_like_the_site() -> None:
    assert draw(PAGES[""]).findtext("head/title") == "Nachbarstadt – Nachbar:innen & Stadt"
    plain = make_frame(site_description="")
    assert draw(PAGES[""], frame=plain).findtext("head/title") == "Nachbarstadt"


def test_a_page_that_is_not_to_be_found_has_no_address_of_its_own() -> None:
    head = draw(PAGES["404"]).find("head")
    assert head.xpath("meta[@name='robots']/@content") == ["noindex, follow"]
    assert head.xpath("link[@rel='canonical'] | meta[@property]") == []


def test_texts_are_shown_as_they_are_and_never_as_html() -> None:
    evil = "<script>\"x\"</script> & '{{ 7 * 7 }}'"
    feed = Alternate("application/rss+xml", evil, "a/feed.xml")
    toc = (TocEntry("x", evil, 2),)
    page = FramePage("a/", evil, evil, (feed,), toc=toc, edit_url="https://x.example/edit/?a=1&b=2")
    frame = make_frame(
        nav=(NavItem(evil, "a/"),),
        site_name=evil,
        site_description=evil,
        copyright=evil,
        footer=((evil, "b/"),),
        social=((evil, "https://x.example/"),),
        features=("content.action.edit", "content.action.view"),
    )
    html = draw(page, frame=frame)
    assert all(script.get("src") for script in html.iter("script"))
    assert html.findtext("head/title") == f"{evil} – {evil}"
    texts = "//meta[@name='description']/@content"
    assert html.xpath(f"{texts} | //link[@rel='alternate']/@title") == [evil] * 2
    assert evil in links(html, TABS) and evil in links(html, DRAWER) and evil in links(html, "//footer")
    assert html.xpath("//a[@rel='edit']/@href") == ["https://x.example/edit/?a=1&b=2"]
    assert html.xpath("//a[@title='Quelltext der Seite']/@href") == ["https://x.example/raw/?a=1&b=2"]


@pytest.mark.parametrize("text", ["\1content\2", "\1title\2", "\1", "{{ title }}", "\\1", "%s {0}"])
def test_text_that_looks_like_a_place_for_text_stays_as_it_is(text: str) -> None:
    frame = make_frame()
    html = frame.render(FramePage("a/", text, text), text)
    assert html.count("Nachbarstadt") == frame.render(FramePage("a/", "x", "x"), "x").count("Nachbarstadt")
    assert html.count(text) == frame.render(FramePage("a/", "@@", "@@"), "@@").count("@@")


def test_links_lead_to_the_same_place_from_every_depth() -> None:
    frame = make_frame(logo="bilder/logo.svg", extra_css=("stil.css",))
    for address, root in (("", ""), ("teams/", "../"), ("teams/gebiet/ost/", "../../../")):
        html = draw(FramePage(address, "X"), frame=frame)
        assert links(html, TABS)["Teams"] == f"{root}teams/"
        assert links(html, TABS)["Start"] == (root or "./")
        assert links(html, TABS)["Forum"] == "https://forum.example/"
        assert links(html, "//footer")["Impressum"] == f"{root}impressum/"
        assert set(html.xpath("//header//img/@src")) == {f"{root}bilder/logo.svg"}
        assert f"{root}stil.css" in html.xpath("//link/@href")


def test_the_page_for_unknown_addresses_has_links_that_hold_everywhere() -> None:
    html = draw(PAGES["404"])
    local = [link for _, name, link, _ in html.iterlinks() if name in ("href", "src") and "://" not in link]
    assert {link for link in local if not link.startswith(("/wir/", "#"))} == set()
    assert links(html, TABS)["Start"] == "/wir/"


def test_addresses_with_umlauts_and_spaces_are_links() -> None:
    html = draw(PAGES[""], frame=make_frame(nav=(NavItem("Grün", "grüne höfe/"),)))
    assert links(html, TABS)["Grün"] == "gr%C3%BCne%20h%C3%B6fe/"


# Where one is ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "entry", "current"),
    [
        ("", "Start", "page"),
        ("teams/", "Teams", "page"),
        ("teams/hof/", "Teams", "true"),
        ("teams/gebiet/ost/", "Teams", "true"),
        ("blog/fest/", "Blog", "true"),
        ("gebiete/ost/", "Gebiete", "true"),
        ("wie/", "Wie es geht", "page"),
    ],
)
def test_the_entry_of_a_page_is_marked_for_eyes_and_ears(address: str, entry: str, current: str) -> None:
    html = draw(FramePage(address, "X"))
    [marked] = html.xpath(f"{DRAWER}//a[@aria-current]")
    assert (marked.text_content().strip(), marked.get("aria-current")) == (entry, current)
    [tab] = html.xpath(f"{TABS}//li[contains(@class, 'md-tabs__item--active')]/a")
    section = "Über uns" if address == "wie/" else entry
    assert (tab.text_content(), tab.get("aria-current")) == (section, "true" if address == "wie/" else current)


@pytest.mark.parametrize("address", ["impressum/", "teamsport/", "404.html", "teams.html"])
def test_a_page_outside_of_the_navigation_marks_nothing(address: str) -> None:
    assert draw(FramePage(address, "X")).xpath("//nav//a[@aria-current]") == []


def test_the_closest_entry_wins() -> None:
    nav = (NavItem("Blog", "blog/"), NavItem("Archiv", "blog/archiv/"))
    marked = draw(FramePage("blog/archiv/2020/", "X"), frame=make_frame(nav=nav)).xpath(f"{TABS}//a[@aria-current]")
    assert [a.text_content() for a in marked] == ["Archiv"]


def test_only_the_section_of_the_page_stands_open() -> None:
    opened = "//details[@open]/summary/text()"
    assert draw(FramePage("wie/", "X")).xpath(opened) == ["Über uns"]
    assert draw(FramePage("teams/", "X")).xpath(opened) == []


def test_what_stands_beside_the_text() -> None:
    def beside(page: FramePage) -> tuple[bool, bool]:
        html = draw(page)
        navigation = html.xpath("//div[contains(@class, 'md-sidebar--primary')]")[0].get("hidden") is None
        return navigation, bool(html.xpath("//nav[@aria-label='Inhaltsverzeichnis']"))

    assert beside(PAGES["hand"]) == (True, True)
    assert beside(replace(PAGES["hand"], hide=("navigation",))) == (False, True)
    assert beside(replace(PAGES["hand"], hide=("toc",))) == (True, False)
    assert beside(replace(PAGES["hand"], toc=())) == (True, False)
    assert beside(FramePage("teams/hof/", "X")) == (False, False)


def test_the_table_of_contents_shows_headings_below_their_own() -> None:
    toc = (TocEntry("a", "A", 2), TocEntry("b", "B", 3), TocEntry("c", "C", 4), TocEntry("d-ä", "D", 2))
    html = draw(replace(PAGES["hand"], toc=toc))
    [box] = html.xpath("//nav[@aria-label='Inhaltsverzeichnis']")
    depths = {a.text_content().strip(): len(list(a.iterancestors("ul"))) for a in box.iter("a")}
    assert depths == {"A": 1, "B": 2, "C": 3, "D": 1}
    assert links(html, "//nav[@aria-label='Inhaltsverzeichnis']")["D"] == "#d-%C3%A4"
    assert set(links(html, f"{DRAWER}//ul[contains(@class, 'wiq-nav__toc')]")) == {"A", "B", "C", "D"}


def test_the_search_page_has_one_search() -> None:
    assert len(draw(PAGES["team"]).xpath("//header//form[@role='search']")) == 1
    assert draw(PAGES["search"]).xpath("//header//form[@role='search']") == []


# What browsers get -----------------------------------------------------------------------------------------------


def frames() -> Iterator[FramePage]:
    """Pages of many kinds."""
    flags = product((True, False), repeat=3)
    for page, (nav, toc, edit) in product(PAGES.values(), flags):
        hide = (*(["navigation"] if nav else []), *(["toc"] if toc else []))
        yield replace(page, hide=hide, edit_url="https://x.example/edit/a.md" if edit else "")


@pytest.fixture(scope="module", params=[(), ("navigation.tabs.sticky", "content.action.edit")])
def drawn(request: pytest.FixtureRequest) -> list[str]:
    frame = make_frame(features=request.param, logo="bilder/logo.svg", copyright="©")
    return [frame.render(page, "<p>Inhalt</p>") for page in frames()]


def test_the_policy_is_the_first_thing_a_browser_learns(drawn: list[str]) -> None:
    for html in drawn:
        first, second = lxml.html.document_fromstring(html).find("head")[:2]
        assert first.get("charset") == "utf-8"
        assert (second.get("http-equiv"), second.get("content")) == ("Content-Security-Policy", POLICY)


def test_the_policy_lets_in_what_is_our_own_and_nothing_else() -> None:
    assert POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; manifest-src 'self'; font-src 'self'"
    )


def test_nothing_stands_in_a_frame_that_the_policy_forbids(drawn: list[str]) -> None:
    for text in drawn:
        html = lxml.html.document_fromstring(text)
        assert html.xpath("//style | //@style | //base | //iframe | //object | //embed") == []
        assert [script for script in html.iter("script") if script.text or not script.get("src")] == []
        assert [name for element in html.iter() for name in element.attrib if name.startswith("on")] == []


def test_html_has_each_name_once_and_labels_belong_to_something(drawn: list[str]) -> None:
    for text in drawn:
        html = lxml.html.document_fromstring(text)
        ids = html.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert set(html.xpath("//label/@for")) <= set(ids)
        assert "" not in html.xpath("//@tabindex | //@class | //@href | //@aria-current")
        assert html.xpath("//input[@type='checkbox' or @type='radio'][@autocomplete]") == []
        assert all(a.get("aria-label") or a.text_content().strip() for a in html.iter("a", "button", "summary"))
        names = html.xpath("//nav/@aria-label")
        assert len(names) == len(html.xpath("//nav")) == len(set(names))


def test_only_our_script_is_loaded(drawn: list[str]) -> None:
    sources = {Path(src).name for html in drawn for src in lxml.html.document_fromstring(html).xpath("//script/@src")}
    assert sources == {"first.js", "wiq.mjs"}


def test_every_file_that_a_frame_loads_is_there() -> None:
    frame = make_frame()
    html = draw(PAGES[""], frame=frame)
    loaded = html.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    assert set(loaded) - {"favicon.ico"} <= set(frame.assets) and len(loaded) == 6


def test_a_site_with_a_picture_of_its_own_in_the_tab_gets_none_of_ours() -> None:
    frame = make_frame(favicon="bilder/tab.svg")
    assert "bilder/tab.svg" in draw(PAGES[""], frame=frame).xpath("//link/@href")
    assert "assets/wiq/favicon.svg" not in frame.assets


# Once for each kind ----------------------------------------------------------------------------------------------


@pytest.fixture
def counted() -> tuple[Frame, list[bytes]]:
    keys: list[bytes] = []

    def once(key: bytes, build: Callable[[], str]) -> str:
        keys.append(key)
        return build()

    return Frame(SETTINGS, NAV, once), keys


def test_pages_of_a_kind_share_one_drawing(counted: tuple[Frame, list[bytes]]) -> None:
    frame, keys = counted
    for number in range(50):
        frame.render(FramePage(f"teams/{number}/", f"Team {number}", "x"), "x")
        frame.render(FramePage(f"teams/gebiet/{number}/", f"Gebiet {number}", "x"), "x")
    assert len(keys) == 1


def test_a_drawing_of_an_earlier_build_is_as_good() -> None:
    stored: dict[bytes, str] = {}

    def once(key: bytes, build: Callable[[], str]) -> str:
        return stored.setdefault(key, "") or stored.__setitem__(key, build()) or stored[key]

    first = [Frame(SETTINGS, NAV, once).render(page, "x") for page in PAGES.values()]
    known = dict(stored)
    assert [Frame(SETTINGS, NAV, once).render(page, "x") for page in PAGES.values()] == first
    assert stored == known and len(known) == len(PAGES)


def test_whatever_frames_depend_on_is_in_their_key(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    keys = {make_frame().key, make_frame().key}
    assert len(keys) == 1
    for other in (
        make_frame(nav=NAV[:2]),
        make_frame(site_name="Anders"),
        make_frame(features=("navigation.tabs.sticky",)),
        make_frame(custom_dir=own),
    ):
        assert other.key not in keys
        keys.add(other.key)
    (own / "main.html").write_text('{% extends "base.html" %}')
    assert make_frame(custom_dir=own).key not in keys


# Templates -------------------------------------------------------------------------------------------------------


def write_template(folder: Path, text: str) -> Frame:
    folder.mkdir(exist_ok=True)
    (folder / "main.html").write_text(text, "utf-8")
    return make_frame(custom_dir=folder)


def test_a_site_may_have_templates_of_its_own(tmp_path: Path) -> None:
    own = '{% extends "base.html" %}{% block announce %}<p class="eigen">{{ config.site_name }}</p>{% endblock %}'
    frame = write_template(tmp_path / "own", own)
    assert frame.find_problems() == []
    assert draw(PAGES["team"], frame=frame).findtext(".//p[@class='eigen']") == "Nachbarstadt"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{% extends "base.html" %}\n{% block announce %}{{ config.extra.foo.bar }}{% endblock %}', "own/main.html:2"),
        ('{% extends "base.html" %}\n\n{% block announce %}{{ x', "own/main.html:3"),
        ('{% extends "base.html" %}\n{% block hero %}{{ 1 / 0 }}{% endblock %}', "own/main.html:2"),
        ('{% extends "nichts.html" %}', "own/main.html:1"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    [problem] = write_template(tmp_path / "own", text).find_problems()
    assert problem.render().startswith(f"{place} · D")
    assert str(tmp_path) not in problem.render()


NEEDED = {
    "config.copyright",
    "config.extra.contact",
    "config.extra.footer",
    "config.extra.homepage",
    "config.extra.social",
    "config.extra_css",
    "config.site_description",
    "config.site_name",
    "config.theme.favicon",
    "config.theme.language",
    "config.theme.logo",
    "features",
    "nav.beside",
    "nav.homepage.url",
    "nav.items",
    "page.alternates",
    "page.canonical_url",
    "page.content",
    "page.description",
    "page.edit_url",
    "page.facts",
    "page.home",
    "page.noindex",
    "page.searching",
    "page.title",
    "page.toc",
    "page.view_url",
    "policy",
    "toc",
    "toc_item.children",
    "toc_item.title",
    "toc_item.url",
}
"""All values that the templates ask for, Material's and ours; they come from wiq_site/frame/values.py."""


def test_the_values_that_templates_need_are_known() -> None:
    drawing = Drawing(Config("", "", "", Theme("", ""), {}, ()), (), None)
    found: set[str] = set()
    for source in drawing.read_sources():
        tree = drawing.env.parse(source)
        names = meta.find_undeclared_variables(tree) - {"lang"}
        paths = {path for node in tree.find_all((nodes.Getattr, nodes.Name)) if (path := dotted(node))}
        found |= {path for path in paths if path.partition(".")[0] in {*names, "toc_item"}}
    longest = {path for path in found if not any(other.startswith(f"{path}.") for other in found)}
    assert longest == NEEDED


def dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    inner = dotted(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{inner}.{node.attr}" if inner and isinstance(node, nodes.Getattr) else ""
