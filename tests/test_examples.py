"""Invented ideas show what an idea looks like. They are never taken for real ones."""

import json
import re
from pathlib import Path

import pytest
from editing import build, post, team, tell

EXAMPLE = "posts/2026-05-01-mondgarten.md"
REAL = "posts/2026-05-02-hofgarten.md"
NEEDS = "gesucht: [{faehigkeit: bauen, text: Beete bauen.}]"
TERMS = ("gebiet: ost", "themen: klima", "teams: [hof]")


def idea(title: str, *lines: str, example: bool, status: str = "offen") -> str:
    own = f"idee: {{status: {status}, kontakt: post@nachbarstadt.example, beispiel: {str(example).lower()}, {NEEDS}}}"
    return post(own, *TERMS, *lines, title=f"title: {title}")


def asks_for_mail(page: str) -> bool:
    """Whether a page leads to a mailbox; mail to friends has no receiver."""
    return bool(re.search(r"mailto:[^?]", page))


TOWN = {"teams/hof.md": team("gebiet: ost", "themen: klima"), EXAMPLE: idea("Mondgarten", example=True)}


@pytest.fixture(scope="module")
def only(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A town whose only idea is an example, with a date in it."""
    text = idea("Mondgarten", "termine: [{titel: Mondfest, beginn: 2027-01-02}]", example=True)
    return build(tmp_path_factory.mktemp("only"), {**TOWN, EXAMPLE: text})


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build(tmp_path_factory.mktemp("both"), {**TOWN, REAL: idea("Hofgarten", example=False)})


def test_an_example_stands_on_its_own_page_and_in_its_section_and_nowhere_else(only: dict[str, str]) -> None:
    named = {address for address, text in only.items() if "Mondgarten" in text or "mondgarten" in text}
    assert named == {"blog/mondgarten/index.html", "idee-sucht-team/index.html"}
    assert not any("Mondfest" in text for text in only.values())


def test_an_example_makes_no_page_of_a_term_and_counts_nowhere(only: dict[str, str]) -> None:
    assert not [a for a in only if re.match(r"(idee-sucht-team|blog)/(gebiet|themen|categories|faehigkeit)/", a)]
    assert "0 Einträge" in only["idee-sucht-team/index.html"]
    assert json.loads(only["idee-sucht-team/liste.json"]) == {"items": []}
    assert "offene Idee" not in only["index.html"] + only["gebiete/index.html"]


def test_the_section_comes_below_real_entries(both: dict[str, str]) -> None:
    page = both["idee-sucht-team/index.html"]
    real, heading, example = (page.index(w) for w in (">Hofgarten<", "Beispiele, wie eine Idee", ">Mondgarten<"))
    assert real < heading < example and "1 Eintrag" in page
    narrowed = both["idee-sucht-team/gebiet/ost/index.html"]
    assert ">Hofgarten<" in narrowed and "Mondgarten" not in narrowed and "Beispiele" not in narrowed


def test_an_example_asks_nobody_to_write(both: dict[str, str]) -> None:
    page, _, _ = both["blog/mondgarten/index.html"].partition("Ähnliche Ideen")
    assert asks_for_mail(page) is False
    assert "Hier kannst du mitmachen" not in page and "sucht ein Team" not in page
    assert "hat sich die Redaktion ausgedacht" in page and "Beete bauen." in page
    assert asks_for_mail(both["blog/hofgarten/index.html"])


def test_search_engines_are_asked_to_leave_examples_out(both: dict[str, str]) -> None:
    assert '<meta name="robots" content="noindex, follow">' in both["blog/mondgarten/index.html"]
    assert 'name="robots"' not in both["blog/hofgarten/index.html"]
    assert "mondgarten" not in both["sitemap.xml"] and "hofgarten" in both["sitemap.xml"]


def test_an_example_resembles_real_things_and_no_real_thing_resembles_it(both: dict[str, str]) -> None:
    assert ">Hofgarten<" in both["blog/mondgarten/index.html"]
    assert "Mondgarten" not in both["blog/hofgarten/index.html"] + both["teams/hof/index.html"]


@pytest.mark.parametrize("status", ["offen", "ruht", "team-gefunden"])
def test_an_example_of_any_status_is_shown(status: str, tmp_path: Path) -> None:
    site = build(tmp_path, {EXAMPLE: idea("Mondgarten", example=True, status=status).replace(TERMS[2], "lang: ''")})
    assert ">Mondgarten<" in site["idee-sucht-team/index.html"]
    assert not asks_for_mail(site["blog/mondgarten/index.html"])


def test_nobody_is_asked_to_confirm_an_example(tmp_path: Path) -> None:
    old = {EXAMPLE: idea("Mondgarten", example=True).replace("2026-05-01", "2019-05-01")}
    assert tell(tmp_path, {**TOWN, **old}) == []


def test_links_to_an_example_hold(tmp_path: Path) -> None:
    site = build(tmp_path, {**TOWN, REAL: post(body="[So](2026-05-01-mondgarten.md)")})
    assert 'href="../mondgarten/"' in site["blog/hofgarten/index.html"]


def test_an_empty_town_offers_its_examples(only: dict[str, str]) -> None:
    assert 'idee-sucht-team/#wiq-beispiele">zeigen Beispiele</a>' in only["index.html"]
