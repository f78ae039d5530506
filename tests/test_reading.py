"""What readers find on a page: where a team stands, what resembles it, three questions, a map of the areas."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from project import FILES, POST, TEAM, build_project_site, view_of

IDEA = POST.replace("date:", "idee: {status: offen}\n    date:")
NEEDS_BUILDING = "gesucht: [{faehigkeit: bauen, text: Bauen}]"


def current_step(steps: tuple) -> str | None:
    return next((step.name for step in steps if step.state == "current"), None)


@pytest.mark.parametrize(
    ("step", "shown"),
    [("schritt: 2", "Erster Lösungsansatz"), ("schritt: 5", "Gelöst/umgesetzt"), ("offen: true", None)],
)
def test_a_status_says_where_the_team_stands(tmp_path: Path, step: str, shown: str | None) -> None:
    terms = FILES["taxonomies.yml"].replace("{label: läuft}", f"{{label: läuft, {step}}}")
    site = build_project_site(tmp_path, {"taxonomies.yml": terms, "teams/a.md": TEAM})
    assert current_step(view_of(site, "teams/a/").steps) == shown


@pytest.mark.parametrize(
    ("status", "shown"), [("offen", "Idee"), ("team-gefunden", "Lösungsteam gestartet"), ("ruht", None)]
)
def test_an_idea_stands_at_the_beginning_or_has_a_team(tmp_path: Path, status: str, shown: str | None) -> None:
    site = build_project_site(tmp_path, {"posts/a.md": IDEA.replace("offen", status)})
    assert current_step(view_of(site, "blog/a/").idea.steps) == shown


def test_questions_offer_only_answers_that_lead_to_something(tmp_path: Path) -> None:
    idea = IDEA.replace("{status: offen}", f"{{status: offen, {NEEDS_BUILDING}}}")
    site = build_project_site(tmp_path, {"posts/a.md": idea.replace("date:", "gebiet: ost\n    date:")})
    questions = view_of(site, "").questions
    assert [(question.name, [answer.value for answer in question.answers]) for question in questions] == [
        ("wo", ["gebiet=ost"]),
        ("faehigkeit", ["bauen"]),
    ]
    assert view_of(build_project_site(tmp_path / "leer", {}), "").questions == ()


MAP = (
    FILES["taxonomies.yml"]
    .replace("seit: 2023", "seit: 2023, karte: M0 0 L50 0 50 50 Z")
    .replace("{label: Westen}", "{label: Westen, karte: M60 60 L100 60 100 100 Z, karte_mitte: [90, 70.5]}")
)


def test_the_map_is_the_same_filter_as_the_list(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"taxonomies.yml": MAP, "teams/a.md": TEAM})
    east, west = view_of(site, "teams/").map
    assert (east.address, east.planned, east.selected) == ("teams/gebiet/ost/", False, False)
    assert (west.address, west.planned, west.title) == ("", True, "Westen, geplant")
    assert [(line.text, line.x, line.y) for line in west.lines] == [("Westen", 90, 67.5), ("geplant", 90, 73.5)]
    assert [(line.text, line.x, line.y) for line in east.lines] == [("Osten", 25, 25)]
    chosen = view_of(site, "teams/gebiet/ost/").map[0]
    assert (chosen.address, chosen.selected) == ("teams/", True)
    assert [area.address for area in view_of(site, "gebiete/").map] == ["gebiete/ost/", "gebiete/west/"]
    assert view_of(site, "blog/").map == ()


def test_without_outlines_there_is_no_map(tmp_path: Path) -> None:
    site = build_project_site(tmp_path, {"teams/a.md": TEAM})
    assert view_of(site, "teams/").map == view_of(site, "gebiete/").map == ()


def test_the_step_is_marked_by_words_and_shape(page: Page, site_url: str) -> None:
    page.goto(site_url + "teams/sonntags-kicken/")
    steps = page.get_by_role("region", name="Wo das Team steht").get_by_role("listitem")
    expect(steps).to_have_count(5)
    marked = page.locator("[aria-current=step]")
    expect(marked).to_have_text(re.compile(r"Lösungsteam arbeitet\s+Jetzt: läuft"))
    corners = [step.evaluate("e => getComputedStyle(e, '::before').borderBottomLeftRadius") for step in steps.all()]
    assert [index for index, corner in enumerate(corners) if corner == "0px"] == [3]
    page.goto(site_url + "teams/stadtteil-app/")
    expect(page.locator(".wiq-steps")).to_have_count(0)


def test_three_questions_lead_to_a_filled_in_filter(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_label("Was kannst du beitragen?").select_option(label="Gärtnern")
    page.get_by_role("button", name="Zeig mir, was passt").click()
    page.wait_for_url("**/idee-sucht-team/?wo=&faehigkeit=gaertnern&aufwand=")
    expect(page.get_by_role("checkbox", name="Gärtnern")).to_be_checked()
    expect(page.locator("[data-wiq-result]")).to_have_text(re.compile("^[1-9].* · Gärtnern$"))
    expect(page.get_by_role("button", name=re.compile("^Filter .* entfernen"))).to_have_count(1)


def test_questions_left_open_show_the_whole_list(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("button", name="Zeig mir, was passt").click()
    page.wait_for_url("**/idee-sucht-team/?**")
    expect(page.get_by_role("button", name=re.compile("entfernen"))).to_have_count(0)
    expect(page.locator("[data-wiq-items] .wiq-card:visible")).not_to_have_count(0)


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_the_answers_are_links(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url)
    questions = plain_page.get_by_role("region", name="Finde, was zu dir passt")
    expect(questions.get_by_role("button")).to_have_count(0)
    questions.get_by_role("link", name="Gärtnern").click()
    assert plain_page.url == site_url + "idee-sucht-team/faehigkeit/gaertnern/"


def test_the_map_works_by_keyboard(plain_page: Page, site_url: str) -> None:
    plain_page.set_viewport_size({"width": 1280, "height": 900})
    plain_page.goto(site_url + "teams/")
    area = plain_page.get_by_label("Karte der Gebiete").get_by_role("link", name="Ostvorstadt")
    width = "e => parseFloat(getComputedStyle(e.querySelector('path')).strokeWidth)"
    before = area.evaluate(width)
    for _ in range(60):
        plain_page.keyboard.press("Tab")
        if area.evaluate("e => e === document.activeElement"):
            break
    expect(area).to_be_focused()
    assert area.evaluate(width) > 2 * before
    plain_page.keyboard.press("Enter")
    plain_page.wait_for_url("**/teams/gebiet/ostvorstadt/")
    expect(area).to_have_attribute("aria-current", "true")


def test_the_map_fits_a_small_phone_and_names_what_is_planned(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + "gebiete/")
    areas = page.get_by_label("Karte der Gebiete")
    expect(areas.get_by_role("link")).to_have_count(5)
    expect(areas.get_by_role("link", name=", geplant")).to_have_count(2)
    box, links = areas.bounding_box(), [link.bounding_box() for link in areas.get_by_role("link").all()]
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert all(link and min(link["width"], link["height"]) >= 24 for link in links)
    boxes = areas.locator("text").evaluate_all("all => all.map(e => [e.getBBox().x, e.getBBox().width])")
    ends = [end for x, width in boxes for end in (x, x + width)]
    assert min(ends) >= 0 and max(ends) <= 100


def test_the_map_has_lines_in_forced_colours(browser: Browser, site_url: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site_url + "gebiete/")
    colours = page.locator(".wiq-map path").first.evaluate(
        "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]"
    )
    system = """() => {
      const probe = document.body.appendChild(document.createElement("i"));
      return ["Canvas", "CanvasText"].map((name) => ((probe.style.color = name), getComputedStyle(probe).color));
    }"""
    assert colours == page.evaluate(system)
    context.close()


def test_the_map_sets_the_filter_of_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teams/")
    area = page.locator("[data-wiq-map] [data-term=ostvorstadt]")
    expect(page.get_by_role("checkbox", name="Ostvorstadt")).to_be_visible()
    area.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Ostvorstadt")).to_be_checked()
    expect(page.locator("[data-wiq-result]")).to_contain_text(" · Ostvorstadt")
    expect(area).to_have_attribute("aria-current", "true")
    assert page.url == f"{site_url}teams/?gebiet=ostvorstadt"
    page.get_by_role("checkbox", name="Ostvorstadt").uncheck()
    expect(area).not_to_have_attribute("aria-current", "true")
