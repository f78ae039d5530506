"""A site of Pelican comes in: fields above the text, categories by folder, links in braces, settings that never run."""

from pathlib import Path

import pytest

from tests.generators import bring_in, build_picture

META = """\
Title: Hof: groß
Date: 2020-12-12 10:20
Modified: 2021-01-02
Category: Feste
Tags: garten, Lärm
Slug: hof-fest
Authors: Erna Beispiel, Otto Muster
Summary: Wir feiern
    im Hof.
Status: draft

Text.
"""
YAML = """\
---
title: "Hof: groß"
date: 2020-12-12 10:20
modified: 2021-01-02
category: Feste
tags: garten, Lärm
slug: hof-fest
authors: Erna Beispiel, Otto Muster
summary: Wir feiern im Hof.
status: draft
---
Text.
"""


def post(text: str, *fields: str) -> str:
    return "\n".join(["Title: Hof", "Date: 2020-12-12", *fields, "", text, ""])


@pytest.mark.parametrize("text", [META, YAML])
def test_both_forms_of_fields_say_the_same(tmp_path: Path, text: str) -> None:
    town = bring_in(tmp_path, "pelican", {"content/hof.md": text})

    assert town.fields("posts/2020-12-12-hof-fest.md") == {
        "title": "Hof: groß",
        "date": "2020-12-12 10:20",
        "updated": "2021-01-02",
        "categories": ["feste"],
        "themen": ["gruen", "laerm"],
        "kurz": "Wir feiern im Hof.",
        "draft": "true",
        "aliases": ["/hof-fest.html"],
    }
    assert town.body("posts/2020-12-12-hof-fest.md") == "Text."
    assert "2 Angaben zu Personen" in town.about("content/hof.md")
    assert "Erna" not in town.said


def test_what_the_path_says_counts(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "pelican",
        {
            "content/rezepte/2017-01-02-suppe.md": "Title: Suppe\n\nSuppe\n",
            "content/pages/ueber.md": "Title: Über uns\n\nWir\n",
            "content/alt.rst": "Alt\n===\n",
            "content/extra/robots.txt": "x",
        },
    )

    assert town.texts() == {"posts/2017-01-02-suppe.md", "docs/ueber.md"}
    assert town.fields("posts/2017-01-02-suppe.md")["categories"] == ["rezepte"]
    assert town.fields("docs/ueber.md")["aliases"] == ["/pages/uber-uns.html"]
    assert "nur Texte in Markdown" in town.about("content/alt.rst")


ADDRESSES = {
    "{slug}.html": "/hof.html",
    "{date:%Y}/{date:%m}/{slug}/": "/2020/12/hof/",
    "{category}/{slug}": "/feste-und-mehr/hof/",
    "blog/{slug}/index.html": "/blog/hof/",
}


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_the_old_address_leads_on(tmp_path: Path, pattern: str) -> None:
    files = {"pelicanconf.py": f"ARTICLE_URL = '{pattern}'\n", "content/x.md": post("x", "Category: Feste und mehr")}
    town = bring_in(tmp_path, "pelican", files)

    assert town.fields("posts/2020-12-12-x.md").get("aliases", []) == [ADDRESSES[pattern]]


def test_settings_are_read_and_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "gelaufen"
    settings = f"""
        from pathlib import Path
        PATH = 'texte'
        SITEURL = 'https://alt.example'
        ARTICLE_URL = str(Path({str(mark)!r}).write_text('x'))
    """
    town = bring_in(tmp_path, "pelican", {"pelicanconf.py": settings, "texte/hof.md": post("[Weg](/tag/x.html)")})

    assert not mark.exists()
    assert town.body("posts/2020-12-12-hof.md") == "[Weg](https://alt.example/tag/x.html)"
    assert "nicht ausgeführt und zählen nicht: ARTICLE_URL" in town.said


def test_broken_settings_are_told(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "pelican", {"pelicanconf.py": "PATH = (\n", "content/hof.md": post("x")})

    assert "pelicanconf.py ist nicht lesbar" in town.said
    assert town.texts() == {"posts/2020-12-12-hof.md"}


def test_links_in_braces_are_found_again(tmp_path: Path) -> None:
    text = """\
[eins]({filename}sub/zwei.md#mehr) [zwei](|filename|/sub/zwei.md) [drei]({filename}/pages/ueber.md) [vier]({index})
![Hof]({static}/images/hof.png) ![Plan]({attach}plan.png) [fünf]({tag}Grünes Haus) `{filename}code.md`"""
    town = bring_in(
        tmp_path,
        "pelican",
        {
            "pelicanconf.py": "SITEURL = 'https://alt.example'\n",
            "content/texte/hof.md": post(text),
            "content/texte/sub/zwei.md": post("## Mehr\n{: #mehr}"),
            "content/sub/zwei.md": post("x", "Slug: anders"),
            "content/pages/ueber.md": "Title: Über\n\nWir\n",
            "content/images/hof.png": build_picture(),
            "content/texte/plan.png": build_picture("blue"),
        },
    )

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
[eins](2020-12-12-zwei.md#mehr) [zwei](2020-12-12-anders.md) [drei](../ueber.md) [vier](../index.md)
![Hof](bilder/hof.png) ![Plan](bilder/plan.png) [fünf](https://alt.example/tag/grunes-haus.html) `{filename}code.md`"""
    )


def test_underlined_headings_and_indented_code_stay_what_they_are(tmp_path: Path) -> None:
    text = "[TOC]\n\nOben\n----\n\nText\n\n    :::python\n    x = 1\n\nEnde"
    town = bring_in(tmp_path, "pelican", {"content/hof.md": post(text)})

    assert town.body("posts/2020-12-12-hof.md") == "## Oben\n\nText\n\n```python\nx = 1\n```\n\nEnde"


def test_a_text_that_ends_with_its_head_has_no_body(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "pelican", {"content/hof.md": b"Title: Hof\nDate: 2020-12-12"})

    assert town.body("posts/2020-12-12-hof.md") == ""
