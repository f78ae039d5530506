"""A site of Jekyll comes in: posts, drafts, pages, Liquid, kramdown, and the addresses it had."""

from pathlib import Path

import pytest

from tests.generators import bring_in, build_picture

CONFIG = """
    title: Alte Seite
    url: https://alt.example
    baseurl: /wir
    permalink: pretty
"""


def post(text: str, *fields: str) -> str:
    return "\n".join(["---", "title: Hof", *fields, "---", text, ""])


def test_fields_become_ours(tmp_path: Path) -> None:
    fields = [
        "layout: post",
        "date: 2020-12-12 10:00:00 +0000",
        "last_modified_at: 2021-01-02",
        "categories: Feste nachbarschaft",
        "tags: [garten, Lärm]",
        "excerpt: Wir feiern.",
        "redirect_from: [/alt/hof, /wir/noch-aelter.html]",
        "author: Erna Beispiel",
        "published: false",
        "farbe: rot",
    ]
    town = bring_in(tmp_path, "jekyll", {"_config.yml": CONFIG, "_posts/2020-12-12-hof.md": post("Text.", *fields)})

    assert town.fields("posts/2020-12-12-hof.md") == {
        "title": "Hof",
        "date": "2020-12-12 11:00",
        "updated": "2021-01-02",
        "kurz": "Wir feiern.",
        "categories": ["feste", "nachbarschaft"],
        "themen": ["gruen", "laerm"],
        "draft": "true",
        "aliases": ["/feste/nachbarschaft/2020/12/12/hof/", "/alt/hof/", "/noch-aelter.html"],
    }
    assert "Zeile 12: Feld „farbe“: rot" in town.about("_posts/2020-12-12-hof.md")
    assert "1 Angabe zu Personen" in town.about("_posts/2020-12-12-hof.md")
    assert "Erna" not in town.said
    assert "layout (1)" in town.said
    assert "label: Lärm" in (town.root / "taxonomies.yml").read_text("utf-8")


def test_what_the_path_says_counts(tmp_path: Path) -> None:
    """The day, the category of a folder, drafts, pages; other things are told."""
    town = bring_in(
        tmp_path,
        "jekyll",
        {
            "rezepte/_posts/2017-1-2-suppe.markdown": post("Suppe"),
            "_posts/2018-01-02-alt.html": post("<p>Hallo <b>Welt</b></p><ul><li>eins</li></ul>"),
            "_posts/ohne-tag.md": post("x"),
            "_drafts/plan.md": post("Plan"),
            "_pages/ueber.md": post("Wir", "permalink: /about/"),
            "kontakt.md": post("Schreibt."),
            "README.md": "# Für Entwickler\n",
            "index.html": "---\n---\nx",
            "_rezepte/x.md": post("x"),
            "_layouts/post.html": "x",
        },
    )

    assert town.texts() == {
        "posts/2017-01-02-suppe.md",
        "posts/2018-01-02-alt.md",
        "posts/plan.md",
        "docs/ueber.md",
        "docs/kontakt.md",
    }
    assert town.fields("posts/2017-01-02-suppe.md")["categories"] == ["rezepte"]
    assert town.body("posts/2018-01-02-alt.md") == "Hallo **Welt**\n\n- eins"
    assert town.fields("posts/plan.md")["draft"] == "true"
    assert town.fields("docs/ueber.md")["aliases"] == ["/about/"]
    assert "2020-12-12-name.md" in town.about("_posts/ohne-tag.md")
    assert "nichts übernommen" in town.about("index.html")
    assert "Sammlungen werden nicht übernommen: „_rezepte“" in town.said


def test_html_becomes_markdown_of_our_dialect_and_nothing_goes_in_silence(tmp_path: Path) -> None:
    html = """<h1>Hof</h1><p><b>Wort:</b>Text</p><h2>Mehr</h2><p>+ 5 Bäume, <a href="/x y/">hier</a></p>
    <iframe src="https://www.youtube.com/embed/abc"></iframe><script>x()</script>"""
    town = bring_in(tmp_path, "jekyll", {"_posts/2018-01-02-alt.html": post(html)})

    assert (
        town.body("posts/2018-01-02-alt.md")
        == """\
**Wort**:Text

## Mehr

\\+ 5 Bäume, [hier](</x y/>)

[Eingebettet: youtube.com](https://www.youtube.com/watch?v=abc)"""
    )
    told = town.about("_posts/2018-01-02-alt.html")
    assert "Eingebettetes steht jetzt als Link da" in told and "Skripte (1)" in told


ADDRESSES = [
    ("date", "categories: [A, B]", "/a/b/2020/12/12/n0.html"),
    ("pretty", "", "/2020/12/12/n1/"),
    ("ordinal", "", "/2020/347/n2.html"),
    ("none", "category: A", "/a/n3.html"),
    ("/blog/:year/:i_month/:title", "", "/blog/2020/12/n4/"),
    ("/eigene/adresse/", "", "/eigene/adresse/"),
    ("/x/:slug/", "slug: name", "/x/name/"),
]


def test_the_old_address_leads_on(tmp_path: Path) -> None:
    files = {
        f"_posts/2020-12-12-n{number}.md": post("x", f"permalink: {form}", field)
        for number, (form, field, _) in enumerate(ADDRESSES)
    }
    files["_posts/2020-12-12-wie-alle.md"] = post("x")
    town = bring_in(tmp_path, "jekyll", {"_config.yml": "permalink: /:categories/:day/:title/\n", **files})

    found = [town.fields(path).get("aliases") for path in sorted(town.texts())]
    assert found == [*([address] for _, _, address in ADDRESSES), ["/12/wie-alle/"]]


def test_an_address_of_unknown_form_is_told(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path, "jekyll", {"_config.yml": "permalink: /:zauber/:title/\n", "_posts/2020-12-12-hof.md": post("x")}
    )

    assert "aliases" not in town.fields("posts/2020-12-12-hof.md")
    assert "„:zauber“" in town.about("_posts/2020-12-12-hof.md")


LINKS = """\
[eins]({% post_url 2019-05-01-fest %}#mehr) [zwei]({{ site.baseurl }}{% link ueber.md %})
[drei]({{ "/2019/05/01/fest/" | relative_url }}) [vier](https://alt.example/wir/ueber/)
[fünf]({{ site.url }}{{ site.baseurl }}/2019/05/01/fest/) [sechs][x] <a href="{{ site.baseurl }}/ueber/">sieben</a>
![Hof]({{ site.baseurl }}/assets/hof%20bild.png) ![Hof]({{ "/assets/hof bild.png" | absolute_url }}){: .rechts }
[tot](/nirgends/) [datei]({{ site.baseurl }}/assets/plan.zip) [weg]({% link _posts/fehlt.md %})

[x]: {{ site.baseurl }}/ueber/
"""


def test_links_and_pictures_are_found_again(tmp_path: Path) -> None:
    town = bring_in(
        tmp_path,
        "jekyll",
        {
            "_config.yml": CONFIG,
            "_posts/2020-12-12-hof.md": post(LINKS),
            "_posts/2019-05-01-fest.md": post("## Mehr {#mehr}"),
            "ueber.md": post("Wir"),
            "assets/hof bild.png": build_picture(),
            "assets/ungenutzt.png": build_picture("blue"),
            "assets/plan.zip": b"PK",
        },
    )

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
[eins](2019-05-01-fest.md#mehr) [zwei](../ueber.md)
[drei](2019-05-01-fest.md) [vier](../ueber.md)
[fünf](2019-05-01-fest.md) [sechs][x] <a href="../ueber.md">sieben</a>
![Hof](bilder/hof-bild.png) ![Hof](bilder/hof-bild.png)
[tot](https://alt.example/wir/nirgends/) [datei](https://alt.example/wir/assets/plan.zip) \
[weg]({% link _posts/fehlt.md %})

[x]: ../ueber.md"""
    )
    assert town.pictures() == {"posts/bilder/hof-bild.png"}
    told = town.about("_posts/2020-12-12-hof.md")
    assert "führt weiter zur alten Seite: https://alt.example/wir/nirgends/" in told
    assert "„assets/plan.zip“" in told
    assert "Zeile 8: „{% link _posts/fehlt.md %}“ bleibt stehen" in told


def test_instructions_become_text_or_are_told(tmp_path: Path) -> None:
    body = """\
{{ site.title }} und {{ page.title }} am {{ page.farbe | upcase }}.
{% highlight ruby linenos %}
puts "```"
{% endhighlight %}
`{% raw %}{{ x }}{% endraw %}` {% comment %}intern{% endcomment %}
{% include galerie.html ordner="x" %}"""
    town = bring_in(tmp_path, "jekyll", {"_config.yml": CONFIG, "_posts/2020-12-12-hof.md": post(body)})

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
Alte Seite und Hof am {{ page.farbe | upcase }}.
````ruby
puts "```"
````
`{{ x }}` <!--intern-->
{% include galerie.html ordner="x" %}"""
    )
    told = town.about("_posts/2020-12-12-hof.md")
    assert "Zeile 4: „{{ page.farbe | upcase }}“" in told
    assert "Zeile 9: „{% include galerie.html" in told


def test_parts_that_show_a_picture_become_one(tmp_path: Path) -> None:
    body = """\
{% include figure.html image_path="/img/hof.png" alt="Der Hof" caption="Unser Hof" class="gross" %}
{% include image src="/img/fehlt.png" alt="x" %}
{% include figure.html src="/img/hof.png" farbe="rot" %}"""
    files = {"_posts/2020-12-12-hof.md": post(body), "img/hof.png": build_picture()}
    town = bring_in(tmp_path, "jekyll", files)

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
![Der Hof](bilder/hof.png)

Unser Hof
{% include image src="/img/fehlt.png" alt="x" %}
{% include figure.html src="/img/hof.png" farbe="rot" %}"""
    )
    assert town.about("_posts/2020-12-12-hof.md").count("bleibt stehen") == 2


def test_signs_of_kramdown_go_outside_of_code(tmp_path: Path) -> None:
    body = """\
* TOC
{:toc}

Oben
====

Absatz
{: .gross #anker}

{:.no_toc}
## Unten {: .klein}

[Link](https://a.example){:target="_blank"} `{: .code}`

```
{: .code}
```

<!--more-->

    eingerückt = 1

{::comment}still{:/comment}"""
    town = bring_in(tmp_path, "jekyll", {"_posts/2020-12-12-hof.md": post(body)})

    assert (
        town.body("posts/2020-12-12-hof.md")
        == """\
## Oben

Absatz
{#anker}

### Unten

[Link](https://a.example) `{: .code}`

```
{: .code}
```

```
eingerückt = 1
```

<!--still-->"""
    )
    told = town.about("_posts/2020-12-12-hof.md")
    assert "Verzeichnis der Überschriften, das von selbst entsteht (1-mal)" in told
    assert "Marke „Weiterlesen“ (1-mal)" in told
    assert "Angabe zur Gestaltung, zum Beispiel {: .klasse} (4-mal)" in told


@pytest.mark.parametrize("image", ["image: /assets/hof.png", "image: {path: assets/hof.png, alt: Der Hof}"])
def test_the_picture_of_a_post_comes_along(tmp_path: Path, image: str) -> None:
    town = bring_in(
        tmp_path, "jekyll", {"_posts/2020-12-12-hof.md": post("x", image), "assets/hof.png": build_picture()}
    )

    picture = {"datei": "bilder/hof.png"} | ({"alt": "Der Hof"} if "alt" in image else {})
    assert town.fields("posts/2020-12-12-hof.md")["bild"] == picture
    assert "bild.nachweis: Diese Angabe fehlt" in town.said
    assert town.pictures() == {"posts/bilder/hof.png"}


@pytest.mark.parametrize(
    ("fields", "lead"),
    [
        (["gallery: [/assets/hof.png, {url: assets/fest.png, alt: Das Fest}]"], None),
        (["images: [/assets/plan.png, /assets/hof.png, {url: assets/fest.png, alt: Das Fest}]"], "plan"),
        (["image: /assets/plan.png", "photos: [assets/plan.png, assets/hof.png, assets/fest.png, fehlt.png]"], "plan"),
    ],
)
def test_a_gallery_comes_along(tmp_path: Path, fields: list[str], lead: str | None) -> None:
    pictures = {
        f"assets/{name}.png": build_picture(c) for name, c in (("hof", "red"), ("fest", "blue"), ("plan", "green"))
    }
    town = bring_in(tmp_path, "jekyll", {"_posts/2020-12-12-hof.md": post("x", *fields), **pictures})
    found = town.fields("posts/2020-12-12-hof.md")
    assert [photo["datei"] for photo in found["fotos"]] == ["bilder/hof.png", "bilder/fest.png"]
    assert found.get("bild", {}).get("datei") == (f"bilder/{lead}.png" if lead else None)
    assert ("alt" in found["fotos"][1]) == ("Das Fest" in fields[0])
    assert "fotos[1].nachweis: Diese Angabe fehlt" in town.said
    assert ("fehlt.png" in town.said) == ("fehlt.png" in fields[-1])
