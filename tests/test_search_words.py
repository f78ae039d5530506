"""The words of all pages are remembered in one piece: the index is the same as without."""

from pathlib import Path

import pytest

from tests.project import NOW, POST, write_project
from wiq_site.cache import Cache
from wiq_site.project import check_project
from wiq_site.search.index import find_words, find_words_and_compounds
from wiq_site.settings import read_settings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("eine E-Mail", ["email"]),
        ("10.000 Euro", ["10000"]),
        ("1.234.567", ["1234567"]),
        ("WLAN\u2011Kabel", ["wlankabel"]),
        ("Ost-West-Fest", ["ostwestfest"]),
        ("Bürger:innen, Nachbar*in", ["burgerinnen", "nachbarin"]),
        ("am 3.12.2026 – Stadt- und Land. Ziel: innen grün", []),
    ],
)
def test_compounds_are_one_word_as_well(text: str, words: list[str]) -> None:
    assert set(find_words_and_compounds(text)) == {*find_words(text), *words}


def read_index(root: Path, cache: Cache) -> dict[str, bytes]:
    settings, _ = read_settings(root / "mkdocs.yml")
    project = check_project(settings, NOW, cache)
    return {output.address: output.make() for output in project.outputs(cache).search()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, {f"posts/{n}.md": POST.replace("Absatz", f"Absatz Wort{n}") for n in range(4)})


def change(root: Path) -> None:
    write_project(root, {"posts/2.md": POST.replace("Absatz", "Absatz Neuwort"), "posts/3.md": POST})


def test_a_changed_page_changes_the_index_as_if_all_were_new(root: Path) -> None:
    cache = Cache()
    before = read_index(root, cache)
    change(root)
    assert read_index(root, cache) == read_index(root, Cache()) != before


def test_words_that_cannot_be_read_back_are_counted_anew(root: Path) -> None:
    cache = Cache()
    read_index(root, cache)
    for key, value in list(cache.items().items()):
        if b"wort1" in value and b"wort2" in value and b"suche/" not in value:
            cache.keep(key, b"damaged")
    assert b"damaged" in cache.items().values()
    change(root)
    assert read_index(root, cache) == read_index(root, Cache())
