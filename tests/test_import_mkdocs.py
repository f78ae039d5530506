"""A site of MkDocs comes in: posts of the blog plugin, other pages, boxes, tabs, attributes."""

from pathlib import Path

import pytest

from tests.generators import bring_in, build_picture

CONFIG = """
    site_name: Alt
    site_url: https://alt.example/wir/
    theme: {name: material, language: de}
    plugins: [search, blog]
    markdown_extensions:
      - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}
"""
POST = "docs/blog/posts/2020/hof.md"
NEW = "posts/2020-12-12-hof.md"


def post(text: str, *fields: str) -> str:
    return "\n".join(["---", "date: 2020-12-12", *fields, "---", "# Hof & mehr", "", text, ""])


def test_fields_become_ours(tmp_path: Path) -> None:
    text = """\
---
date:
  created: 2020-12-12
  updated: 2021-01-02
categories: [Feste]
tags:
  - garten
authors: [erna, otto]
slug: Hof-Fest
description: Wir feiern.
pin: true
links:
  - index.md
---

# Hof

Text.
"""
    town = bring_in(tmp_path, "mkdocs", {"mkdocs.yml": CONFIG, POST: text})

    assert town.fields("posts/2020-12-12-hof-fest.md") == {
        "title": "Hof",
        "date": "2020-12-12",
        "updated": "2021-01-02",
        "categories": ["feste"],
        "themen": ["gruen"],
        "kurz": "Wir feiern.",
        "aliases": ["/blog/2020/12/12/Hof-Fest/"],
    }
    assert town.body("posts/2020-12-12-hof-fest.md") == "Text."
    told = town.about(POST)
    assert "2 Angaben zu Personen" in told
    assert "Feld „links“: [index.md]" in told
    assert "erna" not in town.said


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("", "/blog/2020/12/12/hof--mehr/"),
        ("{post_url_format: '{slug}'}", "/blog/hof--mehr/"),
        ("{post_url_date_format: yyyy/M, post_url_format: '{date}/{file}'}", "/blog/2020/12/hof/"),
        ("{blog_dir: neues, post_dir: blog/posts}", "/neues/2020/12/12/hof--mehr/"),
        ("{blog_dir: ., post_dir: blog/posts}", "/2020/12/12/hof--mehr/"),
    ],
)
def test_the_old_address_leads_on(tmp_path: Path, settings: str, address: str) -> None:
    config = f"site_name: Alt\nplugins:\n  - blog: {settings}\n"
    town = bring_in(tmp_path, "mkdocs", {"mkdocs.yml": config, POST: post("x")})

    assert town.fields(NEW)["aliases"] == [address]


@pytest.mark.parametrize("form", ["yyyy/ddd", "yyyy/E"])
def test_a_form_of_dates_that_nobody_knows_is_told(tmp_path: Path, form: str) -> None:
    config = f"site_name: Alt\nplugins:\n  - blog: {{post_url_date_format: {form}}}\n"
    town = bring_in(tmp_path, "mkdocs", {"mkdocs.yml": config, POST: post("x")})

    assert "aliases" not in town.fields(NEW)
    assert "Die alte Adresse ist unbekannt" in town.about(POST)


def test_pages_come_beside_the_posts_and_links_between_all(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "mkdocs",
        {
            "mkdocs.yml": CONFIG,
            "docs/index.md": "# Anderer Start\n",
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/.authors.yml": "authors: {}\n",
            "docs/verein/satzung.md": "# Satzung\n\n[Hof](../blog/posts/2020/hof.md#ort) [Blog](../blog/index.md)\n",
            "docs/img/der plan.png": build_picture(),
            POST: post(
                '[Satzung](../../../verein/satzung.md) ![Plan](../../../img/der plan.png "Titel")\n\n## Ort { #ort }'
            ),
        },
    )

    assert town.texts() == {NEW, "docs/verein/satzung.md"}
    assert town.fields("docs/verein/satzung.md") == {"title": "Satzung"}
    assert town.body("docs/verein/satzung.md") == "[Hof](../posts/2020-12-12-hof.md#ort) [Blog](../blog/index.md)"
    assert town.body(NEW) == '[Satzung](../verein/satzung.md) ![Plan](bilder/der-plan.png "Titel")\n\n## Ort { #ort }'
    assert "nicht überschrieben" in town.about("docs/index.md")
    assert "macht das Programm selbst" in town.about("docs/blog/index.md")


MATERIAL = """\
Kurz :material-home:{ .gross } und :smile: da.

<!-- more -->

[TOC]

!!! note "Titel"

    Im Kasten

!!! hint
    Rat

!!! zauber
    Spruch

=== "Erster"

    Eins

    ```python
    === "kein Reiter"
    ```

=== "Zweiter"
    Zwei

[Knopf](https://a.example){ .md-button .md-button--primary }

```
=== "bleibt"
!!! zauber
```"""


def test_boxes_tabs_and_attributes_become_ours(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "mkdocs", {"mkdocs.yml": CONFIG, POST: post(MATERIAL)})

    assert (
        town.body(NEW)
        == """\
Kurz und :smile: da.

!!! note "Titel"

    Im Kasten

!!! tip
    Rat

!!! note "Zauber"
    Spruch

**Erster**

Eins

```python
=== "kein Reiter"
```

**Zweiter**

Zwei

[Knopf](https://a.example)

```
=== "bleibt"
!!! zauber
```"""
    )
    told = town.about(POST)
    assert "Reiter, jetzt fett über seinem Text (2-mal)" in told
    assert "Kasten einer Art, die es hier nicht gibt, jetzt „note“ (1-mal)" in told
    assert "Symbol wie :material-home: (1-mal)" in told
    assert ":smile:" in town.said


def test_further_headings_of_the_first_level_stand_lower(tmp_path: Path) -> None:
    one = bring_in(tmp_path / "a", "mkdocs", {POST: post("## Eins\n\n# Zwei")})
    all_of_them = bring_in(tmp_path / "b", "mkdocs", {POST: post("# Eins\n\n## Zwei\n\n# Drei")})

    assert one.body(NEW) == "## Eins\n\n## Zwei"
    assert all_of_them.body(NEW) == "## Eins\n\n### Zwei\n\n## Drei"
    assert "eine Ebene tiefer" in one.about(POST)
