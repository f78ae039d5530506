"""Names of other languages in German texts say so, for programs that read them aloud (WCAG 3.1.2)."""

from pathlib import Path

import pytest
from lxml import html
from project import FILES, POST, TEAM, read_file, read_messages, write_project

from wiq_site.languages import ForeignNames

TERMS = FILES["taxonomies.yml"].rstrip().replace("label: Sport", "label: Urban Sports") + (
    "\n        fremdwoerter:\n          en: [Jane’s Walk, Urban Sports, Walk]\n          fr: Café & Co.\n"
)


def read_marked(root: Path, address: str) -> list[tuple[str, str]]:
    page = html.fromstring(read_file(root, address))
    return [(span.get("lang"), span.text_content()) for span in page.xpath("//body//span[@lang]")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jane's Walk", [("Jane's Walk", "en")]),
        ("Der Walk, Walkers und Jane’s Walk!", ["Der ", ("Walk", "en"), ", Walkers und ", ("Jane’s Walk", "en"), "!"]),
        ("walk", ["walk"]),
        ("", []),
    ],
)
def test_names_are_whole_words_and_the_longest_wins(text: str, parts: list[str | tuple[str, str]]) -> None:
    names = ForeignNames({"en": ["Walk", "Jane’s Walk"]})
    assert names.split(text) == [part if isinstance(part, tuple) else (part, "") for part in parts]


def test_names_say_their_language_in_title_summary_labels_and_text(tmp_path: Path) -> None:
    team = (
        TEAM.replace("Grüne Höfe", "Jane’s Walk <1>")
        .replace("Wir begrünen", "Café & Co. grüßt")
        .replace("klima", "sport")
    )
    write_project(
        tmp_path,
        {
            "taxonomies.yml": TERMS,
            "teams/a.md": team.replace("Text.", "Ein *Jane's Walk* bei `Walk` [Walk](../index.md)"),
        },
    )
    assert read_messages(tmp_path) == []
    marked = read_marked(tmp_path, "teams/a/index.html")
    assert {("en", "Jane’s Walk"), ("fr", "Café & Co."), ("en", "Urban Sports"), ("en", "Jane's Walk")} <= set(marked)
    page = read_file(tmp_path, "teams/a/index.html")
    assert '<h1><span lang="en">Jane’s Walk</span> &lt;1&gt;</h1>' in page
    assert "<title>Jane’s Walk &lt;1&gt; – Nachbarstadt</title>" in page and "<code>Walk</code>" in page
    assert ("en", "Jane’s Walk") in read_marked(tmp_path, "teams/index.html")


def test_without_the_list_nothing_is_marked(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/a.md": TEAM.replace("Grüne Höfe", "Jane’s Walk"), "posts/a.md": POST})
    assert read_marked(tmp_path, "teams/a/index.html") == []


def test_a_language_that_is_none_is_told(tmp_path: Path) -> None:
    write_project(
        tmp_path,
        {"taxonomies.yml": FILES["taxonomies.yml"].rstrip() + "\n        fremdwoerter:\n          englisch: [Walk]\n"},
    )
    [message] = read_messages(tmp_path)
    assert message.startswith("taxonomies.yml:") and "englisch" in message
