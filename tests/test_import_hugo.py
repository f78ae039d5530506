"""A site of Hugo comes in: sections, bundles, languages, three forms of front matter, shortcodes."""

from pathlib import Path

import pytest

from tests.generators import bring_in, build_picture

CONFIG = """
    baseURL = "https://alt.example/"
    defaultContentLanguage = "de"
    [languages.de]
    weight = 1
    [languages.en]
    weight = 2
"""
TOML = """\
+++
title = "Hof: groß"
date = 2020-12-12T09:30:00Z
lastmod = 2021-01-02
tags = ["garten", "Lärm"]
categories = ["Feste"]
draft = true
weight = 3
+++
Text.
"""
YAML = """\
---
title: "Hof: groß"
date: 2020-12-12T09:30:00Z
lastmod: 2021-01-02
tags: [garten, Lärm]
categories: [Feste]
draft: true
weight: 3
---
Text.
"""
JSON = """\
{
  "title": "Hof: groß",
  "date": "2020-12-12T09:30:00Z",
  "lastmod": "2021-01-02",
  "tags": ["garten", "Lärm"],
  "categories": ["Feste"],
  "draft": true,
  "weight": 3
}
Text.
"""


def post(text: str, *fields: str) -> str:
    return "\n".join(["---", "title: Hof", "date: 2020-12-12", *fields, "---", text, ""])


@pytest.mark.parametrize("head", [TOML, YAML, JSON])
def test_every_form_of_front_matter_says_the_same(tmp_path: Path, head: str) -> None:
    town = bring_in(tmp_path, "hugo", {"hugo.toml": CONFIG, "content/posts/hof.md": head})

    assert town.fields("posts/2020-12-12-hof.md") == {
        "title": "Hof: groß",
        "date": "2020-12-12 10:30",
        "updated": "2021-01-02",
        "categories": ["feste"],
        "themen": ["gruen", "laerm"],
        "draft": "true",
        "aliases": ["/posts/hof/"],
    }
    assert town.body("posts/2020-12-12-hof.md") == "Text."
    assert "weight (1)" in town.said


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("config.toml", 'baseURL = "https://alt.example/"\n[permalinks.page]\nposts = "/:year/:slug/"\n'),
        ("config.yaml", "baseURL: https://alt.example/\npermalinks:\n  posts: /:year/:slug/\n"),
        ("config/_default/hugo.json", '{"baseURL": "https://alt.example/", "permalinks": {"posts": "/:year/:slug/"}}'),
    ],
)
def test_the_old_address_leads_on_in_every_form_of_settings(tmp_path: Path, name: str, settings: str) -> None:
    fields = ["slug: Kurz Name", "aliases: [/alt/, daneben]"]
    town = bring_in(tmp_path, "hugo", {name: settings, "content/posts/hof.md": post("x", *fields)})

    assert town.fields("posts/2020-12-12-kurz-name.md")["aliases"] == ["/2020/kurz-name/", "/alt/", "/2020/daneben/"]


def test_a_bundle_brings_its_pictures(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "hugo",
        {
            "content/posts/hof/index.md": post("![Hof](bild.png) ![Logo](/img/logo.png)", "cover: {image: bild.png}"),
            "content/posts/hof/bild.png": build_picture(),
            "content/posts/fest/index.md": post("![Fest](bild.png)"),
            "content/posts/fest/bild.png": build_picture("blue"),
            "content/posts/_index.md": post("Liste"),
            "static/img/logo.png": build_picture("green"),
            "content/ueber.md": post("Wir", "featured_image: img/logo.png"),
        },
    )

    assert town.body("posts/2020-12-12-fest.md") == "![Fest](bilder/bild.png)"
    assert town.body("posts/2020-12-12-hof.md") == "![Hof](bilder/bild-2.png) ![Logo](bilder/logo.png)"
    assert town.fields("posts/2020-12-12-hof.md")["bild"] == {"datei": "bilder/bild-2.png"}
    assert town.fields("docs/ueber.md")["bild"] == {"datei": "bilder/logo.png"}
    assert (town.root / "posts/bilder/bild-2.png").read_bytes() == build_picture()
    assert "Text einer Liste" in town.about("content/posts/_index.md")


def test_other_languages_stand_beside_the_german_text(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "hugo",
        {
            "hugo.toml": CONFIG,
            "content/posts/hof.md": post("Deutsch"),
            "content/posts/hof.en.md": post("English"),
            "content/en/posts/plan.md": post("Plan"),
        },
    )

    assert town.body("posts/2020-12-12-hof.md") == "Deutsch"
    assert town.fields("posts/2020-12-12-hof-en.md")["lang"] == "en"
    assert town.fields("posts/2020-12-12-hof-en.md")["aliases"] == ["/en/posts/hof/"]
    assert town.fields("posts/2020-12-12-plan.md")["lang"] == "en"


def test_links_lead_to_the_text_in_the_same_language(tmp_path: Path) -> None:
    text = '[eins]({{< relref path="zwei.md" >}}) [zwei](zwei.md) [drei]({{< ref "tief/drei" >}})'
    files = {f"content/posts/{name}.{lang}.md": post("x") for name in ("zwei", "tief/drei") for lang in ("de", "en")}
    files |= {f"content/posts/hof.{lang}.md": post(text) for lang in ("de", "en")}
    town = bring_in(tmp_path, "hugo", {"hugo.toml": CONFIG, **files})

    for ending in ("", "-en"):
        assert town.body(f"posts/2020-12-12-hof{ending}.md") == (
            f"[eins](2020-12-12-zwei{ending}.md) [zwei](2020-12-12-zwei{ending}.md) [drei](2020-12-12-drei{ending}.md)"
        )


def test_parts_of_themes_that_show_a_picture_become_one(tmp_path: Path) -> None:
    body = '{{< img src="hof.png" alt="Der Hof" >}} {{< image src="fehlt.png" >}} {{< img src="hof.png" farbe="rot" >}}'
    files = {"content/posts/hof.md": post(body), "content/posts/hof.png": build_picture()}
    town = bring_in(tmp_path, "hugo", files)

    assert town.body("posts/2020-12-12-hof.md") == (
        '![Der Hof](bilder/hof.png) {{< image src="fehlt.png" >}} {{< img src="hof.png" farbe="rot" >}}'
    )


def test_the_largest_section_holds_the_posts_where_none_is_called_so(tmp_path: Path) -> None:
    files = {f"content/geschichten/g{number}.md": post("x") for number in range(3)}
    town = bring_in(tmp_path, "hugo", {**files, "content/orte/hof.md": post("x", "tags: [laut]")})

    assert town.texts() == {*(f"posts/2020-12-12-g{number}.md" for number in range(3)), "docs/orte/hof.md"}
    assert "laut" in town.about("content/orte/hof.md")


SHORTCODES = """\
[eins]({{< ref "zwei.md#mehr" >}}) [zwei]({{% relref "/posts/zwei" %}}) [drei]({{< relref path="ueber" >}})

{{< figure src="bild.png" alt="Der Hof" caption="Unser Hof" >}}

{{< figure src="bild.png" caption="Nur dies" >}}

{{< youtube abc >}} {{< youtube id="abc" title="Film" >}} {{< vimeo 12 >}}

{{< highlight go "linenos=table" >}}
x := 1
{{< /highlight >}}

{{< hinweis art="tipp" >}}Kasten{{< /hinweis >}} {{< ref "fehlt.md" >}}"""


def test_shortcodes_become_text_or_are_told(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "hugo",
        {
            "content/posts/hof/index.md": post(SHORTCODES),
            "content/posts/hof/bild.png": build_picture(),
            "content/posts/zwei.md": post("## Mehr {#mehr}"),
            "content/ueber.md": post("Wir"),
        },
    )

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
[eins](2020-12-12-zwei.md#mehr) [zwei](2020-12-12-zwei.md) [drei](../ueber.md)

![Der Hof](bilder/bild.png)

Unser Hof

![Nur dies](bilder/bild.png)

[Video bei YouTube](https://www.youtube.com/watch?v=abc) [Film](https://www.youtube.com/watch?v=abc) \
[Video bei Vimeo](https://vimeo.com/12)

```go
x := 1
```

{{< hinweis art="tipp" >}}Kasten{{< /hinweis >}} {{< ref "fehlt.md" >}}"""
    )
    told = town.about("content/posts/hof/index.md")
    assert "Zeile 17: „{{< hinweis" in told
    assert 'Zeile 17: „{{< ref "fehlt.md" >}}“ bleibt stehen' in told


def test_what_ends_there_is_a_draft_here(tmp_path: Path) -> None:
    fields = ["publishDate: 2020-12-20", "expiryDate: 2021-01-01"]
    town = bring_in(tmp_path, "hugo", {"content/posts/hof.md": post("x", *fields)})

    assert town.fields("posts/2020-12-20-hof.md")["draft"] == "true"
    told = town.about("content/posts/hof.md")
    assert "Das Ende 2021-01-01" in told
    assert "Ein zweites Datum, 2020-12-12" in told


@pytest.mark.parametrize("head", ['+++\ntitle = "a\n+++\nx', '{"title": \nx', "+++\ntitle = 1\nx"])
def test_unreadable_front_matter_is_told_and_the_rest_goes_on(tmp_path: Path, head: str) -> None:
    town = bring_in(tmp_path, "hugo", {"content/posts/kaputt.md": head, "content/posts/hof.md": post("x")})

    assert town.texts() == {"posts/2020-12-12-hof.md"}
    assert "Der Kopf" in town.about("content/posts/kaputt.md")
