"""How the status of a team changed, and when somebody looks at it again."""

import re
from pathlib import Path

import pytest
from editing import FILES, build, tell
from project import dedent

T, PAGE = "teams/hof.md", "teams/hof/index.html"
TERMS = dedent(FILES["taxonomies.yml"]).replace(
    "laeuft: {label: läuft}", "laeuft: {label: läuft}\n  verschoben: {label: verschoben, offen: false}"
)


def team(*lines: str, status: str = "laeuft") -> dict[str, str]:
    head = ["---", "title: Hof", "kurz: Wir graben.", f"status: {status}", *lines, "---", "Text.", ""]
    return {T: "\n".join(head), "taxonomies.yml": TERMS}


HISTORY = (
    "verlauf:",
    "  - {seit: 2026-03, status: laeuft, text: Es geht weiter.}",
    "  - {seit: 2025, status: verschoben, text: Das Geld fehlt.}",
    "  - {seit: 2024-05-01, status: laeuft}",
)


def test_the_history_stands_on_the_page_newest_first(tmp_path: Path) -> None:
    page = build(tmp_path, team(*HISTORY))[PAGE]
    part = page[page.index('id="wiq-verlauf"') :]
    said = re.findall(r'seit <time datetime="([^"]+)">([^<]+)</time>', part)
    assert said == [("2026-03", "März 2026"), ("2025", "2025"), ("2024-05-01", "1.\u00a0Mai 2024")]
    assert part.index("Es geht weiter.") < part.index("verschoben") < part.index("Das Geld fehlt.")


def test_the_newest_entry_is_the_status_of_today(tmp_path: Path) -> None:
    [told] = tell(tmp_path, team(*HISTORY, status="verschoben"))
    assert told.startswith(
        f"{T}:6 · verlauf: Der letzte Eintrag (seit März 2026) sagt „läuft“, „status“ sagt „verschoben“."
    )


def test_of_entries_of_one_time_the_last_is_the_newest(tmp_path: Path) -> None:
    lines = ("verlauf:", "  - {seit: 2026, status: laeuft}", "  - {seit: 2026, status: verschoben}")
    assert tell(tmp_path, team(*lines, status="verschoben")) == []
    assert len(tell(tmp_path, team(*lines))) == 1


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("{seit: 2027, status: laeuft}", "verlauf.seit: 2027 liegt in der Zukunft."),
        ("{seit: 2026, status: lauft}", "verlauf[1].status: „lauft“ gibt es nicht. Meinten Sie „laeuft“?"),
        ("{seit: gestern, status: laeuft}", "verlauf[1].seit: „gestern“"),
    ],
)
def test_a_wrong_entry_is_told(entry: str, place: str, tmp_path: Path) -> None:
    [told] = tell(tmp_path, team("verlauf:", f"  - {entry}"))
    assert told.startswith(f"{T}:6 · {place}")


def test_the_search_knows_what_happened_not_what_was(tmp_path: Path) -> None:
    site = build(tmp_path, team(*HISTORY))
    found = "".join(text for address, text in site.items() if address.startswith("suche/seiten/"))
    assert "Das Geld fehlt." in found and "verschoben" not in found


def test_lists_know_the_status_of_today_only(tmp_path: Path) -> None:
    site = build(tmp_path, team(*HISTORY))
    assert "teams/status/laeuft/index.html" in site and "teams/status/verschoben/index.html" not in site
    assert '"status":["laeuft"]' in site["teams/liste.json"].replace('"status":"läuft",', "")


@pytest.mark.parametrize(("day", "is_told"), [("2026-11-22", True), ("2026-11-23", False)])
def test_a_day_to_look_again_that_has_come_is_a_hint(day: str, is_told: bool, tmp_path: Path) -> None:
    told = tell(tmp_path, team(f"wiedervorlage: {day}"))
    assert bool(told) is is_told
    assert all(line.startswith(f"{T}:5 · Hinweis: wiedervorlage: Seit dem 22. November") for line in told)
    assert "Auf Wiedervorlage am 2" in build(tmp_path, team(f"wiedervorlage: {day}"))[PAGE]
