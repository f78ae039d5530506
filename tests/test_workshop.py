"""The site in memory follows every edit, survives every mistake, and equals a clean build."""

import random
import shutil
from pathlib import Path

import pytest
from edits import CHANGES, SPOILS
from photos import png
from project import NOW, POST, TEAM, change, check_project, write_project

from bench.content import Size, build_content
from bench.projects import FEW, write_ours
from wiq_site.hands.workshop import Workshop


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


def open_workshop(root: Path) -> tuple[Workshop, list[str]]:
    """A workshop that has read everything, and what it says."""
    said: list[str] = []
    workshop = Workshop(root / "mkdocs.yml", said.append)
    workshop.refresh(None)
    return workshop, said


def read_all(workshop: Workshop) -> dict[str, bytes | None]:
    return {address: workshop.find(address) for address in workshop.addresses()}


def build_clean(root: Path) -> dict[str, bytes]:
    return {output.address: output.make() for output in check_project(root, preview=True).outputs().all()}


def differing(one: dict[str, bytes | None], other: dict[str, bytes]) -> list[str]:
    return [address for address in one.keys() | other.keys() if one.get(address) != other.get(address)]


def test_a_changed_sentence_is_on_its_page_and_in_feeds_and_search(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p.md": POST + "\n    Zweiter Absatz.\n"})
    workshop, _ = open_workshop(tmp_path)
    read_all(workshop)
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p.md": POST + "\n    Holeriedidudeldö.\n"})
    workshop.refresh([tmp_path / "posts/p.md"])
    with_word = [
        address for address, data in read_all(workshop).items() if data and "Holeriedidudeldö".encode() in data
    ]
    assert {"blog/p/index.html", "blog/feed.xml", "blog/atom.xml", "blog/feed.json"} < set(with_word)
    assert any(address.startswith("suche/seiten/") for address in with_word)
    assert differing(read_all(workshop), build_clean(tmp_path)) == []


def test_a_heading_that_others_link_to_is_missed_when_it_goes(tmp_path: Path) -> None:
    linking = POST.replace("Der erste Absatz.", "Siehe [Beete](hof.md#beete).")
    target = POST + "\n    ## Beete\n\n    Text.\n"
    write_project(tmp_path, {"posts/hof.md": target, "posts/p.md": linking})
    workshop, _ = open_workshop(tmp_path)
    assert not workshop.messages
    write_project(tmp_path, {"posts/hof.md": target.replace("Beete", "Wege"), "posts/p.md": linking})
    workshop.refresh([tmp_path / "posts/hof.md"])
    assert any("beete" in message for message in workshop.messages)


def test_drafts_are_shown_and_marked(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/p.md": POST.replace("date:", "draft: true\n    date:")})
    workshop, _ = open_workshop(tmp_path)
    page = workshop.find("blog/p/index.html")
    assert page and "Entwurf – nicht öffentlich" in page.decode("utf-8")


def test_a_mistake_is_told_and_the_rest_stays(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/p.md": POST})
    change("mkdocs.yml", "theme: material", "theme: material\nhooks: [h.py]")(tmp_path)  # a hint that stays
    workshop, said = open_workshop(tmp_path)
    change("teams/hof.md", "laeuft", "leuft")(tmp_path)
    workshop.refresh([tmp_path / "teams/hof.md"])
    (message,) = workshop.messages
    assert message.startswith("teams/hof.md:4 · status: „leuft“ gibt es nicht. Meinten Sie „laeuft“?")
    assert message in said
    assert workshop.find("blog/p/index.html") and workshop.find("teams/hof/index.html") is None
    change("teams/hof.md", "leuft", "laeuft")(tmp_path)
    workshop.refresh([tmp_path / "teams/hof.md"])
    assert not workshop.messages and workshop.find("teams/hof/index.html")
    assert said[-1] == "Alle Fehler sind behoben."


@pytest.mark.parametrize(
    ("path", "text"),
    [("taxonomies.yml", "status: ["), ("mkdocs.yml", "site_name: ["), ("mkdocs.yml", ""), ("taxonomies.yml", None)],
)
def test_broken_terms_and_settings_are_told_while_the_site_stays(tmp_path: Path, path: str, text: str | None) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    workshop, _ = open_workshop(tmp_path)
    before = (tmp_path / path).read_bytes()
    (tmp_path / path).unlink() if text is None else (tmp_path / path).write_text(text)
    workshop.refresh([tmp_path / path])
    assert any(message.startswith(f"{path}:") for message in workshop.messages)
    assert workshop.find("teams/hof/index.html")
    (tmp_path / path).write_bytes(before)
    workshop.refresh([tmp_path / path])
    assert not workshop.messages


def test_it_begins_with_broken_terms_and_goes_on_when_they_are_mended(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    good = (tmp_path / "taxonomies.yml").read_bytes()
    (tmp_path / "taxonomies.yml").write_text("status: [")
    workshop, _ = open_workshop(tmp_path)
    assert workshop.messages and workshop.find("index.html") is None
    (tmp_path / "taxonomies.yml").write_bytes(good)
    workshop.refresh([tmp_path / "taxonomies.yml"])
    assert not workshop.messages and workshop.find("index.html")


def restore(kept: Path, root: Path) -> None:
    """Mend what differs from what was kept, as an editor does; the rest is not touched."""
    for file in kept.rglob("*"):
        place = root / file.relative_to(kept)
        if file.is_file() and not (place.is_file() and place.read_bytes() == file.read_bytes()):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, place)


def test_after_500_random_edits_it_equals_a_clean_build(tmp_path: Path) -> None:
    write_ours(build_content(Size(30, 6), lambda number: png(number + 20, 30)), tmp_path, FEW)
    (tmp_path / "mkdocs.yml").write_text(
        (tmp_path / "mkdocs.yml").read_text("utf-8").replace("markdown_extensions:", "#", 1)
    )
    workshop, _ = open_workshop(tmp_path)
    chance = random.Random(2026)
    for number in range(1, 501):
        if number % 10 == 0:
            kept = tmp_path.parent / "kept"
            shutil.copytree(tmp_path, kept)
            workshop.refresh(chance.choice(SPOILS)(tmp_path, chance))
            restore(kept, tmp_path)
            shutil.rmtree(kept)
            workshop.refresh(None)
        else:
            workshop.refresh(chance.choice(CHANGES)(tmp_path, chance))
        if number % 100 == 0:
            assert not workshop.messages
            assert differing(read_all(workshop), build_clean(tmp_path)) == [], number
