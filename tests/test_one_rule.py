"""One rule, proven: page, browser, feeds, calendar and data agree for random contents and selections."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from project import check_project, read_file, view_of, write_project

from wiq_site.addresses import calendar_address
from wiq_site.problems import find_errors
from wiq_site.site.plan import Site

AREAS, TOPICS, SKILLS, EFFORTS = ("ost", "west"), ("klima", "sport", "kunst"), ("bauen", "reden"), ("einmalig", "oft")
PARTS = {"garten": "ost", "hafen": "ost", "markt": "west"}
STATES, CATEGORIES = ("laeuft", "beendet"), ("neues", "treffen")
FACETS = {
    "teams": {"gebiet": AREAS, "ortsteil": tuple(PARTS), "themen": TOPICS, "status": STATES},
    "blog": {"categories": CATEGORIES, "gebiet": AREAS, "ortsteil": tuple(PARTS), "themen": TOPICS},
    "idee-sucht-team": {
        "gebiet": AREAS,
        "ortsteil": tuple(PARTS),
        "themen": TOPICS,
        "faehigkeit": SKILLS,
        "aufwand": EFFORTS,
    },
    "termine": {"gebiet": AREAS, "ortsteil": tuple(PARTS), "themen": TOPICS},
}


def some(terms: tuple[str, ...], minimum: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(terms), min_size=minimum, max_size=2, unique=True)


NEEDS = st.lists(
    st.fixed_dictionaries(
        {"faehigkeit": st.sampled_from(SKILLS), "text": st.just("Hilfe")},
        optional={"aufwand": st.sampled_from(EFFORTS)},
    ),
    max_size=2,
)
PART_NAMES = some(tuple(slug.title() for slug in PARTS))
PLACES = st.one_of(
    st.fixed_dictionaries({"gebiet": some(AREAS)}),
    st.fixed_dictionaries({"ortsteile": PART_NAMES}),
    st.fixed_dictionaries({"gebiet": st.just(AREAS), "ortsteile": PART_NAMES}),
)


def placed(others: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """The same with an area, with Ortsteile alone, or with both."""
    return st.builds(lambda place, fields: {**place, **fields}, PLACES, others)


TEAM = st.fixed_dictionaries(
    {"themen": some(TOPICS), "status": st.sampled_from(STATES), "gesucht": NEEDS},
    optional={
        "treffen": st.just([{"wann": "sonntags 14 Uhr"}]),
        "bestaetigt": st.sampled_from(["2026-11-01", "2020-01-01"]),
    },
)
POST = st.fixed_dictionaries(
    {
        "themen": some(TOPICS),
        "categories": some(CATEGORIES, 1),
        "date": st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 1, 1)).map(str),
        "teams": st.lists(st.sampled_from(["t0", "t1", "t2"]), max_size=2, unique=True),
    },
    optional={
        "termine": st.lists(
            st.fixed_dictionaries({"titel": st.just("Fest"), "beginn": st.sampled_from(["2026-12-24", "2026-01-02"])}),
            min_size=1,
            max_size=2,
        ),
        "idee": st.fixed_dictionaries(
            {"status": st.sampled_from(["offen", "ruht"]), "gesucht": NEEDS},
            optional={"bestaetigt": st.just("2026-11-01"), "beispiel": st.just("true")},
        ),
    },
)


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    listing = draw(st.sampled_from(sorted(FACETS)))
    chosen = {facet: draw(some(terms)) for facet, terms in FACETS[listing].items()}
    facet = draw(st.sampled_from(sorted(chosen)))
    chosen[facet] = chosen[facet] or [FACETS[listing][facet][0]]
    return listing, {facet: terms for facet, terms in chosen.items() if terms}


def project_files(teams: list[dict], posts: list[dict], listing: str, selection: dict) -> dict[str, str]:
    def terms(slugs: tuple[str, ...]) -> dict[str, dict[str, str]]:
        return {slug: {"label": slug.title()} for slug in slugs}

    def front_matter(**fields: Any) -> str:
        return f"---\n{json.dumps(fields)[1:-1]}\n---\n".replace('---\n"', '---\n{"', 1).replace("\n---\n", "}\n---\n")

    taxonomies: Any = {facet: terms(slugs) for facets in FACETS.values() for facet, slugs in facets.items()}
    del taxonomies["ortsteil"]
    for slug, area in PARTS.items():
        taxonomies["gebiet"][area].setdefault("ortsteile", []).append(slug.title())
    taxonomies["status"]["beendet"]["offen"] = "false"
    combination = {"liste": listing, "slug": "wahl", "titel": "Wahl", "auswahl": selection}
    options = {"kombinationen": [combination], "feed_items": "100", "posts_per_page": "100"}
    site = {"site_name": "N", "site_url": "https://nachbarstadt.example/", "plugins": [{"wiq": options}]}
    return {
        "mkdocs.yml": json.dumps(site),
        "taxonomies.yml": json.dumps(taxonomies),
        **{f"teams/t{i}.md": front_matter(title=f"T{i}", kurz="K", **team) for i, team in enumerate(teams)},
        **{f"posts/p{i}.md": front_matter(title=f"P{i}", **post) for i, post in enumerate(posts)},
    }


def cards_of(site: Site, address: str) -> list[str]:
    view = view_of(site, address)
    return [card.address for group in view.groups for card in group.cards]


@given(
    teams=st.lists(placed(TEAM), min_size=3, max_size=3),
    posts=st.lists(placed(POST), max_size=8),
    chosen=selections(),
)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_outputs_name_the_same_items_in_the_same_order(
    tmp_path: Path, page: Page, site_url: str, teams: list[dict], posts: list[dict], chosen: tuple[str, dict]
) -> None:
    listing, selection = chosen
    for old in [*tmp_path.glob("posts/*"), *tmp_path.glob("teams/*")]:
        old.unlink()
    checked = check_project(write_project(tmp_path, project_files(teams, posts, listing, selection)))
    assert checked.site and not find_errors(checked.problems)
    built = checked.site
    address = f"{listing}/auswahl/wahl/"
    shown = cards_of(built, address)

    if not page.url.startswith(site_url):
        page.goto(f"{site_url}impressum/")
    items = json.loads(read_file(tmp_path, f"{listing}/liste.json"))["items"]
    in_browser = page.evaluate(
        """async ([url, selection, facets, items]) => {
            const { matches } = await import(url);
            const of = (item) => Object.fromEntries(facets.map((facet) => [facet, item[facet] ?? []]));
            return items.filter((item) => matches(selection, of(item))).map((item) => item.address);
        }""",
        [f"{site_url}assets/wiq/selection.mjs", selection, list(FACETS[listing]), items],
    )
    assert in_browser == shown

    feed = next((feed for feed in built.feeds if feed.page == address), None)
    fed = [item.address.partition("#")[0] for item in feed.items] if feed else []
    if listing == "termine":
        assert feed is None
    elif listing == "blog":
        assert fed == shown
    elif listing == "teams":
        about = [
            p.address for p in built.catalogue.posts if {f"teams/{slug}/" for slug in p.content.teams} & set(shown)
        ]
        assert fed == about
    else:
        confirmed = [address for address in shown if is_fresh(built, address)]
        assert set(fed) == set(confirmed)
        assert [a for a in fed if a.startswith("blog/")] == [a for a in confirmed if a.startswith("blog/")]

    calendar = next((c for c in built.calendars if c.address == calendar_address(address)), None)
    dated = {event.address for event in calendar.events} if calendar else set()
    sources = set(shown) | (set(fed) if listing == "teams" else set())
    assert dated == {a for a in sources if has_dates(built, a)}
    assert listing != "termine" or {a for a in sources - dated if is_fresh(built, a)} == set()
    assert not sources & {example.address for example in built.catalogue.examples}


def has_dates(site: Site, address: str) -> bool:
    catalogue = site.catalogue
    if any(date.post.address == address for date in catalogue.dates):
        return True
    return any(meeting.recurrence for meeting in catalogue.meetings.get(address, ()))


def is_fresh(site: Site, address: str) -> bool:
    return next(entry for entry in site.catalogue.entries if entry.address == address).confirmation.fresh
