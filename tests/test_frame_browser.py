"""The frame in real browsers: under its policy, by keyboard, without script, without jumps, in the reader's colours."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frame_site import PAGES, WORD, make_frame, serve_folder, write_site
from pages import find_violations, listen
from playwright.sync_api import Browser, BrowserContext, Page, expect

from wiq_site.frame.drawing import find_material
from wiq_site.frame.frame import Frame, FramePage, TocEntry
from wiq_site.frame.nav import NavItem

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 800, "height": 700}
SCREEN = {"width": 1280, "height": 800}

CONTENT = """
<h1>Titel</h1><p class="wiq-lead">Kurz</p>
<div class="wiq-prose">
<h2 id="eins">Eins</h2>
<p>Text mit <a href="#eins">Link</a>, <a href="../teams/">anderem</a>, <code>code</code>,
<kbd>Strg</kbd>, <mark>Marke</mark> und eine Note<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>
<h3 id="zwei">Zwei</h3>
<ul class="contains-task-list"><li class="task-list-item">☐ offen</li><li>Punkt<ul><li>tief</li></ul></li></ul>
<ol><li>Eins</li></ol>
<div class="wiq-table" role="group" aria-label="Tabelle" tabindex="0"><table class="wiq-table__grid">
<thead><tr><th scope="col">A</th><th scope="col" class="wiq-align-right">B</th></tr></thead>
<tbody><tr><td>1</td><td class="wiq-align-right">2</td></tr></tbody></table></div>
<div class="admonition note"><p class="admonition-title">Hinweis</p><p>Text</p></div>
<div class="admonition warning"><p class="admonition-title">Achtung</p><p>Text</p></div>
<details class="tip"><summary>Mehr</summary><p>Text</p></details>
<blockquote><p>Zitat</p></blockquote>
<dl><dt>Wort</dt><dd>Erklärung</dd></dl>
<pre><code tabindex="0">quelltext</code></pre>
<hr>
<p dir="auto">مرحبا</p><ul dir="rtl"><li dir="rtl">مرحبا</li></ul>
<div class="footnote"><hr><ol><li id="fn:1"><p>Fuß <a class="footnote-backref" href="#fnref:1"
aria-label="Zurück zum Text">↩</a></p></li></ol></div>
</div>
<ul class="wiq-chips"><li><a href="#eins">Sport</a></li></ul>
<p><a class="wiq-button" href="#zwei">Mitmachen</a></p>
<ul class="wiq-cards"><li class="wiq-card wiq-card--team"><div class="wiq-card__body">
<h3 class="wiq-card__title"><a href="#eins">Hof</a></h3><p class="wiq-card__kurz">Text</p></div></li></ul>
"""
"""Everything that bodies may hold, and some parts of pages."""


def add_pages(folder: Path, frame: Frame) -> None:
    """All kinds of pages, and one with everything that bodies may hold."""
    shown = {page.address: frame.render(page, CONTENT) for page in PAGES.values()}
    shown["teams/"] = frame.render(FramePage("teams/", "Teams", hide=("navigation",)), CONTENT * 4)
    write_site(folder, shown, frame)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("town")
    add_pages(folder, make_frame())
    with serve_folder(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser_context_args() -> dict:
    """The pages' own policy holds."""
    return {"viewport": SCREEN}


# Promises, because waiting for an expression needs `eval`, which the policy forbids.
AT_THE_TOP = "() => new Promise((done) => (function look() { scrollY ? requestAnimationFrame(look) : done(); })())"
PAINTED = (
    "() => new Promise((done) => new PerformanceObserver(() => done(true)).observe({ type: 'paint', buffered: true }))"
)
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
AT_REST = "() => Promise.all(document.getAnimations().map((motion) => motion.finished)).then(() => true)"


def open_everything(page: Page) -> None:
    """Open the menu of phones and all boxes."""
    page.evaluate("document.querySelector('.wiq-drawer').click()")
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    page.evaluate(AT_REST)


def started(page: Page, address: str) -> Page:
    """A page with its script running."""
    page.goto(address, wait_until="load")
    expect(page.locator("[data-wiq-menu]")).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".wiq-drawer")).to_have_js_property("hidden", True)
    return page


# The policy ------------------------------------------------------------------------------------------------------


@pytest.mark.every_browser
def test_the_console_stays_empty_and_nothing_comes_from_elsewhere(page: Page, town: str) -> None:
    said = listen(page)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for shown in PAGES.values():
        if shown.root is None:
            started(page, town + shown.address)
            page.emulate_media(media="print")
            page.emulate_media(media="screen")
    assert said == []
    assert asked and all(url.startswith((town, "data:")) for url in asked)


@pytest.mark.every_browser
def test_what_somebody_brings_in_neither_runs_nor_shows(page: Page, tmp_path: Path) -> None:
    evil = (
        "<script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\">"
        '<p id="red" style="color: rgb(255, 0, 0)">x</p><base href="https://elsewhere.example/">'
        '<iframe src="/teams/hof/"></iframe><img src="https://elsewhere.example/x.png">'
    )
    frame = make_frame()
    write_site(tmp_path, {"": frame.render(PAGES[""], evil)}, frame)
    with serve_folder(tmp_path) as address:
        outside: list[str] = []
        page.on("requestfinished", lambda request: outside.append(request.url))
        started(page, address)
        assert page.title() != "ran"
        assert page.evaluate("getComputedStyle(document.querySelector('#red')).color") != "rgb(255, 0, 0)"
        assert page.evaluate("document.baseURI") == address
        assert [url for url in outside if "elsewhere" in url or "hof" in url] == []


@pytest.mark.every_browser
def test_nothing_is_stored_before_a_person_chooses(page: Page, shared_context: BrowserContext, town: str) -> None:
    for shown in ("", "wie/", "suche/?q=x"):
        started(page, town + shown)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert shared_context.cookies() == []


# Colours ---------------------------------------------------------------------------------------------------------

LIGHT, DARK = "rgb(251, 247, 240)", "rgb(29, 25, 20)"


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_colours_follow_the_system_without_script(browser: Browser, town: str, scheme: Any, colour: str) -> None:
    context = browser.new_context(color_scheme=scheme, java_script_enabled=False)
    page = context.new_page()
    page.goto(town)
    assert ground(page) == colour
    expect(page.get_by_role("group", name="Farben")).to_have_count(0)
    context.close()


@pytest.mark.every_browser
def test_colours_are_chosen_by_keyboard_and_kept(page: Page, town: str) -> None:
    page.emulate_media(color_scheme="light")
    started(page, town + "wie/")
    group = page.get_by_role("group", name="Farben")
    group.get_by_role("radio", name="wie im System").focus()
    for key, name, colour in (
        ("ArrowRight", "hell", LIGHT),
        ("ArrowRight", "dunkel", DARK),
        ("Space", "wie im System", LIGHT),
        ("ArrowLeft", "dunkel", DARK),
    ):
        page.keyboard.press(key)
        radio = group.get_by_role("radio", name=name)
        expect(radio).to_be_checked()
        expect(radio).to_be_focused()
        assert ground(page) == colour, key
    started(page, town + "teams/hof/")
    assert ground(page) == DARK
    expect(page.get_by_role("radio", name="dunkel")).to_be_checked()


@pytest.mark.every_browser
def test_a_click_goes_round_and_forgets_when_it_is_the_systems_again(page: Page, town: str) -> None:
    page.emulate_media(color_scheme="dark")
    started(page, town)
    label = page.locator(".wiq-palette label:visible")
    expect(label).to_have_count(1)
    systems, seen = ground(page), []
    for _ in range(3):
        label.click()
        seen.append((ground(page), page.evaluate("localStorage.length")))
    assert seen == [(LIGHT, 1), (DARK, 1), (systems, 0)]


@pytest.mark.every_browser
def test_the_tab_key_stops_once_at_the_colours(page: Page, town: str) -> None:
    started(page, town)
    page.get_by_role("radio", name="wie im System").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Suche")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("radio", name="wie im System")).to_be_focused()


def test_chosen_colours_are_there_before_anything_is_drawn(browser: Browser, town: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    started(page, town)
    page.locator(".wiq-palette label:visible").click()
    page.locator(".wiq-palette label:visible").click()
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(town + "wie/")
    assert ground(page) == DARK
    # What stands in the storage is no colour: as if nothing stood there.
    page.evaluate("localStorage.setItem('wiq-farben', 'bunt')")
    page.goto(town)
    assert ground(page) == LIGHT
    context.close()


@pytest.mark.every_browser
def test_paper_is_light_whatever_was_chosen(page: Page, town: str) -> None:
    page.emulate_media(color_scheme="dark")
    started(page, town)
    page.emulate_media(color_scheme="dark", media="print")
    assert ground(page) in (LIGHT, "rgb(255, 255, 255)")


@pytest.mark.every_browser
def test_paper_shows_what_is_in_closed_boxes_and_where_links_lead(page: Page, town: str) -> None:
    started(page, town + "wie/")
    box = page.locator("details.tip")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(box).to_have_js_property("open", True)
    expect(page.locator("article [data-wiq-address]").first).to_be_attached()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(box).to_have_js_property("open", False)


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_no_header_menu_or_footer(browser: Browser, town: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(town + "wie/")
    page.emulate_media(media="print")
    for part in ("header.md-header", "nav.md-tabs", ".md-sidebar", ".wiq-drawer", ".wiq-skip", ".wiq-top", "footer"):
        expect(page.locator(part).first).not_to_be_visible()
    expect(page.get_by_role("heading", name="Titel")).to_be_visible()
    context.close()


# The menu on phones ----------------------------------------------------------------------------------------------


def menu(page: Page) -> Any:
    return page.locator(".md-sidebar--primary")


@pytest.mark.every_browser
def test_the_menu_opens_and_closes_by_keyboard(page: Page, town: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    started(page, town + "wie/")
    button = page.get_by_role("button", name="Menü")
    expect(menu(page)).not_to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu(page)).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(menu(page)).not_to_be_visible()


@pytest.mark.every_browser
def test_the_menu_closes_when_the_keyboard_leaves_it(page: Page, town: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    started(page, town)
    page.get_by_role("button", name="Menü").click()
    menu(page).get_by_role("link", name="Forum").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Menü")).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.every_browser
def test_a_touch_beside_the_menu_and_a_link_in_it_close_it(page: Page, town: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    started(page, town + "wie/")
    button = page.get_by_role("button", name="Menü")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.mouse.click(340, 500)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    menu(page).get_by_role("link", name="Eins").click()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(re.compile("#eins$"))


@pytest.mark.parametrize("how", ["keyboard", "touch"])
def test_the_menu_works_without_script(browser: Browser, town: str, how: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(town + "teams/hof/")
    box = page.get_by_role("checkbox", name="Menü")
    expect(page.get_by_role("button", name="Menü")).to_have_count(0)
    if how == "keyboard":
        for _ in range(6):
            page.keyboard.press("Tab")
            if box.evaluate("box => box === document.activeElement"):
                break
        page.keyboard.press("Space")
    else:
        page.touchscreen.tap(332, 28)
    expect(menu(page)).to_be_visible()
    section = menu(page).get_by_text("Über uns")
    expect(menu(page).get_by_role("link", name="Wie es geht")).not_to_be_visible()
    section.press("Enter") if how == "keyboard" else section.tap()
    menu(page).get_by_role("link", name="Wie es geht").click()
    expect(page).to_have_url(town + "wie/")
    context.close()


@pytest.mark.every_browser
def test_a_page_whose_script_does_not_come_keeps_its_menu(page: Page, town: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(town)
    page.get_by_role("checkbox", name="Menü").click()
    expect(menu(page)).to_be_visible()


@pytest.mark.every_browser
def test_the_link_at_the_end_leads_to_the_top(page: Page, town: str) -> None:
    started(page, town + "teams/")
    page.get_by_role("link", name="Zurück zum Seitenanfang").click()
    page.evaluate(AT_THE_TOP)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direkt zum Inhalt")).to_be_focused()


# Weight, jumps, width --------------------------------------------------------------------------------------------


def test_the_first_visit_is_light(browser: Browser, town: str) -> None:
    """What frame, styles and script cost; a page's own text and pictures come to it."""
    context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda r: sizes.update({r.url: len(gzip.compress(r.response().body(), 9))}))  # type: ignore[union-attr]
    page.goto(town, wait_until="networkidle")
    assert {url.removeprefix(town) for url in sizes} >= {"", "assets/wiq/material.css", "assets/wiq/first.js"}
    assert len(sizes) <= 7
    assert sum(sizes.values()) <= 28_000, sizes
    context.close()


@pytest.mark.parametrize("size", [PHONE, SCREEN], ids=["phone", "screen"])
@pytest.mark.parametrize("address", ["", "teams/hof/", "wie/", "suche/", "teams/"])
def test_nothing_jumps_even_when_the_script_comes_late(browser: Browser, town: str, address: str, size: Any) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        "for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    late: list[Any] = []
    page.route("**/*.mjs", lambda route: late.append(route))
    page.goto(town + address, wait_until="commit")
    page.evaluate(PAINTED)
    for route in late:
        route.continue_()
    expect(page.locator(".wiq-drawer")).to_have_js_property("hidden", True)
    page.evaluate(TWO_FRAMES)
    assert len(late) == 1
    assert page.evaluate("window.shift") == 0
    context.close()


def test_words_of_any_length_fit_a_phone(browser: Browser, tmp_path: Path) -> None:
    nav = (NavItem(WORD, ""), NavItem(WORD, "x/", (NavItem(WORD, "wie/"),)))
    links = ((WORD, "x/"),)
    frame = make_frame(nav=nav, site_name=WORD, site_description=WORD, footer=links, social=links)
    chip = f'<a href="#x">{WORD}</a>'
    content = f"""
        <nav class="wiq-crumbs"><ul><li>{chip}</li><li>{WORD}</li></ul></nav><h1>{WORD}</h1>
        <ul class="wiq-chips"><li>{chip}</li><li>{WORD}</li></ul><p class="wiq-lead">{WORD}</p>
        <span class="wiq-status">{WORD}</span>
        <fieldset class="wiq-facet"><legend class="wiq-facet__title">{WORD}</legend>
        <ul><li><label class="wiq-check"><input type="checkbox"><span>{WORD}</span></label></li></ul></fieldset>
        <div class="wiq-list"><ul class="wiq-active"><li><button>{WORD}</button></li></ul></div>
        <ul class="wiq-cards"><li class="wiq-card"><div class="wiq-card__body">
        <h3 class="wiq-card__title">{chip}</h3></div></li></ul>
    """
    toc = (TocEntry("x", WORD, 2), TocEntry("y", WORD, 3))
    write_site(tmp_path, {"wie/": frame.render(FramePage("wie/", WORD, toc=toc), content)}, frame)
    with serve_folder(tmp_path) as address:
        for width in (320, 1280):
            context = browser.new_context(viewport={"width": width, "height": 800})
            context.add_init_script(path=Path(__file__).parent / "look.js")
            page = started(context.new_page(), address + "wie/")
            assert page.evaluate("look.wider()") == []
            page.evaluate("document.querySelector('.wiq-drawer').checked = true")
            over = """look.all(".md-sidebar--primary *")
                .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(look.name)"""
            assert page.evaluate(over) == []
            context.close()


# Seen by machines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, SCREEN], ids=["phone", "screen"])
def test_axe_finds_nothing(browser: Browser, town: str, scheme: Any, size: Any) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = started(context.new_page(), town + "wie/")
    open_everything(page)
    assert find_violations(page) == []
    context.close()


STYLES = """
() => [...document.querySelectorAll("body, body *")].flatMap((element) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(element, part);
  if (part && style.content === "none") return "";
  let text = "";
  for (const name of style) if (!name.startsWith("--")) text += style.getPropertyValue(name) + ";";
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return `${element.tagName}.${element.className}${part} ${sum}`;
}))
"""
"""All properties of all elements, as a sum each."""


@pytest.mark.parametrize(
    ("size", "media", "scheme"),
    [
        (PHONE, "screen", "default"),
        (TABLET, "screen", "slate"),
        (SCREEN, "screen", "default"),
        (SCREEN, "print", "slate"),
    ],
    ids=["phone", "tablet", "screen", "paper"],
)
def test_pages_look_as_with_all_of_materials_rules(
    browser: Browser, town: str, size: Any, media: Any, scheme: str
) -> None:
    """Leaving out what no page needs changes nothing: every property of every element stays."""
    files = [next(find_material().glob(f"assets/stylesheets/{name}.*.css")) for name in ("main", "palette")]
    whole = "".join(file.read_text("utf-8") for file in files)
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('wiq-farben', '{scheme}')")
    page = context.new_page()
    page.emulate_media(media=media)
    shown = []
    for _ in range(2):
        open_everything(started(page, town + "wie/"))
        shown.append(page.evaluate(STYLES))
        page.route("**/material.css", lambda route: route.fulfill(body=whole, content_type="text/css"))
    assert len(set(shown[0])) > 100
    assert [pair for pair in zip(*shown, strict=True) if pair[0] != pair[1]] == []
    context.close()
