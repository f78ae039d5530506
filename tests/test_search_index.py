"""The index of the search: which words stand on which page, what they weigh, and that the browser reads them alike."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from lists import call
from playwright.sync_api import Page

from wiq_site.addresses import SEARCH_INDEX
from wiq_site.search.index import (
    HitKind,
    SearchPage,
    build_index,
    find_words,
    group_pages,
    order_pages,
    read_search_text,
)


def search_page(
    title: str, kind: HitKind = HitKind.POST, kurz: str = "", headings: str = "", said: str = ""
) -> SearchPage:
    text = read_search_text(title, kurz, headings, said)
    return SearchPage(f"blog/{title.lower()}/", kind, title, kurz, "", text.text.encode(), lambda: text)


def weights(page: SearchPage) -> dict[str, str]:
    """Word → class."""
    return {word: weight for weight, words in page.load().words.items() for word in words.split()}


def test_words_are_taken_apart_as_they_are_typed() -> None:
    assert find_words("„Bürger:innen“ der Straße_24/7 – Großeltern!") == [
        *("burger", "innen", "der", "strasse", "24", "7", "grosseltern")
    ]


def test_titles_say_more_than_descriptions_than_headings_than_text() -> None:
    page = search_page("Garten", kurz="Ein Hof", headings="Beet", said="Beet Bank, Hecke. Bank! Bank? der und die")
    assert weights(page) == {"garten": "A", "ein": "C", "hof": "C", "beet": "D", "bank": "E", "hecke": "F"}


def test_terms_weigh_like_headings_and_names_of_fields_are_not_words() -> None:
    page = search_page("Garten")
    text = read_search_text("Garten", "", "Senior:innen", "Thema: Senior:innen. Beet.", "Senior:innen Beet")
    assert text.words == {"A": "garten", "D": "senior innen seniorinnen", "F": "beet"}
    assert text.text == "Thema: Senior:innen. Beet."
    assert weights(page) == {"garten": "A"}


def test_synonyms_are_written_as_people_type_them() -> None:
    groups = [("Senior:innen", "Menschen im Ruhestand"), ("E-Mail", "Mail")]
    index = json.loads(build_index([], synonyms=groups)[SEARCH_INDEX])
    assert index["synonyms"] == [["seniorinnen", "seniorin", "senior", "menschen im ruhestand"], ["email", "mail"]]


def test_same_pages_give_the_same_bytes_and_a_change_another_version() -> None:
    pages = [search_page("Hof", said="Beet"), search_page("Rad", HitKind.TEAM)]
    assert build_index(pages) == build_index(list(pages))
    other = build_index([*pages, search_page("Neu")])
    assert json.loads(other[SEARCH_INDEX])["version"] != json.loads(build_index(pages)[SEARCH_INDEX])["version"]


def test_without_pages_the_index_is_empty() -> None:
    assert json.loads(build_index([])[SEARCH_INDEX])["words"] == ""


def read_index(files: Mapping[str, str], titles: list[str]) -> dict[str, dict[str, str]]:
    """Word → title of its pages → class: the index read back."""
    index = json.loads(files[SEARCH_INDEX])
    postings = [p for n in range(len(index["parts"])) for p in json.loads(files[f"suche/woerter/{n}.json"]).split(" ")]
    found: dict[str, dict[str, str]] = {}
    word = ""
    for coded, posting in zip(index["words"].split(" "), postings, strict=True):
        word = word[: int(coded[0], 36)] + coded[1:]
        number = 0
        for distance, weight in re.findall("([0-9a-z]+)([A-F])", posting):
            number += int(distance, 36)
            found.setdefault(word, {})[titles[number]] = weight
    return found


def test_index_read_back_holds_all_words_of_all_pages() -> None:
    words = [f"wort{'x' * (n % 50)}{n}" for n in range(2000)]
    pages = [search_page(f"T{n}", said=" ".join(words[n * 3 :: 7])) for n in range(60)]
    expected: dict[str, dict[str, str]] = {}
    for page in pages:
        for word, weight in weights(page).items():
            expected.setdefault(word, {})[page.title] = weight
    files = build_index(pages)
    assert len(json.loads(files[SEARCH_INDEX])["parts"]) > 1
    assert read_index(files, [page.title for group in group_pages(pages) for page in group.pages]) == expected


def test_what_one_can_join_is_counted_first() -> None:
    pages = [search_page("Hof"), search_page("Rad", HitKind.TEAM), search_page("Tal"), search_page("Ort", HitKind.AREA)]
    assert [page.title for page in order_pages(pages)] == ["Ort", "Rad", "Hof", "Tal"]


def test_browser_and_python_take_words_apart_alike(page: Page, site: Path, site_url: str) -> None:
    fold = json.loads((Path(__file__).parent / "cases/fold.json").read_text("utf-8"))["fold"]
    files = sorted((site / "suche/seiten").iterdir())
    texts = [text for text, _ in fold] + [
        page["text"] for file in files for page in json.loads(file.read_text("utf-8"))
    ]
    assert len(texts) > 80
    found = call(page, site_url, "index.mjs", "(texts, { splitWords }) => texts.map(splitWords)", texts)
    assert found == [find_words(text) for text in texts]
